"""Areas that are suspicious: slivers, and register areas that do not agree with the geometry."""

import numpy as np
import shapely
from numpy.typing import NDArray

from parcels.domain.units import M2_PER_MU
from parcels.geo.quality import Action, Fault, fault, note
from parcels.geo.validate.tolerances import Tolerances

UNIT_RATIOS = {"m2": M2_PER_MU, "hectare": 1 / 15}
"""Declared number over true mu when the register is in that unit."""


def slivers(shapes: NDArray[np.object_], tolerances: Tolerances) -> NDArray[np.bool_]:
    """Return shapes that are no usable land: area below ``sliver_m2``, or thin and mean width below ``sliver_width_m``.

    Compactness 4πA/P², mean width 2A/P.
    """
    area, around = shapely.area(shapes), shapely.length(shapes)
    with np.errstate(divide="ignore", invalid="ignore"):
        compact, width = 4 * np.pi * area / around**2, 2 * area / around
    thin = (compact < tolerances.sliver_compactness) & (width < tolerances.sliver_width_m)
    return np.asarray((area < tolerances.sliver_m2) | thin, dtype=bool)


def check_slivers(shapes: NDArray[np.object_], tolerances: Tolerances, drop: bool) -> list[Fault]:
    """Report slivers; drop them only where asked."""
    found = slivers(shapes, tolerances)
    if not found.any():
        return []
    each = {"area_m2": shapely.area(shapes)}
    rule = f"{tolerances.sliver_m2:g} m2"
    code, action = ("sliver_dropped", Action.REPAIRED) if drop else ("sliver", Action.KEPT)
    return [fault(code, action, found, field="geometry", each=each, rule=rule)]


def check_declared_area(
    declared_mu: NDArray[np.float64], shapes: NDArray[np.object_], tolerances: Tolerances
) -> list[Fault]:
    """Compare register areas with the geometry; a wrong unit is told from the common ratio and said once.

    Units are only told apart on at least three parcels; m² and hectares differ from mu by 666.67 and 1/15.
    """
    true_mu = shapely.area(shapes) / M2_PER_MU
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = declared_mu / true_mu
    known = np.isfinite(ratio) & (ratio > 0)
    if known.sum() >= 3:
        middle = float(np.median(ratio[known]))
        for unit, expected in UNIT_RATIOS.items():
            if abs(middle / expected - 1) < 0.05:
                return [note("declared_area_unit", field="declared_area_mu", unit=unit, ratio=round(middle, 4))]
    off = np.isfinite(ratio) & (np.abs(ratio - 1) > tolerances.area_share)
    if not off.any():
        return []
    each = {"declared_mu": declared_mu, "true_mu": true_mu, "percent": np.nan_to_num(np.abs(ratio - 1) * 100)}
    rule = f"{tolerances.area_share:.0%}"
    return [
        fault(
            "declared_area_differs", Action.KEPT, off, field="declared_area_mu", cells=declared_mu, each=each, rule=rule
        )
    ]
