"""A former ledger is handed in at the desk: checked, started as a job, followed, and its bad rows taken home."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from python_calamine import CalamineWorkbook

from doorstep.foundation.jobs.models import JobRun
from doorstep.foundation.kit.refusals import Refused
from doorstep.services.disputes.actions.past_import import check_ledger, leave_ledger, start_ledger
from doorstep.services.disputes.models import Matter, PastImport
from doorstep.services.disputes.past_job import forget_ledgers, import_ledger
from tests.support.cast import NOW, Cast
from tests.support.doors import DoorPage, RoomDoorTests
from tests.support.queries import asked_by

from .test_import_ledger import ROWS, book

STATION = frozenset({"chen", "zhou", "gu"})
OFFICERS = STATION | {"wu", "far", "far_district"}
NEW, LIST = "/desk/ledger/past/new/", "/desk/ledger/past/"


@pytest.fixture(autouse=True)
def _own_storage(settings, tmp_path) -> None:
    files = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "default": files}


def handed_in(cast: Cast, rows: list[list[str]] = ROWS, who: str = "chen") -> PastImport:
    return check_ledger(station=cast.station, file_name="台账.xlsx", content=book(rows), actor=cast.actor(who), at=NOW)


def started(cast: Cast, rows: list[list[str]] = ROWS) -> PastImport:
    return start_ledger(run=handed_in(cast, rows), actor=cast.actor("chen"), at=NOW)


def sent(cast: Cast, who: str = "chen", content: bytes = b"", station: str = "HA-01") -> HttpResponse:
    file = SimpleUploadedFile("台账.xlsx", content or book())
    return cast.client(who).post(NEW, {"station": station, "file": file})


@pytest.mark.django_db
def test_checked_first_nothing_comes_in_until_it_is_started(cast: Cast) -> None:
    client, answer = cast.client("chen"), sent(cast)
    run = PastImport.objects.get()
    assert (answer.status_code, run.state, run.total, run.refused) == (302, "checked", 3, 1)
    page = client.get(answer["Location"]).content.decode()
    for says in ("认不出这个日子", "收到日期", "职工姓名", "先导入没有问题的"):
        assert says in page
    assert not Matter.objects.exists()
    assert client.post(f"{answer['Location']}start/").status_code == 302
    assert "正在导入" in client.get(answer["Location"]).content.decode()
    assert JobRun.objects.get(name="disputes.import_ledger").arguments == {"run": run.code}
    assert not Matter.objects.exists(), "the job brings them in"
    import_ledger({"run": run.code}, NOW)
    assert (Matter.objects.count(), PastImport.objects.get().state) == (2, "done")
    assert "成为办结的事项" in client.get(answer["Location"]).content.decode()


@pytest.mark.django_db
def test_the_file_lies_sealed_and_goes_when_it_is_done(cast: Cast) -> None:
    run = started(cast)
    with default_storage.open(run.stored_as) as file:
        assert file.read()[:2] != b"PK"
    import_ledger({"run": run.code}, NOW)
    assert PastImport.objects.get().file_key == ""


@pytest.mark.django_db(transaction=True)
def test_left_or_done_the_file_is_gone(cast: Cast) -> None:
    run = handed_in(cast)
    stored = run.stored_as
    assert default_storage.exists(stored)
    leave_ledger(run=run, actor=cast.actor("chen"), at=NOW)
    assert not default_storage.exists(stored)
    assert (PastImport.objects.get().problems, PastImport.objects.get().mapping) == ([], {})


@pytest.mark.django_db
def test_a_run_that_was_killed_goes_on_and_counts_each_row_once(cast: Cast, monkeypatch) -> None:
    monkeypatch.setattr("doorstep.services.disputes.past_run.CHUNK", 2)
    rows = [[f"第{number}号", *ROWS[0][1:]] for number in range(5)]
    run = started(cast, rows)

    def killed(*args) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("doorstep.services.disputes.past_job.still_running", killed)
        with pytest.raises(KeyboardInterrupt):
            import_ledger({"run": run.code}, NOW)
    assert PastImport.objects.get().done == 2
    import_ledger({"run": run.code}, NOW)
    done = PastImport.objects.get()
    assert (done.done, done.matters, done.repeated, Matter.objects.count()) == (5, 5, 0, 5)
    assert import_ledger({"run": run.code}, NOW) == "已经导入过"


@pytest.mark.django_db
def test_the_same_file_again_is_all_known(cast: Cast) -> None:
    for _ in range(2):
        import_ledger({"run": started(cast).code}, NOW)
    again = PastImport.objects.order_by("-id").first()
    assert again
    assert (again.matters, again.tellings, again.repeated) == (0, 0, 3)


@pytest.mark.django_db
def test_two_do_not_run_for_one_station_and_none_starts_twice(cast: Cast) -> None:
    run = started(cast)
    with pytest.raises(Refused, match="正在导入"):
        started(cast)
    with pytest.raises(Refused, match="不能再做这一步"):
        start_ledger(run=run, actor=cast.actor("chen"), at=NOW)
    with pytest.raises(Refused, match="没有一行可以导入"):
        start_ledger(run=handed_in(cast, ROWS[3:]), actor=cast.actor("chen"), at=NOW)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "says"), [(b"PK\x03\x04 nothing", "打不开"), (book([["甲", "乙"]], ["a", "b"]), "没有认出这几列")]
)
def test_a_file_that_cannot_be_read_is_said_beside_it(cast: Cast, content: bytes, says: str) -> None:
    answer = sent(cast, content=content)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not PastImport.objects.exists()


@pytest.mark.django_db
def test_a_station_hands_in_its_own_the_district_any_of_its(cast: Cast) -> None:
    assert sent(cast, "chen", station="HA-02").status_code == 422
    assert sent(cast, "gu", station="HA-02").status_code == 302
    assert sent(cast, "far_district", station="HA-02").status_code == 422
    with pytest.raises(Refused, match="没有找到这个站"):
        check_ledger(station=cast.neighbour, file_name="a.xlsx", content=book(), actor=cast.actor("chen"), at=NOW)
    assert "<select" not in cast.client("chen").get(NEW).content.decode(), "nothing to choose"


@pytest.mark.django_db
def test_bad_rows_are_taken_home_with_what_to_do(cast: Cast) -> None:
    run = handed_in(cast)
    answer = cast.client("chen").get(f"{LIST}{run.code}/problems/")
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert {str(row[0]) for row in rows[1:]} == {"6"}
    assert all(row[4] for row in rows[1:])


@pytest.mark.django_db
def test_nothing_waits_for_ever(cast: Cast) -> None:
    waiting, done = handed_in(cast), started(cast)
    import_ledger({"run": done.code}, NOW)
    forget_ledgers({}, NOW + timedelta(days=6))
    assert PastImport.objects.get(pk=waiting.pk).state == "checked"
    forget_ledgers({}, NOW + timedelta(days=31))
    assert {one.state: one.problems for one in PastImport.objects.all()} == {"left": [], "done": []}
    assert PastImport.objects.get(pk=done.pk).refused == 1, "the number stays"


@pytest.mark.django_db
def test_more_runs_and_more_rows_cost_no_more_queries(cast: Cast) -> None:
    run = handed_in(cast)
    before = [asked_by(cast.client("chen"), url) for url in (LIST, f"{LIST}{run.code}/")]
    bad = [["", "昨天", *ROWS[0][2:]] for _ in range(40)]
    for _ in range(4):
        run = handed_in(cast, bad)
    assert [asked_by(cast.client("chen"), url) for url in (LIST, f"{LIST}{run.code}/")] == before


def of(cast: Cast, rest: str = "") -> str:
    return f"{LIST}{PastImport.objects.latest('id').code}/{rest}"


class TestPagesOfFormerLedgers(RoomDoorTests):
    pages = [
        DoorPage("ledger-import-list", lambda cast: LIST, OFFICERS),
        DoorPage("ledger-import-new", lambda cast: NEW, OFFICERS),
        DoorPage("ledger-import-new sent", lambda cast: NEW, OFFICERS, post=True),
        DoorPage("ledger-import", of, STATION),
        DoorPage("ledger-import-problems", lambda cast: of(cast, "problems/"), STATION),
        DoorPage("ledger-import-start", lambda cast: of(cast, "start/"), STATION, post=True),
        DoorPage("ledger-import-leave", lambda cast: of(cast, "leave/"), STATION, post=True),
    ]

    def prepare(self, cast: Cast) -> None:
        handed_in(cast)
