"""What one change of a parcel does to the candidates of everybody, found on the sites that touch the parcel.

The result is the same as searching all candidates anew on the changed data: fitting, scores, and which of them are kept
where a project has more than the policy keeps. Only sites on the parcel are looked at again.
"""

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cached_property
from typing import Any

import numpy as np

from parcels.planning.candidates import Search, period
from parcels.planning.estate import EPOCH
from parcels.planning.examination import whole
from parcels.planning.explanation.context import PlanContext
from parcels.planning.explanation.relaxation import Relaxation
from parcels.planning.explanation.worlds import changed_land, changed_options
from parcels.planning.fitting import Rules, fit_sites
from parcels.planning.land import Land
from parcels.planning.parts import Floats, Ints
from parcels.planning.scoring import SitesAtHand, score_sites
from parcels.planning.selection import ATOM_SHARE, Ranked, rank, select
from parcels.planning.shapes import Shapes
from parcels.planning.sites import SiteTable, take
from parcels.planning.standing import Standing, standing_of
from parcels.rules.demand import ProjectDemand

Record = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Effect:
    """What a change does to the problem: candidates that are gone, and records of those that are new.

    A candidate whose score, cost or quarter changes is both.
    """

    off: tuple[int, ...]
    added: tuple[Record, ...]

    @property
    def signature(self) -> tuple[Any, ...]:
        """Equal for changes that do the same to the problem."""
        return self.off, tuple(tuple(sorted(record.items())) for record in self.added)


@dataclass(eq=False)
class Effects:
    """Effects of changes on the candidates of a plan; what does not depend on the change is kept."""

    context: PlanContext
    _ranked: dict[str, Ranked] = field(default_factory=dict)
    _kept: dict[str, Ints] = field(default_factory=dict)

    def of(self, change: Relaxation, projects: Iterable[str]) -> Effect:
        """Return the effect of a change of one parcel on some projects' candidates."""
        parcel = self.context.ground.estate.number_of[change.subject]
        rows = self.sites_on[parcel]
        hand = self._hand(rows, change)
        off: list[int] = []
        added: list[Record] = []
        for project in sorted(projects):
            gone, new = self._of_project(project, rows, hand)
            off += gone
            added += new
        return Effect(tuple(sorted(off)), tuple(added))

    @cached_property
    def sites_on(self) -> Mapping[int, Ints]:
        """Parcel number → sites that use a part of it, in order."""
        land = self.context.ground
        site = np.repeat(np.arange(len(land.sites)), land.sites.num_parts)
        parcel = land.parts.parcel[land.sites.members]
        order = np.lexsort((site, parcel))
        bounds = np.searchsorted(parcel[order], np.arange(len(land.estate.ids) + 1))
        return {number: site[order[bounds[number] : bounds[number + 1]]] for number in range(len(land.estate.ids))}

    def ranked(self, project: str) -> Ranked:
        """Return the feasible sites of a project as things are, best first."""
        if project not in self._ranked:
            demand, hand = self.context.demands[project], self.context.search.hand
            every = np.arange(len(self.context.ground.sites))
            self._ranked[project] = _in_order(*self._feasible(demand, hand, every))
        return self._ranked[project]

    def kept(self, project: str) -> Ints:
        """Return the sites of a project's candidates as things are, in order."""
        if project not in self._kept:
            self._kept[project] = np.sort(self._select(project, self.ranked(project)).sites)
        return self._kept[project]

    def crowded_on(self, parcel: int) -> frozenset[str]:
        """Return the projects with more feasible sites than are kept, some of them on a parcel."""
        return self.crowded.get(parcel, frozenset())

    def rest(self, project: str) -> float:
        """Return the most points a feasible site that is not kept would bring over the bound; ``-inf`` for none."""
        ranked, context = self.ranked(project), self.context
        left_out = ~np.isin(ranked.sites, self.kept(project))
        if not left_out.any():
            return -np.inf
        worth = ranked.score[left_out] - context.site_price[ranked.sites[left_out]]
        return float(worth.max() - context.best[context.place[project]])

    def room(self, project: str) -> float:
        """Return how many more feasible sites surely leave a project's candidate of the plan among the kept."""
        ranked, most = self.ranked(project), self.context.policy.candidates.max_per_project
        room = float(most - len(ranked.sites))
        chosen = self.context.chosen.get(project)
        if chosen is None:
            return np.inf
        sure = len(self.context.ground.estate.platforms) + 2 + len(self.context.search._wanted(self._demand(project)))
        by_score = most - int(ATOM_SHARE * most) - sure
        names = [self._name(int(site)) for site in ranked.sites[:by_score]]
        site = self.context.problem.sites[chosen]
        return max(room, float(by_score - 1 - names.index(site)) if site in names else 0.0)

    @cached_property
    def crowded(self) -> Mapping[int, frozenset[str]]:
        """Parcel number → projects with more feasible sites than are kept, some of them there."""
        land, most = self.context.ground, self.context.policy.candidates.max_per_project
        found: dict[int, set[str]] = {}
        for project in self.context.demands:
            sites = self.ranked(project).sites
            if len(sites) > most:
                _, members = take(land.sites.ptr, land.sites.members, sites)
                for parcel in np.unique(land.parts.parcel[members]).tolist():
                    found.setdefault(parcel, set()).add(project)
        return {parcel: frozenset(projects) for parcel, projects in found.items()}

    def _demand(self, project: str) -> ProjectDemand:
        return self.context.demands[project]

    def _of_project(self, project: str, rows: Ints, hand: SitesAtHand) -> tuple[list[int], list[Record]]:
        """Return the candidates of a project that go, and those that come."""
        before, old = self.ranked(project), self.kept(project)
        sites, scores = self._feasible(self.context.demands[project], hand, rows)
        away = ~np.isin(before.sites, rows)
        merged = _in_order(np.r_[before.sites[away], sites], np.r_[before.score[away], scores])
        after = self._select(project, merged)
        score_of = dict(zip(after.sites.tolist(), after.score.tolist(), strict=True))
        place = {int(site): at for at, site in enumerate(rows.tolist())}
        gone = [int(site) for site in np.setdiff1d(old, after.sites)]
        new = {
            int(site): self._at(project, int(site), score_of, place, hand) for site in np.setdiff1d(after.sites, old)
        }
        for site in np.intersect1d(np.intersect1d(old, after.sites), rows).tolist():
            record = self._at(project, site, score_of, place, hand)
            if record != self._before(project, site):
                gone.append(site)
                new[site] = record
        number_of, ban = self.context.problem.number_of, self.context.banned
        off = [number_of[project, name] for name in map(self._name, gone) if (project, name) in number_of]
        return off, [record for _, record in sorted(new.items()) if (project, record["site"]) not in ban]

    def _at(
        self, project: str, site: int, scores: Mapping[int, int], place: Mapping[int, int], hand: SitesAtHand
    ) -> Record:
        """Return the record of a site after the change; one away from the parcel stands as before."""
        own, number = (hand.standing, place[site]) if site in place else (self.context.search.hand.standing, site)
        return self._record(project, site, scores[site], (own, number))

    def _before(self, project: str, site: int) -> Record:
        score = self.context.problem.score[self.context.problem.number_of[project, self._name(site)]]
        return self._record(project, site, int(score), (self.context.search.hand.standing, site))

    def _record(self, project: str, site: int, score: int, where: tuple[Standing, int]) -> Record:
        land, (standing, at) = self.context.ground, where
        platform = int(land.platform[site])
        cost = whole(float(standing.cost_wan_yuan[at]))
        late = int(standing.ready_day[at]) > _today(self.context) and not standing.ready_unknown[at]
        ready = EPOCH + timedelta(days=int(standing.ready_day[at]))
        return {
            "project": project,
            "site": self._name(site),
            "atoms": tuple(self._atoms[atom] for atom in land.atoms_of(land.sites.parts_of(site))),
            "platform_id": land.estate.platforms[platform] if platform >= 0 else "",
            "score": score,
            "conversion_m2": whole(float(standing.conversion_m2[at])),
            "energy_tce": whole(self.context.demands[project].energy_tce or 0.0),
            "prepare_wan_yuan": cost,
            "prepare_period": period(ready) if late and cost > 0 else "",
        }

    @cached_property
    def _atoms(self) -> list[str]:
        return [str(name) for name in self.context.ground.frame.index]

    def _name(self, site: int) -> str:
        land = self.context.ground
        return land.names.site(land.sites.parts_of(site))

    def _select(self, project: str, ranked: Ranked) -> Ranked:
        """Return the sites kept of those feasible, as the candidate search keeps them."""
        search, context = self.context.search, self.context
        wanted = search._wanted(context.demands[project])
        rows = select(context.ground, ranked, wanted, context.policy.candidates.max_per_project)
        return Ranked(ranked.sites[rows], ranked.score[rows])

    def _hand(self, rows: Ints, change: Relaxation) -> SitesAtHand:
        """Return the sites on the changed parcel with their shapes known from before."""
        ground = self.context.ground
        ptr, members = take(ground.sites.ptr, ground.sites.members, rows)
        near = replace(ground, sites=SiteTable(ptr, members, ground.sites.area_m2[rows]))
        land = changed_land(near, (change,))
        vars(land)["cluster"] = ground.cluster  # who has landed nearby does not depend on the change
        standing = standing_of(land, self.context.as_of, changed_options(self.context, (change,)))
        return SitesAtHand(land, standing, _Window(land, rows, self.context.search.hand.shapes))

    def _feasible(self, demand: ProjectDemand, hand: SitesAtHand, rows: Ints) -> tuple[Ints, Ints]:
        """Return the sites, numbered as on all the land, that pass every rule and pay, with their scores."""
        search = _moved(self.context.search, hand.land)
        found = fit_sites(demand, hand, Rules(self.context.policy, search.appraisal)).sites
        quality = search._quality(demand, found)
        scores = score_sites(demand, hand, found, quality, self.context.policy).score
        return rows[found[scores > 0]], scores[scores > 0]


class _Window(Shapes):
    """Shapes of some sites of a land that are measured, and remembered, as those of the whole land."""

    def __init__(self, land: Land, rows: Ints, whole_land: Shapes) -> None:
        super().__init__(land)
        self._rows, self._whole = rows, whole_land

    def fullness(self, sites: Ints) -> Floats:
        """Return the fullness; see :meth:`Shapes.fullness`."""
        return self._whole.fullness(self._rows[sites])

    def width(self, sites: Ints) -> Floats:
        """Return the width (m)."""
        return self._whole.width(self._rows[sites])

    def frontage(self, sites: Ints) -> Floats:
        """Return the frontage (m)."""
        return self._whole.frontage(self._rows[sites])


def _moved(search: Search, land: Land) -> Search:
    """Return a search that asks for the quality on another table of sites."""
    other = copy(search)
    other.land = land
    return other


def _in_order(sites: Ints, scores: Ints) -> Ranked:
    order = rank(sites, scores)
    return Ranked(sites[order], scores[order])


def _today(context: PlanContext) -> int:
    return (context.as_of - EPOCH).days
