"""An empty house: a district is founded at /setup/, its key ring seen once, the check page says what is still missing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from .opening import opened_house
from .sheets import EXCEL, workbook
from .walking import DESK, Keys, Walker, walker_at

pytestmark = pytest.mark.browser
PASSWORD = "huaishu-menkou-dengta"


@pytest.fixture
def founder(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walker]:
    with opened_house(tmp_path_factory.mktemp("empty"), "--empty") as address:
        one = walker_at(chromium, address, Keys(), DESK)
        yield one
        one.page.context.close()


def _streets() -> bytes:
    names = enumerate(("槐安门街道", "柳河街道"), start=1)
    rows = [[f"99010100{number}", street, f"{street}总工会服务站"] for number, street in names]
    return workbook([["区划代码", "街道名称", "服务站"], *rows])


def _fill(walker: Walker) -> None:
    page = walker.page
    said = {
        "city_name": "槐州市总工会", "name": "槐安区总工会", "initials": "HA", "phone": "010-0000 1234",
        "login": "gu", "display_name": "顾老师", "password": PASSWORD, "again": PASSWORD,
    }  # fmt: skip
    for name, value in said.items():
        page.fill(f"input[name={name}]", value)
    page.select_option("select[name=region]", index=1)
    page.select_option("select[name=mediation_body]", index=1)
    page.set_input_files("input[name=streets]", {"name": "街道表.xlsx", "mimeType": EXCEL, "buffer": _streets()})


def test_a_district_is_founded_from_an_empty_house(founder: Walker) -> None:
    page = founder.page
    page.goto(founder.house)
    founder.look("empty-front")
    founder.go("/setup/")
    founder.look("setup")
    _fill(founder)
    founder.send()
    page.wait_for_url("**/setup/key-ring/")
    founder.look("setup-key-ring")
    assert len(page.input_value("#ring")) > 40
    page.check("input[name=kept]")
    founder.send()
    page.wait_for_url("**/account/login/**")
    gone = page.goto(founder.house + "/setup/key-ring/")
    assert gone is not None
    assert gone.status == 404, "the ring is shown once"

    founder.go("/account/login/?next=/desk/readiness/")
    founder.enter_password("gu", PASSWORD)
    page.wait_for_url("**/desk/readiness/")
    founder.look("setup-readiness")
    assert "槐安区总工会" in founder.says()
    assert "要补" in founder.says()
    closed = page.goto(founder.house + "/setup/")
    assert closed is not None
    assert closed.status == 404, "founded once"
