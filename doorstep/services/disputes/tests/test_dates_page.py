"""The page of a matter's dates: noted, proven, withdrawn; a what-if keeps nothing."""

from datetime import date

from doorstep.services.disputes.models import DatedFact, Matter
from doorstep.services.disputes.tests.test_dated_facts import PROVEN, dismissed, limitation, noted
from tests.support.cast import Cast

ON = {"on_year": "2026", "on_month": "3", "on_day": "3"}


def plain(page: str) -> str:
    return page.replace('<span class="nb">', "").replace("</span>", "")


def at(matter: Matter, path: str = "") -> str:
    return f"/desk/matters/{matter.code}/dates/{path}"


def test_an_act_is_noted_then_proven_then_withdrawn(cast: Cast) -> None:
    matter, client = dismissed(cast), cast.client("chen")
    assert client.post(at(matter, "act/"), {"act": "demand", **ON}).status_code == 302
    page = plain(client.get(at(matter)).content.decode())
    assert "还缺证明" in page
    assert "若能证明2026年3月3日的催要，仲裁时效到2027年3月3日" in page
    wrong = client.post(at(matter, "1/"), {"act": "demand", **ON, "proven": "on"})
    assert wrong.status_code == 422
    assert "能证明的，请写清用什么方式" in plain(wrong.content.decode())
    assert client.post(at(matter, "1/"), {"act": "demand", **ON, **PROVEN, "proven": "on"}).status_code == 302
    assert limitation(matter) == date(2027, 3, 3)
    assert "能证明" in client.get(at(matter)).content.decode()
    assert client.post(at(matter, "1/withdraw/"), {"reason": "记错"}).status_code == 302
    assert limitation(matter) == date(2026, 12, 10)
    assert client.get(at(matter, "1/")).status_code == 404


def test_a_what_if_answers_and_keeps_nothing(cast: Cast) -> None:
    matter = dismissed(cast)
    asked = {"act": "demand", "day_year": "2026", "day_month": "3", "day_day": "3"}
    page = plain(cast.client("chen").get(at(matter), asked).content.decode())
    assert "若能证明2026年3月3日的催要，仲裁时效到2027年3月3日" in page
    assert not DatedFact.objects.exists()


def test_a_day_that_does_not_exist_stays_beside_its_boxes(cast: Cast) -> None:
    matter = dismissed(cast)
    wrong = {"what": "hire_on", "on_year": "2026", "on_month": "2", "on_day": "31", "source": "worker"}
    answer = cast.client("chen").post(at(matter, "new/"), wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "没有这一天" in page
    assert 'value="31"' in page
    assert not DatedFact.objects.exists()


def test_the_matters_page_shows_the_ring_its_natural_day_and_the_sum(cast: Cast) -> None:
    matter = dismissed(cast)
    noted(matter, cast, on=date(2026, 3, 6), **PROVEN)
    page = plain(cast.client("chen").get(f"/desk/matters/{matter.code}/").content.decode())
    assert "本来是2027年3月6日，不上班，顺延" in page
    assert "看怎么算的" in page
    assert "3月8日" in page


def test_who_may_not_change_sees_no_form(cast: Cast) -> None:
    matter = dismissed(cast)
    noted(matter, cast)
    page = cast.client("lead").get(at(matter)).content.decode()
    assert "还缺证明" in page
    assert at(matter, "act/") not in page


def test_the_page_costs_the_same_however_many_dates_there_are(cast: Cast, django_assert_max_num_queries) -> None:
    matter, client = dismissed(cast), cast.client("chen")
    for day in range(1, 20):
        noted(matter, cast, on=date(2026, 3, day))
    client.get(at(matter))
    with django_assert_max_num_queries(24):
        client.get(at(matter))
