"""Changes worth trying for one project, each with a bound on what a plan with the project could be worth under it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from parcels.planning.explanation.obstacles import Obstacles
from parcels.planning.explanation.relaxation import Dimension, Relaxation, total_cost, unit_cost
from parcels.planning.parts import Floats, Ints


@dataclass(frozen=True)
class Choice:
    """One change or several together.

    Attributes
    ----------
    hope
        No plan with the project under this change is worth more.
    is_untaken
        Whether some site it opens is used by nobody in the plan.
    """

    changes: tuple[Relaxation, ...]
    hope: float
    is_untaken: bool

    @property
    def cost(self) -> float:
        """Normalised cost of all changes."""
        return total_cost(self.changes)

    @property
    def order(self) -> tuple[float, tuple[tuple[str, float, str], ...]]:
        """Cheapest first; equal costs in a fixed order."""
        return round(self.cost, 9), tuple((c.dimension.value, c.amount, c.subject) for c in self.changes)


def relaxation(
    obstacles: Obstacles, dimension: Dimension, amount: float, subject: str = "", value: str = ""
) -> Relaxation:
    """Return a change with its cost by the policy."""
    cost = amount * unit_cost(dimension, obstacles.context.policy.relaxation)
    return Relaxation(cost, dimension, amount, subject, value)


def choice(obstacles: Obstacles, changes: Iterable[Relaxation], sites: Ints, worth: Floats) -> Choice | None:
    """Return a choice for the sites it opens, or ``None`` when none of them pays, could win, or is free."""
    pays = worth > -np.inf
    if not pays.any():
        return None
    untaken = bool((obstacles.context.untaken[sites] & obstacles.affordable[sites] & pays).any())
    hope = float(worth.max())
    if hope < obstacles.context.outcome.objective and not untaken:
        return None
    return Choice(tuple(changes), hope, untaken)


def by_group(obstacles: Obstacles, groups: Iterable[tuple[Relaxation, Ints]], worth: Floats) -> Iterator[Choice]:
    """Return the choices of changes with their sites; ``worth`` is over all sites of the land."""
    for change, sites in groups:
        found = choice(obstacles, (change,), sites, worth[sites])
        if found is not None:
            yield found
