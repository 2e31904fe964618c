"""What stands on the page under a receipt, as the components want it."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from doorstep.foundation.kit.components import Link, TimelineItem, WhoseMove, timeline
from doorstep.foundation.kit.templatetags.typesetting import zh_date
from doorstep.foundation.receipts.models import Receipt
from doorstep.foundation.receipts.queries.rights import RequestLine, requests_under
from doorstep.foundation.receipts.queries.thread import EvidenceLine, ThreadMessage, evidence_under, messages_under
from doorstep.foundation.receipts.queries.voices import VoiceLine, voices_under
from doorstep.foundation.receipts.results import readings_under as readings_behind
from doorstep.foundation.receipts.shared import Shared, shared_under
from doorstep.foundation.receipts.status import ReceiptStatus, status_of

from .queries.places import office_names


@dataclass(frozen=True)
class StatusPage:
    receipt: Receipt
    status: ReceiptStatus
    move: WhoseMove
    story: list[TimelineItem]
    messages: list[ThreadMessage]
    evidence: list[EvidenceLine]
    voices: list[VoiceLine]
    has_consent: bool
    requests: list[RequestLine]
    shared: list[Shared]
    today: date

    @property
    def links(self) -> list[Link]:
        rights = Link("要一份材料，要改，或要求删除", reverse("portal-own-data"))
        if not self.can_write:
            return []
        stop = [] if self.status.closed or self.stopping else [Link("不想办了，撤回", reverse("portal-stop"))]
        return [Link("看看谁看过我的材料", reverse("portal-readers")), rights, *stop]

    @property
    def stopping(self) -> bool:
        return any(line.kind == "withdrawal" and line.phase != "refused" for line in self.requests)

    @property
    def next_step(self) -> str:
        """The first thing with a date ahead, unless the ring beside it says the same."""
        ring = self.status.clock.due if self.status.clock else None
        ahead = [(day, sentence) for day, sentence in self.status.next_dates if day is not None and day >= self.today]
        dated = [(day, sentence) for day, sentence in ahead if day != ring]
        if not dated:
            return ""
        day, sentence = min(dated)
        return f"{zh_date(day, self.today)}前，{sentence}"

    @property
    def kept(self) -> str:
        """Until when the words stay; a slip's promise."""
        if self.receipt.delete_on:
            return f"{zh_date(self.receipt.delete_on, self.today)}，您写的内容和留言就删除。"
        return "办结那天，这里会写上哪天删除您写的内容和留言。还没办结，先不删。"

    @property
    def untold(self) -> bool:
        return any(not line.open and not line.seen for line in self.requests)

    @property
    def some_day(self) -> list[str]:
        """What comes on a day not yet known."""
        return [sentence for day, sentence in self.status.next_dates if day is None]

    @property
    def has_paper(self) -> bool:
        return any(one.file_code for one in self.shared)

    @property
    def unread(self) -> bool:
        return any(not message.from_worker and message.read_at is None for message in self.messages)

    @property
    def can_write(self) -> bool:
        return self.receipt.disposed_at is None


def status_page(receipt: Receipt, today: date) -> StatusPage:
    requests = requests_under(receipt, today)
    status = _stopping(status_of(receipt, today), requests, today)
    return StatusPage(
        receipt, status, _move(status, today), _story(status, today), messages_under(receipt),
        evidence_under(receipt), voices_under(receipt), receipt.consents.filter(withdrawn_at=None).exists(),
        requests, shared_under(receipt), today,
    )  # fmt: skip


def _stopping(status: ReceiptStatus, requests: list[RequestLine], today: date) -> ReceiptStatus:
    """Whoever said that it should stop reads how far that is, until the record itself has ended."""
    last = next((line for line in requests if line.kind == "withdrawal"), None)
    if last is None or status.closed or not (last.open or last.phase == "done"):
        return status
    if last.open:
        title = f"等我们答复您的撤回，{zh_date(last.due, today)}前" if last.due >= today else "您提的撤回，我们晚了，还在办"
        says = "我们先核对是不是您自己的意思，再停下来。您现在什么都不用做。"
        ahead = ((last.due, "我们答复您的撤回"),)
        return replace(status, title=title, whose_move="us", sentence=says, clock=None, next_dates=ahead)
    says = "我们记下了，正在结束。要是又想办，或者这不是您的意思，在下面留言，我们马上接着办。"
    return replace(status, title="您说不办了，我们正在收尾", whose_move="us", sentence=says, clock=None, next_dates=())


def _move(status: ReceiptStatus, today: date) -> WhoseMove:
    mover = status.whose_move if status.whose_move != "nobody" else "none"
    since = f"从{zh_date(status.since, today)}起" if status.since else ""
    return WhoseMove(mover, status.who_words, since)


def _story(status: ReceiptStatus, today: date) -> list[TimelineItem]:
    """What was, today's line, what is to come on a known day."""
    been = [TimelineItem(day, sentence, ahead=False) for day, sentence in status.story]
    to_come = [TimelineItem(day, sentence, ahead=True) for day, sentence in status.next_dates if day is not None]
    return timeline([*been, *to_come], today, newest_first=False)


@dataclass(frozen=True)
class ShownReading:
    """By office, not by name: who it was is told by the office when asked."""

    at: datetime
    who: str
    what: str


def readings_under(receipt: Receipt) -> list[ShownReading]:
    readings = readings_behind(receipt)[:50]
    names = office_names({one.organisation for one in readings})
    return [ShownReading(timezone.localtime(one.at), names.get(one.organisation, "工会"), one.what) for one in readings]
