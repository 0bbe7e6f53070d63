"""The best preparation, and what it is held against: none, two rankings, more money, a later beginning.

Land made ready and the project on it are decided together in one model. Once the starts are fixed the rest is the plan
of every day, solved by the plan's own solver: so each figure of the comparison comes out of the same exact matching.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from parcels.planning.preparation.bench import Bench, Programme, plain_problem
from parcels.planning.preparation.model import Case
from parcels.planning.preparation.rankings import RANKINGS, ranked_starts
from parcels.planning.preparation.solving import ModelSession
from parcels.planning.preparation.starts import put_off
from parcels.planning.preparation.works import Works
from parcels.planning.solver import SolveOptions, SolverSession
from parcels.planning.solver.session import Cancelled, never

Progress = Callable[[str, int, int], None]
_STEPS = 4


def silent(stage: str, done: int, total: int) -> None:
    """Report to nobody."""


@dataclass(frozen=True)
class Loss:
    """What the best plan loses when one parcel is not made ready; ``is_proven`` when both plans are."""

    parcel_id: str
    points: int
    is_proven: bool


@dataclass(frozen=True, eq=False)
class Study:
    """The best programme with all it is compared with.

    Attributes
    ----------
    best
        The programme to be followed.
    without
        The plan on land that is ready anyway.
    rankings
        Ranking → programme under the same money.
    more_money
        The best programme with ``extra`` thousand yuan more in the quarter ``extra_quarter`` where it helps most
        (``None`` if it helps nowhere).
    later
        The best programme when all work and money come a quarter later and the projects do not wait.
    losses
        Parcel made ready → loss, in the order of the programme; those for which there was time.
    """

    best: Programme
    without: Programme
    rankings: Mapping[str, Programme]
    more_money: Programme
    extra: int
    extra_quarter: int | None
    later: Programme
    losses: tuple[Loss, ...]


def compare(
    case: Case,
    works: Sequence[Works],
    options: SolveOptions,
    *,
    extra: int,
    progress: Progress = silent,
    cancelled: Cancelled = never,
) -> Study:
    """Return the best programme and its comparisons; ``extra`` in thousand yuan."""
    with SolverSession(plain_problem(case)) as session, ModelSession() as models:
        return study_of(Bench(case, session, models, options, cancelled), works, extra, progress)


def study_of(bench: Bench, works: Sequence[Works], extra: int, progress: Progress = silent) -> Study:
    """Return the best programme and its comparisons on a bench; see :func:`compare`."""
    case = bench.case
    progress("prepare", 0, _STEPS)
    without = bench.with_starts(())
    rankings = {name: bench.with_starts(ranked_starts(works, case.starts, case.budget, name)) for name in RANKINGS}
    known = max((without, *rankings.values()), key=lambda one: one.outcome.objective)
    progress("prepare", 1, _STEPS)
    best = bench.settled(bench.best(case, known)[0])
    progress("prepare", 2, _STEPS)
    more, quarter = _with_more(bench, best, extra)
    progress("prepare", 3, _STEPS)
    late = replace(bench, case=replace(case, starts=put_off(case.starts)))
    later = late.settled(late.best(late.case, without)[0])
    progress("prepare", _STEPS, _STEPS)
    losses = tuple(_losses(bench, best, progress))
    return Study(best, without, rankings, more, extra, quarter, later, losses)


def _with_more(bench: Bench, best: Programme, extra: int) -> tuple[Programme, int | None]:
    """Return the best programme with one further amount, and the quarter it is needed in, if it helps anywhere."""
    found, quarter = bench.best(bench.case, best, extra)
    if quarter is None or found.outcome.objective <= best.outcome.objective:
        return replace(best, outcome=replace(found.outcome, chosen=best.candidates)), None
    richer = replace(bench, case=replace(bench.case, budget=bench.case.budget.with_more(extra, quarter)))
    return richer.settled(found), quarter


def _losses(bench: Bench, best: Programme, progress: Progress) -> Iterator[Loss]:
    """Yield what each parcel made ready is worth to the whole, as long as there is time."""
    until = time.perf_counter() + bench.options.seconds
    for done, start in enumerate(best.starts):
        if bench.cancelled() or time.perf_counter() > until:
            return
        progress("prepare_losses", done, len(best.starts))
        yield _loss(bench, best, start.parcel_id)
    progress("prepare_losses", len(best.starts), len(best.starts))


def _loss(bench: Bench, best: Programme, parcel: str) -> Loss:
    """Return what the best programme loses when a parcel is not made ready, by solving again."""
    case = bench.case
    without = replace(case, starts=tuple(one for one in case.starts if one.parcel_id != parcel))
    known = Programme(
        best.outcome,
        tuple(one for one in best.starts if one.parcel_id != parcel),
        tuple(j for j in best.candidates if parcel not in case.unready_of(j)),
    )
    again, _ = bench.best(without, known)
    points = best.outcome.objective - again.outcome.objective
    return Loss(parcel, points, best.outcome.is_proven and again.outcome.is_proven)
