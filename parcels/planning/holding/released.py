"""What lifting the reserve of some parcels does to the candidates: only sites on those parcels are looked at again.

Nothing that was a candidate is lost by a release, so the plan at hand stays possible and a price is never negative.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from pandas import DataFrame

from parcels.planning.candidates import Search
from parcels.planning.explanation.context import PlanContext
from parcels.planning.explanation.effects import Effect
from parcels.planning.explanation.resolving import Record
from parcels.planning.explanation.worlds import twin
from parcels.planning.fitting import Rules, fit_sites
from parcels.planning.land import Land
from parcels.planning.parts import Ints
from parcels.planning.scoring import SitesAtHand
from parcels.planning.shapes import Shapes
from parcels.planning.sites import SiteTable, take
from parcels.planning.standing import standing_of

_COMPARED = ("score", "conversion_m2", "energy_tce", "prepare_wan_yuan", "prepare_period")

_NEEDED = ("project", "site", "atoms", "parcels", "platform_id", *_COMPARED)


@dataclass(eq=False)
class Releases:
    """Releases of parcels for one plan; what does not depend on the parcels is kept."""

    context: PlanContext

    def of(self, parcels: Collection[str]) -> Effect:
        """Return the candidates a release adds; one whose score changes is taken away and added anew.

        Per project up to ``max_per_project`` sites on the parcels come in, besides all candidates there were.
        """
        search = self._search_on(parcels)
        off: list[int] = []
        added: list[dict[str, Any]] = []
        for project, demand in sorted(self.context.demands.items()):
            if project in self._locked:
                continue
            if not len(fit_sites(demand, search.hand, Rules(search.policy, search.appraisal)).sites):
                continue
            for record in _records(search.candidates(demand).frame):
                number = self.context.problem.number_of.get((project, record["site"]))
                if (project, record["site"]) in self.context.banned or self._is_known(number, record):
                    continue
                off += [] if number is None else [number]
                added.append(record)
        return Effect(tuple(sorted(off)), tuple(added))

    @cached_property
    def _search(self) -> Search:
        context = self.context
        standing = standing_of(context.land, context.as_of, context.options)
        return Search(context.land, context.projects, context.policy, standing)

    @cached_property
    def _locked(self) -> frozenset[str]:
        return frozenset(self.context.problem.project_of(number) for number in self.context.locked)

    @cached_property
    def _before(self) -> dict[tuple[str, str], tuple[object, ...]]:
        """Return what a candidate is worth and uses as things are."""
        frame = self.context.pool.frame
        pairs = zip(frame["project"], frame["site"], strict=True)
        return dict(zip(pairs, zip(*(frame[name] for name in _COMPARED), strict=True), strict=True))

    def _is_known(self, number: int | None, record: Record) -> bool:
        """Return whether a candidate stands in the problem as it is."""
        before = self._before.get((str(record["project"]), str(record["site"])))
        return number is not None and before == tuple(record[name] for name in _COMPARED)

    def _search_on(self, parcels: Collection[str]) -> Search:
        """Return a search that knows only the sites on some parcels, their reserve lifted."""
        context, land = self.context, self.context.land
        near = sites_on(land, parcels)
        options = replace(context.options, release=context.options.release | frozenset(parcels))
        hand = SitesAtHand(near, standing_of(near, context.as_of, options), Shapes(near))
        return twin(self._search, near, hand)


def _records(frame: DataFrame) -> list[dict[str, Any]]:
    """Return the candidates of a frame with what a problem and a plan need of them."""
    rows = zip(*(frame[name].tolist() for name in _NEEDED), strict=True)
    return [dict(zip(_NEEDED, row, strict=True)) for row in rows]


def sites_on(land: Land, parcels: Collection[str]) -> Land:
    """Return land with the sites that use a part of some parcels only."""
    rows = rows_on(land, parcels)
    ptr, members = take(land.sites.ptr, land.sites.members, rows)
    near = replace(land, sites=SiteTable(ptr, members, land.sites.area_m2[rows]))
    vars(near)["cluster"] = land.cluster  # who has landed nearby does not depend on the sites looked at
    return near


def rows_on(land: Land, parcels: Collection[str]) -> Ints:
    """Return the numbers of the sites that use a part of some parcels."""
    numbers = [land.estate.number_of[parcel] for parcel in parcels]
    return np.flatnonzero(land.sites.over(np.logical_or, np.isin(land.parts.parcel, numbers)))
