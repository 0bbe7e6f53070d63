"""Each geometry by itself: there, readable, closed, finite, of the right type, valid."""

import re

import numpy as np
import shapely
from numpy.typing import NDArray

from parcels.geo.quality import LISTED, Action, Fault, fault
from parcels.geo.schema import read_schema

Shapes = NDArray[np.object_]
REASON = re.compile(r"([^\[]*)\[(\S+) (\S+)\]")


def check_presence(shapes: Shapes, flaws: NDArray[np.object_], dataset: str) -> list[Fault]:
    """Refuse geometry that is missing, unreadable, open, empty, not finite or of a type the schema does not allow."""
    missing = shapely.is_missing(shapes)
    unreadable, unclosed = flaws == "unreadable", (flaws == "unclosed") & missing
    empty = ~missing & shapely.is_empty(shapes)
    there = ~missing & ~empty
    wild = there & ~finite(shapes)
    allowed = next(field.values for field in read_schema(dataset) if field.type == "geometry")
    names = np.array([str(shape.geom_type) if shape is not None else "" for shape in shapes], dtype=object)
    wrong = there & ~wild & ~np.isin(names.astype(str), allowed)
    listed = "; ".join(allowed)
    found = (
        fault("geometry_missing", Action.REFUSED, missing & ~unreadable & ~unclosed, field="geometry"),
        fault("geometry_unreadable", Action.REFUSED, unreadable, field="geometry"),
        fault("geometry_unclosed", Action.REFUSED, unclosed, field="geometry"),
        fault("geometry_empty", Action.REFUSED, empty, field="geometry"),
        fault("geometry_not_finite", Action.REFUSED, wild, field="geometry"),
        fault("geometry_wrong_type", Action.REFUSED, wrong, field="geometry", cells=names, rule=listed),
    )
    return [one for one in found if len(one.positions)]


def finite(shapes: Shapes) -> NDArray[np.bool_]:
    """Return which geometries have only finite coordinates."""
    points, owner = shapely.get_coordinates(shapes, return_index=True)
    bad = ~np.isfinite(points).all(axis=1)
    out = np.ones(len(shapes), bool)
    out[owner[bad]] = False
    return out


def invalid(shapes: Shapes) -> NDArray[np.bool_]:
    """Return which geometries are there and not valid."""
    return np.asarray(~shapely.is_valid(shapes) & ~shapely.is_missing(shapes), dtype=bool)


def check_validity(shapes: Shapes) -> list[Fault]:
    """Refuse invalid geometry, with the reason and its place."""
    positions = np.flatnonzero(invalid(shapes))
    if not len(positions):
        return []
    reasons = [split_reason(str(shapely.is_valid_reason(shapes[place]))) for place in positions[:LISTED]]
    each = {"reason": [reason for reason, _ in reasons], "place": [place for _, place in reasons]}
    return [Fault("geometry_invalid", Action.REFUSED, positions, field="geometry", each=each)]


def split_reason(text: str) -> tuple[str, str]:
    """Return reason and place of a GEOS message.

    >>> split_reason("Self-intersection[3.0004 4]")
    ('Self-intersection', '3.000 4.000')
    """
    match = REASON.fullmatch(text)
    if match is None:
        return text[:80], "-"
    return match[1].strip(), f"{float(match[2]):.3f} {float(match[3]):.3f}"
