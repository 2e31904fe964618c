"""Rows of small boxes under one another, and a month as two boxes. Further rows come by a button, so they need no scripts;
where it is allowed, rows may be pasted from a spreadsheet."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

FIRST_ROWS, MORE_ROWS, MOST_HELD = 3, 2, 400
_CELL_ENDS = re.compile(r"[\t,，;；]+|\s{2,}")


class MonthInput(forms.Widget):
    """年 月 as two boxes; the field gets `2026-9`."""

    template_name = "kit/widgets/month.html"
    use_fieldset = True

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str:
        year, month = (str(data.get(f"{name}_{part}", "")).strip() for part in ("year", "month"))
        return f"{year}-{month}" if year or month else ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["year"], _, month = str(value or "").partition("-")
        context["month"] = month.lstrip("0")
        return context

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_year" if id_ else id_


class MonthField(forms.Field):
    """Cleans to "YYYY-MM"."""

    widget = MonthInput

    def to_python(self, value: Any) -> str:
        if not value:
            return ""
        year, _, month = str(value).partition("-")
        if not (
            year.isdecimal()
            and month.isdecimal()
            and len(year + month) < 9
            and 1900 <= int(year) <= 2199
            and 1 <= int(month) <= 12
        ):
            raise forms.ValidationError("年月请写成四位的年、1到12的月，比如2026年9月。")
        return f"{int(year):04}-{int(month):02}"


@dataclass(frozen=True)
class Column:
    name: str
    label: str
    field: forms.Field
    wide: bool = False


class RowsInput(forms.Widget):
    """One line per row; `more` in the posted data shows further empty ones. With `paste` a box takes lines of a
    spreadsheet, one cell per column in order."""

    template_name = "kit/widgets/rows.html"
    use_fieldset = True

    def __init__(self, columns: Sequence[Column], paste: bool = False) -> None:
        super().__init__()
        self.columns, self.paste, self.shown = columns, paste, FIRST_ROWS

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[dict[str, Any]]:
        count = str(data.get(f"{name}_rows", ""))
        held = min(int(count[:9]), MOST_HELD) if count.isdecimal() else 0
        rows = [self._row(data, files, f"{name}_{number}") for number in range(held)]
        if pasted := str(data.get(f"{name}_pasted", "")) if self.paste else "":
            rows = [row for row in rows if any(row.values())] + self._lines(pasted)
        self.shown = len(rows) + (MORE_ROWS if "more" in data else 0)
        return rows

    def _row(self, data: Mapping[str, Any], files: Any, name: str) -> dict[str, Any]:
        return {one.name: one.field.widget.value_from_datadict(data, files, f"{name}_{one.name}") for one in self.columns}

    def _lines(self, pasted: str) -> list[dict[str, Any]]:
        names = [one.name for one in self.columns]
        lines = [line.strip() for line in pasted.splitlines() if line.strip()][:MOST_HELD]
        return [dict(zip(names, [cell.strip() for cell in _CELL_ENDS.split(line)], strict=False)) for line in lines]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        rows = list(value or [])
        rows += [{}] * max(0, max(self.shown, FIRST_ROWS) - len(rows))
        context["count"] = len(rows)
        context["rows"] = [self._cells(name, number, row) for number, row in enumerate(rows)]
        context["paste"] = "、".join(one.label for one in self.columns) if self.paste else ""
        return context

    def _cells(self, name: str, number: int, row: Mapping[str, Any]) -> list[dict[str, Any]]:
        cells = []
        for one in self.columns:
            key = f"{name}_{number}_{one.name}"
            attrs = {"id": f"id_{key}", "aria-label": f"第{number + 1}行，{one.label}"}
            html = one.field.widget.render(key, row.get(one.name), attrs)
            cells.append({"label": one.label, "html": html, "wide": one.wide})
        return cells


class RowsField(forms.Field):
    """Cleans to [{column: value}]; empty rows are left out. A wrong cell is named by its row and column."""

    def __init__(self, columns: Sequence[Column], most: int, paste: bool = False, **kwargs: Any) -> None:
        self.columns, self.most = columns, most
        super().__init__(widget=RowsInput(columns, paste), **kwargs)

    def to_python(self, value: Any) -> list[dict[str, Any]]:
        rows = [row for row in value or [] if isinstance(row, Mapping) and any(row.values())]
        if len(rows) > self.most:
            raise forms.ValidationError(f"一次最多算{self.most}行，现在有{len(rows)}行。请分两次算。")
        return [self._row(number, row) for number, row in enumerate(rows, start=1)]

    def _row(self, number: int, row: Mapping[str, Any]) -> dict[str, Any]:
        cleaned = {}
        for one in self.columns:
            try:
                cleaned[one.name] = one.field.clean(row.get(one.name))
            except forms.ValidationError as error:
                raise forms.ValidationError(f"第{number}行的“{one.label}”：{error.messages[0]}") from None
        return cleaned
