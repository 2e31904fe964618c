// The staff door by keyboard: J and K move, Enter opens, X marks, / searches, ? shows the keys.
(() => {
  "use strict";

  const rows = () => [...document.querySelectorAll("[data-rows] [data-row]")];
  const here = () => rows().findIndex((row) => row.classList.contains("cursor"));
  const go = (to) => {
    const all = rows();
    if (!all.length) return;
    const next = all[Math.max(0, Math.min(all.length - 1, to))];
    all.forEach((row) => row.classList.toggle("cursor", row === next));
    next.querySelector("a")?.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };
  const mark = () => rows()[here()]?.querySelector("input[type=checkbox]")?.click();

  const typing = (event) => event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable], dialog");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event)) return;
    const search = document.querySelector("[data-search]");
    const keys = document.querySelector("[data-shortcut='" + CSS.escape(event.key.toLowerCase()) + "']");
    switch (event.key) {
      case "j": go(here() + 1); break;
      case "k": go(here() < 0 ? 0 : here() - 1); break;
      case "x": mark(); break;
      case "a": { const every = document.querySelector("[data-every]"); if (!every) return; every.click(); break; }
      case "/": if (!search) return; search.focus(); break;
      case "?": document.querySelector(".keys")?.scrollIntoView({ block: "center" }); break;
      default: if (!keys) return; keys.click();
    }
    event.preventDefault();
  });
  document.addEventListener("focusin", (event) => {
    const row = event.target.closest?.("[data-row]");
    if (row) rows().forEach((other) => other.classList.toggle("cursor", other === row));
  });

  // The bulk bar says how many are marked and shows itself only when some are.
  const marks = () => [...document.querySelectorAll("[data-row] input[type=checkbox]")];
  const count = () => {
    const marked = marks().filter((box) => box.checked);
    marks().forEach((box) => box.closest("[data-row]").classList.toggle("on", box.checked));
    document.querySelectorAll("[data-bulk]").forEach((bar) => {
      bar.hidden = marked.length === 0;
      const says = bar.querySelector("[data-bulk-count]");
      if (says) says.textContent = `选了${marked.length}件`;
    });
  };
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-every]")) marks().forEach((box) => { box.checked = event.target.checked; });
    if (event.target.matches("[data-every], [data-row] input[type=checkbox]")) count();
  });
  document.querySelectorAll("[data-every]").forEach((box) => { box.hidden = false; });
  window.addEventListener("pageshow", count);
  count();
})();
