from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.cards import Card, register_cards
from doorstep.foundation.journal.models import Entry
from doorstep.foundation.notices.actions.sending import notify, notify_person
from doorstep.foundation.notices.delivering import MAX_TRIES, NO_GATEWAY, NOT_SAFE, deliver_due
from doorstep.foundation.notices.kinds import OUTSIDE, OUTSIDE_PERSON, register_notice_kind
from doorstep.foundation.notices.models import Channel, Delivery, Gateway
from doorstep.foundation.people.models import Person
from tests.support.cast import NOW, Cast

from .worlds import WORLDS, World

PLANTED = ["骆小河", "檐下小馆", "11600", "三个月没发工资", "HA-2026-000123", "13800002061"]
MATTER = Ref("planted", "HA-2026-000123")
register_notice_kind("planted", "有一件重大事项，请当天看")
register_notice_kind("planted_person", "有新进展", OUTSIDE_PERSON)
register_cards(
    "planted", lambda codes, actor: {code: Card(MATTER, "骆小河与檐下小馆 11600元", "三个月没发工资") for code in codes}
)


@pytest.fixture(params=sorted(WORLDS))
def world(request: pytest.FixtureRequest, settings, cast: Cast) -> Iterator[World]:
    settings.OUTBOUND_HOSTS = ["127.0.0.1"]
    kind = {"sms_http": "sms"}.get(request.param, request.param)
    with WORLDS[request.param]() as one:
        Gateway.objects.create(district=cast.district, kind=kind, member=request.param, options=one.options)
        Channel.objects.create(account=cast.account("chen"), kind=kind, address=one.address, is_safe=True)
        yield one


def tell(cast: Cast, minutes: float = 0) -> None:
    at = NOW + timedelta(minutes=minutes)
    notify(accounts=[cast.account("chen")], kind="planted", about=MATTER, actor=cast.actor("gu"), at=at)


def test_what_arrives_outside_is_the_fixed_sentence_and_the_address_of_the_house(
    cast: Cast, world: World, settings
) -> None:
    tell(cast)
    assert deliver_due({}, NOW) == "发出1条，等着0条"
    (got,) = world.got
    assert got["text"].split() == [OUTSIDE, settings.BASE_URL]
    said = str({**got, "to": ""})
    assert not [planted for planted in PLANTED if planted in said]
    assert Delivery.objects.get().state == "sent"
    assert deliver_due({}, NOW + timedelta(days=1)) == "没有要发的"


def test_a_gateway_that_is_down_loses_nothing_and_stops_nobody(cast: Cast, world: World) -> None:
    world.stop()
    tell(cast)
    Delivery.objects.create(channel=Channel.objects.get(), kind="planted", next_try_at=NOW)
    assert deliver_due({}, NOW) == "发出0条，等着2条"
    assert sorted(Delivery.objects.values_list("tries", flat=True)) == [0, 1]
    assert set(Delivery.objects.values_list("state", flat=True)) == {"waiting"}
    for hour in range(1, 20):
        deliver_due({}, NOW + timedelta(hours=hour))
    assert set(Delivery.objects.values_list("state", "tries")) == {("failed", MAX_TRIES)}


def test_what_failed_is_sent_later_at_growing_distance(cast: Cast, world: World) -> None:
    world.answer = "busy"
    tell(cast)
    deliver_due({}, NOW)
    world.answer = ""
    assert deliver_due({}, NOW + timedelta(minutes=1.9)) == "没有要发的"
    assert deliver_due({}, NOW + timedelta(minutes=2)) == "发出1条，等着0条"


def test_a_way_marked_unsafe_meanwhile_is_not_used(cast: Cast, world: World) -> None:
    tell(cast)
    Channel.objects.update(is_safe=False)
    deliver_due({}, NOW)
    assert world.got == []
    assert list(Delivery.objects.values_list("state", "error")) == [("failed", NOT_SAFE)]


def test_without_a_gateway_it_is_noted_and_nothing_else_happens(cast: Cast, world: World) -> None:
    Gateway.objects.update(is_on=False)
    tell(cast)
    deliver_due({}, NOW)
    assert list(Delivery.objects.values_list("state", "error")) == [("failed", NO_GATEWAY)]


def test_the_gateway_of_the_district_next_door_is_not_used(cast: Cast, world: World) -> None:
    Gateway.objects.update(district=cast.other_district)
    tell(cast)
    deliver_due({}, NOW)
    assert world.got == []


def test_a_worker_is_not_told_where_the_message_is_from(cast: Cast, world: World, settings) -> None:
    person = Person.objects.create(code="P-1", name="骆小河")
    channel = Channel.objects.get()
    Channel.objects.create(person=person, kind=channel.kind, address=channel.address, is_safe=True)
    notify_person(
        person=person, organisation=cast.station, kind="planted_person", about=MATTER, actor=cast.actor("chen"), at=NOW
    )
    deliver_due({}, NOW)
    (got,) = world.got
    assert got["text"].strip() == OUTSIDE_PERSON
    assert settings.BASE_URL not in str(got["text"])
    assert "家门口" not in str({**got, "to": ""})


def test_addresses_and_secrets_lie_sealed_and_out_of_the_journal(cast: Cast, world: World, capfd) -> None:
    tell(cast)
    world.stop()
    deliver_due({}, NOW)
    with connection.cursor() as cursor:
        cursor.execute("SELECT address FROM notices_channel UNION ALL SELECT options FROM notices_gateway")
        lying = b"".join(bytes(row[0]) for row in cursor.fetchall())
    logged = "".join(capfd.readouterr())
    told = "".join(Entry.objects.values_list("payload", flat=True))
    for private in [world.address, *[value for value in world.options.values() if len(value) > 8]]:
        assert private.encode() not in lying
        assert private not in logged + told


def test_two_passes_at_once_send_a_message_once(cast: Cast, world: World, monkeypatch) -> None:
    """The second pass read the row before the first claimed it."""
    tell(cast)
    stale = Delivery.objects.select_related("channel__account", "organisation").get()
    deliver_due({}, NOW)
    from doorstep.foundation.notices import delivering

    assert delivering._deliver(stale, NOW, set()) == 0
    assert len(world.got) == 1


def test_the_minute_job_sends_what_waits(cast: Cast, world: World) -> None:
    tell(cast)
    from doorstep.foundation.jobs.registry import job_named

    assert job_named("notices.deliver").function({}, NOW) == "发出1条，等着0条"
