from datetime import timedelta

import pytest
from django.db import connection

from doorstep.foundation.receipts import drafts
from doorstep.foundation.receipts.models import Draft
from tests.support.cast import NOW

pytestmark = pytest.mark.django_db
ANSWERS = {"told": {"story": "九月的工资没发 🧑‍🍳 䶮", "topics": ["wages"]}}


def test_a_draft_is_found_by_its_token_for_72_hours() -> None:
    token = drafts.new_token()
    drafts.save_draft(token, ANSWERS, NOW)
    assert drafts.load_draft(token, NOW + timedelta(hours=71, minutes=59)) == ANSWERS
    assert drafts.load_draft(token, NOW + timedelta(hours=72)) == {}
    assert drafts.load_draft(drafts.new_token(), NOW) == {}
    assert drafts.load_draft("", NOW) == {}


def test_neither_token_nor_words_lie_in_the_database() -> None:
    token = drafts.new_token()
    drafts.save_draft(token, ANSWERS, NOW)
    with connection.cursor() as cursor:
        cursor.execute("select digest, answers from receipts_draft")
        digest, answers = cursor.fetchone()
    assert token not in digest
    assert "工资".encode() not in bytes(answers)


def test_tokens_carry_128_bits_and_do_not_repeat() -> None:
    tokens = {drafts.new_token() for _ in range(1000)}
    assert len(tokens) == 1000
    assert min(len(token) for token in tokens) >= 22


def test_each_answered_screen_gives_72_hours_anew() -> None:
    token = drafts.new_token()
    drafts.save_draft(token, {}, NOW)
    drafts.save_draft(token, ANSWERS, NOW + timedelta(hours=50))
    assert drafts.load_draft(token, NOW + timedelta(hours=100)) == ANSWERS
    assert Draft.objects.count() == 1


def test_of_two_senders_one_goes_on() -> None:
    token = drafts.new_token()
    drafts.save_draft(token, ANSWERS, NOW)
    assert [drafts.claim_for_sending(token, NOW), drafts.claim_for_sending(token, NOW)] == [True, False]
    assert drafts.is_being_sent(token, NOW)


def test_a_claim_ends_when_given_back_or_when_its_holder_died() -> None:
    token = drafts.new_token()
    drafts.save_draft(token, ANSWERS, NOW)
    drafts.claim_for_sending(token, NOW)
    assert not drafts.claim_for_sending(token, NOW + timedelta(seconds=29))
    assert drafts.claim_for_sending(token, NOW + timedelta(seconds=31))
    drafts.release_claim(token)
    assert drafts.claim_for_sending(token, NOW + timedelta(seconds=32))


def test_the_purge_takes_what_nobody_sent_and_nothing_else() -> None:
    old, fresh = drafts.new_token(), drafts.new_token()
    drafts.save_draft(old, ANSWERS, NOW - timedelta(hours=73))
    drafts.save_draft(fresh, ANSWERS, NOW)
    assert drafts.purge_drafts(NOW) == 1
    assert drafts.load_draft(fresh, NOW) == ANSWERS
    drafts.clear_draft(fresh)
    assert not Draft.objects.exists()
