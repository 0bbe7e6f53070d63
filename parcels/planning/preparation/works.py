"""What a parcel still needs before it can be delivered: money by quarter and a date, read from its records.

The calendar of the records holds if work goes on from the day of the question. Nothing is guessed: a date or a cost
that is not known keeps the parcel out, or is accepted with a note where the policy says so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import ceil

from parcels.planning.preparation.quarters import quarter_of
from parcels.planning.problem import Note
from parcels.rules.readiness import SETTLED

THOUSAND_PER_WAN = 10
"""Money is counted in thousand yuan (千元): the tenth of a wan yuan the records are kept in."""
DIFFERENCE_WAN_YUAN = 1.0
_NOISE = 1e-6


@dataclass(frozen=True)
class Item:
    """One readiness item (前期事项) of a parcel; ``cost_wan_yuan`` is its whole cost."""

    item: str
    state: str
    planned_on: date | None = None
    cost_wan_yuan: float | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be finished."""
        return self.state not in SETTLED


@dataclass(frozen=True)
class Unready:
    """The records of a parcel that is not ready: stated delivery, cost still to be spent, items."""

    parcel_id: str
    area_m2: float
    ready_on: date | None = None
    cost_wan_yuan: float | None = None
    items: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Works:
    """What a parcel needs if its preparation starts in the quarter of the question.

    Attributes
    ----------
    payments
        Quarter number → thousand yuan falling due in it, rounded up.
    spent_wan_yuan
        Cost of the items already finished; it is gone whatever is decided and counts nowhere.
    open_items
        Items still to be finished, in the order of their dates.
    """

    parcel_id: str
    area_m2: float
    ready_on: date
    payments: Mapping[int, int]
    spent_wan_yuan: float = 0.0
    open_items: tuple[Item, ...] = ()

    @property
    def cost(self) -> int:
        """Cost still to be spent, thousand yuan."""
        return sum(self.payments.values())


@dataclass
class Remarks:
    """Parcels by what is to be said of them."""

    parcels: dict[str, list[str]] = field(default_factory=dict)

    def add(self, code: str, parcel: str) -> None:
        """Remember one parcel under a code."""
        self.parcels.setdefault(code, []).append(parcel)

    def notes(self) -> tuple[Note, ...]:
        """Return one note per code with the parcels it concerns."""
        return tuple(
            Note(code, {"count": len(names), "parcels": " ".join(sorted(names))})
            for code, names in sorted(self.parcels.items())
        )


def works_of(parcels: Iterable[Unready], as_of: date, *, accept_unknown: bool, remarks: Remarks) -> tuple[Works, ...]:
    """Return the works of every parcel whose date and cost are known, by parcel id.

    Parameters
    ----------
    parcels
        Records of land that is not ready.
    as_of
        Day of the question.
    accept_unknown
        Whether land without a known date counts as ready at once when it is paid for (policy ``unknown_ready``).
    remarks
        Collects what a reader should know of single parcels.
    """
    found = (_works(parcel, as_of, accept_unknown, remarks) for parcel in sorted(parcels, key=lambda p: p.parcel_id))
    return tuple(one for one in found if one is not None)


def _works(parcel: Unready, as_of: date, accept_unknown: bool, remarks: Remarks) -> Works | None:
    ready = delivery(parcel, as_of, remarks)
    if ready is None:
        remarks.add("prepare_date_accepted" if accept_unknown else "prepare_date_unknown", parcel.parcel_id)
        if not accept_unknown:
            return None
        ready = as_of
    payments = due(parcel, as_of, ready, remarks)
    if payments is None:
        remarks.add("prepare_cost_unknown", parcel.parcel_id)
        return None
    spent = sum(one.cost_wan_yuan or 0.0 for one in parcel.items if one.state == "done")
    open_items = sorted(
        (one for one in parcel.items if one.is_open), key=lambda one: (one.planned_on or date.max, one.item)
    )
    return Works(parcel.parcel_id, parcel.area_m2, ready, payments, round(spent, 4), tuple(open_items))


def delivery(parcel: Unready, as_of: date, remarks: Remarks) -> date | None:
    """Return the later of the stated delivery and the last planned finish of an open item; ``None`` if not known.

    An item without a date, or with one that has passed, leaves the date unknown unless a delivery is stated.
    """
    planned = [_still_planned(one, as_of) for one in parcel.items if one.is_open]
    if any(one.is_open and one.planned_on is not None and one.planned_on < as_of for one in parcel.items):
        remarks.add("prepare_item_overdue", parcel.parcel_id)
    dates = [on for on in planned if on is not None]
    if parcel.ready_on is None:
        return max(dates) if dates and len(dates) == len(planned) else None
    last = max([parcel.ready_on, *dates])
    if last > parcel.ready_on:
        remarks.add("prepare_date_later_than_stated", parcel.parcel_id)
    return last


def due(parcel: Unready, as_of: date, ready: date, remarks: Remarks) -> Mapping[int, int] | None:
    """Return what falls due in each quarter, thousand yuan; ``None`` if the cost is not known.

    Each open item is paid in the quarter of its planned finish, one without a date at delivery. Where an item has no
    cost, the sum on the parcel's record is spread evenly over the quarters from the question to delivery.
    """
    costs = [(_still_planned(one, as_of) or ready, one.cost_wan_yuan) for one in parcel.items if one.is_open]
    known = [(on, cost) for on, cost in costs if cost is not None]
    if not costs or len(known) < len(costs):
        return _spread(parcel, as_of, ready, remarks)
    total = sum(cost for _, cost in known)
    if parcel.cost_wan_yuan is not None and abs(total - parcel.cost_wan_yuan) > DIFFERENCE_WAN_YUAN:
        remarks.add("prepare_cost_differs", parcel.parcel_id)
    sums: dict[int, float] = {}
    for on, cost in known:
        quarter = quarter_of(min(on, ready))
        sums[quarter] = sums.get(quarter, 0.0) + cost
    return {quarter: thousand(amount) for quarter, amount in sorted(sums.items()) if amount > 0}


def thousand(wan_yuan: float) -> int:
    """Return wan yuan as whole thousand yuan, rounded up except for rounding noise.

    >>> thousand(12.34)
    124
    """
    return ceil(wan_yuan * THOUSAND_PER_WAN - _NOISE)


def _spread(parcel: Unready, as_of: date, ready: date, remarks: Remarks) -> Mapping[int, int] | None:
    if parcel.cost_wan_yuan is None:
        return None
    remarks.add("prepare_cost_spread", parcel.parcel_id)
    first, last = quarter_of(as_of), quarter_of(ready)
    share, rest = divmod(thousand(parcel.cost_wan_yuan), last - first + 1)
    amounts = {quarter: share + (quarter - first < rest) for quarter in range(first, last + 1)}
    return {quarter: amount for quarter, amount in amounts.items() if amount}


def _still_planned(item: Item, as_of: date) -> date | None:
    return None if item.planned_on is None or item.planned_on < as_of else item.planned_on
