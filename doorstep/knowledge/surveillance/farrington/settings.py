"""What Farrington's flexible method is told: Noufaily et al., Stat. Med. 32 (2013) 1206, as R's surveillance 1.20.3 names it."""

from dataclasses import dataclass

from doorstep.knowledge.errors import BadInput

YEAR = 52


@dataclass(frozen=True)
class Settings:
    """`years` of reference (R's b), `half_window` weeks each side (w), `levels` of season (noPeriods), `past` weeks before now left
    out (pastWeeksNotIncluded), `outlier` residual from which a past week is weighted down, `trend_p` below which a trend is kept."""

    years: int = 5
    half_window: int = 3
    levels: int = 10
    past: int = 26
    outlier: float = 2.58
    trend_p: float = 1.0
    fewest_cases: int = 5
    case_weeks: int = 4

    def __post_init__(self) -> None:
        between = YEAR - 2 * self.half_window - 1
        if not (self.years >= 1 and self.half_window >= 0 and 2 <= self.levels <= between + 1 and 0 <= self.past < YEAR):
            raise BadInput("settings", "年数至少 1，季节层数 2 到 46，略去的近期周数 0 到 51。")

    @property
    def history(self) -> int:
        """Weeks needed before the week judged."""
        return self.years * YEAR + self.half_window


NOUFAILY = Settings()
R_DEFAULTS_TEN_LEVELS = Settings(past=3, trend_p=0.05)
