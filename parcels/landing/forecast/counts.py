"""The person-period table (人期表) by months since signature: still open, landed, withdrawn.

A project is counted in every month it was followed to the end, or in which it ended. In one month landing is asked
first: of those still open some land, of the rest some withdraw. So both are chances of a simple yes or no.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcels.landing.forecast.history import History, Outcome

Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class MonthTable:
    """Projects open at the beginning of each month since signature, and how many landed and withdrew in it."""

    at_risk: Ints
    landed: Ints
    withdrawn: Ints

    def supported(self, least: int) -> int:
        """Return how many months from signature on have at least so many projects open at their beginning."""
        short = np.flatnonzero(self.at_risk < least)
        return int(short[0]) if len(short) else len(self.at_risk)


def month_table(histories: Sequence[History]) -> MonthTable:
    """Return the table of some projects."""
    length = max((one.months for one in histories), default=0)
    followed = np.array([one.months for one in histories], dtype=np.int64)
    ended = np.bincount(followed, minlength=length + 1)
    at_risk = len(histories) - np.cumsum(ended)[:length]
    return MonthTable(at_risk, _ends(histories, Outcome.LANDED, length), _ends(histories, Outcome.WITHDRAWN, length))


def _ends(histories: Sequence[History], outcome: Outcome, length: int) -> Ints:
    months = [one.ended_in for one in histories if one.event is outcome and one.ended_in is not None]
    return np.bincount(np.array(months, dtype=np.int64), minlength=length)[:length]
