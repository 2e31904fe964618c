"""Codes for buildings and enterprises: the district's initials and a running number."""

from typing import Any

from doorstep.foundation.network.models import Building, Enterprise, Organisation

_SERIES: dict[str, tuple[Any, str, int]] = {"buildings": (Building, "L", 5), "enterprises": (Enterprise, "Q", 6)}


class CodeSeries:
    """Inside an action: the district's row is locked, so two who register at once do not get one code."""

    def __init__(self, district: Organisation, kind: str) -> None:
        model, mark, self.width = _SERIES[kind]
        Organisation.objects.select_for_update().get(pk=district.pk)
        self.prefix = f"{district.code}-{mark}"
        last = model._default_manager.filter(district=district, code__startswith=self.prefix).order_by("-code").first()
        self.number = int(last.code.removeprefix(self.prefix)) if last else 0

    def next(self) -> str:
        self.number += 1
        return f"{self.prefix}{self.number:0{self.width}d}"
