"""Where land lies in a platform and beside what: depth inside a boundary, share of its outline beside other land."""

import numpy as np
import shapely

from parcels.geo.edges import Floats, Ints, Shapes
from parcels.geo.inscribed import inscribed_radius

SAMPLES = 24
"""Points of an outline, evenly spaced, at which it is looked at what lies beside."""


def depth_share(shapes: Shapes, boundaries: Shapes, of: Ints) -> Floats:
    """Return how deep land lies in its boundary: 0 at the edge or outside, 1 as deep as the boundary goes.

    Distance (m) of the centroid to the outline of boundary ``of[i]``, divided by the radius (m) of the largest circle
    that fits into that boundary; 0 where ``of`` is −1. Holes count as edge.
    """
    share = np.zeros(len(shapes))
    rows = np.flatnonzero(of >= 0)
    if not len(rows):
        return share
    own = boundaries[of[rows]]
    centre = shapely.centroid(shapes[rows])
    shapely.prepare(boundaries)
    depth = np.where(
        shapely.intersects(own, centre), shapely.distance(shapely.boundary(boundaries)[of[rows]], centre), 0
    )
    radius = inscribed_radius(boundaries)[of[rows]]
    share[rows] = np.clip(np.divide(depth, radius, out=np.zeros(len(rows)), where=radius > 0), 0.0, 1.0)
    return share


def beside_share(shapes: Shapes, others: Shapes, reach_m: float) -> Floats:
    """Return the share of the outline that lies within ``reach_m`` of other land, at 24 evenly spaced points of it."""
    if not len(others) or not len(shapes):
        return np.zeros(len(shapes))
    outline = shapely.boundary(shapes)
    step = (np.arange(SAMPLES) + 0.5) / SAMPLES
    rings = _single(outline)
    points = shapely.line_interpolate_point(rings[:, None], step[None, :], normalized=True).ravel()
    near = np.unique(shapely.STRtree(others).query(points, predicate="dwithin", distance=reach_m)[0])
    hit = np.zeros(len(points))
    hit[near] = 1.0
    return hit.reshape(len(shapes), SAMPLES).mean(axis=1)


def _single(outlines: Shapes) -> Shapes:
    """Return each outline as one line: the longest where it has several (holes, parts)."""
    single = outlines.copy()
    for row in np.flatnonzero(shapely.get_type_id(outlines) == 5):
        parts = shapely.get_parts(outlines[row])
        single[row] = parts[int(np.argmax(shapely.length(parts)))]
    return single
