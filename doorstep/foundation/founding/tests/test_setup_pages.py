"""The setup page is there until a district exists, and shows the key ring once."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client

from doorstep.foundation.founding.facts import KeyRingKept
from doorstep.foundation.founding.queries.access import setup_token
from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.kit.sealing import current_ring
from doorstep.foundation.network.models import Organisation
from tests.support.cast import PASSWORD, Cast

from .test_founding import STREETS, _own_storage, image  # noqa: F401

pytestmark = pytest.mark.django_db


def asked(**said) -> dict:
    return {
        "city_name": "江城市总工会", "name": "望溪区总工会", "initials": "WX", "region": "national", "mediation_body": "union_mediation_body",
        "streets": SimpleUploadedFile("街道.csv", STREETS.encode()), "seal": image(), "login": "wang", "display_name": "王老师",
        "password": PASSWORD, "again": PASSWORD, **said,
    }  # fmt: skip


def test_a_district_is_set_up_and_the_key_ring_shown_until_kept() -> None:
    client = Client()
    assert client.get("/setup/").status_code == 200
    assert client.post("/setup/", asked()).url == "/setup/key-ring/"
    page = client.get("/setup/key-ring/")
    assert current_ring().active in page.content.decode()
    assert page["Cache-Control"] == "no-store"
    assert client.post("/setup/key-ring/").status_code == 422
    assert client.post("/setup/key-ring/", {"kept": "on"}).url == "/desk/readiness/"
    assert client.get("/setup/key-ring/").status_code == 404
    district = Organisation.objects.get(code="WX")
    assert facts_about(district.ref)[-1] == KeyRingKept(district.ref)


def test_nobody_else_sees_the_key_ring() -> None:
    Client().post("/setup/", asked())
    assert Client().get("/setup/key-ring/").status_code == 404


@pytest.mark.parametrize("url", ["/setup/", "/setup/key-ring/", "/setup/template/streets/"])
@pytest.mark.parametrize("who", ["", "admin", "gu"])
def test_setup_is_gone_once_a_district_exists(cast: Cast, url: str, who: str) -> None:
    assert cast.client(who).get(url).status_code == 404
    assert cast.client(who).post(url, asked()).status_code in {404, 405}
    assert not Organisation.objects.filter(code="WX").exists()


def test_a_wrong_answer_stands_beside_its_field() -> None:
    page = Client().post("/setup/", asked(again="something else", initials="1"))
    assert page.status_code == 422
    assert "两遍密码不一样" in page.content.decode()
    page = Client().post("/setup/", asked(streets=SimpleUploadedFile("街道.csv", "区划代码,街道\n12,望溪街道\n".encode())))
    assert "第2行区划代码：" in page.content.decode().replace('<span class="nb">', "").replace("</span>", "")
    assert not Organisation.objects.exists()


def test_in_production_the_token_of_the_server_is_asked_for(settings, capsys) -> None:
    settings.PRODUCTION = True
    assert "安装口令" in Client().get("/setup/").content.decode()
    assert "安装口令不对" in Client().post("/setup/", asked(token="0000")).content.decode()
    assert not Organisation.objects.exists()
    call_command("setup_token")
    assert capsys.readouterr().out.strip() == setup_token()
    assert Client().post("/setup/", asked(token=setup_token().upper())).status_code == 302


@pytest.mark.parametrize("kind", ["streets", "stations"])
def test_templates_can_be_taken_along(kind: str) -> None:
    answer = Client().get(f"/setup/template/{kind}/")
    assert answer.content[:2] == b"PK"
    assert Client().get("/setup/template/other/").status_code == 404
