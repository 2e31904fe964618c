"""The docs say what the code is."""

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

from doorstep.wiring.reference import libraries, pages, rights

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "docs/reference"
READMES = [ROOT / "README.md", ROOT / "README.en.md"]
PAGES = [*READMES, *sorted((ROOT / "docs").rglob("*.md")), *sorted((ROOT / "doorstep").rglob("README.md"))]


def inside(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("name", sorted(pages()))
def test_reference_pages_are_as_the_code_is(name: str) -> None:
    assert (REFERENCE / name).read_text() == pages()[name], "run: manage.py write_reference"


def test_no_reference_page_is_left_over() -> None:
    assert {path.name for path in REFERENCE.iterdir()} == set(pages())


def test_each_setting_and_each_action_is_told() -> None:
    empty = [
        line
        for name in ("settings.md", "actions.md")
        for line in (REFERENCE / name).read_text().splitlines()
        if line.endswith("|  |")
    ]
    assert empty == []


@pytest.mark.parametrize("room", rights.ROOMS)
def test_each_predicate_of_the_rules_has_words_and_no_words_lie_about(room: str) -> None:
    used = {name for rule in rights.ROOMS[room].MAY.values() for name in rights.predicates_of(rule)}
    assert used == set(rights.told()[room]["predicates"])


def test_the_libraries_told_are_those_declared() -> None:
    assert set(libraries.told()) == libraries.declared()


@pytest.mark.parametrize("name", sorted(libraries.told()))
def test_the_licence_told_is_the_one_the_package_states(name: str) -> None:
    try:
        package = metadata(name)
    except PackageNotFoundError:
        pytest.skip(f"{name} is for another system")
    licence = libraries.told()[name][0]
    stated = " ".join(
        [package.get("License-Expression") or "", package.get("License") or "", *package.get_all("Classifier", [])]
    )
    assert re.split(r"[- ]", licence)[0] in stated
    assert ("LGPL" in stated or "Lesser" in stated) == licence.startswith("LGPL")
    assert not re.search(r"\bA?GPL|Affero|GNU General", stated)


def test_both_readmes_have_the_same_headings() -> None:
    counts = [len(re.findall(r"^#+ ", path.read_text(), re.M)) for path in READMES]
    assert counts[0] == counts[1] > 4


def test_the_two_commands_stand_in_both_readmes() -> None:
    for path in READMES:
        assert "make run" in path.read_text()
        assert "make test" in path.read_text()


def test_each_link_and_picture_is_there() -> None:
    missing = []
    for page in PAGES:
        links = re.findall(r"\]\(([^)\s#]+)(?:#[^)]*)?\)", page.read_text())
        own = [link for link in links if not re.match(r"[a-z]+:", link)]
        missing += [f"{inside(page)}: {link}" for link in own if not (page.parent / link).exists()]
    assert missing == []


def test_each_command_named_exists_and_would_run_as_written() -> None:
    wrong, known = [], get_commands()
    for page in PAGES:
        for name, rest in re.findall(r"manage\.py (\w+)((?: [^`\n|]*)?)", page.read_text()):
            problems = _problems(known, name, rest.partition("#")[0]) if name in known else ["no such command"]
            wrong += [f"{inside(page)}: manage.py {name}: {problem}" for problem in problems]
    assert wrong == []


def _problems(known: dict[str, str], name: str, arguments: str) -> list[str]:
    """Options it does not have; or none of several of which one must be given."""
    parser = load_command_class(known[name], name).create_parser("manage.py", name)
    options = set(re.findall(r"--[a-z][\w-]*", arguments))
    unknown = [f"no {option}" for option in sorted(options) if option not in parser._option_string_actions]
    choices = [
        {option for action in group._group_actions for option in action.option_strings}
        for group in parser._mutually_exclusive_groups
        if group.required and arguments.strip(" ]")
    ]
    return unknown + [f"needs one of {sorted(choice)}" for choice in choices if not choice & options]


def test_each_target_of_make_named_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.M))
    named = {name for page in PAGES for name in re.findall(r"(?:`|^)make ([a-z]+)\b", page.read_text(), re.M)}
    assert named - targets == set()
    assert {"run", "test"} <= named


def test_the_way_to_production_names_each_setting_and_no_other() -> None:
    read = set(re.findall(r"[\"'](DOORSTEP_\w+|DATABASE_URL)[\"']", (ROOT / "doorstep/settings.py").read_text()))
    told = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs/deploy.md").read_text(), re.M)
    assert sorted(told) == sorted(read)
    words = {word for page in PAGES for word in re.findall(r"\bDOORSTEP_[A-Z_]+\b", page.read_text())}
    assert words - read == set()


def test_settings_alone_read_our_environment() -> None:
    pattern = re.compile(r"(environ|getenv)[^\n]*DOORSTEP_")
    files = [path for path in (ROOT / "doorstep").rglob("*.py") if "tests" not in path.parts and path.name != "settings.py"]
    assert [inside(path) for path in files if pattern.search(path.read_text())] == []
