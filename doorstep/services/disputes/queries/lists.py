"""The lists of matters: tabs by phase, a few filters, the next clock of each row; a fixed number of queries."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.clocks import Clock
from doorstep.foundation.kit.components import ListRow
from doorstep.foundation.leads.queries.lists import received_between
from doorstep.foundation.network.models import Street
from doorstep.foundation.people.queries.staff import working_below
from doorstep.foundation.worklist.kinds import DutyKind, duty_kind, kinds_for
from doorstep.foundation.worklist.lists import Asking
from doorstep.foundation.worklist.models import Duty
from doorstep.foundation.worklist.narrowing import Wanted
from doorstep.foundation.worklist.queries.asked import LONGEST

from ..models import Claim, Matter
from .staff import HANDLERS
from .words import flag_of, move_of, next_words, place_of, title_of, track_of

TABS = dict(Matter.Phase.choices)
LONGEST_COUNT = 10_000


@dataclass(frozen=True)
class Asked:
    """What the list was asked for; what nobody knows reads as not asked. `after` and `before` are keys of pages."""

    tab: str = Matter.Phase.REGISTERED
    track: str = ""
    topic: str = ""
    mover: str = ""
    handler: str = ""
    station: str = ""
    street: str = ""
    outcome: str = ""
    since: str = ""
    until: str = ""
    major: bool = False
    after: str = ""
    before: str = ""

    @property
    def narrowed(self) -> bool:
        return self != Asked(tab=self.tab, after=self.after, before=self.before)

    @property
    def wanted(self) -> Wanted:
        return Wanted(self.track, self.topic, self.mover)


def asked_from(given: Asking) -> Asked:
    words = {one.name: given.get(one.name, "").strip()[:LONGEST] for one in fields(Asked) if one.name != "major"}
    tab = words.pop("tab")
    return Asked(tab if tab in TABS else Asked.tab, **words, major=given.get("major") == "1")  # type: ignore[arg-type]


def open_matters(actor: Actor) -> QuerySet[Matter]:
    return Matter.objects.open_for(actor)


def matters_of(actor: Actor, asked: Asked) -> QuerySet[Matter]:
    rows = Matter.objects.visible_to(actor) if asked.tab == Matter.Phase.CLOSED else open_matters(actor)
    rows = _narrowed(rows, asked).filter(phase=asked.tab)
    return rows.select_related("office", "handler", "street", "building", "enterprise")


def tab_counts(actor: Actor, asked: Asked) -> dict[str, int]:
    """One query; the closed ones are not counted, as they only grow."""
    rows = _narrowed(open_matters(actor), asked)
    return rows.order_by().aggregate(
        **{tab: Count("pk", filter=Q(phase=tab)) for tab in TABS if tab != Matter.Phase.CLOSED}
    )


def _narrowed(rows: QuerySet[Matter], asked: Asked) -> QuerySet[Matter]:
    rows = fitting(rows, asked.wanted)
    same = {"street__code": asked.street, "office__code": asked.station, "outcome": asked.outcome}
    rows = rows.filter(**{name: value for name, value in same.items() if value})
    if asked.handler:
        rows = rows.filter(handler=None) if asked.handler == "nobody" else rows.filter(handler__code=asked.handler)
    rows = received_between(rows, asked.since, asked.until)
    return rows.filter(major=True) if asked.major else rows


def fitting(rows: QuerySet[Matter], wanted: Wanted) -> QuerySet[Matter]:
    """Also what the worklist asks of matters."""
    if wanted.track in Matter.Track.values:
        rows = rows.filter(Q(track=wanted.track) | Q(track="", proposed_track=wanted.track))
    elif wanted.track == "emerging":
        rows = rows.none()
    if wanted.topic:
        rows = rows.filter(Exists(Claim.objects.filter(matter=OuterRef("pk"), topic=wanted.topic)))
    return rows.filter(whose_move=wanted.mover) if wanted.mover else rows


def streets_of(actor: Actor) -> list[tuple[str, str]]:
    return list(Street.objects.visible_to(actor).order_by("code").values_list("code", "name"))


def handlers_of(actor: Actor, day: date) -> list[tuple[str, str]]:
    """Who may handle something this actor may see: reading it off the matters would cost more the more there are."""
    return [(account.code, account.display_name) for account in working_below(actor.path, *HANDLERS, day=day)]


def matter_rows(matters: list[Matter], actor: Actor, today: date) -> list[ListRow]:
    clocks = next_clocks([matter.code for matter in matters], today, kinds_for(actor.path))
    return [_row(matter, clocks.get(matter.code), actor, today) for matter in matters]


def next_clocks(codes: list[str], today: date, kinds: Mapping[str, DutyKind] | None = None) -> dict[str, Clock]:
    """The duty of each matter that ends first, in one query."""
    duties = Duty.objects.open().filter(about_kind="matter", about_code__in=codes).order_by("due", "id")
    found: dict[str, Clock] = {}
    for duty in duties:
        kind = (kinds or {}).get(duty.kind) or duty_kind(duty.kind)
        clock = Clock(kind.label, duty.due, today, duty.started_on, soon_days=kind.soon_days, urgent_days=kind.urgent_days)
        found.setdefault(duty.about_code, clock)
    return found


def _row(matter: Matter, clock: Clock | None, actor: Actor, today: date) -> ListRow:
    return ListRow(
        href=reverse("matter", args=[matter.code]), title=title_of(matter), clock=clock, code=matter.code,
        places=(place_of(matter), matter.office.name), next_step=next_words(matter), move=move_of(matter, actor, today),
        track=track_of(matter), flag=flag_of(matter), value=str(matter.ref),
    )  # fmt: skip
