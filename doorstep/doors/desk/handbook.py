"""The handbook at the desk: the page of one's own roles first, every other page a tap away. Asks the database nothing."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.handbook import Addresses, handbook_page
from doorstep.foundation.people.pages.guards import own_page


@dataclass(frozen=True)
class Part:
    """One page of docs/handbook, and the roles whose page it is."""

    name: str
    label: str
    roles: tuple[str, ...] = ()


PARTS = (
    Part("station", "服务站工作人员", ("station_officer",)),
    Part("mediator", "调解员", ("mediator",)),
    Part("district", "区工会干部", ("district_officer",)),
    Part("lead-officer", "包案领导", ("lead_officer",)),
    Part("administrator", "系统管理员", ("administrator",)),
    Part("security", "安全管理员", ("security_officer",)),
    Part("auditor", "审计员", ("auditor",)),
    Part("partner", "协作部门人员", ("partner",)),
    Part("enterprise", "单位", ("enterprise_contact",)),
    Part("others", "别的任职", ("exporter", "municipal_reader", "liaison", "organiser", "keeper", "judge")),
    Part("worker", "职工"),
    Part("account", "账号、消息、日历"),
)
ADDRESSES = Addresses(
    page=lambda name: reverse("handbook-page", args=[name]),
    picture=lambda name: reverse("portal-handbook-picture", args=[name]),
)


@own_page
def handbook(request: HttpRequest, name: str = "") -> HttpResponse:
    own = own_parts(request.actor)  # type: ignore[attr-defined]
    page = handbook_page(name or own[0].name, ADDRESSES)
    here = next((part for part in PARTS if part.name == (name or own[0].name)), None)
    if page is None or here is None:
        raise Http404
    others = [part for part in PARTS if part not in own]
    return render(request, "desk/handbook.html", {"page": page, "here": here, "own": own, "others": others})


def own_parts(actor: Actor | None) -> list[Part]:
    """Whoever has no role yet reads about the account first."""
    return [part for part in PARTS if actor and part.roles and actor.holds(*part.roles)] or [PARTS[-1]]
