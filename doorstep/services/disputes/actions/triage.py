"""Facts for the sorting, and the track an officer decides on."""

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.facts import Words
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused

from ..clocks import local_day
from ..facts import TrackDecided, TriageFactsSet
from ..models import Matter
from ..searching import keep
from ..sorting import BY_NAME, ELEMENTS, LONGEST_ANSWER, SOURCES, Element, answer_in_words
from .dues import renew_limitation, renew_track
from .gate import allow, held
from .once import claim_form
from .proposing import propose_again

LONGEST_REASON = 1_000


@action
def set_facts(
    *, matter: Matter, answers: dict[str, Any], sources: Mapping[str, str] = MappingProxyType({}), form_key: str = "",
    actor: Actor, at: datetime,
) -> None:  # fmt: skip
    """Answers to the elements, and who said each; None takes an answer back to 还缺. What is not named stays.

    Proposes the track anew, moves the limitation date, tells the district when the matter has become major. Tells
    TriageFactsSet, and TrackProposed when the proposal changed.
    """
    claim_form(form_key, matter, at)
    allow(held(matter), "set_facts", actor)
    refuse_closed(matter)
    before = {**matter.triage_facts, **matter.element_words}
    after = {**before, **{name: checked(name, value, at) for name, value in answers.items()}}
    said = sources_after(matter.fact_sources, sources, after)
    changed = [BY_NAME[name] for name in answers if after[name] != before.get(name)]
    changed += [one for one in ELEMENTS if one not in changed and said.get(one.name) != matter.fact_sources.get(one.name)]
    if not changed:
        raise Refused("没有改动。改好再保存")
    known = {name: value for name, value in after.items() if value is not None}
    matter.triage_facts = {name: value for name, value in known.items() if BY_NAME[name].kind != "words"}
    matter.element_words = {name: value for name, value in known.items() if BY_NAME[name].kind == "words"}
    matter.fact_sources = said
    refuse_impossible(matter.triage_facts)
    matter.save(update_fields=["triage_facts", "element_words", "fact_sources"])
    record(facts_set(matter, changed, before, after), actor, at)
    if any(one.kind == "words" for one in changed):
        keep(matter)
    renew_limitation(matter, actor, at)
    propose_again(matter, amounts_of(matter), actor, at)


def sources_after(before: dict[str, str], given: Mapping[str, str], answers: dict[str, Any]) -> dict[str, str]:
    """Who said what, as far as anything is said; a source without an answer is none."""
    if any(source and source not in SOURCES for source in given.values()):
        raise Refused("请从列出来的里面选是谁说的")
    every = {**before, **given}
    return {name: source for name, source in every.items() if source and answers.get(name) is not None}


def amounts_of(matter: Matter) -> list[Any]:
    return list(matter.claims.order_by("id").values_list("amount", flat=True))


def refuse_closed(matter: Matter) -> None:
    if matter.phase == Matter.Phase.CLOSED:
        raise Refused("这件事已经办结，要改请先重新打开")


def checked(name: str, value: Any, at: datetime) -> Any:
    """As it is kept: flags, counts, ISO days. A day to come is refused, as everything asked for has happened."""
    if name not in BY_NAME:
        raise Refused("没有这一项事实，请刷新页面再填")
    if BY_NAME[name].kind == "words":
        return checked_words(name, value)
    if not isinstance(value, date):
        return value
    if value > local_day(at):
        raise Refused("这个日子还没有到，请再看一下年份和月份", name)
    if value.year < 1950:
        raise Refused("这个日子太早了，请再看一下年份", name)
    return value.isoformat()


def checked_words(name: str, value: str | None) -> str | None:
    value = (value or "").strip()
    if len(value) > LONGEST_ANSWER:
        raise Refused(f"一项最多{LONGEST_ANSWER}个字，现在有{len(value)}个字，请写短一些", name)
    return value or None


def refuse_impossible(answers: dict[str, Any]) -> None:
    if answers.get("still_employed") and answers.get("left_on"):
        raise Refused("还在上班就不会有离职的日子，两项请留一项", "left_on")


def facts_set(matter: Matter, changed: list[Element], before: dict[str, Any], after: dict[str, Any]) -> TriageFactsSet:
    return TriageFactsSet(
        matter.ref,
        fields=tuple(element.label for element in changed),
        before=tuple(answer_in_words(element, before.get(element.name)) for element in changed),
        after=tuple(answer_in_words(element, after.get(element.name)) for element in changed),
    )


@action
def decide_track(*, matter: Matter, track: str, reason: str = "", form_key: str = "", actor: Actor, at: datetime) -> None:
    """The officer's decision; another one than proposed needs a reason. Its time counts from the day the matter was taken
    on. Tells TrackDecided."""
    claim_form(form_key, matter, at)
    allow(held(matter), "decide_track", actor)
    refuse_closed(matter)
    if track not in Matter.Track.values:
        raise Refused("请选一种分级", "track")
    reason = checked_reason(reason)
    if track != matter.proposed_track and not reason:
        raise Refused("和建议不同的时候，请写一句为什么", "reason")
    if track == matter.track:
        raise Refused(f"分级已经是{matter.get_track_display()}，没有改动")
    matter.track = track
    matter.save(update_fields=["track"])
    record(TrackDecided(matter.ref, track, matter.proposed_track, Words(reason)), actor, at)
    renew_track(matter, actor, at)


def checked_reason(reason: str, *, needed: str = "") -> str:
    """Stripped; `needed` is the sentence to refuse with when nothing was written."""
    reason = reason.strip()
    if needed and not reason:
        raise Refused(needed, "reason")
    if len(reason) > LONGEST_REASON:
        raise Refused(f"理由最多{LONGEST_REASON:,}个字，现在有{len(reason):,}个字，请写短一些", "reason")
    return reason
