"""Identities as lists may show them, and how to find one without opening any."""

from dataclasses import dataclass

from django.db.models import QuerySet

from doorstep.foundation.kit.fields import comparable
from doorstep.foundation.kit.sealing import blind_index
from doorstep.foundation.people.models import Person
from doorstep.foundation.people.phones import clean_phone

BAR = "▮▮▮"
_COMPOUND = frozenset(
    [
        "欧阳",
        "司马",
        "上官",
        "诸葛",
        "司徒",
        "东方",
        "夏侯",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "宇文",
        "长孙",
        "端木",
        "南宫",
    ]
)


@dataclass(frozen=True)
class MaskedIdentity:
    """Bars of one length whatever they hide, so that nobody can count; empty where nothing was given."""

    name: str
    phone: str
    id_number: str
    reach_note: str


def masked(person: Person | None) -> MaskedIdentity:
    if person is None or person.disposed_on:
        return MaskedIdentity("", "", "", "")
    return MaskedIdentity(
        mask_name(person.name), mask_phone(person.phone), BAR if person.id_number else "", BAR if person.reach_note else ""
    )


def mask_name(name: str) -> str:
    """The surname and a bar; of an invented or foreign name its first sign."""
    if not name:
        return ""
    return (name[:2] if name[:2] in _COMPOUND and len(name) > 2 else name[:1]) + BAR


def mask_phone(phone: str) -> str:
    digits = phone.partition("转")[0]
    if not digits:
        return ""
    return f"{digits[:3]}{BAR}{digits[-4:]}" if len(digits) >= 11 else BAR + digits[-2:]


def find_person(*, phone: str = "", id_number: str = "") -> QuerySet[Person]:
    """By equality, through the blind indexes. It knows no district: whoever shows what hangs on a person found here
    goes through that record's `visible_to`."""
    found = Person.objects.filter(disposed_on=None)
    if id_number:
        return found.filter(id_number_index=blind_index("id_number", comparable(id_number)))
    if phone:
        return found.filter(phone_index=blind_index("phone", comparable(clean_phone(phone))))
    return found.none()
