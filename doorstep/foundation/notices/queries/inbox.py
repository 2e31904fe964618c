"""What stands in somebody's inbox; the words are made when it is read."""

from dataclasses import dataclass
from datetime import datetime

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.cards import cards_for
from doorstep.foundation.kit.paging import Page, newest_first
from doorstep.foundation.notices.kinds import notice_kind
from doorstep.foundation.notices.models import Notice

NO_LONGER = "这件事您现在看不到了"
MOST_SHOWN = 99


@dataclass(frozen=True)
class InboxLine:
    id: int
    sentence: str
    title: str
    subtitle: str
    url: str
    at: datetime
    is_read: bool


def inbox(actor: Actor, *, after: str = "", before: str = "", size: int = 25) -> tuple[list[InboxLine], Page]:
    """Newest first. A record that this actor may no longer see is not named."""
    page = newest_first(Notice.objects.filter(account__code=actor.account), after=after, before=before, size=size)
    cards = cards_for([notice.about for notice in page.rows], actor)
    return [_line(notice, cards.get(notice.about)) for notice in page.rows], page


def _line(notice: Notice, card: object) -> InboxLine:
    title, subtitle, url = (card.title, card.subtitle, card.url) if card else (NO_LONGER, "", "")  # type: ignore[attr-defined]
    return InboxLine(
        notice.pk, notice_kind(notice.kind).sentence, title, subtitle, url, notice.at, notice.read_at is not None
    )


def unread_count(actor: Actor) -> int:
    """For the bell; counted no further than anybody reads."""
    unread = Notice.objects.filter(account__code=actor.account, read_at=None)
    return unread.values("pk")[: MOST_SHOWN + 1].count()
