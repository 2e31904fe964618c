"""What the holder of a receipt is told about their lead, in their words."""

from datetime import date

from django.utils import timezone

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.kit.clocks import Clock
from doorstep.foundation.kit.templatetags.typesetting import zh_date
from doorstep.foundation.receipts.status import ReceiptStatus

from .models import Lead
from .queries.access import lead_by_ref
from .queries.visiting import visit_day

CLOSED = {
    "referred": ("已经登记为正式事项", "接下来的进度还是用这个回执号看。"),
    "not_founded": ("我们核实过了，没有查到能接着办的", "您手里有新的材料，在下面留言，我们会再看。"),
    "not_for_us": ("这件事要找别的部门办", "去处和电话在下面的留言里。办的时候遇到难处，随时在这里告诉我们。"),
    "risk_gone": ("您说的情况已经解决", "又有变化，随时在下面留言。"),
    "answered": ("您问的事已经答复", "答复在下面的留言里。还有不清楚的，接着问。"),
    "duplicate": ("和您之前说的是同一件事", "请用之前那张回执看进度；找不到了就在下面留言。"),
    "mistake": ("这一条登记有误，已经结束", "要是您觉得不对，请在下面留言，或打电话问我们。"),
}

FIRM_WAITS = {"advice": "等我们答复", "mediation": "等我们联系您", "visit": "等我们约上门的日子"}
FIRM_CLOSED = {
    **CLOSED,
    "not_founded": ("您说的事我们看过了，没有能接着办的", "有新的情况，在下面留言，我们会再看。"),
    "duplicate": ("和您之前说的是同一件事", "请用您之前那张回执看进度；找不到了就在下面留言。"),
}


def lead_status(ref: Ref, today: date) -> ReceiptStatus:
    lead = lead_by_ref(ref)
    told = {"raised": _waiting, "verifying": _waiting, "watched": _watched, "closed": _closed}[lead.phase]
    return told(lead, today)


def _waiting(lead: Lead, today: date) -> ReceiptStatus:
    """A promise that has run out is not repeated as if nothing had happened."""
    visit_on = visit_day(lead)
    if visit_on is not None:
        return _visited(lead, visit_on, today)
    received, day = timezone.localdate(lead.received_on), zh_date(lead.verify_due, today)
    late = lead.verify_due < today
    doing = "看您说的事" if lead.by_enterprise else "核实"
    awaited = FIRM_WAITS.get(lead.asks, "等我们回话") if lead.by_enterprise else "等我们核实"
    title = f"我们晚了，还在{doing}" if late else f"{awaited}，{day}前给您回音"
    who = lead.handler.display_name if lead.handler else lead.office.name
    sentence = f"{who}正在{doing}。" if lead.handler else f"{lead.office.name}已经收到，会有人接手。"
    sentence += (
        f"原来说{day}前回音，没有做到。您可以直接打下面的电话催。"
        if late
        else "您现在什么都不用做。想补充什么，在下面留言。"
    )
    return ReceiptStatus(
        title=title, whose_move="us", who_words="", since=received, sentence=sentence, office=lead.office,
        next_dates=() if late else ((lead.verify_due, "我们给您回音"),), story=_story(lead),
        clock=Clock("回音" if lead.by_enterprise else "核实", lead.verify_due, today, received, soon_days=1),
    )  # fmt: skip


def _visited(lead: Lead, visit_on: date, today: date) -> ReceiptStatus:
    who, day = lead.handler.display_name if lead.handler else lead.office.name, zh_date(visit_on, today)
    return ReceiptStatus(
        title=f"约好了，{day}上门" if visit_on >= today else f"说好{day}上门，等我们答复",
        whose_move="us", who_words="", since=None, sentence=f"{who}会来。要改日子，在下面留言，或打下面的电话。",
        office=lead.office, next_dates=((visit_on, "我们上门"),) if visit_on >= today else (), story=_story(lead),
        clock=Clock("上门", visit_on, today, soon_days=2),
    )  # fmt: skip


def _watched(lead: Lead, today: date) -> ReceiptStatus:
    day = zh_date(lead.review_on, today) if lead.review_on else ""
    return ReceiptStatus(
        title=f"我们盯着这件事，{day}前再看一次", whose_move="us", who_words="", since=None,
        sentence="我们核实过了，现在先关注着。情况变了，或者您想请我们调解，在下面留言，我们马上接着办。",
        office=lead.office, next_dates=((lead.review_on, "我们再看一次"),), story=_story(lead),
        clock=Clock("复看", lead.review_on, today),
    )  # fmt: skip


def _closed(lead: Lead, today: date) -> ReceiptStatus:
    title, sentence = _outcome_words(lead)
    return ReceiptStatus(
        title=title, whose_move="nobody", who_words="", since=None, sentence=sentence, office=lead.office,
        story=_story(lead), closed=True,
    )  # fmt: skip


def _story(lead: Lead) -> tuple[tuple[date, str], ...]:
    """What has happened, without a name: received, and ended."""
    lines = [(timezone.localdate(lead.received_on), f"我们收到了您写的，分给{lead.office.name}")]
    if lead.closed_at:
        lines.append((timezone.localdate(lead.closed_at), _outcome_words(lead)[0]))
    return tuple(lines)


def _outcome_words(lead: Lead) -> tuple[str, str]:
    return (FIRM_CLOSED if lead.by_enterprise else CLOSED)[lead.outcome]
