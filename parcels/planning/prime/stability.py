"""How often a parcel stays in the top set when the weights vary."""

import numpy as np
from numpy.random import Generator

from parcels.planning.parts import Flags, Floats
from parcels.planning.prime.scoring import DIGITS, POINTS, Scored

BLOCK = 100
"""Draws looked at in one go, so that memory stays small for many parcels."""


def draw_weights(weights: Floats, draws: int, concentration: float, rng: Generator) -> Floats:
    """Return draws (rows) of weights that sum to 1 around the given ones.

    ``w ~ Dirichlet(concentration · w_i / Σ w)`` over the weights above zero: means are the given proportions, the
    variance of one is ``p(1 − p)/(concentration + 1)``. A weight of zero stays zero.
    """
    drawn = np.zeros((draws, len(weights)))
    used = weights > 0
    drawn[:, used] = rng.dirichlet(concentration * weights[used] / weights.sum(), draws)
    return drawn


def stability(scored: Scored, size: int, drawn: Floats) -> Floats:
    """Return the share of the draws in which each row is among the best ``size``; NaN for what is not assessable.

    Who is ranked stays as under the given weights; equal scores go by the parcel's number, as in the ranking.
    """
    found = np.full(len(scored.score), np.nan)
    rows = np.flatnonzero(scored.assessable)
    if not len(rows):
        return found
    worth = scored.measured.worth[rows]
    measured = ~np.isnan(worth)
    filled = np.where(measured, worth, 0.0)
    hits = np.zeros(len(rows))
    for low in range(0, len(drawn), BLOCK):
        own = drawn[low : low + BLOCK]
        known = own @ measured.T.astype(np.float64)
        score = POINTS * np.divide(own @ filled.T, known, out=np.zeros(known.shape), where=known > 0)
        hits += in_top(np.round(score, DIGITS), size).sum(axis=0)
    found[rows] = hits / len(drawn)
    return found


def in_top(score: Floats, size: int) -> Flags:
    """Return per row of scores (one draw) which columns are the best ``size``; among equals the first come first."""
    count = score.shape[1]
    if size >= count:
        return np.ones(score.shape, bool)
    least = np.partition(score, count - size, axis=1)[:, count - size, None]
    above = score > least
    equal = score == least
    room = size - above.sum(axis=1, keepdims=True)
    return np.asarray(above | (equal & (np.cumsum(equal, axis=1) <= room)))
