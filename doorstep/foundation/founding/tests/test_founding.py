"""A district is opened whole or not at all."""

import io
import json
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from PIL import Image

from doorstep.foundation.founding.actions.found_district import FirstAdministrator, Founded, found_district
from doorstep.foundation.founding.facts import DistrictFounded
from doorstep.foundation.founding.plan import Sheet
from doorstep.foundation.founding.regions import region_choices
from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.models import Entry
from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.journal.verifying import verify_streams
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.kit.sealing import current_ring
from doorstep.foundation.network.models import Organisation, Street
from doorstep.foundation.network.queries.routing import Router
from doorstep.foundation.network.register.report import template_as_xlsx
from doorstep.foundation.people.models import Account, RoleHeld
from tests.support.cast import NOW, PASSWORD, Cast

pytestmark = pytest.mark.django_db
STREETS = "区划代码,街道,服务站\n990103001,望溪街道,望溪街道总工会服务站\n990103002,云岭街道,望溪街道总工会服务站\n990103003,樟树街道,\n"
TREE = "名称,类别,电话,开放时间,职能\n望溪街道总工会服务站,服务站,010-0123 4570,周一到周五8:30–17:30,\n望溪区信访办,协作部门,,,信访\n"


@pytest.fixture(autouse=True)
def _own_storage(settings, tmp_path) -> None:
    files = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "default": files}


def sheet(text: str) -> Sheet:
    return Sheet("表.csv", text.encode())


def image(name: str = "seal.png") -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (20, 20), "red").save(out, "PNG")
    return SimpleUploadedFile(name, out.getvalue(), "image/png")


def found(**said) -> Founded:
    asked = {
        "name": "望溪区总工会", "initials": "wx", "region": "", "mediation_body": "union_mediation_body", "city_name": "江城市总工会",
        "tree": sheet(TREE), "streets": sheet(STREETS), "administrator": FirstAdministrator("wang", "王老师", PASSWORD),
        "actor": Actor.system("setup"), "at": NOW,
    }  # fmt: skip
    return found_district(**{**asked, **said})


def test_a_district_stands_with_stations_streets_papers_and_administrator() -> None:
    founded = found(letterhead=image("head.png"), seal=image())
    district = founded.district
    assert (district.code, district.region, district.mediation_body) == ("WX", "", "union_mediation_body")
    assert district.letterhead.startswith("F-")
    assert district.seal.startswith("F-")
    station = Organisation.objects.get(name="望溪街道总工会服务站")
    assert (station.kind, station.phone, station.hours) == ("station", "010-0123 4570", ["周一到周五8:30–17:30"])
    assert Organisation.objects.get(name="望溪区信访办").field == "petition"
    assert dict(Street.objects.values_list("name", "station__name")) == {
        "望溪街道": station.name, "云岭街道": station.name, "樟树街道": None
    }  # fmt: skip
    assert Router(district).route(text="我在云岭街道上班").office == station
    held = RoleHeld.objects.get(account=founded.administrator)
    assert (held.role, held.organisation, founded.administrator.check_password(PASSWORD)) == (
        "administrator",
        district,
        True,
    )
    assert DistrictFounded(district.ref, 1, 3, "") in facts_about(district.ref)
    assert list(verify_streams()) == []
    assert not Entry.objects.filter(payload__contains="王老师").exists()


def test_without_a_tree_the_stations_are_those_the_streets_name() -> None:
    found(tree=None)
    assert list(Organisation.objects.filter(kind="station").values_list("name", flat=True)) == ["望溪街道总工会服务站"]


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        ({"name": ""}, "name", "请写上名称"),
        ({"initials": "1"}, "initials", "文号字头"),
        ({"region": "atlantis"}, "region", "没有这个地区的规则"),
        ({"mediation_body": ""}, "mediation_body", "请选本区的调解组织"),
        ({"city_name": " "}, "city_name", "请写上市总工会的名称"),
        (
            {"streets": sheet("区划代码,街道\n12,望溪街道\n")},
            "streets",
            "街道表有1处要改。第2行区划代码：区划代码是6到12位数字",
        ),
        (
            {"streets": sheet("区划代码,街道,服务站\n990103001,望溪街道,没有的站\n")},
            "streets",
            "第2行服务站：本区没有这个服务站",
        ),
        ({"streets": sheet("代号,名字\n1,2\n")}, "streets", "街道表里没有“区划代码”这一列"),
        ({"streets": Sheet("a.pdf", b"%PDF")}, "streets", "街道表：只能读Excel"),
        ({"streets": sheet("区划代码,街道\n,\n")}, "streets", "街道表里一行也没有"),
        ({"tree": sheet("名称,类别\n望溪站,驿站\n")}, "tree", "组织表有1处要改。第2行类别：没有这一种类别"),
        ({"tree": sheet("名称,电话\n望溪站,\n望溪站,\n")}, "tree", "和第2行重复"),
        ({"administrator": FirstAdministrator("wang", "王老师", "short")}, "password", "密码至少要12个字"),
        ({"administrator": FirstAdministrator("wang", "王老师", "")}, "password", "请给第一位管理员设密码"),
        ({"administrator": FirstAdministrator("w w", "王老师", PASSWORD)}, "login", "登录名用2到60个字"),
        ({"administrator": FirstAdministrator("wang", "", PASSWORD)}, "display_name", "称呼"),
        ({"seal": SimpleUploadedFile("seal.txt", "印章".encode())}, "seal", "印章要用图片"),
        ({"seal": SimpleUploadedFile("seal.png", b"no picture at all")}, "seal", "印章："),
    ],
)
def test_one_thing_wrong_and_nothing_is_made(said: dict, field: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence) as refused:
        found(**said)
    assert refused.value.field == field
    for model in (Organisation, Street, Account, RoleHeld, Entry):
        assert not model.objects.exists()


def test_only_the_house_itself_founds(cast: Cast) -> None:
    with pytest.raises(Refused, match="由安装时的网页或命令来做"):
        found(actor=cast.actor("admin"))


def test_a_second_district_joins_the_city_and_takes_no_codes_of_the_first(cast: Cast) -> None:
    second = found(city_name="")
    assert second.district.path.startswith(cast.city.path)
    with pytest.raises(Refused, match="已经有一个区了"):
        found(only_first=True)
    with pytest.raises(Refused, match="字头WX已经有别的区在用"):
        found(name="远山区总工会", streets=sheet("区划代码,街道\n990104001,远山街道\n"))
    with pytest.raises(Refused, match="这个代码已经登记在别的区"):
        found(initials="WY", streets=sheet("区划代码,街道\n990101001,槐安门街道\n"))


def test_the_templates_are_read_back_without_a_change() -> None:
    founded = found(
        tree=Sheet("a.xlsx", template_as_xlsx("stations")), streets=Sheet("b.xlsx", template_as_xlsx("streets"))
    )
    assert Street.objects.get(district=founded.district).station.name == "槐安门街道总工会服务站"


def test_every_region_has_a_name_and_others_get_the_national_floor() -> None:
    choices = dict(region_choices())
    assert "" in choices
    assert all(label and not label.isascii() for label in choices.values())


def test_the_command_founds_from_a_file(tmp_path: Path, capsys) -> None:
    (tmp_path / "streets.csv").write_text(STREETS)
    (tmp_path / "seal.png").write_bytes(image().read())
    said = {"name": "望溪区总工会", "initials": "WX", "mediation_body": "union_mediation_body", "city_name": "江城市总工会",
            "streets": "streets.csv", "seal": "seal.png", "login": "wang", "display_name": "王老师", "password": PASSWORD}  # fmt: skip
    (tmp_path / "district.json").write_text(json.dumps(said))
    call_command("found_district", str(tmp_path / "district.json"), "--name", "云岭区总工会", "--quiet-key-ring")
    assert capsys.readouterr().out == "云岭区总工会（WX）已建好，管理员登录名：wang\n"
    assert Organisation.objects.get(code="WX").seal


def test_the_command_shows_the_key_ring_once_it_stands(tmp_path: Path, capsys) -> None:
    (tmp_path / "streets.csv").write_text(STREETS)
    said = ["--name", "望溪区总工会", "--initials", "WX", "--mediation-body", "union_mediation_body", "--city-name", "江城市总工会",
            "--streets", str(tmp_path / "streets.csv"), "--login", "wang", "--display-name", "王老师"]  # fmt: skip
    with pytest.raises(CommandError):
        call_command("found_district", *said, "--password", "short")
    assert current_ring().to_json() not in capsys.readouterr().out
    call_command("found_district", *said, "--password", PASSWORD)
    shown = capsys.readouterr().out
    assert current_ring().to_json() in shown
    assert "不要和备份放在一起" in shown


@pytest.mark.parametrize(
    ("text", "says"),
    [("- 1", "一项一项"), ("nmae: x", "不认识这几项：nmae"), ("name: x", "请给街道表"), ("a: [", "expected")],
)
def test_the_command_says_what_is_wrong_with_its_file(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "district.yaml").write_text(text)
    with pytest.raises(CommandError, match=says):
        call_command("found_district", str(tmp_path / "district.yaml"))
    assert not Organisation.objects.exists()
