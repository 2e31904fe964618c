"""Saved views of an actor on one list, and all of them on the page where they are put in order."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404

from doorstep.foundation.journal.actor import Actor

from ..lists import list_named
from ..models import SavedView

MOST = 30


@dataclass(frozen=True)
class View:
    code: str
    name: str
    address: str
    mine: bool
    shared: bool = False
    page: str = ""
    url_name: str = ""
    by: str = ""


def views_for(actor: Actor, page: str) -> list[View]:
    """One query; one's own first, then those of colleagues."""
    return _views(actor, SavedView.objects.visible_to(actor).filter(page=page))


def all_views(actor: Actor) -> list[View]:
    return _views(actor, SavedView.objects.visible_to(actor))


def _views(actor: Actor, rows: Iterable[SavedView]) -> list[View]:
    found = rows.select_related("account").order_by("id")[: 2 * MOST]  # type: ignore[attr-defined]
    views = [_view(row, actor) for row in found]
    return sorted(views, key=lambda view: not view.mine)


def _view(row: SavedView, actor: Actor) -> View:
    known, mine = list_named(row.page), row.account.code == actor.account
    return View(
        row.code, row.name, f"?{row.address}", mine, row.shared, known.label if known else "",
        known.url_name if known else "", "" if mine else row.account.display_name,
    )  # fmt: skip


def view_for(actor: Actor, code: str) -> SavedView:
    """One's own, or 404: only its owner takes a view away."""
    row = SavedView.objects.filter(account__code=actor.account, code=code).first()
    if row is None:
        raise Http404
    return row
