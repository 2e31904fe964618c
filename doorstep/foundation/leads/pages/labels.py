"""The district learns from its corrections: names are looked through, and a fitted router is adopted or not."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from doorstep.foundation.journal.reading import record_reading
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.pages.guards import staff_page

from ..actions.labels import adopt_router, check_names, confirm_aside, decline_router, end_router
from ..queries.access import letter_for
from ..queries.labels import counts_of, router_for, router_page, to_check, told_by_code
from ..rules import POOL_OFFICERS
from .figures import rows_of

DECISIONS = {
    "adopt": (adopt_router, "已经采用。以后导入的热线来信按新办法分。"),
    "decline": (decline_router, "没有采用，来信还按现在的办法分。"),
    "end": (end_router, "已经停用，来信按词表分。"),
}


@staff_page(*POOL_OFFICERS)
def label_list(request: HttpRequest) -> HttpResponse:
    """Ten stories at a time as they would leave the house; what may be a name is ticked beforehand."""
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    if request.method == "POST":
        told = told_by_code(actor, request.POST.getlist("shown"))
        if told:
            names = {one.label: _ticked(request, one.label.source.code, one.proposed) for one in told}
            check_names(names=names, district=told[0].label.district, actor=actor, at=now)
            messages.success(request, f"看过{len(told)}段，可以导出了。")
        return redirect("label-list")
    told = to_check(actor)
    if told:
        codes = tuple(one.label.source.code for one in told)
        record_reading(told[0].label.district.ref, actor, now, what="标注里的原话", rows=codes)
    return render(request, "leads/label_list.html", {"told": told, "counts": counts_of(actor)})


def _ticked(request: HttpRequest, code: str, proposed: tuple[str, ...]) -> list[str]:
    added = request.POST.get(f"more-{code}", "").replace("，", "、").replace(",", "、").replace(" ", "、").split("、")
    ticked = [name for name in request.POST.getlist(f"names-{code}") if name in proposed]
    return [*ticked, *(name.strip() for name in added if 2 <= len(name.strip()) <= 20)][:60]


@staff_page(*POOL_OFFICERS)
def letter_router(request: HttpRequest) -> HttpResponse:
    page = router_page(request.actor)  # type: ignore[attr-defined]
    shown = page.waiting or page.in_use
    context = {
        "page": page, "figures": rows_of(shown.figures) if shown else [], "shown": shown,
        "counts": counts_of(request.actor), "today": timezone.localdate(),  # type: ignore[attr-defined]
    }  # fmt: skip
    return render(request, "leads/letter_router.html", context)


@require_POST
@staff_page(*POOL_OFFICERS)
def letter_router_decide(request: HttpRequest, code: str) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    router = router_for(actor, code)
    decision = DECISIONS.get(request.POST.get("decision", ""))
    if decision is None:
        messages.error(request, "请选一个：采用，还是不采用")
        return redirect("letter-router")
    try:
        decision[0](router=router, actor=actor, at=timezone.now())  # type: ignore[operator]
        messages.success(request, decision[1])
    except Refused as refused:
        messages.error(request, refused.sentence)
    return redirect("letter-router")


@require_POST
@staff_page(*POOL_OFFICERS)
def set_aside_confirm(request: HttpRequest, code: str) -> HttpResponse:
    letter = letter_for(request.actor, code)  # type: ignore[attr-defined]
    try:
        confirm_aside(letter=letter, actor=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        messages.success(request, "记下了：这封信不是劳动方面的。")
    except Refused as refused:
        messages.error(request, refused.sentence)
    return redirect("set-aside-list")
