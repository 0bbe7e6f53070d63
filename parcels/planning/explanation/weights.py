"""What the new candidates of a change are worth against the bound, and what is left of the present plan."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from parcels.planning.explanation.context import PlanContext
from parcels.planning.explanation.effects import Effect, Record
from parcels.planning.explanation.resolving import entries_of

CLOSE = 1e-3
"""Slack for rounding in sums of prices, in points."""


@dataclass(frozen=True, eq=False)
class Weight:
    """What the new candidates of a change are worth.

    Attributes
    ----------
    gain
        Project → most points its new candidates bring over the bound (negative: what they cost against it).
    more
        Project → most points they bring more than the same site did; infinite where the candidate is not an old one.
    floor
        Points the plan keeps at least.
    is_intact
        Whether the present plan still stands, with at least its points.
    """

    gain: Mapping[str, float]
    more: Mapping[str, float]
    floor: float
    is_intact: bool


def bound_with(context: PlanContext, project: str, gains: Mapping[str, float], *, is_intact: bool = True) -> float:
    """Return the most points of a plan with a project that uses a new candidate, or of any once the plan is undone."""
    others = [gain for name, gain in gains.items() if name != project]
    positive = sum(gain for gain in others if gain > 0)
    found = -np.inf
    if project in gains:
        found = context.total + gains[project] + positive
    if context.columns.get(project) and (others or not is_intact):
        forced = 0.0 if positive > 0 or not is_intact else max(others)
        found = max(found, context.total - loss_of(context, project) + positive + forced)
    return float(found)


def weigh(context: PlanContext, effect: Effect) -> Weight:
    """Return the weight of an effect."""
    gain: dict[str, float] = {}
    more: dict[str, float] = {}
    for record in effect.added:
        name = record["project"]
        gain[name] = max(gain.get(name, -np.inf), _gain(context, record))
        more[name] = max(more.get(name, 0.0), _more(context, record))
    floor, is_intact = _floor(context, effect)
    gain = {name: value for name, value in gain.items() if value > -np.inf}
    return Weight(gain, {name: more[name] for name in gain}, floor, is_intact)


def _gain(context: PlanContext, record: Record) -> float:
    """Return what a new candidate brings over the bound; ``-inf`` where locks leave no room for it."""
    prices = context.prices
    if prices is None:
        return float(record["score"])
    entries, _ = entries_of(context, record)
    if any(amount > prices.left[row] for row, amount in entries):
        return -np.inf
    paid = sum(amount * prices.y[row] for row, amount in entries)
    return float(record["score"] - paid - context.best[context.place[record["project"]]])


def _more(context: PlanContext, record: Record) -> float:
    """Return the points a candidate has more than before; infinite where it was none or takes more now."""
    problem = context.problem
    before = problem.number_of.get((record["project"], record["site"]))
    if before is None:
        return np.inf
    column = problem.usage[:, [before]].tocoo()
    used = dict(zip(column.row.tolist(), column.data.tolist(), strict=True))
    entries, new = entries_of(context, record)
    if new or any(amount > used.get(row, 0) for row, amount in entries):
        return np.inf
    return float(record["score"] - problem.score[before])


def _floor(context: PlanContext, effect: Effect) -> tuple[float, bool]:
    """Return the points of the present plan under a change, and whether all of it still stands."""
    gone = [j for j in context.outcome.chosen if j in set(effect.off)]
    if not gone:
        return context.outcome.objective, True
    again = {(record["project"], record["site"]): record for record in effect.added}
    kept = [again.get((context.problem.project_of(j), context.problem.sites[j])) for j in gone]
    lost = float(sum(context.problem.score[j] for j in gone))
    back = [record for record in kept if record is not None]
    if len(back) == len(gone) and _fits(context, gone, back):
        points = context.outcome.objective - lost + sum(record["score"] for record in back)
        return points, points >= context.outcome.objective
    return context.outcome.objective - lost, False


def _fits(context: PlanContext, gone: list[int], back: list[Record]) -> bool:
    spare = context.spare + context.problem.usage[:, gone].sum(axis=1)
    for record in back:
        entries, new = entries_of(context, record)
        for row, amount in entries:
            spare[row] -= amount
        if new:
            return False
    return bool((spare >= 0).all())


def loss_of(context: PlanContext, project: str) -> float:
    """Return what the best candidate of a project costs against the bound, as things are."""
    prices = context.prices
    if prices is None:
        return 0.0
    columns = list(context.columns[project])
    reduced = context.problem.score[columns] - context.problem.usage[:, columns].T @ prices.y
    return max(0.0, float(context.best[context.place[project]] - reduced.max()))
