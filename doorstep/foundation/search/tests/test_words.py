"""How words become tokens, and how a text shows where they stand."""

import pytest

from doorstep.foundation.search.marking import excerpt, spans, spread
from doorstep.foundation.search.tokens import LENGTH, pairs, plain, runs, word_tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("拖欠工资，两个月", ["拖欠工资", "两个月"]),
        ("１２，４００元", ["12400元"]),
        ("12,400 元", ["12400", "元"]),
        ("KFC后厨", ["kfc后厨"]),
        ('" OR 工资*', ["or", "工资"]),
        ("😀😀", []),
        ("", []),
    ],
)
def test_signs_part_words_and_width_and_case_do_not(text: str, words: list[str]) -> None:
    assert runs(text) == words


def test_pairs_do_not_reach_over_a_sign() -> None:
    assert pairs(runs("欠薪，工资")) == {"欠薪", "工资"}


def test_tokens_say_nothing_of_the_words_and_not_how_often_they_stood_there() -> None:
    tokens = word_tokens(["工资工资工资"])
    assert len(tokens) == 2
    assert all(len(token) == LENGTH and token.isascii() for token in tokens)
    assert word_tokens(["工资"]) < tokens


def test_two_index_keys_share_no_token(settings) -> None:
    from doorstep.foundation.kit.sealing import forget_ring, new_key_ring

    before = word_tokens(["拖欠工资"])
    settings.KEY_RING = new_key_ring().to_json()
    forget_ring()
    try:
        assert not before & word_tokens(["拖欠工资"])
    finally:
        settings.KEY_RING = ""
        forget_ring()


@pytest.mark.parametrize(
    ("text", "word", "marked"),
    [
        ("老板拖欠工资两个月", "拖欠工资", "拖欠工资"),
        ("一共12,400元没给", "12400", "12,400"),
        ("在ＫＦＣ后厨", "kfc", "ＫＦＣ"),
        ("㎏级的货", "kg", "㎏"),
    ],
)
def test_marks_stand_in_the_words_as_they_were_written(text: str, word: str, marked: str) -> None:
    found = spans(spread(text), [word])
    assert [text[start:stop] for start, stop in found] == [marked]


def test_an_excerpt_is_one_line_around_the_first_place_with_every_place_marked() -> None:
    text = "甲" * 100 + "欠薪" + "乙" * 10 + "欠薪" + "丙" * 200
    pieces = excerpt(text, spans(spread(text), ["欠薪"]))
    assert [piece.words for piece in pieces if piece.marked] == ["欠薪", "欠薪"]
    assert pieces[0].words == pieces[-1].words == "…"
    assert sum(len(piece.words) for piece in pieces) < 100


def test_spelling_by_character_and_as_a_whole_agree() -> None:
    for text in ("Ａ１２，４００", "1,2,345", "㎏级ﬁ", "İstanbul", "ǅ工资", "12，400元和3，4"):
        assert spread(text).plain == plain(text)
