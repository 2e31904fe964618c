// The token of an invitation stands after the #, which browsers never send: it goes into the form, and out of the
// address bar, so that the history of a shared computer does not keep it. Sending only looks; nothing is used up.
(() => {
  "use strict";
  const form = document.querySelector("[data-invitation]");
  const token = window.location.hash.slice(1);
  if (!form || !token) return;
  window.history.replaceState(null, "", window.location.pathname);
  form.elements.token.value = token;
  form.requestSubmit();
})();
