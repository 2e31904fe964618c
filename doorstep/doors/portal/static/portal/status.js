// A scanned slip carries the digits behind #: they go into the box and out of the address line.
(() => {
  "use strict";
  const box = document.getElementById("id_digits");
  const digits = decodeURIComponent(location.hash.slice(1)).replace(/[\s-]/g, "");
  if (!box || !/^\d{16}$/.test(digits)) return;
  box.value = digits.replace(/(\d{4})(?=\d)/g, "$1 ");
  history.replaceState(null, "", location.pathname);
  box.form.querySelector("button[type=submit]").focus();
})();
