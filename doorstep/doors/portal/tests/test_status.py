import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from doorstep.doors.portal import limits
from doorstep.foundation.journal.models import Entry
from doorstep.foundation.journal.reading import record_reading
from doorstep.foundation.leads.models import Lead
from doorstep.foundation.people.tests.support import with_second_factor
from doorstep.foundation.receipts.actions.thread import LONGEST, say
from doorstep.foundation.receipts.models import Evidence, Message, Receipt
from tests.support.cast import NOW, Cast

from .walking import opened, sent, text_of

UNKNOWN = "没有找到这个回执号"


@pytest.fixture
def digits(worker: Client) -> str:
    return sent(Client())


def test_the_digits_open_the_page_however_they_are_written(worker: Client, digits: str) -> None:
    grouped = " ".join(digits[start : start + 4] for start in range(0, 16, 4))
    page = opened(worker, grouped).get("/status/")
    assert f"回执尾号{digits[-4:]}" in text_of(page)
    assert "轮到我们" in text_of(page)
    assert digits not in page.content.decode()


def test_nobodys_digits_get_one_sentence_and_no_cookie(worker: Client, digits: str) -> None:
    answers = [worker.post("/status/", {"digits": guess}) for guess in ("0000000000000000", digits[::-1])]
    assert {answer.status_code for answer in answers} == {422}
    assert all(UNKNOWN in text_of(answer) for answer in answers)
    assert "opened" not in worker.cookies


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "请写回执上的16位数字"),
        ("7316 4209", "现在有8位"),
        ("7" * 17, "现在有17位"),
        ("7" * 200, "写得太长了"),
        ("回执号1234567890123456", "不是数字的字"),
    ],
)
def test_what_cannot_be_a_receipt_is_told_without_counting_as_a_try(worker: Client, typed: str, says: str) -> None:
    for _ in range(6):
        page = worker.post("/status/", {"digits": typed})
    assert page.status_code == 422
    assert says in text_of(page)


def test_guessing_is_stopped_and_another_address_is_not(worker: Client, digits: str) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        for _ in range(5):
            assert worker.post("/status/", {"digits": "0" * 16}).status_code == 422
        stopped = worker.post("/status/", {"digits": digits})
        assert (stopped.status_code, "试的次数太多了" in text_of(stopped)) == (429, True)
        assert worker.post("/status/", {"digits": digits}, headers={"x-forwarded-for": "10.1.2.3"}).status_code == 429
        assert worker.post("/status/", {"digits": digits}, REMOTE_ADDR="10.9.9.9").status_code == 302
        clock.shift(61)
        assert worker.post("/status/", {"digits": digits}).status_code == 302


def test_thirty_guesses_a_day_and_no_more(worker: Client) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        tries = []
        for _ in range(35):
            tries.append(worker.post("/status/", {"digits": "0" * 16}).status_code)
            clock.shift(61)
    assert tries == [422] * 30 + [429] * 5


def test_a_closed_limit_leaves_one_line_an_hour_without_the_address_and_the_officer_sees_it(
    worker: Client, cast: Cast
) -> None:
    def lines() -> list[Entry]:
        return list(Entry.objects.filter(fact="people.receipts_guessed").order_by("id"))

    with time_machine.travel(NOW, tick=False) as clock:
        for _ in range(5):
            worker.post("/status/", {"digits": "0" * 16}, REMOTE_ADDR="10.7.7.7")
        assert lines() == []
        for _ in range(4):
            worker.post("/status/", {"digits": "1234123412341234"}, REMOTE_ADDR="10.7.7.7")
        assert len(lines()) == 1
        row = " ".join(str(getattr(lines()[0], field.attname)) for field in Entry._meta.fields)
        assert "10.7.7.7" not in row
        assert "1234123412341234" not in row
        clock.shift(3600)
        for _ in range(6):
            worker.post("/status/", {"digits": "0" * 16}, REMOTE_ADDR="10.7.7.7")
        assert len(lines()) == 2
        page = with_second_factor(cast.client("security")).get("/desk/security/").content.decode()
        assert "试了太多回执号" in page
        assert lines()[0].about_code[:8] in page


def test_right_digits_do_not_use_up_the_hall(worker: Client, digits: str) -> None:
    for _ in range(8):
        opened(worker, digits)


def test_the_opened_page_closes_by_itself_after_half_an_hour(worker: Client, digits: str) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        opened(worker, digits)
        clock.shift(29 * 60)
        assert "回执尾号" in text_of(worker.get("/status/"))
        clock.shift(2 * 60)
        assert "回执尾号" not in text_of(worker.get("/status/"))
        late = worker.post("/status/say/", {"words": "好的"}, follow=True)
    assert "请再输一次回执号" in text_of(late)
    assert not Message.objects.exists()


def test_a_forged_cookie_opens_nothing(worker: Client, digits: str) -> None:
    worker.cookies["opened"] = Receipt.objects.get().code
    assert "回执尾号" not in text_of(worker.get("/status/"))


def test_closing_it_ends_it_at_once(worker: Client, digits: str) -> None:
    opened(worker, digits).post("/status/leave/")
    assert "回执尾号" not in text_of(worker.get("/status/"))


def test_a_message_is_sent_once_and_seen_by_both(worker: Client, digits: str, house: Cast) -> None:
    opened(worker, digits)
    form = {"words": "卡号没换 🧑‍🍳\x00", "send_key": "k1"}
    assert worker.post("/status/say/", form).status_code == 302
    again = worker.post("/status/say/", form)
    assert "已经发出去了" in text_of(again)
    message = Message.objects.get()
    assert (message.words, message.from_worker) == ("卡号没换 🧑‍🍳", True)
    assert "卡号没换" in text_of(worker.get("/status/"))


def test_a_message_too_long_stays_in_the_box(worker: Client, digits: str) -> None:
    words = "长" * (LONGEST + 1)
    page = opened(worker, digits).post("/status/say/", {"words": words})
    assert page.status_code == 422
    assert "现在多了1个字" in text_of(page)
    assert words in page.content.decode()


def test_an_answer_counts_as_read_when_the_worker_saw_it(worker: Client, digits: str, house: Cast) -> None:
    say(receipt=Receipt.objects.get(), words="我们去问了", from_worker=False, actor=house.actor("chen"), at=NOW)
    assert "我们去问了" in text_of(opened(worker, digits).get("/status/"))
    assert Message.objects.get().read_at is not None


def test_evidence_comes_in_and_a_missing_file_is_told(worker: Client, digits: str, tmp_path, settings) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {**settings.STORAGES["default"], "OPTIONS": {"location": tmp_path}},
    }
    opened(worker, digits)
    nothing = worker.post("/status/evidence/", {"shows": ""})
    assert "还没有选照片或文件" in text_of(nothing)
    note = SimpleUploadedFile("工资条.txt", "应发5800".encode())
    assert worker.post("/status/evidence/", {"files": note, "shows": "9月工资条"}).status_code == 302
    assert Evidence.objects.get().shows == "9月工资条"
    assert "9月工资条" in text_of(worker.get("/status/"))
    wrong = worker.post("/status/evidence/", {"files": SimpleUploadedFile("工资条.jpg", b"MZ\x90\x00" * 40)})
    assert wrong.status_code == 422
    assert 'role="alert"' in wrong.content.decode()


def test_who_looked_is_told_by_office(worker: Client, digits: str, house: Cast) -> None:
    lead = Lead.objects.get()
    record_reading(lead.ref, house.actor("chen"), NOW, what="线索")
    page = text_of(opened(worker, digits).get("/status/readers/"))
    assert "槐安门街道总工会服务站的工作人员看了线索" in page
    assert "chen" not in page


def test_consent_can_be_withdrawn_under_the_receipt(worker: Client, digits: str) -> None:
    opened(worker, digits).post("/status/withdraw/")
    assert Receipt.objects.get().consents.get().withdrawn_at is not None
    assert "撤回同意" not in text_of(worker.get("/status/")).replace("同意已经撤回", "")


def test_writing_has_a_limit_per_receipt(worker: Client, digits: str, monkeypatch) -> None:
    monkeypatch.setattr(limits, "WRITE", ((1, limits.WRITE[0][1]),))
    opened(worker, digits).post("/status/say/", {"words": "一"})
    assert "写得太多了" in text_of(worker.post("/status/say/", {"words": "二"}))
    assert Message.objects.count() == 1


@pytest.mark.parametrize("path", ["say", "evidence", "withdraw", "leave"])
def test_nothing_changes_by_reading_an_address(worker: Client, digits: str, path: str) -> None:
    assert opened(worker, digits).get(f"/status/{path}/").status_code == 405


def test_a_long_thread_costs_no_more_queries(
    worker: Client, digits: str, house: Cast, django_assert_max_num_queries
) -> None:
    opened(worker, digits)
    receipt = Receipt.objects.get()
    for number in range(30):
        say(receipt=receipt, words=f"第{number}句", from_worker=True, actor=house.actor("chen"), at=NOW)
        if number in (2, 29):
            with django_assert_max_num_queries(12):
                worker.get("/status/")
