"""The monthly 台账: its figures on a page, and the whole of it at a button."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_POST

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.reading import record_reading
from doorstep.foundation.leads.queries.lists import stations_of
from doorstep.foundation.papers.excel import XLSX, Mark
from doorstep.foundation.people.pages.guards import StaffRequest, staff_page

from ..ledger_book import ledger_book
from ..queries.ledger import Month, figures, month_of, months_until, office_of, rows
from ..rules import LEDGER_READERS, may_register

CHUNK = 500


def _asked(request: StaffRequest) -> tuple[Month, str]:
    given = request.POST or request.GET
    month = month_of(given.get("month", ""), timezone.localdate())
    known = dict(stations_of(request.actor))
    return month, given.get("station", "") if given.get("station", "") in known else ""


@require_GET
@staff_page(*LEDGER_READERS)
def ledger(request: StaffRequest) -> HttpResponse:
    month, station = _asked(request)
    today = timezone.localdate()
    found = figures(request.actor, month, station)
    return render(request, "disputes/ledger.html", {
        "month": month, "station": station, "stations": stations_of(request.actor), "months": months_until(today),
        "figures": [one for one in found if one.value], "empty": [one.label for one in found if not one.value],
        "may_import": may_register(request.actor),
    })  # fmt: skip


@require_POST
@staff_page(*LEDGER_READERS)
def ledger_download(request: StaffRequest) -> HttpResponse:
    month, station = _asked(request)
    actor, now = request.actor, timezone.now()
    lines = list(rows(actor, month, station))
    for start in range(0, len(lines), CHUNK):
        codes = tuple(code for code, _ in lines[start : start + CHUNK])
        record_reading(Ref("ledger", station or actor.organisation), actor, now, what=f"导出{month.says}台账", rows=codes)
    mark = Mark(request.user.display_name, office_of(actor), now)
    title = f"{month.says}劳动争议台账"
    content = ledger_book(title, (cells for _, cells in lines), figures(actor, month, station), mark)
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = content_disposition_header(True, f"{title}.xlsx") or "attachment"
    return answer
