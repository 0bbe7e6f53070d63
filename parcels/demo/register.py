"""The parcel register: numbers, names, bodies, services, and the reserve of prime land."""

from datetime import date, timedelta

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from parcels.demo.convex import Floats
from parcels.demo.districts import TOWN
from parcels.demo.land import Land
from parcels.demo.names import platform_words, street_names
from parcels.demo.platforms import PURPOSES, platform_id
from parcels.demo.size import BASE_DATE, CRS, DemoSize, stream
from parcels.geo.schema import read_schema

RESERVE_SHARE = 0.033
"""Share of all parcels in reserve or released from it."""
REASONS = (
    "临高速互通，区位条件优越，优先保障重大产业项目",
    "连片规模较大，预留给链主企业整体布局",
    "临河景观界面，宁缺勿滥，待高质量项目",
    "位于平台核心区，与轨道站点衔接，暂缓供应",
)
MU = 2000 / 3


def number_lots(lots: pd.DataFrame, land: Land, size: DemoSize) -> pd.DataFrame:
    """Return the lots with ``parcel_id, name, platform_id, owner_body``.

    Numbers read platform-block-lot, blocks counted through the whole platform: ``QH01-012-03``.
    """
    lots = lots.copy()
    owner = lots["owner"].to_numpy()
    key = lots["cell"].to_numpy() * 1000 + lots["block"].to_numpy()
    starts = np.r_[True, (key[1:] != key[:-1]) | (owner[1:] != owner[:-1])]
    district = np.r_[True, owner[1:] != owner[:-1]]
    block = np.cumsum(starts)
    block = block - np.maximum.accumulate(np.where(district, block, 0)) + 1
    place = np.arange(len(lots)) - np.maximum.accumulate(np.where(starts, np.arange(len(lots)), 0)) + 1
    prefix = np.array([platform_id(o) if o >= 0 else ("QHLC" if o == TOWN else "QHXC") for o in owner], dtype=object)
    lots["parcel_id"] = [f"{p}-{b:03d}-{k:02d}" for p, b, k in zip(prefix, block, place, strict=True)]
    lots["name"] = _addresses(lots, land, stream(size, "streets-names"))
    lots["platform_id"] = _managers(lots, land, stream(size, "managers"))
    lots["owner_body"] = _owners(lots, stream(size, "owners"))
    return lots


def road_names(land: Land, rng: np.random.Generator) -> tuple[list[str], list[str]]:
    """Return the names of the rows and the columns of main streets."""
    rows, columns = land.lattice.shape
    names = street_names(rows + columns + 2, "", rng)
    wide = {"national": "国道", "arterial": "大道", "secondary": "路"}
    kinds = [*land.lattice.row_class, *land.lattice.column_class]
    full = [name + (wide[kind] if kind != "national" else "大道") for name, kind in zip(names, kinds, strict=True)]
    return full[: rows + 1], full[rows + 1 :]


def _addresses(lots: pd.DataFrame, land: Land, rng: np.random.Generator) -> list[str]:
    rows, columns = road_names(land, rng)
    row, column = np.divmod(lots["cell"].to_numpy(), land.lattice.shape[1])
    number = lots["parcel_id"].str.rsplit("-", n=2).str[1:].str.join("-")
    return [f"{columns[c]}以东、{rows[r]}以北{n}地块" for r, c, n in zip(row, column, number, strict=True)]


def _managers(lots: pd.DataFrame, land: Land, rng: np.random.Generator) -> NDArray[np.object_]:
    """Town lots have no platform; a third of the lots in the country is run by the nearest platform though outside it."""
    owner = lots["owner"].to_numpy()
    out = np.array([platform_id(o) if o >= 0 else None for o in owner], dtype=object)
    rows = np.flatnonzero((owner < TOWN) & (rng.random(len(lots)) < 0.35))
    tree = shapely.STRtree(np.array(land.districts.boundaries, dtype=object))
    for row, number in zip(rows, tree.nearest(lots["shape"].to_numpy()[rows]), strict=True):
        out[row] = platform_id(int(number))
    return out


def _owners(lots: pd.DataFrame, rng: np.random.Generator) -> NDArray[np.object_]:
    """The platform's company develops most land, the city's land reserve centre the rest."""
    owner = lots["owner"].to_numpy()
    draw = rng.random(len(lots))
    table = {o: platform_words(int(o))[3] for o in np.unique(owner[owner >= 0])}
    out = np.array([table.get(o, "清和城市建设投资有限公司" if o == TOWN else None) for o in owner], dtype=object)
    out[(draw < 0.18) & (owner >= 0)] = "清和市土地储备中心"
    out[(draw > 0.985) & (owner >= 0)] = None
    return out


def serve_lots(lots: pd.DataFrame, size: DemoSize) -> pd.DataFrame:
    """Return the lots with power, water, gas and sewage; better in cores and on cleared land, unknown for a few."""
    rng = stream(size, "services")
    n = len(lots)
    mu = lots["area_m2"].to_numpy() / MU
    stage = lots["status"].map({"planned": 0.35, "approved": 0.5, "acquired": 0.7}).fillna(1.0).to_numpy()
    centre = 1.25 - 0.5 * lots["rank"].to_numpy()
    lots = lots.copy()
    for field, base, per_mu, step in (
        ("power_kva", 3000.0, 95.0, 100.0),
        ("water_m3_per_day", 260.0, 7.0, 10.0),
        ("gas_m3_per_day", 900.0, 26.0, 50.0),
        ("sewage_m3_per_day", 210.0, 5.6, 10.0),
    ):
        figure = (base + per_mu * mu) * stage * centre * rng.lognormal(0, 0.4, n)
        lots[field] = np.where(rng.random(n) < 0.04, np.nan, np.round(figure / step) * step)
    return lots


def prime_scores(lots: pd.DataFrame, land: Land) -> Floats:
    """Return how good each lot is (0 to 1 or so): core, size, compactness, nearness to the motorway."""
    shape = lots["shape"].to_numpy()
    mu = lots["area_m2"].to_numpy() / MU
    compact = 4 * np.pi * lots["area_m2"].to_numpy() / shapely.length(shape) ** 2
    shapely.prepare(land.terrain.motorway)
    motorway = shapely.distance(land.terrain.motorway, shapely.points(shapely.bounds(shape)[:, :2]))
    return (
        0.35 * (1 - lots["rank"].to_numpy())
        + 0.30 * np.clip(mu / 70, 0, 1)
        + 0.15 * np.clip(compact / 0.78, 0, 1)
        + 0.20 * np.clip(1 - motorway / 3500, 0, 1)
    )


def reserve_prime(lots: pd.DataFrame, land: Land, size: DemoSize) -> pd.DataFrame:
    """Return the lots with the reserve: the best open land of platforms is held, a few are released."""
    rng = stream(size, "reserve")
    lots = lots.copy()
    use = lots["plan_use"].str[:2]
    eligible = (
        (lots["owner"] >= 0)
        & lots["status"].isin(["cleared", "acquired", "approved"])
        & use.isin(["10", "08", "09", "11"])
    )
    eligible &= lots["area_m2"] > 15 * MU
    score = np.where(eligible, prime_scores(lots, land) + rng.normal(0, 0.05, len(lots)), -np.inf)
    number = min(max(4, round(RESERVE_SHARE * size.parcels)), int(eligible.sum()))
    best = np.argsort(-score, kind="stable")[:number]
    released = best[rng.permutation(number)[: max(1, number // 9)]]
    for field in ("reserve_reason", "reserve_purpose", "reserved_until"):
        lots[field] = pd.Series([None] * len(lots), dtype=object)
    lots["reserve_status"] = "none"
    column = {name: lots.columns.get_loc(name) for name in lots.columns}
    lots.iloc[best, column["reserve_status"]] = "held"
    lots.iloc[released, column["reserve_status"]] = "released"
    lots.iloc[best, column["reserve_reason"]] = [REASONS[i] for i in rng.integers(0, len(REASONS), number)]
    lots.iloc[best, column["reserved_until"]] = [_until(i) for i in rng.integers(2, 14, number)]
    purposes = [
        _purpose(owner, code, rng)
        for owner, code in zip(lots["owner"].to_numpy()[best], use.to_numpy()[best], strict=True)
    ]
    lots["reserve_purpose"] = _put(lots["reserve_purpose"], best, purposes)
    return lots


def _put(column: pd.Series, rows: NDArray[np.int64], values: list[tuple[str, ...]]) -> pd.Series:
    out = column.to_numpy(dtype=object).copy()
    for row, value in zip(rows, values, strict=True):
        out[row] = value
    return pd.Series(out, index=column.index, dtype=object)


def _until(quarters: int) -> date:
    return BASE_DATE + timedelta(days=int(91.3 * quarters))


def _purpose(owner: int, code: str, rng: np.random.Generator) -> tuple[str, ...]:
    wanted = PURPOSES[code] if code in PURPOSES else PURPOSES["10"]
    groups = wanted[owner % len(wanted)]
    return groups[: int(rng.integers(1, len(groups) + 1))]


def as_parcels(lots: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return the register with exactly the columns of the schema."""
    area = lots["area_m2"].to_numpy() / MU
    lots = lots.assign(plan_use_scheme="A-2023", declared_area_mu=np.round(area, 2))
    names = [field.name for field in read_schema("parcels") if field.name != "geometry"]
    return gpd.GeoDataFrame(lots[names], geometry=lots["shape"].to_numpy(), crs=CRS)
