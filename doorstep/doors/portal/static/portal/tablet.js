// The tablet of a hall: who walks away leaves nothing behind. A minute before, it asks whether somebody is still there.
(() => {
  "use strict";
  const ASKS = 9 * 60, ENDS = 10 * 60;
  let idle = 0, note = null;
  const alive = () => { idle = 0; note?.remove(); note = null; };
  const ask = () => {
    note = document.createElement("div");
    note.className = "error-summary";
    note.setAttribute("role", "alert");
    note.textContent = "还在写吗？再过一分钟没有动，这一页就清掉。点一下屏幕，接着写。";
    document.getElementById("main").prepend(note);
    note.scrollIntoView({ block: "center" });
  };
  ["pointerdown", "keydown", "input"].forEach((kind) => document.addEventListener(kind, alive));
  setInterval(() => {
    idle += 1;
    if (idle === ASKS) ask();
    if (idle >= ENDS) document.querySelector("[data-leave]").click();
  }, 1000);
})();
