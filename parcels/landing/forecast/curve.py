"""The curve of all projects without factors: Kaplan–Meier by months, with withdrawal as a competing end.

With n projects open at the beginning of month k, of which d landed and w withdrew::

    h_land(k) = d / n,   h_withdraw(k) = w / (n − d),   λ = −ln(1 − h)

The product of the (1 − h) is the estimator of Kaplan and Meier (1958), the sum of landings that of Aalen and Johansen
(1978). Intervals are drawn: projects are drawn again with replacement (bootstrap) with a seed.
"""

from collections.abc import Sequence

import numpy as np

from parcels.landing.forecast.counts import Ints, MonthTable, month_table
from parcels.landing.forecast.history import History, Outcome
from parcels.landing.forecast.incidence import Floats, Rates
from parcels.landing.forecast.settings import ForecastSettings

SURE = 1 - 1e-9
"""Greatest chance within a month: if all that were left landed, the rate stays finite."""


def curve_rates(histories: Sequence[History], settings: ForecastSettings, seed: int) -> Rates:
    """Return the rates of the history and of histories drawn from it, for one project; months by ``min_at_risk``."""
    table = month_table(histories)
    months = table.supported(settings.min_at_risk)
    tables = [table, *_drawn(histories, settings.draws, np.random.default_rng(seed))]
    land, leave = zip(*(monthly_rates(one, months) for one in tables), strict=True)
    ones = np.ones((len(tables), 1))
    return Rates(np.array(land), np.array(leave), ones, ones)


def monthly_rates(table: MonthTable, months: int) -> tuple[Floats, Floats]:
    """Return the rates of landing and of withdrawing in the first months; zero where nobody was open."""
    n, landed, withdrawn = (_long(one, months) for one in (table.at_risk, table.landed, table.withdrawn))
    return _rate(landed, n), _rate(withdrawn, n - landed)


def _rate(ends: Ints, open_at_first: Ints) -> Floats:
    chance = np.divide(ends, open_at_first, out=np.zeros(len(ends)), where=open_at_first > 0)
    return -np.log1p(-np.minimum(chance, SURE))


def _long(counts: Ints, months: int) -> Ints:
    return np.r_[counts, np.zeros(max(0, months - len(counts)), dtype=np.int64)][:months]


def _drawn(histories: Sequence[History], draws: int, rng: np.random.Generator) -> list[MonthTable]:
    """Return tables of as many projects drawn with replacement."""
    followed = np.array([one.months for one in histories], dtype=np.int64)
    kinds = list(Outcome)
    kind = np.array([kinds.index(one.event) for one in histories], dtype=np.int64)
    length = int(followed.max(initial=0))
    found = []
    for _ in range(draws):
        rows = rng.integers(0, len(followed), len(followed))
        ended = np.bincount(followed[rows] * len(kinds) + kind[rows], minlength=(length + 1) * len(kinds))
        by_kind = ended.reshape(length + 1, len(kinds))
        at_risk = len(followed) - np.cumsum(by_kind.sum(axis=1))[:length]
        # an end in month k was followed for k + 1 months
        landed, withdrawn = (by_kind[1:, kinds.index(one)] for one in (Outcome.LANDED, Outcome.WITHDRAWN))
        found.append(MonthTable(at_risk, landed, withdrawn))
    return found
