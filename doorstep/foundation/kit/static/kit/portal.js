// The public door: leave quickly, read aloud, larger text. Without scripts leaving is a link and the text size a form.
(() => {
  "use strict";

  // Leaving replaces this page in the history, so that “back” does not return here, and forgets what was unsent.
  const leave = document.querySelector("[data-leave]");
  const leaveNow = () => {
    try { sessionStorage.clear(); } catch (error) { /* storage refused: nothing was kept */ }
    window.speechSynthesis?.cancel();
    document.documentElement.hidden = true;
    location.replace(leave.href);
  };
  if (leave) {
    leave.addEventListener("click", (event) => { event.preventDefault(); leaveNow(); });
    let last = 0;
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
      if (event.timeStamp - last < 600) leaveNow();
      last = event.timeStamp;
    });
  }

  // The main column, sentence by sentence; what is typed into boxes is not read out.
  const reader = document.querySelector("[data-read-aloud]");
  const voice = window.speechSynthesis;
  if (reader && voice) {
    reader.hidden = false;
    const words = reader.querySelector("span");
    const stopped = () => { words.textContent = "读给我听"; reader.setAttribute("aria-pressed", "false"); };
    const read = () => {
      const main = document.getElementById("main").cloneNode(true);
      main.querySelectorAll(".bar, svg, textarea, select, script, rt, rp, noscript, [hidden], [aria-hidden=true]").forEach((part) => part.remove());
      main.querySelectorAll("p, li, h1, h2, h3, label, dt, dd, div, button").forEach((part) => part.append("。"));
      const sentences = main.textContent.replace(/\s+/g, "").split(/[。！？；]+/).filter(Boolean);
      sentences.forEach((sentence, number) => {
        const said = new SpeechSynthesisUtterance(sentence);
        said.lang = "zh-CN";
        said.rate = 0.9;
        if (number === sentences.length - 1) said.onend = stopped;
        voice.speak(said);
      });
      words.textContent = "停下";
      reader.setAttribute("aria-pressed", "true");
    };
    stopped();
    reader.addEventListener("click", () => {
      const speaking = voice.speaking || voice.pending;
      voice.cancel();
      if (speaking) stopped(); else read();
    });
    window.addEventListener("pagehide", () => voice.cancel());
  }

  // Text size: a cookie the server reads; here it takes effect at once.
  const sizer = document.querySelector("[data-text-size]");
  const root = document.documentElement;
  const show = (large) => {
    if (large) root.dataset.mode = "large"; else delete root.dataset.mode;
    sizer?.setAttribute("aria-pressed", String(large));
  };
  if (sizer) {
    sizer.hidden = false;
    if (/(?:^|; )text_size=large/.test(document.cookie)) show(true);
    sizer.addEventListener("click", (event) => {
      event.preventDefault();
      const large = root.dataset.mode !== "large";
      const secure = location.protocol === "https:" ? "; Secure" : "";
      document.cookie = `text_size=${large ? "large" : "normal"}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
      show(large);
    });
  }
})();
