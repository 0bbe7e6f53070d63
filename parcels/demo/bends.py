"""Boundaries between neighbours that bend, as old field edges and ditches leave them."""

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from parcels.demo.convex import Floats, Ints

SHARE = 0.4
LEAST_M = 38.0
LARGEST = 0.075
"""Largest displacement of the middle of an edge, as a share of its length."""
Shapes = NDArray[np.object_]


def bend_edges(shape: Shapes, rng: np.random.Generator) -> Shapes:
    """Return the shapes with some edges that two of them share in full bent in the middle, the same way for both."""
    simple = (shapely.get_type_id(shape) == 3) & (shapely.get_num_interior_rings(shape) == 0)
    edges = _shared_edges(shape, np.flatnonzero(simple))
    edges = edges[rng.random(len(edges)) < SHARE]
    start, end = edges[["x", "y"]].to_numpy(), edges[["x_end", "y_end"]].to_numpy()
    across = np.stack([start[:, 1] - end[:, 1], end[:, 0] - start[:, 0]], axis=1)
    push = rng.uniform(0.02, LARGEST, len(edges)) * rng.choice([-1.0, 1.0], len(edges))
    middle = np.round((start + end) / 2 + push[:, None] * across, 6)
    return _keep_valid(shape, edges, middle)


def _shared_edges(shape: Shapes, rows: Ints) -> pd.DataFrame:
    """Return one line per edge that exactly two shapes have, with both owners and places in their rings."""
    xy, owner = shapely.get_coordinates(shape[rows], return_index=True)
    same = owner[1:] == owner[:-1]
    first = np.r_[True, ~same]
    place = np.arange(len(owner)) - np.maximum.accumulate(np.where(first, np.arange(len(owner)), 0))
    a, b = xy[:-1][same], xy[1:][same]
    frame = pd.DataFrame({"lot": rows[owner[:-1][same]], "place": place[:-1][same], "x": a[:, 0], "y": a[:, 1]})
    frame["x_end"], frame["y_end"] = b[:, 0], b[:, 1]
    frame = frame[np.hypot(*(b - a).T) > LEAST_M]
    back = {"x": "x_end", "y": "y_end", "x_end": "x", "y_end": "y", "lot": "other", "place": "other_place"}
    both = frame.merge(frame.rename(columns=back), on=["x", "y", "x_end", "y_end"])
    return both[both["lot"] < both["other"]].drop_duplicates(["x", "y", "x_end", "y_end"]).reset_index(drop=True)


def _keep_valid(shape: Shapes, edges: pd.DataFrame, middle: Floats) -> Shapes:
    """Apply the bends; take back those of shapes that would become invalid, and of their neighbours with them."""
    keep = np.ones(len(edges), dtype=bool)
    for _ in range(6):
        out = _bent(shape, edges[keep], middle[keep])
        bad = np.flatnonzero(~shapely.is_valid(out))
        if not len(bad):
            return out
        keep &= ~(edges["lot"].isin(bad) | edges["other"].isin(bad)).to_numpy()
    return shape


def _bent(shape: Shapes, edges: pd.DataFrame, middle: Floats) -> Shapes:
    lot = np.concatenate([edges["lot"].to_numpy(), edges["other"].to_numpy()])
    place = np.concatenate([edges["place"].to_numpy(), edges["other_place"].to_numpy()])
    point = np.concatenate([middle, middle])
    out = shape.copy()
    order = np.argsort(lot, kind="stable")
    starts = np.flatnonzero(np.r_[True, np.diff(lot[order]) > 0]) if len(order) else order
    for at in np.split(order, starts[1:]) if len(order) else []:
        row = lot[at[0]]
        ring = shapely.get_coordinates(shape[row])
        out[row] = shapely.Polygon(np.insert(ring, place[at] + 1, point[at], axis=0))
    return out
