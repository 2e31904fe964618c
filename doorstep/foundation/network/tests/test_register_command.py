"""`manage.py import_register`: the same checks and the same writing as the desk's import."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from doorstep.foundation.network.models import Enterprise, RegisterImport
from tests.support.cast import Cast

from .test_register_import import _own_storage, as_csv, code, firm  # noqa: F401

pytestmark = pytest.mark.django_db


def run(path: Path, *options: str) -> None:
    call_command("import_register", "enterprises", str(path), "--district", "HA", *options)


def test_a_good_file_is_taken(cast: Cast, tmp_path: Path, capsys) -> None:
    path = tmp_path / "名册.csv"
    path.write_bytes(as_csv(firm(1), firm(2)))
    run(path)
    assert capsys.readouterr().out == "新增2，更新0，没有变化0，没有导入0\n"
    run(path)
    assert capsys.readouterr().out == "新增0，更新0，没有变化2，没有导入0\n"


def test_a_bad_row_stops_the_file_unless_chosen(cast: Cast, tmp_path: Path, capsys) -> None:
    path, report = tmp_path / "名册.csv", tmp_path / "问题.csv"
    path.write_bytes(as_csv(firm(1), firm(2, 职工人数="三十")))
    with pytest.raises(CommandError, match="1行有问题，一行也没有导入。第一处：第3行用工人数，应当是整数"):
        run(path, "--problems", str(report))
    assert "应当是整数" in report.read_text("utf-8-sig")
    assert RegisterImport.objects.get().state == "left"
    run(path, "--take-good-rows")
    assert Enterprise.objects.filter(uscc=code(1)).exists()
    assert capsys.readouterr().out == "新增1，更新0，没有变化0，没有导入1\n"


def test_an_unknown_district_or_file_is_said(cast: Cast, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="没有编号是XX的区"):
        call_command("import_register", "streets", "a.csv", "--district", "XX")
    with pytest.raises(CommandError, match="No such file"):
        run(tmp_path / "missing.csv")
