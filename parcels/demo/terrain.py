"""River, hills, motorway and railway: what keeps a city from being a grid."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from parcels.demo.convex import Floats
from parcels.demo.streets import Lattice

RIVER_WIDTH = 110.0
MOTORWAY_WIDTH = 45.0
RAILWAY_WIDTH = 20.0


@dataclass(frozen=True)
class Terrain:
    """Lines and areas laid across the lattice before any land is cut, in metres."""

    river_line: LineString
    brook_line: LineString
    motorway: LineString
    railway: LineString
    river: BaseGeometry
    hills: BaseGeometry
    reservoir: Polygon

    @property
    def banks(self) -> NDArray[np.object_]:
        """River and brook with their banks, as many small polygons."""
        return np.concatenate([_pieces(self.river_line, RIVER_WIDTH / 2 + 25), _pieces(self.brook_line, 36.0)])

    @property
    def obstacles(self) -> NDArray[np.object_]:
        """Water and transport corridors no lot reaches into, as many small polygons."""
        return np.concatenate(
            [
                _pieces(self.motorway, MOTORWAY_WIDTH / 2 + 4),
                _pieces(self.railway, RAILWAY_WIDTH / 2 + 3),
                _pieces(self.river_line, RIVER_WIDTH / 2 * 1.34 + 14),
                _pieces(self.brook_line, 26.0),
                np.array([self.reservoir], dtype=object),
            ]
        )


def _pieces(line: LineString, half: float) -> NDArray[np.object_]:
    """Return the corridor along a line as one polygon per stretch of a few hundred metres."""
    xy = shapely.get_coordinates(line)
    cuts = [*range(0, len(xy) - 1, 6), len(xy) - 1]
    return np.array([LineString(xy[a : b + 1]).buffer(half, quad_segs=3) for a, b in pairwise(cuts)])


def shape_terrain(lattice: Lattice, rng: np.random.Generator) -> Terrain:
    """Return the terrain over a lattice."""
    west, south, east, north = lattice.extent
    width, height = east - west, north - south
    river = _wave(lattice, (west, south + 0.40 * height), (east, south + 0.62 * height), (0.055, 5.2), rng)
    brook = _wave(
        lattice, (west + 0.30 * width, north), river.interpolate(0.58, normalized=True).coords[0], (0.03, 3.4), rng
    )
    motorway = _wave(
        lattice, (west + 0.02 * width, south + 0.16 * height), (east, north - 0.22 * height), (0.045, 1.4), rng
    )
    railway = _wave(lattice, (west + 0.62 * width, south), (west + 0.47 * width, north), (0.025, 0.8), rng)
    water = shapely.union_all([_ribbon(river, RIVER_WIDTH, rng), _ribbon(brook, 22.0, rng)])
    hills = _hills(lattice, rng)
    peak = shapely.get_parts(hills)[0].centroid
    return Terrain(
        river, brook, motorway, railway, water, hills, blob(peak.x, peak.y, 0.06 * height**0.5 * 50, rng, 0.5)
    )


def _wave(
    lattice: Lattice,
    start: tuple[float, float],
    end: tuple[float, float],
    bend: tuple[float, float],
    rng: np.random.Generator,
) -> LineString:
    """Return a curve between two points; ``bend`` is swing (share of the length) and number of half waves."""
    length = float(np.hypot(end[0] - start[0], end[1] - start[1]))
    scale = max(1.0, length / 9000)
    t = np.linspace(0, 1, int(np.clip(length / 60, 60, 3000)))
    swing = 0.0 * t
    for order, share in ((1.0, 0.62), (2.1, 0.30), (4.3, 0.13)):
        swing += share * np.sin(np.pi * order * bend[1] * scale * t + rng.uniform(0, 2 * np.pi))
    swing *= bend[0] * length / scale * np.sin(np.pi * np.clip(t, 0, 1)) ** 0.25
    unit = np.array([end[0] - start[0], end[1] - start[1]]) / length
    xy = np.array(start) + t[:, None] * unit * length + swing[:, None] * np.array([-unit[1], unit[0]])
    return LineString(np.round(xy, 2))


def _ribbon(line: LineString, width: float, rng: np.random.Generator) -> BaseGeometry:
    """Return a river of varying width along a line."""
    xy = shapely.get_coordinates(line)
    wide = (
        width
        / 2
        * (1 + 0.22 * np.sin(np.arange(len(xy)) / 3.1 + rng.uniform(0, 6)) + 0.12 * np.sin(np.arange(len(xy)) / 1.3))
    )
    return shapely.union_all(
        shapely.buffer(shapely.linestrings(np.stack([xy[:-1], xy[1:]], axis=1)), wide[1:], quad_segs=3)
    )


def blob(
    x: float, y: float, radius: float, rng: np.random.Generator, stretch: float = 0.8, points: int = 48
) -> Polygon:
    """Return a wobbly star-shaped polygon around a point; ``stretch`` below 1 makes it oval."""
    theta = np.linspace(0, 2 * np.pi, points, endpoint=False)
    wobble = sum(rng.normal(0, 0.17) / k**0.8 * np.sin(k * theta + rng.uniform(0, 2 * np.pi)) for k in range(2, 9))
    r = radius * np.clip(1 + wobble, 0.45, 1.7)
    turn = rng.uniform(0, np.pi)
    u, v = r * np.cos(theta), r * np.sin(theta) * stretch
    xy = np.stack([x + u * np.cos(turn) - v * np.sin(turn), y + u * np.sin(turn) + v * np.cos(turn)], axis=1)
    return Polygon(np.round(xy, 2))


def blobs(centres: Floats, radius: Floats, rng: np.random.Generator, stretch: float = 0.8) -> NDArray[np.object_]:
    """Return one wobbly polygon per centre."""
    return np.array([blob(x, y, r, rng, stretch) for (x, y), r in zip(centres, radius, strict=True)], dtype=object)


def _hills(lattice: Lattice, rng: np.random.Generator) -> BaseGeometry:
    """Return hills: a range in the north-west corner, more of them in a larger city."""
    west, south, east, north = lattice.extent
    width, height = east - west, north - south
    more = max(0, int(width * height / 4e8))
    x = np.concatenate([west + width * np.array([0.05, 0.17, 0.10]), rng.uniform(west, east, more)])
    y = np.concatenate([south + height * np.array([0.93, 0.97, 0.78]), rng.uniform(south, north, more)])
    size = min(width, height, 9000.0)
    radius = np.concatenate([size * np.array([0.17, 0.14, 0.12]), rng.uniform(0.05, 0.2, more) * size])
    return shapely.union_all(blobs(np.stack([x, y], axis=1), radius, rng))
