"""Which sites are enumerated: single parts, sets of whole parcels, and an end run of a cut parcel with a neighbour.

Joined parcels lie on one platform, have a use (or a pair of uses) that one project accepts, and none is forbidden by
law: a forbidden part forbids every site it is in, so leaving those out loses no candidate. Runs joined to a neighbour
start at an end of their parcel, so what is left of it stays in one piece.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcels.geo.assemble import connected_sets
from parcels.planning.parts import Flags, Floats, Ints, Parts, Strips
from parcels.planning.sites import SiteTable, table_of, take

Block = tuple[Ints, Ints]
PRODUCT_CAP = 20_000_000


@dataclass(frozen=True)
class AssemblyRule:
    """Window of area in m², most parcels in a site, most sites."""

    window_m2: tuple[float, float]
    max_parcels: int
    max_sites: int


@dataclass(frozen=True, eq=False)
class Joinable:
    """What may be joined: atom pairs that touch (by number), and per part whether it may take part in a joined site."""

    pairs: Ints
    part_open: Flags


@dataclass(frozen=True)
class Enumerated:
    """Sites found, and how many were not because a bound was reached (at least)."""

    sites: SiteTable
    num_cut: int
    num_single: int
    num_joined: int


def enumerate_sites(parts: Parts, strips: Strips, joinable: Joinable, rule: AssemblyRule) -> Enumerated:
    """Return every site within the window, up to the stated number of sites, single parts first."""
    low, high = rule.window_m2
    singles = np.flatnonzero((parts.area_m2 >= low) & (parts.area_m2 <= high)).astype(np.int64)
    blocks: list[Block] = [(np.arange(len(singles) + 1, dtype=np.int64), singles)]
    cut = 0
    room = rule.max_sites - len(singles)
    if rule.max_parcels > 1 and len(joinable.pairs) and room > 0:
        ends, lost = _ends_with_neighbours(parts, strips, joinable, (rule.window_m2, room))
        blocks.append(ends)
        whole, more = _whole_parcels(parts, strips, joinable, (rule, room - len(ends[0]) + 1))
        blocks.append(whole)
        cut = lost + more
    table = table_of(blocks, parts.area_m2)
    return Enumerated(table, cut, len(singles), len(table) - len(singles))


def _whole_parcels(
    parts: Parts, strips: Strips, joinable: Joinable, limits: tuple[AssemblyRule, int]
) -> tuple[Block, int]:
    """Return connected sets of two or more whole parcels; small sets first when there are more than may be kept."""
    rule, room = limits
    whole = np.flatnonzero(parts.is_whole)
    number = np.full(int(parts.parcel.max(initial=-1)) + 1, -1, np.int64)
    open_whole = whole[joinable.part_open[whole]]
    number[parts.parcel[open_whole]] = np.arange(len(open_whole))
    a, b = number[strips.parcel[joinable.pairs[:, 0]]], number[strips.parcel[joinable.pairs[:, 1]]]
    keep = (a >= 0) & (b >= 0) & (a != b)
    pairs = np.unique(np.sort(np.column_stack((a[keep], b[keep])), axis=1), axis=0)
    if not len(pairs) or room <= 0:
        return _empty(), 0 if not len(pairs) else len(pairs)
    ptr, members, cut = _sets(pairs, parts.area_m2[open_whole], rule, room)
    return (ptr, open_whole[members]), cut


def _sets(pairs: Ints, area_m2: Floats, rule: AssemblyRule, room: int) -> tuple[Ints, Ints, int]:
    sets = connected_sets(pairs, area_m2, rule.window_m2, rule.max_parcels, room + len(area_m2))
    joined = np.flatnonzero(np.diff(sets.ptr) > 1)
    ptr, members = take(np.asarray(sets.ptr), np.asarray(sets.members), joined[:room])
    given_up = 0 if sets.complete else 1
    return ptr, members, int(sets.count_truncated) + max(0, len(joined) - room) + given_up


def _ends_with_neighbours(
    parts: Parts, strips: Strips, joinable: Joinable, limits: tuple[tuple[float, float], int]
) -> tuple[Block, int]:
    """Return pairs of neighbouring parts that reach an end of their parcel, at least one of them not a whole parcel."""
    (low, high), room = limits
    ptr, ends = _ends_by_atom(parts, strips, joinable.part_open)
    cut_parcel = np.repeat(strips.pieces > 1, strips.pieces)
    pairs = joinable.pairs[cut_parcel[joinable.pairs].any(axis=1)]
    pairs = pairs[strips.parcel[pairs[:, 0]] != strips.parcel[pairs[:, 1]]]
    left, right, lost = _products(ptr, ends, pairs)
    area = parts.area_m2[left] + parts.area_m2[right]
    keep = (area >= low) & (area <= high) & ~(parts.is_whole[left] & parts.is_whole[right])
    joined = np.unique(np.sort(np.column_stack((left[keep], right[keep])), axis=1), axis=0)
    kept = joined[:room]
    return (np.arange(0, 2 * len(kept) + 1, 2, dtype=np.int64), kept.ravel()), lost + len(joined) - len(kept)


def _ends_by_atom(parts: Parts, strips: Strips, part_open: Flags) -> Block:
    """Return for each atom the parts that contain it and reach an end of their parcel."""
    start = strips.first[np.searchsorted(strips.first, parts.first, "right") - 1] if len(parts) else parts.first
    is_end = part_open & ((parts.first == start) | (parts.last == start + parts.pieces))
    chosen = np.flatnonzero(is_end)
    lengths = (parts.last - parts.first)[chosen]
    offset = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    atom = np.repeat(parts.first[chosen], lengths) + offset
    order = np.argsort(atom, kind="stable")
    ptr = np.r_[0, np.cumsum(np.bincount(atom, minlength=len(strips.parcel)))].astype(np.int64)
    return ptr, np.repeat(chosen, lengths)[order]


def _products(ptr: Ints, ends: Ints, pairs: Ints) -> tuple[Ints, Ints, int]:
    """Return every combination of an end part of one atom with an end part of the other, and how many were left out."""
    a, b = pairs[:, 0], pairs[:, 1]
    num_a, num_b = ptr[a + 1] - ptr[a], ptr[b + 1] - ptr[b]
    total = num_a * num_b
    fits = np.cumsum(total) <= PRODUCT_CAP
    lost = int(total[~fits].sum())
    a, b, num_b, total = a[fits], b[fits], num_b[fits], total[fits]
    place = np.arange(total.sum()) - np.repeat(np.cumsum(total) - total, total)
    width = np.repeat(num_b, total)
    left = ends[np.repeat(ptr[a], total) + place // np.maximum(width, 1)]
    right = ends[np.repeat(ptr[b], total) + place % np.maximum(width, 1)]
    return left, right, lost


def _empty() -> Block:
    return np.zeros(1, np.int64), np.empty(0, np.int64)


def joinable_pairs(pairs: Ints, atom_platform: Ints, atom_use: Ints, together: NDArray[np.bool_]) -> Ints:
    """Return the pairs whose atoms lie on one platform and whose uses one project accepts together."""
    if not len(pairs):
        return pairs
    a, b = pairs[:, 0], pairs[:, 1]
    return pairs[(atom_platform[a] == atom_platform[b]) & together[atom_use[a], atom_use[b]]]
