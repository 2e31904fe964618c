"""The whole sorting of one matter: level, track, urgency, what is due today, what to ask, what to do."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from doorstep.knowledge.triage.facts import STANDARD_POLICY, MatterFacts, TriagePolicy
from doorstep.knowledge.triage.level import (
    COMPLEX,
    EMERGING,
    MAJOR,
    Reason,
    level,
    near_limitation,
)
from doorstep.knowledge.triage.procedure import is_collective

TODAY, SOON, ORDINARY, WATCHED = "today", "soon", "ordinary", "watch"

# Facts whose answer could change the level, with the question to put; the dangerous ones first.
QUESTIONS = {
    "violence_or_self_harm_risk": "有没有人可能伤人或者伤害自己？",
    "deaths": "有没有人去世？",
    "serious_injuries": "有没有人重伤？",
    "stoppage": "有没有停工，或者准备停工？",
    "employer_fled": "老板或负责人还联系得上吗？",
    "workers": "一共涉及多少人？",
    "days_to_limitation": "知道权利受侵害是哪天？离职是哪天？",
    "injury_involved": "有没有人受伤或得了职业病？",
    "status_disputed": "单位认不认是它的职工？",
    "respondent_missing": "对方单位找得到吗？",
    "multi_employer": "是不是牵涉不止一家单位？",
    "facts_disputed": "双方对事实说法一样吗？",
    "amount": "大概是多少钱？",
    "demand_made": "向单位提过要求吗？",
}


@dataclass(frozen=True)
class Question:
    field: str
    sentence_zh: str


@dataclass(frozen=True)
class Playbook:
    code: str
    steps: tuple[str, ...]
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class Assessment:
    """`level` is major, complex, small_simple or emerging; `track` folds major into complex and `major`
    keeps the flag. `missing` are facts still to be asked; they have not raised the level."""

    level: str
    track: str
    major: bool
    collective: bool
    reasons: tuple[Reason, ...]
    urgency: str
    due_today: bool
    missing: tuple[Question, ...]
    warnings: tuple[Reason, ...]
    playbook: Playbook


def assess(facts: MatterFacts, policy: TriagePolicy = STANDARD_POLICY) -> Assessment:
    """Sort one matter by what is known of it. BadInput comes earlier, when the facts are made."""
    found, reasons = level(facts, policy)
    close = near_limitation(facts, policy)
    collective = is_collective(facts.workers or 0, bool(facts.common_claim), policy.collective_workers)
    return Assessment(
        level=found,
        track=COMPLEX if found == MAJOR else found,
        major=found == MAJOR,
        collective=collective,
        reasons=reasons,
        urgency=_urgency(found, close),
        due_today=found == MAJOR or close,
        missing=_missing(facts),
        warnings=_warnings(facts, policy, collective),
        playbook=playbook(found, facts.topics),
    )


def playbook(found: str, topics: tuple[str, ...] = ()) -> Playbook:
    """The checklist of a level, with the papers its topics usually need, each once."""
    rows = _playbooks()
    papers = dict.fromkeys(paper for topic in topics for paper in rows["topics"].get(topic, ()))
    return Playbook(found, tuple(rows["tracks"][found]), tuple(papers))


@cache
def _playbooks() -> dict:
    path = Path(__file__).parent / "data" / "playbooks.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _urgency(found: str, close: bool) -> str:
    if found == MAJOR or close:
        return TODAY
    return {COMPLEX: SOON, EMERGING: WATCHED}.get(found, ORDINARY)


def _missing(facts: MatterFacts) -> tuple[Question, ...]:
    known = {"days_to_limitation"} if facts.no_limitation else set()
    return tuple(
        Question(field, sentence)
        for field, sentence in QUESTIONS.items()
        if getattr(facts, field) is None and field not in known
    )


def _warnings(facts: MatterFacts, policy: TriagePolicy, collective: bool) -> tuple[Reason, ...]:
    days, warnings = facts.days_to_limitation, []
    if days is not None and days < 0:
        sentence = "仲裁时效可能已过。是否已过由对方提出，我们照样受理，请尽快问律师。"
        warnings.append(Reason("limitation_passed", sentence, "调解仲裁法27"))
    elif days is not None and days < policy.legal_aid_days:
        sentence = f"离仲裁时效期满不足{policy.legal_aid_days}日，可以先给法律援助，后补手续。"
        warnings.append(Reason("legal_aid_first", sentence, "法律援助法44"))
    if collective:
        sentence = "这是集体争议，请先推选三至五名代表；和解、放弃请求要被代表的人同意。"
        warnings.append(Reason("collective", sentence, "调解仲裁法7；仲裁办案规则62-63"))
    return tuple(warnings)
