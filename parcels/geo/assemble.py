"""Every connected set of atoms, each exactly once: the candidate sites before any project is asked.

Sets grow from their smallest member; a set takes in only atoms that are larger than that member and that no earlier
member could have brought in (ESU: Wernicke 2006, "Efficient detection of network motifs"). A branch ends where its
area leaves the window.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from parcels.geo.compiled import compiled
from parcels.geo.edges import Floats, Ints

MOST_VISITS = 400_000_000
"""Sets looked at before the search gives up: about ten seconds of compiled code."""
ROUNDING = 1e-9
"""Relative slack at both ends of the area window: pieces of equal area must still add up to the whole."""


@dataclass(frozen=True, eq=False)
class SiteSets:
    """Connected sets in compressed rows: set *i* is ``members[ptr[i]:ptr[i + 1]]``, ascending positions of atoms.

    Attributes
    ----------
    count_truncated
        Sets inside the window that were found and left out because of ``max_sets``.
    complete
        False if the search was given up after ``MOST_VISITS`` sets; ``count_truncated`` is then a lower bound.
    """

    ptr: Ints
    members: Ints
    count_truncated: int
    complete: bool = True

    def __len__(self) -> int:
        return len(self.ptr) - 1

    def __getitem__(self, position: int) -> Ints:
        return self.members[self.ptr[position] : self.ptr[position + 1]]


class Graph(NamedTuple):
    """Atoms and their neighbours in compressed rows, with area (m²)."""

    ptr: Ints
    neighbour: Ints
    area: Floats


class Window(NamedTuple):
    """What a set must be: ``low`` to ``high`` m², at most ``size`` atoms.

    ``largest`` is the area of the largest atom, ``visits`` how many sets may be looked at, ``room`` how many neighbours
    any set can have.
    """

    low: float
    high: float
    size: int
    largest: float
    visits: int
    room: int


class Shelf(NamedTuple):
    """Where found sets go: of the ``found`` sets of each size ``keep`` are stored, evenly spread, from ``first``."""

    found: Ints
    keep: Ints
    first: Ints
    members: Ints


def connected_sets(
    pairs: Ints,
    area_m2: Floats,
    window: tuple[float, float],
    max_size: int,
    max_sets: int,
) -> SiteSets:
    """Return the connected sets of at most ``max_size`` atoms with a total area inside ``window`` (m², ends included).

    Sets are ordered by size, then by their smallest member. Above ``max_sets`` the smaller sets stay, and of the size
    that no longer fits an evenly spread part; the others are counted in ``count_truncated``.
    """
    graph = _graph(pairs, np.ascontiguousarray(area_m2, dtype=np.float64))
    low, high = window[0] * (1 - ROUNDING), window[1] * (1 + ROUNDING)
    room = max(1, max_size) * int(np.diff(graph.ptr).max(initial=0)) + 1
    limits = Window(low, high, max(1, max_size), float(graph.area.max(initial=0.0)), MOST_VISITS, room)
    nothing = np.zeros(limits.size + 1, np.int64)
    counted, visits = search(graph, limits, Shelf(nothing, nothing, nothing, np.empty(0, np.int64)))
    keep = _keep(counted, max_sets)
    sizes = np.arange(limits.size + 1)
    first = np.concatenate([[0], np.cumsum(keep * sizes)[:-1]]).astype(np.int64)
    shelf = Shelf(counted, keep, first, np.empty(int((keep * sizes).sum()), np.int64))
    if keep.any():
        search(graph, limits, shelf)
    ptr = np.concatenate([[0], np.cumsum(np.repeat(sizes, keep))]).astype(np.int64)
    return SiteSets(ptr, shelf.members, int(counted.sum() - keep.sum()), complete=visits < limits.visits)


def _graph(pairs: Ints, area: Floats) -> Graph:
    pairs = np.unique(np.sort(pairs.reshape(-1, 2).astype(np.int64), axis=1), axis=0)
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    here, there = np.concatenate([pairs, pairs[:, ::-1]]).T
    order = np.lexsort((there, here))
    ptr = np.concatenate([[0], np.cumsum(np.bincount(here, minlength=len(area)))]).astype(np.int64)
    return Graph(ptr, np.ascontiguousarray(there[order]), area)


def _keep(found: Ints, max_sets: int) -> Ints:
    """How many sets of each size fit, smaller sizes first."""
    before = np.concatenate([[0], np.cumsum(found)[:-1]])
    return np.clip(max_sets - before, 0, found).astype(np.int64)


@compiled
def put(shelf: Shelf, number: int, member: Ints, size: int) -> None:
    """Store set ``number`` of its size if it is one of those kept."""
    keep, found = shelf.keep[size], shelf.found[size]
    if keep == 0:
        return
    place = number * keep // found
    if place != (number + 1) * keep // found:
        begin = shelf.first[size] + place * size
        for d in range(size):  # sorted as they come
            at = begin + d
            while at > begin and shelf.members[at - 1] > member[d + 1]:
                shelf.members[at] = shelf.members[at - 1]
                at -= 1
            shelf.members[at] = member[d + 1]


@compiled
def mark_neighbours(graph: Graph, atom: int, seen: NDArray[np.int32], by: int) -> None:
    """Count one more (or less) member that sees each neighbour of ``atom``."""
    for j in range(graph.ptr[atom], graph.ptr[atom + 1]):
        seen[graph.neighbour[j]] += by


@compiled
def extend(graph: Graph, atom: int, root: int, seen: NDArray[np.int32], waiting: Ints, count: int) -> int:
    """Add the neighbours of ``atom`` that no member has seen yet to the waiting list; return its new length."""
    for j in range(graph.ptr[atom], graph.ptr[atom + 1]):
        other = graph.neighbour[j]
        if other > root and seen[other] == 0:
            waiting[count] = other
            count += 1
    return count


@compiled
def may_grow(window: Window, total: float, size: int) -> bool:
    """Whether a set of this size and area can be, or become, one inside the window."""
    return total <= window.high and total + (window.size - size) * window.largest >= window.low


@compiled
def search(graph: Graph, window: Window, shelf: Shelf) -> tuple[Ints, int]:
    """Return (sets inside the window by size, sets looked at) and store what ``shelf`` keeps."""
    n, most = len(graph.area), window.size
    count, visits = np.zeros(most + 1, np.int64), 0
    seen, waiting = np.zeros(n, np.int32), np.empty((most + 1, window.room), np.int64)
    member, length, total = np.zeros(most + 1, np.int64), np.zeros(most + 1, np.int64), np.zeros(most + 1)
    for root in range(n):
        waiting[0, 0], length[0], depth = root, 1, 0
        while depth > 0 or length[0] > 0:
            if depth == most or length[depth] == 0:
                mark_neighbours(graph, member[depth], seen, -1)
                depth -= 1
                continue
            length[depth] -= 1
            atom = waiting[depth, length[depth]]
            area = total[depth] + graph.area[atom]
            if visits >= window.visits or not may_grow(window, area, depth + 1):
                continue
            visits += 1
            depth += 1
            member[depth], total[depth] = atom, area
            if area >= window.low:
                put(shelf, count[depth], member, depth)
                count[depth] += 1
            for i in range(length[depth - 1]):
                waiting[depth, i] = waiting[depth - 1, i]
            length[depth] = extend(graph, atom, root, seen, waiting[depth], length[depth - 1])
            mark_neighbours(graph, atom, seen, 1)
    return count, visits
