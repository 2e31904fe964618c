import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.foundation.kit.sealing import slow_digest
from doorstep.foundation.receipts import digits as written
from doorstep.foundation.receipts import finding
from doorstep.foundation.receipts.queries import access
from tests.support.cast import Cast

from .support import issued


@pytest.mark.parametrize(
    "spelling", ["{a} {b} {c} {d}", "{a}-{b}-{c}-{d}", " {a}{b}\u3000{c}{d}\n", "{a}–{b}—{c}·{d}", "{a}，{b}，{c}，{d}"]
)
def test_spaces_and_dashes_do_not_matter(cast: Cast, spelling: str) -> None:
    one = issued(cast)
    groups = {name: one.digits[start : start + 4] for name, start in zip("abcd", (0, 4, 8, 12), strict=True)}
    assert access.receipt_for(spelling.format(**groups)) == one.receipt


def test_full_width_digits_are_digits(cast: Cast) -> None:
    one = issued(cast)
    wide = one.digits.translate({ord(str(n)): chr(0xFF10 + n) for n in range(10)})
    assert access.receipt_for(wide) == one.receipt


@given(st.from_regex(r"\A[0-9]{16}\Z"), st.lists(st.sampled_from(" -—\u3000\t"), min_size=17, max_size=17))
def test_whatever_stands_between_the_digits_cleaning_finds_them(digits: str, between: list[str]) -> None:
    typed = "".join(gap + digit for gap, digit in zip(between, digits, strict=False)) + between[-1]
    assert written.cleaned(typed) == digits
    assert written.is_whole(written.cleaned(typed))


@pytest.mark.parametrize(
    "typed", ["", "123", "1" * 15, "1" * 17, "一二三四五六七八九十一二三四五六", "abcdefghijklmnop", "9" * 5000, "²" * 16]
)
def test_known_unknown_and_impossible_numbers_cost_the_same(
    cast: Cast, monkeypatch, typed: str, django_assert_num_queries
) -> None:
    known = issued(cast).digits
    made: list[tuple] = []

    def counted(*given) -> str:
        made.append(given)
        return slow_digest(*given)

    monkeypatch.setattr(finding, "slow_digest", counted)
    for digits, found in ((known, True), (str(int(known) ^ 1).zfill(16)[-16:], False), (typed, False)):
        made.clear()
        with django_assert_num_queries(2):
            assert (access.receipt_for(digits) is not None) is found
        assert [given[2:] for given in made] == [(12,)]
        assert len(made[0][1]) <= 64


def test_a_receipt_of_the_dearer_first_way_still_opens(cast: Cast, django_assert_num_queries) -> None:
    one, later = issued(cast), issued(cast)
    one.receipt.digest = slow_digest("receipt", one.digits)
    one.receipt.save()
    for digits, receipt in ((one.digits, one.receipt), (later.digits, later.receipt), ("1" * 16, None)):
        with django_assert_num_queries(2):
            assert access.receipt_for(digits) == receipt
