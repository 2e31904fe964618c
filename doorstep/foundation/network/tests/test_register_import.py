"""A register comes in from a file: guessed, checked, taken whole or in part, and again without doubling."""

import csv
import io
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc
from xlsxwriter import Workbook

from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.journal.verifying import verify_streams
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.kit.sealing import CannotUnseal
from doorstep.foundation.kit.tables import read_cells
from doorstep.foundation.network.actions import register
from doorstep.foundation.network.actions.register_file import import_file
from doorstep.foundation.network.facts import PlaceAmended, PlaceRegistered, RegisterImported, RegisterRowsTaken
from doorstep.foundation.network.import_job import actor_of, forget_uploads, import_register
from doorstep.foundation.network.models import Building, Enterprise, RegisterImport, Street
from doorstep.foundation.network.register.mapping import guess_mapping
from doorstep.foundation.network.register.problems import Problem, problems_from
from doorstep.foundation.network.register.report import harmless, problems_as_csv, problems_as_xlsx
from tests.support.cast import NOW, Cast

pytestmark = pytest.mark.django_db
HEAD = ["企业名称", "统一社会信用代码", "所属街道", "所在楼宇", "职工人数", "联系人", "联系电话"]


@pytest.fixture(autouse=True)
def _own_storage(settings, tmp_path) -> None:
    files = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "default": files}


def code(number: int) -> str:
    body = f"91990101MB{number:07d}"
    return body + uscc.calc_check_digit(body)


def firm(number: int, **cells: str) -> list[str]:
    row = dict(
        zip(HEAD, [f"云边{number}号物流有限公司", code(number), "柳河街道", "", "30", "冉䶮", "010-0123 4570"], strict=True)
    )
    return list({**row, **cells}.values())


def as_csv(*rows: list[str], head: list[str] = HEAD, encoding: str = "utf-8") -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([head, *rows])
    return out.getvalue().encode(encoding)


def as_xlsx(*rows: list[str], merge: tuple[int, int, int, int] | None = None) -> bytes:
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    page = book.add_worksheet()
    for number, row in enumerate(rows):
        page.write_row(number, 0, row)
    if merge:
        page.merge_range(*merge, "合并")
    book.close()
    return out.getvalue()


def upload(cast: Cast, content: bytes, name: str = "名册.csv", kind: str = "enterprises") -> RegisterImport:
    who = {"actor": cast.actor("admin"), "at": NOW}
    return register.upload_register(district=cast.district, kind=kind, file_name=name, content=content, **who)


def checked(cast: Cast, content: bytes, name: str = "名册.csv", kind: str = "enterprises") -> RegisterImport:
    run = upload(cast, content, name, kind)
    return register.check_register(run=run, mapping=run.mapping, actor=cast.actor("admin"), at=NOW)


def taken(
    cast: Cast, content: bytes, name: str = "名册.csv", kind: str = "enterprises", part: bool = False
) -> RegisterImport:
    run = checked(cast, content, name, kind)
    register.start_import(run=run, take_good_rows=part, actor=cast.actor("admin"), at=NOW)
    import_register({"run": run.code}, NOW)
    return RegisterImport.objects.get(pk=run.pk)


def faults(run: RegisterImport) -> list[tuple[int, str, str]]:
    return [(one.row, one.field, one.fault) for one in problems_from(run.problems)]


def counts(run: RegisterImport) -> tuple[int, int, int, int]:
    return run.created, run.updated, run.unchanged, run.refused


def test_a_file_goes_from_upload_to_register(cast: Cast) -> None:
    run = taken(cast, as_csv(firm(1), firm(2, 所属街道="", 所在楼宇="槐荫大楼")))
    assert (run.state, counts(run), run.done) == ("done", (2, 0, 0, 0), 2)
    first, second = Enterprise.objects.filter(name__startswith="云边").order_by("name")
    assert (first.street, first.building, first.headcount, first.contact_name) == (cast.neighbour_street, None, 30, "冉䶮")
    assert (second.street, second.building, second.code) == (cast.street, cast.building, "HA-Q000002")
    assert facts_about(first.ref) == [PlaceRegistered(first.ref, cast.district.ref, run.ref)]
    assert facts_about(run.ref)[-2:] == [
        RegisterRowsTaken(run.ref, 2, 3, 2, 0, 0), RegisterImported(run.ref, "用人单位", 2, 0, 0, 0)
    ]  # fmt: skip
    assert list(verify_streams()) == []


def test_the_same_file_again_changes_nothing_and_a_mended_one_updates(cast: Cast) -> None:
    taken(cast, as_csv(firm(1), firm(2)))
    again = taken(cast, as_csv(firm(1), firm(2)))
    mended = taken(cast, as_csv(firm(1, 职工人数="31", 联系电话="010-0123 4599"), firm(2), firm(3)))
    assert (counts(again), counts(mended)) == ((0, 0, 2, 0), (1, 1, 1, 0))
    first = Enterprise.objects.get(uscc=code(1))
    assert (first.headcount, first.contact_phone, first.contact_name) == (31, "010-0123 4599", "冉䶮")
    assert facts_about(first.ref)[1:] == [PlaceAmended(first.ref, ("用工人数", "联系电话"), mended.ref)]
    assert Enterprise.objects.filter(name__startswith="云边").count() == 3


def test_an_empty_cell_leaves_what_stands(cast: Cast) -> None:
    taken(cast, as_csv(firm(1)))
    assert counts(taken(cast, as_csv(firm(1, 职工人数="", 联系人="", 所属街道="")))) == (0, 0, 1, 0)
    assert Enterprise.objects.get(uscc=code(1)).headcount == 30


def test_a_firm_that_moves_leaves_the_building_it_was_in(cast: Cast) -> None:
    taken(cast, as_csv(firm(1, 所属街道="槐安门街道", 所在楼宇="槐荫大厦")))
    taken(cast, as_csv(firm(1, 所属街道="柳河街道")))
    moved = Enterprise.objects.get(uscc=code(1))
    assert (moved.street, moved.building) == (cast.neighbour_street, None)


def test_every_bad_row_is_named_with_field_value_and_remedy(cast: Cast) -> None:
    run = checked(
        cast,
        as_csv(
            firm(1), firm(2, 统一社会信用代码="91990101MA000O0A06"), firm(3, 企业名称=""), firm(4, 所属街道="松林街道"),
            firm(5, 所在楼宇="没有的楼"), firm(6, 所在楼宇="槐荫大厦"), firm(7, 职工人数="三十"), firm(1), firm(9, 联系电话="12"),
            firm(10, 企业名称="长" * 121, 职工人数="-5"),
        ),
    )  # fmt: skip
    assert faults(run) == [
        (3, "统一社会信用代码", "统一社会信用代码里不会有字母O，请看看是不是数字0"),
        (4, "单位名称", "没有填单位名称"),
        (5, "街道", "本区没有这个街道"),
        (6, "楼宇", "名册里没有这座楼"),
        (7, "楼宇", "这座楼不在这一行写的街道"),
        (8, "用工人数", "应当是整数"),
        (9, "统一社会信用代码", "和第2行重复"),
        (10, "联系电话", "不像电话号码"),
        (11, "单位名称", "有121个字，最多120个"),
        (11, "用工人数", "应当是整数"),
    ]
    assert (run.total, run.refused) == (1, 9)
    assert all(one.remedy for one in problems_from(run.problems))


def test_nothing_is_taken_while_a_row_is_wrong_unless_chosen(cast: Cast) -> None:
    run = checked(cast, as_csv(firm(1), firm(2, 职工人数="三十")))
    with pytest.raises(Refused, match="有1行有问题"):
        register.start_import(run=run, take_good_rows=False, actor=cast.actor("admin"), at=NOW)
    assert not Enterprise.objects.filter(uscc=code(1)).exists()
    part = taken(cast, as_csv(firm(1), firm(2, 职工人数="三十")), part=True)
    assert counts(part) == (1, 0, 0, 1)
    assert faults(part) == [(3, "用工人数", "应当是整数")]


def test_rows_that_no_longer_fit_at_the_run_stop_it_whole(cast: Cast) -> None:
    run = checked(cast, as_csv(firm(1), firm(2)))
    register.start_import(run=run, take_good_rows=False, actor=cast.actor("admin"), at=NOW)
    Street.objects.filter(pk=cast.neighbour_street.pk).update(name="改名街道")
    import_register({"run": run.code}, NOW)
    run.refresh_from_db()
    assert (run.state, run.done) == ("failed", 0)
    assert "一行也没有导入" in run.note
    assert not Enterprise.objects.filter(name__startswith="云边").exists()


def test_a_killed_run_goes_on_where_it_stood(cast: Cast, monkeypatch) -> None:
    monkeypatch.setattr(register, "CHUNK", 2)
    run = checked(cast, as_csv(*(firm(number) for number in range(1, 6))))
    run = register.start_import(run=run, take_good_rows=False, actor=cast.actor("admin"), at=NOW)

    def die(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        register.run_import(run=run, actor=actor_of(run), at=NOW, progress=die)
    run = RegisterImport.objects.get(pk=run.pk)
    assert (run.done, run.created, run.state) == (2, 2, "running")
    import_register({"run": run.code}, NOW)
    run.refresh_from_db()
    assert (run.state, counts(run)) == ("done", (5, 0, 0, 0))
    assert import_register({"run": run.code}, NOW).startswith("用人单位：新增5")


def test_a_run_taken_up_by_two_is_counted_once(cast: Cast, monkeypatch) -> None:
    monkeypatch.setattr(register, "CHUNK", 2)
    run = checked(cast, as_csv(*(firm(number) for number in range(1, 6))))
    run = register.start_import(run=run, take_good_rows=False, actor=cast.actor("admin"), at=NOW)

    def meanwhile(done: int, total: int) -> None:
        import_register({"run": run.code}, NOW)

    register.run_import(run=run, actor=actor_of(run), at=NOW, progress=meanwhile)
    run.refresh_from_db()
    assert (run.state, run.done, counts(run)) == ("done", 5, (5, 0, 0, 0))


def test_the_file_lies_sealed_and_is_gone_at_the_end(cast: Cast) -> None:
    run = checked(cast, as_csv(firm(1)))
    with default_storage.open(run.stored_as) as file:
        lying = file.read()
    assert "云边".encode() not in lying
    assert code(1).encode() not in lying
    other = checked(cast, as_csv(firm(2)))
    with default_storage.open(other.stored_as, "wb") as file:
        file.write(lying)
    with pytest.raises(CannotUnseal):
        register.check_register(run=other, mapping=other.mapping, actor=cast.actor("admin"), at=NOW)
    register.start_import(run=run, take_good_rows=False, actor=cast.actor("admin"), at=NOW)
    import_register({"run": run.code}, NOW)
    assert not default_storage.exists(run.stored_as)
    run.refresh_from_db()
    assert (run.columns, run.mapping, run.sample) == ([], {}, [])


def test_a_lost_file_is_said_and_not_tried_for_ever(cast: Cast) -> None:
    run = checked(cast, as_csv(firm(1)))
    register.start_import(run=run, take_good_rows=False, actor=cast.actor("admin"), at=NOW)
    default_storage.delete(run.stored_as)
    import_register({"run": run.code}, NOW)
    run.refresh_from_db()
    assert (run.state, run.note) == ("failed", "上传的文件已经不在了，请重新上传")


def test_uploads_nobody_imports_go_after_a_week(cast: Cast, django_capture_on_commit_callbacks) -> None:
    run = upload(cast, as_csv(firm(1)))
    with django_capture_on_commit_callbacks(execute=True):
        assert forget_uploads({}, NOW + timedelta(days=6)) == "删除了0份没有导入的文件"
        assert forget_uploads({}, NOW + timedelta(days=8)) == "删除了1份没有导入的文件"
    run.refresh_from_db()
    assert run.state == "left"
    assert not default_storage.exists(run.stored_as)


def test_buildings_are_known_by_street_and_name(cast: Cast) -> None:
    head = ["楼宇名称", "街道", "别名", "经度", "纬度"]
    first = as_csv(["槐荫大厦", "柳河", "柳荫楼、柳塔", "116.44", "39.94"], ["望溪中心", "柳河街道", "", "", ""], head=head)
    assert counts(taken(cast, first, kind="buildings")) == (2, 0, 0, 0)
    again = as_csv(["槐荫大厦", "990101002", "柳荫楼", "116.44", "39.94"], head=head)
    assert counts(taken(cast, again, kind="buildings")) == (0, 1, 0, 0)
    assert Building.objects.get(street=cast.neighbour_street, name="槐荫大厦").aliases == ["柳荫楼"]
    assert Building.objects.get(pk=cast.building.pk).aliases == ["槐荫大楼"]


def test_streets_are_known_by_their_code(cast: Cast) -> None:
    head = ["区划代码", "街道", "服务站", "经度", "纬度"]
    rows = [["990101001", "槐安门街道", cast.neighbour.name, "", ""], ["990101003", "望溪街道", "HA-01", "116.5", "39.9"]]
    assert counts(taken(cast, as_csv(*rows, head=head), kind="streets")) == (1, 1, 0, 0)
    assert Street.objects.get(code="990101001").station == cast.neighbour
    Street.objects.create(code="990102001", name="松林街道", district=cast.other_district)
    wrong = [
        ["990102001", "松林街道", "", "", ""], ["12", "短街道", "", "", ""], ["990101004", "柳河街道", "", "", ""],
        ["990101005", "云岭街道", "没有的站", "", ""], ["990101006", "一街道", "", "39.9", "116.4"],
    ]  # fmt: skip
    assert faults(checked(cast, as_csv(*wrong, head=head), kind="streets")) == [
        (2, "区划代码", "这个代码已经登记在别的区"),
        (3, "区划代码", "区划代码是6到12位数字"),
        (4, "街道名称", "这个名称已经登记在代码990101002下"),
        (5, "服务站", "本区没有这个服务站"),
        (6, "经度", "经度要在73到136之间"),
        (6, "纬度", "纬度要在3到54之间"),
    ]


def test_two_districts_never_meet_in_an_import(cast: Cast) -> None:
    taken(cast, as_csv(firm(1)))
    far = {"actor": cast.actor("far_district"), "at": NOW}
    content = as_csv(firm(1, 所属街道="", 企业名称="同一家公司"))
    run = import_file(district=cast.other_district, kind="enterprises", file_name="a.csv", content=content, **far)
    assert counts(run) == (1, 0, 0, 0)
    assert Enterprise.objects.get(district=cast.district, uscc=code(1)).name == "云边1号物流有限公司"
    with pytest.raises(Refused, match="由区总工会的干部或系统管理员导入"):
        import_file(district=cast.district, kind="enterprises", file_name="a.csv", content=content, **far)
    with pytest.raises(Refused, match="本区没有这个街道"):
        import_file(district=cast.other_district, kind="enterprises", file_name="a.csv", content=as_csv(firm(2)), **far)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_usual_encodings_are_read(cast: Cast, encoding: str) -> None:
    assert checked(cast, as_csv(firm(1), encoding=encoding)).total == 1


def test_a_title_above_the_header_does_no_harm(cast: Cast) -> None:
    titled = as_xlsx(["槐安区用人单位名册"], HEAD, firm(1), merge=(0, 0, 0, 6))
    run = checked(cast, titled, "名册.xlsx")
    assert (run.header_row, run.total, run.refused) == (2, 1, 0)


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (as_xlsx(HEAD, firm(1), firm(2), firm(3), merge=(1, 2, 3, 2)), "a.xlsx", "表里有1处合并单元格（第2行起）"),
        (as_csv(firm(2), head=firm(1)), "a.csv", "第1行不像表头"),
        (b"", "a.csv", "文件是空的"),
        (b"PK\x03\x04 broken", "a.xlsx", "这个Excel文件打不开"),
        (b"\xd0\xcf\x11\xe0 broken", "a.xls", "这个Excel文件打不开"),
        (b"\xff\xfe\x00\x01\x02", "a.csv", "不是CSV文件|编码认不出来"),
        (b"hello", "a.pdf", "只能读Excel"),
        (b"x" * (50 * 1024 * 1024 + 1), "a.csv", "最大50MB"),
    ],
    ids=["merged", "no header", "empty", "broken zip", "broken xls", "strange encoding", "other kind", "too big"],
)
def test_a_file_that_cannot_be_read_is_said_why(cast: Cast, content: bytes, name: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        upload(cast, content, name)
    assert not RegisterImport.objects.exists()


def test_a_cell_far_out_is_refused_before_it_is_laid_out(cast: Cast) -> None:
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    page = book.add_worksheet()
    page.write_row(0, 0, HEAD)
    page.write(1_048_575, 16_383, "x")
    book.close()
    with pytest.raises(Refused, match="展开后太大"):
        upload(cast, out.getvalue(), "a.xlsx")


def test_a_column_nobody_named_has_to_be_pointed_out(cast: Cast) -> None:
    run = upload(cast, as_csv([code(1), "云边物流有限公司"], head=["号码", "抬头"]))
    who = {"actor": cast.actor("admin"), "at": NOW}
    with pytest.raises(Refused, match="请指出哪一列是单位名称"):
        register.check_register(run=run, mapping=run.mapping, **who)
    with pytest.raises(Refused, match="选了两次"):
        register.check_register(run=run, mapping={"name": "抬头", "uscc": "抬头"}, **who)
    run = register.check_register(run=run, mapping={"name": "抬头", "uscc": "号码"}, **who)
    assert (run.total, run.refused) == (1, 0)


@pytest.mark.parametrize(
    ("columns", "mapping"),
    [
        (["企业名称", "信用代码", "街道"], {"name": "企业名称", "uscc": "信用代码", "street": "街道"}),
        (["*单位名称（必填）", "统一社会信用代码*"], {"name": "*单位名称（必填）", "uscc": "统一社会信用代码*"}),
        (["序号", "名称", "楼宇名称", "税号"], {"name": "名称", "uscc": "税号", "building": "楼宇名称"}),
        (["联系电话", "联系人", "用人单位"], {"name": "用人单位", "contact_name": "联系人", "contact_phone": "联系电话"}),
    ],
)
def test_columns_are_guessed_from_what_people_write(columns: list[str], mapping: dict[str, str]) -> None:
    assert guess_mapping("enterprises", columns) == mapping


@given(st.text(max_size=12))
def test_no_cell_of_the_report_is_a_formula(text: str) -> None:
    assert not harmless(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert harmless(text).endswith(text)


def test_the_report_opens_in_a_spreadsheet_as_words(cast: Cast) -> None:
    problems = [Problem(3, "单位名称", "=HYPERLINK(1)", "写错了", "改好")]
    rows = list(csv.reader(io.StringIO(problems_as_csv(problems).decode("utf-8-sig"))))
    assert rows == [["行号", "字段", "填的内容", "问题", "怎么改"], ["3", "单位名称", "'=HYPERLINK(1)", "写错了", "改好"]]
    assert read_cells(problems_as_xlsx(problems), "a.xlsx")[1][2] == "'=HYPERLINK(1)"
