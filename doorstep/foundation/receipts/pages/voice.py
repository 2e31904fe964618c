"""A spoken note at the desk: heard by the handler through a recorded opening, and put into writing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from doorstep.foundation.journal.cards import cards_for
from doorstep.foundation.journal.reading import record_reading
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.papers.actions.files import open_file
from doorstep.foundation.people.pages.guards import staff_page

from ..actions.typing_up import type_up
from ..queries.voices import length, may_hear, sound_for, voice_for
from .desk import ANSWERERS
from .forms import TypedUpForm


@staff_page(*ANSWERERS)
def voice(request: HttpRequest, code: str) -> HttpResponse:
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    note = voice_for(actor, code)
    card = cards_for([note.receipt.about], actor).get(note.receipt.about)
    if not may_hear(note.receipt.ref, actor):
        return render(request, "receipts/voice_shut.html", {"card": card}, status=409)
    form = TypedUpForm(request.POST or None, initial={"words": note.typed_up})
    if request.method == "POST" and form.is_valid():
        try:
            type_up(note=note, words=form.cleaned_data["words"], actor=actor, at=now)
            messages.success(request, "记好了。")
            return redirect(card.url if card and card.url else request.path)
        except Refused as refused:
            form.add_error(refused.field or None, refused.sentence)
    record_reading(note.receipt.about, actor, now, what="录音")
    context = {"note": note, "length": length(note.seconds), "form": form, "card": card, "today": timezone.localdate(now)}
    return render(request, "receipts/voice.html", context, status=422 if form.is_bound else 200)


@require_GET
@staff_page(*ANSWERERS)
def voice_sound(request: HttpRequest, code: str) -> HttpResponse:
    """The recording itself, to be played and not kept. Opening it is recorded like that of any file."""
    actor = request.actor  # type: ignore[attr-defined]
    file = sound_for(actor, code)
    try:
        content = open_file(file=file, actor=actor, at=timezone.now())
    except Refused as refused:
        return HttpResponse(refused.sentence, status=409, content_type="text/plain; charset=utf-8")
    answer = HttpResponse(content, content_type=file.media_type)
    answer["Content-Disposition"] = "inline"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
