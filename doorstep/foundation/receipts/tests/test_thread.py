import pytest
from django.db import connection

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.receipts.actions.thread import LONGEST, mark_read, say
from doorstep.foundation.receipts.facts import MessageSent, MessagesRead
from doorstep.foundation.receipts.models import Message
from doorstep.foundation.receipts.queries.thread import messages_about, messages_under, thread_of, unread_counts
from tests.support.cast import NOW, Cast

from .support import ABOUT, WORKER, issued

WORDS = "卡号没换，尾号还是那个 🧑‍🍳 䶮"


def test_words_go_both_ways_and_say_who_spoke(cast: Cast) -> None:
    receipt = issued(cast).receipt
    say(receipt=receipt, words=WORDS, from_worker=True, actor=WORKER, at=NOW)
    say(receipt=receipt, words="收到，我们去问。", from_worker=False, actor=cast.actor("chen"), at=NOW)
    shown = messages_about(ABOUT)
    assert [(line.words, line.who) for line in shown] == [(WORDS, "职工"), ("收到，我们去问。", "chen老师")]
    assert facts_about(ABOUT)[1:] == [MessageSent(ABOUT, receipt.ref, True), MessageSent(ABOUT, receipt.ref, False)]
    assert [fact.sentence() for fact in facts_about(ABOUT)[1:]] == ["本人留了言", "给本人回了话"]


def test_words_lie_sealed_in_the_database(cast: Cast) -> None:
    say(receipt=issued(cast).receipt, words=WORDS, from_worker=True, actor=WORKER, at=NOW)
    with connection.cursor() as cursor:
        cursor.execute("select words from receipts_message")
        assert "卡号".encode() not in bytes(cursor.fetchone()[0])


@pytest.mark.parametrize(
    ("words", "says"),
    [("  \n ", "还没有写字"), ("长" * (LONGEST + 12), "现在多了12个字")],
)
def test_nothing_and_too_much_are_refused_with_what_to_do(cast: Cast, words: str, says: str) -> None:
    with pytest.raises(Refused, match=says) as refused:
        say(receipt=issued(cast).receipt, words=words, from_worker=True, actor=WORKER, at=NOW)
    assert refused.value.field == "words"
    assert not Message.objects.exists()


def test_the_longest_message_is_taken(cast: Cast) -> None:
    receipt = issued(cast).receipt
    say(receipt=receipt, words="长" * LONGEST, from_worker=True, actor=WORKER, at=NOW)
    assert len(messages_under(receipt)[0].words) == LONGEST


def test_the_same_form_sent_twice_adds_one_message(cast: Cast) -> None:
    receipt = issued(cast).receipt
    say(receipt=receipt, words="好的", from_worker=True, send_key="a1", actor=WORKER, at=NOW)
    with pytest.raises(Refused, match="已经发出去了"):
        say(receipt=receipt, words="好的", from_worker=True, send_key="a1", actor=WORKER, at=NOW)
    say(receipt=receipt, words="好的", from_worker=True, send_key="a2", actor=WORKER, at=NOW)
    assert Message.objects.count() == 2


def test_each_side_marks_only_what_the_other_wrote(cast: Cast) -> None:
    mine, others = issued(cast).receipt, issued(cast).receipt
    for receipt in (mine, others):
        say(receipt=receipt, words="答", from_worker=False, actor=cast.actor("chen"), at=NOW)
        Message.objects.create(receipt=receipt, from_worker=True, words="问", at=NOW)
    assert mark_read(about=ABOUT, receipt=mine, actor=WORKER, at=NOW) == 1
    assert Message.objects.filter(read_at=None).count() == 3
    assert facts_about(ABOUT)[-1] == MessagesRead(ABOUT, True, 1)
    assert mark_read(about=ABOUT, actor=cast.actor("chen"), at=NOW) == 2
    assert list(Message.objects.filter(read_at=None).values_list("receipt__code", flat=True)) == [others.code]


def test_the_holder_of_one_receipt_reads_only_its_own_thread(cast: Cast) -> None:
    mine, others = issued(cast).receipt, issued(cast).receipt
    say(receipt=others, words="别人的话", from_worker=True, actor=WORKER, at=NOW)
    assert messages_under(mine) == []
    assert len(thread_of(ABOUT).messages) == 1
    assert thread_of(ABOUT).unread == 1


def test_unread_counts_cost_one_query_however_many(cast: Cast, django_assert_num_queries) -> None:
    refs = [Ref("heard", f"HA-XS-2026-{number:06}") for number in range(30)]
    for ref in refs[:4]:
        say(receipt=issued(cast, about=ref).receipt, words="在吗", from_worker=True, actor=WORKER, at=NOW)
    with django_assert_num_queries(1):
        counts = unread_counts(refs)
    assert counts == dict.fromkeys(refs[:4], 1)


def test_a_long_thread_costs_no_more_queries_than_a_short_one(cast: Cast, django_assert_num_queries) -> None:
    receipt = issued(cast).receipt
    for number in range(30):
        say(receipt=receipt, words=f"第{number}句", from_worker=number % 2 == 0, actor=cast.actor("chen"), at=NOW)
        if number in (2, 29):
            with django_assert_num_queries(2):
                assert len(messages_about(ABOUT)) == number + 1
