"""The docs say what the code is."""

import csv
import re
from pathlib import Path

import pytest
from django.apps import apps

from doorstep.wiring.reference import pages

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "docs/reference"


@pytest.mark.parametrize("name", ["facts.md", "actions.md", "pages.md", "states.md", "settings.md", "reactions.md"])
def test_reference_pages_are_as_the_code_is(name: str) -> None:
    assert (REFERENCE / name).read_text() == pages()[name], "run: manage.py write_reference"


def test_each_setting_and_each_action_is_told() -> None:
    empty = [
        line
        for name in ("settings.md", "actions.md")
        for line in (REFERENCE / name).read_text().splitlines()
        if line.endswith("|  |")
    ]
    assert empty == []


def glossary() -> dict[str, str]:
    with (ROOT / "docs/glossary.csv").open(encoding="utf-8") as file:
        return {row["identifier"]: row["zh"] for row in csv.DictReader(file)}


def test_each_model_is_a_word_of_the_glossary() -> None:
    words = glossary()
    wrong = []
    for model in apps.get_models():
        if model.__module__.startswith("doorstep."):
            noun = re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__).lower()
            zh = str(model._meta.verbose_name)
            if words.get(noun) != zh:
                wrong.append(f"{zh},{noun}: the glossary says {words.get(noun)}")
    assert wrong == []


def test_both_readmes_have_the_same_headings() -> None:
    counts = [len(re.findall(r"^#+ ", (ROOT / name).read_text(), re.M)) for name in ("README.md", "README.en.md")]
    assert counts[0] == counts[1] > 4


def test_the_two_commands_stand_in_both_readmes() -> None:
    for name in ("README.md", "README.en.md"):
        text = (ROOT / name).read_text()
        assert "make run" in text
        assert "make test" in text
