"""To whom a project with candidates lost, and by how many points."""

from dataclasses import dataclass

from parcels.planning.explanation.context import PlanContext
from parcels.planning.solver.outcome import Status
from parcels.planning.solver.variation import Variation


@dataclass(frozen=True)
class Loss:
    """Why a project with candidates got no land.

    Attributes
    ----------
    candidate
        Number of its best candidate in the best plan that gives it land.
    points
        What that plan has less than the plan made: V − V(with it). 0 means as good, and the tie went elsewhere.
    holders
        Projects that hold land of that candidate in the plan made.
    displaced
        Projects that would have no land in the plan with it.
    limits
        Quotas and budgets in the way of that candidate beside the plan made.
    is_proven
        Whether the points are proven.
    """

    candidate: int
    points: int
    holders: tuple[str, ...]
    displaced: tuple[str, ...]
    limits: tuple[str, ...]
    is_proven: bool


def lost_to(context: PlanContext, project: str) -> Loss | None:
    """Return to whom a refused project lost; ``None`` without candidates or where locks leave it no room."""
    if not context.columns.get(project):
        return None
    place = context.place[project]
    outcome = context.session.solve(context.solving, Variation(must=place, hint=context.outcome.chosen))
    mine = next((j for j in outcome.chosen if context.problem.project[j] == place), None)
    if outcome.status is Status.INFEASIBLE or mine is None:
        return None
    problem = context.problem
    still = {problem.project_of(j) for j in outcome.chosen}
    entries = problem.usage[:, [mine]].tocoo()
    tight = [int(row) for row, amount in zip(entries.row, entries.data, strict=True) if amount > context.spare[row]]
    atoms = {row for row in tight if problem.limits[row].kind.value == "atom"}
    holders = {
        problem.project_of(j) for j in context.outcome.chosen if set(problem.usage[:, [j]].tocoo().row.tolist()) & atoms
    }
    return Loss(
        candidate=mine,
        points=context.outcome.objective - outcome.objective,
        holders=tuple(sorted(holders)),
        displaced=tuple(sorted(set(context.chosen) - still)),
        limits=tuple(problem.limits[row].name for row in tight if row not in atoms),
        is_proven=outcome.is_proven and context.outcome.is_proven,
    )
