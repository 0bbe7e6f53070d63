"""The plan as a frozen problem in integers: candidates, limits and the usage of each candidate in each limit.

``build_problem`` is a flat list of calls, so reading it is reading the model::

    max Σ score_j x_j   subject to   Σ_j usage_lj x_j ≤ rhs_l for every limit l,   x_j ∈ {0, 1}
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Protocol, Self

import numpy as np
from pandas import DataFrame
from scipy.sparse import csr_array

from parcels.domain.errors import InputRefused, InternalFailure, Value
from parcels.domain.units import m2_from_mu
from parcels.planning.formulation.constraints import (
    Ceilings,
    banned,
    energy_within_quota,
    locked,
    new_construction_within_quota,
    one_project_per_atom,
    one_site_per_project,
    preparation_within_budget,
)
from parcels.planning.formulation.requests import FoundRequests, PlanRequests, find_requests, refuse_locks_over_limit
from parcels.planning.formulation.rows import IntArray, Limit, LimitKind, stack
from parcels.rules.policy import Policy

__all__ = ["Ceilings", "Limit", "LimitKind", "Note", "PlanRequests", "Pool", "Problem", "build_problem", "ceilings_of"]


class Pool(Protocol):
    """What the plan needs of a candidate pool: the candidates and, per project, the funnel it came through."""

    @property
    def frame(self) -> DataFrame:
        """Candidates, one row each."""
        ...

    @property
    def funnels(self) -> Mapping[str, Any]:
        """Project → funnel, also for projects without a candidate."""
        ...


@dataclass(frozen=True)
class Note:
    """Something a reader of the plan should know, as a code with values."""

    code: str
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Problem:
    """One plan to be made; candidates are ordered by project and site whatever order they came in.

    Attributes
    ----------
    candidates, sites
        Id and site of each candidate; ``project`` is its project as a number into ``projects`` (sorted).
    score
        Points of each candidate, positive integers.
    usage
        Limits × candidates, integers. Row ``p`` is the limit of project ``p``.
    notes
        What was left out or has no effect.
    """

    candidates: tuple[str, ...]
    sites: tuple[str, ...]
    projects: tuple[str, ...]
    project: IntArray
    score: IntArray
    limits: tuple[Limit, ...]
    usage: csr_array
    notes: tuple[Note, ...] = ()

    def __post_init__(self) -> None:
        if self.usage.shape != (len(self.limits), len(self.candidates)):
            raise InternalFailure("problem_shape", expected=f"{len(self.limits)}×{len(self.candidates)}")
        if not len(self.candidates) == len(self.sites) == len(self.project) == len(self.score):
            raise InternalFailure("problem_shape", expected=len(self.candidates))
        if len(self.score) and int(self.score.min()) <= 0:
            raise InternalFailure("problem_score", candidate=self.candidates[int(self.score.argmin())])
        if any(limit.rhs < 0 for limit in self.limits if limit.kind is not LimitKind.LOCK):
            raise InternalFailure("problem_rhs", limit=next(limit.name for limit in self.limits if limit.rhs < 0))
        if len({limit.name for limit in self.limits}) < len(self.limits):
            raise InternalFailure("problem_limit_twice")

    def replace(self, **changes: Any) -> Self:  # noqa: ANN401 - any field
        """Return a copy with some fields changed."""
        return replace(self, **changes)

    @property
    def rhs(self) -> IntArray:
        """Right-hand sides in the order of the limits."""
        return np.array([limit.rhs for limit in self.limits], np.int64)

    @cached_property
    def row_of(self) -> Mapping[str, int]:
        """Limit name → row."""
        return {limit.name: row for row, limit in enumerate(self.limits)}

    @cached_property
    def number_of(self) -> Mapping[tuple[str, str], int]:
        """(project, site) → candidate number."""
        names = (self.projects[p] for p in self.project)
        return {pair: j for j, pair in enumerate(zip(names, self.sites, strict=True))}

    def project_of(self, candidate: int) -> str:
        """Return the project id of a candidate number."""
        return self.projects[int(self.project[candidate])]


def build_problem(pool: Pool, policy: Policy, requests: PlanRequests) -> Problem:
    """Return the plan's problem for a pool under a policy, with locks and bans.

    Raises
    ------
    InputRefused
        Locks or bans that name nothing known, or that contradict each other or a quota.
    """
    return build_problem_within(pool, ceilings_of(policy), requests)


def build_problem_within(pool: Pool, ceilings: Ceilings, requests: PlanRequests) -> Problem:
    """Return the plan's problem for a pool under plain ceilings; see :func:`build_problem`."""
    frame = canonical(pool.frame)
    projects = tuple(sorted({*pool.funnels, *frame["project"]}))
    found = find_requests(frame, projects, requests)
    place = {project: number for number, project in enumerate(projects)}
    shared = (
        new_construction_within_quota(frame, ceilings),
        energy_within_quota(frame, ceilings),
        preparation_within_budget(frame, ceilings),
    )
    for block in shared:
        refuse_locks_over_limit(frame, found.locks, block)
    blocks = (
        one_site_per_project(frame, projects),
        one_project_per_atom(frame),
        *shared,
        locked(frame, found.locks),
        banned(frame, found.bans),
    )
    limits, usage = stack(blocks, len(frame))
    return Problem(
        candidates=tuple(frame["candidate"]),
        sites=tuple(frame["site"]),
        projects=projects,
        project=np.array([place[project] for project in frame["project"]], np.int64),
        score=frame["score"].to_numpy(np.int64),
        limits=limits,
        usage=usage,
        notes=_notes(frame, ceilings, found),
    )


def canonical(frame: DataFrame) -> DataFrame:
    """Return candidates in the problem's order: by project, then site; the order they came in does not matter."""
    return frame.sort_values(["project", "site"], kind="stable", ignore_index=True)


def ceilings_of(policy: Policy) -> Ceilings:
    """Return the quotas and budgets of a policy in whole units; mu become m², rounded down.

    Raises
    ------
    InputRefused
        ``ceiling_negative`` for a quota or budget below zero.
    """
    quotas = policy.quotas
    ceilings = Ceilings(
        new_construction_m2={k: int(m2_from_mu(v)) for k, v in quotas.new_construction_mu.items()},
        energy_tce={k: int(v) for k, v in quotas.energy_tce.items()},
        prepare_wan_yuan={k: int(v) for k, v in policy.budget.items()},
    )
    for name, values in (
        ("quota", ceilings.new_construction_m2),
        ("quota", ceilings.energy_tce),
        ("budget", ceilings.prepare_wan_yuan),
    ):
        for key, value in values.items():
            if value < 0:
                raise InputRefused("ceiling_negative", field=f"{name}.{key}", value=value)
    return ceilings


def _notes(frame: DataFrame, ceilings: Ceilings, found: FoundRequests) -> tuple[Note, ...]:
    """Budgets set only for some periods, platforms without a quota where others have one, bans without effect."""
    notes = [Note("ban_without_effect", {"project": p, "site": s}) for p, s in found.idle_bans]
    groups = (
        ("budget_not_set", "prepare_period", "prepare_wan_yuan", ceilings.prepare_wan_yuan),
        ("new_construction_not_set", "platform_id", "conversion_m2", ceilings.new_construction_m2),
        ("energy_not_set", "platform_id", "energy_tce", ceilings.energy_tce),
    )
    for code, group, amount, ceiling in groups:
        using = frame.loc[(frame[amount] > 0) & frame[group].notna() & (frame[group] != ""), group]
        without = using[~using.isin(list(ceiling))].value_counts().sort_index()
        if ceiling:
            notes += [Note(code, {"name": str(name), "candidates": int(n)}) for name, n in without.items()]
        elif len(using):
            notes.append(Note(f"{code}_at_all", {"candidates": len(using)}))
    return tuple(notes)
