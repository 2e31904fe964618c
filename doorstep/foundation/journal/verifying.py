"""Finding the first changed, missing or swapped row of every stream, a cut tail, and a doctored anchor."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .anchors import digest_of, ends_before, read_anchor_file
from .chain import START, entry_hash
from .models import Anchor, Entry, Head


@dataclass(frozen=True)
class Fault:
    stream: str
    number: int
    kind: str

    def __str__(self) -> str:
        return f"{self.stream} #{self.number}: {self.kind}"


def verify_streams() -> Iterator[Fault]:
    """The first fault of each stream, in order of streams; memory holds the heads only."""
    heads = {head.stream: head for head in Head.objects.all().iterator(chunk_size=5000)}
    stream, number, previous, broken = "", 0, START, False
    for entry in Entry.objects.order_by("stream", "number").iterator(chunk_size=2000):
        if entry.stream != stream:
            if stream:
                yield from _end(heads.pop(stream, None), stream, number, previous, broken)
            stream, number, previous, broken = entry.stream, 0, START, False
        if not broken:
            fault = _look(entry, number, previous)
            if fault:
                yield Fault(stream, number + 1, fault)
                broken = True
        number, previous = entry.number, entry.hash
    if stream:
        yield from _end(heads.pop(stream, None), stream, number, previous, broken)
    for head in heads.values():
        if head.count:
            yield Fault(head.stream, 1, "missing: the whole stream is gone")


def _look(entry: Entry, number: int, previous: str) -> str:
    if entry.number != number + 1:
        return "missing: a row was taken out"
    if entry.hash == entry_hash(entry):
        return "" if entry.previous == previous else "swapped or replaced: it does not follow the row before it"
    return "changed: its content does not match its hash"


def _end(head: Head | None, stream: str, number: int, last: str, broken: bool) -> Iterator[Fault]:
    if broken:
        return
    if head is None:
        yield Fault(stream, number, "missing: the stream has no head")
    elif head.count > number:
        yield Fault(stream, number + 1, f"missing: the tail was cut, {head.count - number} row(s) short")
    elif (head.count, head.hash) != (number, last):
        yield Fault(stream, number, "changed: the head names another end")


def verify_anchors() -> Iterator[Fault]:
    """The chain of anchors, and the newest against the entries as they are."""
    previous, newest = "0" * 64, None
    for anchor in Anchor.objects.order_by("day"):
        if anchor.previous != previous:
            yield Fault(f"anchor:{anchor.day}", 0, "missing or changed: an anchor before it")
        previous, newest = anchor.digest, anchor
    if newest and digest_of(list(ends_before(newest.cut)), newest.previous) != newest.digest:
        yield Fault(f"anchor:{newest.day}", 0, "changed: the streams are not as they were on that day")


def verify_against_file(path: Path) -> Iterator[Fault]:
    """Each stream must still hold, at the count the file names, the hash the file names."""
    _, ends = read_anchor_file(path)
    for start in range(0, len(ends), 500):
        part = ends[start : start + 500]
        rows = Entry.objects.filter(stream__in=[end.stream for end in part]).values_list("stream", "number", "hash")
        found = {(stream, number): digest for stream, number, digest in rows.iterator()}
        for end in part:
            if found.get((end.stream, end.count)) != end.hash:
                kind = "changed" if (end.stream, end.count) in found else "missing: the tail was cut"
                yield Fault(end.stream, end.count, f"{kind} since {path.name}")
