"""Who is counted in a card: the cohort of signatures (批次), for whom a predicate holds, what each project weighs."""

from collections.abc import Iterator
from datetime import date

import numpy as np

from parcels.domain.errors import InputRefused
from parcels.landing.milestones import Milestone
from parcels.landing.score_definition import Definition, Only, Period, Predicate, Window
from parcels.landing.score_rate import Measure
from parcels.landing.score_roll import Flags, Floats, Roll

ALL = "all"
MONTHS = {Period.YEAR: 12, Period.HALF: 6, Period.QUARTER: 3}
"""Months of a period."""
LETTERS = {Period.YEAR: "", Period.HALF: "H", Period.QUARTER: "Q"}


def cohort_name(day: date, period: Period) -> str:
    """Return the cohort of a day of signature.

    >>> [cohort_name(date(2017, 8, 1), period) for period in Period]
    ['2017', '2017H2', '2017Q3']
    """
    letter = LETTERS[period]
    return f"{day.year}{letter}{(day.month - 1) // MONTHS[period] + 1}" if letter else f"{day.year}"


def cohort_start(day: date, period: Period) -> date:
    """Return the first day of the cohort of a day."""
    length = MONTHS[period]
    return date(day.year, (day.month - 1) // length * length + 1, 1)


def _looked_at(roll: Roll, only: Only) -> Flags:
    found = np.ones(len(roll.projects), dtype=bool)
    if only.investment_min_wan_yuan is not None:
        found &= roll.investment >= only.investment_min_wan_yuan
    if only.sector_codes:
        found &= np.array([code.startswith(only.sector_codes) for code in roll.sector_codes], dtype=bool)
    return found


class Count:
    """Predicates and weights of one roll as of one day; each predicate is looked at once."""

    def __init__(self, roll: Roll, definition: Definition, as_of: date, cohort: str | None = None) -> None:
        self.roll, self.definition, self.as_of = roll, definition, as_of
        self.day = as_of.toordinal()
        self.cohort = roll.by(Milestone.SIGNED, self.day) & _looked_at(roll, definition.only)
        self.cohort_name = ALL
        if definition.window is Window.CURRENT:
            start = cohort_start(as_of, definition.period)
            self.cohort &= roll.reached[Milestone.SIGNED] >= start.toordinal()
            self.cohort_name = cohort_name(as_of, definition.period)
        names = [*cohorts_of(self)]
        self.cohorts = tuple(sorted({name for name in names if name is not None}))
        if cohort is not None:
            if cohort not in self.cohorts:
                raise InputRefused("cohort_unknown", name=cohort, known=", ".join(self.cohorts))
            self.cohort &= np.array([name == cohort for name in names], dtype=bool)
            self.cohort_name = cohort
        self.withdrawn = roll.by(Milestone.WITHDRAWN, self.day)
        self._holds: dict[str, Flags] = {}

    def holds(self, name: str) -> Flags:
        """Return for whom a predicate holds, withdrawn or not."""
        if name not in self._holds:
            self._holds[name] = self._look(self.definition.predicates[name])
        return self._holds[name]

    def _look(self, predicate: Predicate) -> Flags:
        roll, day = self.roll, self.day
        found = np.ones(len(roll.projects), dtype=bool)
        for milestone in predicate.reached:
            found &= roll.by(milestone, day)
        if predicate.reached_any:
            found &= np.any([roll.by(one, day) for one in predicate.reached_any], axis=0)
        if predicate.overdue is not None:
            found &= roll.agreed_before(predicate.overdue, day) & ~roll.by(predicate.overdue, day)
        if predicate.mark is not None:
            found &= roll.marks.get(predicate.mark, np.zeros(len(found), dtype=bool))
        if predicate.either:
            found &= np.any([self.holds(one) for one in predicate.either], axis=0)
        return found

    def missing(self, *names: str) -> str | None:
        """Return the first mark that predicates ask for and nobody records."""
        for name in names:
            predicate = self.definition.predicates[name]
            if predicate.mark is not None and predicate.mark not in self.roll.marks:
                return predicate.mark
            below = self.missing(*predicate.either)
            if below is not None:
                return below
        return None

    def unsure(self, *names: str) -> Flags:
        """Return of whom it cannot be said whether predicates hold, since a mark they ask for is not certain."""
        found = np.zeros(len(self.roll.projects), dtype=bool)
        for name in names:
            predicate = self.definition.predicates[name]
            if predicate.mark is not None and predicate.mark in self.roll.unsure:
                found |= self.roll.unsure[predicate.mark]
            found |= self.unsure(*predicate.either)
        return found

    def weights(self, measure: Measure) -> tuple[Floats, Floats]:
        """Return what each project adds to n and to N; ``NaN`` where it is not recorded.

        Funds beyond the investment do not make up for those another project lacks: a project adds at most its
        investment (a finding names it).
        """
        roll = self.roll
        if measure is Measure.FUNDS:
            both = np.where(np.isnan(roll.funds), np.nan, roll.investment)
            return np.minimum(roll.funds, both), both
        one = {
            Measure.NUMBER: np.ones(len(roll.projects)),
            Measure.MONEY: roll.investment,
            Measure.AREA: roll.area,
            Measure.QUALITY: roll.quality,
        }[measure]
        return one, one


def cohorts_of(count: Count) -> Iterator[str | None]:
    """Yield the cohort of each project, ``None`` for those that are not counted."""
    period = count.definition.period
    for day, is_in in zip(count.roll.reached[Milestone.SIGNED], count.cohort, strict=True):
        yield cohort_name(date.fromordinal(int(day)), period) if is_in else None
