"""The parts of a matter's page: claims with sums, facts by element, both sides, who looked."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.cards import cards_for
from doorstep.foundation.journal.reading import lookers_at
from doorstep.foundation.kit.components import PersonChip
from doorstep.foundation.kit.templatetags.typesetting import zh_date, zh_datetime
from doorstep.foundation.people.queries.identity import BAR, masked

from ..models import Matter, Party
from ..sorting import ELEMENTS, NEEDED_BY, SOURCES, Element, answer_in_words
from ..topics import topic_label
from .worksheets import reckoned_by_topic


@dataclass(frozen=True)
class ClaimLine:
    label: str
    amount: Decimal | None
    words: str
    employer_says: str = ""
    reckoned: Decimal | None = None


@dataclass(frozen=True)
class ClaimTable:
    """`reckoned` adds what the worksheets say; None while nothing was reckoned."""

    lines: list[ClaimLine]
    sum: Decimal | None
    reckoned: Decimal | None = None


@dataclass(frozen=True)
class FactLine:
    """`said` "gap" is 还缺; `source` says who said it. What only the sorting asks, and nobody answered, is folded away."""

    label: str
    value: str
    said: Literal["gap", "one", "both"]
    source: str = ""
    for_sorting: bool = False


@dataclass(frozen=True)
class Side:
    role: str
    person: PersonChip | None
    rows: list[tuple[str, str]]
    masked_rows: list[tuple[str, str, str]]
    enterprise_code: str = ""
    name: str = ""
    disposed: bool = False

    @property
    def sealed(self) -> bool:
        """There is an identity behind bars to be opened."""
        return bool(self.person or self.masked_rows)


def claim_table(matter: Matter) -> ClaimTable:
    reckoned = reckoned_by_topic(matter)
    lines = [
        ClaimLine(topic_label(one.topic), one.amount, one.words, one.employer_says, reckoned.get(one.topic))
        for one in matter.claims.order_by("id")
    ]
    named = [line.amount for line in lines if line.amount is not None]
    known = [line.reckoned for line in lines if line.reckoned is not None]
    return ClaimTable(lines, sum(named, Decimal(0)) if named else None, sum(known, Decimal(0)) if known else None)


def fact_lines(matter: Matter, amount: Decimal | None) -> list[FactLine]:
    """What registration knows, then the elements of the sorting; the unanswered ones ask their question while it is open."""
    place = "，".join(str(part) for part in (matter.building, matter.street) if part)
    asked = f"{amount:,.2f}元" if amount is not None else "大概是多少钱？"
    known = [
        FactLine("工作地点", place or "不知道是哪条街道", "one" if place else "gap", "登记时写下"),
        FactLine("同样情况的人", f"一共{matter.workers}人", "one", "登记时写下"),
        FactLine("职工要的数目", asked, "one" if amount is not None else "gap", "职工说"),
    ]
    words = matter.element_words  # opened once: it is sealed
    lines = known + [_element(matter, words, element) for element in ELEMENTS if _asked(matter, words, element)]
    return [line for line in lines if line.said != "gap" or matter.phase != Matter.Phase.CLOSED]


def _asked(matter: Matter, words: dict[str, str], element: Element) -> bool:
    """Questions that make no sense beside another answer, or beside what is asked for, are left out."""
    if element.name in words:
        return True
    if element.name in NEEDED_BY:
        return bool(NEEDED_BY[element.name] & set(matter.topics))
    if element.name == "left_on":
        return matter.triage_facts.get("still_employed") is not True
    return element.name != "common_claim" or matter.workers > 1


def _element(matter: Matter, words: dict[str, str], element: Element) -> FactLine:
    value = words.get(element.name, matter.triage_facts.get(element.name))
    if value is None:
        return FactLine(element.label, element.question, "gap", for_sorting=element.kind in {"flag", "count"})
    by = matter.fact_sources.get(element.name, "")
    answer = value if element.kind == "words" else answer_in_words(element, value)
    return FactLine(element.label, answer, "both" if by == "both" else "one", SOURCES.get(by, "没有记是谁说的"))


def parties_of(matter: Matter) -> list[Party]:
    """Read once for each time the matter itself is read."""
    rows = Party.objects.select_related("person", "enterprise").order_by("id")
    prefetch_related_objects([matter], Prefetch("parties", rows))
    return list(matter.parties.all())


def sides(matter: Matter) -> list[Side]:
    """Both sides, the worker's identity behind bars of one length; the whole is opened with a reason."""
    parties = parties_of(matter)
    if matter.by_enterprise:
        return [side for party in parties for side in _asked_by_a_firm(party)]
    return [_worker(party) if party.side == Party.Side.APPLICANT else _employer(party) for party in parties]


def _asked_by_a_firm(party: Party) -> list[Side]:
    """The firm and who speaks for it; on the other side, who the firm says it is about."""
    if party.side == Party.Side.RESPONDENT:
        return [Side("职工", None, [("单位说的", party.name_words or "没有说是谁")], [])]
    spoken = _worker(party) if party.person else None
    contact = [Side("单位联系人", spoken.person, [], spoken.masked_rows, disposed=spoken.disposed)] if spoken else []
    return [_employer(party), *contact]


def _worker(party: Party) -> Side:
    person, shown = party.person, masked(party.person)
    if person is None or person.disposed_on:
        return Side("职工", None, [], [], disposed=person is not None)
    head, _, tail = shown.name.partition(BAR)
    rows = [(label, *text.partition(BAR)[::2]) for label, text in _contact(shown.phone, shown.id_number, shown.reach_note)]
    note = "不让单位知道是谁" if person.sealed_from_employer else "可以让单位知道"
    return Side("职工", PersonChip(head, tail) if head else None, [("单位那边", note)], rows)


def _contact(phone: str, id_number: str, reach_note: str) -> list[tuple[str, str]]:
    every = (("电话", phone), ("证件号", id_number), ("怎么联系合适", reach_note))
    return [(label, text) for label, text in every if text]


def _employer(party: Party) -> Side:
    firm = party.enterprise
    if firm is None:
        return Side("企业", None, [("名册", "还没有对上名册")], [], name=party.name_words)
    union = "没有登记" if not firm.headcount else f"约{firm.headcount}人"
    rows = [("统一社会信用代码", firm.uscc), ("行业", firm.industry or "没有登记"), ("用工", union)]
    return Side("企业", None, rows, [], firm.code, firm.name)


def reading_lines(ref: Ref, today: date) -> list[tuple[str, str]]:
    """Who looked, newest first: a person once a day."""
    lookers = lookers_at(ref)
    names = cards_for(Ref("account", account) for account, _ in lookers if account)
    said: dict[tuple[str, str], str] = {}
    for account, at in lookers:
        card = names.get(Ref("account", account))
        key = (card.title if card else "工作人员", zh_date(timezone.localdate(at), today))
        said.setdefault(key, zh_datetime(at, today))
    return [(who, when) for (who, _), when in list(said.items())[:8]]
