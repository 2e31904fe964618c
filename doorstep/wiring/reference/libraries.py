"""The libraries that run in production, what for, and their licences."""

import re
import tomllib
from pathlib import Path

import yaml
from django.conf import settings

from .sheet import sheet, table

SOURCE = Path(__file__).parents[1] / "data" / "libraries.yaml"


def told() -> dict[str, list[str]]:
    """Name → licence, what for."""
    return yaml.safe_load(SOURCE.read_text(encoding="utf-8"))


def declared() -> set[str]:
    """What `pyproject.toml` asks for at run time, production's own included; markers and versions left out."""
    project = tomllib.loads((Path(settings.BASE_DIR) / "pyproject.toml").read_text())["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["prod"]]
    return {re.split(r"[\[<>=;! ]", line)[0] for line in asked}


def as_page() -> str:
    rows = [[name, *told()[name]] for name in sorted(told(), key=str.lower)]
    lesser = ", ".join(name for name, licence, _ in rows if licence.startswith("LGPL"))
    intro = (
        "What runs in production. Ranges stand in `pyproject.toml`, exact versions and hashes in `requirements-prod.txt`. "
        f"None is under GPL or AGPL. Those under LGPL ({lesser}) are used as unmodified libraries.\n"
    )
    return sheet("Libraries and their licences", intro, table(["library", "licence", "what for"], rows))
