"""Who opened what."""

from datetime import UTC, datetime, timedelta

import pytest

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.models import Entry
from doorstep.foundation.journal.reading import readings_of, record_reading
from doorstep.foundation.journal.verifying import verify_streams

AT = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
ACTOR = Actor("A-1", "station_officer", "HA-01", "0001")
THING = Ref("thing", "T-1")


@pytest.mark.django_db
def test_a_reading_has_its_reason_sealed_and_comes_back_newest_first() -> None:
    record_reading(THING, ACTOR, AT, what="这件事")
    record_reading(THING, ACTOR, AT + timedelta(hours=1), what="身份", reason="约时间见面")
    assert [(reading.what, reading.reason) for reading in readings_of(THING)] == [("身份", "约时间见面"), ("这件事", "")]
    assert "见面".encode() not in b"".join(bytes(row.words) for row in Entry.objects.all())


@pytest.mark.django_db
def test_each_account_and_day_has_a_stream_of_its_own_by_the_local_day() -> None:
    record_reading(THING, ACTOR, datetime(2026, 11, 23, 15, 59, tzinfo=UTC), what="页")
    record_reading(THING, ACTOR, datetime(2026, 11, 23, 16, 1, tzinfo=UTC), what="页")
    assert sorted(Entry.objects.values_list("stream", flat=True)) == ["reading:A-1:2026-11-23", "reading:A-1:2026-11-24"]
    assert list(verify_streams()) == []
