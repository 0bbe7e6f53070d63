"""Parcels held back, who wants them, and what holding each one costs the plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pandas import DataFrame

from parcels.domain.codes import ReserveStatus
from parcels.domain.finding import Finding
from parcels.planning.candidates import CandidatePool
from parcels.planning.problem import PlanRequests, build_problem
from parcels.planning.solver import Outcome, SolveOptions, solve
from parcels.rules.law import law_plan
from parcels.service.access import Actor, require
from parcels.service.plain import rows_of
from parcels.service.plan_run import PlanOptions
from parcels.service.prepared import Basis, basis, pool
from parcels.service.progress import Cancelled, Progress, never, silent
from parcels.service.screening import parcel_measures
from parcels.service.workspace import Workspace

PRICE_COLUMNS = ("parcel_id", "plan_value", "plan_value_released", "price", "would_go_to")


@dataclass(frozen=True)
class ReserveOptions:
    """Law date, policy, and how many wanting projects to show per parcel."""

    as_of: date
    policy: Path | None = None
    top: int = 3


@dataclass(frozen=True)
class Want:
    """A project with a feasible site using the parcel if the reserve were lifted.

    ``is_allowed`` tells that the site passes with the reserve kept as it is (the project meets the release bar).
    """

    project: str
    name: str
    sector_group: str
    quality: float
    score: int
    site: str
    parcels: tuple[str, ...]
    is_allowed: bool
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class ReservedParcel:
    """One reserved parcel: record, measures and the projects that want it, best first."""

    parcel_id: str
    record: Mapping[str, Any]
    measures: Mapping[str, Any]
    wants: tuple[Want, ...]
    num_wants: int


def held_parcels(prepared: Basis) -> tuple[str, ...]:
    """Return the parcels in policy reserve that can still be allocated, by id."""
    parcels = prepared.land.parcels
    return tuple(parcels.index[parcels["reserve_status"] == ReserveStatus.HELD])


def reserved_parcels(ws: Workspace, options: ReserveOptions, *, actor: Actor) -> tuple[ReservedParcel, ...]:
    """Return the parcels in reserve with who wants them, most wanted first."""
    require(actor, "view_reserve")
    prepared = basis(ws, options.policy, options.as_of)
    held = held_parcels(prepared)
    measures, _ = parcel_measures(ws, prepared.city, law_plan(prepared.land.law_context.rules))
    kept = pool(prepared, prepared.options())
    lifted = pool(prepared, prepared.options(release=held)) if held else kept
    allowed = set(zip(kept.frame["project"], kept.frame["site"], strict=True))
    found = [_reserved(prepared, parcel, measures, (lifted, allowed, options.top)) for parcel in held]
    return tuple(sorted(found, key=lambda one: (-one.num_wants, one.parcel_id)))


def _reserved(
    prepared: Basis, parcel: str, measures: DataFrame, wanted: tuple[CandidatePool, set[tuple[str, str]], int]
) -> ReservedParcel:
    lifted, allowed, top = wanted
    using = lifted.frame.loc[[parcel in parcels for parcels in lifted.frame["parcels"]]]
    best = using.sort_values(["score", "project"], ascending=[False, True]).drop_duplicates("project")
    return ReservedParcel(
        parcel_id=parcel,
        record=rows_of(prepared.city.parcels.loc[[parcel]].drop(columns="geometry"))[0],
        measures=rows_of(measures.loc[[parcel]])[0],
        wants=tuple(_want(prepared, row, allowed) for row in rows_of(best.head(top))),
        num_wants=len(best),
    )


def _want(prepared: Basis, row: Mapping[str, Any], allowed: set[tuple[str, str]]) -> Want:
    project = prepared.city.projects.loc[row["project"]]
    return Want(
        project=row["project"],
        name=str(project["name"]),
        sector_group=str(project["sector_group"] or ""),
        quality=float(row["quality"]),
        score=int(row["score"]),
        site=row["site"],
        parcels=row["parcels"],
        is_allowed=(row["project"], row["site"]) in allowed,
        findings=row["findings"],
    )


def price_reserve(
    ws: Workspace,
    options: PlanOptions,
    *,
    actor: Actor,
    progress: Progress = silent,
    cancelled: Cancelled = never,
) -> DataFrame:
    """Return ``parcel_id, plan_value, plan_value_released, price, would_go_to`` for each reserved parcel.

    price_k = V(released k) − V, both by solving; dearest first; prices do not add up over parcels.
    ``attrs["unproven"]`` lists parcels whose plan was not solved to the end, ``attrs["cancelled"]`` whether some are
    missing because nobody waited.
    """
    require(actor, "view_reserve")
    prepared = basis(ws, options.policy, options.as_of, progress=progress)
    held = held_parcels(prepared)
    kept = pool(prepared, prepared.options(), progress=progress)
    _, base = _best_plan(prepared, kept, options, cancelled)
    sites = {str(project): tuple(own["site"]) for project, own in kept.frame.groupby("project")}
    rows, unproven = [], [] if base.is_proven else list(held)
    for done, parcel in enumerate(held):
        if cancelled():
            break
        progress("price", done, len(held))
        lifted = pool(prepared, prepared.options(wanted=sites, release=[parcel]))
        would_go_to, plan = _best_plan(prepared, lifted, options, cancelled, parcel)
        rows.append((parcel, base.objective, plan.objective, plan.objective - base.objective, would_go_to))
        unproven += [] if plan.is_proven or parcel in unproven else [parcel]
    frame = DataFrame(rows, columns=list(PRICE_COLUMNS))
    frame = frame.sort_values(["price", "parcel_id"], ascending=[False, True], ignore_index=True)
    frame.attrs.update(unproven=unproven, cancelled=len(rows) < len(held))
    return frame


def _best_plan(
    prepared: Basis, found: CandidatePool, options: PlanOptions, cancelled: Cancelled, parcel: str = ""
) -> tuple[str, Outcome]:
    """Return who gets a parcel in the best plan, and that plan."""
    problem = build_problem(found, prepared.policy, PlanRequests())
    solving = SolveOptions(gap=options.gap, seconds=options.seconds, seed=options.seed)
    outcome = solve(problem, solving, cancelled=cancelled)
    parcels = dict(
        zip(zip(found.frame["project"], found.frame["site"], strict=True), found.frame["parcels"], strict=True)
    )
    takers = [
        problem.project_of(number)
        for number in outcome.chosen
        if parcel in parcels[problem.project_of(number), problem.sites[number]]
    ]
    return " ".join(takers), outcome
