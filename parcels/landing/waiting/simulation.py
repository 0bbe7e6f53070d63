"""The policy of thresholds played against the two simpler ones on arrivals drawn from known rates.

*First*: the parcel goes to whoever comes first (every kind here meets the bar). *Never*: it is not given at all.
All three see the same arrivals, so that differences are of the policies and not of luck.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator, default_rng
from scipy.special import stdtrit

from parcels.landing.waiting.induction import Kind, Terms, Thresholds, best_thresholds

Offers = tuple[float, ...]
CONFIDENCE = 0.95


@dataclass(frozen=True)
class Played:
    """What each policy got on the same arrivals, in points of today."""

    thresholds: float
    first: float
    never: float


@dataclass(frozen=True)
class Gain:
    """A mean over plays with its 95 % interval (Student's t)."""

    mean: float
    low: float
    high: float


def play(kinds: Sequence[Kind], terms: Terms, thresholds: Thresholds, rng: Generator) -> Played:
    """Return what each policy gets on one course of arrivals."""
    course = [_arrivals(kinds, rng) for _ in range(terms.horizon)]
    return Played(
        thresholds=_worth(course, terms, lambda period, offers: _above(offers, thresholds.levels[period])),
        first=_worth(course, terms, lambda _, offers: offers[0]),
        never=_worth(course, terms, lambda _, __: None),
    )


def play_many(
    kinds: Sequence[Kind], terms: Terms, seeds: Sequence[int], *, estimated_over: int | None = None
) -> tuple[Played, ...]:
    """Return one play per seed; with ``estimated_over`` the thresholds know only that many quarters of history."""
    known = best_thresholds(kinds, terms)
    found = []
    for seed in seeds:
        rng = default_rng(seed)
        believed = known if estimated_over is None else best_thresholds(_counted(kinds, estimated_over, rng), terms)
        found.append(play(kinds, terms, believed, rng))
    return tuple(found)


def mean_gain(values: Sequence[float]) -> Gain:
    """Return the mean of at least two values with its 95 % interval."""
    mean = float(np.mean(values))
    reach = (
        float(stdtrit(len(values) - 1, (1 + CONFIDENCE) / 2)) * float(np.std(values, ddof=1)) / math.sqrt(len(values))
    )
    return Gain(mean, mean - reach, mean + reach)


def _arrivals(kinds: Sequence[Kind], rng: Generator) -> Offers:
    """Return the values of those who come in one period, in the order they come."""
    counts = rng.poisson([kind.rate for kind in kinds])
    values = np.repeat([kind.value for kind in kinds], counts)
    return tuple(float(value) for value in rng.permutation(values))


def _counted(kinds: Sequence[Kind], quarters: int, rng: Generator) -> tuple[Kind, ...]:
    return tuple(Kind(float(rng.poisson(kind.rate * quarters)) / quarters, kind.value) for kind in kinds)


def _above(offers: Offers, level: float) -> float | None:
    return max(offers) if max(offers) >= level else None


def _worth(course: Sequence[Offers], terms: Terms, choose: Callable[[int, Offers], float | None]) -> float:
    """Return the points of today of one policy: what it takes, less what was paid for each period waited."""
    worth = 0.0
    for period, offers in enumerate(course, start=1):
        today = terms.discount**period
        worth -= today * terms.holding
        taken = choose(period, offers) if offers else None
        if taken is not None:
            return worth + today * taken
    return worth
