"""What each page asks the database, written down: `query_counts.csv` beside this file holds a ceiling for every page.

A page above its ceiling fails, a page without one too. `PIN_QUERIES=1 pytest …` writes what it finds; look at the difference
before it is committed. The figures are SQLite's: where rows are locked for reading, writing the reading line asks once more.
"""

import csv
import os
from pathlib import Path

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

PINNED = Path(__file__).with_name("query_counts.csv")


def asked_by(client: Client, url: str) -> int:
    """The second time, as the first may note that a login is used, or begin a stream."""
    client.get(url)
    with CaptureQueriesContext(connection) as found:
        assert client.get(url).status_code in {200, 302}, url
    return len(found)


def hold(counts: dict[str, int]) -> None:
    pinned, locking = _pinned(), int(connection.features.has_select_for_update)
    if os.environ.get("PIN_QUERIES"):
        return _write({**pinned, **counts})
    wrong = [
        f"{name}: {count}, pinned {pinned.get(name)}"
        for name, count in counts.items()
        if count > pinned.get(name, -99) + locking
    ]
    assert not wrong, "\n".join(wrong)
    return None


def _pinned() -> dict[str, int]:
    with PINNED.open(encoding="utf-8", newline="") as file:
        return {row["page"]: int(row["queries"]) for row in csv.DictReader(file)}


def _write(counts: dict[str, int]) -> None:
    with PINNED.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("page", "queries"))
        writer.writerows(sorted(counts.items()))
