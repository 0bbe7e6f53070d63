"""A whole city measured: every measure of every lot, then atoms, neighbours and connected sets."""

import time
from collections.abc import Callable
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from benchmarks.cadastre import BLOCK_X, BLOCK_Y, LAYERS, cadastre
from parcels.geo.adjacency import NeighbourRule, neighbours
from parcels.geo.assemble import connected_sets
from parcels.geo.atoms import SplitRule, build_atoms
from parcels.geo.city import City
from parcels.geo.overlay import measure_land

CRS = "EPSG:4528"


def city(count: int) -> City:
    """The cadastre with roads along every fifth block line and a platform on a quarter of the ground."""
    data = cadastre(count)
    names = [f"A-{i}" for i in range(len(data.lots))]
    parcels = gpd.GeoDataFrame({"parcel_id": names}, geometry=data.lots, crs=CRS).set_index("parcel_id", drop=False)
    x0, y0, x1, y1 = parcels.total_bounds
    lines = [[(x, y0), (x, y1)] for x in np.arange(x0, x1, 5 * BLOCK_X)]
    lines += [[(x0, y), (x1, y)] for y in np.arange(y0, y1, 5 * BLOCK_Y)]
    roads = {"road_class": "arterial", "width_m": 12.0, "geometry": list(shapely.linestrings(lines))}
    places = shapely.points(np.random.default_rng(1).uniform([x0, y0], [x1, y1], (60, 2)))
    quarter = np.array([x1 - x0, y1 - y0]) / 4
    platform = shapely.box(x0 + quarter[0], y0 + quarter[1], x1 - quarter[0], y1 - quarter[1])
    kinds = [LAYERS[number][0] for number in data.layer]
    none = pd.DataFrame()
    return City(
        crs=CRS,
        name="benchmark",
        is_demo=True,
        parcels=parcels,
        platforms=gpd.GeoDataFrame({"platform_id": ["PF1"]}, geometry=[platform], crs=CRS),
        constraints=gpd.GeoDataFrame({"kind": kinds}, geometry=data.masks, crs=CRS),
        roads=gpd.GeoDataFrame(roads, crs=CRS),
        utilities=gpd.GeoDataFrame({"kind": ["substation", "gas_pipeline"] * 30}, geometry=places, crs=CRS),
        projects=none,
        milestones=none,
        readiness=none,
    )


def run(small: bool = False) -> dict:
    here = city(5_000 if small else 200_000)
    measure_land(here.parcels.iloc[:5], here)  # compile, or load what was compiled
    result: dict = {"lots": len(here.parcels)}

    def timed(name: str, step: Callable[[], Any]) -> Any:
        start, cpu = time.perf_counter(), time.process_time()
        made = step()
        spent = {"seconds": time.perf_counter() - start, "cpu_seconds": time.process_time() - cpu}
        result[name] = {**spent, "count": len(made)}
        return made

    timed("measure_land", lambda: measure_land(here.parcels, here))
    rule = SplitRule(min_piece_m2=350.0, min_piece_width_m=10.0, max_pieces=3)
    frame = timed("build_atoms", lambda: build_atoms(here.parcels, rule, here.parcels.area > 800.0).frame)
    roads = np.asarray(here.roads.geometry)
    beside = timed("neighbours, shared sides", lambda: neighbours(frame, NeighbourRule(1.0, 5.0), roads))
    timed("neighbours, across 15 m", lambda: neighbours(frame, NeighbourRule(15.0, 5.0), roads))
    area = frame["area_m2"].to_numpy()
    timed("connected_sets, up to 5", lambda: connected_sets(beside, area, (2000, 3000), 5, 2_000_000))
    return result
