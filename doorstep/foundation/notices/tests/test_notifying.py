from datetime import timedelta

import pytest

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.notices.actions.sending import notify, notify_person
from doorstep.foundation.notices.facts import Notified
from doorstep.foundation.notices.kinds import register_notice_kind
from doorstep.foundation.notices.models import Channel, Delivery, Notice
from doorstep.foundation.people.models import Person
from tests.support.cast import NOW, Cast

LEAD = Ref("lead", "HA-XS-2026-000001")
register_notice_kind("sample", "有一条新线索，请看看")


def test_each_account_gets_one_line_and_it_is_recorded(cast: Cast) -> None:
    both = [cast.account("chen"), cast.account("zhou")]
    assert notify(accounts=both, kind="sample", about=LEAD, actor=cast.actor("gu"), at=NOW) == 2
    assert set(Notice.objects.values_list("account__login", "kind", "about_code", "read_at")) == {
        ("chen", "sample", LEAD.code, None),
        ("zhou", "sample", LEAD.code, None),
    }
    assert facts_about(both[0].ref) == [Notified(both[0].ref, "sample", LEAD)]


def test_telling_again_before_it_is_read_adds_nothing(cast: Cast) -> None:
    for minutes in (0, 1):
        notify(
            accounts=[cast.account("chen")],
            kind="sample",
            about=LEAD,
            actor=cast.actor("gu"),
            at=NOW + timedelta(minutes=minutes),
        )
    assert Notice.objects.count() == 1
    Notice.objects.update(read_at=NOW)
    later = NOW + timedelta(minutes=5)
    assert notify(accounts=[cast.account("chen")], kind="sample", about=LEAD, actor=cast.actor("gu"), at=later) == 1


def test_nobody_and_disabled_accounts_are_not_told(cast: Cast) -> None:
    cast.account("chen").is_active = False
    assert notify(accounts=[cast.account("chen")], kind="sample", about=LEAD, actor=cast.actor("gu"), at=NOW) == 0
    assert notify(accounts=[], kind="sample", about=LEAD, actor=cast.actor("gu"), at=NOW) == 0
    assert not Notice.objects.exists()


def test_a_kind_nobody_registered_is_a_mistake(cast: Cast) -> None:
    with pytest.raises(LookupError):
        notify(accounts=[cast.account("chen")], kind="unheard", about=LEAD, actor=cast.actor("gu"), at=NOW)


def test_only_ways_marked_safe_are_used(cast: Cast) -> None:
    chen = cast.account("chen")
    safe = Channel.objects.create(account=chen, kind="email", address="chen@example.org", is_safe=True)
    Channel.objects.create(account=chen, kind="sms", address="13800002061")
    notify(accounts=[chen], kind="sample", about=LEAD, actor=cast.actor("gu"), at=NOW)
    assert [delivery.channel_id for delivery in Delivery.objects.all()] == [safe.pk]


def test_a_worker_without_a_safe_way_is_not_written_to(cast: Cast) -> None:
    person = Person.objects.create(code="P-1", name="骆小河")
    ask = {
        "person": person,
        "organisation": cast.station,
        "kind": "sample",
        "about": LEAD,
        "actor": cast.actor("chen"),
        "at": NOW,
    }
    assert notify_person(**ask) == 0
    Channel.objects.create(person=person, kind="sms", address="13800002061", is_safe=True)
    assert notify_person(**ask) == 1
    assert Delivery.objects.get().organisation == cast.station
    assert facts_about(person.ref) == [Notified(person.ref, "sample", LEAD)]


def test_telling_thirty_costs_what_telling_three_costs(cast: Cast, django_assert_max_num_queries) -> None:
    everyone = list(cast.accounts.values())
    with django_assert_max_num_queries(14):
        notify(accounts=everyone[:3], kind="sample", about=LEAD, actor=cast.actor("gu"), at=NOW)
    with django_assert_max_num_queries(14):
        notify(accounts=everyone[3:], kind="sample", about=LEAD, actor=cast.actor("gu"), at=NOW)


@pytest.mark.parametrize("outside", ["{name}有消息", "欠您3000元"])
def test_what_goes_outside_is_a_fixed_sentence(outside: str) -> None:
    with pytest.raises(ValueError, match="fixed sentence"):
        register_notice_kind("leaky", "有消息", outside)
