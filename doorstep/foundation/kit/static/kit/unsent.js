// Words typed and not yet sent stay in this tab, and a line that breaks loses none of them. Never on a shared tablet.
(() => {
  "use strict";
  const shared = document.body.hasAttribute("data-shared-tablet");
  const boxes = document.querySelectorAll("textarea[data-keep], input[data-keep]");
  const here = `kept:${location.pathname}:`;
  const SENT = "kept-sent";
  const store = (() => { try { return window.sessionStorage; } catch (error) { return null; } })();
  const forget = (start) => Object.keys(store).filter((key) => key.startsWith(start)).forEach((key) => store.removeItem(key));
  if (!store) return;

  // The server answered with another page: it has what was sent from the last one.
  const sent = store.getItem(SENT);
  if (sent && sent !== location.pathname) forget(`kept:${sent}:`);
  store.removeItem(SENT);
  if (shared || document.querySelector("[data-finished]")) forget("kept:");

  boxes.forEach((box) => {
    if (shared) return;
    const key = here + box.dataset.keep;
    const kept = store.getItem(key);
    if (kept !== null && box.getAttribute("aria-invalid") !== "true") box.value = kept;
    box.addEventListener("input", () => store.setItem(key, box.value));
  });

  // Before anything goes off we ask whether the line still holds; if not, it is said in place and nothing is lost.
  const probe = () => fetch(document.querySelector("link[rel=icon]").href, { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(8000) });
  const say = (form, submitter) => {
    form.querySelector("[data-line-lost]")?.remove();
    const note = document.createElement("div");
    note.className = "error-summary";
    note.dataset.lineLost = "";
    note.setAttribute("role", "alert");
    note.tabIndex = -1;
    const words = document.createElement("p");
    words.textContent = shared ? "网络断了，您写的内容还在这一页。连上后点“继续提交”。" : "网络断了，您写的内容还在这里，没有丢。连上后点“继续提交”。";
    const again = document.createElement("button");
    again.type = "button";
    again.className = "btn";
    again.textContent = "继续提交";
    again.addEventListener("click", () => form.requestSubmit(submitter));
    note.append(words, again);
    (submitter?.closest(".stack") ?? form).prepend(note);
    note.focus();
  };
  document.querySelectorAll("form[data-offline]").forEach((form) => form.addEventListener("submit", (event) => {
    if (form.dataset.lineHolds) {
      delete form.dataset.lineHolds;
      if (!shared) store.setItem(SENT, location.pathname);
      return;
    }
    event.preventDefault();
    const submitter = event.submitter;
    probe().then((answer) => {
      if (!answer.ok) throw new Error("no answer");
      form.querySelector("[data-line-lost]")?.remove();
      form.dataset.lineHolds = "1";
      form.requestSubmit(submitter);
    }).catch(() => say(form, submitter));
  }));
})();
