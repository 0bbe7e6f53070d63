"""How a rate grows after signature, cohort by cohort (批次曲线): young cohorts are compared with old ones at equal age.

For each cohort and each age in quarters since the own signature of a project: n = projects for which the numerator held
by that age and which had not withdrawn by then; N = all projects of the cohort. A curve ends at the age that even the
youngest project of its cohort has reached by the as-of date, so N is the same all along it.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from parcels.landing.milestones import Milestone
from parcels.landing.score_count import Count, cohorts_of
from parcels.landing.score_definition import Definition, Predicate
from parcels.landing.score_roll import NEVER, Days, Roll

QUARTER_DAYS = 365.25 / 4


@dataclass(frozen=True)
class Curve:
    """One cohort: ``n[k]`` of ``total`` projects after ``k`` quarters since signature; ``n`` may fall by withdrawals.

    ``left_out`` are projects that need no land, in a rate about land.
    """

    cohort: str
    total: int
    n: tuple[int, ...]
    left_out: int = 0


def cohort_curves(roll: Roll, definition: Definition, as_of: date, rate: str) -> tuple[Curve, ...]:
    """Return the curves of one rate, the earliest cohort first; none where the rate is not one of all signatures.

    A numerator that a date does not decide (a mark, something overdue) has no curve either.

    Raises
    ------
    KeyError
        If the definition has no such rate.
    """
    rule = next((one for one in definition.rates if one.name == rate), None)
    if rule is None:
        raise KeyError(rate)
    base = definition.predicates[rule.denominator]
    met = _days(roll, definition, rule.numerator)
    if met is None or base.reached != (Milestone.SIGNED,) or not _is_only_reached(base):
        return ()
    count = Count(roll, definition, as_of)
    left = np.full(len(met), NEVER) if rule.counts_withdrawn else roll.reached[Milestone.WITHDRAWN]
    names = np.array([name or "" for name in cohorts_of(count)], dtype=object)
    needed = roll.needs_land if rule.land else np.ones(len(met), dtype=bool)
    found = []
    for cohort in count.cohorts:
        own = count.cohort & (names == cohort)
        counted = own & needed
        days = _Days(met[counted], left[counted], roll.reached[Milestone.SIGNED][counted])
        found.append(Curve(cohort, int(counted.sum()), days.grown(count.day), int((own & ~needed).sum())))
    return tuple(found)


@dataclass(frozen=True, eq=False)
class _Days:
    """Days on which the numerator was met, the project withdrew, and it was signed."""

    met: Days
    left: Days
    signed: Days

    def grown(self, day: int) -> tuple[int, ...]:
        """Return n at each full quarter that all have reached by a day, the signature itself (0) included."""
        if not len(self.signed):
            return ()
        quarters = int((day - int(self.signed.max())) // QUARTER_DAYS)
        return tuple(self._at(quarter * QUARTER_DAYS) for quarter in range(quarters + 1))

    def _at(self, age: float) -> int:
        limit = self.signed + int(age)
        return int(((self.met <= limit) & (self.left > limit)).sum())


def _is_only_reached(one: Predicate) -> bool:
    return not (one.reached_any or one.overdue or one.mark or one.either)


def _days(roll: Roll, definition: Definition, name: str) -> Days | None:
    """Return the day from which a predicate holds for each project; ``None`` where no date decides it."""
    one = definition.predicates[name]
    if one.mark is not None or one.overdue is not None:
        return None
    parts = [roll.reached[milestone] for milestone in one.reached]
    if one.reached_any:
        parts.append(np.minimum.reduce([roll.reached[milestone] for milestone in one.reached_any]))
    if one.either:
        others = [_days(roll, definition, other) for other in one.either]
        known = [days for days in others if days is not None]
        if len(known) < len(others):
            return None
        parts.append(np.minimum.reduce(known))
    return np.maximum.reduce(parts)
