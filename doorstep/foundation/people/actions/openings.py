"""An identity opened to one person for a time: asked, agreed to or not, looked into afterwards."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.facts import Words
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.people import facts
from doorstep.foundation.people.codes import new_code
from doorstep.foundation.people.identity_holders import Holder, holder_of
from doorstep.foundation.people.models import Account, IdentityOpening, IdentityPractice, Person
from doorstep.foundation.people.purposes import ASK_FOR, PURPOSES, TERMS
from doorstep.foundation.people.queries.openings import deciders, granted_to, practice_of, standing_of
from doorstep.foundation.people.rules import require

from .identity import checked_reason, open_now, require_opener

STATE, HOW = IdentityOpening.State, IdentityOpening.How


@action
def ask_opening(
    *, person: Person, about: Ref, purpose: str, reason: str, actor: Actor, at: datetime
) -> IdentityOpening:  # fmt: skip
    """Whoever does not handle the record asks; it waits three days. Where nobody else could agree it is open at once, and is
    looked into afterwards. Tells IdentityAsked, or what the opening tells. As with `open_identity`, the caller proves that
    the actor may see `about` and that `person` belongs to it."""
    require_opener(actor, person)
    held, reason = _checked(about, purpose, reason), checked_reason(reason)
    if standing_of(actor, about, timezone.localdate(at)):
        raise Refused("这件事就由您经办，不用申请，直接打开就行")
    if granted_to(actor, person, about, at).exists():
        raise Refused("已经同意您看了，不用再申请")
    if not deciders(held.office, actor.account, timezone.localdate(at)):
        open_now(person=person, about=about, reason=reason, purpose=purpose, how=HOW.ALONE, actor=actor, at=at)
        return _flagged(person, about, held, actor, at)
    rows = IdentityOpening.objects.filter(person=person, account__code=actor.account, state=STATE.ASKED)
    rows.filter(until__lte=at).update(state=STATE.REFUSED)  # nobody answered in time: the way is free for a new one
    try:
        with transaction.atomic():
            opening = IdentityOpening.objects.create(
                code=new_code("SF"), person=person, account=Account.objects.get(code=actor.account), about_kind=about.kind,
                about_code=about.code, office=held.office, state=STATE.ASKED, purpose=purpose, reason=reason, asked_at=at,
                until=at + ASK_FOR,
            )  # fmt: skip
    except IntegrityError:
        raise Refused("您已经申请过，等同事答复就行，不用再提") from None
    record(facts.IdentityAsked(about, opening.ref, held.office.ref, purpose, Words(reason)), actor, at)
    return opening


def _checked(about: Ref, purpose: str, reason: str) -> Holder:
    held = holder_of(about)
    if held is None:
        raise Refused("没有找到这份记录")
    if purpose not in PURPOSES:
        raise Refused("请选一个用途", "purpose")
    return held


@action
def open_in_emergency(
    *, person: Person, about: Ref, purpose: str, reason: str, actor: Actor, at: datetime
) -> IdentityOpening:  # fmt: skip
    """Without asking, where the district allows it: colleagues are told, and it stays flagged until one has looked into it.
    Tells IdentityOpened and IdentityInEmergency."""
    require_opener(actor, person)
    held = _checked(about, purpose, reason)
    if not practice_of(held.office).emergency:
        raise Refused("本区要先同意再打开。急的话请给值班的同事打电话，请他现在就同意")
    open_now(person=person, about=about, reason=reason, purpose=purpose, how=HOW.EMERGENCY, actor=actor, at=at)
    return _flagged(person, about, held, actor, at)


def _flagged(person: Person, about: Ref, held: Holder, actor: Actor, at: datetime) -> IdentityOpening:
    opening = granted_to(actor, person, about, at).filter(looked_into_at=None).order_by("-id")[0]
    record(facts.IdentityInEmergency(about, opening.ref, held.office.ref), actor, at)
    return opening


@action
def grant_opening(*, opening: IdentityOpening, term: str = "24", actor: Actor, at: datetime) -> IdentityOpening:
    """To this one person, from now, for as long as chosen; never by who asks. Tells IdentityGranted."""
    found = _waiting(opening, actor, at)
    if term not in TERMS:
        raise Refused("请选开多久", "term")
    found.state, found.how = STATE.GRANTED, HOW.GRANTED
    found.opened_at, found.until = at, at + TERMS[term][1]
    _decided(found, actor, at)
    record(
        facts.IdentityGranted(found.about, found.ref, _office(found), found.account.ref, found.until), actor, at
    )  # fmt: skip
    return found


@action
def decline_opening(*, opening: IdentityOpening, words: str, actor: Actor, at: datetime) -> IdentityOpening:
    """Tells IdentityDeclined, with the words for who asked."""
    found = _waiting(opening, actor, at)
    if len(words.strip()) < 2:
        raise Refused("请写一句为什么不同意，申请的同事要看", "words")
    found.state, found.answer = STATE.REFUSED, words.strip()
    _decided(found, actor, at)
    record(
        facts.IdentityDeclined(found.about, found.ref, _office(found), found.account.ref, Words(words.strip())), actor, at
    )
    return found


@action
def look_into_opening(*, opening: IdentityOpening, words: str = "", actor: Actor, at: datetime) -> None:
    """After an opening without asking somebody else has looked whether it was right. Tells IdentityLookedInto."""
    found = _held(opening)
    require(actor, "decide_opening", found)
    if found.how not in {HOW.EMERGENCY, HOW.ALONE} or found.looked_into_at:
        raise Refused("这一次不用再看，已经有同事看过了")
    found.looked_into_at = at
    found.decided_by, found.decided_at = Account.objects.get(code=actor.account), at
    found.save(update_fields=["looked_into_at", "decided_by", "decided_at"])
    record(facts.IdentityLookedInto(found.about, found.ref, _office(found), Words(words.strip())), actor, at)


@action
def set_practice(*, district: Organisation, emergency: bool, names_told: bool, actor: Actor, at: datetime) -> None:
    """How the district handles identities from now on. Tells IdentityPracticeSet."""
    require(actor, "set_practice", district)
    IdentityPractice.objects.update_or_create(
        district=district, defaults={"emergency": emergency, "names_told": names_told}
    )
    record(facts.IdentityPracticeSet(district.ref, emergency, names_told), actor, at)


def _held(opening: IdentityOpening) -> IdentityOpening:
    IdentityOpening.objects.select_for_update().only("pk").get(pk=opening.pk)
    return IdentityOpening.objects.select_related("account", "office", "decided_by").get(pk=opening.pk)


def _waiting(opening: IdentityOpening, actor: Actor, at: datetime) -> IdentityOpening:
    found = _held(opening)
    require(actor, "decide_opening", found)
    if found.state != STATE.ASKED:
        who = found.decided_by.display_name if found.decided_by else "别的同事"
        raise Refused(f"{who}刚才已经答复了，不用再答")
    if found.until and found.until <= at:
        raise Refused("这个申请已经过期。还要看的话，请他再申请一次")
    return found


def _decided(found: IdentityOpening, actor: Actor, at: datetime) -> None:
    found.decided_by, found.decided_at = Account.objects.get(code=actor.account), at
    found.save()


def _office(found: IdentityOpening) -> Ref:
    return found.office.ref if found.office else Ref("", "")
