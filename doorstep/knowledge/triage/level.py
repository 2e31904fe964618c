"""The level of a matter: which facts make it major, complex, emerging, or small and simple.

Each row of the two tables is one ground: its code, when it holds, its sentence and what it rests on.
Policy built on Mediation and Arbitration Law art. 7, Case Handling Rules arts. 56-57 and the reporting
duties for deaths, stoppages and absconding employers.
"""

from collections.abc import Callable
from dataclasses import dataclass

from doorstep.knowledge.triage.facts import REFER, STANDARD_POLICY, MatterFacts, TriagePolicy

MAJOR, COMPLEX, SMALL_SIMPLE, EMERGING = "major", "complex", "small_simple", "emerging"


@dataclass(frozen=True)
class Reason:
    code: str
    sentence_zh: str
    basis: str


@dataclass(frozen=True)
class Ground:
    code: str
    holds: Callable[[MatterFacts, TriagePolicy], bool]
    sentence_zh: str
    basis: str

    def reason(self, facts: MatterFacts, policy: TriagePolicy) -> Reason:
        named = {**policy.__dict__, **facts.__dict__}
        return Reason(self.code, self.sentence_zh.format(**named), self.basis)


def at_least(n: int | None, floor: int) -> bool:
    return n is not None and n >= floor


def above_average(facts: MatterFacts, policy: TriagePolicy) -> bool:
    """Disputed facts count only together with a sum above the yearly average; 0 stands for not known."""
    average, amount = facts.prev_year_avg_annual_wage, facts.amount
    return bool(facts.facts_disputed and average and amount is not None and amount > average)


def near_limitation(facts: MatterFacts, policy: TriagePolicy) -> bool:
    return facts.days_to_limitation is not None and facts.days_to_limitation <= policy.limitation_days


MAJOR_GROUNDS = (
    Ground("deaths", lambda f, p: at_least(f.deaths, 1), "有{deaths}人死亡。", "生产安全事故条例3"),
    Ground(
        "serious_injuries",
        lambda f, p: at_least(f.serious_injuries, 1),
        "有{serious_injuries}人重伤。",
        "生产安全事故条例3",
    ),
    Ground(
        "many_workers",
        lambda f, p: at_least(f.workers, p.major_workers),
        "涉及{workers}人，达到{major_workers}人。",
        "本会规则",
    ),
    Ground("stoppage", lambda f, p: bool(f.stoppage), "已经停工，或可能停工。", "工会法28"),
    Ground(
        "violence_or_self_harm_risk",
        lambda f, p: bool(f.violence_or_self_harm_risk),
        "有伤人或者自伤的危险，先保人身安全。",
        "本会规则",
    ),
    Ground("employer_fled", lambda f, p: bool(f.employer_fled), "老板或负责人找不到了。", "法释〔2013〕3号2"),
    Ground(
        "criminal_refer",
        lambda f, p: f.criminal_level == REFER,
        "欠薪可能涉及刑事，要请有关部门判断。",
        "刑法276之一；法释〔2013〕3号",
    ),
)

COMPLEX_GROUNDS = (
    Ground(
        "collective_size",
        lambda f, p: at_least(f.workers, p.collective_workers),
        "涉及{workers}人，达到{collective_workers}人。",
        "调解仲裁法7",
    ),
    Ground(
        "disputed_large_sum",
        above_average,
        "事实有争议，金额{amount}元超过上年度平均年工资{prev_year_avg_annual_wage}元。",
        "仲裁办案规则56",
    ),
    Ground("status_disputed", lambda f, p: bool(f.status_disputed), "是不是劳动关系有争议。", "本会规则"),
    Ground("injury_involved", lambda f, p: bool(f.injury_involved), "涉及受伤或职业病。", "本会规则"),
    Ground(
        "near_limitation",
        near_limitation,
        "离仲裁时效期满还有{days_to_limitation}天（负数表示已过），要先保住时效。",
        "调解仲裁法27",
    ),
    Ground(
        "respondent_missing",
        lambda f, p: bool(f.respondent_missing),
        "联系不上对方单位。",
        "仲裁办案规则57",
    ),
    Ground("multi_employer", lambda f, p: bool(f.multi_employer), "涉及不止一家单位。", "法释〔2025〕12号1-3"),
)


def level(facts: MatterFacts, policy: TriagePolicy = STANDARD_POLICY) -> tuple[str, tuple[Reason, ...]]:
    """The level and every ground that led to it. A fact that is None never counts as a ground."""
    for name, grounds in ((MAJOR, MAJOR_GROUNDS), (COMPLEX, COMPLEX_GROUNDS)):
        held = tuple(one.reason(facts, policy) for one in grounds if one.holds(facts, policy))
        if held:
            return name, held
    if not facts.demand_made:
        return EMERGING, (Reason("no_demand", "还没有人提出要求，先关注、先提醒。", "本会规则"),)
    return SMALL_SIMPLE, (Reason("plain", "人少、事清、金额不大，可以就地调解。", "仲裁办案规则56"),)
