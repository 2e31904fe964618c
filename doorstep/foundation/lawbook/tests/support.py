"""Figures and holiday notices of the tests, entered and adopted by the room's own actions."""

from datetime import date
from decimal import Decimal
from typing import Any

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.lawbook.actions.adopting import adopt, propose_figure, propose_year
from doorstep.foundation.lawbook.models import CalendarYear, Figure
from doorstep.foundation.lawbook.notice import Notice, read_days
from tests.support.cast import NOW, Cast

REGION = "beijing"
OFF_2027 = "1月1日至3日\n2月5日至11日\n4月3日至5日\n5月1日至5日\n6月9日\n9月15日\n10月1日至7日"
ON_2027 = "2月14日、5月8日"
STATUTORY_2027 = "1月1日 2月5日至8日 4月5日 5月1日至2日 6月9日 9月15日 10月1日至3日"


def second_keeper(cast: Cast) -> Actor:
    """`admin` enters, `gu` checks."""
    return cast.actor("gu")


def notice(year: int = 2027, off: str = OFF_2027, on: str = ON_2027, statutory: str = STATUTORY_2027) -> Notice:
    said = {"days_off": off, "make_up_workdays": on, "statutory_holidays": statutory}
    return Notice(**{name: read_days(text, year, name) for name, text in said.items()})


def proposed_year(cast: Cast, **fields: Any) -> CalendarYear:
    given: dict[str, Any] = {
        "region": REGION, "year": 2027, "notice": notice(), "source": "国务院办公厅放假通知", "actor": cast.actor("admin"), "at": NOW,
    }  # fmt: skip
    return propose_year(**{**given, **fields})


def proposed_figure(cast: Cast, **fields: Any) -> Figure:
    given: dict[str, Any] = {
        "region": REGION, "name": "min_wage_monthly", "value": Decimal("2700"), "unit": "元/月", "since": date(2026, 9, 1),
        "source": "最低工资标准通知", "actor": cast.actor("admin"), "at": NOW,
    }  # fmt: skip
    return propose_figure(**{**given, **fields})


def adopted_year(cast: Cast, **fields: Any) -> CalendarYear:
    row = proposed_year(cast, **fields)
    adopt(proposal=row, actor=second_keeper(cast), at=NOW)
    return row
