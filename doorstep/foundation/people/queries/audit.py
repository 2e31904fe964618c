"""The journal as auditor and security officer may read it: what was done inside their own part of the tree."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import cast

from django.db.models import Q, QuerySet

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.cards import cards_for
from doorstep.foundation.journal.facts import revive
from doorstep.foundation.journal.models import Anchor, Entry
from doorstep.foundation.journal.reading import Read
from doorstep.foundation.journal.verifying import Fault, verify_anchors, verify_streams
from doorstep.foundation.kit.paging import Page, newest_first
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.people import facts
from doorstep.foundation.people.models import Account

from .accounts import known_elsewhere

ROLE_FACTS = (facts.RoleGranted.code, facts.RoleEnded.code, facts.AccountDisabled.code, facts.AccountEnabled.code,
              facts.PasswordReset.code, facts.FactorResetAsked.code, facts.FactorResetDecided.code)  # fmt: skip
LOGIN_FACTS = (facts.LoginFailed.code, facts.LoginLocked.code)
MOST_ENTRIES = 200_000
STEPS = {"password": "密码不对", "code": "验证码不对", "passkey": "通行密钥不对", "disabled": "账号已停用"}


@dataclass(frozen=True)
class AuditLine:
    at: datetime
    who: str
    about: str
    about_kind: str
    about_code: str
    sentence: str


def own_codes(actor: Actor) -> QuerySet:
    return Organisation.objects.visible_to(actor).values("code")


def accounts_to_choose(actor: Actor) -> list[tuple[str, str]]:
    rows = Account.objects.visible_to(actor).order_by("display_name").values_list("code", "display_name")
    return list(rows[:500])


def login_failures(actor: Actor, after: str = "", before: str = "") -> Page:
    """Of accounts in the own tree, and of logins that nobody has: those name no organisation."""
    rows = Entry.objects.filter(fact__in=LOGIN_FACTS).filter(Q(organisation__in=own_codes(actor)) | Q(organisation=""))
    page = newest_first(rows, after=after, before=before, size=50)
    tried = [(entry, cast(facts.LoginFailed, revive(entry.fact, entry.about, entry.payload, {}))) for entry in page.rows]
    names = names_of({one.account for entry, one in tried if entry.organisation})
    lines = [
        AuditLine(entry.at, names.get(one.account, "没有这个登录名"), entry.about_code[:8], "login", "", _why(one))
        for entry, one in tried
    ]
    return Page(lines, page.newer, page.older, page.count)


def _why(tried: facts.LoginFailed) -> str:
    return f"{tried.sentence()}：{STEPS.get(tried.step, '')}" if tried.code == facts.LoginFailed.code else tried.sentence()


def turned_away(actor: Actor, after: str = "", before: str = "") -> Page:
    """Pages that stayed shut to colleagues of the own tree."""
    rows = Entry.objects.filter(fact=facts.TurnedAway.code, organisation__in=own_codes(actor))
    return audit_lines(newest_first(rows, after=after, before=before, size=50))


def receipts_guessed() -> list[AuditLine]:
    """Of the whole installation: a guess at a receipt belongs to no district. The mark holds for a day."""
    rows = Entry.objects.filter(fact=facts.ReceiptsGuessed.code).order_by("-id")[:20]
    return [AuditLine(row.at, "", row.about_code[:8], "address", "", _said(row)) for row in rows]


def right_changes(actor: Actor, after: str = "", before: str = "") -> Page:
    """Roles given and ended, accounts disabled, passwords and factors reset; of accounts that stand elsewhere too, what
    was done from here."""
    accounts = Account.objects.visible_to(actor).values("code")
    rows = Entry.objects.filter(fact__in=ROLE_FACTS, about_kind="account", about_code__in=accounts)
    rows = rows.filter(Q(organisation__in=own_codes(actor)) | ~Q(about_code__in=known_elsewhere(actor).values("code")))
    return audit_lines(newest_first(rows, after=after, before=before, size=50))


def audit_lines(page: Page) -> Page:
    names = names_of(
        {entry.account for entry in page.rows} | {e.about_code for e in page.rows if e.about_kind == "account"}
    )
    lines = [
        AuditLine(
            entry.at, names.get(entry.account, "系统" if entry.role == "system" else "工作人员"),
            names.get(entry.about_code, entry.about_code), entry.about_kind, entry.about_code, _said(entry),
        )
        for entry in page.rows
    ]  # fmt: skip
    return Page(lines, page.newer, page.older, page.count)


def _said(entry: Entry) -> str:
    one = revive(entry.fact, entry.about, entry.payload, {})
    if isinstance(one, Read) and one.rows:
        return f"{one.sentence()}（{len(one.rows)}行）"
    return one.sentence()


def names_of(codes: set[str]) -> dict[str, str]:
    cards = cards_for(Ref("account", code) for code in codes if code)
    return {ref.code: card.title for ref, card in cards.items()}


@dataclass(frozen=True)
class JournalCheck:
    faults: list[Fault]
    entries: int
    too_many: bool


ELSEWHERE = "别的单位的一条流水"


def check_journal(actor: Actor) -> JournalCheck:
    """Chains and anchors, read through once. A journal too long for a page is checked by the command at night."""
    entries = Entry.objects.count()
    if entries > MOST_ENTRIES:
        return JournalCheck([], entries, True)
    faults = [*verify_streams(), *verify_anchors()][:50]
    return JournalCheck(_without_codes_of_others(faults, actor), entries, False)


def _without_codes_of_others(faults: list[Fault], actor: Actor) -> list[Fault]:
    """A fault anywhere concerns everybody; the name of a stream in another district does not."""
    rows = Entry.objects.filter(stream__in={one.stream for one in faults}).exclude(organisation="")
    own = set(own_codes(actor).values_list("code", flat=True))
    seen: dict[str, set[str]] = {}
    for stream, organisation in rows.values_list("stream", "organisation").distinct():
        seen.setdefault(stream, set()).add(organisation)
    strange = {stream for stream, codes in seen.items() if not codes & own}
    return [replace(one, stream=ELSEWHERE) if one.stream in strange else one for one in faults]


def newest_anchor() -> Anchor | None:
    return Anchor.objects.order_by("-day").first()
