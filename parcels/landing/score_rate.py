"""A rate (比率) and its interval: nobody can make one without saying what is counted of what, of whom, as of when.

``rate = n / N``. Interval by Wilson at 95 %: with p = n/N, z = 1.96 and m cases,
``(p + z²/2m ± z √(p(1−p)/m + z²/4m²)) / (1 + z²/m)``. Where projects weigh unequally (money, area, quality) m is the
effective number of cases ``(Σw)² / Σw²`` (Kish), which is the number of projects where all weigh the same.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from parcels.domain.errors import InputRefused, InternalFailure

Z = 1.959963984540054
"""Quantile of the normal distribution for 95 %."""
ROUNDING = 1e-9
NAMED = ("name", "numerator", "denominator", "cohort", "group")


class Measure(StrEnum):
    """What is added up on both sides of a rate. In Chinese: 计量口径."""

    NUMBER = "number"
    """个数: projects."""
    MONEY = "money"
    """金额: fixed investment in wan yuan (万元)."""
    AREA = "area"
    """面积: land needed in mu (亩)."""
    FUNDS = "funds"
    """到位资金: funds arrived of the fixed investment, wan yuan (万元)."""
    QUALITY = "quality"
    """质量加权: quality q of the projects, in points (0 to 100 each)."""


@dataclass(frozen=True, kw_only=True)
class Rate:
    """One rate, with everything that is needed to check it by hand.

    Attributes
    ----------
    name, numerator, denominator
        Codes of the rate and of its two predicates; what they mean stands in the definition.
    cohort
        Which signatures: ``all``, ``2017``, ``2017H1``, ``2017Q3``, with the end cut by ``as_of``.
    group
        ``all``, or the value of what was grouped by (a platform, a promoter, a sector group, a cohort).
    n, total
        Numerator and denominator (n and N) in the unit of ``measure``; ``cases`` is the number of projects in N.
        Unrecorded things give ``None`` for both, see ``missing``.
    effective_cases
        Cases for the interval.
    left_out
        Projects that meet the denominator but need no land, in a rate about land.
    unknown
        Projects that meet the denominator but whose money, area or quality nobody recorded, or of which the mark that
        the rate asks for cannot be said.
    withdrawn
        What the numerator had reached before it withdrew, in the unit of ``measure``: it is in N, never in n.
    missing
        Name of what is not recorded at all, so that there is no rate.

    Raises
    ------
    InputRefused
        ``rate_unnamed`` without a name for each of name, numerator, denominator, cohort and group.
    InternalFailure
        ``rate_out_of_range`` unless 0 ≤ n ≤ N.
    """

    name: str
    numerator: str
    denominator: str
    measure: Measure
    cohort: str
    as_of: date
    n: float | None
    total: float | None
    cases: int
    effective_cases: float
    group: str = "all"
    left_out: int = 0
    unknown: int = 0
    withdrawn: float = 0.0
    missing: str | None = None

    def __post_init__(self) -> None:
        for part in NAMED:
            if not getattr(self, part).strip():
                raise InputRefused("rate_unnamed", part=part, name=self.name)
        if (self.n is None) != (self.total is None) or not _in_range(self.n, self.total):
            raise InternalFailure("rate_out_of_range", name=self.name, n=str(self.n), total=str(self.total))

    @property
    def rate(self) -> float | None:
        """Return n / N in [0, 1]; ``None`` where N is nothing or was not recorded."""
        return None if self.n is None or not self.total else min(1.0, self.n / self.total)

    @property
    def interval(self) -> tuple[float, float] | None:
        """Ends of the 95 % interval; ``None`` where there is no rate."""
        return None if self.rate is None else wilson(self.rate, self.effective_cases)

    @property
    def reached(self) -> float | None:
        """What ever reached the numerator, withdrawn or not: never falls while the as-of date moves on."""
        return None if self.n is None else self.n + self.withdrawn


def _in_range(n: float | None, total: float | None) -> bool:
    if n is None or total is None:
        return True
    return math.isfinite(total) and 0 <= n <= total + ROUNDING * max(1.0, total)


def wilson(rate: float, cases: float) -> tuple[float, float]:
    """Return the ends of the 95 % interval of a rate seen in a number of cases.

    >>> [round(100 * end, 1) for end in wilson(3 / 4, 4)]
    [30.1, 95.4]
    >>> [round(100 * end, 1) for end in wilson(90 / 130, 130)]
    [60.8, 76.5]
    """
    square = Z * Z / cases
    middle = rate + square / 2
    half = Z * math.sqrt(rate * (1 - rate) / cases + square / (4 * cases))
    return max(0.0, (middle - half) / (1 + square)), min(1.0, (middle + half) / (1 + square))


@dataclass(frozen=True)
class Place:
    """A place in a ranking: 1 is best.

    ``is_tied``: somebody else has the same place. ``is_clear``: the interval lies apart from that of the next place
    below, so that the order is more than chance; ``None`` for the last place, which has nobody below.
    """

    rank: int
    is_tied: bool
    is_clear: bool | None


def ranking(rates: Iterable[Rate], *, falling: bool = False) -> Mapping[str, Place]:
    """Return group → place, by the lower end of the interval, so that 3 of 4 does not beat 90 of 130.

    Groups without a rate have no place. ``falling``: less is better, so the upper end counts. Worked from the last
    place up, with the farthest end of all intervals below.
    """
    ends = {one.group: one.interval for one in rates if one.interval is not None}
    by_worth: dict[float, list[str]] = {}
    for group, (low, high) in ends.items():
        by_worth.setdefault(round(-high if falling else low, 9), []).append(group)
    places: dict[str, Place] = {}
    rank, best_below = len(ends) + 1, None
    for worth in sorted(by_worth):
        own = sorted(by_worth[worth])
        rank -= len(own)
        clear = best_below if best_below is None else worth > best_below
        places |= {group: Place(rank, len(own) > 1, clear) for group in own}
        reach = max(-ends[group][0] if falling else ends[group][1] for group in own)
        best_below = reach if best_below is None else max(best_below, reach)
    return dict(sorted(places.items(), key=lambda item: (item[1].rank, item[0])))
