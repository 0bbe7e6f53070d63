"""How large the demo city is, and the constants everything in it hangs on."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from parcels.domain.errors import InputRefused

BASE_DATE = date(2026, 11, 23)
"""The day the demo city is "now": readiness, demands and history are laid out around it."""
CRS = "EPSG:4549"
"""CGCS2000 / 3-degree Gauss-Krüger CM 120E, metres, no zone prefix."""
ORIGIN = (598_000.0, 3_366_000.0)
"""South-west corner (easting, northing): a place that is open water on every real map."""
CITY_NAME = "清和市"
MARK = "演示数据"


PARCELS = (60, 1_000_000)
PROJECTS = (10, 50_000)
"""Least and greatest numbers a city can be drawn with."""


@dataclass(frozen=True)
class DemoSize:
    """Size and seed of a demo city.

    Attributes
    ----------
    seed
        The same seed and sizes give the same city, byte for byte in text files.
    parcels, projects
        Number of parcels and of projects; both are exact.
    dirty
        Also write the city with the defects real data has, in ``dirty/``.
    history
        Further signed projects with their three years of milestones, on top of ``projects``.

    Raises
    ------
    InputRefused
        ``demo_size`` outside the sizes a city can be drawn in.
    """

    seed: int = 20261123
    parcels: int = 800
    projects: int = 90
    dirty: bool = False
    history: int = 0

    def __post_init__(self) -> None:
        for name, value, least, most in (
            ("parcels", self.parcels, *PARCELS),
            ("projects", self.projects, *PROJECTS),
            ("history", self.history, 0, PROJECTS[1]),
            ("seed", self.seed, 0, 2**63),
        ):
            if not least <= value <= most:
                raise InputRefused("demo_size", field=name, value=value, least=least, most=most)


def stream(size: DemoSize, name: str) -> np.random.Generator:
    """Return the random stream of one part of the city, so that parts change independently."""
    return np.random.default_rng([size.seed, *name.encode()])
