"""A made-up cadastre of any size: lots in jittered street blocks under eight dissolved layers; same seed, same data."""

from dataclasses import dataclass

import numpy as np
import shapely

BLOCK_X, BLOCK_Y, ROAD, LOTS = 132.0, 96.0, 12.0, 6
ORIGIN = np.array([40_500_000.0, 3_400_000.0])
LAYERS = (  # name, blobs per 1000 lots, share of the ground, least and most vertices
    ("flood", 0.5, 0.10, 1500, 4000),
    ("forest", 8.0, 0.12, 200, 1500),
    ("redline", 0.5, 0.10, 2000, 5000),
    ("wetland", 8.0, 0.04, 100, 600),
    ("heritage", 12.0, 0.01, 8, 40),
    ("slope", 16.0, 0.05, 60, 300),
    ("corridor", 2.0, 0.02, 20, 60),
    ("water_source", 2.0, 0.12, 400, 1500),
)


@dataclass(frozen=True)
class Cadastre:
    """Lots, and masks with the number of their layer."""

    lots: np.ndarray
    masks: np.ndarray
    layer: np.ndarray


def cadastre(count: int, seed: int = 7) -> Cadastre:
    rng = np.random.default_rng(seed)
    lots, width, height = make_lots(count, rng)
    shapes, layer = [], []
    for number, (_, per_thousand, share, low, high) in enumerate(LAYERS):
        blobs = max(4, round(per_thousand * count / 1000))
        radius = np.sqrt(width * height * share / blobs / np.pi) * rng.lognormal(0, 0.4, blobs)
        centre = rng.uniform(0, 1, (blobs, 2)) * [width, height]
        vertices = rng.integers(low, high, blobs)
        drawn = [blob(c, r, int(v), rng) for c, r, v in zip(centre, radius, vertices, strict=True)]
        merged = shapely.get_parts(shapely.union_all(shapely.make_valid(np.array(drawn, dtype=object))))
        merged = merged[shapely.get_type_id(merged) == shapely.GeometryType.POLYGON]
        shapes.append(merged)
        layer.append(np.full(len(merged), number))
    return Cadastre(lots, np.concatenate(shapes), np.concatenate(layer))


def make_lots(count: int, rng: np.random.Generator) -> tuple[np.ndarray, float, float]:
    """Two rows of six lots a block; the corners of neighbours are the same points, moved together."""
    blocks = -(-count // (2 * LOTS))
    across = int(np.ceil(np.sqrt(blocks * BLOCK_Y / BLOCK_X)))
    along = -(-blocks // across)
    x = np.linspace(ROAD / 2, BLOCK_X - ROAD / 2, 2 * LOTS + 1)  # a vertex in the middle of each front, too
    y = np.array([ROAD / 2, BLOCK_Y / 2, BLOCK_Y - ROAD / 2])
    corner = np.stack(np.meshgrid(x, y), axis=-1)  # 3 × 13 points of one block
    place = np.stack(np.meshgrid(np.arange(across), np.arange(along)), axis=-1).reshape(-1, 2)[:blocks]
    points = corner + (place * [BLOCK_X, BLOCK_Y])[:, None, None] + rng.normal(0, 1.5, (blocks, *corner.shape))
    points[..., 1] += 40 * np.sin(points[..., 0] / 900)
    points = np.round(points + ORIGIN, 3)
    lots = []
    for row in range(2):
        for west in range(0, 2 * LOTS, 2):
            south, north = points[:, row, west : west + 3], points[:, row + 1, west : west + 3]
            lots.append(np.concatenate([south, north[:, ::-1], south[:, :1]], axis=1))
    return shapely.polygons(np.stack(lots, axis=1).reshape(-1, 7, 2))[:count], across * BLOCK_X, along * BLOCK_Y


def blob(centre: np.ndarray, radius: float, vertices: int, rng: np.random.Generator) -> shapely.Polygon:
    """A wobbly outline around a centre."""
    turn = np.sort(rng.uniform(0, 2 * np.pi, vertices))
    wave = np.arange(1, max(8, vertices // 8) + 1)
    height, phase = rng.normal(0, 0.18, len(wave)) / wave**1.15, rng.uniform(0, 2 * np.pi, len(wave))
    far = radius * np.clip(1 + np.sin(turn[:, None] * wave + phase) @ height, 0.25, 2.2)
    return shapely.Polygon(np.round(ORIGIN + centre + np.column_stack([far * np.cos(turn), far * np.sin(turn)]), 3))
