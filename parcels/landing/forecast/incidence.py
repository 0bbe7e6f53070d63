"""From monthly rates to chances: who has landed by when, with withdrawal as a competing end.

A month with rate λ is passed without the end with probability exp(−λ). Landing is asked first::

    P(landed by m) = Σ_k S(k) (1 − e^{−λ(k)}),   S(k+1) = S(k) e^{−λ(k)} e^{−μ(k)},   S = 1 at the age of today

with λ the rate of landing and μ of withdrawal. A project in the middle of a month of its age meets in each step of a
month from today the rates of two months of its age, by their shares.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Rates:
    """Rates by month since signature, one row per curve (the first the estimate, the others drawn), and their factors.

    ``land`` and ``leave`` have the shape (curves, months); ``land_times`` and ``leave_times`` (curves, projects), by
    which the rates of a project are multiplied.
    """

    land: Floats
    leave: Floats
    land_times: Floats
    leave_times: Floats


def landed_within(rates: Rates, ages: Floats, steps: Sequence[int]) -> Floats:
    """Return P(landed within so many months from today), shape (curves, projects, steps); ``NaN`` beyond the rates.

    ``ages`` are months since signature today.
    """
    month = np.floor(ages).astype(np.int64)
    share = ages - month
    shape = rates.land_times.shape
    still, found = np.ones(shape), np.zeros(shape)
    out = np.full((*shape, len(steps)), np.nan)
    last = min(max(steps, default=0), rates.land.shape[1])
    for step in range(last + 1):
        for place in (i for i, wanted in enumerate(steps) if wanted == step):
            out[:, :, place] = found
        if step < last:
            land = np.exp(-_mixed(rates.land, month + step, share) * rates.land_times)
            found += still * (1 - land)
            still *= land * np.exp(-_mixed(rates.leave, month + step, share) * rates.leave_times)
    return out


def _mixed(rates: Floats, month: NDArray[np.int64], share: Floats) -> Floats:
    """Return the rate of the month that begins at an age of ``month + share``, shape (curves, projects)."""
    beyond = np.full((len(rates), 1), np.nan)
    known = np.concatenate([rates, beyond], axis=1)
    last = rates.shape[1]
    first, second = known[:, np.minimum(month, last)], known[:, np.minimum(month + 1, last)]
    return first * (1 - share) + np.where(share > 0, second, 0.0) * share
