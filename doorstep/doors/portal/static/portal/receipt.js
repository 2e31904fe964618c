// Printing, and the slip as a picture. Both are made on this device; nothing is fetched.
(() => {
  "use strict";
  const slip = document.querySelector(".slip");
  const printer = document.querySelector("[data-print]");
  const saver = document.querySelector("[data-save-slip]");
  if (!slip) return;
  if (printer) {
    printer.hidden = false;
    printer.addEventListener("click", () => window.print());
  }
  const lines = (pen, text, width) => {
    const found = [""];
    for (const sign of text) {
      if (pen.measureText(found.at(-1) + sign).width > width) found.push("");
      found[found.length - 1] += sign;
    }
    return found;
  };
  const draw = () => {
    const canvas = document.createElement("canvas");
    canvas.width = 720;
    canvas.height = 1040;
    const pen = canvas.getContext("2d");
    const words = (text, size, y, weight = 400) => {
      pen.font = `${weight} ${size}px sans-serif`;
      lines(pen, text, 600).forEach((line) => { pen.fillText(line, 60, y); y += size * 1.5; });
      return y;
    };
    pen.fillStyle = "#FFFFFF";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = "#1F1B16";
    let y = words(slip.querySelector("header b").textContent, 34, 90, 700);
    y = words(slip.querySelector("header span")?.textContent ?? "", 24, y);
    const groups = [...slip.querySelectorAll(".digits span")].map((one) => one.textContent);
    y = words(groups.slice(0, 2).join("  "), 72, y + 60, 700);
    y = words(groups.slice(2).join("  "), 72, y, 700);
    const code = slip.querySelector(".scan svg");
    if (code) {
      const size = code.viewBox.baseVal.width;
      pen.save();
      pen.translate(60, y - 30);
      pen.scale(300 / size, 300 / size);
      pen.translate(2, 2);
      pen.strokeStyle = "#1F1B16";
      pen.stroke(new Path2D(code.querySelector("path").getAttribute("d")));
      pen.restore();
      y += 320;
    }
    slip.querySelectorAll("article > p.fine-print").forEach((note) => { y = words(note.textContent, 24, y); });
    return canvas;
  };
  if (saver) {
    saver.hidden = false;
    saver.addEventListener("click", () => {
      const link = document.createElement("a");
      link.download = "回执.png";
      link.href = draw().toDataURL("image/png");
      link.click();
    });
  }
})();
