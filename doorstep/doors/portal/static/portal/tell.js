// How many signs are left, once it gets near; the form itself says it too.
(() => {
  "use strict";
  const line = document.querySelector("[data-count]");
  const box = line && document.getElementById(line.dataset.count);
  if (!box) return;
  const most = Number(line.dataset.most);
  const count = () => {
    const left = most - [...box.value].length;
    line.hidden = left > most / 10;
    line.textContent = left >= 0 ? `还能写${left.toLocaleString("en")}个字。` : `多了${(-left).toLocaleString("en")}个字，请先留下最要紧的。`;
  };
  box.addEventListener("input", count);
  count();
})();
