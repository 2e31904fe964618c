"""Upper bounds from a baseline, after Noufaily et al. 2013 (plug-in and `muan`) and Farrington et al. 1996 (`delta`, power 2/3)."""

from statistics import NormalDist

import numpy as np

from doorstep.knowledge.errors import BadInput

from ..series import Floats, checked_alpha
from ..tails import LARGEST_MEAN, upper_bound
from .like_r import Baseline

KINDS = ("nbPlugin", "muan", "delta")


def bound_of(baseline: Baseline, alpha: float, kind: str = "nbPlugin") -> Floats:
    """The count above which a week alarms, shape of `baseline`; NaN where the mean is beyond reach.

    `nbPlugin`: quantile 1 - alpha of the negative binomial with mean exp(eta), variance phi times the mean. `muan`: the same with
    mean exp(eta + z se). `delta`: (mu^(2/3) + z √(4/9 mu^(1/3) (phi + (mu se)²/mu)))^(3/2), not whole.
    """
    z = NormalDist().inv_cdf(1 - checked_alpha(alpha))
    with np.errstate(over="ignore", invalid="ignore"):
        mu = np.exp(baseline.eta)
        if kind == "nbPlugin":
            return upper_bound(mu, baseline.phi, alpha)
        if kind == "muan":
            return upper_bound(
                np.exp(np.minimum(baseline.eta + z * baseline.se, np.log(LARGEST_MEAN) + 1)), baseline.phi, alpha
            )
        if kind == "delta":
            tau = baseline.phi + mu * baseline.se**2
            return np.asarray((mu ** (2 / 3) + z * np.sqrt(4 / 9 * mu ** (1 / 3) * tau)) ** 1.5)
    raise BadInput("kind", "上界只有 nbPlugin、muan、delta 三种。")


def exceedance(y: Floats, baseline: Baseline, bound: Floats, *, like_r: bool = False) -> Floats:
    """(y - mu) / (bound - mu): 1 at the bound. R puts the mean in on its log scale by mistake; `like_r` repeats that."""
    middle = baseline.eta if like_r else np.exp(baseline.eta)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray((y - middle) / (bound - middle))
