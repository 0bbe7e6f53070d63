"""How large the demo city is, and the constants everything in it hangs on."""

from dataclasses import dataclass
from datetime import date

import numpy as np

BASE_DATE = date(2026, 11, 23)
"""The day the demo city is "now": readiness, demands and history are laid out around it."""
CRS = "EPSG:4549"
"""CGCS2000 / 3-degree Gauss-Krüger CM 120E, metres, no zone prefix."""
ORIGIN = (598_000.0, 3_366_000.0)
"""South-west corner (easting, northing): a place that is open water on every real map."""
CITY_NAME = "清和市"
MARK = "演示数据"


@dataclass(frozen=True)
class DemoSize:
    """Size and seed of a demo city.

    Attributes
    ----------
    seed
        The same seed and sizes give the same city, byte for byte in text files.
    parcels, projects
        Number of parcels and of projects; both are exact.
    history
        Further finished or stuck projects with a history of milestones, on top of ``projects``.
    dirty
        Also write the city with the defects real data has, in ``dirty/``.
    """

    seed: int = 20261123
    parcels: int = 800
    projects: int = 90
    history: int = 0
    dirty: bool = False


def stream(size: DemoSize, name: str) -> np.random.Generator:
    """Return the random stream of one part of the city, so that parts change independently."""
    return np.random.default_rng([size.seed, *name.encode()])
