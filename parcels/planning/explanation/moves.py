"""The cheapest change of any one parcel that lands a project, also where somebody else moves there and makes room.

A change gives everybody other candidates. The plan is made again once per change, and the answer serves all refused
projects. Before that a change is skipped for a project when no plan with it can be worth the plan without it:

* a plan with the project that uses none of the new candidates existed before and lost, while the present plan stands;
* so it uses one of them, and is worth no more than the bound less what both cost against it;
* or, where every new candidate is an old one with more points, no more than the best plan with the project and these
  points;
* changes left are looked at in groups: when not even all together leave a plan with the project the least points
  needed, none alone does.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice

import numpy as np

from parcels.planning.explanation.context import PlanContext
from parcels.planning.explanation.prospects import Prospects
from parcels.planning.explanation.relaxation import Relaxation
from parcels.planning.explanation.resolving import given_by, is_beside, variation_of
from parcels.planning.explanation.weights import CLOSE, Weight, bound_with, weigh
from parcels.planning.solver.outcome import Outcome, Status
from parcels.planning.solver.variation import Variation

GROUP = 16
"""Changes looked at together before each is looked at alone."""


@dataclass(frozen=True)
class Limits:
    """How many changes are looked at for one project, and how many times the solver is asked."""

    looks: int = 1500
    solves: int = 200


@dataclass(frozen=True, eq=False)
class Replan:
    """The plan under a change: who gets which site."""

    outcome: Outcome
    given: Mapping[str, str]


@dataclass(frozen=True, eq=False)
class Found:
    """The cheapest change of a parcel that lands a project, ``None`` if there is none below the limit.

    ``is_complete`` is false where changes were left untried or a plan was not proven.
    """

    change: Relaxation | None
    replan: Replan | None
    is_complete: bool


@dataclass(eq=False)
class Moves:
    """Changes of single parcels for one plan; what was found for one refused project is kept for the others."""

    context: PlanContext
    prospects: Prospects
    _weights: dict[Relaxation, Weight] = field(default_factory=dict)
    _replans: dict[object, Replan] = field(default_factory=dict)
    _with: dict[str, float] = field(default_factory=dict)

    def landing(self, project: str, below: float, limits: Limits) -> Found:
        """Return the cheapest change of a parcel that lands a project, among those that cost less than a limit."""
        changes = self.prospects.landing(project, below)
        left, is_complete = limits.solves, self._is_exact
        for group in self._groups(project, changes[: limits.looks]):
            left -= 1
            if len(group) > 1 and not self._reaches_floor(project, group):
                continue
            for change in group:
                if left <= 0:
                    return Found(None, None, is_complete=False)
                left -= 1
                if not self._reaches_floor(project, (change,)):
                    continue
                replan = self.replan(change)
                is_complete = is_complete and replan.outcome.is_proven
                if project in replan.given and replan.outcome.is_proven:
                    return Found(change, replan, is_complete)
        return Found(None, None, is_complete and len(changes) <= limits.looks)

    def opening(self, project: str, below: float, limits: Limits) -> Relaxation | None:
        """Return the cheapest change that gives a project a candidate which fits beside the present plan as it is."""
        for change in islice(self.prospects.opening(project, below), limits.looks):
            own = self.prospects.searched.of(change, [project]).added
            if any(is_beside(self.context, record) for record in own) and self._weight(change).is_intact:
                return change
        return None

    def replan(self, change: Relaxation) -> Replan:
        """Return the plan under a change, made again unless another change did the same."""
        effect = self.prospects.effect(change)
        if effect.signature not in self._replans:
            variation = variation_of(self.context, effect.off, effect.added)
            outcome = self.context.session.solve(self.context.solving, variation)
            self._replans[effect.signature] = Replan(outcome, given_by(self.context, outcome, effect.added))
        return self._replans[effect.signature]

    def _groups(self, project: str, changes: list[Relaxation]) -> Iterator[tuple[Relaxation, ...]]:
        """Return the changes that may land a project in groups that are looked at together, cheapest first."""
        group: list[Relaxation] = []
        for change in changes:
            if not self._may_land(project, change):
                continue
            alone = not self._weight(change).is_intact
            if group and (alone or len(group) == GROUP):
                yield tuple(group)
                group = []
            group.append(change)
            if alone:
                yield tuple(group)
                group = []
        if group:
            yield tuple(group)

    def _may_land(self, project: str, change: Relaxation) -> bool:
        """Return ``False`` where the bound shows that no plan with the project is worth what is left of the plan."""
        effect = self.prospects.effect(change)
        if not effect.off and not effect.added:
            return False
        weight = self._weight(change)
        if bound_with(self.context, project, weight.gain, is_intact=weight.is_intact) + CLOSE < weight.floor:
            return False
        if project in weight.gain or not weight.is_intact or np.inf in weight.more.values():
            return True
        return self._best_with(project) + sum(weight.more.values()) >= weight.floor

    def _reaches_floor(self, project: str, group: tuple[Relaxation, ...]) -> bool:
        """Return ``False`` where even with all changes of a group no plan with the project has the least points needed.

        New candidates are added and old ones stay, so this is no less than the best under any one of the changes.
        """
        effects = {self.prospects.effect(change).signature: self.prospects.effect(change) for change in group}
        only = next(iter(effects.values()))
        if len(group) == 1 and only.signature in self._replans:
            return True
        off = only.off if len(effects) == 1 else ()
        added = [record for effect in effects.values() for record in effect.added]
        floor = min(self._weight(change).floor for change in group)
        asked = replace(
            variation_of(self.context, off, added),
            must=self.context.place[project],
            ties=False,
            at_least=int(np.ceil(floor - CLOSE)),
        )
        return self.context.session.solve(self.context.solving, asked).status is not Status.INFEASIBLE

    def _best_with(self, project: str) -> float:
        """Return the most points of a plan with a project as things are."""
        if project not in self._with:
            asked = Variation(must=self.context.place[project], ties=False, hint=self.context.outcome.chosen)
            outcome = self.context.session.solve(self.context.solving, asked)
            self._with[project] = -np.inf if outcome.status is Status.INFEASIBLE else float(outcome.bound)
        return self._with[project]

    def _weight(self, change: Relaxation) -> Weight:
        if change not in self._weights:
            self._weights[change] = weigh(self.context, self.prospects.effect(change))
        return self._weights[change]

    @cached_property
    def _is_exact(self) -> bool:
        """Whether every site was examined, so that the candidates of a changed parcel are all there are."""
        return not any(self.context.pool.unexamined.values())


def moves_of(context: PlanContext) -> Moves:
    """Return the changes of parcels for a plan, shared by all its explanations."""
    if "moves" not in context.kept:
        context.kept["moves"] = Moves(context, Prospects(context))
    found: Moves = context.kept["moves"]
    return found
