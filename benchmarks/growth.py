"""What pages cost with ten times the past: `python benchmarks/growth.py [matters]` (SQLite; minutes, and 6 GB at a million).

A throw-away database is filled with that many matters (100,000) by the bulk action and measured; then nine further copies' worth
of closed matters with their claims, parties, duties, facts and search words are laid below them by plain SQL, and it is measured
again. What is open stays as much: a station does not get ten times the officers' work, it gets ten times the past. The copies
lie there to be walked past; their sealed words are bound to other rows and cannot be opened, nor is their journal chained.
Processor milliseconds in one process, median. The promise is a ratio of at most 1.3.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
TIMES, WARM = 30, 5
# Table, what of it belongs to closed matters, and how a copy differs: keys by a distance, codes by an ending.
CLOSED = "SELECT id FROM disputes_matter WHERE phase = 'closed' AND code NOT LIKE '%~%'"
CODES = "SELECT code FROM disputes_matter WHERE phase = 'closed' AND code NOT LIKE '%~%'"
STREAMS = "SELECT 'matter:' || code FROM disputes_matter WHERE phase = 'closed' AND code NOT LIKE '%~%'"
COPIED = (
    ("disputes_claim", f"matter_id IN ({CLOSED})", {"id", "matter_id"}, set()),
    ("disputes_party", f"matter_id IN ({CLOSED})", {"id", "matter_id"}, set()),
    ("worklist_duty", f"settled_at IS NOT NULL AND about_code IN ({CODES})", {"id"}, {"about_code"}),
    ("journal_entry", f"stream IN ({STREAMS})", {"id"}, {"stream", "about_code"}),
    ("journal_head", f"stream IN ({STREAMS})", set(), {"stream"}),
    ("search_document", f"about_code IN ({CODES})", {"id"}, {"about_code"}),
    ("disputes_matter", "phase = 'closed' AND code NOT LIKE '%~%'", {"id"}, {"code"}),
)


def grow(times: int) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys=OFF")
        cursor.execute(
            "SELECT max(id) - min(id) + 1 FROM (SELECT id FROM journal_entry UNION ALL SELECT id FROM search_document)"
        )
        distance = cursor.fetchone()[0]
        for nth in range(1, times + 1):
            for table, which, moved, renamed in COPIED:
                _copy(cursor, table, which, moved, renamed, nth * distance, nth)
            words = f"SELECT rowid - {nth * distance}, tokens FROM search_words WHERE rowid IN"  # noqa: S608
            cursor.execute(
                f"INSERT INTO search_words (rowid, tokens) {words} (SELECT id FROM search_document WHERE about_code IN ({CODES}))"  # noqa: S608
            )


def _copy(cursor, table: str, which: str, moved: set[str], renamed: set[str], distance: int, nth: int) -> None:
    columns = [row[0] for row in cursor.execute("SELECT name FROM pragma_table_info(%s)", [table]).fetchall()]
    values = [
        f"{name} - {distance}" if name in moved else f"{name} || '~{nth}'" if name in renamed else f'"{name}"'
        for name in columns
    ]
    names = ", ".join(f'"{name}"' for name in columns)
    cursor.execute(f"INSERT INTO {table} ({names}) SELECT {', '.join(values)} FROM {table} WHERE {which}")  # noqa: S608


def pages(made) -> dict[str, Callable[[], None]]:
    from django.test import Client

    desk, phone, tokens, nth = Client(), Client(), iter(made.tokens), iter(range(1, 60_000))
    for name, value in made.cookies.items():
        desk.cookies[name] = value

    def page(address: str) -> Callable[[], None]:
        def ask() -> None:
            answer = desk.get(address)
            assert answer.status_code == 200, (address, answer.status_code)

        return ask

    def create() -> None:
        number = next(nth)
        phone.cookies.clear()
        phone.cookies["place"], phone.cookies["draft"] = made.place, next(tokens)
        answer = phone.post("/tell/who/", made.who, HTTP_X_FORWARDED_FOR=f"10.1.{number // 250}.{number % 250}")
        assert (answer.status_code, answer.get("Location")) == (302, "/receipt/"), answer.content[:300]

    return {
        "worklist": page("/desk/"), "open matters": page("/desk/matters/?tab=guidance"), "closed matters": page("/desk/matters/?tab=closed"),
        "matter page": page(f"/desk/matters/{made.matter}/"), "search": page("/desk/search/?q=店长"), "public create": create,
    }  # fmt: skip


def measured(asked: dict[str, Callable[[], None]]) -> dict[str, float]:
    found = {}
    for name, ask in asked.items():
        for _ in range(WARM):
            ask()
        times = []
        for _ in range(TIMES):
            started = time.process_time()
            ask()
            times.append(1000 * (time.process_time() - started))
        found[name] = statistics.median(times)
    return found


def main(matters: int) -> None:
    from benchmarks.house import house

    made = house(matters, 4 * (TIMES + WARM))
    import doorstep.wsgi  # noqa: F401
    from doorstep.services.disputes.models import Matter

    asked = pages(made)
    before = measured(asked)
    started, was = time.perf_counter(), Matter.objects.count()
    closed = Matter.objects.filter(phase="closed").count()
    grow(round(9 * matters / closed))
    now = Matter.objects.count()
    print(f"{was:,} matters became {now:,} in {time.perf_counter() - started:.0f}s")
    after = measured(asked)
    for name in asked:
        print(f"{name}: {before[name]:.1f} → {after[name]:.1f} CPU ms, {after[name] / before[name]:.2f} times")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doorstep.settings")
    os.environ.setdefault("DOORSTEP_TRUSTED_PROXIES", "1")
    os.environ.setdefault("DOORSTEP_VAR", tempfile.mkdtemp(prefix="growth-"))
    Path(os.environ["DOORSTEP_VAR"]).mkdir(parents=True, exist_ok=True)
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
