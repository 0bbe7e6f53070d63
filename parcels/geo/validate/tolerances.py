"""Thresholds of the geometry checks."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tolerances:
    """Overlap and sliver areas in m², sliver width in m, compactness 4πA/P², deviation of register areas as a share."""

    overlap_m2: float = 1.0
    sliver_m2: float = 10.0
    sliver_width_m: float = 0.5
    sliver_compactness: float = 0.05
    area_share: float = 0.05


TOLERANCES = Tolerances()
