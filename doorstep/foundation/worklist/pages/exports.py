"""Taking a list along: why, then the file; and what one took before."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from doorstep.foundation.kit.paging import newest_first
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.pages.guards import StaffRequest, staff_page

from ..actions.exporting import AT_ONCE, KEPT_DAYS, MOST_ROWS, ask_export, make_export
from ..lists import DeskList, list_named
from ..models import Export
from ..queries.exports import export_for, exports_of, file_of, list_for, rows_in
from ..rules import EXPORTERS
from .forms import ExportForm

export_page = staff_page(*EXPORTERS, second_factor=True)


@export_page
def list_export(request: StaffRequest) -> HttpResponse:
    desk_list = list_for(request.actor, request.GET.get("list", ""))
    address, form = request.GET.get("of", ""), ExportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("export", _asked(request, desk_list, address, form.cleaned_data["reason"]).code)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
    rows = rows_in(desk_list, address, request.actor, timezone.localdate())
    context = {"form": form, "list": desk_list, "rows": rows, "most": MOST_ROWS, "days": KEPT_DAYS, "long": rows > AT_ONCE}
    return render(request, "worklist/export_new.html", context, status=422 if request.method == "POST" else 200)


def _asked(request: StaffRequest, desk_list: DeskList, address: str, reason: str) -> Export:
    now = timezone.now()
    export = ask_export(desk_list=desk_list, address=address, reason=reason, actor=request.actor, at=now)
    if export.rows <= AT_ONCE:
        make_export(export=export, desk_list=desk_list, actor=request.actor, at=now)
    return export


@require_GET
@export_page
def export(request: StaffRequest, code: str) -> HttpResponse:
    found = export_for(request.actor, code)
    return render(
        request, "worklist/export.html", {"export": found, "list": list_named(found.page), "file": file_of(found)}
    )


@require_GET
@export_page
def export_list(request: StaffRequest) -> HttpResponse:
    page = newest_first(exports_of(request.actor), after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    rows = [(row, list_named(row.page)) for row in page.rows]
    return render(request, "worklist/export_list.html", {"rows": rows, "page": page})
