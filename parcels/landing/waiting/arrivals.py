"""How often projects of each type came, counted from the city's own record, with exact Poisson intervals.

Type: sector group × size class × quality class. λ = n / quarters; its interval is Garwood's:
``[χ²(α/2; 2n), χ²(1 − α/2; 2n + 2)] / (2 · quarters)``.
Source: F. Garwood, Fiducial limits for the Poisson distribution, Biometrika 28 (1936) 437–442.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from scipy.special import gammaincinv

from parcels.landing.milestones import Milestone
from parcels.landing.waiting.assumptions import STEPS, WaitingAssumptions
from parcels.rules.clocks.calendar import months_after

MONTHS_PER_QUARTER = 3


@dataclass(frozen=True)
class Prospect:
    """A project of the record that could have used the parcel: least area in mu, quality there, dates of its steps."""

    project: str
    group: str
    area_mu: float
    quality: float
    reached: Mapping[Milestone, date]


@dataclass(frozen=True)
class Rate:
    """Arrivals per quarter with an exact interval."""

    count: int
    per_quarter: float
    low: float
    high: float


@dataclass(frozen=True, order=True)
class TypeKey:
    """A type: sector group, and the numbers of its size and quality class (0: below the first bound)."""

    group: str
    size: int
    quality: int


@dataclass(frozen=True)
class ArrivalType:
    """What came of one type; ``projects`` are those counted."""

    key: TypeKey
    rate: Rate
    projects: tuple[Prospect, ...]


@dataclass(frozen=True)
class Arrivals:
    """What came in the quarters counted, by type.

    ``quarters`` may be fewer than asked for, where the record does not reach as far back. ``undated`` projects have no
    date for any step, ``outside`` came before or after those quarters: neither is counted.
    """

    types: tuple[ArrivalType, ...]
    total: Rate | None
    quarters: int
    undated: int
    outside: int

    @property
    def count(self) -> int:
        """How many arrivals were counted."""
        return 0 if self.total is None else self.total.count


def poisson_rate(count: int, quarters: float, confidence: float) -> Rate:
    """Return n / quarters with Garwood's exact interval; χ²(p; 2k) / 2 is the p-quantile of a gamma variable k."""
    tail = (1.0 - confidence) / 2.0
    low = float(gammaincinv(count, tail)) if count else 0.0
    high = float(gammaincinv(count + 1, 1.0 - tail))
    return Rate(count, count / quarters, low / quarters, high / quarters)


def arrived_on(prospect: Prospect, counted_from: Milestone) -> date | None:
    """Return when a project came: the earliest of the steps from ``counted_from`` on; ``None`` without a date."""
    counting = STEPS[STEPS.index(counted_from) :]
    return min((day for step in counting if (day := prospect.reached.get(step)) is not None), default=None)


def count_arrivals(
    prospects: Iterable[Prospect], assumptions: WaitingAssumptions, as_of: date, recorded_since: date | None
) -> Arrivals:
    """Return the arrivals of the last quarters up to ``as_of``, that day included.

    ``recorded_since`` is the first date of the whole record: no quarter before it is counted as one without arrivals.
    """
    dated = [(arrived_on(one, assumptions.counted_from), one) for one in prospects]
    known = [(day, one) for day, one in dated if day is not None]
    quarters = min(assumptions.history_quarters, whole_quarters(recorded_since, as_of))
    if not quarters:
        return Arrivals((), None, 0, len(dated) - len(known), len(known))
    start = months_after(as_of, -MONTHS_PER_QUARTER * quarters)
    counted = [one for day, one in known if start < day <= as_of]
    total = poisson_rate(len(counted), quarters, assumptions.confidence)
    types = _types(counted, assumptions, quarters)
    return Arrivals(types, total, quarters, len(dated) - len(known), len(known) - len(counted))


def type_of(prospect: Prospect, assumptions: WaitingAssumptions) -> TypeKey:
    """Return the type of a project; one on a bound is in the upper class."""
    size = bisect_right(assumptions.size_bounds_mu, prospect.area_mu)
    return TypeKey(prospect.group, size, bisect_right(assumptions.quality_bounds, prospect.quality))


def _types(counted: list[Prospect], assumptions: WaitingAssumptions, quarters: int) -> tuple[ArrivalType, ...]:
    own: dict[TypeKey, list[Prospect]] = defaultdict(list)
    for prospect in counted:
        own[type_of(prospect, assumptions)].append(prospect)
    counts = Counter({key: len(found) for key, found in own.items()})
    return tuple(
        ArrivalType(key, poisson_rate(counts[key], quarters, assumptions.confidence), tuple(own[key]))
        for key in sorted(own)
    )


def whole_quarters(since: date | None, as_of: date) -> int:
    """Return how many whole quarters a record covers up to a date.

    >>> whole_quarters(date(2025, 11, 24), date(2026, 11, 23)), whole_quarters(date(2025, 11, 23), date(2026, 11, 23))
    (3, 4)
    """
    if since is None or since > as_of:
        return 0
    months = 12 * (as_of.year - since.year) + as_of.month - since.month - (as_of.day < since.day)
    return months // MONTHS_PER_QUARTER
