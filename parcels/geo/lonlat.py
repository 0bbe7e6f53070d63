"""Longitude and latitude of a few shapes, computed in one thread that keeps PROJ open.

PROJ opens its database anew in every thread that asks, which takes some 80 ms; whoever answers each request in a thread
of its own would pay that every time. Many points are computed where they are asked for: they would hold up the others.
"""

from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS, Transformer

MANY_POINTS = 100_000
_AT_WORK = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lonlat")


def to_lonlat(shapes: NDArray[np.object_], crs: CRS) -> NDArray[np.object_]:
    """Return shapes of a CRS in longitude and latitude (EPSG:4326, longitude first), as ``to_crs`` has them."""
    name = crs.to_wkt()
    found: NDArray[np.object_] = shapely.transform(shapes, lambda points: _moved(points, name))
    return found


def _moved(points: NDArray[np.float64], crs: str) -> NDArray[np.float64]:
    if len(points) > MANY_POINTS:
        return _placed(points, Transformer.from_crs(crs, 4326, always_xy=True))
    return _AT_WORK.submit(lambda: _placed(points, _transformer(crs))).result()


def _placed(points: NDArray[np.float64], transformer: Transformer) -> NDArray[np.float64]:
    return np.column_stack(transformer.transform(points[:, 0], points[:, 1]))


@lru_cache(maxsize=8)
def _transformer(crs: str) -> Transformer:
    return Transformer.from_crs(crs, 4326, always_xy=True)
