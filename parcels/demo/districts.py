"""Which cells of the lattice belong to which platform, to the old town, or to the country."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from parcels.demo.convex import Floats
from parcels.demo.streets import CELL, Lattice
from parcels.demo.terrain import Terrain, blob

COUNTRY, TOWN = -2, -1
LEVELS = ("national", "provincial", "city", "county")
WEIGHTS = {"national": 1.7, "provincial": 1.25, "city": 0.95, "county": 0.7}
LOTS_PER_CELL = 14.4
"""Mean number of lots a developed cell yields; the city is laid out with it and then trimmed to the exact number."""


@dataclass(frozen=True)
class Districts:
    """``owner[cell]`` is a platform number, ``TOWN`` or ``COUNTRY``; ``rank[cell]`` grows outwards from 0 to 1."""

    owner: NDArray[np.int64]
    rank: Floats
    levels: tuple[str, ...]
    boundaries: tuple[BaseGeometry, ...]

    @property
    def town(self) -> NDArray[np.int64]:
        """Cells of the old town."""
        return np.flatnonzero(self.owner == TOWN)


def platform_count(parcels: int) -> int:
    """Return how many platforms a city of this size has: 4, growing with the square root of the parcels."""
    return max(4, round(4 * (parcels / 800) ** 0.5))


def cells_wanted(parcels: int) -> int:
    """Return the number of lattice cells so that a bit less than half of them is developed."""
    return int(np.ceil(parcels / LOTS_PER_CELL / 0.43))


def draw_districts(lattice: Lattice, terrain: Terrain, parcels: int, rng: np.random.Generator) -> Districts:
    """Grow platforms and the old town over the lattice, away from hills and water."""
    centres = lattice.centres
    free = _buildable(lattice, terrain)
    count = platform_count(parcels)
    levels = tuple(LEVELS[i % 4] if i < 4 else LEVELS[(i * 7 + 3) % 4] for i in range(count))
    seeds = _seeds(lattice, free, count + 1, rng)
    wanted = _shares(levels, parcels)
    near = _distance(centres, centres[seeds], rng) / np.sqrt(wanted)
    nearest = np.argmin(near, axis=1)
    owner = np.full(len(centres), COUNTRY, dtype=np.int64)
    rank = np.ones(len(centres))
    for i, number in enumerate(wanted):
        mine = np.flatnonzero((nearest == i) & free)
        mine = mine[np.argsort(near[mine, i], kind="stable")][: int(number)]
        owner[mine] = TOWN if i == 0 else i - 1
        rank[mine] = np.arange(len(mine)) / max(1, len(mine) - 1)
    owner = _largest_first(owner, levels)
    boundaries = tuple(_boundary(lattice, terrain, np.flatnonzero(owner == i), rng) for i in range(count))
    return Districts(owner, rank, levels, boundaries)


def _largest_first(owner: NDArray[np.int64], levels: tuple[str, ...]) -> NDArray[np.int64]:
    """Renumber platforms so that those of a higher level are the larger ones."""
    size = np.bincount(owner[owner >= 0], minlength=len(levels))
    by_size = np.argsort(-size, kind="stable")
    by_level = np.argsort([LEVELS.index(level) for level in levels], kind="stable")
    number = np.empty(len(levels), dtype=np.int64)
    number[by_size] = by_level
    return np.where(owner >= 0, number[np.maximum(owner, 0)], owner)


def _buildable(lattice: Lattice, terrain: Terrain) -> NDArray[np.bool_]:
    edge = np.roll(lattice.corners, -1, axis=1) - lattice.corners
    after = np.roll(edge, -1, axis=1)
    convex = (edge[..., 0] * after[..., 1] - edge[..., 1] * after[..., 0] > 0).all(axis=1)
    shapely.prepare(terrain.hills)
    probe = np.concatenate([lattice.corners, lattice.centres[:, None]], axis=1)
    hill = shapely.contains_xy(terrain.hills, probe[..., 0], probe[..., 1]).sum(axis=1) > 1
    return convex & ~hill


def _seeds(lattice: Lattice, free: NDArray[np.bool_], count: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """Return the town's cell (near the middle) and platform cells spread far apart but not on the rim."""
    rows, columns = lattice.shape
    row, column = np.divmod(np.arange(rows * columns), columns)
    inner = free & (row > 0) & (row < rows - 1) & (column > 0) & (column < columns - 1)
    grid = np.stack([column * CELL[0], row * CELL[1]], axis=1)
    middle = np.hypot(*(grid - np.array([columns * CELL[0] * 0.47, rows * CELL[1] * 0.46])).T)
    chosen = [int(np.argmin(np.where(inner, middle, np.inf)))]
    gap = np.hypot(*(grid - grid[chosen[0]]).T)
    for _ in range(count - 1):
        chosen.append(int(np.argmax(np.where(inner, gap * rng.uniform(0.8, 1.0, len(gap)), -1.0))))
        gap = np.minimum(gap, np.hypot(*(grid - grid[chosen[-1]]).T))
    return np.array(chosen)


def _shares(levels: tuple[str, ...], parcels: int) -> Floats:
    """Return how many cells the town and each platform get."""
    cells = parcels / LOTS_PER_CELL
    weight = np.array([0.42, *(WEIGHTS[level] for level in levels)])
    weight[0] *= max(1.0, len(levels) / 4) ** 0.5
    return np.maximum(2.0, np.round(weight / weight.sum() * cells * 1.06))


def _distance(centres: Floats, seeds: Floats, rng: np.random.Generator) -> Floats:
    """Return distances from every cell to every seed, stretched by noise and by a direction of growth per seed."""
    step = centres[:, None] - seeds[None]
    turn = rng.uniform(0, np.pi, len(seeds))
    u = step[..., 0] * np.cos(turn) + step[..., 1] * np.sin(turn)
    v = -step[..., 0] * np.sin(turn) + step[..., 1] * np.cos(turn)
    return np.hypot(u * 0.78, v * 1.15) * rng.uniform(0.86, 1.14, u.shape)


def _boundary(lattice: Lattice, terrain: Terrain, cells: NDArray[np.int64], rng: np.random.Generator) -> BaseGeometry:
    """Return a development boundary: the cells, rounded, notched, following water and hills."""
    land = shapely.union_all(shapely.buffer(shapely.polygons(lattice.corners[cells]), 0.5, join_style="mitre"))
    rounded = land.buffer(-70).buffer(150).buffer(-80)
    rim = shapely.get_exterior_ring(max(shapely.get_parts(rounded), key=shapely.area))
    places = rng.uniform(0, 1, 7)
    radius = rng.uniform(90, 240, 7)
    for i, (place, size) in enumerate(zip(places, radius, strict=True)):
        point = rim.interpolate(place, normalized=True)
        bite = blob(point.x, point.y, size, rng, 0.7)
        rounded = rounded.union(bite) if i % 3 == 0 else rounded.difference(bite)
    dry = rounded.difference(shapely.union_all(_near(rounded, [*terrain.banks, *shapely.get_parts(terrain.hills)])))
    parts = [part for part in shapely.get_parts(dry) if part.area > 40_000]
    return shapely.set_precision(shapely.union_all(parts).simplify(1.5), 0.01)


def _near(area: BaseGeometry, shapes: list[BaseGeometry]) -> list[BaseGeometry]:
    return [shapes[i] for i in np.sort(shapely.STRtree(shapes).query(area))]
