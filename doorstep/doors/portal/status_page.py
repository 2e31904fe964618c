"""What stands on the page under a receipt, as the components want it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from doorstep.foundation.journal.reading import readings_of
from doorstep.foundation.kit.components import Link, TimelineItem, WhoseMove, timeline
from doorstep.foundation.kit.templatetags.typesetting import zh_date
from doorstep.foundation.receipts.models import Receipt
from doorstep.foundation.receipts.queries.thread import EvidenceLine, ThreadMessage, evidence_under, messages_under
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
    has_consent: bool

    @property
    def links(self) -> list[Link]:
        return [Link("看看谁看过我的材料", reverse("portal-readers"))]

    @property
    def some_day(self) -> list[str]:
        """What comes on a day not yet known."""
        return [sentence for day, sentence in self.status.next_dates if day is None]

    @property
    def unread(self) -> bool:
        return any(not message.from_worker and message.read_at is None for message in self.messages)

    @property
    def can_write(self) -> bool:
        return self.receipt.disposed_at is None


def status_page(receipt: Receipt, today: date) -> StatusPage:
    status = status_of(receipt, today)
    return StatusPage(
        receipt, status, _move(status, today), _story(status, today), messages_under(receipt),
        evidence_under(receipt), receipt.consents.filter(withdrawn_at=None).exists(),
    )  # fmt: skip


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
    readings = [one for one in readings_of(receipt.about) if one.account]
    names = office_names({one.organisation for one in readings})
    return [ShownReading(timezone.localtime(one.at), names.get(one.organisation, "工会"), one.what) for one in readings]
