"""Sums, days and spans of service as sentences say them."""

from datetime import date
from decimal import Decimal

from doorstep.knowledge.inputs import to_fen
from doorstep.knowledge.labourlaw.forms import plain


def in_yuan(amount: Decimal | None) -> str:
    """31,200.00元."""
    return f"{to_fen(amount or Decimal(0)):,.2f}元"


def number(value: Decimal) -> str:
    """A number inside a sum: 6,240, 21.75; long quotients cut to six places."""
    short = value.quantize(Decimal("0.000001")) if -value.as_tuple().exponent > 6 else value  # type: ignore[operator]
    whole, _, rest = plain(short).partition(".")
    return f"{int(whole):,}" + (f".{rest}" if rest else "")


def zh_day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


day_zh = zh_day


def span_zh(years: int, months: int, days: int) -> str:
    """4年6个月21天, without the parts that are nought."""
    parts = [f"{n}{unit}" for n, unit in ((years, "年"), (months, "个月"), (days, "天")) if n]
    return "".join(parts) or "0天"
