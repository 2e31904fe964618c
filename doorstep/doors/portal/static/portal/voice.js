// A note spoken into the device, three minutes at most: heard again here, and only then put beside the story.
(() => {
  "use strict";
  const block = document.querySelector("[data-voice]");
  const keep = document.querySelector("[data-keep-files]");
  if (!block || !keep) return;
  const form = keep.form;
  const spoken = form.querySelector("#up-voice");
  block.hidden = false;
  [form.querySelector("#up-files"), spoken].forEach((input) => input?.addEventListener("change", () => { if (input.files.length) form.requestSubmit(keep); }));

  const start = block.querySelector("[data-record]");
  const fallback = block.querySelector("[data-voice-file]");
  const panel = document.querySelector("[data-recording]");
  const MOST = Number(block.dataset.seconds);
  const KINDS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
  const kind = window.MediaRecorder && KINDS.find((each) => MediaRecorder.isTypeSupported(each));
  if (!start || !kind || !navigator.mediaDevices || !window.DataTransfer) return;
  start.hidden = false;
  fallback.hidden = true;
  const part = (name) => panel.querySelector(`[data-${name}]`);
  const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  const show = (name) => {
    panel.hidden = !name;
    ["asking", "running", "heard", "denied"].forEach((each) => { part(each).hidden = each !== name; });
  };
  let recorder, ticking, made;

  const finished = (pieces) => {
    const ending = kind.includes("webm") ? "webm" : kind.includes("mp4") ? "m4a" : "ogg";
    made = new File(pieces, `voice.${ending}`, { type: kind.split(";")[0] });
    part("player").src = URL.createObjectURL(made);
    show("heard");
    part("take").focus();
  };
  const record = (stream) => {
    const pieces = [];
    let seconds = 0;
    recorder = new MediaRecorder(stream, { mimeType: kind, audioBitsPerSecond: 32000 });
    recorder.addEventListener("dataavailable", (event) => pieces.push(event.data));
    recorder.addEventListener("stop", () => {
      clearInterval(ticking);
      stream.getTracks().forEach((track) => track.stop());
      finished(pieces);
    });
    recorder.start(1000);
    show("running");
    part("time").textContent = clock(0);
    part("stop").focus();
    ticking = setInterval(() => {
      seconds += 1;
      part("time").textContent = clock(seconds);
      if (seconds >= MOST) recorder.stop();
    }, 1000);
  };
  start.addEventListener("click", () => {
    show("asking");
    navigator.mediaDevices.getUserMedia({ audio: true }).then(record, () => { show("denied"); fallback.hidden = false; start.hidden = true; });
  });
  part("stop").addEventListener("click", () => recorder.stop());
  part("again").addEventListener("click", () => { URL.revokeObjectURL(part("player").src); show(""); start.focus(); });
  part("take").addEventListener("click", () => {
    const carrier = new DataTransfer();
    carrier.items.add(made);
    spoken.files = carrier.files;
    form.requestSubmit(keep);
  });
})();
