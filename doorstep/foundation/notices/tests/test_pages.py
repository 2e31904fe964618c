from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.cards import Card, register_cards
from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.notices.actions.sending import notify
from doorstep.foundation.notices.facts import (
    ChannelAdded,
    ChannelMarkedSafe,
    ChannelMarkedUnsafe,
    ChannelRemoved,
    GatewaySet,
    GatewaySwitchedOff,
    GatewaySwitchedOn,
    MessageTried,
)  # fmt: skip
from doorstep.foundation.notices.kinds import register_notice_kind
from doorstep.foundation.notices.models import Channel, Delivery, Gateway, Notice
from doorstep.foundation.notices.queries.inbox import NO_LONGER, unread_count
from doorstep.foundation.people.models import Account
from doorstep.foundation.people.tests.support import with_second_factor
from tests.support.cast import NOW, PEOPLE, Cast
from tests.support.doors import DoorPage, RoomDoorTests

EVERYBODY = frozenset(who for who, *_ in PEOPLE)
register_notice_kind("paged", "有一条新线索，请看看")
SMS = {"url": "https://gateway.example.org/send", "account": "HA", "secret": "a-secret-of-the-test-run"}


def _cards(codes: set[str], actor: Actor | None) -> dict[str, Card]:
    return {
        code: Card(Ref("paged", code), f"线索{code}", url=f"/desk/paged/{code}/")
        for code in codes
        if not code.startswith("hidden")
    }


register_cards("paged", _cards)


def tell(cast: Cast, code: str = "1", who: str = "chen", minutes: int = 0) -> None:
    at = NOW + timedelta(minutes=minutes)
    notify(accounts=[cast.account(who)], kind="paged", about=Ref("paged", code), actor=cast.actor("gu"), at=at)


class TestDoors(RoomDoorTests):
    pages = [
        DoorPage("notice-list", lambda cast: "/desk/inbox/", EVERYBODY),
        DoorPage("notice-read-all", lambda cast: "/desk/inbox/read-all/", EVERYBODY, post=True),
        DoorPage("notice-open", lambda cast: f"/desk/inbox/{Notice.objects.get(account__login='chen').pk}/", frozenset({"chen"}), post=True),
        DoorPage("channel-list", lambda cast: "/desk/me/channels/", EVERYBODY),
        DoorPage("channel-mark", lambda cast: f"/desk/me/channels/{Channel.objects.get(kind='sms').pk}/mark/", frozenset({"chen"}), post=True),
        DoorPage("channel-remove", lambda cast: f"/desk/me/channels/{Channel.objects.get(kind='email').pk}/remove/", frozenset(), post=True),
        DoorPage("gateway-list", lambda cast: "/desk/gateways/", frozenset({"admin"})),
        DoorPage("gateway-set", lambda cast: "/desk/gateways/HA/sms_http/", frozenset({"admin"})),
        DoorPage("gateway-set next door", lambda cast: "/desk/gateways/SY/sms_http/", frozenset()),
        DoorPage("gateway-set unknown", lambda cast: "/desk/gateways/HA/pigeon/", frozenset()),
        DoorPage("gateway-switch", lambda cast: f"/desk/gateways/{Gateway.objects.get(district__code='HA').pk}/switch/", frozenset({"admin"}), post=True),
        DoorPage("gateway-switch next door", lambda cast: f"/desk/gateways/{Gateway.objects.get(district__code='SY').pk}/switch/", frozenset(), post=True),
        DoorPage("gateway-test", lambda cast: f"/desk/gateways/{Gateway.objects.get(district__code='HA').pk}/test/", frozenset({"admin"}), post=True),
    ]  # fmt: skip

    def prepare(self, cast: Cast) -> None:
        tell(cast)
        Channel.objects.create(account=cast.account("chen"), kind="sms", address="13800002061")
        Channel.objects.create(account=cast.account("chen"), kind="webhook", address="https://hook.example.org/")
        Channel.objects.create(account=_outsider(), kind="email", address="far@example.org")
        for district in (cast.district, cast.other_district):
            Gateway.objects.create(district=district, kind="sms", member="sms_http", options=SMS)

    def _answer(self, client: Client, page: DoorPage, url: str) -> int:
        if client.session.get("_auth_user_id"):
            with_second_factor(client)
        return super()._answer(client, page, url)


def _outsider() -> Account:
    return Account.objects.create(code="A-out", login="out", display_name="外人", created_at=NOW)


def read(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def test_the_inbox_says_what_happened_and_about_what(cast: Cast) -> None:
    tell(cast, "1")
    tell(cast, "hidden-code", minutes=1)
    page = read(cast.client("chen"), "/desk/inbox/")
    assert "有一条新线索，请看看" in page
    assert "线索1" in page
    assert NO_LONGER in page
    assert "hidden-code" not in page
    assert "现在没有消息" in read(cast.client("zhou"), "/desk/inbox/")


def test_opening_leads_to_the_record_and_counts_as_read(cast: Cast) -> None:
    tell(cast)
    client, notice = cast.client("chen"), Notice.objects.get()
    assert unread_count(cast.actor("chen")) == 1
    assert client.post(f"/desk/inbox/{notice.pk}/").headers["Location"] == "/desk/paged/1/"
    notice.refresh_from_db()
    assert notice.read_at
    assert unread_count(cast.actor("chen")) == 0
    assert client.get(f"/desk/inbox/{notice.pk}/").status_code == 405


def test_a_record_one_may_no_longer_see_leads_back(cast: Cast) -> None:
    tell(cast, "hidden")
    answer = cast.client("chen").post(f"/desk/inbox/{Notice.objects.get().pk}/", follow=True)
    assert answer.redirect_chain == [("/desk/inbox/", 302)]
    assert NO_LONGER in answer.content.decode()


def test_all_are_read_at_once_and_only_ones_own(cast: Cast) -> None:
    for code in "123":
        tell(cast, code)
    tell(cast, "1", "zhou")
    cast.client("chen").post("/desk/inbox/read-all/")
    assert (unread_count(cast.actor("chen")), unread_count(cast.actor("zhou"))) == (0, 1)


def test_thirty_lines_cost_what_three_cost(cast: Cast, django_assert_max_num_queries) -> None:
    client = cast.client("chen")
    for number in range(3):
        tell(cast, str(number))
    client.get("/desk/inbox/")
    with django_assert_max_num_queries(16) as few:
        client.get("/desk/inbox/")
    for number in range(3, 30):
        tell(cast, str(number))
    with django_assert_max_num_queries(len(few.captured_queries)):
        page = read(client, "/desk/inbox/")
    assert page.count("data-row") == 25
    assert "共<span" in page or "共30条" in page
    assert "下一页" in page


def test_a_channel_is_added_marked_and_removed_by_its_owner(cast: Cast, settings) -> None:
    client, chen = cast.client("chen"), cast.account("chen")
    assert client.post("/desk/me/channels/", {"kind": "sms", "address": "+86 138-0000-2061"}).status_code == 302
    channel = Channel.objects.get()
    assert (channel.address, channel.is_safe) == ("13800002061", False)
    client.post(f"/desk/me/channels/{channel.pk}/mark/", {"safe": "1"})
    client.post(f"/desk/me/channels/{channel.pk}/mark/", {"safe": "0"})
    client.post(f"/desk/me/channels/{channel.pk}/remove/")
    assert not Channel.objects.exists()
    assert facts_about(chen.ref) == [
        ChannelAdded(chen.ref, "短信", False), ChannelMarkedSafe(chen.ref, "短信"),
        ChannelMarkedUnsafe(chen.ref, "短信"), ChannelRemoved(chen.ref, "短信"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "address", "says"),
    [
        ("sms", "1380000206", "手机号是11位数字，现在是10位"),
        ("email", "chen", "这不像一个邮箱地址"),
        ("webhook", "https://evil.example/", "还没有登记"),
        ("pigeon", "x", "请选一种联络方式"),
        ("sms", "", "请填上地址"),
    ],
)
def test_a_wrong_address_is_told_beside_the_field(cast: Cast, kind: str, address: str, says: str) -> None:
    answer = cast.client("chen").post("/desk/me/channels/", {"kind": kind, "address": address})
    assert answer.status_code == 422
    assert says in answer.content.decode().replace('<span class="nb">', "").replace("</span>", "")
    assert not Channel.objects.exists()


@pytest.fixture
def admin(cast: Cast, settings) -> Client:
    settings.OUTBOUND_HOSTS = ["gateway.example.org"]
    return with_second_factor(cast.client("admin"))


def test_a_gateway_is_set_up_and_its_secret_never_shown_again(cast: Cast, admin: Client) -> None:
    assert admin.post("/desk/gateways/HA/sms_http/", SMS).status_code == 302
    gateway = Gateway.objects.get()
    assert (gateway.district, gateway.kind, gateway.options) == (cast.district, "sms", SMS)
    page = read(admin, "/desk/gateways/HA/sms_http/")
    assert SMS["url"] in page
    assert SMS["secret"] not in page
    admin.post("/desk/gateways/HA/sms_http/", {**SMS, "account": "HA-2", "secret": ""})
    gateway.refresh_from_db()
    assert (gateway.options["account"], gateway.options["secret"]) == ("HA-2", SMS["secret"])
    assert facts_about(cast.district.ref) == [GatewaySet(cast.district.ref, "短信平台（HTTP）", "sms_http")] * 2


def test_a_host_the_operator_did_not_name_is_refused_in_words(admin: Client) -> None:
    answer = admin.post("/desk/gateways/HA/sms_http/", {**SMS, "url": "http://169.254.169.254/latest"})
    assert answer.status_code == 422
    assert "DOORSTEP_OUTBOUND_HOSTS" in answer.content.decode()
    assert not Gateway.objects.exists()


def test_a_gateway_is_switched_and_tried(cast: Cast, admin: Client) -> None:
    gateway = Gateway.objects.create(district=cast.district, kind="sms", member="sms_http", options=SMS)
    for on in "01":
        admin.post(f"/desk/gateways/{gateway.pk}/switch/", {"on": on})
    page = admin.post(f"/desk/gateways/{gateway.pk}/test/", follow=True).content.decode()
    assert "您自己还没有可以放心使用的短信" in page
    Channel.objects.create(account=cast.account("admin"), kind="sms", address="13800002061", is_safe=True)
    admin.post(f"/desk/gateways/{gateway.pk}/test/")
    assert Delivery.objects.get().kind == "test"
    ref = cast.district.ref
    assert facts_about(ref) == [GatewaySwitchedOff(ref, "短信"), GatewaySwitchedOn(ref, "短信"), MessageTried(ref, "短信")]


def test_failures_are_told_by_reason_and_without_addresses(cast: Cast, admin: Client) -> None:
    for who in ("chen", "zhou", "far"):
        channel = Channel.objects.create(account=cast.account(who), kind="sms", address="13800002061", is_safe=True)
        Delivery.objects.create(channel=channel, kind="paged", next_try_at=timezone.now(), error="对方服务器没有回应")
    page = read(admin, "/desk/gateways/")
    assert "短信2条：对方服务器没有回应" in page.replace('<span class="nb">', "").replace("</span>", "")
    assert "13800002061" not in page
