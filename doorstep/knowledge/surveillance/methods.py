"""Every detector under one name and one call, so that each is measured in the same way."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from doorstep.knowledge.errors import BadInput

from .count_rules import CountRule
from .cusum import nb_cusum
from .ears import ears
from .farrington.bounds import bound_of
from .farrington.detecting import farrington
from .flare_ups import flare_ups
from .series import Flags, Floats, Whole, checked, checked_weeks

Detect = Callable[[Floats, Whole, float], Flags]


@dataclass(frozen=True)
class Method:
    """`alarms(counts (series, weeks), weeks judged, alpha)` → (series, weeks judged). `alpha` its default; None: it takes none."""

    title: str
    alarms: Detect
    alpha: float | None


def _farrington(mode: str, kind: str) -> Detect:
    def alarms(counts: Floats, weeks: Whole, alpha: float) -> Flags:
        found = farrington(counts, weeks, mode=mode, alpha=alpha)
        if kind == "nbPlugin":
            return found.alarm
        with np.errstate(invalid="ignore"):
            return np.asarray((found.y > bound_of(found.baseline, alpha, kind)) & found.enough & (found.y > 0))

    return alarms


def _cusum(counts: Floats, weeks: Whole, alpha: float) -> Flags:
    """From the first week judged on, against Farrington's baseline, which leaves out the half year before."""
    found = farrington(counts, weeks, fit_all=True)
    return nb_cusum(counts[:, weeks], np.exp(found.baseline.eta), found.baseline.phi).alarm


def _ears(method: str) -> Detect:
    def alarms(counts: Floats, weeks: Whole, alpha: float) -> Flags:
        return ears(counts, weeks, method, alpha=alpha, least_sd=0.0).alarm & (counts[:, weeks] > 0)

    return alarms


def weekly_count_rule(counts: Floats, weeks: Whole, alpha: float = 0.0, rule: CountRule = CountRule()) -> Flags:  # noqa: B008
    """The count rule where only weekly counts are known, each report taken for another person: the sum of the last days/7 weeks comes to
    reach `rule.sources`."""
    span = max(1, rule.days // 7)
    y = checked(counts).y
    asked = checked_weeks(weeks, y.shape[1], span)
    sums = np.cumsum(np.pad(np.nan_to_num(y), ((0, 0), (1, 0))), axis=1)
    now, before = sums[:, asked + 1] - sums[:, asked + 1 - span], sums[:, asked] - sums[:, asked - span]
    return np.asarray((now >= rule.sources) & (before < rule.sources) & (y[:, asked] > 0))


METHODS: Mapping[str, Method] = {
    "farrington": Method("Farrington flexible, exact fit, plug-in bound", _farrington("mle", "nbPlugin"), 0.01),
    "farrington-r": Method("Farrington flexible as R walks it, plug-in bound", _farrington("r", "nbPlugin"), 0.01),
    "farrington-r-muan": Method(
        "Farrington flexible as R walks it, bound of the mean's bound", _farrington("r", "muan"), 0.01
    ),
    "farrington-r-delta": Method(
        "Farrington flexible as R walks it, delta bound, power 2/3", _farrington("r", "delta"), 0.01
    ),
    "C1": Method("EARS C1", _ears("C1"), 0.001),
    "C2": Method("EARS C2", _ears("C2"), 0.001),
    "C3": Method("EARS C3", _ears("C3"), 0.025),
    "flare-ups": Method(
        "flare-ups over two weeks, likelihood ratio", lambda y, weeks, alpha: flare_ups(y, weeks, alpha).alarm, 0.008
    ),
    "cusum": Method("negative-binomial CUSUM, half as much again, 104 weeks between false alarms", _cusum, None),
    "count-rule": Method("three reports in four weeks", weekly_count_rule, None),
}


def method(name: str) -> Method:
    if name not in METHODS:
        raise BadInput("method", f"只有这些方法：{'、'.join(METHODS)}。")
    return METHODS[name]
