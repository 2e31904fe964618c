"""Who read what: by colleague and days, by record, by person; and in words for the person themself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.models import Entry
from doorstep.foundation.journal.reading import Read, Reading, readings_of
from doorstep.foundation.kit.paging import Page, newest_first
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.people.identity_holders import holder_of, records_of
from doorstep.foundation.people.models import Account
from doorstep.foundation.people.words import READ_KINDS, role_name

from .audit import audit_lines, names_of, own_codes
from .identity import find_person
from .openings import practice_of

MOST, MOST_PER_RECORD = 200, 1_000
LONGEST = timedelta(days=92)


@dataclass(frozen=True)
class Days:
    """Both counted; empty means as far back as it goes."""

    first: date | None = None
    last: date | None = None

    def hold(self, at: datetime) -> bool:
        day = timezone.localdate(at)
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)


def readings_by_account(actor: Actor, account: Account, days: Days, after: str = "", before: str = "") -> Page:
    """What one account opened in these days, for the organisations of the own tree; a stream is one account's day."""
    last = days.last or days.first or timezone.localdate()
    first = max(days.first or last, last - LONGEST)
    streams = [
        f"reading:{account.code}:{(first + timedelta(days=n)).isoformat()}" for n in range((last - first).days + 1)
    ]  # fmt: skip
    rows = Entry.objects.filter(stream__in=streams, organisation__in=own_codes(actor))
    return audit_lines(newest_first(rows, after=after, before=before, size=50))


@dataclass(frozen=True)
class ReadingLine:
    at: datetime
    who: str
    where: str
    what: str
    about: str
    reason: str


def readings_by_record(actor: Actor, code: str, days: Days = Days(), account: str = "") -> list[ReadingLine]:
    """Who opened the record of that code, newest first, with the reason where one was asked for. Of a record of the own
    tree every reading; of others those by one's own people."""
    code = code.strip()[:60]
    rows = Entry.objects.filter(fact=Read.code, about_kind__in=READ_KINDS, about_code=code)
    return _readings(actor, [Ref(kind, code) for kind in set(rows.values_list("about_kind", flat=True))], days, account)


def readings_by_person(actor: Actor, phone: str, days: Days = Days()) -> list[ReadingLine]:
    """Of everything that names whoever has this telephone, as far as it lies in the own tree."""
    refs = {ref for person in find_person(phone=phone)[:20] for ref in records_of(person)}
    return _readings(actor, [ref for ref in sorted(refs, key=str) if _is_own(actor, ref)], days)


def _is_own(actor: Actor, ref: Ref) -> bool:
    held = holder_of(ref)
    return held is not None and bool(actor.path) and held.office.path.startswith(actor.path)


def _readings(actor: Actor, refs: list[Ref], days: Days, account: str = "") -> list[ReadingLine]:
    own = set(own_codes(actor).values_list("code", flat=True))
    found = []
    for ref in refs[:MOST]:
        of_record, whole = readings_of(ref, limit=MOST), _is_own(actor, ref)
        found += [(ref, one) for one in of_record if (whole or one.organisation in own) and days.hold(one.at)]
    found = [(ref, one) for ref, one in found if not account or one.account == account]
    names, offices = names_of({one.account for _, one in found}), _offices(one for _, one in found)
    found.sort(key=lambda pair: pair[1].at, reverse=True)
    return [
        ReadingLine(
            one.at, names.get(one.account, "工作人员"), offices.get(one.organisation, ""), one.what, ref.code, one.reason
        )
        for ref, one in found[:MOST]
    ]  # fmt: skip


def _offices(found: Iterable[Reading]) -> dict[str, str]:
    codes = {one.organisation for one in found}
    return dict(Organisation.objects.filter(code__in=codes).values_list("code", "name"))


@dataclass(frozen=True)
class ToldReading:
    """One line for the person: `who` is a role, and a name too where the district tells names."""

    at: datetime
    office: str
    who: str
    what: str
    reason: str


def readings_for_person(refs: Iterable[Ref], organisation: Organisation) -> list[ToldReading]:
    """Of the records that are one person's, newest first; without what they looked up themselves."""
    found = sorted(
        (one for ref in refs for one in readings_of(ref, MOST_PER_RECORD) if one.account),
        key=lambda one: one.at, reverse=True,
    )  # fmt: skip
    names = names_of({one.account for one in found}) if practice_of(organisation).names_told else {}
    offices = _offices(found)
    return [
        ToldReading(one.at, offices.get(one.organisation, "工会"), _who(one, names), one.what, one.reason) for one in found
    ]


def _who(one: Reading, names: dict[str, str]) -> str:
    role = role_name(one.role) if one.role else "工作人员"
    return f"{role}{names[one.account]}" if one.account in names else role
