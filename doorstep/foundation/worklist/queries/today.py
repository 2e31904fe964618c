"""What is to be done now: the worklist of an actor, grouped and ordered, in a fixed number of queries."""

from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.cards import cards_for
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.people.models import Account
from doorstep.foundation.people.queries.presence import left_alone, stood_in_for
from doorstep.foundation.people.queries.staff import working_below

from ..kinds import kinds_for
from ..models import Duty
from ..models.duty import DutyQuerySet, nobodys
from ..narrowing import fitting
from .asked import Asked, day_of
from .ordering import LAPSED, LATER, SOON, TODAY, Kinds, Place, after, in_order, placed
from .rows import Absent, Group, list_row

PAGE = 40
HANDLERS = ("station_officer", "mediator", "district_officer")
NAMES = {LAPSED: "lapsed", TODAY: "today", SOON: "soon", LATER: "later"}
GROUPS = {
    LAPSED: ("已经过期", "先补上，再写一句为什么晚了"),
    TODAY: ("今天要办", "有红旗的先办；快到法定期限的每天都排在这里"),
    SOON: ("三天内", "提前约好人，免得挤到最后一天"),
    LATER: ("这周和以后", "有空时先看一眼"),
}


# Read for the rows shown: joined, they would be looked up for every duty that is sorted.
_NAMED = (
    Prefetch("account", Account.objects.only("code", "display_name")), Prefetch("office", Organisation.objects.only("code", "name")),
)  # fmt: skip


@dataclass(frozen=True)
class Worklist:
    groups: list[Group]
    counts: dict[str, int]
    next_key: str
    stations: list[tuple[str, str]] = field(default_factory=list)

    @property
    def total(self) -> int:
        return sum(self.counts[name] for name in NAMES.values())


def worklist_for(actor: Actor, asked: Asked, today: date) -> Worklist:
    everything = Duty.objects.visible_to(actor).open()
    kinds = kinds_for(actor.path)
    counts = _counts(everything, _narrowed(everything, actor, asked), actor, asked, today, kinds)
    duties = duties_for(actor, asked, today, kinds)
    place = Place.parse(asked.after)
    if place:
        duties = after(duties, place)
    found = list(duties.prefetch_related(*_NAMED)[: PAGE + 1])
    shown = found[:PAGE]
    next_key = str(_place_of(shown[-1])) if len(found) > PAGE else ""
    return Worklist(_grouped(shown, actor, today, counts, kinds), counts, next_key, _stations(actor))


def duties_for(actor: Actor, asked: Asked, today: date, kinds: Kinds | None = None) -> QuerySet:
    """Everything asked for, in the order of the list."""
    kinds = kinds_for(actor.path) if kinds is None else kinds
    everything = Duty.objects.visible_to(actor).open()
    return in_order(_flagged(_narrowed(everything, actor, asked), asked), today, kinds)


def open_duties(actor: Actor) -> QuerySet:
    """For the count beside 今天 in the desk's navigation: the same rows as the page shows at first."""
    return Duty.objects.of(actor).open()


def _narrowed(duties: DutyQuerySet, actor: Actor, asked: Asked) -> DutyQuerySet:
    duties = _seen_as(duties, actor, asked.view)
    if asked.station:
        duties = duties.filter(office__code=asked.station)
    if asked.kind:
        duties = duties.filter(kind=asked.kind)
    if asked.handler:
        duties = duties.filter(nobodys() if asked.handler == "nobody" else Q(account__code=asked.handler))
    since, until = day_of(asked.since), day_of(asked.until)
    if since:
        duties = duties.filter(due__gte=since)
    if until:
        duties = duties.filter(due__lte=until)
    return duties.filter(fitting(asked.wanted)) if asked.wanted else duties


def _seen_as(duties: DutyQuerySet, actor: Actor, view: str) -> DutyQuerySet:
    if view == "office":
        return duties
    if view == "nobody":
        return duties.filter(nobodys())
    return Duty.objects.of(actor).open()


def _flagged(duties: QuerySet, asked: Asked) -> QuerySet:
    return duties.exclude(red_flag="") if asked.flagged else duties


def _counts(
    everything: DutyQuerySet, narrowed: DutyQuerySet, actor: Actor, asked: Asked, today: date, kinds: Kinds
) -> dict[str, int]:
    """Of the groups in what is shown, of red flags, and of each view; two queries, or three."""
    by_place = placed(narrowed, today, kinds).order_by().values_list("place_group", "place_unflagged")
    rows = list(by_place.annotate(n=Count("pk")))
    counts = dict.fromkeys((*NAMES.values(), "flagged", "flagged_now"), 0)
    for group, unflagged, n in rows:
        counts[NAMES[group]] += 0 if asked.flagged and unflagged else n
        counts["flagged"] += 0 if unflagged else n
        counts["flagged_now"] += n if not unflagged and group in (LAPSED, TODAY) else 0
    views = everything.aggregate(office=Count("pk"), nobody=Count("pk", filter=nobodys()))
    own = asked.view == "mine" and not replace(asked, flagged=False).narrowed
    return {**counts, **views, "mine": sum(n for *_, n in rows) if own else Duty.objects.of(actor).open().count()}


def _place_of(duty: Duty) -> Place:
    return Place(duty.place_group, duty.place_unflagged, duty.place_not_legal, duty.due, duty.pk)  # type: ignore[attr-defined]


def _grouped(duties: list[Duty], actor: Actor, today: date, counts: dict[str, int], kinds: Kinds) -> list[Group]:
    """A duty whose record the actor may not see has no card, and so no row."""
    cards, absent = cards_for((duty.about for duty in duties), actor), _absent(duties, actor, today)
    groups = []
    for number, (label, reason) in GROUPS.items():
        of_group = [duty for duty in duties if duty.place_group == number]  # type: ignore[attr-defined]
        rows = [list_row(duty, cards[duty.about], actor, today, kinds, absent) for duty in of_group if duty.about in cards]
        if rows:
            groups.append(Group(label, rows, reason, counts[NAMES[number]]))
    return groups


def _absent(duties: list[Duty], actor: Actor, today: date) -> Absent:
    """Two queries, and none where every duty is one's own or nobody's."""
    others = {duty.account.pk for duty in duties if duty.account and duty.account.code != actor.account}
    if not others:
        return Absent()
    mine = stood_in_for(actor.account, today).filter(pk__in=others)
    alone = left_alone(today).filter(pk__in=others)
    return Absent(frozenset(mine.values_list("pk", flat=True)), frozenset(alone.values_list("pk", flat=True)))


def _stations(actor: Actor) -> list[tuple[str, str]]:
    """For the filter of whoever sees more than one office."""
    if not actor.holds("district_officer", "lead_officer"):
        return []
    kinds = (Organisation.Kind.DISTRICT, Organisation.Kind.STATION)
    rows = Organisation.objects.visible_to(actor).filter(kind__in=kinds, closed_on=None).order_by("path")
    return list(rows.values_list("code", "name"))


def colleagues(actor: Actor, day: date) -> list[tuple[str, str]]:
    """Who may have something on this list: reading it off the duties would cost more the more there are."""
    return [(account.code, account.display_name) for account in working_below(actor.path, *HANDLERS, day=day)]


def account_named(actor: Actor, code: str) -> Account:
    """One of those the form offers; whether they may have a record is asked by its own action."""
    return Account.objects.visible_to(actor).get(code=code)
