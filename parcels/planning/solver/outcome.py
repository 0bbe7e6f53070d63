"""What is asked of the solver and what it answers."""

from dataclasses import dataclass
from enum import StrEnum

from parcels.domain.errors import InputRefused


class Status(StrEnum):
    """How a solve ended. In Chinese: 求解状态."""

    OPTIMAL = "optimal"
    """已证最优: no plan is better, proven."""
    GAP_REACHED = "gap_reached"
    """达到允许差距."""
    TIME_LIMIT = "time_limit"
    """达到时限: the best plan found, with its bound."""
    CANCELLED = "cancelled"
    """已取消: the best plan found, with its bound."""
    INFEASIBLE = "infeasible"
    """无解: locks that cannot hold together; consistent ones never end here."""


@dataclass(frozen=True)
class SolveOptions:
    """When to stop.

    Attributes
    ----------
    gap
        Relative gap that is good enough; 0 asks for the proven optimum.
    seconds
        Time limit; the child process is killed ``grace`` seconds later at the latest.
    seed
        Seed of the solver's own choices; it never changes a plan that was solved to the end.
    """

    gap: float = 0.0
    seconds: float = 60.0
    seed: int = 0
    grace: float = 2.0

    def __post_init__(self) -> None:
        if not 0 <= self.gap < 1:
            raise InputRefused("gap_range", value=self.gap)
        if not 0 < self.seconds <= 86_400:
            raise InputRefused("seconds_range", value=self.seconds)


@dataclass(frozen=True)
class Outcome:
    """The plan found: candidate numbers chosen, its points, the proven upper bound and how it was reached.

    ``gap = (bound − objective) / max(1, |objective|)``. Scores are integers, so a bound less than one point above the
    objective proves it; it is then lowered to the objective. ``ties_broken`` says that among all plans of equal
    points the canonical one was taken (see :mod:`parcels.planning.solver.ties`).
    """

    status: Status
    objective: int
    bound: int
    seconds: float
    chosen: tuple[int, ...]
    ties_broken: bool = False
    columns_kept: int = 0
    rounds: int = 0
    passes: int = 0

    @property
    def gap(self) -> float:
        """Relative distance of the bound from the objective."""
        return (self.bound - self.objective) / max(1, abs(self.objective))

    @property
    def is_proven(self) -> bool:
        """Whether no plan has more points."""
        return self.status is Status.OPTIMAL
