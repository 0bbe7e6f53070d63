"""More sites than the plan looked at: those a changed area or a changed use would bring in."""

from dataclasses import replace

import numpy as np
from pandas import DataFrame

from parcels.planning.assembly import AssemblyRule, Joinable, enumerate_sites, joinable_pairs
from parcels.planning.explanation.steps import MOST_SHARE
from parcels.planning.land import Land
from parcels.rules.demand import read_demand, records
from parcels.rules.policy import Policy


def widened(land: Land, projects: DataFrame, policy: Policy) -> Land:
    """Return land with the sites of half the least to one and a half times the largest area asked for, of any uses.

    The rules still decide for whom a site is: with the data as they are no project gains a candidate by it. Where the
    policy's bound on the number of sites would cut some off, the land is returned as it is.
    """
    demands = [demand for demand in map(read_demand, records(projects)) if demand.wants_land]
    if not demands:
        return land
    low = min(demand.window_m2[0] for demand in demands) * (1 - MOST_SHARE)
    high = max(demand.window_m2[1] for demand in demands) * (1 + MOST_SHARE)
    platform = land.estate.platform[land.strips.parcel]
    pairs = joinable_pairs(land.pairs, platform, np.zeros_like(platform), np.ones((1, 1), bool))
    rule = AssemblyRule((low, high), policy.assemble.max_parcels, policy.candidates.max_sites)
    found = enumerate_sites(land.parts, land.strips, Joinable(pairs, ~land.law.blocked), rule)
    return land if found.num_cut else replace(land, sites=found.sites)
