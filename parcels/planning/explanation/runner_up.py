"""The best other site of each chosen project, and what the whole plan loses by it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from parcels.planning.explanation.context import PlanContext
from parcels.planning.solver.variation import Variation

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class RunnerUp:
    """What happens when a project may not have its site.

    ``candidate`` is the number of its site in the plan made anew without the present one, ``None`` if it gets none;
    ``regret`` is the points the whole plan loses. ``is_locked``: a lock put it there, nothing was computed.
    """

    candidate: int | None
    regret: int | None
    is_proven: bool
    is_locked: bool = False


def runner_ups(context: PlanContext, *, progress: Progress = lambda *_: None) -> Mapping[str, RunnerUp]:
    """Return project → runner-up for every chosen project, each by solving the whole plan again."""
    locked = set(context.locked)
    found = {}
    for done, (project, number) in enumerate(sorted(context.chosen.items())):
        progress("explain", done, len(context.chosen))
        found[project] = _locked_one() if number in locked else _runner_up(context, project, number)
    return found


def _locked_one() -> RunnerUp:
    return RunnerUp(None, None, is_proven=True, is_locked=True)


def _runner_up(context: PlanContext, project: str, number: int) -> RunnerUp:
    other = context.session.solve(context.solving, Variation(off=(number,), hint=context.outcome.chosen))
    place = context.place[project]
    again = next((j for j in other.chosen if context.problem.project[j] == place), None)
    return RunnerUp(again, context.outcome.objective - other.objective, other.is_proven and context.outcome.is_proven)
