"""A matter's dates: noted, corrected, proven, withdrawn; and what proving something would change."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from doorstep.foundation.journal.reading import record_reading
from doorstep.foundation.people.pages.guards import staff_page

from ..actions import dated_facts
from ..models import Matter
from ..queries.access import dated_fact_for, matter_for
from ..queries.matter_clocks import clock_lines
from ..queries.matter_dates import dates_page, guess_of
from ..queries.words import title_of
from ..rules import READERS, may
from .date_forms import ActForm, DateForm, FlagForm, GuessForm, WithdrawForm
from .verbs import done


@staff_page(*READERS)
def dates(request: HttpRequest, code: str) -> HttpResponse:
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    matter, today = matter_for(actor, code), timezone.localdate(now)
    record_reading(matter.ref, actor, now, what="日子和时效")
    guess = GuessForm(request.GET if "act" in request.GET else None)
    guesses = guess_of(matter, guess.cleaned_data["act"], guess.cleaned_data["day"]) if guess.is_valid() else []
    open_here = matter.phase != Matter.Phase.CLOSED and bool(may(actor, "set_facts", matter))
    return render(request, "disputes/clocks/dates.html", {
        "matter": matter, "title": title_of(matter), "page": dates_page(matter, today), "may_change": open_here,
        "clocks": clock_lines(matter, today), "guess": guess, "guesses": guesses,
    })  # fmt: skip


@staff_page(*READERS)
def date_new(request: HttpRequest, code: str) -> HttpResponse:
    def act(matter: Matter, form: DateForm, **who: Any) -> None:
        dated_facts.set_fact(matter=matter, **form.answers(), **who)

    return _ask(
        request, code, DateForm, act, "记一个日子", "期限会跟着重新算。已经记过的，再记一次就是更正。", "记下", "记下了。"
    )


@staff_page(*READERS)
def date_flag(request: HttpRequest, code: str) -> HttpResponse:
    def act(matter: Matter, form: FlagForm, **who: Any) -> None:
        dated_facts.set_fact(matter=matter, **form.answers(), **who)

    return _ask(
        request, code, FlagForm, act, "说清一件事", "有些期限的长短要看这些，说清了会跟着重新算。", "记下", "记下了。"
    )


@staff_page(*READERS)
def act_new(request: HttpRequest, code: str) -> HttpResponse:
    def act(matter: Matter, form: ActForm, **who: Any) -> None:
        dated_facts.note_act(matter=matter, **form.answers(), **who)

    explains = "催要、投诉、对方承认，都会让一年重新算起，但要能证明。"
    return _ask(request, code, ActForm, act, "记一次时效的中断", explains, "记下", "记下了。")


@staff_page(*READERS)
def act_change(request: HttpRequest, code: str, number: int) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    row = dated_fact_for(actor, code, number)
    if not row.is_act:
        raise Http404
    said = ("on", "until", "source", "proven", "channel", "proof")
    initial = {"act": row.what, **{name: getattr(row, name) for name in said}}

    def act(matter: Matter, form: ActForm, **who: Any) -> None:
        dated_facts.note_act(matter=matter, number=number, **form.answers(), **who)

    explains = "补上证明或者更正。原来写的留在经过里。"
    return _ask(request, code, ActForm, act, "更正时效的中断", explains, "保存", "改好了。", initial)


@staff_page(*READERS)
def date_withdraw(request: HttpRequest, code: str, number: int) -> HttpResponse:
    dated_fact_for(request.actor, code, number)  # type: ignore[attr-defined]

    def act(matter: Matter, form: WithdrawForm, **who: Any) -> None:
        dated_facts.withdraw_fact(matter=matter, number=number, **form.answers(), **who)

    return _ask(request, code, WithdrawForm, act, "收回这个日子", "收回以后不再按它算，经过里留着。", "收回", "收回了。")


def _ask(
    request: HttpRequest, code: str, kind: Any, act: Any, title: str, explains: str, button: str, said: str,
    initial: dict[str, Any] | None = None,
) -> HttpResponse:  # fmt: skip
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    matter, sent = matter_for(actor, code, to="set_facts"), request.method == "POST"
    form = kind(request.POST if sent else None, matter=matter, initial=initial or {})
    if sent and done(request, form, said, lambda: act(matter, form, actor=actor, at=now)):
        return redirect("matter-dates", code)
    record_reading(matter.ref, actor, now, what=title)
    asked = {"title": title, "explains": explains, "button": button}
    context = {"form": form, "matter": matter, "title": title_of(matter), "verb": asked}
    return render(request, "disputes/clocks/date_form.html", context, status=422 if sent else 200)
