"""The land of the demo city: streets, terrain, platforms and exactly as many lots as asked for."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from parcels.demo.bends import bend_edges
from parcels.demo.convex import Floats, Ints
from parcels.demo.districts import COUNTRY, Districts, cells_wanted, draw_districts
from parcels.demo.lots import cut_lots, usable
from parcels.demo.odd_shapes import make_odd
from parcels.demo.size import DemoSize, stream
from parcels.demo.streets import Lattice, lay_streets
from parcels.demo.terrain import Terrain, shape_terrain

COUNTRY_SHARE = 0.05
OTHER_SHARE = 0.3
"""Lots of town and country that are certainly kept, at most, as a share of all."""


@dataclass(frozen=True)
class Land:
    """Everything on the ground before anybody plans.

    ``lots`` has ``shape, cell, block, owner, rank`` in the order of platform, cell and block.
    """

    lattice: Lattice
    terrain: Terrain
    districts: Districts
    lots: pd.DataFrame
    streets: Floats


def lay_land(size: DemoSize) -> Land:
    """Return land with exactly ``size.parcels`` lots."""
    wanted = size.parcels
    for _ in range(12):
        land = _attempt(size, wanted)
        if len(land.lots) >= size.parcels:
            return _trim(land, size)
        wanted = int(wanted * 1.12) + 20
    raise AssertionError("the layout never reached the number of parcels")


def _attempt(size: DemoSize, wanted: int) -> Land:
    lattice = lay_streets(cells_wanted(wanted), stream(size, "streets"))
    terrain = shape_terrain(lattice, stream(size, "terrain"))
    districts = draw_districts(lattice, terrain, wanted, stream(size, "districts"))
    country = _country_cells(lattice, terrain, districts, wanted, stream(size, "country"))
    cells = np.sort(np.concatenate([np.flatnonzero(districts.owner != COUNTRY), country]))
    cut = cut_lots(lattice, districts, cells, stream(size, "lots"))
    lots = pd.DataFrame({"shape": cut.shape, "cell": cut.cell, "block": cut.block})
    lots = _clip(lots, terrain.obstacles)
    lots = _thin_country(lots, districts, lattice, stream(size, "thin"))
    lots = make_odd(lots, stream(size, "odd"))
    lots["shape"] = bend_edges(lots["shape"].to_numpy(), stream(size, "bends"))
    lots["owner"] = districts.owner[lots["cell"]]
    lots["rank"] = districts.rank[lots["cell"]]
    served = np.isin(cut.street_cell, lots.loc[lots["owner"] != COUNTRY, "cell"].unique())
    return Land(lattice, terrain, districts, lots, cut.streets[served])


def _country_cells(
    lattice: Lattice, terrain: Terrain, districts: Districts, wanted: int, rng: np.random.Generator
) -> Ints:
    """Return some cells beside platforms where a few scattered lots lie."""
    cells = shapely.polygons(lattice.corners)
    wild = shapely.intersects(terrain.hills, cells)
    free = (districts.owner == COUNTRY) & ~wild
    near = np.zeros(len(free), dtype=bool)
    tree = shapely.STRtree(np.array(districts.boundaries, dtype=object))
    near[tree.query(shapely.points(lattice.centres), predicate="dwithin", distance=600.0)[0]] = True
    rows = np.flatnonzero(free & near)
    number = min(len(rows), max(4, round(wanted * COUNTRY_SHARE / 4.5)))
    return np.sort(rng.choice(rows, number, replace=False)).astype(np.int64)


def _clip(lots: pd.DataFrame, obstacles: NDArray[np.object_]) -> pd.DataFrame:
    """Cut water and transport corridors out of lots; keep the largest part if it is still a lot."""
    shape = lots["shape"].to_numpy().copy()
    tree = shapely.STRtree(obstacles)
    lot, obstacle = tree.query(shape, predicate="intersects")
    hit = np.zeros(len(shape), dtype=bool)
    hit[lot] = True
    for row, which in pd.Series(obstacle).groupby(lot):
        rest = shapely.get_parts(shapely.difference(shape[row], shapely.union_all(obstacles[which.to_numpy()])))
        rest = rest[shapely.get_type_id(rest) == 3]
        largest = rest[np.argmax(shapely.area(rest))] if len(rest) else shapely.Polygon()
        shape[row] = _rounded(largest)
    lots = lots.assign(shape=shape, clipped=hit)
    small = hit & (shapely.area(shape) < 2400)
    return lots[usable(shape) & ~small].reset_index(drop=True)


def _rounded(shape: shapely.Polygon) -> shapely.Polygon:
    return shapely.transform(shapely.simplify(shape, 0.3), lambda xy: np.round(xy, 6))


def _thin_country(lots: pd.DataFrame, districts: Districts, lattice: Lattice, rng: np.random.Generator) -> pd.DataFrame:
    """Keep only lots near one point of each country cell, so that they look like hamlets and works."""
    centre = lattice.centres + rng.normal(0, 110, lattice.centres.shape)
    middle = shapely.points(centre[lots["cell"]])
    far = shapely.distance(lots["shape"].to_numpy(), middle) > 60
    return lots[~((districts.owner[lots["cell"]] == COUNTRY) & far)].reset_index(drop=True)


def _trim(land: Land, size: DemoSize) -> Land:
    """Leave land blank in some cells, rather at the rim, until the number is exact; order by owner, cell, block."""
    lots, rng = land.lots, stream(size, "trim")
    cell = lots["cell"].to_numpy()
    by_cell = rng.random(int(cell.max()) + 1)[cell]
    late = 0.4 * lots["rank"].to_numpy() + 0.5 * by_cell + 0.1 * rng.random(len(lots))
    other = np.flatnonzero(lots["owner"].to_numpy() < 0)
    late[other[: int(OTHER_SHARE * size.parcels)]] -= 2.0
    keep = np.sort(np.argsort(late, kind="stable")[: size.parcels])
    lots = lots.iloc[keep]
    west = shapely.bounds(lots["shape"].to_numpy())[:, 0]
    order = np.lexsort(
        (west, lots["block"], lots["cell"], np.where(lots["owner"] < 0, 9999 - lots["owner"], lots["owner"]))
    )
    return Land(land.lattice, land.terrain, land.districts, lots.iloc[order].reset_index(drop=True), land.streets)
