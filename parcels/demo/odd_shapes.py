"""Shapes a clean grid never has: L-shaped lots, lots with a hole, lots in two parts."""

from typing import Any

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from parcels.demo.convex import Floats

SHARES = {"notched": 0.055, "holed": 0.012, "paired": 0.008}


def make_odd(lots: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Return the lots with some made odd; ``lots`` has ``shape, cell, block, clipped`` and a range index.

    What is cut from a lot becomes a lot of its own (or green land if it is small); two parts of one parcel lie on both
    sides of a local street.
    """
    lots = _notch(lots, rng)
    lots = _punch(lots, rng)
    return _pair(lots, rng)


def _convex(lots: pd.DataFrame, least_m2: float) -> NDArray[np.int64]:
    shape = lots["shape"].to_numpy()
    plain = (shapely.get_num_coordinates(shape) <= 7) & ~lots["clipped"].to_numpy()
    return np.flatnonzero(plain & (shapely.area(shape) > least_m2))


def _pick(rows: NDArray[np.int64], share: float, rng: np.random.Generator) -> NDArray[np.int64]:
    number = min(len(rows), max(2, round(share * len(rows)))) if len(rows) else 0
    return np.sort(rng.choice(rows, number, replace=False)) if number else rows


def _notch(lots: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Cut a corner out of some lots."""
    rows = _pick(_convex(lots, 9000), SHARES["notched"], rng)
    shape = lots["shape"].to_numpy().copy()
    pieces: list[Any] = []
    owners: list[int] = []
    for row, which, f, g in zip(rows, rng.random(len(rows)), *rng.uniform(0.36, 0.6, (2, len(rows))), strict=True):
        ring = shapely.get_coordinates(shape[row])[:-1]
        body, piece = _corner(ring, int(which * len(ring)), f, g)
        if (
            body.is_valid
            and piece.is_valid
            and abs(body.area + piece.area - shape[row].area) < 1e-3
            and piece.area < 0.45 * body.area
        ):
            shape[row] = body
            pieces.append(piece)
            owners.append(int(row))
    clipped = lots["clipped"].to_numpy().copy()
    clipped[owners] = True
    return _append(lots.assign(shape=shape, clipped=clipped), pieces, owners, 1600.0)


def _corner(ring: Floats, at: int, f: float, g: float) -> tuple[shapely.Polygon, shapely.Polygon]:
    before, corner, after = ring[at - 1], ring[at], ring[(at + 1) % len(ring)]
    a, b = corner + f * (before - corner), corner + g * (after - corner)
    inner = np.round(a + b - corner, 6)
    a, b = np.round(a, 6), np.round(b, 6)
    body = np.concatenate([ring[:at], [a, inner, b], ring[at + 1 :]])
    return shapely.Polygon(body), shapely.Polygon([a, corner, b, inner])


def _append(lots: pd.DataFrame, pieces: list[Any], owners: list[int], least_m2: float) -> pd.DataFrame:
    """Add cut-out pieces as lots of the block they come from."""
    keep = [i for i, piece in enumerate(pieces) if shapely.area(piece) >= least_m2]
    extra = lots.iloc[[owners[i] for i in keep]].assign(shape=[pieces[i] for i in keep], clipped=True)
    return pd.concat([lots, extra], ignore_index=True)


def _punch(lots: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Take a rectangle out of the middle of some large lots."""
    rows = _pick(_convex(lots, 26_000), SHARES["holed"] * 4, rng)
    shape = lots["shape"].to_numpy().copy()
    pieces: list[Any] = []
    for row, size in zip(rows, rng.uniform(0.16, 0.3, len(rows)), strict=True):
        ring = shapely.get_coordinates(shape[row])[:-1]
        middle = ring.mean(axis=0)
        hole = np.round(middle + size * (ring - middle), 6)
        pieces.append(shapely.Polygon(hole))
        shape[row] = shapely.Polygon(shapely.get_coordinates(shape[row]), [hole[::-1]])
    return _append(lots.assign(shape=shape), pieces, [int(row) for row in rows], 2400.0)


def _pair(lots: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Join some lots with the nearest lot of the next block in the same cell."""
    shape = lots["shape"].to_numpy().copy()
    cell, block = lots["cell"].to_numpy(), lots["block"].to_numpy()
    small = np.flatnonzero(shapely.area(shape) < 22_000)
    order = lots.groupby(["cell", "block"], sort=False).indices
    taken: set[int] = set()
    gone: list[int] = []
    for row in map(int, _pick(small, SHARES["paired"], rng)):
        near = [int(i) for i in order.get((cell[row], block[row] + 1), ()) if int(i) not in taken]
        if row in taken or not near:
            continue
        other = min(near, key=lambda i: (shape[row].distance(shape[i]), i))
        if 2.0 < shape[row].distance(shape[other]) < 40.0:
            shape[row] = shapely.MultiPolygon([*shapely.get_parts(shape[row]), *shapely.get_parts(shape[other])])
            taken |= {row, other}
            gone.append(other)
    return lots.assign(shape=shape).drop(index=gone).reset_index(drop=True)
