"""Collective disputes, summary procedure and awards that are final: what arbitration would make of a claim."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.inputs import to_fen

FINAL, NON_FINAL, SEPARATE_AWARDS = "final", "non_final", "separate_awards"
CONFIRM_RELATIONSHIP = "confirm_relationship"
LABOUR_STANDARD = "labour_standard"
SUM_CATEGORIES = ("wages", "injury_medical_fee", "severance", "damages")
CATEGORIES = (*SUM_CATEGORIES, LABOUR_STANDARD, CONFIRM_RELATIONSHIP, "injury_disability_lump", "other")


@dataclass(frozen=True)
class ClaimItem:
    """One item of a claim: its award category, and the yuan awarded (before an award: an estimate)."""

    category: str
    amount: Decimal | None = None


@dataclass(frozen=True)
class FinalAward:
    threshold: Decimal
    items: tuple[str, ...]
    overall: str


def is_collective(workers: int, common_claim: bool, needed: int = 10) -> bool:
    """Enough workers with one common claim. Mediation and Arbitration Law art. 7."""
    return bool(common_claim) and workers >= needed


def summary_procedure_allowed(
    *,
    facts_clear: bool | None = None,
    amount: Decimal | None = None,
    prev_year_avg_annual_wage: Decimal | None = None,
    both_agree: bool | None = None,
    public_interest: bool | None = None,
    major_social_impact: bool | None = None,
    respondent_missing: bool | None = None,
) -> bool:
    """Any one of three grounds opens it, any one bar closes it. Case Handling Rules arts. 56-57.

    Sums in yuan; the average is that of the year before, for a whole year.
    """
    if public_interest or major_social_impact or respondent_missing:
        return False
    small = amount is not None and prev_year_avg_annual_wage is not None and amount <= prev_year_avg_annual_wage
    return bool(facts_clear or small or both_agree)


def final_award(items: Iterable[ClaimItem], min_wage_monthly: Decimal) -> FinalAward:
    """Which items of an award bind the employer at once. Law arts. 47, 50; Case Handling Rules art. 50.

    The threshold is twelve monthly minimum wages (yuan) of the day arbitration is applied for; each item
    is weighed alone and equality is still final. A claim to confirm employment makes every item non-final.
    Raises BadInput for an empty claim, an unknown category, or a sum that is missing.
    """
    items = tuple(items)
    if not items:
        raise BadInput("items", "至少要有一项请求。")
    threshold = to_fen(12 * min_wage_monthly)
    whole_case = any(item.category == CONFIRM_RELATIONSHIP for item in items)
    results = tuple(
        NON_FINAL if whole_case or not _is_final(item, threshold, nth) else FINAL for nth, item in enumerate(items)
    )
    overall = results[0] if len(set(results)) == 1 else SEPARATE_AWARDS
    return FinalAward(threshold, results, overall)


def _is_final(item: ClaimItem, threshold: Decimal, nth: int) -> bool:
    if item.category not in CATEGORIES:
        raise BadInput(f"items[{nth}].category", "可选：" + "、".join(CATEGORIES) + "。")
    if item.category not in SUM_CATEGORIES:
        return item.category == LABOUR_STANDARD
    if item.amount is None:
        raise BadInput(f"items[{nth}].amount", "请填这一项的金额。")
    return item.amount <= threshold
