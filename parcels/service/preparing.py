"""Prepare first: which parcels to make ready within the money of each quarter, in what order, and what it is worth."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from parcels.domain.errors import InputRefused
from parcels.planning.preparation.model import Case, make_case
from parcels.planning.preparation.records import joined_candidates, unready_land, without_unready
from parcels.planning.preparation.starts import Budget, starts_of
from parcels.planning.preparation.study import Study, compare
from parcels.planning.preparation.works import THOUSAND_PER_WAN, Remarks, Works, works_of
from parcels.planning.problem import Note, ceilings_of
from parcels.planning.solver import SolveOptions
from parcels.rules.demand import read_demand, records
from parcels.service.access import Actor, require
from parcels.service.budget_file import read_budget
from parcels.service.prepared import Basis, basis, pool
from parcels.service.progress import Cancelled, Progress, never, silent
from parcels.service.workspace import Workspace


@dataclass(frozen=True)
class PrepareOptions:
    """What is asked: the day, the money per quarter, how exactly to search.

    ``budget`` is a file, or the money itself. ``extra_wan_yuan`` is the further amount whose worth is shown.
    ``seconds`` is the limit of each single solve.
    """

    as_of: date
    budget: Path | Budget
    policy: Path | None = None
    extra_wan_yuan: int = 100
    gap: float = 0.0
    seconds: float = 60.0
    seed: int = 0


@dataclass(frozen=True, eq=False)
class Preparation:
    """The question as it was put to the model, and the answer with its comparisons.

    ``works`` holds what each parcel needs; ``notes`` name the parcels left out or read with care.
    """

    prepared: Basis
    options: PrepareOptions
    case: Case
    works: Sequence[Works]
    study: Study
    notes: tuple[Note, ...]


def prepare_first(
    ws: Workspace,
    options: PrepareOptions,
    *,
    actor: Actor,
    progress: Progress = silent,
    cancelled: Cancelled = never,
) -> Preparation:
    """Return which parcels to make ready, when to start each, and what that is worth against other ways.

    Raises
    ------
    InputRefused
        A budget file that cannot be used (:func:`parcels.service.budget_file.read_budget`), a gap or time limit out of
        range, ``prepare_extra`` for no amount, nothing imported yet.
    """
    require(actor, "plan")
    if options.extra_wan_yuan <= 0:
        raise InputRefused("prepare_extra", value=options.extra_wan_yuan)
    solving = SolveOptions(gap=options.gap, seconds=options.seconds, seed=options.seed)
    budget = options.budget if isinstance(options.budget, Budget) else read_budget(options.budget, options.as_of)
    prepared = basis(ws, options.policy, options.as_of, progress=progress)
    remarks = Remarks()
    works, case = case_of(prepared, budget, remarks, progress=progress)
    extra = options.extra_wan_yuan * THOUSAND_PER_WAN
    study = compare(case, works, solving, extra=extra, progress=progress, cancelled=cancelled)
    return Preparation(prepared, options, case, works, study, (*_notes(prepared), *remarks.notes()))


def case_of(
    prepared: Basis, budget: Budget, remarks: Remarks, *, progress: Progress = silent
) -> tuple[tuple[Works, ...], Case]:
    """Return what each parcel that is not ready needs, and the case to be decided.

    The candidates are those of the plan, joined with those of the same search on ready land only, so that the plan
    without preparation is not poorer than it is.
    """
    unready = unready_land(prepared.land, prepared.as_of)
    names = frozenset(one.parcel_id for one in unready)
    accept = prepared.policy.unknown_ready == "accept"
    works = works_of(unready, prepared.as_of, accept_unknown=accept, remarks=remarks)
    options = prepared.options()
    everything = pool(prepared, options, progress=progress)
    ready_only = pool(prepared, without_unready(options, names), progress=progress)
    demands = map(read_demand, records(prepared.city.projects))
    case = make_case(
        joined_candidates(everything.frame, ready_only.frame),
        sorted(everything.funnels),
        {demand.project_id: demand.need_by for demand in demands},
        names,
        starts=starts_of(works, budget, prepared.as_of, remarks),
        budget=budget,
        ceilings=ceilings_of(prepared.policy),
    )
    return works, case


def _notes(prepared: Basis) -> tuple[Note, ...]:
    """Say that the policy's own money is not used here."""
    budget = prepared.policy.budget
    return (Note("prepare_policy_budget", {"count": len(budget)}),) if budget else ()
