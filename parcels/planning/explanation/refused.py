"""Why a project got no land, and the cheapest change that would land it, verified by planning again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import inf

from pandas import DataFrame

from parcels.domain.codes import FunnelStep
from parcels.planning.explanation.barrier import Barrier, barrier_of
from parcels.planning.explanation.choices import Choice
from parcels.planning.explanation.context import PlanContext
from parcels.planning.explanation.demand_choices import demand_choices
from parcels.planning.explanation.losing import Loss, lost_to
from parcels.planning.explanation.moves import Limits, Replan, moves_of
from parcels.planning.explanation.obstacles import Obstacles
from parcels.planning.explanation.pairs import pair_choices
from parcels.planning.explanation.relaxation import Relaxation, total_cost
from parcels.planning.explanation.resolving import (
    could_land,
    fits_beside,
    lands_alone,
    lands_among,
    new_plan,
    with_candidates,
)
from parcels.planning.explanation.row_changes import row_changes
from parcels.planning.explanation.worlds import World, others_candidates, own_candidates, world_of
from parcels.planning.funnel import FunnelCount
from parcels.planning.solver.outcome import Outcome
from parcels.planning.solver.variation import Variation


@dataclass(frozen=True)
class Effort:
    """How many changes are tried for one project, so that the answer does not depend on the speed of the machine."""

    singles: int = 60
    pairs: int = 20
    row_solves: int = 60
    parcels: Limits = field(default_factory=Limits)


@dataclass(frozen=True)
class Landing:
    """Changes that land a project in the best plan, with that plan.

    ``site`` is where it lands, ``points`` what the whole plan gains or loses, ``displaced`` who loses land by it and
    ``gained`` who else gets some.
    """

    changes: tuple[Relaxation, ...]
    cost: float
    site: str
    points: int
    displaced: tuple[str, ...]
    gained: tuple[str, ...]


@dataclass(frozen=True)
class Refusal:
    """Why a project got no land.

    Attributes
    ----------
    funnel, blocked_at
        Sites left after each step, and the first step that leaves none (``None`` if candidates remained).
    lost
        To whom it lost, if it had candidates.
    opens
        Cheapest single change that opens a site without moving anyone; ``None`` if none was found among those tried.
    lands
        Cheapest single change with which it lands in the best plan: of its own terms, of any parcel, or of any limit;
        also one that only lets somebody else move and makes room.
    pair
        Cheapest pair, looked for only when no single change lands it.
    is_complete
        Whether every change that could land it more cheaply was tried; otherwise a cheaper one may exist.
    barrier
        What keeps it from land, where neither a single change nor a pair was found; ``None`` otherwise.
    """

    project: str
    funnel: tuple[FunnelCount, ...]
    blocked_at: FunnelStep | None
    lost: Loss | None
    opens: Landing | None
    lands: Landing | None
    pair: Landing | None
    is_complete: bool
    barrier: Barrier | None = None


def explain_refused(context: PlanContext, project: str, effort: Effort | None = None) -> Refusal:
    """Return why a project got no land and what would land it.

    Notes
    -----
    A change is tried only if the Lagrangian bound allows a plan with the project that is worth at least the present
    one; it is accepted at once when a site fits beside the present plan, otherwise the plan is made again.
    """
    effort = effort or Effort()
    trial = _Trial(context, project, effort)
    if context.outcome.is_proven:
        trial.singles()
        if trial.lands is None:
            trial.pairs()
    funnel = context.pool.funnels.get(project, ())
    return Refusal(
        project=project,
        funnel=tuple(funnel),
        blocked_at=next((count.step for count in funnel if count.left == 0), None),
        lost=lost_to(context, project),
        opens=trial.opens,
        lands=trial.lands,
        pair=trial.pair,
        is_complete=trial.is_complete and context.outcome.is_proven,
        barrier=trial.barrier,
    )


@dataclass(eq=False)
class _Trial:
    """The search for one project, cheapest change first."""

    context: PlanContext
    project: str
    effort: Effort
    opens: Landing | None = None
    lands: Landing | None = None
    pair: Landing | None = None
    is_complete: bool = True
    obstacles: Obstacles = field(init=False)

    def __post_init__(self) -> None:
        self.obstacles = Obstacles(self.context, self.context.demands[self.project])

    @property
    def barrier(self) -> Barrier | None:
        """What keeps the project from land where nothing was found."""
        if self.lands is not None or self.pair is not None or not self.context.outcome.is_proven:
            return None
        return barrier_of(self.obstacles, opens=self.opens is not None)

    def singles(self) -> None:
        """Find the cheapest single change that lands the project, and the cheapest that opens a site."""
        if self.context.columns.get(self.project):
            self._raise_limits()
        self._try(demand_choices(self.obstacles), self.effort.singles)
        self._change_parcels()

    def _raise_limits(self) -> None:
        found = row_changes(self.context, self.project, self.effort.row_solves)
        self.is_complete = self.is_complete and found.is_complete
        for change in found.changes:
            landing = _landed_by_row(self.context, self.project, change)
            if landing is not None and (self.lands is None or landing.cost < self.lands.cost):
                self.lands = landing

    def _change_parcels(self) -> None:
        moves = moves_of(self.context)
        found = moves.landing(self.project, inf if self.lands is None else self.lands.cost, self.effort.parcels)
        self.is_complete = self.is_complete and found.is_complete
        if found.change is not None and found.replan is not None:
            self.lands = self._replanned(found.change, found.replan)
        opening = moves.opening(self.project, inf if self.opens is None else self.opens.cost, self.effort.parcels)
        if opening is not None:
            landing = self._replanned(opening, moves.replan(opening))
            self.opens = landing or Landing((opening,), opening.cost, "", 0, (), ())

    def _replanned(self, change: Relaxation, replan: Replan) -> Landing | None:
        return _compared(self.context, self.project, (change,), (replan.outcome, replan.given))

    def pairs(self) -> None:
        """Find the cheapest pair."""
        left = self.effort.pairs
        for choice in sorted(pair_choices(self.obstacles), key=lambda one: one.order):
            if choice.hope < self.context.outcome.objective:
                continue
            if left == 0:
                self.is_complete = False
                return
            left -= 1
            self.pair = self._landing(choice)
            if self.pair is not None:
                return

    def _try(self, choices: Iterable[Choice], trials: int) -> None:
        for choice in sorted(choices, key=lambda one: one.order):
            could_land = self._is_cheaper(choice) and choice.hope >= self.context.outcome.objective
            could_open = self.opens is None and choice.is_untaken
            if not could_land and not could_open:
                continue
            if trials == 0:
                self.is_complete = self.is_complete and not could_land
                continue
            trials -= 1
            self._one(choice)

    def _is_cheaper(self, choice: Choice) -> bool:
        return self.lands is None or choice.cost < self.lands.cost

    def _one(self, choice: Choice) -> None:
        world = world_of(self.context, self.project, choice.changes)
        frame = own_candidates(world)
        beside = self.opens is None and fits_beside(self.context, self.project, frame)
        hopeful = self._is_cheaper(choice) and could_land(self.context, self.project, frame)
        if not beside and not hopeful:
            return
        landing = self._landed(choice, world, frame, beside)
        if beside:
            self.opens = landing or Landing(choice.changes, choice.cost, "", 0, (), ())
        if landing is not None and self._is_cheaper(choice):
            self.lands = landing

    def _landing(self, choice: Choice) -> Landing | None:
        world = world_of(self.context, self.project, choice.changes)
        frame = own_candidates(world)
        return self._landed(choice, world, frame, False) if could_land(self.context, self.project, frame) else None

    def _landed(self, choice: Choice, world: World, frame: DataFrame, beside: bool) -> Landing | None:
        frames = {self.project: frame, **others_candidates(self.context, world)}
        change = with_candidates(self.context, frames)
        if not world.parcels and not beside and not lands_alone(self.context, self.project, frame):
            return None
        if world.parcels and not beside and not lands_among(self.context, self.project, change):
            return None
        outcome, given = new_plan(self.context, change, frames)
        return _compared(self.context, self.project, choice.changes, (outcome, given))


def _landed_by_row(context: PlanContext, project: str, change: Relaxation) -> Landing | None:
    rhs = {context.problem.row_of[change.subject]: int(change.value)}
    plan = new_plan(context, Variation(rhs=rhs, hint=context.outcome.chosen), {})
    return _compared(context, project, (change,), plan)


def _compared(
    context: PlanContext, project: str, changes: tuple[Relaxation, ...], plan: tuple[Outcome, Mapping[str, str]]
) -> Landing | None:
    """Return where a project lands in a plan made again; ``None`` if it does not, or the plan is not proven."""
    outcome, given = plan
    if project not in given or not outcome.is_proven:
        return None
    now = set(context.chosen)
    return Landing(
        changes=changes,
        cost=total_cost(changes),
        site=given[project],
        points=outcome.objective - context.outcome.objective,
        displaced=tuple(sorted(now - set(given))),
        gained=tuple(sorted(set(given) - now - {project})),
    )
