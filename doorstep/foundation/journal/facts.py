"""Facts: frozen dataclasses that say what happened, each with its sentence in Chinese.

A fact carries codes, dates, sums and Refs. Words that people wrote (reasons, notes) are declared `Words`: they are
sealed under the key of the record the fact is about, and go when that key goes.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, ClassVar, TypeVar, get_type_hints

from .actor import Ref


class Words(str):
    """Free words inside a fact; sealed, never in the clear."""


@dataclass(frozen=True)
class Fact:
    about: Ref

    code: ClassVar[str]
    text: ClassVar[str]

    def sentence(self) -> str:
        """The line of the timeline. `text` is a format string over the fields; override for more."""
        return self.text.format(**{field.name: _shown(getattr(self, field.name)) for field in fields(self)})


def _shown(value: Any) -> Any:
    if isinstance(value, datetime):
        return f"{value.month}月{value.day}日{value:%H:%M}"
    if isinstance(value, date):
        return f"{value.month}月{value.day}日"
    if isinstance(value, Decimal):
        return f"{value:,.2f}元"
    if isinstance(value, tuple):
        return "、".join(str(_shown(one)) for one in value)
    if isinstance(value, Ref):
        return value.code
    return "" if value is None else value


_FACTS: dict[str, type[Fact]] = {}
_FactType = TypeVar("_FactType", bound=type[Fact])


def fact(code: str, text: str) -> Callable[[_FactType], _FactType]:
    """Register a fact under `room.what_happened` with its Chinese sentence."""

    def register(cls: _FactType) -> _FactType:
        if code in _FACTS and _FACTS[code].__qualname__ != cls.__qualname__:
            raise ValueError(f"Two facts are called {code}")
        cls.code, cls.text = code, text
        _FACTS[code] = cls
        return cls

    return register


def all_facts() -> dict[str, type[Fact]]:
    return dict(sorted(_FACTS.items()))


@fact("journal.amended", "更正了：{fields}")
@dataclass(frozen=True)
class Amended(Fact):
    """Small corrections of any record. Sealed fields only say that they changed."""

    fields: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


_encoder = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value: Any) -> str:
    """One text for one value, whatever order it was built in: what is hashed."""
    return _encoder.encode(value)


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, (str, int, bool)):
        return value
    if isinstance(value, Ref):
        return {"ref": str(value)}
    if isinstance(value, datetime):
        return {"at": value.isoformat()}
    if isinstance(value, date):
        return {"on": value.isoformat()}
    if isinstance(value, Decimal):
        return {"sum": str(value)}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    raise TypeError(f"A fact cannot carry {type(value).__name__}: codes, dates, sums and Refs only")


def _revived(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_revived(one) for one in value)
    if isinstance(value, dict):
        ((kind, text),) = value.items()
        return {
            "ref": Ref.parse,
            "at": datetime.fromisoformat,
            "on": date.fromisoformat,
            "sum": Decimal,
        }[kind](text)
    return value


@cache
def _names(code: str) -> tuple[str, ...]:
    return tuple(field.name for field in fields(_FACTS[code]) if field.name != "about")


@cache
def _word_fields(code: str) -> frozenset[str]:
    hints = get_type_hints(_FACTS[code])
    return frozenset(name for name, hint in hints.items() if hint is Words or Words in getattr(hint, "__args__", ()))


def split(one: Fact) -> tuple[str, str]:
    """(payload, words) of a fact as canonical JSON; words is empty when there are none."""
    words = _word_fields(one.code)
    clear, sealed = {}, {}
    for name in _names(one.code):
        value = getattr(one, name)
        if name not in words:
            clear[name] = _plain(value)
        elif value:
            sealed[name] = str(value)
    return canonical(clear), canonical(sealed) if sealed else ""


def revive(code: str, about: Ref, payload: str, words: dict[str, str]) -> Fact:
    """The fact of a journal row; words that were disposed of read as 「内容已按规定删除」."""
    cls = _FACTS[code]
    known = {field.name for field in fields(cls)}
    values = {name: _revived(value) for name, value in json.loads(payload).items() if name in known}
    for name in _word_fields(cls.code):
        values[name] = Words(words.get(name, ""))
    return cls(about=about, **values)
