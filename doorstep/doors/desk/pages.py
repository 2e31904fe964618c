"""The desk's own pages: the way in, and the search."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.reading import record_reading
from doorstep.foundation.people.pages.guards import own_page, staff_page
from doorstep.foundation.worklist.pages.desk import today

from .entrance import NO_ROLE, WELCOME, WORKERS, whom_to_ask
from .searching import Asked, kinds, search


@own_page
def home(request: HttpRequest) -> HttpResponse:
    """The worklist for those who have one; for everybody else what they can do and whom to ask."""
    actor = request.actor  # type: ignore[attr-defined]
    if actor and actor.holds(*WORKERS):
        return today(request)
    says = [WELCOME[role] for role in sorted(actor.roles) if role in WELCOME] if actor else [NO_ROLE]
    context = {"says": says or [NO_ROLE], "contact": whom_to_ask(actor, timezone.now())}
    return render(request, "desk/welcome.html", context)


@staff_page(*WORKERS)
def desk_search(request: HttpRequest) -> HttpResponse:
    actor, get, now = request.actor, request.GET, timezone.now()  # type: ignore[attr-defined]
    kind = get.get("kind", "") if get.get("kind") in kinds() else ""
    asked = Asked(get.get("q", "").strip(), kind, get.get("before", ""))
    found = search(actor, asked)
    if found.codes:
        record_reading(Ref("search", actor.organisation), actor, now, what="搜索结果", rows=found.codes)
    filters = [("", "全部"), *kinds().items()]
    return render(request, "desk/search.html", {
        "words": asked.words, "found": found, "first_url": search_address(asked, kind) if asked.before else "",
        "views": [(label, search_address(asked, code), code == kind) for code, label in filters],
        "older_url": search_address(asked, kind, found.older) if found.older else "",
    })  # fmt: skip


def search_address(asked: Asked, kind: str, before: str = "") -> str:
    said = {"q": asked.words, "kind": kind, "before": before}
    return "?" + urlencode({name: value for name, value in said.items() if value})
