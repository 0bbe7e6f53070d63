"""How far one weight can move before a parcel enters or leaves the top set: exact, from where scores cross.

With all other weights fixed, the score of parcel j under weight t of part i is ``(N_j + t m_j u_j) / (D_j + t m_j)``,
N and D the sums over the other parts, m whether part i is measured. It crosses that of parcel a at the roots of

    (N_j + t m_j u_j)(D_a + t m_a) − (N_a + t m_a u_a)(D_j + t m_j) = A t² + B t + C,

so the rank of a changes at these roots only.
"""

from dataclasses import dataclass

import numpy as np

from parcels.planning.parts import Flags, Floats
from parcels.planning.prime.measuring import PARTS
from parcels.planning.prime.scoring import Scored
from parcels.rules.prime_policy import PrimePart

TOTAL = 100.0
"""Weights are told as if they summed to this."""
SAME = 1e-12
BESIDE = 1e-9
"""A weight this near a place where scores meet lies on it."""


@dataclass(frozen=True)
class WeightRange:
    """A parcel stays where it is (in the top set or out of it) while one weight lies between ``low`` and ``high``.

    All other weights are fixed; weights are told as if those of the policy summed to 100. ``low`` 0 and ``high``
    infinite: no limit on that side.
    """

    part: PrimePart
    weight: float
    low: float
    high: float

    @property
    def change(self) -> float | None:
        """The smallest change (signed) that makes the difference, ``None`` if none does."""
        down = self.weight - self.low if self.low > 0 else np.inf
        up = self.high - self.weight
        if not np.isfinite(min(down, up)):
            return None
        return -down if down < up else up


@dataclass(frozen=True, eq=False)
class _Race:
    """One parcel against all others, as the coefficients of the parabolas that are positive where another leads."""

    a: Floats
    b: Floats
    c: Floats
    earlier: Flags
    """Whether the other comes first among equals."""


def weight_ranges(scored: Scored, row: int, size: int) -> tuple[WeightRange, ...]:
    """Return for each part that weighs or could weigh the range in which a parcel stays in, or out of, the top set.

    Empty for a parcel that is not assessable. Who is ranked stays as under the given weights.
    """
    if not scored.assessable[row]:
        return ()
    weights = TOTAL * scored.weights / scored.weights.sum()
    found = []
    for column, part in enumerate(PARTS):
        if np.isnan(scored.measured.worth[scored.assessable, column]).all():
            continue
        is_top = bool(scored.rank[row] <= size)
        low, high = _range(_race(scored, row, column, weights), size, float(weights[column]), is_top)
        found.append(WeightRange(part, float(weights[column]), low, high))
    return tuple(found)


def nearest_change(ranges: tuple[WeightRange, ...]) -> WeightRange | None:
    """Return the range with the smallest change of a single weight that makes the difference."""
    moved = [(abs(one.change), place, one) for place, one in enumerate(ranges) if one.change is not None]
    return min(moved)[2] if moved else None


def _race(scored: Scored, row: int, column: int, weights: Floats) -> _Race:
    others = np.flatnonzero(scored.assessable)
    others = others[others != row]
    worth = scored.measured.worth
    measured = ~np.isnan(worth)
    filled = np.where(measured, worth, 0.0)
    rest = weights.copy()
    rest[column] = 0.0
    n, d = filled @ rest, measured.astype(np.float64) @ rest
    u, m = filled[:, column], measured[:, column].astype(np.float64)
    a = m[others] * m[row] * (u[others] - u[row])
    b = n[others] * m[row] + m[others] * u[others] * d[row] - n[row] * m[others] - m[row] * u[row] * d[others]
    c = n[others] * d[row] - n[row] * d[others]
    return _Race(_still(a), _still(b), _still(c), others < row)


def _still(values: Floats) -> Floats:
    """Return values with rounding taken for zero, so that equal parcels stay equal."""
    return np.where(np.abs(values) < SAME * TOTAL, 0.0, values)


def _range(race: _Race, size: int, weight: float, is_top: bool) -> tuple[float, float]:
    """Return the stretch of weights around the present one in which as now fewer than ``size`` lead, or not.

    Where scores are equal under the present weight itself, it is the side on which the parcel stays where the order of
    numbers puts it now; just this weight if it stays on neither.
    """
    places, is_in = _answers(race, size)
    edges = np.r_[0.0, places, np.inf]
    left, right = np.searchsorted(places, [weight - BESIDE, weight + BESIDE], side="right")
    at = next((int(side) for side in (right, left) if is_in[side] == is_top), None)
    if at is None:
        return weight, weight
    low = high = at
    while low > 0 and is_in[low - 1] == is_top:
        low -= 1
    while high < len(is_in) - 1 and is_in[high + 1] == is_top:
        high += 1
    return float(edges[low]), float(edges[high + 1])


def _answers(race: _Race, size: int) -> tuple[Floats, Flags]:
    """Return the weights at which the rank changes, and for each stretch between them whether fewer lead."""
    first, second = _roots(race)
    before, between, behind = (_leads(race, at) for at in _between(first, second))
    where = np.concatenate([first, second])
    step = np.concatenate([between.astype(int) - before, behind.astype(int) - between])
    real = np.isfinite(where) & (step != 0)
    order = np.argsort(where[real], kind="stable")
    places, first_of = np.unique(where[real][order], return_index=True)
    steps = np.add.reduceat(step[real][order], first_of) if len(places) else np.zeros(0, int)
    ahead = int(before.sum())
    return places, np.r_[ahead, ahead + np.cumsum(steps)] < size


def _roots(race: _Race) -> tuple[Floats, Floats]:
    """Return the roots above zero of each parabola in order, infinite where there are fewer."""
    a, b, c = race.a, race.b, race.c
    bend = b * b - 4 * a * c
    with np.errstate(divide="ignore", invalid="ignore"):
        half = -0.5 * (b + np.where(b < 0, -1.0, 1.0) * np.sqrt(np.maximum(bend, 0.0)))
        found = np.stack([half / a, c / half])
    found[:, bend < 0] = np.inf
    found = np.where(np.isfinite(found) & (found > 0), found, np.inf)
    return found.min(axis=0), found.max(axis=0)


def _between(first: Floats, second: Floats) -> tuple[Floats, Floats, Floats]:
    """Return a place before the first root, one between the two and one behind the second."""
    start = np.where(np.isfinite(first), first / 2, 1.0)
    middle = np.where(np.isfinite(second), (first + second) / 2, np.where(np.isfinite(first), 2 * first + 1, 1.0))
    end = np.where(np.isfinite(second), 2 * second + 1, middle)
    return start, middle, end


def _leads(race: _Race, at: Floats) -> Flags:
    value = (race.a * at + race.b) * at + race.c
    equal = (race.a == 0) & (race.b == 0) & (race.c == 0)
    return np.asarray((value > 0) | (equal & race.earlier))
