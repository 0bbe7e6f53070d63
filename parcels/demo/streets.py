"""The street net of the demo city: a bent lattice of main streets with a hierarchy."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcels.demo.convex import Batch, Floats, inset, quads
from parcels.demo.size import ORIGIN

CELL = (640.0, 500.0)
"""Mean distance between main streets, east-west and north-south, in metres."""
WIDTHS = {"national": 46.0, "arterial": 42.0, "secondary": 30.0, "local": 18.0}
"""Width between road boundaries by class, in metres."""
TURN = np.deg2rad(-11.0)


@dataclass(frozen=True)
class Lattice:
    """Street crossings ``node[row, column]`` and the class of every row and column of streets.

    A cell ``(row, column)`` is the land between four crossings; cells are numbered row by row.
    """

    node: Floats
    row_class: tuple[str, ...]
    column_class: tuple[str, ...]

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns of cells."""
        return self.node.shape[0] - 1, self.node.shape[1] - 1

    @property
    def corners(self) -> Floats:
        """Corners of all cells, counter-clockwise from the south-west, ``[cells, 4, 2]``."""
        n = self.node
        return np.stack([n[:-1, :-1], n[:-1, 1:], n[1:, 1:], n[1:, :-1]], axis=2).reshape(-1, 4, 2)

    @property
    def centres(self) -> Floats:
        """Middle of all cells."""
        return self.corners.mean(axis=1)

    @property
    def extent(self) -> tuple[float, float, float, float]:
        """West, south, east, north."""
        flat = self.node.reshape(-1, 2)
        return (*flat.min(axis=0).tolist(), *flat.max(axis=0).tolist())


def lay_streets(cells: int, rng: np.random.Generator) -> Lattice:
    """Return a lattice of at least ``cells`` cells, four wide to three high in metres."""
    columns = max(7, int(np.ceil(np.sqrt(cells * 4 / 3 * CELL[1] / CELL[0]))))
    rows = max(6, int(np.ceil(cells / columns)))
    x, y = np.meshgrid(_spacing(columns, CELL[0], rng), _spacing(rows, CELL[1], rng))
    x, y = _bend(x, y, rng)
    east, north = x * np.cos(TURN) - y * np.sin(TURN), x * np.sin(TURN) + y * np.cos(TURN)
    node = np.stack([east - east.min(), north - north.min()], axis=-1) + np.array(ORIGIN)
    return Lattice(np.round(node, 3), _classes(rows, rng), _classes(columns, rng))


def _spacing(n: int, mean: float, rng: np.random.Generator) -> Floats:
    steps = rng.uniform(0.72, 1.3, n) * mean
    return np.concatenate([[0.0], np.cumsum(steps)])


def _bend(x: Floats, y: Floats, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Long waves turn whole quarters, noise keeps crossings off a ruler."""
    a, b, c, d = rng.uniform(0, 2 * np.pi, 4)
    east = x + 330 * np.sin(y / 1500 + a) + 120 * np.sin(y / 640 + x / 2900 + b) + rng.normal(0, 24, x.shape)
    north = y + 260 * np.sin(x / 1650 + c) + 90 * np.sin(x / 700 + y / 2400 + d) + rng.normal(0, 20, x.shape)
    return east, north


def _classes(n: int, rng: np.random.Generator) -> tuple[str, ...]:
    """Every third or so street is an arterial; one in about twelve is a national road."""
    kinds = np.where((np.arange(n + 1) + int(rng.integers(3))) % 3 == 0, "arterial", "secondary").astype(object)
    main = np.flatnonzero(kinds == "arterial")
    kinds[main[len(main) // 2 :: 4][: max(1, n // 12)]] = "national"
    return tuple(kinds.tolist())


def superblocks(lattice: Lattice, cells: NDArray[np.int64]) -> Batch:
    """Return the land of the chosen cells without half of each street around them."""
    row, column = np.divmod(cells, lattice.shape[1])
    corners = lattice.corners[cells]
    rows = np.array([WIDTHS[kind] / 2 for kind in lattice.row_class])
    columns = np.array([WIDTHS[kind] / 2 for kind in lattice.column_class])
    half = (rows[row], columns[column + 1], rows[row + 1], columns[column])
    batch = quads(corners)
    for edge in range(4):
        batch = inset(batch, corners[:, edge], corners[:, (edge + 1) % 4], half[edge])
    return batch
