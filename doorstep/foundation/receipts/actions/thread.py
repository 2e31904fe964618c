"""Messages between a worker and the office, under the receipt."""

from datetime import datetime

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused

from ..facts import MessageSent, MessagesRead
from ..models import Message, Receipt

LONGEST = 5_000


@action
def say(*, receipt: Receipt, words: str, from_worker: bool, send_key: str = "", actor: Actor, at: datetime) -> Message:
    """The words are sealed under the receipt and wait for the other side; whoever answers has read what stood there.
    Tells MessageSent about the record.

    `send_key` comes with the form: the same form sent twice adds one message only.
    """
    held = Receipt.objects.select_for_update().get(pk=receipt.pk)
    words = words.strip()
    _check(held, words, send_key)
    message = Message.objects.create(
        receipt=held, from_worker=from_worker, words=words, account=actor.account, at=at, send_key=send_key
    )
    held.messages.filter(from_worker=not from_worker, read_at=None).update(read_at=at)
    record(MessageSent(held.about, held.ref, from_worker), actor, at)
    return message


def _check(receipt: Receipt, words: str, send_key: str) -> None:
    if receipt.disposed_at:
        raise Refused("这张回执里的内容已经按规定删除，不能再留言。有新的事，请重新告诉我们。")
    if not words:
        raise Refused("还没有写字，写好再发。", "words")
    if len(words) > LONGEST:
        over = len(words) - LONGEST
        raise Refused(f"一次最多{LONGEST:,}个字，现在多了{over:,}个字。请分两次发，写好的都还在。", "words")
    if send_key and receipt.messages.filter(send_key=send_key).exists():
        raise Refused("这句话已经发出去了，不用再发一次。")


@action
def mark_read(*, about: Ref, receipt: Receipt | None = None, actor: Actor, at: datetime) -> int:
    """By the office: everything workers wrote about the record counts as read. With `receipt`, by its holder: what the
    office wrote under it. Tells MessagesRead; call it only when something is unread."""
    unread = Message.objects.filter(read_at=None, from_worker=receipt is None)
    if receipt is None:
        unread = unread.filter(receipt__about_kind=about.kind, receipt__about_code=about.code)
    else:
        unread = unread.filter(receipt=receipt)
    count = unread.update(read_at=at)
    record(MessagesRead(about, receipt is not None, count), actor, at)
    return count
