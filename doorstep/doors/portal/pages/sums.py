"""算一算: one question a screen, then the sheet. Nothing is stored; answers travel in the form, never in an address."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from doorstep.knowledge.errors import BadInput, NotKnownHere
from doorstep.knowledge.labourlaw.everyone import SUMS
from doorstep.knowledge.labourlaw.everyone.questions import Question
from doorstep.knowledge.labourlaw.everyone.rights import rights

from ..draft import draft_of, keep
from ..sums.carrying import told_with
from ..sums.result import outcome_of
from ..sums.walking import OneQuestion, Walk, raw_answers
from ..visit import Visit, show, visit_of


def sums(request: HttpRequest) -> HttpResponse:
    return show(visit_of(request), "portal/sums/index.html", {"sums": SUMS.values()})


@never_cache
def one_sum(request: HttpRequest, slug: str) -> HttpResponse:
    visit = visit_of(request)
    walk = _walk(visit, slug)
    if request.method != "POST":
        return _ask(visit, walk, walk.sum.questions[0])
    if back := walk.question(request.POST.get("back", "")):
        return _ask(visit, walk, back)
    if question := walk.question(request.POST.get("question", "")) or walk.missing:
        form = OneQuestion(question, walk, request.POST)
        if "more" in request.POST or "show" in request.POST:
            return _ask(visit, walk, question, OneQuestion(question, walk, initial={question.name: form.raw}), as_is=form)
        if request.POST.get("question") == question.name and not form.is_valid():
            return _ask(visit, walk, question, form, status=422)
        if request.POST.get("question") == question.name:
            walk = Walk(walk.sum, walk.setting, walk.today, {**walk.raw, question.name: form.raw})
    return _ask(visit, walk, walk.missing) if walk.missing else _result(visit, walk)


@require_POST
def take_sum(request: HttpRequest, slug: str) -> HttpResponse:
    """The sheet goes along into the telling: as words that can be changed before anything is sent."""
    visit = visit_of(request)
    walk = _walk(visit, slug)
    if visit.place is None:
        return redirect("portal-front")
    if walk.missing:
        return _ask(visit, walk, walk.missing)
    before = draft_of(visit)
    draft = {} if "slip" in before else before
    return keep(visit, redirect("portal-tell"), told_with(draft, walk))


def _walk(visit: Visit, slug: str) -> Walk:
    if slug not in SUMS:
        raise Http404
    return Walk(SUMS[slug], visit.setting, visit.today, raw_answers(visit.request.POST, SUMS[slug]))


def _ask(visit: Visit, walk: Walk, question: Question, form: OneQuestion | None = None, *, as_is: OneQuestion | None = None,
         status: int = 200) -> HttpResponse:  # fmt: skip
    form = form or OneQuestion(question, walk, initial={question.name: walk.raw.get(question.name)})
    if as_is is not None:
        form.fields[question.name].widget = as_is.fields[question.name].widget
    number = walk.asked.index(question) + 1 if question in walk.asked else 1
    context = {"walk": walk, "form": form, "question": question, "number": number, "before": walk.before(question)}
    return show(visit, "portal/sums/ask.html", context, status=status)


def _result(visit: Visit, walk: Walk) -> HttpResponse:
    try:
        context = {"walk": walk, "outcome": outcome_of(walk), "rights": rights().get(walk.sum.topic)}
        return show(visit, "portal/sums/result.html", context)
    except BadInput as wrong:
        name = walk.sum.answers_to.get(wrong.field.split("[")[0], wrong.field.split("[")[0])
        question = walk.question(name) or walk.asked[-1]
        form = OneQuestion(question, walk, initial={question.name: walk.raw.get(question.name)})
        form.put(wrong.what_would_be_valid_zh)
        return show(visit, "portal/sums/ask.html", {
            "walk": walk, "form": form, "question": question, "before": walk.before(question),
            "number": walk.asked.index(question) + 1, "wrong": wrong.what_would_be_valid_zh,
        }, status=422)  # fmt: skip
    except NotKnownHere as unknown:
        return show(visit, "portal/sums/unknown.html", {"walk": walk, "why": unknown.what_to_do_zh})
