"""The two rankings everybody uses, held against the model: cheapest first and largest first."""

from collections.abc import Callable, Mapping, Sequence

from parcels.planning.preparation.starts import Budget, Start
from parcels.planning.preparation.works import Works

Key = Callable[[Works], tuple[float, str]]

RANKINGS: Mapping[str, Key] = {
    "by_cost": lambda works: (works.cost, works.parcel_id),
    "by_size": lambda works: (-works.area_m2, works.parcel_id),
}
"""Ranking → what its list is sorted by."""


def ranked_starts(works: Sequence[Works], starts: Sequence[Start], budget: Budget, ranking: str) -> tuple[Start, ...]:
    """Return what a ranking makes ready: down the list, each parcel as early as the money left allows, else not."""
    own: dict[str, list[Start]] = {}
    for start in sorted(starts, key=lambda one: one.quarter):
        own.setdefault(start.parcel_id, []).append(start)
    left = Purse(budget)
    listed = sorted((one for one in works if one.parcel_id in own), key=RANKINGS[ranking])
    found = (left.first_that_fits(own[one.parcel_id]) for one in listed)
    return tuple(start for start in found if start is not None)


def as_early_as_possible(chosen: Sequence[Start], starts: Sequence[Start], budget: Budget) -> tuple[Start, ...]:
    """Return the same parcels, each moved to the earliest start the money left by the others allows.

    Repeated until no parcel can start earlier on its own; nothing is made ready later than before.
    """
    current = {start.parcel_id: start for start in chosen}
    moved = True
    while moved:
        moved = False
        for parcel in sorted(current, key=lambda name: (current[name].quarter, name)):
            purse = Purse(budget)
            for name, start in current.items():
                if name != parcel:
                    purse.pay(start)
            sooner = sorted(
                (one for one in starts if one.parcel_id == parcel and one.quarter < current[parcel].quarter),
                key=lambda one: one.quarter,
            )
            better = purse.first_that_fits(sooner)
            if better is not None:
                current[parcel], moved = better, True
    return tuple(sorted(current.values(), key=lambda one: (one.quarter, one.parcel_id)))


class Purse:
    """What is left of a budget, thousand yuan per quarter."""

    def __init__(self, budget: Budget) -> None:
        self.left = dict(zip(budget.quarters, budget.thousand, strict=True))

    def pay(self, start: Start) -> None:
        """Take the payments of a start."""
        for quarter, amount in start.payments.items():
            self.left[quarter] -= amount

    def first_that_fits(self, starts: Sequence[Start]) -> Start | None:
        """Pay the first start there is money for and return it."""
        for start in starts:
            if all(self.left.get(quarter, 0) >= amount for quarter, amount in start.payments.items()):
                self.pay(start)
                return start
        return None
