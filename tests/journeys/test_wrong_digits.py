"""Guessing receipts. It shuts the look-up for everybody behind this address for a minute, so this file is the last."""

import pytest

from .walking import Walker

pytestmark = pytest.mark.browser


def _try(walker: Walker, digits: str) -> str:
    walker.go("/status/")
    walker.page.fill("input[name=digits]", digits)
    with walker.page.expect_navigation():
        walker.send()
    return walker.says()


def test_wrong_digits_learn_nothing_and_soon_have_to_wait(on_phone: Walker) -> None:
    short = _try(on_phone, "1234")
    on_phone.look("digits-short")
    assert "16位" in short
    assert "没有找到" not in short

    answers = [_try(on_phone, f"{number:016}") for number in range(1000, 1005)]
    on_phone.look("digits-wrong")
    assert len({answer.replace("\n", "") for answer in answers}) == 1, "each wrong number is answered alike"
    assert "没有找到这个回执号" in answers[0]

    held_up = [_try(on_phone, f"{number:016}") for number in range(1005, 1011)][-1]
    on_phone.look("digits-too-often")
    assert "试的次数太多了" in held_up
    assert "回执一直有效" in held_up
