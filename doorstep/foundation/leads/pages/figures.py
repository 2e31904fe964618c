"""Kept figures of a fitted router as rows to read: each in percent with its interval, the better one told in words."""

from dataclasses import dataclass
from typing import Any

LABELS = {
    "precision": "分成劳动方面的，说对了多少", "recall": "真是劳动方面的，找到了多少", "f1": "合起来看",
}  # fmt: skip


@dataclass(frozen=True)
class FigureRow:
    label: str
    router: str
    router_between: str
    lexicon: str
    lexicon_between: str
    says: str


def rows_of(figures: dict[str, Any]) -> list[FigureRow]:
    return [_row(name, label, figures) for name, label in LABELS.items()]


def _row(name: str, label: str, figures: dict[str, Any]) -> FigureRow:
    router, lexicon = figures["router"][name], figures["lexicon"][name]
    return FigureRow(
        label, _percent(router[0]), _between(router), _percent(lexicon[0]), _between(lexicon), _says(router, lexicon)
    )


def _says(router: list[float], lexicon: list[float]) -> str:
    """Better only when the other's figure lies outside the interval; else nobody can tell yet."""
    if router[1] > lexicon[0]:
        return "新办法更好"
    if router[2] < lexicon[0]:
        return "现在的更好"
    return "差不多，分不出高低"


def _percent(value: float) -> str:
    return f"{value * 100:.0f}%"


def _between(figure: list[float]) -> str:
    return f"{figure[1] * 100:.0f}%到{figure[2] * 100:.0f}%"
