"""What the holder of a receipt is told about their matter, in their words."""

from datetime import date

from django.utils import timezone

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.kit.clocks import Clock
from doorstep.foundation.kit.templatetags.typesetting import zh_date
from doorstep.foundation.receipts.status import ReceiptStatus
from doorstep.foundation.worklist.models import Duty

from .. import clocks
from ..grounds import DOORS
from ..models import Guidance, Matter
from .access import matter_by_ref
from .dates import Running, limitation_of, mediation_clocks, track_clock

Dates = tuple[tuple[date | None, str], ...]
CLOSED = {
    "advice_only": ("您问的事已经答复", "答复在下面的留言里。还有不清楚的，接着问。"),
    "not_founded": ("我们核实过了，没有查到能接着办的", "您手里有新的材料，在下面留言，我们会再看。"),
    "settled_themselves": ("您和单位已经自己谈好", "说好的没有做到，在下面留言，我们接着办。"),
    "refused": ("单位不愿意调解，您可以去申请仲裁", "去哪里、带什么，在下面的留言里。"),
    "agreed_kept": ("谈好的事都办到了", "过后又有变化，在下面留言，我们接着办。"),
    "agreed_partly": ("谈好的事办到了一部分", "没有办到的想接着要，在下面留言，我们告诉您怎么走。"),
    "agreed_broken": ("单位没有照谈好的做，已经走下一步", "下一步到了哪里，在下面留言问我们。"),
    "too_far_apart": ("双方说法差得太远，没有谈成", "可以去申请仲裁。去哪里、带什么，在下面的留言里。"),
    "time_over": ("调解的期限到了，没有谈成", "可以去申请仲裁。去哪里、带什么，在下面的留言里。"),
    "would_not_sign": ("谈好了，但有一方不肯签字", "可以去申请仲裁。去哪里、带什么，在下面的留言里。"),
    "not_reachable": ("单位联系不上，您可以去申请仲裁", "去哪里、带什么，在下面的留言里。"),
    "withdrawn": ("您说不办了，我们先结束", "要是这不是您自己的意思，或者又想办，在下面留言，我们马上接着办。"),
    "other_forum": ("这件事已经在仲裁或法院办", "那边办得怎么样，有难处，随时在下面留言。"),
    "not_for_us": ("这件事要找别的部门办", "去处和电话在下面的留言里。"),
    "joined": ("这件事和您的另一件合在一起办", "凭您手里的号接着看，哪一张都行。"),
    "mistake": ("这一条登记有误，已经结束", "要是您觉得不对，请在下面留言，或打电话问我们。"),
}

FIRM_CLOSED = {
    **CLOSED,
    "not_founded": ("您说的事我们看过了，没有能接着办的", "有新的情况，在下面留言，我们会再看。"),
    "settled_themselves": ("双方已经自己谈好", "说好的没有做到，在下面留言，我们接着办。"),
    "agreed_broken": ("有一方没有照谈好的做，已经走下一步", "下一步到了哪里，在下面留言问我们。"),
    "refused": ("对方不愿意调解，您可以去申请仲裁", "去哪里、带什么，在下面的留言里。"),
    "not_reachable": ("对方联系不上，您可以去申请仲裁", "去哪里、带什么，在下面的留言里。"),
}


def closed_words(matter: Matter) -> tuple[str, str]:
    """Who asked decides how it is said: an employer is never told that the employer does not want to."""
    return (FIRM_CLOSED if matter.by_enterprise else CLOSED)[matter.outcome]


def matter_status(ref: Ref, today: date) -> ReceiptStatus:
    matter = matter_by_ref(ref)
    if matter.phase == Matter.Phase.CLOSED:
        return _closed(matter, today)
    running = {one.clock: one for one in mediation_clocks(matter)}
    told = {Matter.Phase.GUIDANCE: _guided, Matter.Phase.MEDIATION: _mediated}.get(Matter.Phase(matter.phase), _waiting)
    return told(matter, running, today)


def _waiting(matter: Matter, running: dict[str, Running], today: date) -> ReceiptStatus:
    """Registered, or the result is being looked at by a second person: our move."""
    who = matter.handler.display_name if matter.handler else matter.office.name
    answer = running.get(clocks.ACCEPTANCE) or track_clock(matter)
    day, closing = zh_date(answer.due, today), matter.phase == Matter.Phase.CLOSING
    late = answer.due < today and not closing
    if closing:
        title, sentence = "等我们第二个人看过结果", "结果要由另一位同事看过才算数。您现在什么都不用做。"
    elif late:
        title, sentence = "我们晚了，还在办", f"原来说{day}前答复，没有做到。您可以直接打下面的电话催。"
    else:
        title, sentence = f"等我们答复，{day}前", f"{who}在办。您现在什么都不用做，想补充什么，在下面留言。"
    ahead: Dates = () if late or closing else ((answer.due, "我们答复您"),)
    return ReceiptStatus(
        title=title, whose_move="us", who_words="", since=timezone.localdate(matter.moved_at),
        sentence=f"{sentence}{_right(running, today)}", office=matter.office, next_dates=(*ahead, *_dates(matter, running, today)),
        story=_story(matter), clock=None if closing else Clock("我们答复", answer.due, today, answer.started),
    )  # fmt: skip


def _mediated(matter: Matter, running: dict[str, Running], today: date) -> ReceiptStatus:
    """Both sides agreed: our move, unless we wait for the employer; when and where to come stands in the dates."""
    meets = matter.acceptances.filter(accepted=True).order_by("-id").first()
    ahead: list[tuple[date | None, str]] = []
    if meets and meets.meets_at and timezone.localdate(meets.meets_at) >= today:
        when = timezone.localtime(meets.meets_at)
        ahead.append((when.date(), f"{when:%H:%M}来调解" + (f"，{meets.place}" if meets.place else "")))
    who = matter.handler.display_name if matter.handler else matter.office.name
    return ReceiptStatus(
        title="双方都同意调解，正在办", whose_move="us", who_words="", since=timezone.localdate(matter.moved_at),
        sentence=f"{who}在办。有新的材料或者变化，在下面留言。{_right(running, today)}", office=matter.office,
        next_dates=(*ahead, *_dates(matter, running, today)), story=_story(matter), clock=_limit_clock(matter, today),
    )  # fmt: skip


def _guided(matter: Matter, running: dict[str, Running], today: date) -> ReceiptStatus:
    """The ways are pointed out: their move, or ours again when they have written."""
    theirs = matter.whose_move == Matter.WhoseMove.WORKER
    ways = _doors(matter)
    title = "等您告诉我们想怎么走" if theirs else "等我们回您的话"
    sentence = f"可以走的路在下面的留言里{f'：{ways}' if ways else ''}。" if theirs else "您的话我们收到了，会在下面回您。"
    asks = Duty.objects.open().filter(about_kind="matter", about_code=matter.code, kind=clocks.FOLLOW_UP).first()
    ahead: Dates = ((asks.due, "我们来问您一次"),) if asks and theirs and asks.due >= today else ()
    return ReceiptStatus(
        title=title, whose_move="you" if theirs else "us", who_words="", since=timezone.localdate(matter.moved_at),
        sentence=f"{sentence}{'在下面写一句就行。' if theirs else ''}{_right(running, today)}", office=matter.office,
        next_dates=(*ahead, *_dates(matter, running, today)), story=_story(matter), clock=_limit_clock(matter, today),
    )  # fmt: skip


def _closed(matter: Matter, today: date) -> ReceiptStatus:
    title, sentence = closed_words(matter)
    ahead: list[tuple[date | None, str]] = []
    if matter.return_call_on and matter.return_call_on >= today:
        ahead.append((matter.return_call_on, "这天以前我们打电话问您一次"))
    if matter.dispose_on:
        ahead.append((matter.dispose_on, "您写的内容和留言到这天删除"))
    return ReceiptStatus(
        title=title, whose_move="nobody", who_words="", since=None, sentence=sentence, office=matter.office,
        next_dates=tuple(ahead), story=_story(matter), closed=True,
    )  # fmt: skip


def _right(running: dict[str, Running], today: date) -> str:
    """Mediation never bars the way to arbitration (Mediation and Arbitration Law arts. 5, 14)."""
    leave = running.get(clocks.LEAVE)
    if leave is None:
        return ""
    if leave.due <= today:
        return "已经满15天，您不用等调解，随时可以去申请劳动仲裁。"
    return f"调解不耽误仲裁：您随时可以去申请劳动仲裁，到{zh_date(leave.due, today)}满15天，就更不用等调解。"


def _dates(matter: Matter, running: dict[str, Running], today: date) -> Dates:
    found: list[tuple[date | None, str]] = []
    leave, limit = running.get(clocks.LEAVE), limitation_of(matter)
    if leave and leave.due >= today:
        found.append((leave.due, "满15天，不用再等调解，可以直接去申请仲裁"))
    if limit and limit.expires:
        found.append((limit.expires, "申请仲裁最晚这一天"))
    return tuple(found)


def _limit_clock(matter: Matter, today: date) -> Clock | None:
    limit, kind = limitation_of(matter), clocks.KINDS[clocks.LIMITATION]
    if limit is None or limit.expires is None:
        return None
    return Clock("申请仲裁", limit.expires, today, limit.runs_from, soon_days=kind.soon, urgent_days=kind.urgent)


def _doors(matter: Matter) -> str:
    last = Guidance.objects.filter(matter=matter).order_by("-id").first()
    return "、".join(DOORS.get(door, "") for door in last.doors) if last else ""


def _story(matter: Matter) -> tuple[tuple[date, str], ...]:
    lines = [(timezone.localdate(matter.received_on), f"我们收到了您说的事，由{matter.office.name}办")]
    lines.append((timezone.localdate(matter.registered_at), f"登记为{matter.code}"))
    lines += [(timezone.localdate(one.at), "我们把可以走的路写给了您") for one in matter.guidance.order_by("id")]
    if matter.closed_at:
        lines.append((timezone.localdate(matter.closed_at), closed_words(matter)[0]))
    return tuple(lines)
