"""Clocks as they are drawn. A clock says a kind, dates and days and nothing of anybody, and the rows of a list share a few:
each is drawn once and kept in the process."""

from functools import lru_cache

from django import template
from django.template.loader import get_template
from django.utils.safestring import SafeString

from doorstep.foundation.kit.clocks import Clock

register = template.Library()
_TEMPLATES = {"": "kit/parts/clock.html", "wide": "kit/parts/clock.html", "ring": "kit/parts/clock_ring.html"}


@register.simple_tag
def clock_drawn(clock: Clock, size: str = "") -> SafeString:
    """`size`: ring for the large one, wide with its kind below it, nothing for a row of a list."""
    return _drawn(clock, size)


@lru_cache(maxsize=4096)
def _drawn(clock: Clock, size: str) -> SafeString:
    return SafeString(get_template(_TEMPLATES[size]).render({"clock": clock, "wide": size == "wide"}))
