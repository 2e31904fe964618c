"""Saved views: kept from a list, put in order on a page of their own."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.pages.guards import StaffRequest, staff_page

from ..actions.views import remove_view, save_view
from ..queries.views import all_views, view_for
from ..rules import ROLES
from .forms import SaveViewForm


@require_GET
@staff_page(*ROLES)
def view_list(request: StaffRequest) -> HttpResponse:
    return render(request, "worklist/view_list.html", {"views": all_views(request.actor)})


@require_POST
@staff_page(*ROLES)
def view_save(request: StaffRequest) -> HttpResponse:
    form = SaveViewForm(request.POST)
    if not form.is_valid():
        messages.warning(request, str(next(iter(form.errors.values()))[0]))
        return redirect(_back(request))
    try:
        save_view(**form.cleaned_data, actor=request.actor, at=timezone.now())
        messages.success(request, "存好了，排在列表上面，以后一点就到")
    except Refused as refused:
        messages.warning(request, refused.sentence)
    return redirect(_back(request))


def _back(request: StaffRequest) -> str:
    """To the list it came from, and nowhere outside."""
    back = request.POST.get("back", "")
    return back if back[:1] == "/" and url_has_allowed_host_and_scheme(back, None) else "view-list"


@require_POST
@staff_page(*ROLES)
def view_remove(request: StaffRequest, code: str) -> HttpResponse:
    remove_view(view=view_for(request.actor, code), actor=request.actor, at=timezone.now())
    messages.success(request, "删掉了")
    return redirect("view-list")
