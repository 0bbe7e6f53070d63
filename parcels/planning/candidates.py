"""Candidates: (project, site) pairs that pass every hard rule, scored, with reasons and the funnel they came through.

For each project: masks over the table of sites (:mod:`fitting`), scores of what is left (:mod:`scoring`), the best and
the most different ones kept (:mod:`selection`). What is not kept is counted.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from pandas import DataFrame, Series

from parcels.domain.codes import FunnelStep
from parcels.domain.errors import InternalFailure
from parcels.planning.appraisal import Appraisal, appraise, platform_facts
from parcels.planning.examination import Desk, whole
from parcels.planning.fitting import Rules, fit_sites
from parcels.planning.funnel import FunnelCount
from parcels.planning.land import Land
from parcels.planning.parts import Ints
from parcels.planning.scoring import Scores, SitesAtHand, score_sites
from parcels.planning.selection import Ranked, rank, select
from parcels.planning.shapes import Shapes
from parcels.planning.standing import CandidateOptions, Standing, standing_of
from parcels.rules.checks import attention
from parcels.rules.demand import ProjectDemand, read_demand, records
from parcels.rules.facts import SiteFacts
from parcels.rules.policy import Policy

__all__ = [
    "CandidateOptions",
    "CandidatePool",
    "FunnelCount",
    "ProjectCandidates",
    "Search",
    "candidates_for",
    "find_candidates",
]

Progress = Callable[[str, int, int], None]
COLUMNS = (
    "candidate", "project", "site", "atoms", "parcels", "platform_id", "area_m2", "score", "quality", "fit",
    "part_value", "part_excess", "part_prepare", "part_remainder", "part_prime", "conversion_m2", "energy_tce",
    "prepare_wan_yuan", "prepare_period", "ready_on", "prime_m2", "findings",
)  # fmt: skip
DEFAULT = CandidateOptions()


@dataclass(frozen=True, eq=False)
class ProjectCandidates:
    """Sites of one project.

    Attributes
    ----------
    frame
        Kept sites, best first: the columns of the pool without ``candidate`` numbering across projects.
    funnel
        Sites left after each step, universe first.
    num_feasible, cut_off
        Sites with a positive score, and how many of them were not kept.
    num_unexamined
        Sites not examined for shape because of the bound on exact checks; none of them is among the kept.
    """

    project: str
    frame: DataFrame
    funnel: tuple[FunnelCount, ...]
    num_feasible: int
    cut_off: int
    num_unexamined: int


@dataclass(frozen=True, eq=False)
class CandidatePool:
    """Candidates of all projects that want land.

    Attributes
    ----------
    frame
        One row per candidate, by project id, then best first.
    funnels, cut_off, unexamined
        Project → counts after each step; feasible sites not kept; sites not examined for shape.
    quality
        Quality of each project without a platform (see ``rules.quality.project_quality``).
    left_out
        Project → why it takes no part: ``stage`` (has land, or withdrawn) or ``needs_no_land``.
    """

    frame: DataFrame
    funnels: Mapping[str, tuple[FunnelCount, ...]]
    cut_off: Mapping[str, int]
    quality: DataFrame
    unexamined: Mapping[str, int] = field(default_factory=dict)
    left_out: Mapping[str, str] = field(default_factory=dict)


class Search:
    """One land on one date under one policy, ready to be asked project by project."""

    def __init__(self, land: Land, projects: DataFrame, policy: Policy, standing: Standing) -> None:
        refuse_other_policy(land, policy)
        self.land, self.policy = land, policy
        self.appraisal: Appraisal = appraise(projects, platform_facts(land.city), policy)
        self.hand = SitesAtHand(land, standing, Shapes(land))
        self.desk = Desk(land, standing, self.appraisal, policy)
        self._known: dict[int, SiteFacts] = {}

    def candidates(self, project: ProjectDemand) -> ProjectCandidates:
        """Return the candidates of one project."""
        found = fit_sites(project, self.hand, Rules(self.policy, self.appraisal))
        scores = score_sites(project, self.hand, found.sites, self._quality(project, found.sites), self.policy)
        paying = np.flatnonzero(scores.score > 0)
        order = paying[rank(found.sites[paying], scores.score[paying])]
        ranked = Ranked(found.sites[order], scores.score[order])
        kept = select(self.land, ranked, self._wanted(project), self.policy.candidates.max_per_project)
        frame = self._frame(project, ranked.sites[kept], scores.take(order[kept]))
        funnel = (*found.counts, FunnelCount(FunnelStep.SCORE, len(order)))
        return ProjectCandidates(
            project.project_id, frame, funnel, len(order), len(order) - len(kept), found.num_unexamined
        )

    def left(self, project: ProjectDemand) -> tuple[tuple[FunnelStep, Ints], ...]:
        """Return the sites left after each step of the funnel of a project, the universe not among them."""
        found = fit_sites(project, self.hand, Rules(self.policy, self.appraisal))
        scores = score_sites(project, self.hand, found.sites, self._quality(project, found.sites), self.policy)
        return (*found.left, (FunnelStep.SCORE, found.sites[scores.score > 0]))

    def _quality(self, project: ProjectDemand, sites: Ints) -> np.ndarray:
        platform = self.land.platform[sites]
        known = {int(number): self.appraisal.on(project, int(number)).q for number in np.unique(platform)}
        values = {number: np.nan if q is None else q for number, q in known.items()}
        return np.array([values[int(number)] for number in platform], np.float64)

    def _wanted(self, project: ProjectDemand) -> Ints:
        """Return the sites to be kept: those asked for, and those made of parcels named in the agreement."""
        names = self.hand.standing.options.wanted.get(project.project_id, ())
        found = [self._number(self.land.names.parts_named(name)) for name in names]
        return np.array([number for number in found if number is not None], np.int64)

    def _number(self, parts: Sequence[int]) -> int | None:
        area = float(self.land.parts.area_m2[list(parts)].sum())
        near = self.land.sites.between(area * (1 - 1e-9), area * (1 + 1e-9))
        same = (row for row in range(near.start, near.stop) if tuple(self.land.sites.parts_of(row)) == tuple(parts))
        return next(same, None)

    def _frame(self, project: ProjectDemand, sites: Ints, scores: Scores) -> DataFrame:
        rows = [self._row(project, int(site), scores, at) for at, site in enumerate(sites)]
        return DataFrame(rows, columns=list(COLUMNS))

    def _facts(self, site: int) -> SiteFacts:
        if site not in self._known:
            self._known[site] = self.desk.facts(self.land.sites.parts_of(site))
        return self._known[site]

    def _row(self, project: ProjectDemand, site: int, scores: Scores, at: int) -> tuple[Any, ...]:
        facts = self._facts(site)
        standing = self.hand.standing
        cost = facts.prepare_wan_yuan
        ready = facts.ready_on
        return (
            f"C{at + 1:06d}",
            project.project_id,
            facts.site,
            facts.atoms,
            facts.parcels,
            facts.platform.platform_id if facts.platform else "",
            facts.area_m2,
            int(scores.score[at]),
            float(scores.quality[at]),
            float(scores.fit[at]),
            float(scores.value[at]),
            float(scores.excess[at]),
            float(scores.prepare[at]),
            float(scores.remainder[at]),
            float(scores.prime[at]),
            whole(float(standing.conversion_m2[site])),
            whole(project.energy_tce or 0.0),
            cost,
            period(ready) if ready is not None and cost > 0 else "",
            ready,
            float(standing.held_m2[site]),
            attention(self.desk.findings(project, facts)),
        )


def period(on: date) -> str:
    """Return the quarter of a date.

    >>> period(date(2026, 11, 23))
    '2026Q4'
    """
    return f"{on.year}Q{(on.month - 1) // 3 + 1}"


def refuse_other_policy(land: Land, policy: Policy) -> None:
    """Raise unless the land was cut, joined and judged by law as the policy says.

    Raises
    ------
    InternalFailure
        ``land_of_other_policy`` naming the section.
    """
    for name in ("split", "assemble", "constraints", "boundary_tolerance"):
        if getattr(land.policy, name) != getattr(policy, name):
            raise InternalFailure("land_of_other_policy", field=name)


def find_candidates(
    land: Land,
    projects: DataFrame,
    policy: Policy,
    as_of: date,
    *,
    options: CandidateOptions = DEFAULT,
    progress: Progress | None = None,
) -> CandidatePool:
    """Return the candidates of all projects that want land.

    Parameters
    ----------
    land
        Land prepared for a policy with the same cutting and joining.
    projects
        Fields of the project schema, indexed by ``project_id``.
    policy
        Weights, bars and bounds.
    as_of
        Date of the search: promises in force, land ready.
    options
        Sites to keep, parcels released, further commitments.
    progress
        Called with ``("candidates", done, total)``.
    """
    demands = {demand.project_id: demand for demand in map(read_demand, records(projects.sort_index()))}
    left_out = {name: why for name, demand in demands.items() if (why := _reason(demand, options)) is not None}
    wanting = [demand for name, demand in demands.items() if name not in left_out]
    search = Search(land, projects, policy, standing_of(land, as_of, options))
    found = []
    for done, demand in enumerate(wanting):
        if progress is not None:
            progress("candidates", done, len(wanting))
        found.append(search.candidates(demand))
    if progress is not None:
        progress("candidates", len(wanting), len(wanting))
    return CandidatePool(
        frame=_numbered([result.frame for result in found]),
        funnels={result.project: result.funnel for result in found},
        cut_off={result.project: result.cut_off for result in found},
        quality=search.appraisal.base,
        unexamined={result.project: result.num_unexamined for result in found},
        left_out=left_out,
    )


def candidates_for(
    project: Series | ProjectDemand,
    land: Land,
    policy: Policy,
    as_of: date,
    *,
    options: CandidateOptions = DEFAULT,
) -> ProjectCandidates:
    """Return the candidates of one project; parameters as :func:`find_candidates`.

    A project given as :class:`ProjectDemand` must be one of the city's; a record may be any project whose area lies
    within the window the land was assembled for. A project that wants no land any more is searched all the same.
    """
    name = project.project_id if isinstance(project, ProjectDemand) else str(project["project_id"])
    own = land.city.projects.loc[name] if isinstance(project, ProjectDemand) else project
    row = records(DataFrame([own.to_dict()], index=[name]))[0]
    search = Search(land, DataFrame([row], index=[name]), policy, standing_of(land, as_of, options))
    return search.candidates(read_demand(row))


def _reason(demand: ProjectDemand, options: CandidateOptions) -> str | None:
    """Return why a project is not searched for; ``None`` if it is."""
    if demand.project_id in options.settled:
        return "allocated"
    if demand.wants_land:
        return None
    return "stage" if not demand.stage.wants_land else "needs_no_land"


def _numbered(frames: list[DataFrame]) -> DataFrame:
    rows = [row for frame in frames for row in frame.itertuples(index=False, name=None)]
    numbered = [(f"C{number:06d}", *row[1:]) for number, row in enumerate(rows, start=1)]
    return typed(DataFrame(numbered, columns=list(COLUMNS)))


def typed(frame: DataFrame) -> DataFrame:
    """Return a frame of candidates with its number columns typed, also when it is empty."""
    whole_numbers = ("score", "conversion_m2", "energy_tce", "prepare_wan_yuan")
    reals = (
        "area_m2",
        "quality",
        "fit",
        "part_value",
        "part_excess",
        "part_prepare",
        "part_remainder",
        "part_prime",
        "prime_m2",
    )
    types = dict.fromkeys(whole_numbers, "int64") | dict.fromkeys(reals, "float64")
    return frame.astype(types).assign(ready_on=frame["ready_on"].astype(object))


def demand_of(land: Land, project: str) -> ProjectDemand:
    """Return the demand of a project of the city."""
    return read_demand(records(land.city.projects.loc[[project]])[0])
