"""Score, rank and percentile of prime land from the worths of its parts."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from parcels.planning.parts import Flags, Floats, Ints
from parcels.planning.prime.measuring import PARTS, Measured, platform_rows
from parcels.planning.prime.records import UNITS, PartScore, PrimeScore
from parcels.rules.prime_policy import PrimePart, PrimePolicy

POINTS = 100.0
DIGITS = 6
"""Scores are told apart to a millionth of a point; beyond, the parcel's number decides."""


@dataclass(frozen=True, eq=False)
class Scored:
    """Scores of the rows of a :class:`Measured` under one set of weights (in the order of ``PARTS``).

    ``rank`` is 1 for the best, 0 for what is not assessable.
    """

    measured: Measured
    weights: Floats
    score: Floats
    known: Floats
    assessable: Flags
    rank: Ints

    @property
    def order(self) -> Ints:
        """Rows that are assessable, best first."""
        rows = np.flatnonzero(self.assessable)
        return rows[np.argsort(self.rank[rows], kind="stable")]

    def top(self, size: int) -> frozenset[str]:
        """Return the best parcels."""
        ids = self.measured.pool.ids
        return frozenset(ids[row] for row in self.order[:size])


def weights_of(prime: PrimePolicy, moved: Mapping[PrimePart, float] | None = None) -> Floats:
    """Return the weights in the order of ``PARTS``, some of them moved."""
    changed = moved or {}
    return np.array([changed.get(part, prime.weight(part)) for part in PARTS], np.float64)


def weighted(worth: Floats, weights: Floats) -> tuple[Floats, Floats]:
    """Return ``100 · Σ w u / Σ w`` over what is measured (NaN where nothing is), and the share of weight measured.

    Summed part by part in a fixed order, so that a parcel has one score wherever it stands in the table.
    """
    sum_, known = np.zeros(len(worth)), np.zeros(len(worth))
    for column, weight in enumerate(weights):
        measured = ~np.isnan(worth[:, column])
        sum_ += np.where(measured, weight * np.nan_to_num(worth[:, column]), 0.0)
        known += np.where(measured, weight, 0.0)
    score = np.divide(POINTS * sum_, known, out=np.full(len(worth), np.nan), where=known > 0)
    total = float(weights.sum())
    return np.round(score, DIGITS), known / total if total > 0 else known


def score_prime(measured: Measured, prime: PrimePolicy, weights: Floats | None = None) -> Scored:
    """Return scores and ranks under the policy's weights, or under others."""
    own = weights_of(prime) if weights is None else weights
    score, known = weighted(measured.worth, own)
    assessable = (known >= prime.known_share_min) & ~np.isnan(score)
    rank = np.zeros(len(score), np.int64)
    rows = np.flatnonzero(assessable)
    rank[rows[np.argsort(-score[rows], kind="stable")]] = np.arange(1, len(rows) + 1)
    return Scored(measured, own, score, known, assessable, rank)


def percentiles(score: Floats, assessable: Flags) -> Floats:
    """Return the share (%) of the other assessable rows that score lower; NaN without others."""
    found = np.full(len(score), np.nan)
    rows = np.flatnonzero(assessable)
    if len(rows) > 1:
        below = np.searchsorted(np.sort(score[rows]), score[rows], side="left")
        found[rows] = 100.0 * below / (len(rows) - 1)
    return found


def prime_records(scored: Scored) -> Mapping[str, PrimeScore]:
    """Return the scores by parcel id, with every part."""
    pool = scored.measured.pool
    in_city = percentiles(scored.score, scored.assessable)
    in_platform = np.full(len(in_city), np.nan)
    for rows in platform_rows(pool.platform):
        in_platform[rows] = percentiles(scored.score[rows], scored.assessable[rows])
    return {
        name: PrimeScore(
            parcel_id=name,
            platform_id=pool.platform_of(row),
            is_held=bool(pool.held[row]),
            score=_known(scored.score[row]),
            known_share=float(scored.known[row]),
            is_assessable=bool(scored.assessable[row]),
            rank=int(scored.rank[row]) or None,
            percentile_city=_known(in_city[row]),
            percentile_platform=_known(in_platform[row]) if pool.platform[row] >= 0 else None,
            parts=_parts(scored, row),
        )
        for row, name in enumerate(pool.ids)
    }


def _parts(scored: Scored, row: int) -> tuple[PartScore, ...]:
    measured = scored.measured
    return tuple(
        PartScore(
            part=part,
            value=_known(measured.worth[row, column]),
            measure=_known(measured.measure[row, column]),
            unit=UNITS[part],
            basis=measured.basis[part],
            weight=float(scored.weights[column]),
        )
        for column, part in enumerate(PARTS)
    )


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
