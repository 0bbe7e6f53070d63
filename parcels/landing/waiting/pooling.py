"""A parcel's few arrivals joined with those of the whole reserve: a stated prior, weighed in quarters of record.

With ``n`` own arrivals in ``Q`` quarters and a prior worth ``w`` quarters at the mean rate ``λ̄`` of a reserved parcel,
the rate is Gamma distributed with shape ``n + w λ̄`` and rate ``Q + w``; its mean is ``(n + w λ̄) / (Q + w)``. A
project of the pool that suits ``m`` of ``K`` reserved parcels counts ``m / K`` of an arrival; one too large for the
parcel counts nothing. Source: the Gamma–Poisson pair (Gelman et al., Bayesian Data Analysis, section 2.6).
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from scipy.special import gammaincinv

from parcels.landing.waiting.arrivals import Arrivals, Prospect, Rate, TypeKey, count_arrivals
from parcels.landing.waiting.assumptions import WaitingAssumptions


@dataclass(frozen=True)
class Pool:
    """The projects that suit some reserved parcel and are not too large for the one in question.

    Attributes
    ----------
    quarters
        Weight of the pool: so many quarters of record it counts as.
    prospects, share
        The projects; project → share of the reserved parcels it suits, in (0, 1].
    """

    quarters: float
    prospects: tuple[Prospect, ...]
    share: Mapping[str, float]


@dataclass(frozen=True)
class Blend:
    """Own arrivals and the pool's together: rate of all types, and per type its rate and weighted projects.

    ``count`` is the number of different projects it rests on.
    """

    total: Rate
    types: tuple[tuple[TypeKey, Rate, tuple[tuple[Prospect, float], ...]], ...]
    count: int


def blend(
    own: Arrivals, pool: Pool, assumptions: WaitingAssumptions, as_of: date, recorded_since: date | None
) -> Blend | None:
    """Return the arrivals of a parcel with the pool as prior; ``None`` without any quarter of record."""
    if not own.quarters:
        return None
    shared = count_arrivals(pool.prospects, assumptions, as_of, recorded_since)
    weighted: dict[TypeKey, list[tuple[Prospect, float]]] = defaultdict(list)
    for one in own.types:
        weighted[one.key] += [(project, 1.0) for project in one.projects]
    for one in shared.types:
        weighted[one.key] += [
            (project, pool.quarters * pool.share[project.project] / own.quarters) for project in one.projects
        ]
    quarters, counts = own.quarters + pool.quarters, {one.key: one.rate.count for one in own.types}
    types = tuple(
        (key, posterior(counts.get(key, 0), sum(weight for _, weight in found), quarters, assumptions), tuple(found))
        for key, found in sorted(weighted.items())
        if sum(weight for _, weight in found) > 0
    )
    shape = sum(weight for _, _, found in types for _, weight in found)
    names = {project.project for found in weighted.values() for project, _ in found}
    return Blend(posterior(own.count, shape, quarters, assumptions), types, len(names))


def posterior(count: int, shape: float, quarters: float, assumptions: WaitingAssumptions) -> Rate:
    """Return mean and equal-tailed interval of a Gamma rate; ``count`` are the own arrivals in it."""
    if shape <= 0:
        return Rate(count, 0.0, 0.0, 0.0)
    tail = (1.0 - assumptions.confidence) / 2.0
    low, high = (float(gammaincinv(shape, part)) / quarters for part in (tail, 1.0 - tail))
    return Rate(count, shape / quarters, low, high)
