"""An opening as its list and its page show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.cards import Card, cards_for
from doorstep.foundation.people.models import IdentityOpening
from doorstep.foundation.people.purposes import purpose_words
from doorstep.foundation.people.rules import may


@dataclass(frozen=True)
class OpeningLine:
    code: str
    about: str
    about_url: str
    who: str
    purpose: str
    how: str
    state: str
    asked_at: datetime | None
    until: datetime | None
    flagged: bool


@dataclass(frozen=True)
class OpeningSheet:
    line: OpeningLine
    office: str
    reason: str
    answer: str
    decided_by: str
    decided_at: datetime | None
    may_decide: bool
    why_not: str
    may_look_into: bool
    own: bool


FLAGGED = (IdentityOpening.How.EMERGENCY, IdentityOpening.How.ALONE)


def opening_lines(rows: Iterable[IdentityOpening], actor: Actor, now: datetime) -> list[OpeningLine]:
    """Of records the actor may not see only the number stands there."""
    found = list(rows)
    cards = cards_for({row.about for row in found}, actor)
    return [_line(row, cards, now) for row in found]


def _line(row: IdentityOpening, cards: dict[Ref, Card], now: datetime) -> OpeningLine:
    card = cards.get(row.about)
    return OpeningLine(
        row.code, row.about_code, card.url if card else "", row.account.display_name, purpose_words(row.purpose) or "没有写",
        row.get_how_display(), row.state_at(now), row.asked_at, row.until, row.how in FLAGGED and row.looked_into_at is None,
    )  # fmt: skip


def opening_sheet(row: IdentityOpening, actor: Actor, now: datetime) -> OpeningSheet:
    (line,), decides = opening_lines([row], actor, now), may(actor, "decide_opening", row)
    waits = row.state == IdentityOpening.State.ASKED and bool(row.until and row.until > now)
    return OpeningSheet(
        line, row.office.name if row.office else "", row.reason, row.answer,
        row.decided_by.display_name if row.decided_by else "", row.decided_at, waits and bool(decides),
        decides.why_not if waits else "", line.flagged and bool(decides), row.account.code == actor.account,
    )  # fmt: skip


def opening_cards(codes: set[str], actor: Actor | None) -> dict[str, Card]:
    """For notices and the worklist: whose it is and about which record, never whose identity."""
    rows = IdentityOpening.objects.filter(code__in=codes) if actor is None else IdentityOpening.objects.visible_to(actor)
    found = rows.filter(code__in=codes).select_related("account")
    return {row.code: _card(row) for row in found}


def _card(row: IdentityOpening) -> Card:
    title = "紧急打开了身份，请事后看" if row.how in FLAGGED else "申请打开身份"
    return Card(row.ref, f"{row.account.display_name}{title}", row.about_code, f"/desk/openings/{row.code}/")
