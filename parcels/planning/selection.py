"""Which feasible sites of a project are kept when there are more than the plan can carry."""

from dataclasses import dataclass

import numpy as np

from parcels.planning.land import Land
from parcels.planning.parts import Ints
from parcels.planning.sites import take

PARCEL_SHARE = 0.6
ATOM_SHARE = 0.8


@dataclass(frozen=True, eq=False)
class Ranked:
    """Feasible sites, best first: by score, then by place in the table of sites."""

    sites: Ints
    score: Ints


def rank(sites: Ints, score: Ints) -> Ints:
    """Return the order that puts the best site first; ties go to the smaller site, then to the earlier parcel."""
    return np.lexsort((sites, -score))


def select(land: Land, ranked: Ranked, wanted: Ints, most: int) -> Ints:
    """Return the positions kept of a ranking, at most ``most`` besides the wanted ones.

    Kept first: sites asked for, the best single parcel, the best on each platform; then, best first, the best site on
    each parcel (up to 60 % of the places) and on each atom (up to 80 %), so that every good parcel and both ends of a
    cut one stay in the game; the rest by score.
    """
    count = len(ranked.sites)
    if count <= most:
        return np.arange(count)
    sure = [
        np.flatnonzero(np.isin(ranked.sites, wanted)),
        np.flatnonzero(land.sites.num_parts[ranked.sites] == 1)[:1],
        np.unique(land.platform[ranked.sites], return_index=True)[1],
    ]
    chosen = np.unique(np.concatenate(sure))
    per_parcel = best_per_parcel(land, ranked.sites)[: int(PARCEL_SHARE * most)]
    per_atom = best_per_atom(land, ranked.sites)[: int(ATOM_SHARE * most)]
    covering = np.concatenate((per_parcel, np.setdiff1d(per_atom, per_parcel)))[: int(ATOM_SHARE * most)]
    order = np.concatenate((chosen, covering, np.arange(count)))
    _, first = np.unique(order, return_index=True)
    kept = order[np.sort(first)][: max(most, len(chosen))]
    return np.sort(kept)


def best_per_parcel(land: Land, sites: Ints) -> Ints:
    """Return the positions, in order, of sites that are the best one on at least one of their parcels."""
    ptr, parts = take(land.sites.ptr, land.sites.members, sites)
    owner = np.repeat(np.arange(len(sites)), np.diff(ptr))
    _, at = np.unique(land.parts.parcel[parts], return_index=True)
    return np.unique(owner[at])


def best_per_atom(land: Land, sites: Ints) -> Ints:
    """Return the positions, in order, of sites that are the best one on at least one of their atoms."""
    ptr, parts = take(land.sites.ptr, land.sites.members, sites)
    first, last = land.parts.first[parts], land.parts.last[parts]
    lengths = last - first
    owner = np.repeat(np.repeat(np.arange(len(sites)), np.diff(ptr)), lengths)
    atom = np.repeat(first - (np.cumsum(lengths) - lengths), lengths) + np.arange(lengths.sum())
    _, at = np.unique(atom, return_index=True)
    return np.unique(owner[at])
