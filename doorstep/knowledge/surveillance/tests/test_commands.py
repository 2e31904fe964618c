"""The commands hold for any folder of the form, and say in a sentence what is wrong with another."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from doorstep.knowledge.surveillance.__main__ import main
from doorstep.knowledge.surveillance.benchmark.directory import UnreadableDirectory, read
from doorstep.knowledge.surveillance.benchmark.measuring import measure

from .sample import SAMPLE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "set"
    shutil.copytree(SAMPLE, copy)
    return copy


def cells(path: Path) -> list[list[str]]:
    return [line.split(",") for line in path.read_text().splitlines()]


def put(path: Path, rows: list[list[str]]) -> None:
    path.write_text("\n".join(",".join(row) for row in rows) + "\n")


def test_the_sample_agrees_with_r(capsys: pytest.CaptureFixture) -> None:
    assert main(["agree", str(SAMPLE)]) == 0
    said = capsys.readouterr().out
    assert said.endswith("all as promised\n")
    assert "NO" not in said
    assert said.count("nb bound 0.01") == 4


def test_one_number_of_r_changed_is_found(folder: Path, capsys: pytest.CaptureFixture) -> None:
    import gzip

    file = folder / "r_farrington_P.csv.gz"
    head, first, *rest = gzip.decompress(file.read_bytes()).decode().splitlines()
    row = first.split(",")
    row[head.split(",").index("eta")] = "0.9"
    file.write_bytes(gzip.compress("\n".join([head, ",".join(row), *rest]).encode()))
    assert main(["agree", str(folder)]) == 1
    assert "mu0" in [line.split()[0] for line in capsys.readouterr().out.splitlines() if line.endswith("NO")]


def test_measures_are_what_their_words_say() -> None:
    bench = read(SAMPLE)
    perfect = measure(bench, bench.cases > 0)
    assert (perfect["fpr_clean"].value, perfect["sensitivity"].value, perfect["ppv"].value) == (0, 1, 1)
    assert perfect["pod"].value == 1
    never = measure(bench, np.zeros(bench.cases.shape, bool))
    ill = bench.strength > 0
    assert never["pod"].value == 0
    assert never["delay_capped"].value == pytest.approx((bench.end - bench.start + 1)[ill].mean())
    assert np.isnan(never["ppv"].value)
    always = measure(bench, np.ones(bench.cases.shape, bool))
    assert (always["fpr_clean"].value, always["pod1"].value, always["delay"].value, always["specificity"].value) == (
        1,
        1,
        0,
        0,
    )
    assert always["fpr_clean"].low == always["fpr_clean"].high == 1


@pytest.mark.parametrize("name", ["farrington", "farrington-r", "C2", "count-rule"])
def test_each_method_is_measured(name: str, capsys: pytest.CaptureFixture) -> None:
    assert main(["measure", str(SAMPLE), "--method", name]) == 0
    assert "fpr_clean" in capsys.readouterr().out


def test_a_rule_without_a_tail_takes_none(capsys: pytest.CaptureFixture) -> None:
    assert main(["measure", str(SAMPLE), "--method", "count-rule", "--alpha", "0.01"]) == 2
    assert "alpha" in capsys.readouterr().err


def test_gaps_silence_and_counts_beyond_belief_are_told_and_masked(folder: Path, capsys: pytest.CaptureFixture) -> None:
    rows = cells(folder / "counts.csv")
    for row in rows[1:]:
        row[1] = "0"
    rows[600][2], rows[580][3] = "10000000", ""
    del rows[590:592]
    put(folder / "counts.csv", rows)
    assert main(["measure", str(folder)]) == 0
    said = capsys.readouterr().out
    assert "week 600 of s2 holds a count beyond belief" in said
    assert "masked: 31 missing cells" in said
    assert "1 series have no case at all (s1)" in said


@pytest.mark.parametrize(
    ("where", "cell", "words"),
    [
        ((5, 1), "-1", "week 5, column s1: -1"),
        ((5, 2), "2.5", "week 5, column s2: 2.5"),
        ((5, 2), "inf", "cannot be a count"),
        ((5, 2), "many", "“many” is not a number"),
        ((5, 0), "4", "different whole numbers"),
        ((624, 0), "999999", "far from all others"),
        ((0, 1), "x1", "s1, s2"),
        ((0, 1), "s2", "its series are not those"),
    ],
)
def test_a_bad_cell_is_refused_with_its_place(
    folder: Path, capsys: pytest.CaptureFixture, where: tuple, cell: str, words: str
) -> None:
    rows = cells(folder / "counts.csv")
    rows[where[0]][where[1]] = cell
    put(folder / "counts.csv", rows)
    assert main(["measure", str(folder)]) == 2
    assert words in capsys.readouterr().err


def test_an_outbreak_in_weeks_still_to_come_is_refused(folder: Path) -> None:
    rows = cells(folder / "current_outbreak_cases.csv")
    rows[-1][0] = "700"
    put(folder / "current_outbreak_cases.csv", rows)
    with pytest.raises(UnreadableDirectory, match="week 700 lies outside"):
        read(folder)


@pytest.mark.parametrize("name", ["counts.csv", "meta.csv", "current_outbreak_cases.csv"])
@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe\x00", b"week,s1\n", b"week,s1\n1,2,3\n"])
def test_a_file_that_is_missing_or_broken_is_named(folder: Path, name: str, content: bytes | None) -> None:
    (folder / name).unlink()
    if content is not None:
        (folder / name).write_bytes(content)
    with pytest.raises(UnreadableDirectory, match=name):
        read(folder)


def test_nothing_to_compare_with_is_said(folder: Path, capsys: pytest.CaptureFixture) -> None:
    for file in folder.glob("r_*"):
        file.unlink()
    assert main(["agree", str(folder)]) == 2
    assert "r_farrington_P" in capsys.readouterr().err


def test_speed_prints_a_line_for_each_and_asks_for_r_only_when_told(
    capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert main(["speed", str(SAMPLE), "--with-r"]) == 2
    assert "Rscript is not installed" in capsys.readouterr().err
    monkeypatch.setattr("doorstep.knowledge.surveillance.benchmark.speed.RUNS", 1)
    assert main(["speed", str(SAMPLE)]) == 0
    assert "Farrington mle" in capsys.readouterr().out
