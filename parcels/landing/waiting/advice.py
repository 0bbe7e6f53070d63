"""Keep, release, or release if: today's best user held against the value of waiting, and what would change the answer.

Value of one project to come: ``v = 100 · q/100 · a · fit − prepare · min(1, a/A)``, ``a`` its least land and ``A`` the
parcel in mu, ``prepare`` the points still to be paid to prepare the whole parcel; a type is worth the mean of those
counted. The interval of the value of waiting is that of the rate of all types together, their mix as counted.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from parcels.landing.waiting.arrivals import Arrivals, ArrivalType, Prospect, Rate, TypeKey, count_arrivals
from parcels.landing.waiting.assumptions import LONGEST, STEPS, WaitingAssumptions
from parcels.landing.waiting.induction import Kind, Terms, best_thresholds, break_even, scaled
from parcels.landing.waiting.pooling import Pool, blend

POINTS = 100.0


class Answer(StrEnum):
    """What to do with a parcel in reserve."""

    KEEP = "keep"
    """继续留白: waiting is worth more than today's best user over the whole interval, or nobody wants the parcel."""
    RELEASE = "release"
    """释放: today's best user is worth at least as much, over the whole interval."""
    RELEASE_IF = "release_if"
    """有条件释放: it depends on where in the interval the rate lies."""
    TOO_LITTLE_HISTORY = "too_little_history"
    """历史不足: too few arrivals to say; only the price of holding stands."""


@dataclass(frozen=True)
class Parcel:
    """The parcel: area in mu, points still to be paid to prepare all of it, points of today's best user if any."""

    area_mu: float
    prepare: float
    now: float | None


@dataclass(frozen=True)
class Case:
    """What one answer is given from.

    ``recorded_since`` is the first date of the city's record of leads; ``pool`` joins arrivals of the whole reserve.
    """

    parcel: Parcel
    prospects: tuple[Prospect, ...]
    as_of: date
    recorded_since: date | None
    pool: Pool | None = None


@dataclass(frozen=True)
class TypeWorth:
    """A type with how often it comes and what it is worth on this parcel, in points."""

    key: TypeKey
    rate: Rate
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Worth:
    """The value of waiting in points of today, at the rate counted and at both ends of its interval.

    ``levels`` are the thresholds at the rate counted: today's, then those of each quarter.
    """

    value: float
    low: float
    high: float
    levels: tuple[float, ...]


@dataclass(frozen=True)
class Change:
    """One assumption put to another value, all others kept; ``threshold`` is ``None`` with too little history."""

    name: str
    value: Any
    threshold: float | None
    answer: Answer
    changes: bool


@dataclass(frozen=True)
class Advice:
    """The answer with all it rests on; ``worth`` and ``changes`` are empty where history is too little.

    ``break_even`` is the rate of all types together, per quarter, at which waiting is worth today's best user; ``None``
    where there is none to compare or no rate suffices (``never_reached``). ``total`` is the rate of all types
    the answer is computed with: that counted, or that with the pool of the reserve in it.
    """

    answer: Answer
    arrivals: Arrivals
    types: tuple[TypeWorth, ...]
    worth: Worth | None
    break_even: float | None
    never_reached: bool
    changes: tuple[Change, ...]
    total: Rate | None = None


@dataclass(frozen=True)
class _Counted:
    """Arrivals with what each type is worth here; ``total`` is ``None`` with too little history."""

    arrivals: Arrivals
    types: tuple[TypeWorth, ...]
    total: Rate | None


def advise(case: Case, assumptions: WaitingAssumptions) -> Advice:
    """Return the advice for one parcel."""
    counted = _count(case, assumptions)
    if counted.total is None:
        return Advice(Answer.TOO_LITTLE_HISTORY, counted.arrivals, (), None, None, False, ())
    worth = _worth(counted.types, counted.total, terms_of(case.parcel, assumptions))
    answer = answer_of(case.parcel.now, worth)
    factor = _break_even(counted.types, case.parcel, assumptions)
    return Advice(
        answer=answer,
        arrivals=counted.arrivals,
        types=counted.types,
        worth=worth,
        break_even=None if factor is None else factor * counted.total.per_quarter,
        never_reached=factor is None and case.parcel.now is not None,
        changes=tuple(_change(case, assumptions, (name, value), answer) for name, value in variations(assumptions)),
        total=counted.total,
    )


def _count(case: Case, assumptions: WaitingAssumptions) -> _Counted:
    """Return the arrivals of the parcel, with the pool of the reserve where there is one."""
    arrivals = count_arrivals(case.prospects, assumptions, case.as_of, case.recorded_since)
    if case.pool is not None and case.pool.quarters > 0:
        blended = blend(arrivals, case.pool, assumptions, case.as_of, case.recorded_since)
        if blended is None or blended.count < assumptions.arrivals_min:
            return _Counted(arrivals, (), None)
        types = tuple(_blended_worth(one, case.parcel, assumptions) for one in blended.types)
        return _Counted(arrivals, types, blended.total)
    if arrivals.total is None or arrivals.count < assumptions.arrivals_min:
        return _Counted(arrivals, (), None)
    types = tuple(_worth_of(one, case.parcel, assumptions) for one in arrivals.types)
    return _Counted(arrivals, types, arrivals.total)


def answer_of(now: float | None, worth: Worth) -> Answer:
    """Return the answer from the points of today's best user and the interval of the value of waiting."""
    if now is None or now < worth.low:
        return Answer.KEEP
    return Answer.RELEASE if now >= worth.high else Answer.RELEASE_IF


def variations(assumptions: WaitingAssumptions) -> Iterator[tuple[str, Any]]:
    """Yield what is tried in place of each assumption, one at a time; what equals it or cannot be is left out."""
    given = assumptions
    loss = 1.0 - given.discount
    tried: Mapping[str, tuple[Any, ...]] = {
        "horizon_quarters": (max(1, given.horizon_quarters // 2), min(LONGEST, 2 * given.horizon_quarters)),
        "discount": (1.0 - loss / 2.0, max(0.5, 1.0 - 2.0 * loss)),
        "holding_points_per_mu": (0.0, 2.0 * given.holding_points_per_mu),
        "fit": (0.9 * given.fit, min(1.0, 1.1 * given.fit)),
        "size_bounds_mu": ((),),
        "quality_bounds": ((),),
        "history_quarters": (max(1, given.history_quarters // 2),),
        "counted_from": STEPS,
    }
    for name, values in tried.items():
        yield from ((name, value) for value in dict.fromkeys(values) if value != getattr(given, name))


def _change(case: Case, assumptions: WaitingAssumptions, tried: tuple[str, Any], usual: Answer) -> Change:
    name, value = tried
    other = replace(assumptions, **{name: value})
    counted = _count(case, other)
    if counted.total is None:
        return Change(name, value, None, Answer.TOO_LITTLE_HISTORY, True)
    worth = _worth(counted.types, counted.total, terms_of(case.parcel, other))
    answer = answer_of(case.parcel.now, worth)
    return Change(name, value, worth.value, answer, answer != usual)


def terms_of(parcel: Parcel, assumptions: WaitingAssumptions) -> Terms:
    """Return the terms of waiting with a parcel."""
    holding = assumptions.holding_points_per_mu * parcel.area_mu
    return Terms(assumptions.horizon_quarters, assumptions.discount, holding)


def _worth_of(found: ArrivalType, parcel: Parcel, assumptions: WaitingAssumptions) -> TypeWorth:
    values = [value_of(one, parcel, assumptions.fit) for one in found.projects]
    return TypeWorth(found.key, found.rate, sum(values) / len(values), min(values), max(values))


def _blended_worth(
    found: tuple[TypeKey, Rate, tuple[tuple[Prospect, float], ...]], parcel: Parcel, assumptions: WaitingAssumptions
) -> TypeWorth:
    key, rate, weighted = found
    values = [(value_of(one, parcel, assumptions.fit), weight) for one, weight in weighted]
    mean = sum(value * weight for value, weight in values) / sum(weight for _, weight in values)
    return TypeWorth(key, rate, mean, min(value for value, _ in values), max(value for value, _ in values))


def value_of(prospect: Prospect, parcel: Parcel, fit: float) -> float:
    """Return what one project is worth on a parcel, in points."""
    value = POINTS * prospect.quality / 100.0 * prospect.area_mu * fit
    return value - parcel.prepare * min(1.0, prospect.area_mu / parcel.area_mu)


def _kinds(types: tuple[TypeWorth, ...]) -> tuple[Kind, ...]:
    return tuple(Kind(one.rate.per_quarter, one.value) for one in types)


def _worth(types: tuple[TypeWorth, ...], total: Rate, terms: Terms) -> Worth:
    kinds = _kinds(types)
    usual = best_thresholds(kinds, terms)
    ends = [best_thresholds(scaled(kinds, end / total.per_quarter), terms).value for end in (total.low, total.high)]
    return Worth(usual.value, ends[0], ends[1], usual.levels)


def _break_even(types: tuple[TypeWorth, ...], parcel: Parcel, assumptions: WaitingAssumptions) -> float | None:
    if parcel.now is None:
        return None
    return break_even(_kinds(types), terms_of(parcel, assumptions), parcel.now)
