"""What every lot is planned for and how far it is in the land chain."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from parcels.demo.convex import Floats
from parcels.demo.districts import COUNTRY, TOWN
from parcels.demo.land import Land
from parcels.demo.size import DemoSize, stream

MIXES: dict[str, dict[str, float]] = {
    "core": {
        "0802": 0.26, "0902": 0.17, "090101": 0.16, "090104": 0.07, "100101": 0.12, "1401": 0.05, "080601": 0.05,
        "070102": 0.06, "120803": 0.03, "16": 0.03,
    },
    "living": {
        "070102": 0.56, "080403": 0.10, "070201": 0.06, "090101": 0.13, "080602": 0.05, "1401": 0.07, "090105": 0.03,
    },
    "light": {"100101": 0.62, "100102": 0.24, "0802": 0.08, "110101": 0.04, "16": 0.02},
    "works": {"100102": 0.75, "100101": 0.13, "110101": 0.05, "1303": 0.01, "16": 0.04, "0802": 0.02},
    "heavy": {"100103": 0.84, "100102": 0.12, "1309": 0.02, "1302": 0.02},
    "freight": {"110101": 0.68, "110102": 0.10, "100102": 0.13, "120801": 0.05, "090102": 0.04},
    "scenic": {"090104": 0.22, "0903": 0.30, "080701": 0.20, "080601": 0.14, "070101": 0.04, "1401": 0.06, "16": 0.04},
    "town": {
        "070102": 0.44, "090101": 0.16, "0902": 0.10, "0903": 0.06, "090104": 0.05, "080601": 0.03, "080403": 0.05,
        "1401": 0.05, "0801": 0.03, "080301": 0.02, "080701": 0.01,
    },
    "country": {"100102": 0.36, "100101": 0.16, "0903": 0.14, "090104": 0.10, "080701": 0.08, "1402": 0.06, "16": 0.10},
}  # fmt: skip
"""Planned uses (scheme A-2023) by character of the cell, as shares."""
CHARACTERS: tuple[dict[str, float], ...] = (
    {"works": 0.56, "light": 0.32, "freight": 0.05, "living": 0.07},
    {"light": 0.50, "works": 0.16, "scenic": 0.20, "freight": 0.06, "living": 0.08},
    {"works": 0.28, "heavy": 0.32, "freight": 0.35, "living": 0.05},
    {"works": 0.45, "light": 0.28, "freight": 0.22, "living": 0.05},
)
"""Characters of cells by theme of the platform (platform number modulo 4)."""
FAR = {"10": (1.0, 2.2), "11": (0.9, 1.6), "07": (1.8, 2.8), "08": (1.2, 2.2), "09": (1.8, 3.5), "16": (1.0, 1.5)}
PRICE = {"10": (19, 34), "11": (22, 38), "07": (320, 620), "08": (45, 120), "09": (160, 420), "16": (20, 35)}
STATUSES = ("built", "supplied", "cleared", "acquired", "approved", "planned")
OPEN_SHARES = (0.36, 0.25, 0.18, 0.21)
"""Shares of cleared, acquired, approved and planned among land that is still open."""


def plan_land(land: Land, size: DemoSize) -> pd.DataFrame:
    """Return the lots with planned use, status and figures of use; one row per lot in the order of ``land.lots``."""
    rng = stream(size, "use")
    lots = land.lots.copy()
    lots["area_m2"] = shapely.area(lots["shape"].to_numpy())
    lots["character"] = _characters(land, rng)
    lots["plan_use"] = _uses(lots, rng)
    lots["status"] = _statuses(lots, size, rng)
    lots["far_max"] = _between(lots["plan_use"], FAR, 1, rng)
    lots["price_wan_yuan_per_mu"] = _between(lots["plan_use"], PRICE, 1, rng)
    lots["detailed_plan"] = _detailed(lots, rng)
    lots["needs_conversion"] = _conversion(lots, rng)
    return lots


def _characters(land: Land, rng: np.random.Generator) -> NDArray[np.object_]:
    districts = land.districts
    out = np.full(len(districts.owner), "works", dtype=object)
    out[districts.owner == TOWN] = "town"
    out[districts.owner == COUNTRY] = "country"
    for number in range(len(districts.levels)):
        cells = np.flatnonzero(districts.owner == number)
        out[cells] = _platform_characters(cells, land, CHARACTERS[number % 4], rng)
    return out[land.lots["cell"].to_numpy()]


def _platform_characters(
    cells: NDArray[np.int64], land: Land, mix: dict[str, float], rng: np.random.Generator
) -> NDArray[np.object_]:
    """Return a core of services, freight by railway and motorway, heavy works far from town, light and other works."""
    districts, centres = land.districts, land.lattice.centres[cells]
    out = rng.choice(["works", "light"], len(cells), p=_normal([mix.get("works", 0.0), mix.get("light", 0.0)])).astype(
        object
    )
    town = land.lattice.centres[districts.town].mean(axis=0)
    lines = shapely.union_all([land.terrain.railway, land.terrain.motorway])
    order = {
        "freight": shapely.distance(shapely.points(centres), lines),
        "heavy": -np.hypot(*(centres - town).T),
        "scenic": shapely.distance(
            shapely.points(centres), shapely.union_all([land.terrain.brook_line, land.terrain.hills])
        ),
        "living": districts.rank[cells],
    }
    for name, key in order.items():
        wanted = round(mix.get(name, 0.0) * len(cells))
        out[np.argsort(key, kind="stable")[:wanted]] = name
    out[np.argsort(districts.rank[cells], kind="stable")[: max(1, round(0.10 * len(cells)))]] = "core"
    return out


def _normal(weights: list[float]) -> Floats:
    total = np.array(weights)
    return total / total.sum()


def _uses(lots: pd.DataFrame, rng: np.random.Generator) -> NDArray[np.object_]:
    out = np.empty(len(lots), dtype=object)
    draw = rng.random(len(lots))
    character = lots["character"].to_numpy()
    for name, mix in MIXES.items():
        rows = np.flatnonzero(character == name)
        edges = np.cumsum(_normal(list(mix.values())))[:-1]
        out[rows] = np.array(list(mix), dtype=object)[np.searchsorted(edges, draw[rows], side="right")]
    small = np.isin(out, ["1303", "1302", "1309", "120803", "090105", "1401", "080602"])
    out[small & (lots["area_m2"].to_numpy() > 26_000)] = "100102"
    return out


def open_share(size: DemoSize) -> float:
    """Return the share of land not yet supplied: demand stays short of land at every size of the city."""
    return float(np.clip(0.44 * (size.projects / 90) / (size.parcels / 800), 0.10, 0.44))


def _statuses(lots: pd.DataFrame, size: DemoSize, rng: np.random.Generator) -> NDArray[np.object_]:
    """Platforms fill from the core outwards, with stragglers; the town is mostly built."""
    town = (lots["owner"] == TOWN).to_numpy()
    block = lots["cell"].to_numpy() * 64 + np.minimum(lots["block"].to_numpy(), 63)
    by_cell, by_block = rng.random(int(block.max()) // 64 + 1), rng.random(int(block.max()) + 1)
    age = (
        0.40 * lots["rank"].to_numpy()
        + 0.30 * by_cell[block // 64]
        + 0.20 * by_block[block]
        + 0.10 * rng.random(len(lots))
    )
    age[town] *= 0.55
    age[lots["plan_use"].to_numpy() == "16"] += 0.4
    place = (
        0.35 * _percentile(age) + 0.65 * pd.Series(age).groupby(lots["character"].to_numpy()).rank(pct=True).to_numpy()
    )
    place[town] *= 0.75
    place[lots["character"].isin(["freight", "scenic"]).to_numpy()] += 0.14
    share = open_share(size)
    parts = np.array([0.7 * (1 - share), 0.3 * (1 - share), *(share * part for part in OPEN_SHARES)])
    return np.array(STATUSES, dtype=object)[np.searchsorted(np.cumsum(parts)[:-1], _percentile(place), side="right")]


def _percentile(figure: Floats) -> Floats:
    return np.argsort(np.argsort(figure, kind="stable"), kind="stable") / len(figure)


def _between(use: pd.Series, table: Mapping[str, tuple[float, float]], digits: int, rng: np.random.Generator) -> Floats:
    """Draw a figure from the range of the first two digits of the use; not a number where there is none."""
    group = use.str[:2].to_numpy()
    draw = rng.random(len(use))
    out = np.full(len(use), np.nan)
    for key, (low, high) in table.items():
        rows = group == key
        out[rows] = np.round(low + draw[rows] * (high - low), digits)
    return out


def _detailed(lots: pd.DataFrame, rng: np.random.Generator) -> NDArray[np.object_]:
    """Planning conditions exist, except for use 16, half of the planned land and a few unknown."""
    planned, blank = (lots["status"] == "planned").to_numpy(), (lots["plan_use"] == "16").to_numpy()
    draw = rng.random(len(lots))
    out = (~blank & ~(planned & (draw < 0.4))).astype(object)
    out[planned & ~blank & (draw > 0.96)] = None
    return out


def _conversion(lots: pd.DataFrame, rng: np.random.Generator) -> NDArray[np.object_]:
    """Conversion is open only on planned land; a few records do not say."""
    planned = (lots["status"] == "planned").to_numpy()
    draw = rng.random(len(lots))
    out = (planned & (draw < 0.78)).astype(object)
    out[planned & (draw > 0.97)] = None
    return out
