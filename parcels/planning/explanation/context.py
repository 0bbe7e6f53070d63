"""Everything an explanation starts from: the land, the search that made the pool, the problem and its plan."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from pandas import DataFrame

from parcels.planning.candidates import CandidateOptions, CandidatePool, Search
from parcels.planning.explanation.wide import widened
from parcels.planning.land import Land
from parcels.planning.parts import Flags, Floats
from parcels.planning.problem import Problem
from parcels.planning.solver.outcome import Outcome, SolveOptions
from parcels.planning.solver.prices import PriceList
from parcels.planning.solver.session import SolverSession
from parcels.planning.standing import standing_of
from parcels.rules.demand import ProjectDemand, read_demand, records
from parcels.rules.policy import Policy


@dataclass(frozen=True, eq=False)
class PlanContext:
    """A plan that is to be explained.

    Attributes
    ----------
    land, projects, policy, as_of, options
        What the pool was made from.
    pool, problem, outcome
        The candidates, the frozen problem, and the plan; the plan must be proven for relaxations to mean anything.
    session
        Solver that holds ``problem``.
    solving
        Limits of each single re-solve.
    kept
        What one explanation found that serves the next.
    """

    land: Land
    projects: DataFrame
    policy: Policy
    as_of: date
    pool: CandidatePool
    problem: Problem
    outcome: Outcome
    session: SolverSession
    options: CandidateOptions = field(default_factory=CandidateOptions)
    solving: SolveOptions = field(default_factory=lambda: SolveOptions(seconds=10.0))
    kept: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def ground(self) -> Land:
        """The land with the sites that changes might bring in."""
        return widened(self.land, self.projects, self.policy)

    @cached_property
    def search(self) -> Search:
        """The candidate search on the data as they are."""
        return Search(self.ground, self.projects, self.policy, standing_of(self.ground, self.as_of, self.options))

    @cached_property
    def rows(self) -> Mapping[str, dict[str, Any]]:
        """Records of the projects by id."""
        return dict(zip((str(name) for name in self.projects.index), records(self.projects), strict=True))

    @cached_property
    def demands(self) -> Mapping[str, ProjectDemand]:
        """Demands of the projects in the plan by id."""
        return {project: read_demand(self.rows[project]) for project in self.problem.projects}

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Project id → number in the problem."""
        return {project: number for number, project in enumerate(self.problem.projects)}

    @cached_property
    def columns(self) -> Mapping[str, tuple[int, ...]]:
        """Project id → numbers of its candidates."""
        owners = self.problem.project
        return {name: tuple(np.flatnonzero(owners == number).tolist()) for name, number in self.place.items()}

    @cached_property
    def chosen(self) -> Mapping[str, int]:
        """Project id → candidate number in the plan."""
        return {self.problem.project_of(number): number for number in self.outcome.chosen}

    @cached_property
    def prices(self) -> PriceList | None:
        """Prices of the rows."""
        return self.session.prices(self.solving)

    @cached_property
    def total(self) -> float:
        """The bound on all plans by the prices; infinite without prices."""
        return np.inf if self.prices is None else self.prices.total

    @cached_property
    def best(self) -> Floats:
        """Per project, the part of the bound that its best candidate has."""
        return np.zeros(len(self.problem.projects)) if self.prices is None else self.total - self.prices.without

    @cached_property
    def locked(self) -> tuple[int, ...]:
        """Candidates that locks put into the plan."""
        rows = np.flatnonzero(self.problem.rhs < 0)
        return tuple(int(j) for j in self.problem.usage[rows].indices) if len(rows) else ()

    @cached_property
    def banned(self) -> frozenset[tuple[str, str]]:
        """(project, site) pairs that bans keep out of the plan."""
        pairs = (limit.name.removeprefix("ban:").split("=", 1) for limit in self.problem.limits)
        names = (limit.name.startswith("ban:") for limit in self.problem.limits)
        return frozenset((pair[0], pair[1]) for pair, is_ban in zip(pairs, names, strict=True) if is_ban)

    @cached_property
    def spare(self) -> np.ndarray:
        """What the plan leaves of every row; locks and bans included."""
        used = self.problem.usage[:, list(self.outcome.chosen)].sum(axis=1)
        return np.asarray(self.problem.rhs - used)

    @cached_property
    def site_price(self) -> Floats:
        """Price of the land of every site, in points; infinite where a lock holds a part of it."""
        if self.prices is None:
            return np.zeros(len(self.ground.sites))
        prices, left, row_of = self.prices.y, self.prices.left, self.problem.row_of
        rows = [row_of.get(f"atom:{atom}", -1) for atom in self.ground.frame.index]
        atom = np.array([0.0 if row < 0 else (prices[row] if left[row] > 0 else np.inf) for row in rows])
        return self._over_sites(atom, np.add)

    @cached_property
    def untaken(self) -> Flags:
        """Sites of which the plan uses nothing."""
        row_of, spare = self.problem.row_of, self.spare
        rows = [row_of.get(f"atom:{atom}", -1) for atom in self.ground.frame.index]
        taken = np.array([0.0 if row < 0 or spare[row] > 0 else 1.0 for row in rows])
        return np.asarray(self._over_sites(taken, np.add) == 0)

    def _over_sites(self, atom: Floats, how: np.ufunc) -> Floats:
        """Return values of atoms put together per site."""
        parts = self.ground.parts
        bounds = np.column_stack((parts.first, parts.last)).ravel()
        per_part = how.reduceat(np.r_[atom, 0.0], bounds)[::2] if len(parts) else np.zeros(0)
        return self.ground.sites.over(how, per_part)
