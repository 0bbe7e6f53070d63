"""What the score proposes against what is in reserve: three lists, each entry with its reasons."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from parcels.planning.parts import Floats
from parcels.planning.prime.measuring import PARTS
from parcels.planning.prime.pool import Aside
from parcels.planning.prime.scoring import POINTS, Scored
from parcels.rules.prime_policy import PrimePart

REASONS = 3
"""Parts named for each parcel."""
UNSTABLE = 0.5
"""Below this share of draws in the top set a proposal is called unstable."""
LEAST_POINTS = 0.05


class Standing(StrEnum):
    """How the score and the reserve agree on a parcel."""

    PROPOSED = "proposed"
    """建议留白、尚未留白: in the top set, not in reserve."""
    AGREED = "agreed"
    """已留白且在前列."""
    NOT_IN_TOP = "not_in_top"
    """已留白、不在前列."""
    NOT_SCORED = "not_scored"
    """已留白、不参与评分: it does not compete, or too little of it is measured."""


@dataclass(frozen=True)
class PartReason:
    """A part that sets a parcel apart: points it gains (or loses) against the average of the compared set."""

    part: PrimePart
    points: float


@dataclass(frozen=True)
class Comparison:
    """One parcel of the comparison.

    ``points_short`` is how far the score lies below the last of the top set. ``promised_to`` names the project the
    land is promised to. ``aside`` says why a reserved parcel does not compete.
    """

    parcel_id: str
    standing: Standing
    reasons: tuple[PartReason, ...] = ()
    stability: float | None = None
    points_short: float | None = None
    is_unstable: bool = False
    promised_to: str | None = None
    aside: Aside | None = None


def compare_reserve(
    scored: Scored, size: int, steady: Floats, held: frozenset[str], promised: Mapping[str, str]
) -> tuple[Comparison, ...]:
    """Return proposed parcels by rank, then reserved ones in the top set, then those not, then those not scored.

    Parameters
    ----------
    scored, size
        The ranking and the size of the top set.
    steady
        Stability by row.
    held
        All parcels in reserve, also those that do not compete.
    promised
        Parcel → project it is promised to.
    """
    ids = scored.measured.pool.ids
    top = scored.top(size)
    found = list(_ranked(scored, size, (top, held), steady, promised))
    unscored = sorted(held - {ids[row] for row in scored.order})
    aside = scored.measured.pool.aside
    found += [Comparison(name, Standing.NOT_SCORED, aside=aside.get(name)) for name in unscored]
    order = list(Standing)
    return tuple(sorted(found, key=lambda one: order.index(one.standing)))


def _ranked(
    scored: Scored,
    size: int,
    sets: tuple[frozenset[str], frozenset[str]],
    steady: Floats,
    promised: Mapping[str, str],
) -> Iterator[Comparison]:
    top, held = sets
    ids = scored.measured.pool.ids
    order = scored.order
    last = scored.score[order[min(size, len(order)) - 1]] if len(order) and size else np.nan
    everyone, best = _average(scored, order), _average(scored, order[:size])
    for row in order:
        name, is_top = ids[row], ids[row] in top
        if not is_top and name not in held:
            continue
        standing = (Standing.AGREED if name in held else Standing.PROPOSED) if is_top else Standing.NOT_IN_TOP
        yield Comparison(
            parcel_id=name,
            standing=standing,
            reasons=_apart(scored, row, everyone if is_top else best, gains=is_top),
            stability=float(steady[row]),
            points_short=None if is_top else float(last - scored.score[row]),
            is_unstable=is_top and bool(steady[row] < UNSTABLE),
            promised_to=promised.get(name),
        )


def _average(scored: Scored, rows: np.ndarray) -> Floats:
    worth = scored.measured.worth[rows]
    known = ~np.isnan(worth)
    count = known.sum(axis=0)
    total = np.where(known, worth, 0.0).sum(axis=0)
    return np.divide(total, count, out=np.full(len(PARTS), np.nan), where=count > 0)


def _apart(scored: Scored, row: int, against: Floats, *, gains: bool) -> tuple[PartReason, ...]:
    """Return the parts that gain most against an average, or lose most: ``100 · w (u − ū) / Σ w`` points."""
    worth = scored.measured.worth[row]
    weight = np.where(np.isnan(worth), 0.0, scored.weights)
    points = POINTS * weight * np.nan_to_num(worth - against) / weight.sum()
    order = np.argsort(-points if gains else points, kind="stable")[:REASONS]
    told = [PartReason(PARTS[column], float(points[column])) for column in order]
    return tuple(one for one in told if (one.points if gains else -one.points) >= LEAST_POINTS)
