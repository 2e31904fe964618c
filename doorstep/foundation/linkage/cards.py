"""The line other rooms show for a transfer: what the record says of itself in few words, and from where to where."""

from django.urls import reverse

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.cards import Card, cards_for

from .models import Transfer


def transfer_cards(codes: set[str], actor: Actor | None) -> dict[str, Card]:
    rows = Transfer.objects.filter(code__in=codes)
    if actor is not None:
        rows = Transfer.objects.visible_to(actor).filter(code__in=codes)
    found = list(rows.select_related("giver", "taker"))
    titles = cards_for(row.about for row in found)
    return {row.code: _card(row, titles) for row in found}


def _card(transfer: Transfer, titles: dict[Ref, Card]) -> Card:
    about = titles.get(transfer.about)
    title = about.title if about else transfer.about_code
    return Card(
        transfer.ref, f"移送：{title}", f"{transfer.giver.name}转{transfer.taker.name}",
        reverse("transfer", args=[transfer.code]), track=about.track if about else "", whose_move=f"等{transfer.answering.name}",
    )  # fmt: skip
