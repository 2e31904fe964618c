"""What a figure or a holiday notice says about itself in other rooms' lists."""

from django.urls import reverse

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.cards import Card
from doorstep.foundation.lawbook.models import CalendarYear, Figure, Proposal
from doorstep.foundation.lawbook.rules import KEEPERS

from .names import label_of


def figure_cards(codes: set[str], actor: Actor | None) -> dict[str, Card]:
    if actor is not None and not actor.holds(*KEEPERS):
        return {}
    return {row.code: _card(row, label_of(row.name, row.region)) for row in Figure.objects.filter(code__in=codes)}


def year_cards(codes: set[str], actor: Actor | None) -> dict[str, Card]:
    if actor is not None and not actor.holds(*KEEPERS):
        return {}
    return {row.code: _card(row, f"{row.year}年放假安排") for row in CalendarYear.objects.filter(code__in=codes)}


def _card(row: Proposal, title: str) -> Card:
    return Card(row.ref, title, row.get_state_display(), reverse("law-proposal", args=[row.code]))
