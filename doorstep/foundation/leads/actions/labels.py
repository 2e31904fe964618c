"""Labels are looked through for names, leave the house masked, and teach a router that a person adopts or not."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.facts import Words
from doorstep.foundation.journal.reading import record_reading
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.papers.numbering import next_number
from doorstep.knowledge.errors import BadInput

from ..label_facts import (
    LabelsExported,
    LetterConfirmedAside,
    NamesChecked,
    RouterAdopted,
    RouterDeclined,
    RouterEnded,
    RouterTrained,
)
from ..labelling import keep_label
from ..models import Label, LetterRouter, SetAsideLetter
from ..queries.labels import exported_rows, labelled_letters

SERIES = "FX"
EXPORTER, ADOPTER = "exporter", "district_officer"
SHORTEST_REASON, LONGEST_REASON, LOGGED = 4, 300, 500


@action
def confirm_aside(*, letter: SetAsideLetter, actor: Actor, at: datetime) -> None:
    """A person read it too: it is not about work, and the next router may learn so. Tells LetterConfirmedAside."""
    letter = SetAsideLetter.objects.select_for_update(of=("self",)).select_related("district").get(pk=letter.pk)
    if letter.lead_code:
        raise Refused(f"这封信已经改为线索{letter.lead_code}")
    if letter.disposed_at:
        raise Refused("这封信的内容已按规定删除")
    keep_label(letter, labour=False, at=at)
    record(LetterConfirmedAside(letter.ref), actor, at)


@action
def check_names(*, names: Mapping[Label, Sequence[str]], district: Organisation, actor: Actor, at: datetime) -> None:
    """Of each story the words that a person said are names; from now it may be exported. Tells NamesChecked."""
    for label, ticked in names.items():
        label.names, label.names_checked_at = list(ticked), at
        label.save(update_fields=["names", "names_checked_at"])
    record(NamesChecked(Ref("organisation", district.code), len(names)), actor, at)


@action
def export_labels(*, district: Organisation, reason: str, actor: Actor, at: datetime) -> list[dict[str, Any]]:
    """Rows in the form the bench reads: words masked, confirmed names taken out, stories nobody looked through left out.
    Each row stands in the reading log. Tells LabelsExported with the reason."""
    if not actor.holds(EXPORTER) or not actor.path or not district.path.startswith(actor.path):
        raise Refused("导出标注要有导出权限，并且是本区的账号。请管理员先给这个账号加上")
    reason = reason.strip()
    if not SHORTEST_REASON <= len(reason) <= LONGEST_REASON:
        raise Refused(f"请写一句为什么要导出、给谁用，{SHORTEST_REASON}到{LONGEST_REASON}个字", "reason")
    labels, rows = exported_rows(district)
    if not rows:
        raise Refused("还没有看过人名的标注。请先在“标注”页看一遍")
    for start in range(0, len(labels), LOGGED):
        codes = tuple(label.source.code for label in labels[start : start + LOGGED])
        record_reading(Ref("organisation", district.code), actor, at, what="导出标注", rows=codes)
    record(LabelsExported(Ref("organisation", district.code), len(rows), Words(reason)), actor, at)
    return rows


@action
def train_router(*, district: Organisation, actor: Actor, at: datetime) -> LetterRouter:
    """Fitted on the district's labels and measured beside the lexicon; changes nothing until somebody adopts it. One that
    still waited is declined. Tells RouterTrained."""
    from doorstep.knowledge.language.router import evaluate, fit  # slow import: only who trains needs NumPy

    texts, labour = labelled_letters(district)
    try:
        figures, router = evaluate(texts, labour), fit(texts, labour)
    except BadInput as error:
        raise Refused(error.what_would_be_valid_zh) from error
    LetterRouter.objects.filter(district=district, state=LetterRouter.State.TRAINED).update(
        state=LetterRouter.State.DECLINED, decided_at=at
    )
    code = next_number(district, SERIES, timezone.localdate(at))
    trained = LetterRouter.objects.create(
        code=code, district=district, record=router.as_record(), figures=figures.as_record(), trained_at=at
    )
    record(RouterTrained(trained.ref, figures.labour, figures.other), actor, at)
    return trained


@action
def adopt_router(*, router: LetterRouter, actor: Actor, at: datetime) -> LetterRouter:
    """Imports are sorted by it from now; the one before ends. Tells RouterEnded of that one and RouterAdopted."""
    router = _waiting(router, actor)
    for former in LetterRouter.objects.select_for_update().filter(
        district=router.district, state=LetterRouter.State.ADOPTED
    ):
        _end(former, actor, at)
    return _decide(router, LetterRouter.State.ADOPTED, RouterAdopted(router.ref), actor, at)


@action
def decline_router(*, router: LetterRouter, actor: Actor, at: datetime) -> LetterRouter:
    """Sorting stays as it is. Tells RouterDeclined."""
    return _decide(_waiting(router, actor), LetterRouter.State.DECLINED, RouterDeclined(router.ref), actor, at)


@action
def end_router(*, router: LetterRouter, actor: Actor, at: datetime) -> None:
    """Back to the lexicon. Tells RouterEnded."""
    router = _held(router, actor)
    if router.state != LetterRouter.State.ADOPTED:
        raise Refused("这一版没有在用")
    _end(router, actor, at)


def _end(router: LetterRouter, actor: Actor, at: datetime) -> None:
    router.state, router.ended_at = LetterRouter.State.ENDED, at
    router.save(update_fields=["state", "ended_at"])
    record(RouterEnded(router.ref), actor, at)


def _decide(router: LetterRouter, state: str, told: Any, actor: Actor, at: datetime) -> LetterRouter:
    router.state, router.decided_at = state, at
    router.save(update_fields=["state", "decided_at"])
    record(told, actor, at)
    return router


def _waiting(router: LetterRouter, actor: Actor) -> LetterRouter:
    router = _held(router, actor)
    if router.state != LetterRouter.State.TRAINED:
        raise Refused("这一版已经有人决定过了")
    return router


def _held(router: LetterRouter, actor: Actor) -> LetterRouter:
    if not actor.holds(ADOPTER):
        raise Refused("用不用新办法，由区工会干部决定")
    return LetterRouter.objects.select_for_update(of=("self",)).select_related("district").get(pk=router.pk)
