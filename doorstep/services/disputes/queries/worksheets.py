"""A matter's worksheets: what may be reckoned, what was, what it comes to together, and what both sides are shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.http import Http404
from django.utils import timezone

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.cards import cards_for
from doorstep.foundation.lawbook.worksheet_view import amount, sheet_of
from doorstep.foundation.receipts.shared import Shared
from doorstep.knowledge.errors import BadInput, NotKnownHere
from doorstep.knowledge.labourlaw.catalogue import RULES
from doorstep.knowledge.labourlaw.comparing import Comparison, compare
from doorstep.knowledge.labourlaw.forms import Field
from doorstep.knowledge.labourlaw.reckoning import reckon
from doorstep.knowledge.labourlaw.rule import Rule
from doorstep.knowledge.labourlaw.totals import Total, total
from doorstep.knowledge.setting import Setting

from ..models import Matter, SavedSheet
from ..sorting import setting_for
from .access import matter_for
from .dates import region_of

GROUPS = {
    "wages": "工资", "severance": "离开单位", "contract": "书面合同", "leave": "休假", "probation": "试用期", "injury": "工伤",
    "maternity": "生育", "heat": "高温", "medical_period": "病假", "noncompete": "竞业限制", "training": "培训服务期",
    "retirement": "退休", "notices": "通知和期限",
}  # fmt: skip
_SUMS = ("sum", "range")


@dataclass(frozen=True)
class Saved:
    row: SavedSheet
    title: str
    figure: Decimal | None
    maker: str
    account: str


@dataclass(frozen=True)
class Overview:
    fitting: list[Rule]
    others: list[tuple[str, list[Rule]]]
    saved: list[Saved]
    total: Total | None
    counted: list[Saved]
    pairs: list[tuple[Saved, Saved]]


def rule_or_404(rule: str) -> Rule:
    if rule not in RULES:
        raise Http404
    return RULES[rule]


def setting_of_matter(matter: Matter) -> Setting:
    return setting_for(region_of(matter))


def sheets_of(matter: Matter) -> list[SavedSheet]:
    """Newest first."""
    return list(matter.sheets.order_by("-number"))


def sheet_for(actor: Actor, code: str, number: int, to: str = "view") -> SavedSheet:
    matter = matter_for(actor, code, to=to)
    found = matter.sheets.filter(number=number).first()
    if found is None:
        raise Http404
    found.matter = matter
    return found


def overview(matter: Matter) -> Overview:
    rows = sheets_of(matter)
    cards = cards_for(Ref("account", row.made_by) for row in rows)
    makers = {ref.code: card.title for ref, card in cards.items()}
    saved = [
        Saved(row, row.sheet.title_zh, row.sheet.figure, makers.get(row.made_by, ""), row.get_account_display())
        for row in rows
    ]
    counted = _counted(saved)
    fitting = [rule for rule in RULES.values() if set(rule.topics) & set(matter.topics)]
    others = sorted((rule for rule in RULES.values() if rule not in fitting), key=_place)
    return Overview(
        fitting=sorted(fitting, key=lambda rule: rule.kind_of_figure not in _SUMS), saved=saved, counted=counted,
        others=[(GROUPS.get(group, "别的"), list(rules)) for group, rules in groupby(others, key=lambda rule: rule.group)],
        total=total([one.row.sheet for one in counted]) if counted else None, pairs=_pairs(saved),
    )  # fmt: skip


def reckoned_by_topic(matter: Matter) -> dict[str, Decimal]:
    """What the sheets that count come to, by topic of the common list; one query."""
    rows = [Saved(row, "", row.sheet.figure, "", "") for row in sheets_of(matter)]
    found: dict[str, Decimal] = {}
    for one in _counted(rows):
        for topic in RULES[one.row.rule].topics[:1] if one.row.rule in RULES else ():
            if one.figure is not None:
                found[topic] = found.get(topic, Decimal(0)) + one.figure
    return found


def _place(rule: Rule) -> tuple[int, str]:
    order = list(GROUPS)
    return (order.index(rule.group) if rule.group in order else len(order), rule.group)


def _counted(saved: Sequence[Saved]) -> list[Saved]:
    """The newest sheet of each rule: agreed facts before one side's, the worker's before the firm's."""
    rank = {account: place for place, account in enumerate(("agreed", "worker", "employer"))}
    best: dict[str, Saved] = {}
    for one in sorted(saved, key=lambda one: (rank[one.row.account], -one.row.number)):
        best.setdefault(one.row.rule, one)
    return sorted(best.values(), key=lambda one: one.row.number)


def _pairs(saved: Sequence[Saved]) -> list[tuple[Saved, Saved]]:
    """The newest of the worker's and of the firm's account, where a rule has both; and of each account the newest
    with the one before it."""
    by_account: dict[tuple[str, str], list[Saved]] = {}
    for one in saved:
        by_account.setdefault((one.row.rule, one.row.account), []).append(one)
    sides = [
        (rows[0], by_account[rule, "employer"][0]) for (rule, account), rows in by_account.items()
        if account == "worker" and (rule, "employer") in by_account
    ]  # fmt: skip
    return [*sides, *((rows[1], rows[0]) for rows in by_account.values() if len(rows) > 1)]


@dataclass(frozen=True)
class Compared:
    """`rows` reckon both accounts with the rules and figures of today, so that only the facts differ; see `beside` for
    what the two came to as they were kept."""

    comparison: Comparison
    rows: list[tuple[str, str, str, Decimal | None]]


def compared(one: SavedSheet, other: SavedSheet) -> Compared | None:
    """None when the rules of today can no longer reckon one of them."""
    setting, rule = setting_of_matter(one.matter), RULES.get(one.rule)
    if rule is None or one.rule != other.rule:
        return None
    try:
        found = compare(one.rule, one.facts, other.facts, setting, timezone.localdate(one.made_at))
    except (BadInput, NotKnownHere):
        return None
    rows = [
        (
            each.label_zh,
            said(rule.field_named(each.field), each.one),
            said(rule.field_named(each.field), each.other),
            each.worth,
        )
        for each in found.differing
    ]
    return Compared(found, rows)


def said(field: Field, value: Any) -> str:
    """A fact of a case file in words."""
    if value is None:
        return "没有说"
    if isinstance(value, bool):
        return "是" if value else "不是"
    if field.kind == "choice":
        return field.choice_zh(str(value))
    if field.kind == "date":
        day = date.fromisoformat(str(value))
        return f"{day.year}年{day.month}月{day.day}日"
    if field.kind == "list":
        return f"{len(value)}行"
    if field.kind == "money":
        return amount(Decimal(str(value)), field.unit_zh or "元")
    return f"{value}{field.unit_zh}"


def newer_figure(row: SavedSheet, today: date) -> Decimal | None:
    """What the same facts come to with the figures of today; None when that is the same, or cannot be said."""
    setting = setting_of_matter(row.matter)
    if row.book == setting.book.fingerprint:
        return None
    try:
        now = reckon(row.rule, row.facts, setting, today).figure
    except (BadInput, NotKnownHere):
        return None
    return None if now == row.sheet.figure else now


def shared_sheets(ref: Ref) -> list[Shared]:
    """For the receipt page and whoever is invited."""
    rows = SavedSheet.objects.filter(matter__code=ref.code, shared_at__isnull=False).order_by("-shared_at")
    return [
        Shared(f"{row.sheet.title_zh}，{row.get_account_display()}", row.shared_at, sheet_of(row.sheet, timezone.localdate(row.made_at)))
        for row in rows if row.shared_at
    ]  # fmt: skip
