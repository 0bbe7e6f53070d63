"""The best policy for one free parcel, by backward induction over the periods to come.

State free or given. In period t = 1 … T arrivals of kind i are Poisson(λ_i) and independent; at most one is taken, the
others are gone; h is paid for every period waited; what is still free after T is worth nothing:

``W_{T+1} = 0``; ``W_t = −h + E[max(M_t, δ W_{t+1})]``, ``M_t`` the best arrival, ``δ W_{t+1}`` where nobody comes;
``θ_t = δ W_{t+1}``: an offer of period t is taken if it is worth at least θ_t. ``θ_0`` is the value of waiting today.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """Offers of one kind: arrivals per period (Poisson), and points each is worth if it gets the parcel."""

    rate: float
    value: float


@dataclass(frozen=True)
class Terms:
    """Periods left, value of a point one period later in (0, 1], points paid per period waited."""

    horizon: int
    discount: float
    holding: float = 0.0


@dataclass(frozen=True)
class Thresholds:
    """The best policy: ``levels[t]`` is the least offer to take in period t, today first (t = 0 … T)."""

    levels: tuple[float, ...]

    @property
    def value(self) -> float:
        """The value of waiting, in points of today: what an offer of today must beat."""
        return self.levels[0]


def best_offer(kinds: Sequence[Kind]) -> tuple[tuple[float, float], ...]:
    """Return value and probability of the best arrival of a period, best first; the rest to 1 is that nobody comes.

    P(best is kind i) = exp(−Σ better λ) (1 − exp(−λ_i)), kinds of one value taken as one.
    """
    rates: dict[float, float] = {}
    for kind in kinds:
        rates[kind.value] = rates.get(kind.value, 0.0) + kind.rate
    found, better = [], 0.0
    for value in sorted(rates, reverse=True):
        found.append((value, math.exp(-better) * -math.expm1(-rates[value])))
        better += rates[value]
    return tuple(found)


def best_thresholds(kinds: Sequence[Kind], terms: Terms) -> Thresholds:
    """Return the thresholds of the best policy."""
    offers = best_offer(kinds)
    nobody = math.exp(-sum(kind.rate for kind in kinds))
    levels = [0.0]
    for _ in range(terms.horizon):
        go_on = levels[-1]
        free = nobody * go_on + sum(chance * max(value, go_on) for value, chance in offers)
        levels.append(terms.discount * (free - terms.holding))
    return Thresholds(tuple(reversed(levels)))


def scaled(kinds: Sequence[Kind], factor: float) -> tuple[Kind, ...]:
    """Return the same kinds coming ``factor`` times as often."""
    return tuple(Kind(factor * kind.rate, kind.value) for kind in kinds)


def break_even(kinds: Sequence[Kind], terms: Terms, offer: float) -> float | None:
    """Return the factor on all rates at which waiting is worth just as much as an offer of today.

    0 where waiting beats the offer even if nobody came, ``None`` where no rate makes waiting worth the offer: even if
    the best kind came at once, it is worth δ (v − h).
    """
    if not kinds or offer >= terms.discount * (max(kind.value for kind in kinds) - terms.holding):
        return None
    if best_thresholds(scaled(kinds, 0.0), terms).value >= offer:
        return 0.0
    low, high = 0.0, 1.0
    while best_thresholds(scaled(kinds, high), terms).value < offer and high < _MOST:
        low, high = high, 2.0 * high
    if high >= _MOST:
        return None
    for _ in range(_STEPS):
        middle = (low + high) / 2.0
        low, high = (middle, high) if best_thresholds(scaled(kinds, middle), terms).value < offer else (low, middle)
    return high


_MOST = 2.0**20
_STEPS = 50
