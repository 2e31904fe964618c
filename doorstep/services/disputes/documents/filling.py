"""The papers of a matter, filled from its facts: nothing is typed a second time, what nobody knows is a line to write on."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils import timezone

from doorstep.foundation.papers.word import render
from doorstep.foundation.people.actions.identity import OpenedIdentity
from doorstep.foundation.people.models import Person
from doorstep.foundation.people.queries.terms import current_terms, worded
from doorstep.foundation.receipts.queries.thread import evidence_about

from ..actions.acceptance import ends_on
from ..grounds import DOORS
from ..models import Acceptance, Guidance, Matter, Party
from ..queries.consent import TERMS
from ..queries.dates import limitation_of
from ..queries.matter_parts import claim_table, fact_lines
from ..queries.offices import places_to_go

HERE = Path(__file__).parent
LINE = "＿" * 10


@dataclass(frozen=True)
class Printed:
    content: bytes
    name: str
    label: str
    shows_identity: bool


def day_zh(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else LINE


def moment_zh(at: datetime | None) -> str:
    local = timezone.localtime(at) if at else None
    return f"{day_zh(local.date())}{local:%H:%M}" if local else "另行通知"


def print_application(matter: Matter, opened: OpenedIdentity | None, today: date) -> Printed:
    """D1: an oral request is written down and whoever asked signs it (Mediation and Arbitration Law art. 12); where the
    enterprise asks, in its words, with its seal, and the worker stands on the other side."""
    table = claim_table(matter)
    facts = [line for line in fact_lines(matter, table.sum) if line.said != "gap"]
    context = _sides(matter, opened) | {
        "number": matter.code, "station": matter.office.name, "received_on": day_zh(timezone.localdate(matter.received_on)),
        "claims": [{"label": line.label, "amount": _sum(line.amount), "words": line.words} for line in table.lines],
        "total": _sum(table.sum), "story": matter.story or LINE, "workers": matter.workers, "collective": matter.workers >= 10,
        "facts": [{"label": line.label, "value": line.value, "source": line.source} for line in facts],
        "evidence": _evidence(matter), "today": day_zh(today),
    }  # fmt: skip
    template = HERE / ("application_firm.docx" if matter.by_enterprise else "application.docx")
    return Printed(render(template, context), f"{matter.code}调解申请书.docx", "调解申请书", opened is not None)


def _sum(amount: Any) -> str:
    return f"{amount:,.2f}元" if amount is not None else "没有说数目"


def _sides(matter: Matter, opened: OpenedIdentity | None) -> dict[str, Any]:
    """Who asks and who is asked. Whose identity was opened is the worker, or who speaks for the firm that asks."""
    firm = matter.parties.filter(side=matter.firm_side).select_related("enterprise").first()
    known = firm.enterprise if firm else None
    name = (known.name if known else (firm.name_words if firm else "")) or LINE
    place = "，".join(str(part) for part in (matter.building, matter.street) if part)
    said = {
        "name": opened.name if opened else "", "phone": opened.phone if opened else "",
        "id_number": opened.id_number if opened else "", "reach_note": opened.reach_note if opened else "",
    }  # fmt: skip
    person = {key: value or LINE for key, value in said.items()}
    sides = {"employer": {"name": name, "uscc": known.uscc if known else LINE, "place": place or LINE}}
    if not matter.by_enterprise:
        more = {"applicant": person["name"], "other_label": "对方单位", "other": name, "you": "您"}
        return {**sides, **more, "worker": person}
    asked = matter.parties.filter(side=Party.Side.RESPONDENT).first()
    worker = (asked.name_words if asked else "") or LINE
    more = {"applicant": name, "other_label": "对方职工", "other": worker, "you": "贵单位"}
    return {**sides, **more, "worker": {"name": worker}, "contact": person}


def _evidence(matter: Matter) -> list[dict[str, str]]:
    """What they show, as people wrote it; file names stay inside."""
    rows = [{"shows": one.shows or "没有写", "who": "职工"} for one in evidence_about(matter.ref)]
    desk = matter.exhibits.order_by("id")
    return rows + [{"shows": one.shows or "没有写", "who": one.get_given_by_display()} for one in desk]


def print_rights(matter: Matter, today: date) -> Printed:
    """D18: what a worker should know on the first day, with the last day for arbitration and what it rests on."""
    office, found = matter.office, limitation_of(matter)
    terms = current_terms(TERMS[matter.mediation_asked_on is not None], today)
    assumed = list(found.steps) if found else []
    context = {
        "number": matter.code, "station": office.name, "phone": office.phone or LINE, "address": office.address or LINE,
        "hours": "；".join(office.hours) or LINE, "today": day_zh(today), "limitation": _limitation(found),
        "assumed": assumed, "places": places_to_go(matter.district),
        "terms": worded(terms, office) if terms else ["我们只为办这件事保管您说的内容，您可以要一份，也可以要求删除。"],
    }  # fmt: skip
    return Printed(
        render(HERE / "rights_sheet.docx", context), f"{matter.code}职工权益告知单.docx", "职工权益告知单", False
    )


def _limitation(found: Any) -> str:
    if found is None:
        return "还不知道从哪天算起。一般是从知道自己权利受侵害那天起一年，请尽早说清是哪一天。"
    if found.expires is None:
        return "您还在这家单位上班，欠的工资现在不受一年期限限制；离开单位后，从离开那天起一年。"
    return f"申请劳动仲裁最晚到{day_zh(found.expires)}。这是按下面的日子算的，日子不对请马上告诉我们。"


def print_notice(matter: Matter, opened: OpenedIdentity | None, today: date) -> Printed | None:
    """D2: taken on, or not and where to go; None while neither is decided."""
    made = Acceptance.objects.filter(matter=matter).select_related("mediator").order_by("-id").first()
    if made is None:
        return None
    context = _sides(matter, opened) | {
        "number": made.number, "matter": matter.code, "station": matter.office.name, "phone": matter.office.phone or LINE,
        "decided_on": day_zh(made.decided_on), "today": day_zh(today),
        "claims": [line.label for line in claim_table(matter).lines],
    }  # fmt: skip
    name = "受理通知书" if made.accepted else "不予受理告知"
    more = _accepted(matter, made) if made.accepted else _declined(matter, made)
    template = HERE / ("notice_accepted.docx" if made.accepted else "notice_declined.docx")
    return Printed(render(template, context | more), f"{matter.code}{name}.docx", name, opened is not None)


def _accepted(matter: Matter, made: Acceptance) -> dict[str, Any]:
    return {
        "mediator": made.mediator.display_name if made.mediator else LINE, "meets_at": moment_zh(made.meets_at),
        "place": made.place or matter.office.address or "另行通知", "ends_on": day_zh(ends_on(matter)),
    }  # fmt: skip


def _declined(matter: Matter, made: Acceptance) -> dict[str, Any]:
    last = Guidance.objects.filter(matter=matter).order_by("-id").first()
    doors = [DOORS.get(door, door) for door in last.doors] if last else []
    return {
        "ground": made.get_ground_display(),
        "words": made.words or LINE,
        "doors": doors,
        "places": places_to_go(matter.district),
    }


def applicant_person(matter: Matter) -> Person | None:
    party = matter.parties.filter(side=Party.Side.APPLICANT, person__isnull=False).select_related("person").first()
    person = party.person if party else None
    return person if person and not person.disposed_on else None
