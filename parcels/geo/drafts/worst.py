"""The record of land joined out of several parcels: what they agree in, else the worst of them, said field by field."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from parcels.domain.codes import LandStatus, PlatformLevel, ReserveStatus
from parcels.geo.drafts.findings import Refusal, Remark, remark

Row = Mapping[str, Any]
STATUS_WORST_FIRST = tuple(
    LandStatus(name) for name in ("built", "supplied", "planned", "approved", "acquired", "cleared")
)
LEVEL_WORST_FIRST = tuple(PlatformLevel)
"""The entry bar rises with the level."""
WORST_FLAG = {
    "needs_conversion": (True, None, False),
    **dict.fromkeys(("detailed_plan", "title_clear", "compensation_settled", "no_dispute"), (False, None, True)),
}
SUMMED = (
    "declared_area_mu",
    "prepare_cost_wan_yuan",
    "power_kva",
    "water_m3_per_day",
    "gas_m3_per_day",
    "sewage_m3_per_day",
)
"""Amounts of a whole parcel; a sum with an unknown part is unknown."""
SHARED = SUMMED[1:]
"""Amounts shared by area when a parcel is cut; the register's area is not one of them, it knows no piece."""
OWN = ("parcel_id", "geometry", "drawn_from")
TIED = ("ready_on", "reserve_status", "reserve_reason", "reserve_purpose", "reserved_until", "held_for", "held_until")
"""Fields that are read together with others."""


def known(value: Any) -> bool:  # noqa: ANN401 - a cell of any field
    """Return whether a cell holds something."""
    return len(value) > 0 if isinstance(value, tuple | list) else bool(value is not None and not pd.isna(value))


def merged_record(rows: Sequence[Row], levels: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[Remark, ...]]:
    """Return the record of merged land and what differed.

    ``levels`` is platform → level. ``plan_use`` that differs is left open, so that no project fits until a plan says
    one; ``status`` is the one furthest from net land; the platform is the one of the highest level.

    Raises
    ------
    Refusal
        ``two_promises``: the parcels are promised to different projects.
    """
    record: dict[str, Any] = {}
    remarks: list[Remark] = []
    emptied: list[str] = []
    for name in rows[0]:
        if name in OWN or name in TIED:
            continue
        cells = [row[name] for row in rows]
        record[name] = _joined(name, cells, levels)
        if name in SUMMED or _same(cells):
            continue
        if name in LAW:
            remarks.append(_differs(name, rows, record[name]))
        elif not known(record[name]):
            emptied.append(name)
    tied = {"ready_on": _ready_on(rows), **_reserve(rows), **_promise(rows)}
    remarks += [_differs(name, rows, tied[name]) for name in tied if not _same([row.get(name) for row in rows])]
    if emptied:
        remarks.append(remark("merged_emptied", fields=", ".join(emptied)))
    return record | {name: value for name, value in tied.items() if name in rows[0]}, tuple(remarks)


def _joined(name: str, cells: Sequence[Any], levels: Mapping[str, Any]) -> Any:  # noqa: ANN401 - a cell of any field
    if name == "platform_id":
        return _highest(cells, levels)
    if name in WORST_FLAG:
        return next(flag for flag in WORST_FLAG[name] if flag in [cell if known(cell) else None for cell in cells])
    if name in SUMMED:
        return sum(cells) if all(map(known, cells)) else _empty(cells)
    rule = WORST.get(name, _agreed)
    return rule(cells)


def _agreed(cells: Sequence[Any]) -> Any:  # noqa: ANN401
    return cells[0] if _same(cells) else _empty(cells)


def _empty(cells: Sequence[Any]) -> Any:  # noqa: ANN401
    if any(isinstance(cell, tuple | list) for cell in cells):
        return ()
    return float("nan") if any(isinstance(cell, float) for cell in cells) else None


def _same(cells: Sequence[Any]) -> bool:
    return len({_shown(cell) for cell in cells}) == 1


def _shown(cell: Any) -> str:  # noqa: ANN401
    if not known(cell):
        return ""
    return ";".join(map(str, cell)) if isinstance(cell, tuple | list) else str(cell)


def _known_only(how: Callable[[list[Any]], Any]) -> Callable[[Sequence[Any]], Any]:
    def rule(cells: Sequence[Any]) -> Any:  # noqa: ANN401
        found = [cell for cell in cells if known(cell)]
        return how(found) if found else cells[0]

    return rule


WORST: Mapping[str, Callable[[Sequence[Any]], Any]] = {
    "status": lambda cells: min(map(str, cells), key=[str(one) for one in STATUS_WORST_FIRST].index),
    "plan_use_scheme": lambda cells: cells[0],
    "far_max": _known_only(min),
    "far_min": _known_only(max),
    "land_grade": _known_only(lambda cells: min(cells, key=int)),
    "price_wan_yuan_per_mu": _known_only(max),
    "reserve_quality_min": _known_only(max),
}
LAW = frozenset({"plan_use", "plan_use_scheme", "status", "platform_id", *WORST_FLAG, *WORST})


def _highest(cells: Sequence[Any], levels: Mapping[str, Any]) -> Any:  # noqa: ANN401
    names = sorted({str(cell) for cell in cells if known(cell)})
    order = [str(level) for level in LEVEL_WORST_FIRST]

    def place(name: str) -> int:
        level = levels.get(name)
        return order.index(str(level)) if known(level) and str(level) in order else len(order)

    return min(names, key=place) if names else None


def _ready_on(rows: Sequence[Row]) -> Any:  # noqa: ANN401
    """Return the latest day; unknown (no day on land that is not net land) is later than every day."""
    days = [row.get("ready_on") if known(row.get("ready_on")) else None for row in rows]
    open_ended = [day is None and str(row["status"]) != LandStatus.CLEARED for day, row in zip(days, rows, strict=True)]
    said = [day for day in days if day is not None]
    return None if any(open_ended) or not said else max(said)


def _reserve(rows: Sequence[Row]) -> dict[str, Any]:
    """Return held before released before none, with what all reserved parcels of that state agree in."""
    order = [str(one) for one in (ReserveStatus.HELD, ReserveStatus.RELEASED, ReserveStatus.NONE)]
    states = [str(row.get("reserve_status") or ReserveStatus.NONE) for row in rows]
    worst = min(states, key=order.index)
    those = [row for row, state in zip(rows, states, strict=True) if state == worst]
    purposes = [set(row.get("reserve_purpose") or ()) for row in those]
    shared = set.intersection(*purposes) if all(purposes) else set.union(*purposes)
    reasons = list(dict.fromkeys(str(row["reserve_reason"]) for row in those if known(row.get("reserve_reason"))))
    return {
        "reserve_status": worst,
        "reserve_reason": "; ".join(reasons) or None,
        "reserve_purpose": tuple(sorted(shared)),
        "reserved_until": _latest([row.get("reserved_until") for row in those]),
    }


def _promise(rows: Sequence[Row]) -> dict[str, Any]:
    held = [row for row in rows if known(row.get("held_for"))]
    projects = sorted({str(row["held_for"]) for row in held})
    if len(projects) > 1:
        raise Refusal("two_promises", first=projects[0], second=projects[1])
    until = [row.get("held_until") for row in held]
    return {"held_for": projects[0] if projects else None, "held_until": _latest(until)}


def _latest(days: Sequence[Any]) -> date | None:
    """Return the latest day, none where one has no end."""
    return max(days) if days and all(map(known, days)) else None


def _differs(name: str, rows: Sequence[Row], taken: Any) -> Remark:  # noqa: ANN401
    listed = "; ".join(f"{row['parcel_id']}: {_shown(row.get(name)) or '-'}" for row in rows)
    return remark("merged_differ", field=name, found=listed, taken=_shown(taken) or "-")
