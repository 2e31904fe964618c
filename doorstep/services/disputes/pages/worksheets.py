"""A matter's worksheets: choose what to reckon, see it as it is typed, keep it, compare two accounts, print, share."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from doorstep.foundation.journal.reading import record_reading
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.lawbook.worksheet_view import sheet_of
from doorstep.foundation.people.pages.guards import staff_page

from ..actions.once import AlreadySent
from ..actions.worksheets import save_worksheet, share_worksheet, take_back_worksheet
from ..documents.worksheet import worksheet_document
from ..models import Matter, SavedSheet
from ..queries.access import matter_for
from ..queries.sheets_beside import beside, others_of, told
from ..queries.words import title_of
from ..queries.worksheets import (
    newer_figure,
    overview,
    rule_or_404,
    setting_of_matter,
    sheet_for,
    sheets_of,
)
from ..rules import READERS, may
from .sheet_form import SheetForm, sheet_form

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@staff_page(*READERS)
def sheets(request: HttpRequest, code: str) -> HttpResponse:
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    matter = matter_for(actor, code)
    record_reading(matter.ref, actor, now, what="计算单")
    open_here = matter.phase != Matter.Phase.CLOSED and bool(may(actor, "reckon", matter))
    context = {"matter": matter, "title": title_of(matter), "page": overview(matter), "may_reckon": open_here}
    return render(request, "disputes/worksheets/sheets.html", context)


@staff_page(*READERS)
def sheet_new(request: HttpRequest, code: str, rule: str) -> HttpResponse:
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    matter, wanted = matter_for(actor, code, to="reckon"), rule_or_404(rule)
    account = request.POST.get("account") or request.GET.get("account", "worker")
    data = request.POST if request.method == "POST" else None
    form = sheet_form(wanted, matter, account, sheets_of(matter), setting_of_matter(matter), data)
    if data is not None and "save" in data and (kept := _saved(request, matter, form, actor, now)):
        return redirect("matter-sheet", code, kept)
    record_reading(matter.ref, actor, now, what="计算单")
    return _typed(request, matter, form, wanted)


def _saved(request: HttpRequest, matter: Matter, form: SheetForm, actor: Any, now: Any) -> int:
    """The number it was kept under; 0 when something stands at a field instead."""
    if not form.is_valid():
        return 0
    given = form.cleaned_data
    try:
        kept = save_worksheet(
            matter=matter, rule=form.rule.id, facts=form.facts(), account=given["account"], form_key=given["form_key"],
            actor=actor, at=now,
        )  # fmt: skip
    except AlreadySent as before:
        kept_here = sheets_of(matter) if before.matter_code == matter.code else []
        if not kept_here:  # the key was used on another matter: nothing was kept for this one
            form.add_error(None, before.sentence)
            return 0
        messages.info(request, before.sentence)
        return kept_here[0].number
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        return 0
    messages.success(request, f"存下了，第{kept.number}张计算单。")
    return kept.number


def _typed(request: HttpRequest, matter: Matter, form: SheetForm, rule: Any) -> HttpResponse:
    """As it is typed htmx asks for the slip alone; without scripts the whole page comes back."""
    today, setting = timezone.localdate(), setting_of_matter(matter)
    asked_more = form.is_bound and "more" in form.data
    reckoned = None if asked_more else _reckon(form, setting, today)
    context = {
        "matter": matter, "title": title_of(matter), "form": form, "rule": rule, "asked_more": asked_more,
        "sheet": sheet_of(reckoned, today) if reckoned else None, "worksheet": reckoned,
        "inputs": [field for field in form if field.name not in {"form_key", "account"}],
    }  # fmt: skip
    if request.headers.get("HX-Request"):
        return render(request, "disputes/worksheets/slip.html", context)
    wrong = form.is_bound and bool(form.errors) and not asked_more
    return render(request, "disputes/worksheets/sheet_new.html", context, status=422 if wrong else 200)


def _reckon(form: SheetForm, setting: Any, today: Any) -> Any:
    """An unbound form is reckoned from what it was filled with, and stays silent about what is missing."""
    if form.is_bound:
        return form.reckon(setting, today)
    from doorstep.knowledge.errors import BadInput, NotKnownHere
    from doorstep.knowledge.labourlaw.reckoning import reckon

    filled = {name: value for name, value in form.initial.items() if name in {one.name for one in form.rule.fields}}
    try:
        return reckon(form.rule.id, filled, setting, today)
    except (BadInput, NotKnownHere):
        return None


@staff_page(*READERS)
def sheet(request: HttpRequest, code: str, number: int) -> HttpResponse:
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    row = sheet_for(actor, code, number)
    record_reading(row.matter.ref, actor, now, what="计算单")
    return render(request, "disputes/worksheets/sheet.html", {
        "matter": row.matter, "title": title_of(row.matter), "row": row, "worksheet": row.sheet,
        "sheet": sheet_of(row.sheet, timezone.localdate(row.made_at)), "newer": newer_figure(row, timezone.localdate(now)), "today": timezone.localdate(now),
        "may_reckon": row.matter.phase != Matter.Phase.CLOSED and bool(may(actor, "reckon", row.matter)),
        "others": others_of(row, row.matter), "told": told(row),
    })  # fmt: skip


@require_POST
@staff_page(*READERS)
def sheet_share(request: HttpRequest, code: str, number: int) -> HttpResponse:
    return _change(request, code, number, share_worksheet, "双方在回执里能看到这一张了。")


@require_POST
@staff_page(*READERS)
def sheet_take_back(request: HttpRequest, code: str, number: int) -> HttpResponse:
    return _change(request, code, number, take_back_worksheet, "收回了，双方看不到这一张了。")


def _change(request: HttpRequest, code: str, number: int, act: Any, said: str) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    row = sheet_for(actor, code, number, to="reckon")
    try:
        act(sheet=row, actor=actor, at=timezone.now())
        messages.success(request, said)
    except Refused as refused:
        messages.error(request, refused.sentence)
    return redirect("matter-sheet", code, number)


@staff_page(*READERS)
def sheet_compare(request: HttpRequest, code: str, one: int, other: int) -> HttpResponse:
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    first, second = sheet_for(actor, code, one), sheet_for(actor, code, other)
    if first.rule != second.rule or one == other:
        raise Http404
    record_reading(first.matter.ref, actor, now, what="计算单")
    return render(request, "disputes/worksheets/compare.html", {
        "matter": first.matter, "title": title_of(first.matter), "page": beside(first, second),
        "slips": [_slip(first), _slip(second)],
    })  # fmt: skip


def _slip(row: SavedSheet) -> tuple[SavedSheet, Any]:
    return row, sheet_of(row.sheet, timezone.localdate(row.made_at))


@staff_page(*READERS)
def sheet_word(request: HttpRequest, code: str, number: int) -> HttpResponse:
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    row = sheet_for(actor, code, number)
    record_reading(row.matter.ref, actor, now, what="计算单")
    response = HttpResponse(worksheet_document(row), content_type=WORD)
    response["Content-Disposition"] = f'attachment; filename="sheet-{row.matter.code}-{row.number}.docx"'
    return response
