"""The page of one matter."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from doorstep.foundation.journal.reading import record_reading
from doorstep.foundation.people.pages.guards import staff_page
from doorstep.foundation.people.queries.openings import asks_about

from ..queries.access import matter_for
from ..queries.joining import survivor_of
from ..queries.matter_page import matter_page
from ..rules import READERS


@staff_page(*READERS)
def matter(request: HttpRequest, code: str) -> HttpResponse:
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    found = matter_for(actor, code)
    goes_on = survivor_of(found)
    if goes_on.pk != found.pk and "old" not in request.GET:
        messages.info(request, f"{found.code}已经并到这一件，两个编号都能用。")
        return redirect("matter", goes_on.code)
    record_reading(found.ref, actor, now, what="争议事项")
    today = timezone.localdate(now)
    page = matter_page(found, actor, now)
    return render(request, "disputes/matter.html", {"page": page, "matter": found, "thread": page.thread, "today": today,
        "asks": asks_about(actor, found.ref, now),
    })  # fmt: skip
