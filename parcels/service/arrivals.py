"""Batch or first come: the projects that want land today, replayed in the order they came, under several ways."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.random import default_rng
from numpy.typing import NDArray
from pandas import DataFrame

from parcels.domain.errors import InputRefused
from parcels.landing.milestones import read_ladders
from parcels.landing.waiting.assumptions import STEPS
from parcels.planning.candidates import CandidatePool
from parcels.planning.preparation.quarters import quarter_name, quarter_of
from parcels.planning.problem import PlanRequests, Problem, build_problem, canonical
from parcels.planning.replay.course import Course, Result, Way
from parcels.planning.replay.replaying import Luck, luck_of, replay
from parcels.planning.solver import SolveOptions
from parcels.rules.demand import records
from parcels.service.access import Actor, require
from parcels.service.prepared import Basis, basis, pool
from parcels.service.progress import Cancelled, Progress, never, silent
from parcels.service.reserve import held_parcels
from parcels.service.reserve_ledger import scores_of
from parcels.service.workspace import Workspace

MOST_ORDERS = 2_000
POINTS = 100.0
"""The prime score of land that has everything."""


@dataclass(frozen=True)
class ArrivalOptions:
    """Date, policy; ``orders`` random orders show how much depends on who happens to come first."""

    as_of: date
    policy: Path | None = None
    orders: int = 200
    gap: float = 0.0
    seconds: float = 60.0
    seed: int = 0

    def __post_init__(self) -> None:
        """Refuse a number of orders that cannot be drawn."""
        if not 2 <= self.orders <= MOST_ORDERS:
            raise InputRefused("arrival_orders", value=self.orders, most=MOST_ORDERS)


@dataclass(frozen=True, eq=False)
class Replayed:
    """The comparison.

    Attributes
    ----------
    problem
        The candidates all ways chose from.
    came
        Project → day it came, in that order: those replayed.
    undated
        Projects that want land and have no date on record of having come; they are left out.
    without
        Replayed projects no site suits even with the reserve lifted; no way can land them.
    results, luck
        One per way; the spread of first come over random orders of the same projects. Empty when somebody stopped.
    reserve_m2
        Reserved land that can still be allocated.
    weighed
        The same land and what each way used of it, weighed by the prime score of its parcels.
    names, investment
        Project → name, and total investment on record (wan yuan; ``None`` where it is not known).
    """

    prepared: Basis
    problem: Problem
    came: Mapping[str, date]
    undated: tuple[str, ...]
    without: tuple[str, ...]
    results: tuple[Result, ...]
    luck: tuple[Luck, ...]
    reserve_m2: float
    weighed: "Weighed"
    names: Mapping[str, str]
    investment: Mapping[str, float | None]

    def result(self, way: Way) -> Result:
        """Return the result of a way."""
        return next(one for one in self.results if one.way is way)


@dataclass(frozen=True)
class Weighed:
    """Reserved land weighed by how prime it is: area × prime score / 100, m².

    ``used`` is by way. ``unscored`` are reserved parcels without a score: they weigh nothing, on either side.
    """

    reserve: float
    used: Mapping[Way, float]
    unscored: tuple[str, ...]

    def left_share(self, way: Way) -> float | None:
        """Return the share of the reserve, so weighed, that a way leaves; ``None`` where nothing has a score."""
        return 1.0 - self.used[way] / self.reserve if self.reserve > 0 else None


def replay_arrivals(
    ws: Workspace,
    options: ArrivalOptions,
    *,
    actor: Actor,
    progress: Progress = silent,
    cancelled: Cancelled = never,
) -> Replayed:
    """Return what each way of giving out land comes to on the same arrivals.

    Raises
    ------
    InputRefused
        ``arrivals_none`` where no project that wants land has a date of having come; ``arrival_orders``.
    """
    require(actor, "view_reserve")
    prepared = basis(ws, options.policy, options.as_of, progress=progress)
    held = held_parcels(prepared)
    lifted = pool(prepared, prepared.options(release=held), progress=progress)
    came, undated = days_of(prepared.milestones, sorted(lifted.funnels), prepared.as_of)
    if not came:
        raise InputRefused("arrivals_none", count=len(undated))
    problem = build_problem(lifted, prepared.policy, PlanRequests())
    areas = _areas(prepared, held)
    course = Course(problem, _while_held(prepared, lifted, progress), _used(lifted, areas), _batches(came))
    solving = SolveOptions(gap=options.gap, seconds=options.seconds, seed=options.seed)
    results = replay(course, solving, progress=progress, cancelled=cancelled)
    luck = [luck_of(course, way, options.orders, default_rng(options.seed)) for way in (Way.FIRST_COME, Way.RESERVE)]
    projects = prepared.city.projects
    money = projects["investment_wan_yuan"].astype(float)
    return Replayed(
        prepared=prepared,
        problem=problem,
        came=came,
        undated=undated,
        without=tuple(project for project in came if not len(course.columns[project])),
        results=results,
        luck=tuple(luck) if results else (),
        reserve_m2=float(prepared.land.parcels.geometry.loc[list(held)].area.sum()),
        weighed=_weighed(prepared, lifted, areas, results, scores_of(ws, prepared)),
        names={name: str(projects.at[name, "name"]) for name in came},
        investment={name: None if np.isnan(money[name]) else float(money[name]) for name in came},
    )


def days_of(milestones: DataFrame, projects: Sequence[str], as_of: date) -> tuple[Mapping[str, date], tuple[str, ...]]:
    """Return project → first day on record as a lead, in talks or signed, earliest first; and those without any."""
    ladders = read_ladders(records(milestones[milestones["milestone"].isin(STEPS)]))
    days = {}
    for project in projects:
        ladder = ladders.get(project)
        known = [ladder.happened(step, as_of) for step in STEPS] if ladder is not None else []
        first = min((day for day in known if day is not None), default=None)
        if first is not None:
            days[project] = first
    order = sorted(days, key=lambda project: (days[project], project))
    return {project: days[project] for project in order}, tuple(name for name in projects if name not in days)


def _batches(came: Mapping[str, date]) -> tuple[tuple[str, ...], ...]:
    """Return the projects by the quarter they came in."""
    quarters: dict[str, list[str]] = {}
    for project, on in came.items():
        quarters.setdefault(quarter_name(quarter_of(on)), []).append(project)
    return tuple(tuple(projects) for projects in quarters.values())


def _while_held(prepared: Basis, lifted: CandidatePool, progress: Progress) -> NDArray[np.bool_]:
    """Return which candidates pass with the reserve kept, too; asked for by name, so that none is cut off."""
    frame = canonical(lifted.frame)
    wanted = {str(project): tuple(own["site"]) for project, own in frame.groupby("project")}
    kept = pool(prepared, prepared.options(wanted=wanted), progress=progress).frame
    allowed = set(zip(kept["project"], kept["site"], strict=True))
    return np.array([pair in allowed for pair in zip(frame["project"], frame["site"], strict=True)], bool)


def _areas(prepared: Basis, held: Sequence[str]) -> Mapping[str, Mapping[str, float]]:
    """Return reserved parcel → its atoms → m²."""
    atoms = prepared.land.frame
    found: dict[str, dict[str, float]] = {parcel: {} for parcel in held}
    for atom, parcel, area in zip(atoms.index, atoms["parcel_id"].astype(str), atoms["area_m2"], strict=True):
        if parcel in found:
            found[parcel][str(atom)] = float(area)
    return found


def _used(
    lifted: CandidatePool, areas: Mapping[str, Mapping[str, float]], weight: Mapping[str, float] | None = None
) -> NDArray[np.float64]:
    """Return the reserved land each candidate uses, m²; times the weight of its parcel where weights are given."""
    factor = dict.fromkeys(areas, 1.0) if weight is None else weight
    area = {atom: m2 * factor.get(parcel, 0.0) for parcel, own in areas.items() for atom, m2 in own.items()}
    return np.array([sum(area.get(atom, 0.0) for atom in own) for own in canonical(lifted.frame)["atoms"]], np.float64)


def _weighed(
    prepared: Basis,
    lifted: CandidatePool,
    areas: Mapping[str, Mapping[str, float]],
    results: Sequence[Result],
    scores: Mapping[str, float],
) -> Weighed:
    """Return the reserve and what each way used of it, weighed by prime scores (points of 100)."""
    weight = {parcel: scores[parcel] / POINTS for parcel in areas if parcel in scores}
    shapes, used = prepared.land.parcels.geometry, _used(lifted, areas, weight)
    return Weighed(
        reserve=float(sum(shapes.at[parcel].area * own for parcel, own in weight.items())),
        used={one.way: float(used[list(one.chosen)].sum()) for one in results},
        unscored=tuple(parcel for parcel in areas if parcel not in weight),
    )
