"""Each threshold of each clock is told once; a district sets its own; colours follow."""

from datetime import date, timedelta

import pytest

from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.notices.models import Notice
from doorstep.foundation.worklist.queries.today import Asked, worklist_for
from doorstep.services.disputes.actions.clock_limits import NEAR, set_limit
from doorstep.services.disputes.actions.custody import assign
from doorstep.services.disputes.clock_facts import ClockLimitSet, ClockReminded
from doorstep.services.disputes.limits import Limit, default_of, limits_of
from doorstep.services.disputes.models import ClockLimit, Matter, SentReminder
from doorstep.services.disputes.pages.clock_limits import LimitForm
from doorstep.services.disputes.queries.matter_clocks import clock_lines
from doorstep.services.disputes.reminding import crossed, remind_of_clocks
from doorstep.services.disputes.tests.test_dated_facts import dismissed
from tests.support.cast import NOW, TODAY, Cast

from .support import registered

pytestmark = pytest.mark.django_db


def told_to(cast: Cast) -> set[str]:
    return set(Notice.objects.filter(kind=NEAR).values_list("account__code", flat=True))


def own_limit(cast: Cast, **given) -> None:
    said = {"kind": "matter_limitation", "soon": 90, "urgent": 30, "notice": (90, 17)}
    set_limit(**{"district": cast.district, **said, "actor": cast.actor("gu"), "at": NOW, **given})


@pytest.mark.parametrize(
    ("left", "expected"), [(61, None), (60, 60), (31, 60), (30, 30), (17, 30), (3, 3), (0, 1), (-1, None)]
)
def test_of_thresholds_passed_at_once_the_nearest_counts(left: int, expected: int | None) -> None:
    assert crossed((60, 30, 15, 7, 3, 1), left) == expected


def test_the_handler_is_told_once_for_each_threshold(cast: Cast) -> None:
    matter = dismissed(cast)  # limitation ends on 10 December, in 17 days
    assert remind_of_clocks({}, NOW) == "发了1条提醒"
    assert told_to(cast) == {"A-chen"}
    assert facts_about(matter.ref)[-1] == ClockReminded(matter.ref, "matter_limitation", date(2026, 12, 10), 30)
    assert remind_of_clocks({}, NOW + timedelta(hours=1)) == "发了0条提醒"
    Notice.objects.update(read_at=NOW)
    assert remind_of_clocks({}, NOW + timedelta(days=1)) == "发了0条提醒"
    assert remind_of_clocks({}, NOW + timedelta(days=2)) == "发了1条提醒"
    assert list(SentReminder.objects.order_by("-days").values_list("days", flat=True)) == [30, 15]


def test_where_nobody_handles_it_those_on_duty_are_told(cast: Cast) -> None:
    matter = dismissed(cast)
    Matter.objects.filter(pk=matter.pk).update(handler=None)
    remind_of_clocks({}, NOW)
    assert told_to(cast) == {"A-chen"}
    assert cast.account("chen").code in told_to(cast)
    assign(matter=matter, handler=cast.account("mei"), actor=cast.actor("zhou"), at=NOW)
    remind_of_clocks({}, NOW + timedelta(days=2))
    assert told_to(cast) == {"A-chen", "A-mei"}


def test_a_district_sets_its_own_thresholds_and_the_other_keeps_the_default(cast: Cast) -> None:
    own_limit(cast)
    assert limits_of(cast.district)["matter_limitation"] == Limit(90, 30, (90, 17))
    assert limits_of(cast.other_district)["matter_limitation"] == default_of("matter_limitation")
    matter = dismissed(cast)
    remind_of_clocks({}, NOW)
    assert SentReminder.objects.get().days == 17
    shapes = {line.clock.kind_label: line.clock.shape for line in clock_lines(Matter.objects.get(pk=matter.pk), TODAY)}
    assert shapes["仲裁时效（其他请求）"] == "urgent"


def test_the_worklist_follows_the_districts_thresholds(cast: Cast) -> None:
    dismissed(cast)  # 17 days left: by default soon, not urgent
    groups = {"today": "今天要办", "later": "这周和以后"}

    def standing(who: str) -> set[str]:
        found = worklist_for(cast.actor(who), Asked(view="office"), TODAY).groups
        return {group.label for group in found for row in group.rows if row.clock and row.clock.kind_label == "仲裁时效"}

    assert standing("chen") == {groups["later"]}
    own_limit(cast)
    assert standing("chen") == standing("gu") == {groups["today"]}


def test_what_is_the_default_again_leaves_no_row(cast: Cast) -> None:
    own_limit(cast)
    fine = default_of("matter_limitation")
    own_limit(cast, soon=fine.soon, urgent=fine.urgent, notice=fine.notice)
    assert not ClockLimit.objects.exists()
    assert facts_about(cast.district.ref)[-1] == ClockLimitSet(
        cast.district.ref, "matter_limitation", 60, 15, "60、30、15、7、3、1"
    )


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"kind": "no_such"}, "kind"), ({"soon": -1}, "soon"), ({"soon": 999}, "soon"), ({"urgent": 91}, "urgent"),
        ({"notice": (999,)}, "notice"), ({"notice": tuple(range(11))}, "notice"),
    ],
)  # fmt: skip
def test_impossible_settings_are_refused(cast: Cast, given: dict, field: str) -> None:
    with pytest.raises(Refused) as refused:
        own_limit(cast, **given)
    assert refused.value.field == field


@pytest.mark.parametrize("who", ["chen", "admin", "far_district", "lead"])
def test_only_an_officer_of_the_district_sets_them(cast: Cast, who: str) -> None:
    with pytest.raises(Refused):
        own_limit(cast, actor=cast.actor(who))
    assert not ClockLimit.objects.exists()


def test_days_are_written_as_people_write_them() -> None:
    form = LimitForm({"soon": "9", "urgent": "2", "notice": "60、15, 3"})
    assert form.is_valid()
    assert form.cleaned_data["notice"] == (60, 15, 3)
    assert not LimitForm({"soon": "9", "urgent": "2", "notice": "三天"}).is_valid()


def test_the_page_saves_and_says_so(cast: Cast) -> None:
    client = cast.client("gu")
    sent = client.post("/desk/clocks/matter_limitation/", {"soon": "90", "urgent": "91", "notice": ""})
    assert sent.status_code == 422
    assert "变红的天数不能比变黄的多" in sent.content.decode()
    assert client.post("/desk/clocks/matter_limitation/", {"soon": "90", "urgent": "30", "notice": "90"}).status_code == 302
    assert "本区自己定的" in client.get("/desk/clocks/").content.decode()
    assert client.get("/desk/clocks/no_such/").status_code == 404


def test_statements_do_not_grow_with_the_matters(cast: Cast, django_assert_max_num_queries) -> None:
    for _ in range(6):
        registered(cast)
    with django_assert_max_num_queries(8):
        remind_of_clocks({}, NOW - timedelta(days=10))
