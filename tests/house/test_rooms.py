"""The house rules that a machine can hold: furniture, names, directions, sizes, templates."""

import ast
import csv
import re
import subprocess
import sys
from collections.abc import Iterator
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
    "gateways", "register", "cases", "management", "migrations", "tests",
}  # fmt: skip
JUNK = re.compile(r"(^|/)(utils?|helpers?|misc|common|managers?2?|temp|legacy|old|new|v2)(\.py|/|$)")
REGIONS = ["北京", "东城", "beijing", "dongcheng"]
DOMAIN_NOUNS = ["matter", "lead", "alert", "visit", "dispute", "mediation", "enterprise", "worker", "competition"]


TEMPLATES = list(HOUSE.rglob("templates/**/*.html"))
SCRIPTS = [path for path in HOUSE.rglob("static/**/*.js") if "vendor" not in path.parts]


def python_files(folder: Path = HOUSE) -> list[Path]:
    return [path for path in folder.rglob("*.py") if "migrations" not in path.parts]


def product_files() -> list[Path]:
    return [path for path in python_files() if "tests" not in path.parts]


def room_of(path: Path) -> Path:
    """The room, door or floor a file belongs to."""
    parts = path.relative_to(HOUSE).parts
    if len(parts) == 1:
        return HOUSE
    rooms = parts[0] in {"foundation", "services", "doors"} and len(parts) > 2
    return HOUSE.joinpath(*parts[: 2 if rooms else 1])


def said(paths: list[str]) -> None:
    assert not paths, "\n".join(paths)


def inside(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_a_room_has_only_known_furniture_or_files_named_for_its_subject(room: Path) -> None:
    names = {entry.name for entry in room.iterdir() if entry.name != "__pycache__"}
    folders = {name for name in names if (room / name).is_dir()}
    said(sorted(f"{room.name}/{name}: unknown folder" for name in folders - FURNITURE))


def test_the_furniture_is_told_in_the_architecture() -> None:
    section = (ROOT / "docs/architecture.md").read_text().partition("## A room's furniture\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (`.+?) \|", section, re.M)
    told = {name.strip("/") for row in rows for name in re.findall(r"`(\S+?)`", row)}
    assert told == FURNITURE


OTHERS = [*sorted((HOUSE / "doors").glob("[a-z]*/")), HOUSE / "knowledge", HOUSE / "wiring", HOUSE / "demo"]


@pytest.mark.parametrize("place", [*ROOMS, *OTHERS], ids=lambda path: path.name)
def test_each_room_and_each_door_has_a_page_about_itself(place: Path) -> None:
    lines = (place / "README.md").read_text().splitlines()
    assert lines[0].startswith("# ")
    assert 5 <= len(lines) <= 100


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


def places() -> list[str]:
    """Stems of the streets of the demo district, and the regions above them."""
    with (HOUSE / "demo/data/streets.csv").open(encoding="utf-8") as file:
        return [row["street"].removesuffix("街道") for row in csv.DictReader(file)] + REGIONS


def test_no_place_stands_in_the_code() -> None:
    """Places are data. `labourlaw/regions/<code>/` is where local law lives, and settings name the region chosen."""
    names, wrong = places(), []
    assert len(names) == 17 + len(REGIONS)
    for path in [*product_files(), *TEMPLATES, *SCRIPTS]:
        if "regions" not in path.parts:
            text = path.read_text().lower()
            wrong += [f"{inside(path)}: {place}" for place in names if place in text]
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


def test_a_relative_import_stays_in_its_room() -> None:
    wrong = []
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and node.level:
                start = path.parents[node.level - 1]
                target = start.joinpath(*(node.module or "").split("."))
                if room_of(target / "x.py") != room_of(path):
                    wrong.append(f"{inside(path)}:{node.lineno}")
    said(wrong)


def test_imports_keep_to_the_contracts() -> None:
    """In a process of its own: the linter sets up logging anew, which would silence every logger of this one."""
    lint = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr


LONGEST_PAGE = 25
EXAMPLES = "foundation/kit/pages/gallery.py"  # not pages that work: every piece of the kit, one after another


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef):
            yield node


def test_functions_of_pages_are_short() -> None:
    pages = [path for path in product_files() if {"pages", "pages.py"} & set(path.parts)]
    wrong = []
    for path in pages:
        if not path.as_posix().endswith(EXAMPLES):
            sizes = {one.name: (one.end_lineno or one.lineno) - one.lineno + 1 for one in functions(path)}
            wrong += [f"{inside(path)}: {name} has {size} lines" for name, size in sizes.items() if size > LONGEST_PAGE]
    assert len(pages) > 30
    said(wrong)
