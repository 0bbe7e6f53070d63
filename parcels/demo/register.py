"""The parcel register: numbers, names, bodies and services."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from parcels.demo.districts import TOWN
from parcels.demo.land import Land
from parcels.demo.names import platform_words, street_names
from parcels.demo.platforms import platform_id
from parcels.demo.size import CRS, DemoSize, stream
from parcels.domain.units import M2_PER_MU
from parcels.geo.schema import read_schema


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
    """Return who runs each lot: nobody in town; a third of the country lots the nearest platform though outside it."""
    owner = lots["owner"].to_numpy()
    out = np.array([platform_id(o) if o >= 0 else None for o in owner], dtype=object)
    rows = np.flatnonzero((owner < TOWN) & (rng.random(len(lots)) < 0.35))
    tree = shapely.STRtree(np.array(land.districts.boundaries, dtype=object))
    for row, number in zip(rows, tree.nearest(lots["shape"].to_numpy()[rows]), strict=True):
        out[row] = platform_id(int(number))
    return out


def _owners(lots: pd.DataFrame, rng: np.random.Generator) -> NDArray[np.object_]:
    """Return who develops each lot: mostly the platform's company, else the land reserve centre of the city."""
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
    mu = lots["area_m2"].to_numpy() / M2_PER_MU
    stage = lots["status"].map({"planned": 0.6, "approved": 0.7, "acquired": 0.85}).fillna(1.0).to_numpy()
    heavy = np.where(lots["character"] == "heavy", 1.7, 1.0)
    centre = heavy * (1.25 - 0.5 * lots["rank"].to_numpy())
    lots = lots.copy()
    for field, base, per_mu, step in (
        ("power_kva", 6000.0, 180.0, 100.0),
        ("water_m3_per_day", 300.0, 11.0, 10.0),
        ("gas_m3_per_day", 1200.0, 34.0, 50.0),
        ("sewage_m3_per_day", 300.0, 10.5, 10.0),
    ):
        figure = (base + per_mu * mu) * stage * centre * rng.lognormal(0, 0.4, n)
        lots[field] = np.where(rng.random(n) < 0.04, np.nan, np.round(figure / step) * step)
    return lots


def as_parcels(lots: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return the register with exactly the columns of the schema."""
    area = lots["area_m2"].to_numpy() / M2_PER_MU
    lots = lots.assign(plan_use_scheme="A-2023", declared_area_mu=np.round(area, 2))
    names = [field.name for field in read_schema("parcels") if field.name != "geometry"]
    return gpd.GeoDataFrame(lots[names], geometry=lots["shape"].to_numpy(), crs=CRS)
