"""The desk's door to files."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.papers.actions.files import open_file
from doorstep.foundation.papers.queries.access import file_for
from doorstep.foundation.people.pages.guards import StaffRequest, staff_page

from .answers import file_answer


@require_GET
@staff_page()
def download(request: StaffRequest, code: str) -> HttpResponse:
    file = file_for(request.actor, code)
    try:
        content = open_file(file=file, actor=request.actor, at=timezone.now())
    except Refused as refusal:
        return render(request, "papers/shut.html", {"sentence": refusal.sentence}, status=409)
    return file_answer(file, content)
