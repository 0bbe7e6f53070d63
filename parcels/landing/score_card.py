"""A score card (考核表): every rate of a definition, for all projects and for each group, as of a day.

Who withdrew stays in the denominator and leaves the numerator; what they had reached is counted apart. Groups are
summed from the same lines as the total, so they add up to it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from parcels.domain.errors import InputRefused
from parcels.landing.milestones import Milestone
from parcels.landing.score_definition import Definition, Only, Period, Predicate, RateRule, Window
from parcels.landing.score_gaming import ScoreFinding, gaming_findings, roll_findings
from parcels.landing.score_rate import Measure, Place, Rate, ranking
from parcels.landing.score_roll import GROUPINGS, UNKNOWN, Flags, Floats, Roll

ALL = "all"
MONTHS = {Period.YEAR: 12, Period.HALF: 6, Period.QUARTER: 3}
"""Months of a period."""
LETTERS = {Period.YEAR: "", Period.HALF: "H", Period.QUARTER: "Q"}


@dataclass(frozen=True)
class Card:
    """Rates with what has to be known to read them.

    Attributes
    ----------
    rates
        The total first, then each group in the order of its name.
    places
        Rate → measure → group → place, for named groups only: who names no platform or promoter is no body to rank.
    counted, unsigned, outside
        Projects in the cohort; projects without a signature by the as-of date (in no cohort); signed ones the
        definition does not look at (another period, too small, another industry, investment not recorded).
    on_actual
        Records of milestones counted on their actual date because they have no statistical one.
    findings
        What about the roll or the signatures a person must look at.
    """

    definition: Definition
    as_of: date
    by: str | None
    rates: tuple[Rate, ...]
    places: Mapping[str, Mapping[Measure, Mapping[str, Place]]]
    counted: int
    unsigned: int
    outside: int
    on_actual: int
    findings: tuple[ScoreFinding, ...]


def score(roll: Roll, definition: Definition, as_of: date, *, by: str | None = None) -> Card:
    """Return the card of a roll.

    Parameters
    ----------
    by
        ``platform``, ``promoter``, ``sector`` or ``cohort``; ``None`` gives the total only.

    Raises
    ------
    InputRefused
        ``grouping_unknown``.
    """
    if by is not None and by not in GROUPINGS:
        raise InputRefused("grouping_unknown", name=by, known=", ".join(GROUPINGS))
    count = _Count(roll, definition, as_of)
    signed = roll.by(Milestone.SIGNED, count.day)
    rates = tuple(_rates(count, _groups(count, by)))
    return Card(
        definition=definition,
        as_of=as_of,
        by=by,
        rates=rates,
        places={} if by is None else _places(rates, definition),
        counted=int(count.cohort.sum()),
        unsigned=int((~signed).sum()),
        outside=int((signed & ~count.cohort).sum()),
        on_actual=roll.on_actual,
        findings=(
            *roll_findings(roll, count.cohort),
            *gaming_findings(roll, count.cohort, count.day, definition.gaming),
        ),
    )


def _places(rates: tuple[Rate, ...], definition: Definition) -> dict[str, dict[Measure, Mapping[str, Place]]]:
    found: dict[str, dict[Measure, Mapping[str, Place]]] = {}
    for rule in definition.rates:
        own = [one for one in rates if one.name == rule.name and one.group not in (ALL, UNKNOWN)]
        found[rule.name] = {
            measure: ranking((one for one in own if one.measure is measure), falling=rule.less_is_better)
            for measure in rule.measures
        }
    return found


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


@dataclass(frozen=True, eq=False)
class _Groups:
    """Names of the groups, and the number of the group of each project; ``len(names)`` for who is in none."""

    names: tuple[str, ...]
    number: NDArray[np.int64]
    is_cohort: bool = False

    def sums(self, values: Floats | Flags) -> Floats:
        """Return the total and the sum of each group."""
        own = np.bincount(self.number, weights=values, minlength=len(self.names) + 1)[: len(self.names)]
        return np.concatenate(([float(values.sum())], own))


def _groups(count: "_Count", by: str | None) -> _Groups:
    """Return the groups asked for; a cohort is one of those in sight, any other group may be empty."""
    roll = count.roll
    if by is None:
        return _Groups((), np.zeros(len(roll.projects), dtype=np.int64))
    names: list[str | None] = [*roll.groups[by]] if by != "cohort" else [*_cohorts(count)]
    known = tuple(sorted({name for name in names if name is not None}))
    place = {name: i for i, name in enumerate(known)}
    number = [len(known) if name is None else place[name] for name in names]
    return _Groups(known, np.array(number, dtype=np.int64), by == "cohort")


def _cohorts(count: "_Count") -> Iterator[str | None]:
    period = count.definition.period
    for day, is_in in zip(count.roll.reached[Milestone.SIGNED], count.cohort, strict=True):
        yield cohort_name(date.fromordinal(int(day)), period) if is_in else None


def _looked_at(roll: Roll, only: Only) -> Flags:
    found = np.ones(len(roll.projects), dtype=bool)
    if only.investment_min_wan_yuan is not None:
        found &= roll.investment >= only.investment_min_wan_yuan
    if only.sector_codes:
        found &= np.array([code.startswith(only.sector_codes) for code in roll.sector_codes], dtype=bool)
    return found


class _Count:
    """Predicates and weights of one roll as of one day; each predicate is looked at once."""

    def __init__(self, roll: Roll, definition: Definition, as_of: date) -> None:
        self.roll, self.definition, self.as_of = roll, definition, as_of
        self.day = as_of.toordinal()
        self.cohort = roll.by(Milestone.SIGNED, self.day) & _looked_at(roll, definition.only)
        self.cohort_name = ALL
        if definition.window is Window.CURRENT:
            start = cohort_start(as_of, definition.period)
            self.cohort &= roll.reached[Milestone.SIGNED] >= start.toordinal()
            self.cohort_name = cohort_name(as_of, definition.period)
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


def _rates(count: _Count, groups: _Groups) -> Iterator[Rate]:
    found = [[*_of_rule(count, groups, rule, measure)] for rule in count.definition.rates for measure in rule.measures]
    for place in range(len(groups.names) + 1):
        yield from (own[place] for own in found)


def _of_rule(count: _Count, groups: _Groups, rule: RateRule, measure: Measure) -> Iterator[Rate]:
    """Yield the rate of the total and of each group."""
    sums, missing = _sums(count, groups, rule, measure), count.missing(rule.numerator, rule.denominator)
    for place, group in enumerate((ALL, *groups.names)):
        own = {name: float(column[place]) for name, column in sums.items()}
        yield Rate(
            name=rule.name,
            numerator=rule.numerator,
            denominator=rule.denominator,
            measure=measure,
            cohort=group if groups.is_cohort and place else count.cohort_name,
            as_of=count.as_of,
            n=None if missing else _exact(own["n"], measure),
            total=None if missing else _exact(own["total"], measure),
            cases=int(own["cases"]),
            effective_cases=_effective(own["total"], own["squares"]),
            group=group,
            left_out=int(own["left_out"]),
            unknown=int(own["unknown"]),
            withdrawn=0 if missing else _exact(own["withdrawn"], measure),
            missing=missing,
        )


def _sums(count: _Count, groups: _Groups, rule: RateRule, measure: Measure) -> dict[str, Floats]:
    wide = count.cohort & count.holds(rule.denominator)
    base = wide & count.roll.needs_land if rule.land else wide
    above, below = count.weights(measure)
    is_known = ~np.isnan(above) & ~np.isnan(below)
    basis = base & is_known
    top = basis & count.holds(rule.numerator)
    stays = top if rule.counts_withdrawn else top & ~count.withdrawn
    return {
        "n": groups.sums(np.where(stays, above, 0.0)),
        "total": groups.sums(np.where(basis, below, 0.0)),
        "cases": groups.sums(basis),
        "squares": groups.sums(np.where(basis, below**2, 0.0)),
        "left_out": groups.sums(wide & ~base),
        "unknown": groups.sums(base & ~is_known),
        "withdrawn": groups.sums(np.where(top & ~stays, above, 0.0)),
    }


def _effective(total: float, squares: float) -> float:
    """Return (Σw)² / Σw²; at least one case weighs something, also where the squares are too small for a float."""
    return max(1.0, total**2 / squares) if squares > 0 else float(total > 0)


def _exact(value: float, measure: Measure) -> float:
    """Return a number of projects as a whole number."""
    return round(value) if measure is Measure.NUMBER else value
