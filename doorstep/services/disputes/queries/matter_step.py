"""Where a matter stands, the one next step with its only red button, and what waits for a decision."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.timeline import TimelineLine
from doorstep.foundation.kit.components import Link, NextStep, Phase, WhoseMove
from doorstep.foundation.kit.templatetags.typesetting import zh_date
from doorstep.foundation.receipts.queries.thread import Thread

from .. import clocks
from ..models import Matter
from .dates import mediation_clocks
from .duties import open_kinds
from .words import is_my_move, move_of, next_words

_BEGAN = {
    "disputes.registered": Matter.Phase.REGISTERED,
    "disputes.accepted": Matter.Phase.MEDIATION,
    "disputes.guidance_given": Matter.Phase.GUIDANCE,
    "disputes.declined": Matter.Phase.GUIDANCE,
    "disputes.closing_proposed": Matter.Phase.CLOSING,
    "disputes.closed": Matter.Phase.CLOSED,
    "disputes.joined": Matter.Phase.CLOSED,
}


@dataclass(frozen=True)
class Decision:
    """One amber line; `button` posts to `action` what the person agrees to, `link` leads to the form for anything else."""

    text: str
    link: Link | None = None
    action: str = ""
    button: str = ""
    hidden: tuple[tuple[str, str], ...] = ()


def phases(matter: Matter, lines: list[TimelineLine], today: date) -> list[Phase]:
    """Each with the day it last began; one that was passed over says nothing."""
    began = {_BEGAN[line.fact]: zh_date(timezone.localdate(line.at), today) for line in lines if line.fact in _BEGAN}
    order = list(Matter.Phase)
    here = order.index(Matter.Phase(matter.phase))
    states = ["past" if n < here else "now" if n == here else "ahead" for n in range(len(order))]
    notes = [began.get(phase, "没有走" if n < here else "") if n <= here else "" for n, phase in enumerate(order)]
    if matter.phase == Matter.Phase.CLOSED:
        notes[-1] = matter.get_outcome_display()
    return [Phase(phase.label, state, note) for phase, state, note in zip(order, states, notes, strict=True)]  # type: ignore[arg-type]


def next_step(matter: Matter, actor: Actor, allowed: frozenset[str], thread: Thread, today: date) -> NextStep:
    sentence, why, action = _said(matter, actor, allowed, thread, today)
    owed = matter.phase == Matter.Phase.CLOSED and action is not None
    return NextStep(sentence, why, WhoseMove("you") if owed else move_of(matter, actor, today), action=action)


def _said(
    matter: Matter, actor: Actor, allowed: frozenset[str], thread: Thread, today: date
) -> tuple[str, str, Link | None]:
    if matter.disposed_at:
        return "内容已经按规定删除，只留编号和经过。", "", None
    if matter.phase == Matter.Phase.CLOSED:
        return _closed(matter, allowed, today)
    if matter.phase == Matter.Phase.CLOSING:
        return _closing(matter, actor, allowed)
    if matter.phase == Matter.Phase.MEDIATION:
        return _mediated(matter, actor, allowed, today)
    if matter.phase == Matter.Phase.GUIDANCE:
        return _guided(matter, actor, allowed, today)
    return _registered(matter, actor, allowed, today)


def _registered(matter: Matter, actor: Actor, allowed: frozenset[str], today: date) -> tuple[str, str, Link | None]:
    asked, mine = matter.mediation_asked_on is not None, is_my_move(matter, actor)
    running = mediation_clocks(matter)
    why = f"职工{zh_date(timezone.localdate(matter.received_on), today)}{'请求调解' if asked else '来问，只要咨询'}。"
    if running:
        why += f"{zh_date(running[0].due, today)}前要答复他。"
    verb, label, name = (
        ("accept", "记下双方同意，受理", "matter-accept") if asked else ("close_with_advice", "答复并办结", "matter-advise")
    )
    if mine and verb in allowed:
        return f"{next_words(matter)}。", why, Link(label, reverse(name, args=[matter.code]))
    return f"{next_words(matter)}。{_others(matter)}", why, None


def _mediated(matter: Matter, actor: Actor, allowed: frozenset[str], today: date) -> tuple[str, str, Link | None]:
    why = f"{zh_date(matter.accepted_on, today)}受理，双方都同意调解。"
    close = Link("提出结案", reverse("matter-close", args=[matter.code]))
    mine = is_my_move(matter, actor) and "propose_closing" in allowed
    return f"{next_words(matter)}。", why, close if mine else None


def _guided(matter: Matter, actor: Actor, allowed: frozenset[str], today: date) -> tuple[str, str, Link | None]:
    if matter.whose_move == Matter.WhoseMove.WORKER:
        return "等职工决定怎么走，您现在什么都不用做。", "他在回执里回话，或者打电话来，这里就会变成轮到经办人。", None
    close = Link("提出结案", reverse("matter-close", args=[matter.code]))
    mine = is_my_move(matter, actor) and "propose_closing" in allowed
    return f"{next_words(matter)}。", "职工的话在下面的留言里。", close if mine else None


def _closing(matter: Matter, actor: Actor, allowed: frozenset[str]) -> tuple[str, str, Link | None]:
    outcome = matter.get_outcome_display()
    if matter.proposed_by == actor.account:
        return f"您提出的结果是“{outcome}”，等另一位同事看。", "结案要两个人：提出的人不能自己同意。", None
    if "agree_closing" not in allowed:
        return f"提出的结果是“{outcome}”，等第二个人看。", "", None
    return (
        f"看看结果对不对：{outcome}。",
        "同意就办结，不对就退回，写一句哪里还要办。",
        Link("看结案", reverse("matter-agree", args=[matter.code])),
    )


def _closed(matter: Matter, allowed: frozenset[str], today: date) -> tuple[str, str, Link | None]:
    goes = f"内容到{zh_date(matter.dispose_on, today)}删除。" if matter.dispose_on else ""
    if clocks.RETURN_CALL not in open_kinds(matter.ref):
        return f"已经办结：{matter.get_outcome_display()}。", goes, None
    call = Link("记下回访", reverse("matter-call", args=[matter.code])) if "return_call" in allowed else None
    return f"{zh_date(matter.return_call_on, today)}前打电话回访，问问说好的做到了没有。", goes, call


def _others(matter: Matter) -> str:
    who = matter.handler.display_name if matter.handler else ""
    return f"{who}在办。" if who else "还没有经办人。"


def decisions(matter: Matter, actor: Actor, allowed: frozenset[str], thread: Thread) -> list[Decision]:
    if matter.phase == Matter.Phase.CLOSED or matter.disposed_at:
        return []
    found = []
    if thread.unread:
        found.append(Decision(f"职工有{thread.unread}条留言还没有看过。", Link("看留言", "#thread")))
    if "decide_track" in allowed and matter.track != matter.proposed_track and matter.phase != Matter.Phase.CLOSING:
        found.append(_track_decision(matter))
    if matter.handler is None and "assign" in allowed:
        found.append(Decision("还没有经办人。", Link("定经办人", reverse("matter-assign", args=[matter.code]))))
    return found


def _track_decision(matter: Matter) -> Decision:
    proposed = Matter.Track(matter.proposed_track).label
    why = "".join(row["sentence"] for row in matter.track_reasons[:2])
    said = (
        f"按新的事实，建议改走{proposed}，现在是{matter.get_track_display()}。" if matter.track else f"建议走{proposed}。"
    )
    return Decision(
        f"{said}{why}", Link("不照建议", reverse("matter-track", args=[matter.code])),
        reverse("matter-track", args=[matter.code]), f"定为{proposed}", (("track", matter.proposed_track),),
    )  # fmt: skip
