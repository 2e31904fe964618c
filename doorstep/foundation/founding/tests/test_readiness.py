"""The check page says what is missing, and where to mend it."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doorstep.foundation.founding.queries import readiness
from doorstep.foundation.founding.queries.readiness import Check, readiness_of
from doorstep.foundation.network.models import Organisation, Street
from doorstep.foundation.notices.models import Channel, Gateway
from doorstep.foundation.people.models import RoleHeld
from tests.support.cast import NOW, TODAY, Cast
from tests.support.doors import DoorPage, RoomDoorTests

pytestmark = pytest.mark.django_db


class TestFoundingDoors(RoomDoorTests):
    pages = [DoorPage("readiness", lambda cast: "/desk/readiness/", frozenset({"admin"}))]


def checks(cast: Cast) -> dict[str, Check]:
    (only,) = readiness_of(cast.actor("admin"), NOW)
    assert only.district == cast.district
    return {check.title: check for check in only.checks}


def test_a_station_without_anybody_on_duty_is_named(cast: Cast) -> None:
    assert checks(cast)["值班"].ready
    RoleHeld.objects.filter(account=cast.account("wu")).update(on_duty=False)
    assert checks(cast)["值班"].names == (cast.neighbour.name,)
    RoleHeld.objects.filter(account=cast.account("wu")).update(on_duty=True, until=TODAY - timedelta(days=1))
    assert checks(cast)["值班"].names == (cast.neighbour.name,)
    cast.neighbour.closed_on = TODAY
    cast.neighbour.save()
    assert checks(cast)["值班"].ready


def test_a_street_without_an_open_station_is_named(cast: Cast) -> None:
    assert checks(cast)["街道"].ready
    Street.objects.create(code="990101009", name="望溪街道", district=cast.district)
    Organisation.objects.filter(pk=cast.neighbour.pk).update(closed_on=TODAY)
    assert checks(cast)["街道"].names == ("柳河街道", "望溪街道")
    assert checks(cast)["街道"].todo.href == "/desk/streets/"


def test_a_way_of_sending_in_use_needs_a_gateway(cast: Cast) -> None:
    assert not checks(cast)["提醒怎么发出去"].ready
    Channel.objects.create(account=cast.account("chen"), kind="email", address="chen@example.org", is_safe=True)
    Channel.objects.create(account=cast.account("far"), kind="sms", address="139", is_safe=True)
    assert checks(cast)["提醒怎么发出去"].names == ("电子邮件",)
    Gateway.objects.create(district=cast.other_district, kind="email", member="email")
    assert not checks(cast)["提醒怎么发出去"].ready
    Gateway.objects.create(district=cast.district, kind="email", member="email")
    assert checks(cast)["提醒怎么发出去"].ready


def test_a_backup_never_made_or_old_is_said(cast: Cast, monkeypatch) -> None:
    assert checks(cast)["备份"].says.startswith("还没有备份过")
    made = type("Made", (), {"at": NOW - timedelta(days=3)})
    monkeypatch.setattr(readiness, "last_backup", lambda: made)
    assert "已经超过两天" in checks(cast)["备份"].says
    made.at = NOW - timedelta(hours=5)
    assert checks(cast)["备份"].ready


def test_an_administrator_without_second_factor_is_named(cast: Cast) -> None:
    assert checks(cast)["第二步验证"].names == ("admin老师",)
    codes = Authenticator.objects.create(user=cast.account("admin"), type=Authenticator.Type.RECOVERY_CODES, data={})
    assert not checks(cast)["第二步验证"].ready
    codes.type = Authenticator.Type.TOTP
    codes.save()
    assert checks(cast)["第二步验证"].ready


def test_demo_accounts_that_can_still_log_in_are_named(cast: Cast) -> None:
    account = cast.account("mei")
    account.is_demo = True
    account.save()
    assert checks(cast)["演示账号"].names == ("mei老师",)
    account.is_active = False
    account.save()
    assert checks(cast)["演示账号"].ready


def test_the_page_shows_each_line_and_costs_the_same_for_many_stations(cast: Cast) -> None:
    client = cast.client("admin")
    text = client.get("/desk/readiness/").content.decode()
    for title in ("值班", "街道", "提醒怎么发出去", "备份", "第二步验证", "演示账号"):
        assert title in text
    with CaptureQueriesContext(connection) as few:
        client.get("/desk/readiness/")
    for number in range(30):
        Street.objects.create(code=f"99010200{number:02d}", name=f"第{number}街道", district=cast.district)
    with CaptureQueriesContext(connection) as many:
        assert "等30个" in client.get("/desk/readiness/").content.decode()
    assert len(few) == len(many)
