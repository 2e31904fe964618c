"""Chinese typesetting: a figure never leaves its unit, sums and dates read as people say them.

Every filter takes plain text and escapes it first; only text already marked safe keeps its markup.
"""

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

_CLOCK_TIME = r"\d{1,2}:\d{2}(?:\s?[–—~-]\s?\d{1,2}:\d{2})?"
_UNITS = (
    "个月|小时|分钟|工作日|万元|亿元|万人|平方米|公里|天|元|日|号|人|次|件|个|年|月|周|岁|分|位|条|款|项|笔|期|份|张|页|"
    "轮|层|楼|户|家|名|处|场|面|倍|成|步|点|字|米|万|%|％|‰"
)
_KEPT_TOGETHER = re.compile(
    r"[A-Z]{1,4}-\d{4}-\d{2,8}(?:-\d+)?"  # codes
    r"|(?:第\d+[条款项](?:之\d+)?)+"  # articles: 第46条第2项
    rf"|(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}[日号](?:\s?{_CLOCK_TIME})?"  # dates, with a time when there is one
    r"|\d{4}年\d{1,2}月"
    rf"|{_CLOCK_TIME}"
    r"|(?<!\d)(?:0\d{2,3}-\d{4} ?\d{3,4}|1\d{10})(?!\d)"  # telephone numbers
    rf"|第?\d[\d,]*(?:\.\d+)?(?:{_UNITS})"  # figures with their unit
)
# Markup is left alone, and so is whatever stands inside these: a span there would be shown or lost.
_MARKUP = re.compile(r"<(svg|title|option|textarea|script|style)\b.*?</\1\s*>|<[^>]*>|&[#\w]+;", re.DOTALL | re.IGNORECASE)
_BAR = mark_safe('<span class="masked" aria-hidden="true"></span><span class="sr">（已遮住）</span>')


def _wrap(text: str, *, already_markup: bool) -> str:
    parts, end = [], 0
    for found in _KEPT_TOGETHER.finditer(text):
        between, kept = text[end : found.start()], found.group()
        if not already_markup:
            between, kept = escape(between), escape(kept)
        parts += [between, '<span class="nb">', kept, "</span>"]
        end = found.end()
    rest = text[end:]
    return "".join([*parts, rest if already_markup else escape(rest)])


def _wrap_markup(markup: str) -> str:
    parts, end = [], 0
    for found in _MARKUP.finditer(markup):
        parts += [_wrap(markup[end : found.start()], already_markup=True), found.group()]
        end = found.end()
    return "".join([*parts, _wrap(markup[end:], already_markup=True)])


@register.filter
def typeset(value: Any) -> SafeString:
    """Keeps codes, dates and figures with their units on one line. Not inside svg, title or option."""
    if value is None:
        return SafeString("")
    if hasattr(value, "__html__"):
        return SafeString(_wrap_markup(conditional_escape(value)))
    return SafeString(_wrap(str(value), already_markup=False))


@register.filter
def yuan(value: Any, how: str = "") -> str:
    """11,600元, with the fen when there are any; `yuan:"exact"` always shows them, `yuan:"about"` says 2.4万元."""
    try:
        sum_ = Decimal(str(value))
    except InvalidOperation:
        return ""
    if how == "about" and abs(sum_) >= 10_000:
        return f"{(sum_ / 10_000).quantize(Decimal('0.1')):f}".removesuffix(".0") + "万元"
    if how == "exact" or sum_ != sum_.to_integral_value():
        return f"{sum_:,.2f}元"
    return f"{sum_:,.0f}元"


def _local(value: date | datetime) -> date | datetime:
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


@register.filter
def zh_date(value: date | datetime | None, today: date | None = None) -> str:
    """11月25日 when it lies in the year of `today`; with the year otherwise, and when no `today` is given."""
    if not value:
        return ""
    day = _local(value)
    in_year = f"{day.month}月{day.day}日"
    return in_year if today and today.year == day.year else f"{day.year}年{in_year}"


@register.filter
def zh_datetime(value: datetime | None, today: date | None = None) -> str:
    """11月25日19:42, 今天19:42 on the day itself."""
    if not value:
        return ""
    moment = _local(value)
    is_today = today is not None and (moment.year, moment.month, moment.day) == (today.year, today.month, today.day)
    return f"{'今天' if is_today else zh_date(moment, today)}{moment:%H:%M}"


@register.filter
def zh_weekday(value: date | datetime | None) -> str:
    return f"星期{'一二三四五六日'[_local(value).weekday()]}" if value else ""


@register.filter
def digits_grouped(value: Any, size: int = 4) -> str:
    """7316 4209 5841 3027: as printed on paper and said on the telephone."""
    digits = re.sub(r"\s", "", str(value or ""))
    return " ".join(digits[start : start + size] for start in range(0, len(digits), size))


@register.filter
def mask_bar(head: Any, tail: Any = "") -> SafeString:
    """What may be shown, a bar of one fixed length, what may be shown behind it: `{{ "138"|mask_bar:"2061" }}`."""
    return format_html('<span class="nb">{}{}{}</span>', head or "", _BAR, tail or "")


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """One sign of the sprite; silent for screen readers unless a label is given."""
    href = f"{static('kit/icons.svg')}#{name}"
    if label:
        return format_html('<svg class="icon" role="img" aria-label="{}"><use href="{}"/></svg>', label, href)
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}"/></svg>', href)


@register.tag("typeset")
def typeset_block(parser: template.base.Parser, token: template.base.Token) -> template.Node:
    """`{% typeset %}…{% endtypeset %}`: the same for a stretch of template with figures in its own words."""
    nodes = parser.parse(("endtypeset",))
    parser.delete_first_token()
    return _TypesetNode(nodes)


class _TypesetNode(template.Node):
    def __init__(self, nodelist: template.NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: template.Context) -> SafeString:
        return SafeString(_wrap_markup(self.nodelist.render(context)))
