"""Bringing a register in from a file: upload, columns, preview, progress, report."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from doorstep.foundation.journal.reading import record_reading
from doorstep.foundation.kit.paging import newest_first
from doorstep.foundation.network.actions import register
from doorstep.foundation.network.models import RegisterImport
from doorstep.foundation.network.queries.access import district_for, import_for
from doorstep.foundation.network.queries.lists import imports_of
from doorstep.foundation.network.queries.record import import_page
from doorstep.foundation.network.queries.tables import import_table
from doorstep.foundation.network.register.problems import problems_from
from doorstep.foundation.network.register.report import problems_as_csv, problems_as_xlsx, template_as_xlsx
from doorstep.foundation.network.rules import KEEPERS

from .asking import Asked, act_and_return, ask_and_act
from .filters import Narrowed
from .forms import HeaderForm, MappingForm, StartForm, UploadForm
from .guards import RegisterRequest, register_page

TAB = "register-import-list"
HEADER_ROW_SO = "表头在第几行，请写1到100之间的数，现在还是按原来那一行读的"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@register_page(*KEEPERS)
def import_list(request: RegisterRequest) -> HttpResponse:
    district_for(request.actor, to="import")
    narrowed = Narrowed.of(request.GET)
    page = newest_first(imports_of(request.actor), after=narrowed.after, before=narrowed.before)
    context = {"tab": TAB, "table": import_table(page.rows), "rows": page.rows, "pager": narrowed.pager(page, "次"),
               "kinds": RegisterImport.Kind.choices}  # fmt: skip
    return render(request, "network/import_list.html", context)


@register_page(*KEEPERS)
def import_upload(request: RegisterRequest) -> HttpResponse:
    district = district_for(request.actor, to="import")
    initial = {"kind": request.GET.get("kind", "")}
    form = UploadForm(request.POST or None, request.FILES or None, initial=initial)

    def act(values: dict[str, Any]) -> str:
        file = values["file"]
        run = register.upload_register(
            district=district,
            kind=values["kind"],
            file_name=file.name,
            content=file.read(),
            actor=request.actor,
            at=timezone.now(),
        )
        return reverse("register-import", args=[run.code])

    explains = "先核对再导入：上传以后能看到哪些行有问题，名册这时还不会变。没有的格子不会清空名册里已有的内容。"
    return ask_and_act(
        request,
        form,
        Asked("导入名册", "上传并核对", "导入", reverse(TAB), explains),
        act,
        "文件收到了，请看看列对得对不对",
    )


@register_page(*KEEPERS)
def register_import(request: RegisterRequest, code: str) -> HttpResponse:
    run = import_for(request.actor, code)
    if getattr(request, "htmx", None):
        return _progress(request, run)
    record_reading(run.ref, request.actor, timezone.now(), what="名册导入")
    mapping = run.state == run.State.UPLOADED or (run.state == run.State.PREVIEWED and "columns" in request.GET)
    context = {
        "run": run, "tab": TAB, "page": import_page(run), "mapping": MappingForm(run=run) if mapping else None,
        "header": HeaderForm(initial={"header_row": run.header_row}), "start": StartForm(),
    }  # fmt: skip
    return render(request, "network/import.html", context)


def _progress(request: RegisterRequest, run: RegisterImport) -> HttpResponse:
    """What the page asks for every two seconds; at the end it is told to load itself anew."""
    if run.state != run.State.RUNNING:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "network/parts/import_progress.html", {"run": run})


@register_page(*KEEPERS)
@require_POST
def import_header(request: RegisterRequest, code: str) -> HttpResponse:
    run = import_for(request.actor, code)
    form = HeaderForm(request.POST)
    if not form.is_valid():
        messages.error(request, HEADER_ROW_SO)
        return redirect("register-import", code)
    row = form.cleaned_data["header_row"]
    return act_and_return(
        request, lambda: register.read_header(run=run, header_row=row, actor=request.actor, at=timezone.now()),
        reverse("register-import", args=[code]), f"按第{row}行重新读了列名",
    )  # fmt: skip


@register_page(*KEEPERS)
@require_POST
def import_check(request: RegisterRequest, code: str) -> HttpResponse:
    run = import_for(request.actor, code)
    mapping = MappingForm(request.POST, run=run).mapping()
    return act_and_return(
        request, lambda: register.check_register(run=run, mapping=mapping, actor=request.actor, at=timezone.now()),
        reverse("register-import", args=[code]), "核对完了，请看下面的结果",
    )  # fmt: skip


@register_page(*KEEPERS)
@require_POST
def import_start(request: RegisterRequest, code: str) -> HttpResponse:
    run = import_for(request.actor, code)
    part = request.POST.get("take_good_rows") == "on"
    return act_and_return(
        request, lambda: register.start_import(run=run, take_good_rows=part, actor=request.actor, at=timezone.now()),
        reverse("register-import", args=[code]), "开始导入。可以离开这一页，回来再看结果",
    )  # fmt: skip


@register_page(*KEEPERS)
@require_POST
def import_leave(request: RegisterRequest, code: str) -> HttpResponse:
    run = import_for(request.actor, code)
    return act_and_return(
        request,
        lambda: register.leave_import(run=run, actor=request.actor, at=timezone.now()),
        reverse(TAB),
        "放弃了，文件已删除",
    )


@register_page(*KEEPERS)
@require_GET
def import_problems(request: RegisterRequest, code: str) -> HttpResponse:
    run = import_for(request.actor, code)
    record_reading(run.ref, request.actor, timezone.now(), what="名册导入的问题（下载）")
    as_csv = request.GET.get("as") == "csv"
    make = problems_as_csv if as_csv else problems_as_xlsx
    return _download(
        make(problems_from(run.problems)), f"{code}.{'csv' if as_csv else 'xlsx'}", "text/csv" if as_csv else XLSX
    )


@register_page(*KEEPERS)
@require_GET
def register_template(request: RegisterRequest, kind: str) -> HttpResponse:
    if kind not in RegisterImport.Kind.values:
        raise Http404
    return _download(template_as_xlsx(kind), f"{kind}.xlsx", XLSX)


def _download(content: bytes, name: str, media_type: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=media_type, headers=headers)
