"""The page of one lead."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from doorstep.foundation.journal.reading import record_reading
from doorstep.foundation.people.pages.guards import staff_page
from doorstep.foundation.people.queries.openings import asks_about

from ..queries.access import lead_for
from ..queries.lead_page import lead_page
from ..rules import READERS


@staff_page(*READERS)
def lead(request: HttpRequest, code: str) -> HttpResponse:
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    found = lead_for(actor, code)
    record_reading(found.ref, actor, now, what="线索")
    today = timezone.localdate(now)
    page = lead_page(found, actor, today)
    return render(request, "leads/lead.html", {"page": page, "lead": found, "thread": page.thread, "today": today,
        "asks": asks_about(actor, found.ref, now),
    })  # fmt: skip
