"""Shapes against each other: the same geometry twice, and overlaps beyond the tolerance."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from parcels.geo.quality import LISTED, Action, Fault

Shapes = NDArray[np.object_]


@dataclass(frozen=True, eq=False)
class Overlaps:
    """Pairs of positions left < right and the area they share in m²."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    area_m2: NDArray[np.float64]


def geometry_numbers(shapes: Shapes) -> NDArray[np.int64]:
    """Return a number per geometry, the same for equal ones whatever their starting point."""
    blobs = shapely.to_wkb(shapely.normalize(shapes))
    return pd.factorize(np.asarray(blobs, dtype=object))[0].astype(np.int64)


def overlapping(shapes: Shapes, tolerance_m2: float) -> Overlaps:
    """Return pairs of valid polygons that share more than ``tolerance_m2``.

    GEOS's coverage validator marks every polygon whose edges do not simply match its neighbours'; only pairs with a
    marked one are compared, so clean land costs almost nothing.
    """
    marked = ~shapely.is_empty(shapely.coverage_invalid_edges(shapes)) if len(shapes) else np.zeros(0, bool)
    tree = shapely.STRtree(shapes)
    rows = np.flatnonzero(marked)
    left, right = tree.query(shapes[rows])
    left = rows[left]
    left, right = np.minimum(left, right), np.maximum(left, right)
    pairs = np.unique(np.stack([left, right])[:, left < right], axis=1)
    left, right = pairs[0], pairs[1]
    inner = shapely.relate_pattern(shapes[left], shapes[right], "T********")
    left, right = left[inner], right[inner]
    area = shapely.area(shapely.intersection(shapes[left], shapes[right]))
    real = area > tolerance_m2
    return Overlaps(left[real], right[real], area[real])


def check_coverage(shapes: Shapes, records: NDArray[np.object_], tolerance_m2: float) -> list[Fault]:
    """Report pairs of equal geometries, and all other overlapping pairs with their area."""
    found = overlapping(shapes, tolerance_m2)
    numbers = geometry_numbers(np.concatenate([shapes[found.left], shapes[found.right]]))
    same = numbers[: len(found.left)] == numbers[len(found.left) :]
    faults = [_pairs("overlap", found, ~same, records, tolerance_m2)]
    faults.append(_pairs("geometry_repeated", found, same, records, tolerance_m2))
    return [one for one in faults if len(one.positions)]


def _pairs(
    code: str, found: Overlaps, chosen: NDArray[np.bool_], records: NDArray[np.object_], tolerance: float
) -> Fault:
    left, right, area = found.left[chosen], found.right[chosen], found.area_m2[chosen]
    each = {"other": list(records[right[:LISTED]]), "area_m2": list(area[:LISTED])}
    return Fault(code, Action.KEPT, left, field="geometry", each=each, rule=f"{tolerance:g} m2")
