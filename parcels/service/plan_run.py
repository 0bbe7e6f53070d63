"""One plan made: what it was asked for, from what, what the solver answered, and the reasons found for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from pandas import DataFrame

from parcels.planning.candidates import CandidatePool
from parcels.planning.explanation import RunnerUp
from parcels.planning.problem import Problem, canonical
from parcels.planning.solver import Outcome
from parcels.service.prepared import Basis


@dataclass(frozen=True)
class PlanOptions:
    """What a plan is asked for.

    Attributes
    ----------
    locks, bans
        ``(project, site)`` pairs that must or must not be chosen.
    release
        Reserved parcels lifted for this run only.
    gap, seconds
        Relative gap that is good enough and seconds allowed for solving.
    """

    as_of: date
    policy: Path | None = None
    locks: tuple[tuple[str, str], ...] = ()
    bans: tuple[tuple[str, str], ...] = ()
    release: tuple[str, ...] = ()
    gap: float = 0.0
    seconds: float = 60.0
    seed: int = 0


@dataclass(frozen=True, eq=False)
class Run:
    """One plan made: from what, the frozen problem, and what the solver answered."""

    prepared: Basis
    pool: CandidatePool
    problem: Problem
    outcome: Outcome
    options: PlanOptions

    @cached_property
    def frame(self) -> DataFrame:
        """Candidates in the order of the problem."""
        return canonical(self.pool.frame)

    def row(self, number: int) -> dict[str, Any]:
        """Return a candidate of the problem as a record."""
        return dict(self.frame.iloc[number])

    @property
    def chosen_projects(self) -> frozenset[str]:
        """Projects with land in the plan."""
        return frozenset(self.problem.project_of(number) for number in self.outcome.chosen)


@dataclass(frozen=True)
class Reasons:
    """Chosen project → runner-up; refused project → relaxations and to whom it lost, as plain records.

    ``unexplained`` counts projects for which there was no time.
    """

    chosen: Mapping[str, RunnerUp] = field(default_factory=dict)
    refused: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    unexplained: int = 0
