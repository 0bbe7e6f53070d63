"""What the value of waiting is computed under: every number a leader may move, in one place."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from itertools import pairwise
from typing import Any

from parcels.domain.errors import InputRefused
from parcels.landing.milestones import Milestone

STEPS = (Milestone.LEAD, Milestone.NEGOTIATING, Milestone.SIGNED)
"""The steps a project can count as arrived from, in their order."""
LONGEST = 80


@dataclass(frozen=True)
class WaitingAssumptions:
    """Assumptions of the value of waiting; a period is a quarter.

    Attributes
    ----------
    horizon_quarters
        How long we are ready to wait; land still free at the end counts as worth nothing.
    discount
        What a point one quarter later is worth today, in (0, 1].
    holding_points_per_mu
        Cost of holding a mu for a quarter, in points of the score (100 points: one excellent mu).
    fit
        Fit in (0, 1] of a project to come on this land (see the score).
    size_bounds_mu, quality_bounds
        Where one class ends and the next begins; a project on a bound is in the upper class.
    history_quarters
        How far back arrivals are counted.
    arrivals_min
        Fewer suitable arrivals are too little history.
    confidence
        Of the intervals, in (0, 1).
    counted_from
        Step from which a project counts as arrived; a project that skipped it counts from the next one on record.

    Raises
    ------
    InputRefused
        ``waiting_assumption`` naming the first one that cannot be used.
    """

    horizon_quarters: int
    discount: float
    holding_points_per_mu: float
    fit: float
    size_bounds_mu: tuple[float, ...]
    quality_bounds: tuple[float, ...]
    history_quarters: int
    arrivals_min: int
    confidence: float
    counted_from: Milestone

    def __post_init__(self) -> None:
        """Refuse what cannot be computed with."""
        for name, holds in _RULES.items():
            if not holds(getattr(self, name)):
                raise InputRefused("waiting_assumption", name=name, value=_shown(getattr(self, name)))


NAMES = tuple(one.name for one in fields(WaitingAssumptions))


def assumptions_of(values: Mapping[str, Any]) -> WaitingAssumptions:
    """Return the assumptions of plain values by name.

    Raises
    ------
    InputRefused
        ``waiting_not_set`` naming all that are missing, ``waiting_assumption`` for one that cannot be used.
    """
    missing = [name for name in NAMES if values.get(name) is None]
    if missing:
        raise InputRefused("waiting_not_set", missing=", ".join(missing))
    step = str(values["counted_from"])
    if step not in STEPS:
        raise InputRefused("waiting_assumption", name="counted_from", value=step)
    bounds = {name: tuple(float(one) for one in values[name]) for name in ("size_bounds_mu", "quality_bounds")}
    return WaitingAssumptions(**{**{name: values[name] for name in NAMES}, **bounds, "counted_from": Milestone(step)})


def _rising(bounds: tuple[float, ...]) -> bool:
    return all(math.isfinite(one) and one > 0 for one in bounds) and all(low < high for low, high in pairwise(bounds))


def _shown(value: object) -> str:
    return ", ".join(str(one) for one in value) if isinstance(value, tuple) else str(value)


_RULES: Mapping[str, Callable[[Any], bool]] = {
    "horizon_quarters": lambda value: 1 <= value <= LONGEST,
    "discount": lambda value: 0 < value <= 1,
    "holding_points_per_mu": lambda value: 0 <= value < math.inf,
    "fit": lambda value: 0 < value <= 1,
    "size_bounds_mu": _rising,
    "quality_bounds": _rising,
    "history_quarters": lambda value: 1 <= value <= LONGEST,
    "arrivals_min": lambda value: value >= 1,
    "confidence": lambda value: 0 < value < 1,
    "counted_from": lambda value: value in STEPS,
}
