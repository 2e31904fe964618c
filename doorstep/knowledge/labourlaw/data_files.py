"""Reads this core's own dated data files: national ones here, local ones under regions/<code>/."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.labourlaw.calendar import Calendar, Year, year_from_row

HERE = Path(__file__).parent
REGIONS = HERE / "regions"


@cache
def read_yaml(path: Path) -> Mapping[str, Any]:
    """The file as a mapping; empty when there is no such file."""
    if not path.exists():
        return {}
    import yaml  # slow to import, and many a process reckons nothing

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader) or {}  # noqa: S506  both are safe loaders


def region_folder(region: str | None) -> Path | None:
    """The folder of an installation's region, or nothing when it has none."""
    if region is None:
        return None
    if not region.isidentifier():
        raise BadInput("region", "地区代码只用字母、数字和下划线。")
    folder = REGIONS / region
    return folder if folder.is_dir() else None


def reference_region() -> str | None:
    """The region the project's own case files are written for."""
    return read_yaml(HERE / "regions" / "index.yaml").get("reference")


def load_calendar(extra_rows: Iterable[Mapping[str, Any]] = ()) -> Calendar:
    """The national calendar; `extra_rows` ({year, days_off, make_up_workdays, statutory_holidays, source,
    checked_on, confidence}) adopted by people override a year. Raises BadInput for a row it cannot read."""
    rows = read_yaml(HERE / "data" / "calendar.yaml")["years"]
    years = {int(year): year_from_row(row) for year, row in rows.items()}
    for row in extra_rows:
        year = row.get("year")
        if isinstance(year, bool) or not isinstance(year, int) or not 1900 <= year <= 2200:
            raise BadInput("year", "请填四位年份。")
        years[year] = year_from_row(row, years.get(year, Year()))
    return Calendar.of(years)
