"""An administrator brings in a register of enterprises with one bad row; jobs run in the house's own worker."""

import pytest
from stdnum.cn import uscc

from .sheets import EXCEL, workbook
from .walking import Walker

pytestmark = pytest.mark.browser
HEAD = ["企业名称", "信用代码", "所属街道", "联系电话", "职工人数"]


def _code(number: int) -> str:
    body = f"91990101MA0HYX{number:03}"
    return body + uscc.calc_check_digit(body)


def _register() -> bytes:
    rows = [
        [f"槐荫示例{kind}有限公司", _code(n), "东直门街道", "010-0000 6600", 20 + n]
        for n, kind in enumerate(("餐饮", "物业"))
    ]
    return workbook([HEAD, *rows, ["槐荫示例超市有限公司", "91990101MA0", "没有这条街道", "", "很多"]])


def test_good_rows_come_in_and_bad_ones_are_named(at_desk: Walker) -> None:
    page = at_desk.page
    at_desk.login("admin")
    at_desk.use_second_factor()
    at_desk.go("/desk/register/upload/")
    page.check("input[name=kind][value=enterprises]")
    page.set_input_files("input[name=file]", {"name": "用人单位.xlsx", "mimeType": EXCEL, "buffer": _register()})
    at_desk.look("register-upload")
    at_desk.send()
    page.wait_for_selector("text=哪一列是什么")
    at_desk.look("register-columns")
    page.click("button:has-text('核对每一行')")
    page.wait_for_selector("text=核对结果")
    at_desk.look("register-preview")
    assert "没有这条街道" in at_desk.says() or "街道" in page.inner_text("main table")

    page.check("input[name=take_good_rows]")
    page.click("button:has-text('开始导入')")
    page.wait_for_selector("dt:has-text('新增')", timeout=60_000)
    at_desk.look("register-report")
    assert page.inner_text("dt:has-text('新增') + dd") == "2"
    assert page.inner_text("dt:has-text('没有导入') + dd") == "1"
    at_desk.go("/desk/enterprises/?q=槐荫示例餐饮")
    assert "槐荫示例餐饮有限公司" in at_desk.says()
