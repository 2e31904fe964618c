"""The screen “we understood”: what stands as a fact with its own edit, and what is still asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.forms import BoundField

from doorstep.foundation.network.queries.routing import router_for

from .queries.places import EntryPlace
from .reading import PER_WORDS, Piece, Reading, money, pieces
from .topic_words import ABOUT_MONEY, choices, topic_words
from .understood_form import UnderstoodForm

NUMBERS = "零一两三四五六七八九十"
_CONTRACT = {"contract", "status", "labour_dispatch"}


@dataclass(frozen=True)
class Chip:
    """`shows` is the fact; tapping it opens its boxes. `add` offers a fact that nobody has named."""

    shows: str
    boxes: list[BoundField]
    add: bool = False
    note: str = ""

    @property
    def wrong(self) -> bool:
        return any(box.errors for box in self.boxes)


@dataclass(frozen=True)
class Row:
    label: str
    chips: list[Chip]
    name: str = ""


@dataclass(frozen=True)
class TopicChip:
    code: str
    words: str
    chosen: bool
    unsure: bool = False


@dataclass(frozen=True)
class Question:
    name: str
    boxes: list[BoundField]


@dataclass(frozen=True)
class UnderstoodPage:
    story: list[Piece]
    topics: list[TopicChip]
    other_topics: list[TopicChip]
    rows: list[Row]
    asked: list[Question]
    nothing_found: bool

    @property
    def asked_words(self) -> str:
        left = sum(not question.boxes[0].value() for question in self.asked)
        return f"还差{NUMBERS[left]}样，说不准就空着" if left else "这几样您答过了，还可以改"


def understood_page(form: UnderstoodForm, story: str, reading: Reading, place: EntryPlace) -> UnderstoodPage:
    value = _values(form)
    chosen = list(value("topics") or [])
    at = located(place, story, str(value("where") or ""), _street(form, value))
    rows = [
        _row(form, "单位", "employer", str(value("employer") or "")),
        _place_row(form, at),
        _row(form, "时间", "when", str(value("when") or "")),
        _sum_row(form, value),
        _row(form, "几个人", "people", _heads(value("people"))),
        _row(form, "哪天来的", "started", str(value("started") or ""), offer=True),
    ]
    asked = _asked(form, value, chosen, at)
    names = {question.name for question in asked}
    return UnderstoodPage(
        story=pieces(story, reading.marks), topics=_topics(chosen, reading), other_topics=_others(chosen, reading),
        rows=[row for row in rows if row.chips and row.name not in names], asked=asked,
        nothing_found=not chosen and not reading.marks,
    )  # fmt: skip


def located(place: EntryPlace, story: str, where: str, street: str) -> str:
    """The place that will decide who takes it, in words; empty when nothing names one."""
    if where or street:
        return "，".join(part for part in (where, street) if part)
    found = router_for(place.district).route(text=story)
    if found.by == "text":
        known = found.building or found.street
        return known.name if known else ""
    return f"{place.name}（您扫的码）" if place.kind != "district" else ""


def _values(form: UnderstoodForm) -> Callable[[str], Any]:
    return lambda name: form[name].value()


def _street(form: UnderstoodForm, value: Callable[[str], Any]) -> str:
    return dict(form.fields["street"].choices).get(value("street"), "") if value("street") else ""  # type: ignore[attr-defined]


def _heads(people: Any) -> str:
    return "" if not people else "只有您一个人" if str(people) == "1" else f"{people}个人，包括您"


def _row(form: UnderstoodForm, label: str, name: str, shows: str, *, offer: bool = False) -> Row:
    if shows:
        return Row(label, [Chip(shows, [form[name]])], name)
    return Row(label, [Chip("加上", [form[name]], add=True)] if offer or form[name].errors else [], name)


def _place_row(form: UnderstoodForm, at: str) -> Row:
    return Row("地方", [Chip(at, [form["where"], form["street"]])] if at else [], "where")


def _sum_row(form: UnderstoodForm, value: Callable[[str], Any]) -> Row:
    chips = [
        Chip(_sum_words(value(f"sum_{n}"), value(f"per_{n}")) or "加一笔", [form[f"sum_{n}"], form[f"per_{n}"]],
             add=not value(f"sum_{n}"))
        for n in range(form.sum_count)
    ]  # fmt: skip
    return Row("多少钱", chips, "sums")


def _sum_words(amount: Any, per: Any) -> str:
    if not amount:
        return ""
    try:
        return PER_WORDS.get(per or "", "") + money(Decimal(str(amount)))
    except InvalidOperation:
        return str(amount)[:40]


def _topics(chosen: list[str], reading: Reading) -> list[TopicChip]:
    unsure = [code for code in reading.unsure_topics if code not in chosen]
    return [
        *(TopicChip(code, topic_words(code), True) for code in chosen),
        *(TopicChip(code, topic_words(code), False, unsure=True) for code in unsure),
        *(TopicChip(code, topic_words(code), False) for code in reading.answers["topics"] if code not in chosen),
    ]


def _others(chosen: list[str], reading: Reading) -> list[TopicChip]:
    shown = {*chosen, *reading.unsure_topics, *reading.answers["topics"]}
    return [TopicChip(code, words, False) for code, words in choices() if code not in shown]


def _asked(form: UnderstoodForm, value: Callable[[str], Any], chosen: list[str], at: str) -> list[Question]:
    """Only what is missing, and only where it matters for what was told."""
    has_sum = any(value(f"sum_{n}") for n in range(form.sum_count))
    about_money = bool(ABOUT_MONEY & set(chosen))
    wanted = [
        (not value("employer"), "employer", ["employer"]),
        (not at, "where", ["where", "street"]),
        (not value("when") and bool(chosen), "when", ["when"]),
        (not has_sum and about_money, "sums", ["sum_0", "per_0"]),
        (not value("people"), "people", ["people"]),
        (bool(chosen) and not _CONTRACT & set(chosen), "contract", ["contract"]),
        (bool(chosen), "still", ["still"]),
    ]
    return [Question(name, [form[box] for box in boxes]) for missing, name, boxes in wanted if missing]
