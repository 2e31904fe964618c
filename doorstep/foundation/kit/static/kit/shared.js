// Both doors. Everything here is a convenience: without it each form still sends and each question is still asked.
(() => {
  "use strict";

  // A form marked data-once is sent once; coming back to the page frees it again.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !form.matches("[data-once]")) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    form.setAttribute("aria-busy", "true");
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => {
      delete form.dataset.sent;
      form.removeAttribute("aria-busy");
    });
  });

  // What went wrong is heard first.
  document.querySelector("[data-focus]")?.focus();

  // A question asked in place becomes a dialog; Escape and “先不” close it.
  const asDialog = (details) => {
    const form = details.querySelector(".confirm-asks");
    const summary = details.querySelector("summary");
    if (!form || typeof HTMLDialogElement === "undefined") return;
    const dialog = document.createElement("dialog");
    dialog.className = "confirm-asks";
    dialog.setAttribute("aria-labelledby", form.getAttribute("aria-labelledby"));
    form.classList.remove("confirm-asks");
    form.classList.add("stack");
    details.after(dialog);
    dialog.append(form);
    const cancel = dialog.querySelector("[data-cancel]");
    cancel.hidden = false;
    cancel.addEventListener("click", () => dialog.close());
    summary.setAttribute("role", "button");
    summary.setAttribute("aria-haspopup", "dialog");
    summary.addEventListener("click", (event) => { event.preventDefault(); dialog.showModal(); });
    dialog.addEventListener("close", () => summary.focus());
  };
  const dress = (root) => root.querySelectorAll("details[data-confirm]:not([data-dressed])").forEach((details) => {
    details.dataset.dressed = "1";
    asDialog(details);
  });
  dress(document);
  document.addEventListener("htmx:afterSettle", (event) => dress(event.target));

  // A panel that could not be fetched says so instead of waiting for ever.
  const failed = (event) => {
    const place = event.target.querySelector?.(".panel-wait");
    if (place) place.firstElementChild.textContent = "没有取到，点这里再看";
  };
  document.addEventListener("htmx:responseError", failed);
  document.addEventListener("htmx:sendError", failed);

  // Menus made of <details> close when one looks elsewhere.
  const menus = "details.account[open], details.topbar-menu[open]";
  document.addEventListener("click", (event) => {
    document.querySelectorAll(menus).forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.querySelectorAll(menus).forEach((menu) => { menu.open = false; menu.querySelector("summary").focus(); });
  });
})();
