"""The daily anchor: a digest over the ends of all streams, written to a file that leaves the machine."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from doorstep.foundation.kit.ids import id_at

from .models import Anchor, Entry

SETTLING = timedelta(minutes=10)  # no action runs that long: what has an older id has been committed


@dataclass(frozen=True)
class StreamEnd:
    stream: str
    count: int
    hash: str

    def line(self) -> str:
        return f"{self.stream}\t{self.count}\t{self.hash}\n"


def ends_before(cut: int) -> Iterator[StreamEnd]:
    """Where each stream stood when only ids below `cut` existed, in order of streams."""
    last = Entry.objects.filter(id__lt=cut).values("stream").annotate(last=Max("number"))
    counts = {row["stream"]: row["last"] for row in last.iterator(chunk_size=5000)}
    rows = Entry.objects.filter(id__lt=cut).order_by("stream", "number").values_list("stream", "number", "hash")
    for stream, number, digest in rows.iterator(chunk_size=5000):
        if number == counts[stream]:
            yield StreamEnd(stream, number, digest)


def digest_of(ends: list[StreamEnd], previous: str) -> str:
    digest = hashlib.sha256(previous.encode())
    for end in ends:
        digest.update(end.line().encode())
    return digest.hexdigest()


def drop_anchor(now: datetime) -> Anchor:
    """Make today's anchor, once, and write its file; a second run on the same day changes nothing."""
    day = timezone.localdate(now)
    existing = Anchor.objects.filter(day=day).first()
    if existing:
        return existing
    cut = id_at(int((now - SETTLING).timestamp() * 1000))
    ends = list(ends_before(cut))
    before = Anchor.objects.order_by("-day").first()
    previous = before.digest if before else "0" * 64
    with transaction.atomic():
        anchor = Anchor.objects.create(
            day=day, cut=cut, streams=len(ends), entries=sum(end.count for end in ends),
            digest=digest_of(ends, previous), previous=previous,
        )  # fmt: skip
    write_anchor_file(anchor, ends)
    return anchor


def anchor_folder() -> Path:
    return Path(settings.VAR_DIR) / "anchors"


def write_anchor_file(anchor: Anchor, ends: list[StreamEnd]) -> Path:
    folder = anchor_folder()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"anchor-{anchor.day.isoformat()}.txt"
    head = {"day": anchor.day.isoformat(), "cut": anchor.cut, "digest": anchor.digest, "previous": anchor.previous}
    path.write_text(json.dumps(head) + "\n" + "".join(end.line() for end in ends))
    return path


def read_anchor_file(path: Path) -> tuple[dict[str, str], list[StreamEnd]]:
    head, *lines = path.read_text().splitlines()
    parts = (line.split("\t") for line in lines)
    return json.loads(head), [StreamEnd(stream, int(count), digest) for stream, count, digest in parts]
