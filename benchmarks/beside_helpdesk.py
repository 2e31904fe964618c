"""Our pages beside django-helpdesk's, in one run on one machine: `python benchmarks/beside_helpdesk.py PEER_PYTHON [matters]`.

PEER_PYTHON is the interpreter of an environment of its own: `python3 -m venv peer && peer/bin/pip install
django-helpdesk==2.6.1 gunicorn whitenoise wheel "setuptools<81"`. wrk must be installed. Two workers each, SQLite with the
same pragmas, the reading log on; rounds alternate. Prints requests a second, p50, p95 and processor milliseconds a request.

Everything is asked by 8 connections at once, the peer's list data by two for longer: it takes seconds, one for each worker is all it
can use. The worklist is one officer's, who has everything: 30,000 open duties at 100,000 matters.
"""

import base64
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
PEER = ROOT / "benchmarks" / "helpdesk_peer"
sys.path.insert(0, str(ROOT))
if TYPE_CHECKING:
    from benchmarks.house import House
OURS_PORT, PEER_PORT, SECONDS, ROUNDS, DRAFTS = 8093, 8094, 5, 3, 12_000
TOKEN = "a" * 32


@dataclass(frozen=True)
class Measured:
    rate: float
    p50: float
    p95: float
    cpu: float
    wrong: int


def main(peer_python: str, matters: int) -> None:
    os.environ["PEER_VAR"] = tempfile.mkdtemp(prefix="peer-")
    from benchmarks.house import house

    ours, theirs = house(matters, DRAFTS), prepare_peer(peer_python, matters)
    servers = [serve_ours(), serve_peer(peer_python)]
    try:
        wait_for(f"http://127.0.0.1:{OURS_PORT}/")
        wait_for(f"http://127.0.0.1:{PEER_PORT}/tickets/{theirs['ticket']}/")
        compare(ours, theirs, servers)
    finally:
        for server in servers:
            server.terminate()
            server.wait(20)


def prepare_peer(python: str, count: int) -> dict:
    found = subprocess.run(  # noqa: S603
        [python, "peer_load.py", str(count)], cwd=PEER, env={**os.environ, "DJANGO_SETTINGS_MODULE": "peer_settings"},
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return json.loads(found.stdout.splitlines()[-1])


def serve_ours() -> subprocess.Popen:
    return subprocess.Popen([  # noqa: S603
        sys.executable, "-W", "ignore", "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(OURS_PORT),
        "--workers", "2", "--blocking-threads", "1", "--log-level", "error", "doorstep.wsgi:application",
    ], cwd=ROOT, env={**os.environ, "DOORSTEP_TRUSTED_PROXIES": "1"})  # fmt: skip


def serve_peer(python: str) -> subprocess.Popen:
    return subprocess.Popen(  # noqa: S603
        [str(Path(python).with_name("gunicorn")), "peer_wsgi", "-w", "2", "-b", f"127.0.0.1:{PEER_PORT}", "--log-level", "error"],
        cwd=PEER, env={**os.environ, "DJANGO_SETTINGS_MODULE": "peer_settings"},
    )  # fmt: skip


def compare(ours: "House", theirs: dict, servers: list[subprocess.Popen]) -> None:
    data = base64.b64encode(json.dumps({
        "filtering": {"status__in": [1, 2, 3]}, "filtering_or": {}, "sorting": "created", "sortreverse": True, "search_string": "",
    }).encode()).decode()  # fmt: skip
    cookies = "; ".join(f"{name}={value}" for name, value in ours.cookies.items())
    staff, boss = {"Cookie": cookies}, {"Cookie": f"sessionid={theirs['session']}"}
    here, there = f"http://127.0.0.1:{OURS_PORT}", f"http://127.0.0.1:{PEER_PORT}"
    pairs = [
        ("worklist / list data", 8, (f"{here}/desk/", staff, ""),
         2, (f"{there}/datatables_ticket_list/{data}?draw=1&start=0&length=25", boss, "")),
        ("list of matters / list data", 8, (f"{here}/desk/matters/", staff, ""),
         2, (f"{there}/datatables_ticket_list/{data}?draw=1&start=0&length=25", boss, "")),
        ("matter page / ticket page", 8, (f"{here}/desk/matters/{ours.matter}/", staff, ""),
         8, (f"{there}/tickets/{theirs['ticket']}/", boss, "")),
        ("public create", 8, (f"{here}/tell/who/", {}, our_create(ours)), 8, (f"{there}/tickets/submit/", {}, peer_create(theirs))),
    ]  # fmt: skip
    for label, c_ours, mine, c_peer, other in pairs:
        rounds = [(drive(servers[0], *mine, c_ours), drive(servers[1], *other, c_peer)) for _ in range(ROUNDS)]
        say(label, [one for one, _ in rounds], [two for _, two in rounds])


def our_create(ours: "House") -> str:
    """Each request sends another draft from another address, so that no limit and no repetition is met."""
    tokens = Path(os.environ["DOORSTEP_VAR"]) / "tokens.txt"
    tokens.write_text("\n".join(ours.tokens))
    body = "&".join([f"csrfmiddlewaretoken={TOKEN}", *(f"{name}={value}" for name, value in ours.who.items())])
    return f"""
local file = io.open("{tokens}"); local tokens = {{}}; for line in file:lines() do tokens[#tokens + 1] = line end
local start = os.time() % 1000000; local nth = (tonumber(os.getenv("WRK_ROUND") or "0")) * {DRAFTS // ROUNDS}
request = function()
  nth = nth + 1
  return wrk.format("POST", nil, {{
    ["Content-Type"] = "application/x-www-form-urlencoded", ["Cookie"] = "csrf={TOKEN}; place={ours.place}; draft=" .. tokens[(nth - 1) % #tokens + 1],
    ["X-Forwarded-For"] = string.format("10.%d.%d.%d", math.floor(nth / 62500) % 250, math.floor(nth / 250) % 250, nth % 250),
  }}, "{body}")
end
"""


def peer_create(theirs: dict) -> str:
    body = f"csrfmiddlewaretoken={TOKEN}&queue={theirs['queue']}&title=load&body=abc&priority=3&submitter_email=w%40example.invalid"
    return f"""
wrk.method = "POST"; wrk.body = "{body}"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"; wrk.headers["Cookie"] = "csrftoken={TOKEN}"
"""


_round: dict[str, int] = {}


def drive(server: subprocess.Popen, url: str, headers: dict, script: str, connections: int) -> Measured:
    tail = (
        'done = function(s, l, r) io.write(string.format("P %f %f %d %d\\n", l:percentile(50) / 1000, l:percentile(95) / 1000, '
        "r and s.requests or s.requests, s.errors.status + s.errors.timeout + s.errors.read + s.errors.connect)) end"
    )
    lua = Path(tempfile.mkstemp(suffix=".lua")[1])
    lua.write_text(script + tail)
    nth = _round.setdefault(url, 0)
    _round[url] += 1
    before = cpu_of(server)
    given = [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
    said = subprocess.run(  # noqa: S603
        ["wrk", "-t1", f"-c{connections}", f"-d{SECONDS if connections == 8 else 4 * SECONDS}s", "--timeout", "60s", "-s", str(lua), *given, url],  # noqa: S607
        check=True, capture_output=True, text=True, env={**os.environ, "WRK_ROUND": str(nth)},
    ).stdout  # fmt: skip
    lua.unlink()
    used = cpu_of(server) - before
    p50, p95, requests, wrong = re.search(r"P ([\d.]+) ([\d.]+) (\d+) (\d+)", said).groups()  # type: ignore[union-attr]
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", said).group(1))  # type: ignore[union-attr]
    return Measured(rate, float(p50), float(p95), 1000 * used / max(1, int(requests)), int(wrong))


def cpu_of(server: subprocess.Popen) -> float:
    """Processor seconds of a server and its workers."""
    family, seconds = [server.pid], 0.0
    for pid in family:
        try:
            for task in Path(f"/proc/{pid}/task").iterdir():
                family += [int(child) for child in (task / "children").read_text().split() if int(child) not in family]
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            seconds += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        except FileNotFoundError:
            continue
    return seconds


def say(label: str, ours: list[Measured], theirs: list[Measured]) -> None:
    mine, other = (statistics.median(one.rate for one in rounds) for rounds in (ours, theirs))
    print(f"{label}: {mine:.1f}/s beside {other:.2f}/s = {mine / other:.2f} times")
    for name, rounds in (("ours", ours), ("peer", theirs)):
        middle = sorted(rounds, key=lambda one: one.rate)[len(rounds) // 2]
        wrong = sum(one.wrong for one in rounds)
        print(
            f"    {name}: p50 {middle.p50:.1f} ms, p95 {middle.p95:.1f} ms, {middle.cpu:.1f} CPU ms a request, {wrong} wrong answers"
        )


def wait_for(url: str) -> None:
    for _ in range(120):
        try:
            urllib.request.urlopen(url, timeout=5)  # noqa: S310
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.25)
    raise SystemExit(f"no answer from {url}")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doorstep.settings")
    os.environ.setdefault("DOORSTEP_VAR", tempfile.mkdtemp(prefix="beside-"))
    Path(os.environ["DOORSTEP_VAR"]).mkdir(parents=True, exist_ok=True)
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100_000)
