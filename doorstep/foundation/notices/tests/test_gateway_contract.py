"""Every gateway keeps the same promises, against a real server on this machine."""

from collections.abc import Iterator

import pytest

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.notices.gateways.interface import Member, Message, NotSent
from doorstep.foundation.notices.gateways.members import MEMBERS, members_of
from doorstep.foundation.notices.models import Channel
from tests.support.cast import NOW

from .worlds import WORLDS, World

MESSAGE = Message("4711", "新消息", "您有一条新消息，请登录查看。", NOW)


@pytest.fixture(params=sorted(MEMBERS))
def member(request: pytest.FixtureRequest) -> Member:
    return MEMBERS[request.param]


@pytest.fixture
def world(member: Member, settings) -> Iterator[World]:
    settings.OUTBOUND_HOSTS = ["127.0.0.1"]
    with WORLDS[member.name]() as one:
        yield one


def test_the_message_arrives_as_it_is_with_its_id(member: Member, world: World) -> None:
    member.check_options(world.options)
    member.send(world.options, member.check_address(world.address), MESSAGE)
    (got,) = world.got
    assert got["id"] == "4711"
    assert got["text"].strip() == MESSAGE.text


def test_a_server_that_is_down_is_told_apart(member: Member, world: World) -> None:
    world.stop()
    with pytest.raises(NotSent) as failed:
        member.send(world.options, world.address, MESSAGE)
    assert (failed.value.again, failed.value.down) == (True, True)


@pytest.mark.parametrize(("answer", "again"), [("busy", True), ("no", False)])
def test_busy_is_tried_again_and_no_is_no(member: Member, world: World, answer: str, again: bool) -> None:
    world.answer = answer
    with pytest.raises(NotSent) as failed:
        member.send(world.options, world.address, MESSAGE)
    assert (failed.value.again, failed.value.down) == (again, False)
    assert world.address not in failed.value.sentence


def test_nothing_goes_to_a_host_the_operator_did_not_name(member: Member, world: World, settings) -> None:
    settings.OUTBOUND_HOSTS = ["other.example.org"]
    with pytest.raises(NotSent) as failed:
        member.send(world.options, world.address, MESSAGE)
    assert not failed.value.again
    assert world.got == []


def test_missing_options_and_wrong_addresses_are_refused_at_their_field(member: Member, settings) -> None:
    settings.OUTBOUND_HOSTS, settings.EMAIL_HOST = [], ""
    with pytest.raises(Refused) as refused:
        member.check_options({})
    assert refused.value.field in {option.name for option in member.options}
    for wrong in ("", "not an address", "ftp://127.0.0.1/", "a@b@c\r\nBcc: d@example.org"):
        with pytest.raises(Refused) as refused:
            member.check_address(wrong)
        assert refused.value.field == "address"


def test_every_kind_of_channel_has_a_gateway() -> None:
    assert all(members_of(kind) for kind in Channel.Kind.values)
    assert set(WORLDS) == set(MEMBERS)


@pytest.mark.parametrize("name", ["sms_http", "webhook"])
def test_redirects_are_not_followed(name: str, settings) -> None:
    settings.OUTBOUND_HOSTS = ["127.0.0.1"]
    with WORLDS[name]() as world:
        world.answer = "elsewhere"
        with pytest.raises(NotSent, match="302"):
            MEMBERS[name].send(world.options, world.address, MESSAGE)


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "http://user:pw@127.0.0.1/", "http://127.0.0.1.evil.example/", "//127.0.0.1/", "http://[::1/"],
)
def test_only_plain_web_addresses_of_named_hosts_are_taken(url: str, settings) -> None:
    settings.OUTBOUND_HOSTS = ["127.0.0.1"]
    with pytest.raises(Refused):
        MEMBERS["webhook"].check_address(url)
