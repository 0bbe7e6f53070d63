"""Shape of joined sites, measured when asked for and remembered: width, frontage, how full their rectangle is."""

from collections.abc import Callable

import numpy as np
import shapely
from geopandas import GeoDataFrame
from numpy.typing import NDArray
from pandas import Series

from parcels.geo.measures import frontage_m, width_m
from parcels.geo.overlay import FRONTAGE_REACH_M
from parcels.planning.land import Land
from parcels.planning.parts import Flags, Floats, Ints
from parcels.planning.sites import take
from parcels.rules.checks import LENGTH_TOLERANCE_M

BATCH = 20_000


class Shapes:
    """Shape measures of the sites of one :class:`Land`, filled as they are asked for."""

    def __init__(self, land: Land) -> None:
        self._land = land
        self._geometry = land.frame.geometry.to_numpy()
        self._single = (np.diff(land.sites.ptr) == 1) & self._one_atom()
        self._fullness = np.full(len(land.sites), np.nan)
        self._width = self._of_single(land.parts.width_m)
        self._frontage = self._of_single(land.parts.frontage_max_m)

    def fullness(self, sites: Ints) -> Floats:
        """Return the share of its smallest rectangle (of any direction) that a site fills, in (0, 1]."""
        self._fill(self._fullness, sites, self._measure_fullness)
        return self._fullness[sites]

    def width(self, sites: Ints) -> Floats:
        """Return the diameter of the largest circle inside the joined land (m)."""
        self._fill(self._width, sites, self._measure_width)
        return self._width[sites]

    def frontage(self, sites: Ints) -> Floats:
        """Return the length of the outline of the joined land that faces a road (m); ``NaN`` without roads."""
        self._fill(self._frontage, sites, self._measure_frontage)
        return self._frontage[sites]

    def surely_wide(self, sites: slice, need_m: float) -> Flags:
        """Return where one piece alone is wide enough: the joined land is at least as wide."""
        return self._land.sites.over(np.fmax, self._land.parts.width_m, sites) + LENGTH_TOLERANCE_M >= need_m

    def surely_narrow(self, sites: slice, need_m: float) -> Flags:
        """Return where the site is one piece and too narrow."""
        return self._single[sites] & ~self.surely_wide(sites, need_m)

    def surely_facing(self, sites: slice, need_m: float) -> Flags:
        """Return where the site is one piece whose frontage suffices, or no road layer says anything."""
        longest = self._land.sites.over(np.fmax, self._land.parts.frontage_max_m, sites)
        return np.isnan(longest) | (self._single[sites] & (longest + LENGTH_TOLERANCE_M >= need_m))

    def surely_not_facing(self, sites: slice, need_m: float) -> Flags:
        """Return where all pieces together have too little frontage: joining them adds none."""
        total = self._land.sites.over(np.add, self._land.parts.frontage_sum_m, sites)
        return np.asarray(total + LENGTH_TOLERANCE_M < need_m)

    def _one_atom(self) -> Flags:
        first = self._land.sites.members[self._land.sites.ptr[:-1]]
        return (self._land.parts.last - self._land.parts.first)[first] == 1

    def _of_single(self, values: Floats) -> Floats:
        first = self._land.sites.members[self._land.sites.ptr[:-1]]
        return np.where(self._single, values[first], np.nan)

    def _fill(self, memo: Floats, sites: Ints, measure: Callable[[Ints], Floats]) -> None:
        missing = np.unique(sites[np.isnan(memo[sites])])
        for start in range(0, len(missing), BATCH):
            chunk = missing[start : start + BATCH]
            memo[chunk] = measure(chunk)

    def _measure_fullness(self, sites: Ints) -> Floats:
        owner, atoms = self._atoms(sites)
        boxes = shapely.oriented_envelope(shapely.geometrycollections(self._geometry[atoms], indices=owner))
        return np.minimum(self._land.sites.area_m2[sites] / shapely.area(boxes), 1.0)

    def _measure_width(self, sites: Ints) -> Floats:
        return _values(width_m(self._joined(sites)))

    def _measure_frontage(self, sites: Ints) -> Floats:
        return _values(frontage_m(self._joined(sites), self._land.access_roads, reach_m=FRONTAGE_REACH_M))

    def _joined(self, sites: Ints) -> GeoDataFrame:
        """Return the joined land; a gap within the joining tolerance is closed; its ground counts nowhere."""
        owner, atoms = self._atoms(sites)
        shapes = self._geometry[atoms]
        ends = np.flatnonzero(np.r_[owner[1:] != owner[:-1], True]) + 1
        joined = np.array([shapely.union_all(group) for group in np.split(shapes, ends[:-1])], dtype=object)
        return GeoDataFrame(geometry=closed(joined, self._land.policy.assemble.gap_m), crs=self._land.frame.crs)

    def _atoms(self, sites: Ints) -> tuple[Ints, Ints]:
        ptr, parts = take(self._land.sites.ptr, self._land.sites.members, sites)
        first, last = self._land.parts.first[parts], self._land.parts.last[parts]
        lengths = last - first
        owner = np.repeat(np.repeat(np.arange(len(sites)), np.diff(ptr)), lengths)
        offset = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        return owner, np.repeat(first, lengths) + offset


def closed(shapes: NDArray[np.object_], gap_m: float) -> NDArray[np.object_]:
    """Return shapes, with gaps up to ``gap_m`` closed in those of several parts (grown and shrunk, mitred)."""
    split = shapely.get_num_geometries(shapes) > 1
    if not split.any():
        return shapes
    reach = gap_m / 2 + 0.01
    grown = shapely.buffer(shapes[split], reach, join_style="mitre")
    closed = shapes.copy()
    closed[split] = shapely.union(shapely.buffer(grown, -reach, join_style="mitre"), shapes[split])
    return closed


def _values(measure: Series) -> Floats:
    return measure.to_numpy(np.float64)
