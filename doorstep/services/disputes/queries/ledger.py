"""The monthly 台账 of a station or of the whole district: its rows, and its figures with what each of them means."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.db.models import Avg, Count, DurationField, ExpressionWrapper, F, Q, QuerySet, Sum
from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.leads.models import Lead
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.papers.excel import Cell

from ..models import Claim, Matter
from ..topics import topic_label
from .words import place_of, track_of

Outcome, Level = Matter.Outcome, Matter.Level
NOT_COUNTED = (Outcome.MISTAKE, Outcome.JOINED)
# As a ledger writes them: a number once given is never given to another outcome.
NUMBERS: dict[str, str] = {
    Outcome.NOT_FOUNDED: "01", Outcome.ADVICE_ONLY: "02", Outcome.SETTLED_THEMSELVES: "03", Outcome.AGREED_KEPT: "04",
    Outcome.AGREED_PARTLY: "05", Outcome.AGREED_BROKEN: "06", Outcome.REFUSED: "07", Outcome.NOT_REACHABLE: "08",
    Outcome.TOO_FAR_APART: "09", Outcome.TIME_OVER: "10", Outcome.WOULD_NOT_SIGN: "11", Outcome.WITHDRAWN: "12",
    Outcome.OTHER_FORUM: "13", Outcome.NOT_FOR_US: "14", Outcome.JOINED: "15", Outcome.MISTAKE: "16",
}  # fmt: skip


def office_of(actor: Actor) -> str:
    return Organisation.objects.values_list("name", flat=True).get(code=actor.organisation)


@dataclass(frozen=True)
class Month:
    first: date

    @property
    def after(self) -> date:
        return (self.first + timedelta(days=32)).replace(day=1)

    @property
    def span(self) -> tuple[datetime, datetime]:
        """From its first moment until before the first of the next, local time."""
        return _midnight(self.first), _midnight(self.after)

    @property
    def before(self) -> "Month":
        return Month((self.first - timedelta(days=1)).replace(day=1))

    @property
    def says(self) -> str:
        return f"{self.first.year}年{self.first.month}月"

    def __str__(self) -> str:
        return f"{self.first:%Y-%m}"


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def months_until(today: date, count: int = 36) -> list[Month]:
    months = [Month(today.replace(day=1))]
    while len(months) < count:
        months.append(months[-1].before)
    return months


def month_of(text: str, today: date) -> Month:
    """2026-11; anything else, and what is still to come, reads as this month."""
    try:
        year, month = (int(part) for part in text.split("-"))
        wanted = date(year, month, 1)
    except ValueError:
        wanted = today
    return Month(min(max(wanted, date(2000, 1, 1)), today).replace(day=1))


@dataclass(frozen=True)
class Figure:
    label: str
    value: int | Decimal | None
    unit: str
    means: str


HEADINGS = (
    "序号", "编号", "原编号", "收到", "登记", "来源", "谁申请", "用人单位或地方", "街道", "争议种类", "人数", "请求数额（元）", "分级", "重大", "服务站",
    "经办人", "办结", "结果", "结果代码", "化解层级", "办理天数", "月末还在办",
)  # fmt: skip
WIDTHS = (6, 20, 16, 12, 12, 10, 8, 28, 16, 26, 8, 14, 12, 6, 26, 12, 12, 20, 20, 10, 10, 10)


def of_month(actor: Actor, month: Month, station: str = "") -> QuerySet[Matter]:
    """Received in the month, closed in it, or carried over and still open at its end; oldest first."""
    start, end = month.span
    return seen(actor, station).filter(received_on__lt=end).filter(Q(closed_at=None) | Q(closed_at__gte=start))


def seen(actor: Actor, station: str) -> QuerySet[Matter]:
    rows = Matter.objects.visible_to(actor)
    return rows.filter(office__code=station) if station else rows


def rows(actor: Actor, month: Month, station: str = "") -> Iterator[tuple[str, list[Cell]]]:
    """(code, cells): a few queries for each thousand."""
    found = of_month(actor, month, station).select_related("office", "handler", "street", "building", "enterprise")
    found = found.annotate(sum=Sum("claims__amount")).order_by("received_on", "id")
    for number, matter in enumerate(found.iterator(chunk_size=1000), start=1):
        yield matter.code, _cells(number, matter, month)


def _cells(number: int, matter: Matter, month: Month) -> list[Cell]:
    track, closed = track_of(matter), matter.closed_at
    received, done = timezone.localdate(matter.received_on), timezone.localdate(closed) if closed else None
    return [
        number, matter.code, matter.old_number, received.isoformat(), timezone.localdate(matter.registered_at).isoformat(),
        _source(matter), matter.get_asked_by_display(), place_of(matter), matter.street.name if matter.street else "",
        "、".join(topic_label(code) for code in matter.topics), matter.workers, matter.sum,  # type: ignore[attr-defined]
        track.label if track else "", "重大" if matter.major else "", matter.office.name,
        matter.handler.display_name if matter.handler else "", done.isoformat() if done else "",
        matter.get_outcome_display(), NUMBERS.get(matter.outcome, ""), matter.get_level_display(), (done - received).days if done else None,
        "" if done and done < month.after else "是",
    ]  # fmt: skip


def _source(matter: Matter) -> str:
    return "旧台账" if matter.past_key else "线索转来" if matter.from_lead else "来人登记"


def figures(actor: Actor, month: Month, station: str = "") -> list[Figure]:
    """In a fixed number of queries. Each is counted as its sentence says and in no other way."""
    start, end = month.span
    every = seen(actor, station).exclude(outcome__in=NOT_COUNTED)
    came, done = (
        every.filter(received_on__gte=start, received_on__lt=end),
        every.filter(closed_at__gte=start, closed_at__lt=end),
    )
    before = every.filter(received_on__lt=start).filter(Q(closed_at=None) | Q(closed_at__gte=start)).count()
    left = every.filter(received_on__lt=end).filter(Q(closed_at=None) | Q(closed_at__gte=end)).count()
    sums = Claim.objects.filter(matter__in=came.values("pk")).aggregate(total=Sum("amount"))
    unsaid = came.exclude(claims__amount__isnull=False).count()
    told = came.aggregate(count=Count("pk"), workers=Sum("workers"), major=Count("pk", filter=Q(major=True)))
    ended = _ended(done)
    leads = Lead.objects.visible_to(actor).filter(received_on__gte=start, received_on__lt=end)
    heard = (leads.filter(office__code=station) if station else leads).count()
    return [
        Figure("听到的线索", heard, "条", "本月收到的线索，不论后来有没有登记成争议事项。"),
        Figure("月初在办", before, "件", "本月以前收到，到本月1日零点还没有办结的。"),
        Figure("本月收到", told["count"], "件", "职工提出请求的那一天在本月的。按提出的日子算，不按登记的日子。"),
        Figure("涉及人数", told["workers"] or 0, "人", "本月收到的每一件写明的人数相加。同一个人有两件的，算两次。"),
        Figure("其中重大", told["major"], "件", "本月收到、现在标着重大的。"),
        Figure("请求数额", sums["total"] or Decimal(0), "元", "本月收到的每一项请求里职工说的数额相加，没有说数额的不算。"),
        Figure("没有说数额", unsaid, "件", "本月收到、没有一项请求说了数额的。"),
        *ended,
        Figure("月末在办", left, "件", "本月底以前收到，到下月1日零点还没有办结的。等于月初在办加本月收到减本月办结。"),
    ]  # fmt: skip


def _ended(done: QuerySet[Matter]) -> list[Figure]:
    """One query over what was closed in the month."""
    lasted = ExpressionWrapper(F("closed_at") - F("received_on"), output_field=DurationField())
    wanted = {f"o_{one.value}": Count("pk", filter=Q(outcome=one)) for one in Outcome if one not in NOT_COUNTED}
    wanted |= {f"l_{one.value}": Count("pk", filter=Q(level=one)) for one in Level}
    found = done.aggregate(count=Count("pk"), lasted=Avg(lasted), **wanted)
    days = Decimal(found["lasted"].total_seconds() / 86400).quantize(Decimal("0.1")) if found["lasted"] else None
    low = sum(found[f"l_{one.value}"] for one in (Level.ENTERPRISE, Level.BUILDING, Level.STREET))
    return [
        Figure("本月办结", found["count"], "件", "结果由第二个人同意的那一天在本月的；只要咨询的，是答复的那一天。"),
        *(
            Figure(f"结果：{one.label}", found[f"o_{one.value}"], "件", f"本月办结、结果代码是{NUMBERS[one]}的。")
            for one in Outcome if one not in NOT_COUNTED
        ),
        *(Figure(f"层级：{one.label}", found[f"l_{one.value}"], "件", f"本月办结、在{one.label}这一级解决的。") for one in Level),
        Figure("没出街道", low, "件", "本月办结、在企业、楼宇或街道解决的。"),
        Figure("平均办理天数", days, "天", "本月办结的每一件，从收到到办结的天数平均。"),
    ]  # fmt: skip


GENERAL = (
    ("算哪些", "看得到这本台账的人看得到的事项。录入有误、并入另一件的，列在明细里，不算进数字。"),
    ("按什么时候的记录", "按导出那一刻的记录算。重新打开过的事项，办结日期是最后一次的；以前月份的数字可能因此变动。"),
    ("保护来源的", "站里和区里的工作人员的台账包括保护来源的事项；包案领导的不包括。"),
)
