// Passkeys: asks the browser for a credential and sends the form with it. Options stand in data-options.
(function () {
  "use strict";

  function toBytes(text) {
    const base64 = text.replace(/-/g, "+").replace(/_/g, "/");
    return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  }

  function toText(buffer) {
    const text = String.fromCharCode(...new Uint8Array(buffer));
    return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  function opened(options) {
    const open = { ...options, challenge: toBytes(options.challenge) };
    if (options.user) open.user = { ...options.user, id: toBytes(options.user.id) };
    for (const list of ["excludeCredentials", "allowCredentials"]) {
      if (options[list]) open[list] = options[list].map((one) => ({ ...one, id: toBytes(one.id) }));
    }
    return open;
  }

  function written(credential) {
    const answer = credential.response;
    const response = { clientDataJSON: toText(answer.clientDataJSON) };
    for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (answer[part]) response[part] = toText(answer[part]);
    }
    if (answer.getTransports) response.transports = answer.getTransports();
    return {
      id: credential.id, rawId: toText(credential.rawId), type: credential.type, response,
      authenticatorAttachment: credential.authenticatorAttachment || null,
      clientExtensionResults: credential.getClientExtensionResults(),
    };
  }

  function say(form, words) {
    const place = form.querySelector("[data-passkey-says]");
    place.textContent = words;
    place.hidden = !words;
  }

  async function ask(form) {
    const given = JSON.parse(form.dataset.options);
    const options = given.creation_options || given.request_options;
    const publicKey = opened(options.publicKey);
    return form.dataset.passkey === "create"
      ? navigator.credentials.create({ publicKey })
      : navigator.credentials.get({ publicKey });
  }

  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("form[data-passkey]");
    if (!form || form.dataset.asked) return;
    event.preventDefault();
    say(form, "");
    if (!window.PublicKeyCredential) return say(form, "这个浏览器用不了通行密钥，请用验证码");
    try {
      const field = form.querySelector("input[name=credential]");
      field.value = JSON.stringify(written(await ask(form)));
      form.dataset.asked = "yes";
      form.submit();
    } catch (error) {
      say(form, error.name === "InvalidStateError" ? "这台设备已经设过了" : "没有完成，可以再试一次，或者用验证码");
    }
  });
})();
