"""Candidate sites: connected sets of parts of different parcels, in one table ordered by area.

A site is named by its parts, in the order of their parcels: ``A-12`` the whole parcel, ``A-12/2`` its second strip,
``A-12/1..3`` strips one to three, ``A-12+A-13`` two parcels. The name does not depend on the order anything was read
in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from parcels.domain.errors import InputRefused
from parcels.planning.parts import Flags, Floats, Ints, Parts

JOIN = "+"


@dataclass(frozen=True, eq=False)
class SiteTable:
    """Sites ordered by area, then by their parts; site ``i`` has the parts ``members[ptr[i]:ptr[i + 1]]``."""

    ptr: Ints
    members: Ints
    area_m2: Floats

    def __len__(self) -> int:
        return len(self.area_m2)

    def parts_of(self, site: int) -> Ints:
        """Return the parts of a site."""
        return self.members[self.ptr[site] : self.ptr[site + 1]]

    def between(self, low_m2: float, high_m2: float) -> slice:
        """Return the sites with an area in [low, high]."""
        low = int(np.searchsorted(self.area_m2, low_m2, "left"))
        return slice(low, max(low, int(np.searchsorted(self.area_m2, high_m2, "right"))))

    def over(self, how: np.ufunc, values: NDArray, sites: slice = slice(None)) -> NDArray:
        """Return ``how`` applied over the parts of each of a run of sites."""
        first, last, _ = sites.indices(len(self))
        if first >= last:
            return values[:0]
        ptr = self.ptr[first : last + 1]
        return how.reduceat(values[self.members[ptr[0] : ptr[-1]]], ptr[:-1] - ptr[0])

    @cached_property
    def num_parts(self) -> Ints:
        """Number of parts of each site."""
        return np.diff(self.ptr)


def table_of(blocks: Sequence[tuple[Ints, Ints]], area_m2: Floats) -> SiteTable:
    """Return the table of sites given as blocks of (ptr, members); ``area_m2`` is that of the parts."""
    lengths = np.concatenate([np.diff(ptr) for ptr, _ in blocks]) if blocks else np.empty(0, np.int64)
    members = np.concatenate([part for _, part in blocks]) if blocks else np.empty(0, np.int64)
    if not len(lengths):
        return SiteTable(np.zeros(1, np.int64), members.astype(np.int64), np.empty(0))
    ptr = np.r_[0, np.cumsum(lengths)].astype(np.int64)
    members = _sorted_within(ptr, members.astype(np.int64))
    area = np.add.reduceat(area_m2[members], ptr[:-1])
    order = np.lexsort((_rank(ptr, members), np.diff(ptr), area))
    return SiteTable(*take(ptr, members, order), area[order])


def take(ptr: Ints, members: Ints, rows: Ints) -> tuple[Ints, Ints]:
    """Return the chosen rows of a (ptr, members) table, in that order."""
    lengths = np.diff(ptr)[rows]
    new = np.r_[0, np.cumsum(lengths)].astype(np.int64)
    offset = np.arange(new[-1]) - np.repeat(new[:-1], lengths)
    return new, members[np.repeat(ptr[rows], lengths) + offset]


def _sorted_within(ptr: Ints, members: Ints) -> Ints:
    row = np.repeat(np.arange(len(ptr) - 1), np.diff(ptr))
    return members[np.lexsort((members, row))]


def _rank(ptr: Ints, members: Ints) -> Ints:
    """Return a number per row that orders rows of equal length by their members."""
    width = int(np.diff(ptr).max(initial=1))
    table = np.full((len(ptr) - 1, width), -1, np.int64)
    row = np.repeat(np.arange(len(ptr) - 1), np.diff(ptr))
    table[row, np.arange(len(members)) - np.repeat(ptr[:-1], np.diff(ptr))] = members
    order = np.lexsort(table.T[::-1])
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    return rank


def part_name(parcel: str, span: tuple[int, int], pieces: int) -> str:
    """Return the name of a part from its first and last strip, counted from 1.

    >>> part_name("A-12", (1, 3), 5)
    'A-12/1..3'
    """
    first, last = span
    if last - first + 1 == pieces:
        return parcel
    return f"{parcel}/{first}" if first == last else f"{parcel}/{first}..{last}"


@dataclass(frozen=True, eq=False)
class SiteNames:
    """Names of parts and sites, both ways."""

    parts: Parts
    parcels: tuple[str, ...]
    first_atom: Ints

    def part(self, part: int) -> str:
        """Return the name of a part."""
        start = int(self.first_atom[self.parts.parcel[part]])
        span = int(self.parts.first[part]) - start + 1, int(self.parts.last[part]) - start
        return part_name(self.parcels[self.parts.parcel[part]], span, int(self.parts.pieces[part]))

    def site(self, parts: Sequence[int] | Ints) -> str:
        """Return the name of a set of parts given in order."""
        return JOIN.join(self.part(int(part)) for part in parts)

    @cached_property
    def part_of(self) -> Mapping[str, int]:
        """Part name → number."""
        return {self.part(part): part for part in range(len(self.parts))}

    def parts_named(self, site: str) -> tuple[int, ...]:
        """Return the parts a site name lists, in order; strips of one parcel listed singly become one part.

        Raises
        ------
        InputRefused
            ``site_unknown`` when a part is not allocatable land, or the parts overlap or leave a gap within a parcel.
        """
        found = _parse(site.split(JOIN), self.part_of)
        if found is None:
            raise InputRefused("site_unknown", site=site)
        return self._merged(sorted(found), site)

    def _merged(self, parts: list[int], site: str) -> tuple[int, ...]:
        runs: dict[int, list[int]] = {}
        for part in parts:
            runs.setdefault(int(self.parts.parcel[part]), []).append(part)
        return tuple(self._one(parcel, own, site) for parcel, own in sorted(runs.items()))

    def _one(self, parcel: int, parts: list[int], site: str) -> int:
        spans = sorted((int(self.parts.first[part]), int(self.parts.last[part])) for part in parts)
        if any(left[1] != right[0] for left, right in pairwise(spans)):
            raise InputRefused("site_unknown", site=site)
        start = int(self.first_atom[parcel])
        span = spans[0][0] - start + 1, spans[-1][1] - start
        return self.part_of[part_name(self.parcels[parcel], span, int(self.parts.pieces[parts[0]]))]


def _parse(tokens: Sequence[str], known: Mapping[str, int]) -> list[int] | None:
    """Return the parts named by tokens; a parcel id may itself contain the joining sign."""
    if not tokens:
        return []
    for length in range(1, len(tokens) + 1):
        part = known.get(JOIN.join(tokens[:length]))
        rest = _parse(tokens[length:], known) if part is not None else None
        if part is not None and rest is not None:
            return [part, *rest]
    return None


def sites_within(table: SiteTable, keep: Flags) -> SiteTable:
    """Return the sites a mask keeps."""
    rows = np.flatnonzero(keep)
    return SiteTable(*take(table.ptr, table.members, rows), table.area_m2[rows])
