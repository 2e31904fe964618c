"""Figures on the invented stories, and that the bench counts as it says."""

import json
from datetime import date
from pathlib import Path

import pytest

from doorstep.knowledge.language.__main__ import main
from doorstep.knowledge.language.bench import lines_of, read_rows, scores
from doorstep.knowledge.language.understanding import understand

STORIES = Path(__file__).parent.parent / "cases" / "stories.jsonl"


def stories(half: str) -> list[dict]:
    return [row for row in read_rows(STORIES) if row["half"] == half]


@pytest.mark.parametrize(
    ("half", "floors"),
    [
        ("seen", {"claims": 0.95, "sums": 0.97, "dates": 0.97, "people": 0.97}),
        # Sentences nobody tuned on, in harder colloquial words: what an unseen worker may expect.
        ("held_out", {"claims": 0.75, "sums": 0.95, "dates": 0.95, "people": 0.95}),
    ],
)
def test_the_invented_stories_are_understood(half, floors):
    measured = {line.kind: scores(line.counts)[2] for line in lines_of(stories(half))}
    assert {kind: f1 for kind, f1 in measured.items() if f1 < floors[kind]} == {}
    assert set(measured) == set(floors)


@pytest.mark.parametrize("half", ["seen", "held_out"])
def test_days_are_reckoned_as_the_stories_were_made(half):
    wrong = []
    for row in stories(half):
        found = understand(row["text"], date.fromisoformat(row["told_on"])).dates
        days = {(one.value.first.isoformat(), one.value.last.isoformat()) for one in found}
        wrong += [(row["text"], days) for told in row["days"] if tuple(told) not in days]
    assert wrong == []


def test_there_are_three_hundred_stories_half_of_them_held_out():
    assert (len(stories("seen")), len(stories("held_out"))) == (150, 150)


def write(folder: Path, *rows: dict) -> None:
    (folder / "some.jsonl").write_text(
        "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8"
    )


def test_a_label_the_file_does_not_know_is_not_counted(tmp_path, capsys):
    write(tmp_path, {"text": "社保没交，欠我三个月工资没发", "claims": ["欠薪"]}, {"text": "今天天气很好", "claims": []})
    assert main(["bench", "--data", str(tmp_path)]) == 0
    assert "claims                 2 rows      1 labels  P 1.000" in capsys.readouterr().out


def test_labels_may_be_codes_and_names(tmp_path, capsys):
    write(
        tmp_path,
        {"text": "欠我三个月工资没发", "claims": ["wages_owed"]},
        {"text": "高温津贴一分没有，公司不给", "claims": ["高温津贴"]},
    )
    assert main(["bench", "--data", str(tmp_path)]) == 0
    assert "F1 1.000" in capsys.readouterr().out


def test_facts_are_compared_as_written(tmp_path, capsys):
    write(
        tmp_path,
        {
            "text": "2016年12月欠我3250元，去年3月起，我们八个人",
            "amounts_yuan": [3250],
            "dates": ["2016-12", "--03"],
            "people": [8],
        },
    )
    assert main(["bench", "--data", str(tmp_path)]) == 0
    assert capsys.readouterr().out.count("P 1.000 (1.000–1.000)  R 1.000") == 3


@pytest.mark.parametrize("content", [None, "not json\n"])
def test_a_folder_that_cannot_be_read_says_so(tmp_path, capsys, content):
    if content:
        (tmp_path / "some.jsonl").write_text(content, encoding="utf-8")
    assert main(["bench", "--data", str(tmp_path)]) == 2
    assert capsys.readouterr().err
