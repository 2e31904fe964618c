"""The line other rooms show for a matter."""

from django.urls import reverse

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.cards import Card

from ..models import Matter
from .words import flag_of, place_of, title_of


def matter_cards(codes: set[str], actor: Actor | None) -> dict[str, Card]:
    """One query; a duty's own kind says the next step, so the card says none."""
    rows = (
        Matter.objects.filter(code__in=codes) if actor is None else Matter.objects.visible_to(actor).filter(code__in=codes)
    )
    return {row.code: _card(row) for row in rows.select_related("street", "building", "enterprise")}


def _card(matter: Matter) -> Card:
    flag, track = flag_of(matter), matter.track or matter.proposed_track
    return Card(
        matter.ref, title_of(matter), place_of(matter), reverse("matter", args=[matter.code]),
        flags=(flag.label,) if flag else (), track=Matter.Track(track).label if track else "",
        whose_move=matter.get_whose_move_display(),
    )  # fmt: skip
