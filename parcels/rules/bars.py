"""Entry bars: mandatory floors on the land given; the same comparison for one site and for whole tables."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from parcels.rules.policy import Bar
from parcels.rules.quality import PER_MU

ROUNDING = 1e-9
QUALITY_ROUNDING = 1e-9


def meets_floor(indicator: str, total: float, floor: float, area_mu: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return whether an indicator reaches its floor on an area in mu; figures per mu are totals over the land given."""
    divisor = area_mu if indicator in PER_MU else np.ones_like(area_mu)
    return np.asarray(total * (1.0 + ROUNDING) >= floor * divisor)


def meets_floors(
    bar: Bar, totals: Mapping[str, float | None], area_mu: NDArray[np.float64], *, accept_unknown: bool
) -> NDArray[np.bool_]:
    """Return whether every floor of a bar is reached on each area; an unknown figure counts as the policy says."""
    good = np.ones(len(area_mu), bool)
    for indicator, floor in bar.floors.items():
        total = totals.get(indicator)
        good &= meets_floor(indicator, total, floor, area_mu) if total is not None else np.bool_(accept_unknown)
    return good


def meets_quality(q: float | None, least: float) -> bool:
    """Return whether a quality reaches a bar; an unknown one does not."""
    return q is not None and q + QUALITY_ROUNDING >= least
