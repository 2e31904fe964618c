"""The line other rooms show for an account: the name colleagues know, and nothing else."""

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.cards import Card
from doorstep.foundation.people.models import Account


def account_cards(codes: set[str], actor: Actor | None) -> dict[str, Card]:
    """A colleague's name is no secret: it stands under what they did, for whoever may read that."""
    rows = Account.objects.filter(code__in=codes).only("id", "code", "display_name")
    return {row.code: Card(row.ref, row.display_name) for row in rows}
