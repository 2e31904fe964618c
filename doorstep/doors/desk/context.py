"""What the staff frame shows on every page: the organisation, the way around with counts, the account, the inbox."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.components import Desk, NavItem
from doorstep.foundation.leads.queries.lists import open_leads
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.notices.queries.inbox import unread_count
from doorstep.foundation.people.queries.duty_today import duty_today
from doorstep.foundation.worklist.queries.today import open_duties
from doorstep.services.disputes.models import Matter

from .entrance import ENTRIES, WORKERS, Entry

COUNT_CAP = 999


def desk(request: HttpRequest) -> dict[str, Any]:
    """Nothing outside /desk/; there, nothing until a template asks for it."""
    if not request.path.startswith("/desk/") or not getattr(request, "user", None):
        return {}
    large = request.COOKIES.get("text_size") == "large"
    return {"desk": SimpleLazyObject(lambda: frame(request)), "large_mode": large, "high_contrast": large}


def frame(request: HttpRequest) -> Desk:
    actor: Actor | None = getattr(request, "actor", None)
    organisation = Organisation.objects.filter(code=actor.organisation).first() if actor else None
    return Desk(
        organisation_name=organisation.name.removesuffix("服务站") if organisation else "家门口",
        organisation_kind="服务站" if organisation and organisation.name.endswith("服务站") else "",
        nav=navigation(actor, request.path) if actor else [],
        account_name=request.user.display_name if request.user.is_authenticated else "", account_url=reverse("account-own"),
        help_url=reverse("handbook"), sign_out_url=reverse("account_logout"), text_size_url=reverse("portal-text-size"),
        inbox_url=reverse("notice-list") if actor else "", inbox_count=unread_count(actor) if actor else 0,
        on_duty=_on_duty(organisation) if actor and organisation and actor.holds(*WORKERS) else "",
        search_url=reverse("desk-search") if actor and actor.holds(*WORKERS) else "",
        search_words=request.GET.get("q", ""), search_hint="编号、企业、楼宇，或两个字以上的词",
    )  # fmt: skip


def _on_duty(organisation: Organisation) -> str:
    duty = duty_today(organisation, timezone.localdate())
    return "，".join(part for part in ("、".join(duty.names), duty.phone) if part)


def navigation(actor: Actor, path: str) -> list[NavItem]:
    figures = counts(actor) if actor.holds(*WORKERS) else {}
    entries = [entry for entry in ENTRIES if actor.holds(*entry.roles)]
    here = max((entry for entry in entries if _is_at(entry, path)), key=lambda entry: len(entry.prefix), default=None)
    return [_item(entry, entry is here, figures) for entry in entries]


def _is_at(entry: Entry, path: str) -> bool:
    """The first page is itself alone; every other entry stands for the pages below it too."""
    return path == entry.prefix if entry.prefix == "/desk/" else path.startswith(entry.prefix)


def _item(entry: Entry, active: bool, figures: dict[str, str]) -> NavItem:
    return NavItem(
        entry.label, reverse(entry.url_name), entry.icon, figures.get(entry.count), active, entry.separator_before
    )


def counts(actor: Actor) -> dict[str, str]:
    """Three queries and one for who is away; beyond 999 nobody reads the figure, and counting on would cost more than the page."""
    matters = Matter.objects.open_for(actor)
    return {"duties": _capped(open_duties(actor)), "leads": _capped(open_leads(actor)), "matters": _capped(matters)}


def _capped(rows: QuerySet) -> str:
    count = rows.order_by().values("pk")[: COUNT_CAP + 1].count()
    return f"{COUNT_CAP}+" if count > COUNT_CAP else str(count) if count else ""
