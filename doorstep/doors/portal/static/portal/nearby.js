// The device is asked where it is only when the button is tapped; the figures are rounded before they leave it.
(() => {
  "use strict";
  const block = document.querySelector("[data-nearby]");
  const longitude = document.querySelector("input[name=longitude]");
  const latitude = document.querySelector("input[name=latitude]");
  if (!block || !window.isSecureContext || !navigator.geolocation) return;
  const locate = block.querySelector("[data-locate]");
  const forget = block.querySelector("[data-forget]");
  const says = block.querySelector("[data-nearby-says]");
  const say = (what) => { says.textContent = block.dataset[what] ?? ""; };
  const put = (position) => {
    longitude.value = position ? position.coords.longitude.toFixed(3) : "";
    latitude.value = position ? position.coords.latitude.toFixed(3) : "";
    forget.hidden = !position;
    locate.disabled = false;
  };
  const found = (position) => { put(position); say("found"); };
  const failed = (error) => { put(null); say(error.code === error.PERMISSION_DENIED ? "denied" : "failed"); };
  locate.addEventListener("click", () => {
    locate.disabled = true;
    say("asking");
    navigator.geolocation.getCurrentPosition(found, failed, { timeout: 15000, maximumAge: 60000 });
  });
  forget.addEventListener("click", () => { put(null); say("gone"); locate.focus(); });
  if (longitude.value && latitude.value) {
    forget.hidden = false;
    say("found");
  }
  block.hidden = false;
})();
