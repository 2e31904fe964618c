// A scanned slip carries the digits behind #: they go into the box and out of the address line.
(() => {
  "use strict";
  const box = document.getElementById("id_digits");
  const take = () => {
    const digits = location.hash.slice(1).replace(/[\s-]/g, "");
    if (!/^\d{16}$/.test(digits)) return;
    box.value = digits.replace(/(\d{4})(?=\d)/g, "$1 ");
    history.replaceState(null, "", location.pathname);
    box.form.querySelector("button[type=submit]").focus();
  };
  if (!box) return;
  take();
  window.addEventListener("hashchange", take);
})();
