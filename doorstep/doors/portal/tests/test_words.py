import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.doors.portal.words import plain


@pytest.mark.parametrize("kept", ["䶮", "𠮷", "🧑‍🍳", "👨‍👩‍👧‍👦", "❤️", "é", "ﷺ", "a\tb", "一\n二", "〇", "ཀྵ"])
def test_characters_that_mean_something_stay(kept: str) -> None:
    assert plain(kept) == kept


@pytest.mark.parametrize("gone", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\ud83d", "\u202e", "\u2066"])
def test_controls_and_turning_marks_go(gone: str) -> None:
    assert plain(f"工{gone}资") == "工资"


def test_line_ends_are_brought_to_one() -> None:
    assert plain("一\r\n二\r三\n四") == "一\n二\n三\n四"


@given(st.text())
def test_the_result_can_always_be_sealed_and_is_stable(text: str) -> None:
    once = plain(text)
    assert plain(once) == once
    assert once.encode().decode() == once
    assert all(unicodedata.category(sign) != "Cc" or sign in "\n\t" for sign in once)
