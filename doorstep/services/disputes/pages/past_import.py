"""A former ledger comes in at the desk: handed in and checked, started, followed, its bad rows taken home."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from doorstep.foundation.journal.reading import record_reading
from doorstep.foundation.kit.components import Pager
from doorstep.foundation.kit.paging import newest_first
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.network.register.problems import problems_from
from doorstep.foundation.network.register.report import problems_as_xlsx
from doorstep.foundation.papers.excel import XLSX
from doorstep.foundation.people.pages.guards import StaffRequest, staff_page

from ..actions import past_import
from ..queries.past_imports import past_import_for, past_import_table, past_imports_of, past_page, stations_to_import
from ..rules import OFFICERS


class LedgerForm(forms.Form):
    station = forms.ChoiceField(label="哪个站的", error_messages={"required": "请选是哪个站的台账"})
    file = forms.FileField(
        label="文件", help_text="Excel（.xlsx、.xls）或CSV，最大50MB。", widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.csv"}),
        error_messages={"required": "还没有选文件；文件超过50MB也收不到，请拆开再传", "empty": "文件是空的，请看看是不是选错了文件"},
    )  # fmt: skip

    def __init__(self, *args: Any, stations: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stations = {one.code: one for one in stations}
        self.fields["station"].choices = [(one.code, one.name) for one in stations]  # type: ignore[attr-defined]
        if len(stations) == 1:
            self.fields["station"].initial = stations[0].code
            self.fields["station"].widget = forms.HiddenInput()

    def clean_station(self) -> Organisation:
        return self.stations[self.cleaned_data["station"]]


@staff_page(*OFFICERS)
def ledger_imports(request: StaffRequest) -> HttpResponse:
    page = newest_first(
        past_imports_of(request.actor), after=request.GET.get("after", "")[:20], before=request.GET.get("before", "")[:20]
    )
    newer, older = (f"?{name}={key}" if key else "" for name, key in (("before", page.newer), ("after", page.older)))
    context = {"rows": page.rows, "table": past_import_table(page.rows), "pager": Pager(newer, older, f"共{page.count}份")}
    return render(request, "disputes/past/list.html", context)


@staff_page(*OFFICERS)
def ledger_import_new(request: StaffRequest) -> HttpResponse:
    sent = request.method == "POST"
    form = LedgerForm(
        request.POST if sent else None, request.FILES if sent else None, stations=stations_to_import(request.actor)
    )
    if sent and form.is_valid():
        station, file = form.cleaned_data["station"], form.cleaned_data["file"]
        try:
            run = past_import.check_ledger(
                station=station, file_name=file.name, content=file.read(), actor=request.actor, at=timezone.now()
            )
            return redirect("ledger-import", run.code)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else "file", refused.sentence)
    return render(request, "disputes/past/new.html", {"form": form}, status=422 if sent else 200)


@staff_page(*OFFICERS)
def ledger_import(request: StaffRequest, code: str) -> HttpResponse:
    run = past_import_for(request.actor, code)
    if getattr(request, "htmx", None):
        if run.state != run.State.RUNNING:
            return HttpResponse(headers={"HX-Refresh": "true"})
        return render(request, "disputes/past/progress.html", {"run": run})
    record_reading(run.ref, request.actor, timezone.now(), what="往年台账的导入")
    return render(request, "disputes/past/run.html", {"run": run, "page": past_page(run)})


def _act(request: StaffRequest, code: str, act: Callable[..., Any], done: str, target: str) -> HttpResponse:
    run = past_import_for(request.actor, code)
    try:
        act(run=run, actor=request.actor, at=timezone.now())
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("ledger-import", code)
    messages.success(request, done)
    return redirect(target, code) if target == "ledger-import" else redirect(target)


@require_POST
@staff_page(*OFFICERS)
def ledger_import_start(request: StaffRequest, code: str) -> HttpResponse:
    done = "开始导入。可以离开这一页，回来再看结果。"
    return _act(request, code, past_import.start_ledger, done, "ledger-import")


@require_POST
@staff_page(*OFFICERS)
def ledger_import_leave(request: StaffRequest, code: str) -> HttpResponse:
    return _act(request, code, past_import.leave_ledger, "放弃了，文件已删除。", "ledger-import-list")


@require_GET
@staff_page(*OFFICERS)
def ledger_import_problems(request: StaffRequest, code: str) -> HttpResponse:
    run = past_import_for(request.actor, code)
    record_reading(run.ref, request.actor, timezone.now(), what="往年台账里有问题的行（下载）")
    headers = {"Content-Disposition": f'attachment; filename="{code}.xlsx"'}
    return HttpResponse(problems_as_xlsx(problems_from(run.problems)), content_type=XLSX, headers=headers)
