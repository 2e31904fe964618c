// Printing needs a script; everything else on the page does not.
(() => {
  "use strict";
  const printer = document.querySelector("[data-print]");
  if (!printer) return;
  printer.hidden = false;
  printer.addEventListener("click", () => window.print());
})();
