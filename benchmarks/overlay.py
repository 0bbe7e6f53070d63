"""Area of every lot in eight layers: ours against ``geopandas.overlay`` layer after layer, equal answers to 1e-6."""

import time
from collections.abc import Callable

import geopandas as gpd
import numpy as np
import shapely

from benchmarks.cadastre import LAYERS, Cadastre, cadastre
from parcels.geo.kernel import geos_pair_areas
from parcels.geo.overlay import covered_areas

TARGET = 4.0


def usual(data: Cadastre) -> np.ndarray:
    """One ``geopandas.overlay`` per layer, areas added up per lot."""
    out = np.zeros((len(data.lots), len(LAYERS)))
    lots = gpd.GeoDataFrame({"lot": np.arange(len(data.lots))}, geometry=data.lots, crs="EPSG:4528")
    for number in range(len(LAYERS)):
        layer = gpd.GeoDataFrame(geometry=data.masks[data.layer == number], crs=lots.crs)
        both = gpd.overlay(lots, layer, how="intersection", keep_geom_type=True)
        np.add.at(out[:, number], both["lot"].to_numpy(), both.area.to_numpy())
    return out


def ours(data: Cadastre) -> np.ndarray:
    return covered_areas(data.lots, data.masks, data.layer, len(LAYERS))


def fall_back(data: Cadastre) -> np.ndarray:
    """What runs without numba, on layers already dissolved."""
    found = geos_pair_areas(data.lots, data.masks)
    cell = found.shape * len(LAYERS) + data.layer[found.mask]
    size = len(data.lots) * len(LAYERS)
    return np.bincount(cell, weights=found.area, minlength=size).reshape(-1, len(LAYERS))


def timed(way: Callable[[Cadastre], np.ndarray], data: Cadastre, times: int) -> tuple[np.ndarray, dict[str, float]]:
    """Return the answer with the medians of wall and processor seconds (the latter say more on a busy machine)."""
    spent = []
    for _ in range(times):
        start, cpu = time.perf_counter(), time.process_time()
        answer = way(data)
        spent.append((time.perf_counter() - start, time.process_time() - cpu))
    wall, processor = np.median(spent, axis=0)
    return answer, {"seconds": float(wall), "cpu_seconds": float(processor)}


def run(small: bool = False) -> dict:
    data = cadastre(10_000 if small else 100_000)
    covered_areas(data.lots[:10], data.masks[:10], data.layer[:10], len(LAYERS))  # compile, or load what was compiled
    fast, own = timed(ours, data, 5)
    geos, without = timed(fall_back, data, 1)
    slow, peer = timed(usual, data, 1)
    area = shapely.area(data.lots)[:, None]
    return {
        "lots": len(data.lots),
        "masks": {"count": len(data.masks), "vertices": int(shapely.get_num_coordinates(data.masks).sum())},
        "ours (checked, dissolved, kernel)": own,
        "ours without numba": {**without, "largest_error": float((np.abs(geos - slow) / area).max())},
        "geopandas.overlay per layer": peer,
        "largest_error": float((np.abs(fast - slow) / area).max()),
        "largest_error_allowed": 1e-6,
        "ratio in processor seconds": peer["cpu_seconds"] / own["cpu_seconds"],
        "ratio": peer["seconds"] / own["seconds"],
        "target": TARGET,
    }
