"""Where each parcel drops out of the funnel of a project: at the step the last site with land of it failed.

A site may join several parcels and a parcel be part of many sites, so that a parcel counts as far as the site that
came furthest. A parcel that is in no site at all is not in the funnel.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from pandas import DataFrame

from parcels.domain.codes import FunnelStep
from parcels.planning.candidates import DEFAULT, Search
from parcels.planning.land import Land
from parcels.planning.parts import Flags, Ints
from parcels.planning.standing import CandidateOptions, standing_of
from parcels.rules.demand import read_demand, records
from parcels.rules.policy import Policy


@dataclass(frozen=True)
class Dropped:
    """Parcels that no site carries past a step, by step; ``left``: parcels of the sites that pass all of them."""

    at: Mapping[FunnelStep, tuple[str, ...]]
    left: tuple[str, ...]


def dropped_parcels(
    project: str, land: Land, policy: Policy, as_of: date, *, options: CandidateOptions = DEFAULT
) -> Dropped:
    """Return at which step of the funnel of a project each parcel drops out; parameters as for ``candidates_for``."""
    row = records(DataFrame([land.city.projects.loc[project].to_dict()], index=[project]))[0]
    search = Search(land, DataFrame([row], index=[project]), policy, standing_of(land, as_of, options))
    alive = _parcels_of(land, np.arange(len(land.sites), dtype=np.int64))
    found: dict[FunnelStep, tuple[str, ...]] = {}
    for step, sites in search.left(read_demand(row)):
        still = _parcels_of(land, sites)
        found[step] = _named(land, alive & ~still)
        alive = still
    return Dropped(found, _named(land, alive))


def _parcels_of(land: Land, sites: Ints) -> Flags:
    """Return which parcels have land in at least one of the sites."""
    table, flags = land.sites, np.zeros(len(land.estate.ids), bool)
    chosen = np.zeros(len(table), bool)
    chosen[sites] = True
    members = table.members[np.repeat(chosen, table.num_parts)]
    flags[land.parts.parcel[members]] = True
    return flags


def _named(land: Land, flags: Flags) -> tuple[str, ...]:
    return tuple(str(land.estate.ids[number]) for number in np.flatnonzero(flags))
