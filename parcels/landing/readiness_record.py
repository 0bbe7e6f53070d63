"""Where the readiness items of a parcel stand (前期事项), from its rows and its own fields; unknown stays unknown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from parcels.domain.codes import LandStatus
from parcels.rules.demand import flag, number, text, when

CHAIN = (LandStatus.PLANNED, LandStatus.APPROVED, LandStatus.ACQUIRED, LandStatus.CLEARED, LandStatus.SUPPLIED,
         LandStatus.BUILT)  # fmt: skip
REACHED = {"conversion": LandStatus.APPROVED, "acquisition": LandStatus.ACQUIRED, "demolition": LandStatus.CLEARED,
           "supply": LandStatus.SUPPLIED}  # fmt: skip
"""Items that the status of the land settles from a place of the chain on; before it, only supply is certainly open."""
CAPACITY = {
    "power": "power_kva",
    "water": "water_m3_per_day",
    "gas": "gas_m3_per_day",
    "sewage": "sewage_m3_per_day",
}
"""Items a capacity on record stands for where there is no row: what is there need not be laid."""


class ItemState(StrEnum):
    """Where an item stands. In Chinese: 事项状态."""

    DONE = "done"
    """已完成."""
    NOT_NEEDED = "not_needed"
    """不需要."""
    DOING = "doing"
    """进行中."""
    TODO = "todo"
    """未开始."""
    UNKNOWN = "unknown"
    """情况不明: neither a row nor a field of the parcel says."""

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to do."""
        return self in (ItemState.DONE, ItemState.NOT_NEEDED)


LEAST_SETTLED = (ItemState.UNKNOWN, ItemState.TODO, ItemState.DOING, ItemState.DONE, ItemState.NOT_NEEDED)


@dataclass(frozen=True)
class ItemRecord:
    """What is on record of one item of one parcel.

    Attributes
    ----------
    source
        ``row`` of readiness, ``parcel`` where a field of the parcel says it, empty where nothing does.
    planned_on, finished_on
        Latest of several rows.
    cost_wan_yuan
        Sum over the rows, in 10 000 yuan; ``None`` where one is not known.
    owner, evidence
        As written; several are joined.
    in_conflict
        The row and the fields of the parcel contradict each other; the less settled one counts.
    """

    item: str
    state: ItemState
    source: str = ""
    planned_on: date | None = None
    finished_on: date | None = None
    cost_wan_yuan: float | None = None
    owner: str | None = None
    evidence: str | None = None
    in_conflict: bool = False


Row = Mapping[str, Any]


def rows_by_parcel(rows: Iterable[Row]) -> Mapping[str, Sequence[Row]]:
    """Return parcel → rows of readiness."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(str(row["parcel_id"]), []).append(row)
    return found


def read_items(parcel: Row, rows: Sequence[Row], items: Iterable[str], as_of: date) -> Mapping[str, ItemRecord]:
    """Return item → what is on record of it on a date.

    Parameters
    ----------
    parcel, rows
        Fields of the parcel schema, and the parcel's rows of the readiness schema.
    items
        The items asked for.
    as_of
        What was finished later was not finished yet.
    """
    by_item: dict[str, list[Row]] = {}
    for row in rows:
        by_item.setdefault(str(row["item"]), []).append(row)
    return {item: _record(item, parcel, by_item.get(item, ()), as_of) for item in items}


def _record(item: str, parcel: Row, rows: Sequence[Row], as_of: date) -> ItemRecord:
    said = _of_parcel(item, parcel, as_of)
    if not rows:
        return said or _of_fallback(item, parcel) or ItemRecord(item, ItemState.UNKNOWN)
    own = _of_rows(item, rows, as_of)
    if said is None or (said.state.is_settled == own.state.is_settled and not said.in_conflict):
        return own
    state = min(own.state, said.state, key=LEAST_SETTLED.index)
    return replace(own, state=state, in_conflict=True)


def _of_rows(item: str, rows: Sequence[Row], as_of: date) -> ItemRecord:
    finished = [day for row in rows if (day := when(row, "finished_on")) is not None and day <= as_of]
    planned = [day for row in rows if (day := when(row, "planned_on")) is not None]
    costs = [number(row, "cost_wan_yuan") for row in rows]
    state = min((_state(row, as_of) for row in rows), key=LEAST_SETTLED.index)
    return ItemRecord(
        item,
        state,
        "row",
        planned_on=max(planned, default=None),
        finished_on=max(finished, default=None) if state is ItemState.DONE else None,
        cost_wan_yuan=None if None in costs else sum(cost for cost in costs if cost is not None),
        owner=_joined(rows, "owner_body"),
        evidence=_joined(rows, "evidence"),
    )


def _state(row: Row, as_of: date) -> ItemState:
    """Return the state of a row; what was finished only later was in progress or open, and counts as in progress."""
    state, finished = ItemState(str(row["state"])), when(row, "finished_on")
    return ItemState.DOING if state is ItemState.DONE and finished is not None and finished > as_of else state


def _joined(rows: Sequence[Row], name: str) -> str | None:
    return "; ".join(dict.fromkeys(value for row in rows if (value := text(row, name)) is not None)) or None


def _of_parcel(item: str, parcel: Row, as_of: date) -> ItemRecord | None:
    """Return what status and conversion fields of the parcel certainly say of an item."""
    is_past = _is_past(item, parcel)
    if item == "conversion":
        return _of_conversion(parcel, as_of, is_past=is_past)
    if is_past:
        return ItemRecord(item, ItemState.DONE, "parcel")
    return ItemRecord(item, ItemState.TODO, "parcel") if item == "supply" else None


def _of_conversion(parcel: Row, as_of: date, *, is_past: bool) -> ItemRecord | None:
    needed, approved = flag(parcel, "needs_conversion"), when(parcel, "conversion_approved_on")
    if needed:
        return ItemRecord("conversion", ItemState.TODO, "parcel", in_conflict=is_past)
    if is_past and (approved is None or approved <= as_of):
        return ItemRecord("conversion", ItemState.DONE, "parcel", finished_on=approved)
    return None if needed is None else ItemRecord("conversion", ItemState.NOT_NEEDED, "parcel")


def _is_past(item: str, parcel: Row) -> bool:
    """Return whether the status of the land says that an item is over."""
    needed = REACHED.get(item)
    return needed is not None and CHAIN.index(LandStatus(str(parcel["status"]))) >= CHAIN.index(needed)


def _of_fallback(item: str, parcel: Row) -> ItemRecord | None:
    """Return what a field of the parcel stands for where there is no row."""
    if item == "plan_conditions" and (exists := flag(parcel, "detailed_plan")) is not None:
        return ItemRecord(item, ItemState.DONE if exists else ItemState.TODO, "parcel")
    capacity = number(parcel, CAPACITY[item]) if item in CAPACITY else None
    if capacity is None:
        return None
    return ItemRecord(item, ItemState.DONE if capacity > 0 else ItemState.TODO, "parcel")
