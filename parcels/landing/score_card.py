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
from parcels.landing.score_count import ALL, Count, cohorts_of
from parcels.landing.score_definition import Definition, RateRule
from parcels.landing.score_gaming import ScoreFinding, gaming_findings, roll_findings
from parcels.landing.score_rate import Measure, Place, Rate, ranking
from parcels.landing.score_roll import GROUPINGS, UNKNOWN, Flags, Floats, Roll


@dataclass(frozen=True)
class Card:
    """Rates with what has to be known to read them.

    Attributes
    ----------
    rates
        The total first, then each group in the order of its name.
    places
        Rate → measure → group → place, for named groups only: who names no platform or promoter is no body to rank.
    cohorts
        Cohorts of all signatures the definition looks at, the earliest first; ``cohort`` is the one asked for.
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
    cohorts: tuple[str, ...]
    cohort: str | None
    counted: int
    unsigned: int
    outside: int
    on_actual: int
    findings: tuple[ScoreFinding, ...]


def score(roll: Roll, definition: Definition, as_of: date, *, by: str | None = None, cohort: str | None = None) -> Card:
    """Return the card of a roll.

    Parameters
    ----------
    by
        ``platform``, ``promoter``, ``sector`` or ``cohort``; ``None`` gives the total only.
    cohort
        Only the signatures of one cohort (``2025``, ``2025H1``, ``2025Q3``, by the period of the definition).

    Raises
    ------
    InputRefused
        ``grouping_unknown``, ``cohort_unknown``.
    """
    if by is not None and by not in GROUPINGS:
        raise InputRefused("grouping_unknown", name=by, known=", ".join(GROUPINGS))
    count = Count(roll, definition, as_of, cohort)
    signed = roll.by(Milestone.SIGNED, count.day)
    rates = tuple(_rates(count, _groups(count, by)))
    return Card(
        definition=definition,
        as_of=as_of,
        by=by,
        rates=rates,
        places={} if by is None else _places(rates, definition),
        cohorts=count.cohorts,
        cohort=cohort,
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


def _groups(count: Count, by: str | None) -> _Groups:
    """Return the groups asked for; a cohort is one of those in sight, any other group may be empty."""
    roll = count.roll
    if by is None:
        return _Groups((), np.zeros(len(roll.projects), dtype=np.int64))
    names: list[str | None] = [*roll.groups[by]] if by != "cohort" else [*cohorts_of(count)]
    known = tuple(sorted({name for name in names if name is not None}))
    place = {name: i for i, name in enumerate(known)}
    number = [len(known) if name is None else place[name] for name in names]
    return _Groups(known, np.array(number, dtype=np.int64), by == "cohort")


def _rates(count: Count, groups: _Groups) -> Iterator[Rate]:
    found = [[*_of_rule(count, groups, rule, measure)] for rule in count.definition.rates for measure in rule.measures]
    for place in range(len(groups.names) + 1):
        yield from (own[place] for own in found)


def _of_rule(count: Count, groups: _Groups, rule: RateRule, measure: Measure) -> Iterator[Rate]:
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


def _sums(count: Count, groups: _Groups, rule: RateRule, measure: Measure) -> dict[str, Floats]:
    wide = count.cohort & count.holds(rule.denominator)
    base = wide & count.roll.needs_land if rule.land else wide
    above, below = count.weights(measure)
    is_known = ~np.isnan(above) & ~np.isnan(below) & ~count.unsure(rule.numerator, rule.denominator)
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
