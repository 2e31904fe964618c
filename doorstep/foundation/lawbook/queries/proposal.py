"""The page of one proposal: before and after, what would move, what happened to it."""

from dataclasses import dataclass
from datetime import date

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.cards import cards_for
from doorstep.foundation.journal.timeline import timeline
from doorstep.foundation.kit.components import TimelineItem
from doorstep.foundation.lawbook.models import CalendarYear, Figure
from doorstep.foundation.lawbook.movers import Moves, moves_if
from doorstep.knowledge.labourlaw.calendar import STATUTORY_HOLIDAY, WORKDAY, Calendar, day_kind

from .names import label_of
from .setting import setting_for, with_rows

KINDS = {STATUTORY_HOLIDAY: "法定节假日", "rest_day": "休息", WORKDAY: "上班"}
MOST_DAYS = 80


@dataclass(frozen=True)
class Change:
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class ProposalPage:
    title: str
    changes: list[Change]
    moves: list[Moves]
    history: list[TimelineItem]
    entered_by: str
    told: str


def proposal_page(row: Figure | CalendarYear, today: date) -> ProposalPage:
    account = Ref("account", row.entered_by)
    card = cards_for([account]).get(account)
    return ProposalPage(
        title=title_of(row), changes=changes_of(row, today), moves=_moves(row) if row.is_open else [],
        history=[TimelineItem(line.at, line.sentence, line.who) for line in timeline(row.ref)],
        entered_by=card.title if card else "同事", told=told_of(row),
    )  # fmt: skip


def title_of(row: Figure | CalendarYear) -> str:
    if isinstance(row, Figure):
        return label_of(row.name, row.region)
    return f"{row.year}年放假安排"


def told_of(row: Figure | CalendarYear) -> str:
    if isinstance(row, Figure):
        return f"{row.value.normalize() + 0:,f}{row.unit}，{row.since.isoformat()}起"
    return f"放假{len(row.days_off)}天，补班{len(row.make_up_workdays)}天，法定节假日{len(row.statutory_holidays)}天"


def changes_of(row: Figure | CalendarYear, today: date) -> list[Change]:
    setting = setting_for(row.region)
    if isinstance(row, CalendarYear):
        return day_changes(setting.calendar, with_rows(setting, [row]).calendar, row.year)
    held = [known for known in setting.book.values.get(row.name, ()) if known.since <= row.since]
    before = f"{held[-1].value:,f}{held[-1].unit}，{held[-1].since.isoformat()}起" if held else "还没有数"
    return [Change("数值", before, told_of(row))]


def day_changes(before: Calendar, after: Calendar, year: int) -> list[Change]:
    """The days whose kind changes, in order; the end of December before belongs to a New Year break."""
    day, found = date(year - 1, 12, 25), []
    while day.year <= year:
        was, will = day_kind(day, before).kind, day_kind(day, after).kind
        if was != will:
            found.append(Change(f"{day.month}月{day.day}日 周{'一二三四五六日'[day.weekday()]}", KINDS[was], KINDS[will]))
        day = date.fromordinal(day.toordinal() + 1)
    return found[:MOST_DAYS]


def _moves(row: Figure | CalendarYear) -> list[Moves]:
    """A figure moves sums, which stand on worksheets as they were made; holidays move days."""
    if isinstance(row, Figure):
        return []
    return moves_if(row.region, with_rows(setting_for(row.region), [row]))
