"""Lots: cells cut into blocks by local streets, blocks cut into irregular lots."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from parcels.demo import convex
from parcels.demo.convex import Batch, Floats, Ints
from parcels.demo.districts import COUNTRY, TOWN, Districts
from parcels.demo.streets import WIDTHS, Lattice, superblocks
from parcels.domain.units import M2_PER_MU


@dataclass(frozen=True)
class Lots:
    """Lots with the cell and the block each lies in, and the local streets between blocks."""

    shape: NDArray[np.object_]
    cell: Ints
    block: Ints
    streets: Floats
    """Centre lines of local streets, ``[n, 2, 2]``."""
    street_cell: Ints


@dataclass(frozen=True)
class _Pieces:
    batch: Batch
    cell: Ints
    block: Ints
    target: Floats

    def take(self, index: Ints | NDArray[np.bool_]) -> "_Pieces":
        return _Pieces(self.batch.take(index), self.cell[index], self.block[index], self.target[index])


def _merge(parts: list[_Pieces]) -> _Pieces:
    return _Pieces(
        convex.join([part.batch for part in parts]),
        np.concatenate([part.cell for part in parts]),
        np.concatenate([part.block for part in parts]),
        np.concatenate([part.target for part in parts]),
    )


def cut_lots(lattice: Lattice, districts: Districts, cells: Ints, rng: np.random.Generator) -> Lots:
    """Return the lots of the chosen cells, ordered by cell and block."""
    pieces = _start(lattice, districts, cells, rng)
    pieces, streets, street_cell = _cut_blocks(pieces, rng)
    pieces = _number_blocks(pieces)
    corner = convex.chamfer(pieces.batch, rng.uniform(6, 16, len(pieces.cell)))
    pieces = _cut_pieces(_Pieces(corner, pieces.cell, pieces.block, pieces.target), rng)
    order = np.lexsort((pieces.batch.xy[:, 0, 0], pieces.block, pieces.cell))
    pieces = pieces.take(order)
    return Lots(convex.polygons(pieces.batch), pieces.cell, pieces.block, streets, street_cell)


def _start(lattice: Lattice, districts: Districts, cells: Ints, rng: np.random.Generator) -> _Pieces:
    """Cells with the mean lot size wanted in each, in m²: small in town, larger towards the rim of a platform."""
    owner = districts.owner[cells]
    mean = np.where(owner == TOWN, 9.0, np.where(owner == COUNTRY, 16.0, 18.0 + 36.0 * districts.rank[cells]))
    spread = np.where(owner == TOWN, 0.35, 0.5)
    target = mean * np.exp(rng.normal(0, 1, len(cells)) * spread) * M2_PER_MU
    return _Pieces(superblocks(lattice, cells), cells.astype(np.int64), np.zeros(len(cells), np.int64), target)


def _cut_blocks(pieces: _Pieces, rng: np.random.Generator) -> tuple[_Pieces, Floats, Ints]:
    """Cut cells by local streets until blocks are about seven lots large."""
    done, streets, owner = [], [], []
    for _ in range(5):
        surface = convex.area(pieces.batch)
        limit = np.clip(7.0 * pieces.target, 18_000, 190_000) * rng.uniform(0.7, 1.5, len(surface))
        active = surface > limit
        done.append(pieces.take(~active))
        pieces = pieces.take(active)
        if not len(pieces.cell):
            break
        line, first, second = _split(pieces, (0.38, 0.62, 0.05), WIDTHS["local"] / 2, rng)
        streets.append(line)
        owner.append(pieces.cell)
        pieces = _merge([first, second])
    done.append(pieces)
    if not streets:
        return _merge(done), np.zeros((0, 2, 2)), np.zeros(0, np.int64)
    return _merge(done), np.concatenate(streets), np.concatenate(owner)


def _split(
    pieces: _Pieces, where: tuple[float, float, float], half: float, rng: np.random.Generator, spine: Ints | None = None
) -> tuple[Floats, _Pieces, _Pieces]:
    """Cut each piece across its long side (or along it where ``spine``), leaving a street of twice ``half`` metres."""
    low, high, wobble = where
    frame = convex.box(pieces.batch)
    n = len(pieces.cell)
    along = frame.along
    across = np.stack([-along[:, 1], along[:, 0]], axis=1)
    length = frame.length
    if spine is not None:
        lengthwise = spine.astype(bool)
        along, across = np.where(lengthwise[:, None], across, along), np.where(lengthwise[:, None], along, across)
        length = np.where(lengthwise, frame.width, length)
    turn = rng.normal(0, wobble, n)
    normal = along * np.cos(turn)[:, None] + across * np.sin(turn)[:, None]
    point = frame.centre + along * (rng.uniform(low, high, n) - 0.5)[:, None] * length[:, None]
    distance = convex.side(pieces.batch, point, normal)
    line = _crossing(pieces.batch, distance)
    target = [pieces.target, pieces.target]
    halves = [convex.clip(pieces.batch, sign * distance - half) for sign in (1.0, -1.0)]
    first, second = (_Pieces(b, pieces.cell, pieces.block, t) for b, t in zip(halves, target, strict=True))
    return line, first.take(first.batch.size > 2), second.take(second.batch.size > 2)


def _crossing(batch: Batch, distance: Floats) -> Floats:
    """Return both points where the line of zero distance crosses each polygon."""
    after = np.roll(distance, -1, axis=1)
    cross = (distance >= 0) != (after >= 0)
    gap = np.where(cross, distance - after, 1.0)
    point = batch.xy + (distance / gap)[..., None] * (np.roll(batch.xy, -1, axis=1) - batch.xy)
    order = np.argsort(~cross, axis=1, kind="stable")[:, :2]
    return np.take_along_axis(point, order[..., None], axis=1)


def _number_blocks(pieces: _Pieces) -> _Pieces:
    """Return the pieces with the blocks of each cell numbered from 1, west to east."""
    order = np.lexsort((pieces.batch.xy[:, 0, 0], pieces.cell))
    pieces = pieces.take(order)
    starts = np.r_[True, pieces.cell[1:] != pieces.cell[:-1]]
    first = np.maximum.accumulate(np.where(starts, np.arange(len(starts)), 0))
    return _Pieces(pieces.batch, pieces.cell, np.arange(len(starts)) - first + 1, pieces.target)


def _cut_pieces(pieces: _Pieces, rng: np.random.Generator) -> _Pieces:
    """Cut blocks into lots: first along a spine where they are deep, then across."""
    done: list[_Pieces] = []
    for depth in range(9):
        surface = convex.area(pieces.batch)
        frame = convex.box(pieces.batch)
        wanted = pieces.target * np.exp(rng.normal(0, 0.55, len(surface)))
        active = surface > 1.6 * wanted
        done.append(pieces.take(~active))
        spine = ((frame.width > 118) & (surface > 3.2 * wanted) & (depth == 0))[active]
        pieces = pieces.take(active)
        if not len(pieces.cell):
            return _merge(done)
        slender = rng.random(len(pieces.cell)) < 0.03
        _, first, second = _split(pieces, (0.36, 0.64, 0.045), 0.0, rng, (spine & ~slender).astype(np.int64))
        pieces = _merge([first, second])
    return _merge([*done, pieces])


def usable(shape: NDArray[np.object_]) -> NDArray[np.bool_]:
    """Return which lots are valid, large and wide enough to be a parcel at all (600 m², about 11 m)."""
    size, rim = shapely.area(shape), shapely.length(shape)
    return shapely.is_valid(shape) & (size > 600) & (2 * size > 5.5 * rim)
