"""What became of the rows so far, while one file is taken in."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from parcels.geo.quality import Action, Fault, rows_with


class Ledger:
    """Faults by place in the file and the rows still alive; lives for one intake only."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.faults: list[Fault] = []
        self.gone = np.zeros(count, bool)
        """Rows merged into another or dropped on request."""

    def alive(self) -> NDArray[np.int64]:
        """Return the places of rows neither refused, merged nor dropped."""
        return np.flatnonzero(~(rows_with(self.faults, Action.REFUSED, self.count) | self.gone))

    def add(self, faults: Sequence[Fault], at: NDArray[np.int64] | None = None) -> None:
        """Keep faults; ``at`` are the places in the file their positions stand for."""
        self.faults += list(faults) if at is None else [replace(one, positions=at[one.positions]) for one in faults]
