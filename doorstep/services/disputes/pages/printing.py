"""Papers of a matter as Word files. The whole name stands on one only while the identity is open to who prints it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.actions.identity import look_at_identity
from doorstep.foundation.people.pages.guards import staff_page

from ..actions.printing import print_paper
from ..documents.filling import Printed, applicant_person, print_application, print_notice, print_rights
from ..models import Matter
from ..queries.access import matter_for
from ..rules import READERS

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS = ("application", "rights-sheet", "notice")


@staff_page(*READERS)
@require_POST
def paper(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    matter = matter_for(actor, code, to="print")
    try:
        printed = _printed(request, matter, kind)
        print_paper(matter=matter, paper=printed.label, with_identity=printed.shows_identity, actor=actor, at=now)
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("matter", code)
    answer = HttpResponse(printed.content, content_type=WORD)
    answer["Content-Disposition"] = content_disposition_header(True, printed.name) or "attachment"
    return answer


def _printed(request: HttpRequest, matter: Matter, kind: str) -> Printed:
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    today, person = timezone.localdate(now), applicant_person(matter)
    if kind not in KINDS:
        raise Http404
    if kind == "rights-sheet":
        return print_rights(matter, today)
    opened = look_at_identity(person=person, about=matter.ref, actor=actor, at=now) if person else None
    made = print_application(matter, opened, today) if kind == "application" else print_notice(matter, opened, today)
    if made is None:
        raise Refused("还没有受理，也没有答复不受理，现在没有这份文书")
    return made
