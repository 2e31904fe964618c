"""The second screen: what we read is marked and proposed; what the worker says of it counts and is kept with the lead."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from doorstep.doors.portal import reading as reading_module
from doorstep.doors.portal.periods import Period, in_words, periods_of
from doorstep.doors.portal.reading import MOST_MARKS, MOST_SUMS, pieces, read_story
from doorstep.foundation.leads.models import Lead
from doorstep.foundation.receipts.models import Draft
from doorstep.knowledge.language.understanding import understand
from tests.support.cast import Cast

from .walking import WHO, agreed, answers_on, ready, sent, text_of, told

STORY = "去年3月来的。9月和10月的工资一直没发，一个月5800。后厨一共4个人都没拿到。"
TODAY = date(2026, 11, 20)


def _read(story: str = STORY, tapped: tuple[str, ...] = ()):
    return read_story(story, tapped, TODAY)


class TestReading:
    def test_a_story_becomes_answers(self) -> None:
        assert _read().answers == {
            "topics": ["wages_owed"], "employer": "", "people": 4, "when": "2026年9月到10月", "started": "2025年3月",
            "sums": [{"amount": "5800.00", "per": "month"}, {"amount": "11600.00", "per": ""}],
        }  # fmt: skip

    def test_marks_stand_on_the_words_that_led_to_them_and_nothing_of_the_story_is_lost(self) -> None:
        told = pieces(STORY, _read().marks)
        assert "".join(piece.words for piece in told) == STORY
        marked = {piece.label: piece.words for piece in told if piece.label}
        assert {"入职": "去年3月", "人数": "4个人", "每月": "5800"}.items() <= marked.items()

    def test_when_somebody_went_to_ask_is_not_what_it_is_about(self) -> None:
        assert _read("9月的工资没发，上礼拜我去问，不给").answers["when"] == "2026年9月"

    def test_taps_count_as_what_it_is_about(self) -> None:
        assert _read("", ("wages", "contract")).answers["topics"] == ["wages_owed", "contract"]

    @pytest.mark.parametrize(
        "story", ["", "😭😭😭🧱", "俺搁那旮旯整了仨月，一分钱没见着", "<b>&amp;</b>" * 50, "䶮" * 10_000]
    )
    def test_what_we_cannot_read_breaks_nothing(self, story: str) -> None:
        assert "".join(piece.words for piece in pieces(story, _read(story).marks)) == story

    def test_a_thousand_of_everything_is_shown_as_a_few(self) -> None:
        story = "，".join(f"{month % 12 + 1}月欠我{1000 + month}元工资" for month in range(1000))
        read = _read(story[:10_000])
        assert len(read.marks) == MOST_MARKS
        assert len(read.answers["sums"]) == MOST_SUMS

    def test_marks_never_lie_over_each_other(self) -> None:
        marks = _read("工资一共11600元没有发，9月到10月").marks
        assert all(one.end <= other.start for one, other in zip(marks, marks[1:], strict=False))


class TestPeriods:
    @pytest.mark.parametrize(
        ("first", "last", "words"),
        [
            ((2026, 9, 1), (2026, 10, 31), "2026年9月到10月"),
            ((2025, 12, 1), (2026, 1, 31), "2025年12月到2026年1月"),
            ((2026, 9, 3), (2026, 9, 3), "2026年9月3日"),
            ((2025, 1, 1), (2025, 12, 31), "2025年"),
            ((2024, 1, 1), (2025, 12, 31), "2024年到2025年"),
            ((2026, 9, 3), (2026, 10, 2), "2026年9月3日到2026年10月2日"),
        ],
    )
    def test_what_we_write_we_read_again(self, first, last, words: str) -> None:
        period = Period(date(*first), date(*last))
        assert period.words == words
        assert periods_of(words, understand(words, TODAY).dates) == [period]

    def test_months_that_touch_are_one_and_days_stay_apart_from_them(self) -> None:
        words = "9月、10月和12月3日"
        assert in_words(periods_of(words, understand(words, date(2026, 12, 20)).dates)) == "2026年9月到10月、2026年12月3日"


class TestScreen:
    def test_it_shows_facts_asks_for_what_is_missing_and_nothing_else(self, worker: Client) -> None:
        words = text_of(told(worker, STORY).get("/tell/understood/"))
        for known in ("没发工资", "2026年9月到10月", "每月5,800元", "4个人，包括您", "2025年3月"):
            assert known in words
        assert "还差四样，说不准就空着" in words
        assert "单位叫什么" in words
        assert "一共几个人碰上这件事" in words  # in its own edit, not asked for
        assert words.index("还差四样") > words.index("一共几个人碰上这件事")

    def test_a_place_named_in_the_story_or_on_the_wall_is_not_asked_for(self, worker: Client) -> None:
        assert "在哪儿上班" not in _asked(told(worker, "在槐荫大厦干活，工资没发"))
        worker.get("/at/building/B-0001/")
        page = told(worker, "工资没发")
        assert "在哪儿上班" not in _asked(page)
        assert "槐荫大厦（您扫的码）" in text_of(page.get("/tell/understood/"))

    def test_one_fact_put_right_stays_here_and_is_kept(self, worker: Client) -> None:
        answers = {**answers_on(told(worker, STORY).get("/tell/understood/")), "people": "6", "keep": "1"}
        answer = worker.post("/tell/understood/", answers)
        assert answer["Location"] == "/tell/understood/#facts"
        assert "6个人，包括您" in text_of(worker.get("/tell/understood/"))
        assert not Lead.objects.exists()

    def test_corrections_survive_a_story_written_anew(self, worker: Client) -> None:
        ready(worker, STORY, people="6", employer="檐下小馆")
        told(worker, STORY.replace("5800", "6200"))
        words = text_of(worker.get("/tell/understood/"))
        assert "6个人，包括您" in words
        assert "檐下小馆" in words
        assert "每月6,200元" in words

    def test_dates_are_written_as_people_say_them(self, worker: Client) -> None:
        ready(worker, "工资没发", when="今年9月到10月", started="记不得了，好像开春")
        said = Draft.objects.get().answers["understood"]["said"]
        assert said["when"].endswith("年9月到10月")
        assert said["started"], "what we cannot read stays as it was written"

    @pytest.mark.parametrize(
        ("change", "says"),
        [
            ({"people": "很多"}, "这里写数字"),
            ({"people": "0"}, "最少写1"),
            ({"people": "9" * 400}, "人数太多了"),
            ({"sum_0": "五千"}, "多少钱写数字"),
            ({"sum_0": "-5"}, "钱数不能是负的"),
            ({"sum_0": "1e400"}, "这个数太大了"),
            ({"sum_0": "NaN"}, "多少钱写数字"),
            ({"topics": ["wages_owed", "sorcery"]}, "有一样不在名单里"),
            ({"topics": ["x"] * 900}, "有一样不在名单里"),
            ({"street": "nowhere"}, "这个街道不在名单里"),
            ({"employer": "店" * 121}, "现在有121个字"),
            ({"wish": ""}, "请选一样"),
        ],
    )
    def test_each_error_says_what_to_change_and_loses_nothing(self, worker: Client, change, says: str) -> None:
        told(worker, "工资没发")
        page = worker.post("/tell/understood/", {"wish": "tell", "where": "一座楼", "topics": ["wages_owed"], **change})
        assert (page.status_code, says in text_of(page)) == (422, True), text_of(page)
        assert 'role="alert"' in page.content.decode()
        assert 'value="一座楼"' in page.content.decode()

    def test_the_story_is_shown_as_text(self, worker: Client) -> None:
        page = told(worker, "<script>alert(1)</script>9月工资没发").get("/tell/understood/").content.decode()
        assert "<script>alert" not in page

    def test_an_emoji_story_is_not_a_dead_end(self, worker: Client) -> None:
        assert "我们没抓住重点，没关系" in text_of(told(worker, "😭😭😭").get("/tell/understood/"))
        agreed(worker)

    def test_the_number_of_queries_does_not_grow_with_the_story(self, worker, django_assert_max_num_queries) -> None:
        told(worker, "，".join(f"{n}月欠我{n * 1000}元" for n in range(1, 12)))
        worker.get("/tell/understood/")
        with django_assert_max_num_queries(8):
            worker.get("/tell/understood/")


def _asked(client: Client) -> str:
    words = text_of(client.get("/tell/understood/"))
    return words[words.index("还差") :] if "还差" in words else ""


class TestKeptWithTheLead:
    def test_what_was_read_and_what_was_said_stand_side_by_side(self, worker: Client, house: Cast) -> None:
        sent(worker, story=STORY, people="6", contract="none")
        lead = Lead.objects.get()
        kept = lead.understood
        assert (kept["read"]["people"], kept["said"]["people"], kept["said"]["contract"]) == (4, 6, "none")
        assert kept["corrected"] == ["people"]
        assert (lead.people_count, lead.topics) == (6, ["wages_owed"])

    def test_topics_taken_away_or_added_by_the_worker_count(self, worker: Client) -> None:
        told(worker, STORY)
        answers = {**answers_on(worker.get("/tell/understood/")), "topics": ["overtime", "contract"], "wish": "tell"}
        worker.post("/tell/understood/", answers)
        worker.post("/tell/who/", WHO)
        lead = Lead.objects.get()
        assert set(lead.topics) == {"overtime", "contract"}
        assert lead.understood["corrected"] == ["topics"]

    def test_what_was_tapped_reads_as_a_story(self, worker: Client) -> None:
        sent(worker, story="", topics=["wages"], when="9月和10月", sum_0="5800", per_0="month", people="4", contract="none")
        assert "没发工资。时间：" in Lead.objects.get().story
        assert "每月5,800元。一共4个人。书面合同：没签过" in Lead.objects.get().story

    def test_nothing_of_it_is_readable_in_the_rows(self, worker: Client) -> None:
        sent(worker, story=STORY, employer="檐下小馆")
        (row,) = Lead.objects.values_list("understood", flat=True)
        assert "檐下" not in bytes(row).decode("utf-8", "replace")

    def test_a_total_is_proposed_only_for_a_few_whole_months(self) -> None:
        sums = [{"amount": "5800.00", "per": "month"}]
        month = Period(date(2026, 9, 1), date(2026, 9, 30))
        assert reading_module._with_total(sums, [month]) == sums
        assert reading_module._with_total(sums, [Period(date(2020, 1, 1), date(2026, 9, 30))]) == sums
        two = Period(date(2026, 9, 1), date(2026, 10, 31))
        assert Decimal(reading_module._with_total(sums, [two])[1]["amount"]) == 11600
