"""Two registrations become one matter: the later ends in the earlier, and its number and receipts lead there. It can be
taken apart again."""

from collections.abc import Sequence
from datetime import datetime

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.facts import Words
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.receipts.actions.issuing import repoint
from doorstep.foundation.receipts.queries.thread import receipts_about
from doorstep.foundation.worklist.actions.duties import settle_all

from .. import clocks
from ..facts import ClaimsAmended, MatterAbsorbed, MatterJoined, MatterParted, MatterReleased, MatterSetApart
from ..models import Claim, Matter, Merge, Party
from ..queries.joining import merge_of, survivor_of
from ..retention import dispose_on
from ..searching import keep
from .carrying import carry, take_back
from .dues import follow_clocks, opening_duties, put_each, reopening_duties
from .gate import advance, allow, held, step
from .once import claim_form
from .outcomes import Outcome, own_level, refuse_open_duties
from .proposing import propose_again
from .registration import MOST_CLAIMS, MOST_WORKERS, total
from .triage import amounts_of, checked_reason


@action
def merge(
    *, matter: Matter, survivor: Matter, reason: str, workers: int | None = None, claims: Sequence[int] = (),
    form_key: str = "", actor: Actor, at: datetime,
) -> Merge:  # fmt: skip
    """`matter` ends, `survivor` goes on with its receipts, people, days and worksheets and those of its claims that are
    named. Nothing of the old one is deleted. The earlier of the two must be the one that goes on, so that no legal day is
    lost; its clocks follow what came. Tells MatterJoined about the one, MatterAbsorbed about the other."""
    claim_form(form_key, matter, at)
    _lock_both(matter, survivor, actor)
    reason = checked_reason(reason, needed="请写一句为什么是同一件事")
    _refuse_unlike(matter, survivor)
    refuse_open_duties(matter)
    kept = Merge(
        merged=matter, survivor=survivor, from_phase=matter.phase, reason=reason, by_account=actor.account, at=at,
        workers_before=survivor.workers, receipts=[receipt.code for receipt in receipts_about(matter.ref)],
    )  # fmt: skip
    kept.claims = _carry_claims(matter, survivor, claims)
    kept.parties = _carry_people(matter, survivor)
    carry(kept, not kept.parties and _same_people(matter, survivor), actor, at)
    kept.save(force_insert=True)
    _count_people(survivor, workers)
    goes = dispose_on(Outcome.JOINED, clocks.local_day(at))
    advance(
        matter, "join", actor=actor, at=at, outcome=Outcome.JOINED, level=own_level(matter.office), closed_at=at,
        dispose_on=goes, merged_into=survivor,
    )  # fmt: skip
    settle_all(about=matter.ref, actor=actor, at=at)
    if kept.receipts:
        repoint(old=matter.ref, new=survivor.ref, actor=actor, at=at)
    _tell(kept, goes, reason, actor, at)
    _reckon_again(survivor, "joined", actor, at, matter)
    keep(matter)
    keep(survivor)
    return kept


def _lock_both(matter: Matter, survivor: Matter, actor: Actor) -> None:
    """In one order whoever asks, so that two who join the same pair crosswise wait for each other instead of for ever."""
    if matter.pk == survivor.pk:
        raise Refused("这是同一件事，不能和自己合并。请选另一件", "survivor")
    for one in sorted((matter, survivor), key=lambda row: row.pk):
        allow(held(one), "join", actor)


def _refuse_unlike(matter: Matter, survivor: Matter) -> None:
    step(matter, "join")
    if survivor.merged_into_id or survivor.phase == Matter.Phase.CLOSED:
        raise Refused(f"{survivor.code}已经办结，不能再并进去。请先重新打开它", "survivor")
    if survivor.phase == Matter.Phase.CLOSING:
        raise Refused(f"{survivor.code}正等第二个人看结果，请先退回再合并", "survivor")
    if survivor.office_id != matter.office_id:
        raise Refused("两件事不在同一个站，请先转办到一起再合并", "survivor")
    if survivor.asked_by != matter.asked_by:
        raise Refused("一件是职工提的，一件是单位提的，不能合并", "survivor")
    if survivor.shielded != matter.shielded:
        bare = matter if survivor.shielded else survivor
        raise Refused(f"一件保护来源，一件没有，合到一起来源就看得到了。请先把{bare.code}也保护起来", "survivor")
    if survivor.received_on > matter.received_on:
        raise Refused(f"请反过来：{matter.code}收到得早，法定期限从它算起，请把{survivor.code}并进它", "survivor")
    if matter.mediation_asked_on and survivor.mediation_asked_on is None:
        raise Refused(
            f"{matter.code}请求的是调解，{survivor.code}只要咨询。请先在{survivor.code}记下职工请求调解", "survivor"
        )


def _carry_claims(matter: Matter, survivor: Matter, wanted: Sequence[int]) -> list[int]:
    """Copies; the old ones stay where they are."""
    rows = list(matter.claims.filter(pk__in=list(wanted)).order_by("id"))
    if survivor.claims.count() + len(rows) > MOST_CLAIMS:
        raise Refused(f"合起来超过{MOST_CLAIMS}项请求，请少带几项，或者先合并相近的", "claims")
    copies = [
        Claim(matter=survivor, topic=row.topic, amount=row.amount, words=row.words, employer_says=row.employer_says)
        for row in rows
    ]
    Claim.objects.bulk_create(copies)
    survivor.topics = list(dict.fromkeys([*survivor.topics, *(row.topic for row in rows)]))
    survivor.save(update_fields=["topics"])
    return [copy.pk for copy in copies]


def _carry_people(matter: Matter, survivor: Matter) -> list[int]:
    """Whoever asked in the old one asks in the other too, unless it is the same person."""
    before = survivor.parties.filter(side=Party.Side.APPLICANT).select_related("person")
    known = {mark for party in before if party.person for mark in _marks(party)}
    fresh = [
        Party(
            matter=survivor, side=party.side, person=party.person, enterprise=party.enterprise, name_words=party.name_words
        )
        for party in matter.parties.filter(side=Party.Side.APPLICANT, person__isnull=False).select_related("person")
        if not known & set(_marks(party))
    ]
    Party.objects.bulk_create(fresh)
    return [party.pk for party in fresh]


def _marks(party: Party) -> list[str]:
    person = party.person
    assert person is not None
    return [mark for mark in (person.code, person.phone_index, person.id_number_index) if mark]


def _same_people(matter: Matter, survivor: Matter) -> bool:
    """When nobody had to go over: whether somebody is named at all, and nobody besides in the one that goes on."""
    mine, its = (one.parties.filter(side=Party.Side.APPLICANT, person__isnull=False) for one in (matter, survivor))
    return 0 < mine.count() == its.count()


def _reckon_again(matter: Matter, because: str, actor: Actor, at: datetime, source: Matter) -> None:
    """Its legal clocks and its proposed track follow what came or went."""
    follow_clocks(matter, because, actor, at, source.ref)
    if matter.phase != Matter.Phase.CLOSED:
        propose_again(matter, amounts_of(matter), actor, at)


def _count_people(survivor: Matter, workers: int | None) -> None:
    if workers is None or workers == survivor.workers:
        return
    if not 1 <= workers <= MOST_WORKERS:
        raise Refused("人数请填1到100,000之间的整数", "workers")
    survivor.workers = workers
    survivor.save(update_fields=["workers"])


def _tell(kept: Merge, goes: object, reason: str, actor: Actor, at: datetime) -> None:
    old, new, many = kept.merged, kept.survivor, len(kept.receipts)
    record(MatterJoined(old.ref, new.ref, kept.from_phase, goes, many, Words(reason)), actor, at)  # type: ignore[arg-type]
    record(
        MatterAbsorbed(new.ref, old.ref, many, len(kept.claims), len(kept.dates), len(kept.sheets), kept.left_out),
        actor,
        at,
    )


@action
def separate(*, matter: Matter, form_key: str = "", actor: Actor, at: datetime) -> None:
    """Taken apart again: on the same day by anybody who handles it, later by a second person. Receipts, people, claims, days
    and worksheets that went over come back; its phase is the one before, its clocks run from the days they always ran from. Tells
    MatterParted and MatterReleased."""
    claim_form(form_key, matter, at)
    allow(held(matter), "part", actor)
    kept = merge_of(matter)
    if kept is None:
        raise Refused("这件事没有并到别的事里，不用分开")
    same_day = clocks.local_day(kept.at) == clocks.local_day(at)
    if not same_day and actor.account == kept.by_account:
        raise Refused("合并已经过了当天，要请另一位同事来分开。换一个人看，能看出自己看不到的")
    survivor = held(kept.survivor)
    advance(
        matter, "part", target=kept.from_phase, actor=actor, at=at, outcome="", level="", closed_at=None, dispose_on=None,
        return_call_on=None, merged_into=None,
    )  # fmt: skip
    kept.undone_by, kept.undone_at = actor.account, at
    kept.save(update_fields=["undone_by", "undone_at"])
    last = held(survivor_of(survivor))
    _give_back(kept, survivor, last, actor, at)
    fresh = matter.phase == Matter.Phase.REGISTERED
    put_each(opening_duties(matter) if fresh else reopening_duties(matter, clocks.local_day(at)), actor, at)
    record(MatterParted(matter.ref, survivor.ref, matter.phase), actor, at)
    record(MatterReleased(survivor.ref, matter.ref), actor, at)
    _reckon_again(held(last), "parted", actor, at, matter)
    keep(matter)
    keep(survivor)


def _give_back(kept: Merge, survivor: Matter, last: Matter, actor: Actor, at: datetime) -> None:
    """What people changed on the survivor since then stays as they left it. `last` is where its receipts are by now."""
    take_back(kept, actor, at)
    if kept.receipts:
        repoint(old=last.ref, new=kept.merged.ref, only=kept.receipts, actor=actor, at=at)
    survivor.parties.filter(pk__in=kept.parties).delete()
    gone = survivor.claims.filter(pk__in=kept.claims)
    if survivor.phase == Matter.Phase.CLOSED or not gone.exists() or gone.count() == survivor.claims.count():
        return
    gone.delete()
    left = list(survivor.claims.order_by("id"))
    survivor.topics, survivor.workers = list(dict.fromkeys(row.topic for row in left)), kept.workers_before
    survivor.save(update_fields=["topics", "workers"])
    record(ClaimsAmended(survivor.ref, len(left), tuple(survivor.topics), total([row.amount for row in left])), actor, at)


@action
def set_apart(*, matter: Matter, other: Matter, form_key: str = "", actor: Actor, at: datetime) -> None:
    """Looked at, and they are two: neither warns of the other again. Tells MatterSetApart of both."""
    claim_form(form_key, matter, at)
    allow(held(matter), "set_apart", actor)
    if matter.pk == other.pk:
        raise Refused("这是同一件事，请选另一件")
    for one, its_other in ((matter, other), (held(other), matter)):
        one.not_same = sorted({*one.not_same, its_other.code})
        one.save(update_fields=["not_same"])
        record(MatterSetApart(one.ref, its_other.ref), actor, at)
