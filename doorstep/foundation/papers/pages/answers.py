"""A file as an answer: always to be saved, never to be shown inside our pages."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from doorstep.foundation.papers.models import StoredFile


def file_answer(file: StoredFile, content: bytes) -> HttpResponse:
    answer = HttpResponse(content, content_type=file.media_type)
    answer["Content-Disposition"] = content_disposition_header(True, file.own_name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "no-store"
    return answer
