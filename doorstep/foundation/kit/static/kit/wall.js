// The big screen renews itself; when the line is down it keeps what it shows and tries again.
setInterval(() => {
  fetch(location.href, { method: "HEAD", cache: "no-store" }).then((answer) => { if (answer.ok) location.reload(); }).catch(() => {});
}, 300000);
