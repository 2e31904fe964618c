"""The index itself, on both engines: SQLite keeps the tokens in an FTS5 table, PostgreSQL as a tsvector under GIN.

Tokens are written sorted and once each, so neither engine learns how the words of a text followed one another.
"""

from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

Row = tuple[int, str, str, str, list[str]]  # id, kind, code, key mark, tokens
_CHUNK = 500
_DOCUMENT = (
    "INSERT INTO search_document (id, about_kind, about_code, made_with) VALUES (%s, %s, %s, %s) "
    "ON CONFLICT (id) DO UPDATE SET made_with = excluded.made_with"
)
_VECTOR = (
    "INSERT INTO search_document (id, about_kind, about_code, made_with, words) "
    "VALUES (%s, %s, %s, %s, array_to_tsvector(%s)) "
    "ON CONFLICT (id) DO UPDATE SET made_with = excluded.made_with, words = excluded.words"
)


def make(engine: BaseDatabaseWrapper) -> None:
    """What the migration adds to the table of documents."""
    with engine.cursor() as cursor:
        if engine.vendor == "postgresql":
            cursor.execute("ALTER TABLE search_document ADD COLUMN words tsvector")
            cursor.execute("CREATE INDEX search_document_words ON search_document USING gin (words)")
        else:
            # detail=none: which token stands in which document, never where in it.
            cursor.execute("CREATE VIRTUAL TABLE search_words USING fts5(tokens, detail=none, tokenize='ascii')")


def unmake(engine: BaseDatabaseWrapper) -> None:
    with engine.cursor() as cursor:
        if engine.vendor == "postgresql":
            cursor.execute("ALTER TABLE search_document DROP COLUMN words")
        else:
            cursor.execute("DROP TABLE search_words")


def put(rows: Sequence[Row]) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.executemany(_VECTOR, rows)
            return
        known = _known([row[0] for row in rows])
        cursor.executemany(_DOCUMENT, [row[:4] for row in rows])
        cursor.executemany("DELETE FROM search_words WHERE rowid = %s", [(key,) for key in known])
        cursor.executemany(
            "INSERT INTO search_words (rowid, tokens) VALUES (%s, %s)", [(row[0], " ".join(row[4])) for row in rows]
        )


def _known(keys: Sequence[int]) -> list[int]:
    """Those that are indexed already: deleting what is not there would cost more than asking."""
    found: list[int] = []
    with connection.cursor() as cursor:
        for start in range(0, len(keys), _CHUNK):
            part = keys[start : start + _CHUNK]
            marks = ", ".join(["%s"] * len(part))
            cursor.execute(f"SELECT id FROM search_document WHERE id IN ({marks})", part)  # noqa: S608
            found += [key for (key,) in cursor.fetchall()]
    return found


def drop(keys: Iterable[int]) -> None:
    rows = [(key,) for key in keys]
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            cursor.executemany("DELETE FROM search_words WHERE rowid = %s", rows)
        cursor.executemany("DELETE FROM search_document WHERE id = %s", rows)


def empty() -> None:
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            cursor.execute("DELETE FROM search_words")
        cursor.execute("DELETE FROM search_document")


def tidy() -> None:
    """What was forgotten leaves the file too: FTS5 keeps the tokens of deleted rows until its segments are merged.
    PostgreSQL's own vacuum does the same."""
    if connection.vendor != "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_words (search_words) VALUES ('optimize')")


def matching(query: "All", before: int | None, limit: int) -> list[tuple[int, str, str]]:
    """(id, kind, code) of documents that fit, newest first, older than `before`."""
    postgresql = connection.vendor == "postgresql"
    joined = (
        "search_document d WHERE d.words @@ %s::tsquery"
        if postgresql
        else "search_words w CROSS JOIN search_document d ON d.id = w.rowid WHERE w.search_words MATCH %s"
    )
    key = "d.id" if postgresql else "w.rowid"
    words: list[str | int] = [query.postgresql() if postgresql else query.sqlite()]
    if before is not None:
        joined, words = f"{joined} AND {key} < %s", [*words, before]
    statement = f"SELECT d.id, d.about_kind, d.about_code FROM {joined} ORDER BY {key} DESC LIMIT %s"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(statement, [*words, limit])
        return list(cursor.fetchall())


class All:
    """Every token, and of each group of alternatives at least one; an alternative is some tokens together."""

    def __init__(self, tokens: Iterable[str], either: Sequence[Sequence[str]]) -> None:
        self.tokens, self.either = sorted(tokens), either

    def sqlite(self) -> str:
        return self._written(" AND ", " OR ")

    def postgresql(self) -> str:
        return self._written(" & ", " | ")

    def _written(self, both: str, one: str) -> str:
        groups = [f"({both.join(part)})" for part in self.either]
        return both.join([*self.tokens, f"({one.join(groups)})"])
