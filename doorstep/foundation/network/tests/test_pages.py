"""What the pages of the network say, and what they cost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from stdnum.cn import uscc

from doorstep.foundation.journal.reading import readings_of
from doorstep.foundation.kit.tables import read_cells
from doorstep.foundation.network.import_job import import_register
from doorstep.foundation.network.models import Building, Enterprise, EnterpriseUnion, RegisterImport
from doorstep.foundation.network.opening_hours import someone_here
from doorstep.foundation.network.queries.stations import contact_of
from doorstep.foundation.people.tests.support import with_second_factor
from tests.support.cast import NOW, Cast

pytestmark = pytest.mark.django_db


def keeper(cast: Cast) -> Client:
    """The district officer after the second factor, which administering asks for."""
    return with_second_factor(cast.client("gu"))


@pytest.fixture(autouse=True)
def _own_storage(settings, tmp_path) -> None:
    files = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "default": files}


def _code(number: int) -> str:
    body = f"91990101MC{number:07d}"
    return body + uscc.calc_check_digit(body)


def _firms(cast: Cast, first: int, last: int) -> None:
    for number in range(first, last):
        tower = Building.objects.create(
            code=f"T-{number}", name=f"云岭{number}座", district=cast.district, street=cast.street
        )
        firm = Enterprise.objects.create(
            code=f"F-{number}",
            name=f"云边{number}号",
            uscc=_code(number),
            district=cast.district,
            street=cast.street,
            building=tower,
        )
        EnterpriseUnion.objects.create(enterprise=firm, name="工会")


@pytest.mark.parametrize("page", ["enterprises", "buildings", "streets", "organisations", "partners"])
def test_a_list_costs_the_same_for_many_rows(cast: Cast, page: str) -> None:
    client = keeper(cast)
    _firms(cast, 0, 3)
    client.get(f"/desk/{page}/")
    with CaptureQueriesContext(connection) as few:
        client.get(f"/desk/{page}/")
    _firms(cast, 3, 24)
    with CaptureQueriesContext(connection) as many:
        client.get(f"/desk/{page}/")
    assert len(many) == len(few)


def test_lists_are_narrowed_by_words_street_and_code(cast: Cast) -> None:
    client = cast.client("chen")
    _firms(cast, 0, 2)

    def text(url: str) -> str:
        return client.get(url).content.decode()

    assert "/enterprises/F-1/" in text("/desk/enterprises/?q=云边1")
    assert "檐下小馆" not in text("/desk/enterprises/?q=云边1")
    assert "/enterprises/F-0/" in text(f"/desk/enterprises/?q={_code(0).lower()}")
    assert "没有合这些条件的单位" in text(f"/desk/enterprises/?street={cast.neighbour_street.code}")
    assert "没有合这些条件的楼宇" in text("/desk/buildings/?q=没有这座")
    assert "/buildings/T-1/" in text(f"/desk/buildings/?street={cast.street.code}")
    assert client.get("/desk/enterprises/?after=nonsense&q=%00").status_code == 200


def test_a_contact_shows_masked_until_opened_and_each_look_is_kept(cast: Cast) -> None:
    cast.enterprise.contact_name, cast.enterprise.contact_phone = "冉䶮山", "13912345678"
    cast.enterprise.save()
    client, url = cast.client("chen"), f"/desk/enterprises/{cast.enterprise.code}/"
    masked = client.get(url).content.decode()
    assert "13912345678" not in masked
    assert "䶮山" not in masked
    assert "5678" in masked
    assert "13912345678" in client.post(f"{url}contact/").content.decode()
    assert [one.what for one in readings_of(cast.enterprise.ref)] == ["用人单位联系人（打开）", "用人单位档案"]
    assert {one.account for one in readings_of(cast.enterprise.ref)} == {"A-chen"}


def test_a_street_without_station_says_what_happens(cast: Cast) -> None:
    cast.street.station = None
    cast.street.save()
    assert (
        "还没有服务站，来的事先到区总工会" in cast.client("chen").get(f"/desk/streets/{cast.street.code}/").content.decode()
    )
    kept = keeper(cast).get(f"/desk/streets/{cast.street.code}/").content.decode()
    assert "指定服务站" in kept


def test_only_keepers_are_offered_changes(cast: Cast) -> None:
    for url in ("/desk/streets/", "/desk/buildings/", "/desk/enterprises/", "/desk/organisations/"):
        assert "新增" in keeper(cast).get(url).content.decode()
        assert "新增" not in cast.client("chen").get(url).content.decode()


@pytest.mark.parametrize("who", ["chen", "gu", "admin"])
def test_the_city_above_is_named_and_only_what_opens_is_a_link(cast: Cast, who: str) -> None:
    page = cast.client(who).get("/desk/organisations/").content.decode()
    assert cast.city.name in page
    assert f'href="/desk/organisations/{cast.city.code}/"' not in page
    assert f'href="/desk/organisations/{cast.district.code}/"' in page


def test_a_wrong_entry_stands_beside_its_field(cast: Cast) -> None:
    answer = keeper(cast).post("/desk/enterprises/add/", {"name": "云边物流", "uscc": "91990101MA000O0A06"})
    assert answer.status_code == 422
    assert "统一社会信用代码里不会有字母O，请看看是不是数字0" in answer.content.decode()
    assert not Enterprise.objects.filter(name="云边物流").exists()


def test_changes_go_through_the_pages(cast: Cast) -> None:
    client = keeper(cast)
    made = client.post("/desk/buildings/add/", {"name": "望溪中心", "street": cast.street.pk, "aliases": "望溪楼、溪楼"})
    assert made.url == "/desk/buildings/HA-L00001/"
    client.post(
        "/desk/enterprises/add/",
        {"name": "云边物流", "uscc": _code(7), "building": Building.objects.get(name="望溪中心").pk},
    )
    firm = Enterprise.objects.get(name="云边物流")
    assert firm.street == cast.street
    client.post(
        f"/desk/enterprises/{firm.code}/union/",
        {"name": "云边工会", "founded_on_year": "2024", "founded_on_month": "5", "founded_on_day": "1"},
    )
    assert "云边工会" in client.get(f"/desk/enterprises/{firm.code}/").content.decode()
    client.post(
        f"/desk/organisations/{cast.station.code}/change/",
        {"name": cast.station.name, "hours": "周一到周五9:00–17:00\n周六9:00–12:00"},
    )
    cast.station.refresh_from_db()
    assert cast.station.hours == ["周一到周五9:00–17:00", "周六9:00–12:00"]
    client.post(f"/desk/organisations/{cast.station.code}/close/", {"on_year": "2026", "on_month": "12", "on_day": "1"})
    assert "重新启用" in client.get(f"/desk/organisations/{cast.station.code}/").content.decode()


@pytest.mark.parametrize("row", ["0", "-1", "²", "x", "9" * 5000])
def test_a_header_row_that_cannot_be_is_answered_instead_of_another_being_read(cast: Cast, row: str) -> None:
    client = keeper(cast)
    file = SimpleUploadedFile("名册.csv", f"企业名称,信用代码\n云边物流,{_code(1)}\n".encode())
    page = client.post("/desk/register/upload/", {"kind": "enterprises", "file": file}).url
    answer = client.post(f"{page}header/", {"header_row": row}, follow=True).content.decode()
    assert "请写1到100之间的数" in answer
    assert "重新读了列名" not in answer


def test_an_import_walks_from_upload_to_report(cast: Cast) -> None:
    client = keeper(cast)
    content = f"企业名称,信用代码,人数\n云边物流,{_code(1)},20\n=坏的,{_code(2)},很多\n".encode("gb18030")
    file = SimpleUploadedFile("名册.csv", content)
    page = client.post("/desk/register/upload/", {"kind": "enterprises", "file": file}).url
    assert "哪一列是什么" in client.get(page).content.decode()
    client.post(f"{page}check/", {"to_name": "企业名称", "to_uscc": "信用代码", "to_headcount": "人数"})
    preview = client.get(page).content.decode()
    assert "应当是整数" in preview
    assert "只导入没有问题的行" in preview
    client.post(f"{page}start/")
    assert "请改好文件重新上传" in client.get(page).content.decode()
    client.post(f"{page}start/", {"take_good_rows": "on"})
    running = client.get(page).content.decode()
    assert "正在导入" in running
    assert 'http-equiv="refresh"' in running
    assert "正在导入" in client.get(page, headers={"HX-Request": "true"}).content.decode()
    import_register({"run": RegisterImport.objects.get().code}, NOW)
    assert client.get(page, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    assert "已完成" in client.get(page).content.decode()
    assert read_cells(client.get(f"{page}problems/").content, "a.xlsx")[1] == [
        "3",
        "用工人数",
        "很多",
        "应当是整数",
        "只写数字，比如26",
    ]
    assert client.get(f"{page}problems/?as=csv")["Content-Disposition"].startswith("attachment")


def test_an_unreadable_upload_is_said_on_the_form(cast: Cast) -> None:
    file = SimpleUploadedFile("名册.pdf", b"%PDF-1.7 nonsense")
    answer = keeper(cast).post("/desk/register/upload/", {"kind": "enterprises", "file": file})
    assert answer.status_code == 422
    assert "只能读Excel" in answer.content.decode()


@pytest.mark.parametrize("kind", ["streets", "buildings", "enterprises"])
def test_the_empty_template_needs_no_mapping(cast: Cast, kind: str) -> None:
    content = keeper(cast).get(f"/desk/register/template/{kind}/").content
    page = keeper(cast).post("/desk/register/upload/", {"kind": kind, "file": SimpleUploadedFile("a.xlsx", content)}).url
    assert page.startswith("/desk/register/R-")
    assert len(RegisterImport.objects.get().mapping) == len(read_cells(content, "a.xlsx")[0])


@pytest.mark.parametrize(
    ("hours", "at", "here"),
    [
        (["周一到周五8:30–17:30"], NOW, True),
        (["周一到周五8:30–17:30"], NOW.replace(hour=17, minute=30), False),
        (["周一到周五8:30–17:30"], NOW.replace(day=22), False),
        (["周六至周日9:00-12:00"], NOW.replace(day=22), True),
        (["每天0:00—24:00"], NOW.replace(hour=23), True),
        (["工作日8:30–11:30，13:30–17:30"], NOW.replace(hour=12), False),
        (["请先打电话"], NOW, None),
        ([], NOW, None),
        (["周一到周五8:30–17:30"], NOW.replace(month=10, day=1), None),
        (["周一到周五25:30–17:30"], NOW, None),
    ],
)
def test_hours_say_whether_somebody_is_there(hours: list[str], at, here: bool | None) -> None:
    assert someone_here(hours, at) is here


def test_a_closed_station_sends_people_to_the_district(cast: Cast) -> None:
    assert contact_of(cast.station, NOW).someone_here is True
    cast.station.closed_on = NOW.date()
    block = contact_of(cast.station, NOW)
    assert (block.someone_here, block.note) == (False, "这里已经停用，请找区总工会")
