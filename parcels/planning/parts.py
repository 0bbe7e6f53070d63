"""Parts: what a site can take of one parcel, the whole of it or a run of its strips.

Every site is a set of parts of different parcels. A part is numbered; its columns are arrays. Sums over strips are
taken run by run, so a run of strips without overlap has exactly zero overlap.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pandas import DataFrame

from parcels.geo.law_layers import LawLayers

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
LENGTHS = ("road_m", "width_m", "frontage_m")


@dataclass(frozen=True, eq=False)
class Parts:
    """All parts of the allocatable parcels.

    Attributes
    ----------
    parcel
        Number of the parcel (its place in ``Land.parcels``).
    first, last
        Atoms ``first … last − 1`` of the table of atoms.
    pieces
        Number of pieces of the parcel; a part with as many atoms is the whole parcel.
    area_m2, inside_m2, remainder_m2
        Area; of it inside the boundary in force (``NaN`` without one); what is left of the parcel in runs too small to
        use.
    overlaps
        Kind → m² inside the layer, drawn and derived ones.
    reach_m
        Kind → least distance (m) to a feature, for kinds that limit heights by distance.
    road_m, width_m, frontage_max_m, frontage_sum_m
        Least distance to a road; widest strip; longest and total frontage of the strips. ``NaN`` where not known.
    """

    parcel: Ints
    first: Ints
    last: Ints
    pieces: Ints
    area_m2: Floats
    inside_m2: Floats
    remainder_m2: Floats
    overlaps: Mapping[str, Floats]
    reach_m: Mapping[str, Floats]
    road_m: Floats
    width_m: Floats
    frontage_max_m: Floats
    frontage_sum_m: Floats

    def __len__(self) -> int:
        return len(self.parcel)

    @property
    def is_whole(self) -> Flags:
        """Whether a part is the whole parcel."""
        return self.last - self.first == self.pieces


@dataclass(frozen=True, eq=False)
class Strips:
    """Atoms in table order: number of their parcel; per parcel the place of its first atom and how many it has."""

    parcel: Ints
    first: Ints
    pieces: Ints


def strips_of(atoms: DataFrame, parcel_number: Mapping[str, int]) -> Strips:
    """Return how a table of atoms, ordered by parcel and piece, is grouped into parcels."""
    parcel = np.array([parcel_number[str(name)] for name in atoms["parcel_id"]], np.int64)
    starts = np.flatnonzero(np.r_[True, parcel[1:] != parcel[:-1]]) if len(parcel) else np.empty(0, np.int64)
    return Strips(parcel, starts.astype(np.int64), np.diff(np.r_[starts, len(parcel)]).astype(np.int64))


def build_parts(measures: DataFrame, strips: Strips, layers: LawLayers, usable_m2: float) -> Parts:
    """Return every run of strips of every parcel.

    Parameters
    ----------
    measures
        Measures of the atoms (``geo.overlay.measure_land``), in the order of the atoms.
    strips
        Grouping of the atoms.
    layers
        Layers the law looks at: which columns hold them.
    usable_m2
        A connected rest of a parcel below this area counts as unusable remainder.
    """
    owner, first, last = runs(strips)
    area = _column(measures, "area_m2")
    start = strips.first[owner]
    stop = start + strips.pieces[owner]
    cumulative = np.r_[0.0, np.cumsum(area)]
    left, right = cumulative[first] - cumulative[start], cumulative[stop] - cumulative[last]
    small = [
        np.where((first > start) & (left < usable_m2), left, 0.0),
        np.where((last < stop) & (right < usable_m2), right, 0.0),
    ]
    frontage = _column(measures, "frontage_m")
    return Parts(
        parcel=strips.parcel[start] if len(start) else np.empty(0, np.int64),
        first=first,
        last=last,
        pieces=strips.pieces[owner],
        area_m2=over_runs(np.add, area, first, last),
        inside_m2=over_runs(np.add, _column(measures, "inside_boundary_m2"), first, last),
        remainder_m2=small[0] + small[1],
        overlaps={kind: over_runs(np.add, _column(measures, at), first, last) for kind, at in layers.columns.items()},
        reach_m={
            kind: over_runs(np.fmin, _column(measures, f"{kind}_reach_m"), first, last) for kind in layers.distances
        },
        road_m=over_runs(np.fmin, _column(measures, "road_m"), first, last),
        width_m=over_runs(np.fmax, _column(measures, "width_m"), first, last),
        frontage_max_m=over_runs(np.fmax, frontage, first, last),
        frontage_sum_m=over_runs(np.add, frontage, first, last),
    )


def runs(strips: Strips) -> tuple[Ints, Ints, Ints]:
    """Return parcel, first atom and last atom + 1 of every run of consecutive strips, n (n + 1) / 2 for n pieces."""
    owners, firsts, lasts = [], [], []
    for pieces in np.unique(strips.pieces):
        low, high = np.triu_indices(int(pieces))
        which = np.flatnonzero(strips.pieces == pieces)
        owners.append(np.repeat(which, len(low)))
        firsts.append((strips.first[which][:, None] + low).ravel())
        lasts.append((strips.first[which][:, None] + high + 1).ravel())
    if not owners:
        return tuple(np.empty(0, np.int64) for _ in range(3))  # type: ignore[return-value]
    owner, first, last = (np.concatenate(arrays).astype(np.int64) for arrays in (owners, firsts, lasts))
    order = np.lexsort((last, first))
    return owner[order], first[order], last[order]


def over_runs(how: np.ufunc, values: Floats, first: Ints, last: Ints) -> Floats:
    """Return ``how`` applied over ``values[first:last]`` of each run (none is empty)."""
    if not len(first):
        return np.empty(0, np.float64)
    padded = np.r_[values, 0.0]
    return how.reduceat(padded, np.column_stack((first, last)).ravel())[::2]


def _column(measures: DataFrame, name: str) -> Floats:
    if name not in measures:
        return np.full(len(measures), np.nan)
    return measures[name].to_numpy(np.float64, na_value=np.nan)
