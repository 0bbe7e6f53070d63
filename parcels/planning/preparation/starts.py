"""Ways to make a parcel ready: one per quarter in which the work may start, with its payments and its date."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from parcels.planning.preparation.quarters import later_by_quarters, quarter_of
from parcels.planning.preparation.works import Remarks, Works


@dataclass(frozen=True)
class Budget:
    """Money per quarter, thousand yuan, over quarters that follow each other; there is none outside them."""

    first: int
    thousand: tuple[int, ...]

    @property
    def quarters(self) -> range:
        """Numbers of the quarters."""
        return range(self.first, self.first + len(self.thousand))

    def with_more(self, amount: int, quarter: int) -> "Budget":
        """Return the budget with a further amount in one quarter."""
        places = zip(self.quarters, self.thousand, strict=True)
        return Budget(self.first, tuple(money + amount * (place == quarter) for place, money in places))


@dataclass(frozen=True)
class Start:
    """Making one parcel ready from one quarter on.

    Attributes
    ----------
    payments
        Quarter number → thousand yuan.
    """

    parcel_id: str
    quarter: int
    ready_on: date
    payments: Mapping[int, int]

    @property
    def cost(self) -> int:
        """All payments, thousand yuan."""
        return sum(self.payments.values())


def starts_of(works: Sequence[Works], budget: Budget, as_of: date, remarks: Remarks) -> tuple[Start, ...]:
    """Return every start that is paid within the quarters of the budget, by parcel and quarter.

    A start n quarters after that of the question moves each date by 3n months and each payment by n quarters.
    """
    found: list[Start] = []
    for one in works:
        own = [_start(one, quarter, as_of) for quarter in budget.quarters]
        paid = [start for start in own if all(quarter in budget.quarters for quarter in start.payments)]
        if not paid:
            remarks.add("prepare_beyond_budget", one.parcel_id)
        found += paid
    return tuple(found)


def put_off(starts: Iterable[Start], quarters: int = 1) -> tuple[Start, ...]:
    """Return the starts with every delivery that many quarters later.

    The money moves along with the work: quarters and payments keep the names they have without the delay.
    """
    return tuple(replace(start, ready_on=later_by_quarters(start.ready_on, quarters)) for start in starts)


def _start(works: Works, quarter: int, as_of: date) -> Start:
    shift = quarter - quarter_of(as_of)
    payments = {due + shift: amount for due, amount in works.payments.items()}
    return Start(works.parcel_id, quarter, later_by_quarters(works.ready_on, shift), payments)
