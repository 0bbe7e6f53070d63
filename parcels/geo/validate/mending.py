"""Repairs a caller may ask for, each listed row by row; nothing is repaired unasked.

``close_rings`` closes open rings, ``make_valid`` rebuilds invalid polygons (method ``structure``), ``drop_duplicates``
drops identical copies of a record, ``drop_slivers`` drops slivers.
"""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from parcels.domain.errors import InputRefused
from parcels.geo.quality import LISTED, Action, Fault
from parcels.geo.sandbox.repairs import valid_forms
from parcels.geo.validate.shapes import finite, invalid

REPAIRS = frozenset({"make_valid", "close_rings", "drop_duplicates", "drop_slivers"})
Shapes = NDArray[np.object_]


@dataclass(frozen=True, eq=False)
class Mended:
    """Geometries after a repair, and what was changed."""

    shapes: Shapes
    faults: tuple[Fault, ...] = ()


def require_known_repairs(repair: frozenset[str]) -> None:
    """Raise ``repair_unknown`` for a name that is no repair."""
    unknown = sorted(repair - REPAIRS)
    if unknown:
        raise InputRefused("repair_unknown", value=unknown[0], allowed=", ".join(sorted(REPAIRS)))


def close_rings(shapes: Shapes, flaws: NDArray[np.object_], closed: Shapes) -> Mended:
    """Return the shapes with open rings closed."""
    which = (flaws == "unclosed") & ~shapely.is_missing(closed)
    positions = np.flatnonzero(which)
    if not len(positions):
        return Mended(shapes)
    out = shapes.copy()
    out[positions] = closed[positions]
    return Mended(out, (Fault("ring_closed", Action.REPAIRED, positions, field="geometry"),))


def make_valid(shapes: Shapes) -> Mended:
    """Return the shapes with invalid polygons rebuilt; those that cannot be stay invalid and are refused later."""
    positions = np.flatnonzero(invalid(shapes) & finite(shapes))
    if not len(positions):
        return Mended(shapes)
    polygonal = np.isin(shapely.get_type_id(shapes[positions]), (3, 6))
    found = (
        polygons_only(valid_forms(shapes[positions])) if polygonal.all() else _lines_too(shapes[positions], polygonal)
    )
    good = ~shapely.is_missing(found) & ~shapely.is_empty(found)
    out = shapes.copy()
    out[positions[good]] = found[good]
    before, after = shapely.area(shapes[positions[good]]), shapely.area(found[good])
    each = {"before_m2": before[:LISTED], "after_m2": after[:LISTED], "change_m2": (after - before)[:LISTED]}
    return Mended(out, (Fault("made_valid", Action.REPAIRED, positions[good], field="geometry", each=each),))


def _lines_too(shapes: Shapes, polygonal: NDArray[np.bool_]) -> Shapes:
    forms = valid_forms(shapes)
    return np.where(polygonal, polygons_only(forms), forms)


def polygons_only(shapes: Shapes) -> Shapes:
    """Return the polygonal part of each geometry: lines and points a repair leaves behind are no land."""
    out = shapes.copy()
    for place in np.flatnonzero(shapely.get_type_id(shapes) == 7):
        parts = shapely.get_parts(shapes[place])
        out[place] = shapely.union_all(parts[np.isin(shapely.get_type_id(parts), (3, 6))])
    return out
