"""Atoms: the indivisible pieces of land that sites are made of (最小地块单元)."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import shapely
from geopandas import GeoDataFrame, GeoSeries
from pandas import DataFrame, Series

from parcels.geo.crs import require_metres
from parcels.geo.dissolve import require_polygons
from parcels.geo.edges import Ints, Shapes, off_grid
from parcels.geo.inscribed import inscribed_radius
from parcels.geo.measures import box_sides
from parcels.geo.splitting import equal_strips

WIDTH_SLACK_M = 0.01
"""A piece this much narrower than asked still passes; the width is itself only known to a few centimetres."""


class Uncut(StrEnum):
    """Why a splittable parcel stays whole. In Chinese: 不可分割原因."""

    TOO_SMALL = "too_small"
    """Less than two pieces of the least area."""
    TOO_SHORT = "too_short"
    """The long side is less than two pieces of the least width."""
    MANY_PARTS = "many_parts"
    """Several separate parts."""
    UNUSABLE_PIECES = "unusable_pieces"
    """Every cut leaves a piece in parts or narrower than the least width."""


@dataclass(frozen=True)
class SplitRule:
    """How parcels may be cut: least area (m²) and width (m) of a piece, most pieces of one parcel."""

    min_piece_m2: float
    min_piece_width_m: float
    max_pieces: int


@dataclass(frozen=True, eq=False)
class Atoms:
    """All atoms of a city.

    Attributes
    ----------
    frame
        Indexed by ``atom_id``: ``parcel_id, piece, pieces, area_m2, geometry``; parcels in their order, pieces from
        west to east along the long axis.
    uncut
        Parcel → :class:`Uncut` value for each splittable parcel that stays whole.
    """

    frame: GeoDataFrame
    uncut: Series


def build_atoms(parcels: GeoDataFrame, rule: SplitRule, splittable: Series) -> Atoms:
    """Return the atoms: splittable parcels in strips of equal area across their long axis, all others whole.

    The number of strips is ``min(max_pieces, ⌊area / min_piece_m2⌋, ⌊length / min_piece_width_m⌋)``, or the largest
    smaller number for which every strip is one polygon with a width of at least ``min_piece_width_m``.

    Raises
    ------
    CrsRefused, InputRefused
        Parcels not in metres, invalid or not polygons.
    """
    require_metres(parcels, "parcels")
    shapes = off_grid(np.asarray(parcels.geometry, dtype=object))
    require_polygons(shapes, "parcels")
    wanted = np.ones(len(parcels), np.int64)
    chosen = np.flatnonzero(splittable.reindex(parcels.index, fill_value=False).to_numpy(dtype=bool))
    wanted[chosen], reason = _most_pieces(shapes[chosen], rule)
    strips = _cut(shapes, wanted, rule)
    uncut = {parcels.index[row]: code for row, code in zip(chosen, reason, strict=True) if code}
    uncut |= {parcels.index[row]: Uncut.UNUSABLE_PIECES for row in np.flatnonzero(wanted > 1) if row not in strips}
    return Atoms(_frame(parcels, strips), Series(uncut, name="reason", dtype=object))


def _most_pieces(shapes: Shapes, rule: SplitRule) -> tuple[Ints, list[Uncut | None]]:
    """Return how many pieces area and length allow, and why not two."""
    if not len(shapes):
        return np.empty(0, np.int64), []
    single = shapely.get_num_geometries(shapes) == 1
    by_area = np.floor(shapely.area(shapes) / rule.min_piece_m2).astype(np.int64)
    by_length = np.floor(box_sides(shapes)[0] / rule.min_piece_width_m).astype(np.int64)
    most = np.minimum(np.minimum(by_area, by_length), rule.max_pieces)
    reason: list[Uncut | None] = []
    for one, area, length in zip(single, by_area, by_length, strict=True):
        tests = ((not one, Uncut.MANY_PARTS), (area < 2, Uncut.TOO_SMALL), (length < 2, Uncut.TOO_SHORT))
        reason.append(next((code for fails, code in tests if fails), None))
    return np.where(single, np.maximum(most, 1), 1), reason


def _cut(shapes: Shapes, wanted: Ints, rule: SplitRule) -> dict[int, Shapes]:
    """Return the strips of every parcel that can be cut, trying one piece less until all pieces are usable."""
    done: dict[int, Shapes] = {}
    rows, pieces = np.flatnonzero(wanted > 1), wanted[wanted > 1]
    while len(rows):
        plain = shapely.get_geometry(shapes[rows], 0)
        for row, strips in zip(rows, equal_strips(plain, pieces), strict=True):
            if strips is not None:
                done[int(row)] = strips
        for narrow in _narrow(done, rows, rule):
            del done[narrow]
        left = np.array([row not in done for row in rows]) & (pieces > 2)
        rows, pieces = rows[left], pieces[left] - 1
    return done


def _narrow(done: dict[int, Shapes], rows: Ints, rule: SplitRule) -> set[int]:
    """Return the rows with a strip that is too narrow."""
    tried = [int(row) for row in rows if int(row) in done]
    if not tried:
        return set()
    owner = np.repeat(tried, [len(done[row]) for row in tried])
    width = 2.0 * inscribed_radius(np.concatenate([done[row] for row in tried]))
    return set(owner[width < rule.min_piece_width_m - WIDTH_SLACK_M].tolist())


def _frame(parcels: GeoDataFrame, strips: dict[int, Shapes]) -> GeoDataFrame:
    shapes = np.asarray(parcels.geometry, dtype=object)
    pieces = np.array([len(strips.get(row, "1")) for row in range(len(shapes))], dtype=np.int64)
    row = np.repeat(np.arange(len(shapes)), pieces)
    first = np.cumsum(pieces) - pieces
    piece = np.arange(len(row)) - first[row] + 1
    geometry = shapes[row]
    for cut, parts in strips.items():
        geometry[first[cut] : first[cut] + len(parts)] = parts
    parcel = parcels.index.to_numpy(dtype=object)[row]
    names = [f"{p}/{k}" if n > 1 else str(p) for p, k, n in zip(parcel, piece, pieces[row], strict=True)]
    table = DataFrame(
        {"parcel_id": parcel, "piece": piece, "pieces": pieces[row], "area_m2": shapely.area(geometry)},
        index=Series(names, name="atom_id", dtype=object),
    )
    return GeoDataFrame(table, geometry=GeoSeries(geometry, index=table.index, crs=parcels.crs))
