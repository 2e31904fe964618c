"""The house rules that a machine can hold: furniture, names, directions, templates."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "doorstep"
ROOMS = sorted(
    room
    for floor in ("foundation", "services")
    for room in (HOUSE / floor).iterdir()
    if room.is_dir() and (room / "apps.py").exists()
)
FURNITURE = {
    "README.md", "__init__.py", "apps.py", "models", "models.py", "states.py", "rules.py", "facts.py", "actions",
    "queries", "queries.py", "hears.py", "documents", "pages", "api.py", "templates", "templatetags", "static", "data",
    "management", "migrations", "tests",
}  # fmt: skip
JUNK = re.compile(r"(^|/)(utils?|helpers?|misc|common|managers?2?|temp|legacy|old|new|v2)(\.py|/|$)")
PLACES = ["北京", "东城", "朝阳门", "东直门", "龙潭", "东四", "前门", "天坛", "beijing", "dongcheng"]
DOMAIN_NOUNS = ["matter", "lead", "alert", "visit", "dispute", "mediation", "enterprise", "worker", "competition"]


def python_files(folder: Path = HOUSE) -> list[Path]:
    return [path for path in folder.rglob("*.py") if "migrations" not in path.parts]


def product_files() -> list[Path]:
    return [path for path in python_files() if "tests" not in path.parts]


def said(paths: list[str]) -> None:
    assert not paths, "\n".join(paths)


def inside(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_a_room_has_only_known_furniture_or_files_named_for_its_subject(room: Path) -> None:
    names = {entry.name for entry in room.iterdir() if entry.name != "__pycache__"}
    folders = {name for name in names if (room / name).is_dir()}
    said(sorted(f"{room.name}/{name}: unknown folder" for name in folders - FURNITURE - {"gateways", "cases", "register"}))
    assert (room / "README.md").exists(), f"{room.name} has no README.md"


def test_no_path_is_a_junk_drawer() -> None:
    said([inside(path) for path in HOUSE.rglob("*") if JUNK.search(inside(path)) and "vendor" not in path.parts])


def test_kit_stays_small_and_knows_no_domain_word() -> None:
    files = [
        path for path in python_files(HOUSE / "foundation/kit") if "tests" not in path.parts and path.name != "__init__.py"
    ]
    assert len(files) <= 22, [path.name for path in files]
    wrong = []
    for path in files:
        code = "\n".join(line.split("#")[0] for line in path.read_text().splitlines())
        names = set(re.findall(r"\b(?:def|class)\s+(\w+)", code))
        wrong += [f"{path.name}: {name}" for name in names for noun in DOMAIN_NOUNS if noun in name.lower().split("_")]
    said(wrong)


def test_no_place_stands_in_the_code() -> None:
    """Places are data. `labourlaw/regions/<code>/` is where local law lives, and settings name the region chosen."""
    wrong = []
    for path in product_files():
        if "regions" in path.parts or path.name == "settings.py":
            continue
        text = path.read_text()
        wrong += [f"{inside(path)}: {place}" for place in PLACES if place in text]
    said(wrong)


def test_nothing_is_triggered_by_saving() -> None:
    said(
        [
            inside(path)
            for path in product_files()
            if re.search(r"\b(post|pre)_(save|delete)\b.*connect|import.*post_save", path.read_text())
        ]
    )


def test_pages_find_objects_only_through_access() -> None:
    wrong = []
    for path in product_files():
        if "pages" in path.parts and "kit" not in path.parts:
            text = path.read_text()
            wrong += [
                f"{inside(path)}: {what}"
                for what in ("get_object_or_404", ".objects", "transaction.atomic", ".save(")
                if what in text
            ]
    said(wrong)


def test_knowledge_reads_no_clock() -> None:
    wrong = [
        inside(path)
        for path in product_files()
        if "knowledge" in path.parts and re.search(r"\.(today|now|utcnow)\(\)|time\.time\(", path.read_text())
    ]
    said(wrong)


TEMPLATES = list(HOUSE.rglob("templates/**/*.html"))


def test_templates_are_short() -> None:
    said([f"{inside(path)}: {count} lines" for path in TEMPLATES if (count := len(path.read_text().splitlines())) > 120])


def test_templates_carry_no_inline_script_or_style() -> None:
    pattern = re.compile(r"<style|\sstyle=|<script(?![^>]*\bsrc=)|\son(click|change|submit|load|input)=|javascript:", re.I)
    said([f"{inside(path)}: {hit.group()}" for path in TEMPLATES if (hit := pattern.search(path.read_text()))])


def test_no_file_knows_another_machine() -> None:
    wrong = []
    for path in [*product_files(), *TEMPLATES, *ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        if re.search(r"/work/|/root/|/home/\w+/", path.read_text()):
            wrong.append(inside(path))
    said(wrong)
