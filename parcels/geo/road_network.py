"""Distance along roads: the centre lines as a graph, and the way from land to places on it.

Roads are joined where they share a point, where one ends within 1 m of another, and where they cross: a crossing drawn
without a node is the common case in base maps, a flyover the rare one. Motorways are left out, since nobody turns into
one but at an interchange, which is a place of its own.
"""

from dataclasses import dataclass

import numpy as np
import shapely
from geopandas import GeoDataFrame
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

from parcels.domain.codes import RoadClass
from parcels.geo.edges import Floats, Ints, Shapes, line_edges

SNAP_M = 1.0
"""An end this near another road is on it."""
GRID_M = 0.01
"""Points nearer than this are one."""
LINES = (1, 5)


@dataclass(frozen=True, eq=False)
class RoadNetwork:
    """Straight pieces of road between numbered points; ``ends`` and ``length`` also hold the links that mend gaps."""

    pieces: Shapes
    piece_ends: Ints
    num_points: int
    ends: Ints
    length: Floats

    def ways_m(self, land: Shapes, places: Shapes) -> Floats:
        """Return the way (m) from each piece of land to the nearest place; NaN where no road leads there.

        Straight from the land to the nearest road, along roads, straight from the road to the place.
        """
        if not len(places) or not len(land):
            return np.full(len(land), np.nan)
        doors, gates = self._entrances(land), self._entrances(places)
        size = self.num_points + len(places)
        numbers = np.repeat(np.arange(self.num_points, size), 2)
        ends = np.concatenate([self.ends, np.column_stack([numbers, self.piece_ends[gates.piece].ravel()])])
        shortest = _shortest(ends, np.concatenate([self.length, gates.ways.ravel()]), size)
        graph = coo_array((shortest[1], (shortest[0][:, 0], shortest[0][:, 1])), shape=(size, size)).tocsr()
        reached = dijkstra(graph, directed=False, indices=np.arange(self.num_points, size), min_only=True)
        found = (reached[self.piece_ends[doors.piece]] + doors.ways).min(axis=1)
        for gate, piece in enumerate(gates.piece):  # on one piece of road nobody goes to its end first
            here = np.flatnonzero(doors.piece == piece)
            between = np.abs(doors.along[here] - gates.along[gate])
            found[here] = np.minimum(found[here], doors.straight[here] + between + gates.straight[gate])
        return np.where(np.isfinite(found), found, np.nan)

    def _entrances(self, shapes: Shapes) -> "_Entrances":
        (_, piece) = shapely.STRtree(self.pieces).query_nearest(shapes, all_matches=False)
        line = shapely.shortest_line(shapes, self.pieces[piece])
        straight = shapely.length(line)
        along = shapely.line_locate_point(self.pieces[piece], shapely.get_point(line, -1))
        rest = np.maximum(shapely.length(self.pieces[piece]) - along, 0.0)
        return _Entrances(piece, along, straight, straight[:, None] + np.column_stack([along, rest]))


@dataclass(frozen=True, eq=False)
class _Entrances:
    """Where shapes meet the nearest piece of road: how far along it, how far off it, the ways to both its ends (m)."""

    piece: Ints
    along: Floats
    straight: Floats
    ways: Floats


def road_network(roads: GeoDataFrame) -> RoadNetwork | None:
    """Return the network of the centre lines of all roads but motorways; ``None`` where none are drawn as lines."""
    if not len(roads):
        return None
    shapes = np.asarray(roads.geometry[roads["road_class"] != str(RoadClass.MOTORWAY)], dtype=object)
    lines = shapely.get_parts(shapes[np.isin(shapely.get_type_id(shapes), LINES)])
    if not len(lines):
        return None
    noded = shapely.get_parts(shapely.node(shapely.multilinestrings(lines)))
    xy = line_edges(noded).xy
    keys = np.rint(xy.reshape(-1, 2) / GRID_M).astype(np.int64)
    _, point = np.unique(keys, axis=0, return_inverse=True)
    ends = point.reshape(-1, 2).astype(np.int64)
    pieces = shapely.linestrings(xy.reshape(-1, 2, 2))
    keep = ends[:, 0] != ends[:, 1]
    pieces, ends, xy = pieces[keep], ends[keep], xy[keep]
    links, gaps = _gaps(pieces, ends, xy)
    length = np.concatenate([shapely.length(pieces), gaps])
    return RoadNetwork(pieces, ends, int(point.max()) + 1, np.concatenate([ends, links]), length)


def _gaps(pieces: Shapes, ends: Ints, xy: Floats) -> tuple[Ints, Floats]:
    """Return links (ends, m) from loose ends to the pieces within reach of them."""
    number, first, uses = np.unique(ends.ravel(), return_index=True, return_counts=True)
    loose, at = number[uses == 1], shapely.points(xy.reshape(-1, 2)[first[uses == 1]])
    who, piece = shapely.STRtree(pieces).query(at, predicate="dwithin", distance=SNAP_M)
    other = (ends[piece] != loose[who][:, None]).all(axis=1)
    who, piece = who[other], piece[other]
    along = shapely.line_locate_point(pieces[piece], at[who])
    gap = shapely.distance(at[who], pieces[piece])
    both = np.column_stack([gap + along, gap + shapely.length(pieces[piece]) - along])
    return np.column_stack([np.repeat(loose[who], 2), ends[piece].ravel()]), both.ravel()


def _shortest(ends: Ints, length: Floats, size: int) -> tuple[Ints, Floats]:
    """Return each pair of points once with its shortest link: a sparse matrix would add double ones up."""
    pair = np.sort(ends, axis=1)
    key = pair[:, 0] * size + pair[:, 1]
    order = np.lexsort((length, key))
    _, first = np.unique(key[order], return_index=True)
    chosen = order[first]
    return pair[chosen], np.maximum(length[chosen], 1e-9)
