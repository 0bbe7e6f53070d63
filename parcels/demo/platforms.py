"""The platforms: level, positioning, bodies and boundary in force."""

from datetime import date

import geopandas as gpd
import numpy as np

from parcels.demo.land import Land
from parcels.demo.names import platform_words
from parcels.demo.size import CRS

SECTORS = (
    ("information", "new_energy", "equipment", "commerce"),
    ("information", "health", "tourism", "services"),
    ("logistics", "new_energy", "materials", "environment"),
    ("food", "light_industry", "equipment", "logistics"),
)
"""Lead sector groups by theme (platform number modulo 4)."""
PHASES = ("focused", "open", "open", "open")
LOCKED = (date(2023, 6, 30), date(2023, 12, 15), date(2024, 3, 20), date(2025, 1, 10))
PURPOSES: dict[str, tuple[tuple[str, ...], ...]] = {
    "10": (
        ("new_energy", "information", "equipment"),
        ("information", "health"),
        ("new_energy", "materials"),
        ("equipment", "food"),
    ),
    "08": (("health", "services", "information"), ("health", "information"), ("services",), ("health",)),
    "09": (("commerce", "tourism", "services"), ("tourism", "commerce"), ("commerce",), ("commerce", "tourism")),
}
"""What reserved land is kept for, by first two digits of its use and theme."""


def platform_id(number: int) -> str:
    """Return the number of a platform, counted from 0: ``QH01``."""
    return f"QH{number + 1:02d}"


def as_platforms(land: Land) -> gpd.GeoDataFrame:
    """Return the platforms with exactly the columns of the schema."""
    count = len(land.districts.levels)
    words = [platform_words(i) for i in range(count)]
    return gpd.GeoDataFrame(
        {
            "platform_id": [platform_id(i) for i in range(count)],
            "name": [word[0] for word in words],
            "level": list(land.districts.levels),
            "sectors": [SECTORS[i % 4] for i in range(count)],
            "phase": [PHASES[i % 4] for i in range(count)],
            "owner_body": [word[2] for word in words],
            "boundary_version": [f"{LOCKED[i % 4].year}-{1 + i // 4}" for i in range(count)],
            "locked_on": [LOCKED[i % 4] for i in range(count)],
        },
        geometry=np.array(land.districts.boundaries, dtype=object),
        crs=CRS,
    )
