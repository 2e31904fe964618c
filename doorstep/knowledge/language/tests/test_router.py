"""A router fitted on labels: deterministic, kept and read back, never judged on what it was fitted on."""

import pytest

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.language.router import FEWEST_EACH, Router, evaluate, fit

WORK = ["{}欠薪的事，老板{}个月没给工钱", "{}在厂里{}个月，社保没交", "{}干活{}天受了伤，不给报"]
ELSE = ["{}小区的路灯坏了{}天", "{}楼上装修{}个月太吵", "{}买的手机坏了{}回不退"]


def letters(count: int) -> tuple[list[str], list[bool]]:
    texts, labour = [], []
    for nth in range(count):
        for frames, is_labour in ((WORK, True), (ELSE, False)):
            texts.append(frames[nth % 3].format("甲乙丙丁戊"[nth % 5], nth))
            labour.append(is_labour)
    return texts, labour


def test_it_learns_what_the_district_says():
    texts, labour = letters(40)
    # In this district letters of one reference number are about work, which no lexicon could know.
    texts += [f"转办单丙类{nth}号，请处理" for nth in range(30)] + [f"转办单丁类{nth}号，请处理" for nth in range(30)]
    router = fit(texts, [*labour, *[True] * 30, *[False] * 30])
    assert router.is_labour("转办单丙类77号，请处理")
    assert not router.is_labour("转办单丁类77号，请处理")
    assert 0 < router.score("") < 1


def test_the_same_labels_give_the_same_weights_and_they_can_be_kept():
    texts, labour = letters(30)
    one, other = fit(texts, labour), fit(texts, labour)
    assert one.as_record() == other.as_record()
    again = Router.from_record(one.as_record())
    assert [again.score(text) for text in texts[:6]] == [one.score(text) for text in texts[:6]]


def test_both_are_measured_on_the_same_letters():
    texts, labour = letters(30)
    found = evaluate(texts, labour)
    assert (found.labour, found.other) == (30, 30)
    for scores in (found.router, found.lexicon):
        for figure in (scores.precision, scores.recall, scores.f1):
            assert 0 <= figure.low <= figure.value <= figure.high <= 1
    assert evaluate(texts, labour).as_record() == found.as_record()


def test_labels_at_random_teach_nothing():
    """A router judged on letters it was fitted on would look perfect here."""
    texts = [f"来信{nth * 7919 % 1000}号，内容{nth * 104729 % 997}" for nth in range(120)]
    assert evaluate(texts, [nth * 31 % 7 < 3 for nth in range(120)]).router.f1.value < 0.75


def test_too_few_labels_are_refused():
    texts, labour = letters(FEWEST_EACH - 1)
    with pytest.raises(BadInput, match="20封"):
        fit(texts, labour)


def test_weights_of_another_making_are_refused():
    with pytest.raises(BadInput):
        Router.from_record({"version": 99, "bias": 0, "weights": ""})
