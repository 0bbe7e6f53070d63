"""The funnel: how many sites are left for a project after each hard rule."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parcels.domain.codes import FunnelStep


@dataclass(frozen=True)
class FunnelCount:
    """Sites left after a step; the first entry is ``UNIVERSE``, every site examined."""

    step: FunnelStep
    left: int


class Funnel:
    """Masks of one project in the order they are counted; a site is counted out at the first step it fails."""

    def __init__(self, universe: int, reached: NDArray[np.int64]) -> None:
        self._counts = [FunnelCount(FunnelStep.UNIVERSE, universe)]
        self._left: list[tuple[FunnelStep, NDArray[np.int64]]] = []
        self.rows = reached

    def keep(self, step: FunnelStep, mask: NDArray[np.bool_]) -> None:
        """Keep the rows a mask over the present rows admits and count them under ``step``."""
        self.rows = self.rows[mask]
        self.count(step)

    def count(self, step: FunnelStep) -> None:
        """Count the present rows under ``step``."""
        self._counts.append(FunnelCount(step, len(self.rows)))
        self._left.append((step, self.rows))

    @property
    def counts(self) -> tuple[FunnelCount, ...]:
        """Counts so far."""
        return tuple(self._counts)

    @property
    def left(self) -> tuple[tuple[FunnelStep, NDArray[np.int64]], ...]:
        """Rows left after each step so far, the universe not among them."""
        return tuple(self._left)
