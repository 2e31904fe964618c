"""Who says beforehand what an adoption will move: rooms above register a way to count, as this room knows none of them."""

from collections.abc import Callable
from dataclasses import dataclass

from doorstep.knowledge.setting import Setting


@dataclass(frozen=True)
class Moves:
    """How many things would move; `is_exact` False: at most so many."""

    label: str
    count: int
    is_exact: bool = True

    @property
    def words(self) -> str:
        if not self.count:
            return f"{self.label}：都不变"
        return f"{self.label}：{self.count:,}件会变" if self.is_exact else f"{self.label}：最多{self.count:,}件会变"


Mover = Callable[[str, Setting], Moves]
_movers: dict[str, Mover] = {}


def register_mover(name: str, mover: Mover) -> None:
    """`mover(region, setting)` counts what would move if `setting` held, and changes nothing."""
    _movers[name] = mover


def moves_if(region: str, setting: Setting) -> list[Moves]:
    return [mover(region, setting) for mover in _movers.values()]
