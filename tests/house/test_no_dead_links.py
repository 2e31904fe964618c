"""Nobody is offered a page that they may not open: every link of the desk is followed once, as each role."""

import re
from collections import deque
from datetime import timedelta
from html import unescape
from urllib.parse import urldefrag, urljoin

import pytest

from doorstep.foundation.leads.actions.moving import reroute
from doorstep.foundation.leads.actions.verifying import ClaimGiven, close, refer
from doorstep.foundation.leads.models import Lead, SetAsideLetter
from doorstep.foundation.leads.tests.support import raised, taken
from doorstep.foundation.network.actions.register import upload_register
from doorstep.foundation.people.tests.support import with_second_factor
from doorstep.services.disputes.models import Matter
from doorstep.services.disputes.tests.support import registered
from doorstep.services.disputes.tests.test_doors import one_of_each
from tests.support.cast import NOW, PEOPLE, TODAY, Cast

MOST_PAGES = 700  # a matter alone leads to some thirty sheets
LINK = re.compile(r'<a\b[^>]*?\shref="([^"]+)"')
REGISTER = "单位名称,统一社会信用代码\n云边物流有限公司,91990101MA00000A06\n".encode()


@pytest.fixture
def _storage(settings, tmp_path) -> None:
    files = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "default": files}


@pytest.fixture
def lived_in(cast: Cast, _storage: None) -> Cast:
    """Leads and matters of two stations in every state that changes their links, some handled by a mediator, a closed
    station, a pool, a letter set aside, a register being imported."""
    who = {"actor": cast.actor("chen"), "at": NOW}
    _leads(cast, who)
    one_of_each(cast)
    registered(cast, who="wu", office=cast.neighbour, handler=cast.account("wu"))
    Matter.objects.filter(code="HA-2026-000001").update(handler=cast.account("mei"))
    SetAsideLetter(
        code="HA-GZ-2026-000001", district=cast.district, story="路灯坏了", reason="没有看到劳动方面的字眼",
        received_on=NOW, set_aside_at=NOW,
    ).save(force_insert=True)  # fmt: skip
    upload_register(
        district=cast.district, kind="enterprises", file_name="单位.csv", content=REGISTER, actor=cast.actor("gu"), at=NOW
    )
    cast.other_station.closed_on = TODAY - timedelta(days=9)
    cast.other_station.save()
    return cast


def _leads(cast: Cast, who: dict) -> None:
    raised(cast)
    raised(cast, story="工资没有发", place_words="")
    Lead.objects.filter(code=taken(cast).code).update(handler=cast.account("mei"))
    close(lead=taken(cast), outcome="not_founded", reason="电话打不通", **who)
    refer(lead=taken(cast), claims=[ClaimGiven("wages_owed")], workers=2, **who)
    reroute(lead=taken(cast), office=cast.neighbour, reason="在他们那边", **who)


def _desk_links(url: str, answer) -> list[str]:
    if answer.status_code == 302:
        found = [answer["Location"]]
    else:
        found = LINK.findall(answer.content.decode()) if "text/html" in answer["Content-Type"] else []
    whole = (urldefrag(urljoin(url, unescape(link)))[0] for link in found)
    return [link for link in whole if link.startswith("/desk/")]


@pytest.mark.parametrize("who", [who for who, _, _ in PEOPLE])
def test_every_link_of_the_desk_opens_for_whom_it_is_shown_to(lived_in: Cast, who: str) -> None:
    client = with_second_factor(lived_in.client(who))
    waiting, seen, dead = deque([("/desk/", "")]), {"/desk/"}, []
    while waiting and len(seen) <= MOST_PAGES + len(waiting):
        url, shown_on = waiting.popleft()
        answer = client.get(url)
        if answer.status_code not in {200, 302}:
            dead.append(f"{answer.status_code} {url}, shown on {shown_on}")
            continue
        fresh = dict.fromkeys(link for link in _desk_links(url, answer) if link not in seen)
        seen.update(fresh)
        waiting.extend((link, url) for link in fresh)
    assert not dead, "\n".join(dead)
    assert not waiting, f"{len(waiting)} links not followed"
    if who in {"chen", "gu", "lead"}:
        assert any(url.startswith("/desk/matters/HA-") for url in seen), "the walk saw no matter"
        assert any(url.startswith("/desk/leads/HA-") for url in seen), "the walk saw no lead"
