"""What else names a parcel follows it into its pieces or into the land it was merged into."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from parcels.geo.city import City
from parcels.geo.drafts.findings import Remark, remark
from parcels.geo.drafts.worst import known

STATE_WORST_FIRST = ("todo", "doing", "done", "not_needed")


def follow(city: City, heirs: Mapping[str, Mapping[str, float]]) -> tuple[City, tuple[Remark, ...]]:
    """Return the city with agreements and steps of readiness moved to the heirs of each parcel.

    ``heirs`` is parcel → heir → share of the parcel's area it takes. An agreement that names a parcel names all its
    heirs; steps of readiness hold for each heir, their cost by its share.
    """
    projects, moved = _agreements(city, heirs)
    remarks = (remark("agreements_follow", projects=", ".join(moved)),) if moved else ()
    return replace(city, projects=projects, readiness=_steps(city, heirs)), remarks


def _agreements(city: City, heirs: Mapping[str, Mapping[str, float]]) -> tuple[pd.DataFrame, list[str]]:
    frame = city.projects
    if "parcel_ids" not in frame or not len(frame):
        return frame, []
    cells = list(frame["parcel_ids"])
    touched = [isinstance(cell, tuple | list) and any(name in heirs for name in cell) for cell in cells]
    if not any(touched):
        return frame, []
    new = [_renamed(cell, heirs) if hit else cell for cell, hit in zip(cells, touched, strict=True)]
    column = pd.Series(new, index=frame.index, dtype=object)
    return frame.assign(parcel_ids=column), [str(name) for name in frame.index[touched]]


def _renamed(names: Sequence[str], heirs: Mapping[str, Mapping[str, float]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(heir for name in names for heir in heirs.get(name, {name: 1.0})))


def _steps(city: City, heirs: Mapping[str, Mapping[str, float]]) -> pd.DataFrame:
    frame = city.readiness
    if not len(frame) or not frame["parcel_id"].isin(list(heirs)).any():
        return frame
    hit = frame["parcel_id"].isin(list(heirs))
    rows: list[dict[Any, Any]] = [
        row | {"parcel_id": heir, "cost_wan_yuan": row["cost_wan_yuan"] * share}
        for row in frame[hit].to_dict("records")
        for heir, share in heirs[row["parcel_id"]].items()
    ]
    made = pd.DataFrame(_one_per_item(rows), columns=frame.columns).astype(frame.dtypes.to_dict())
    return pd.concat([frame[~hit], made], ignore_index=True)


def _one_per_item(rows: Sequence[Mapping[Any, Any]]) -> list[dict[str, Any]]:
    """Return one row per parcel and item: the worst state, the latest day, the sum of the costs."""
    groups: dict[tuple[str, str], list[Mapping[Any, Any]]] = {}
    for row in rows:
        groups.setdefault((row["parcel_id"], row["item"]), []).append(row)
    return [_worst_step(group) for group in groups.values()]


def _worst_step(group: Sequence[Mapping[Any, Any]]) -> dict[str, Any]:
    worst = min(group, key=lambda row: _place(row["state"]))
    days = [row["planned_on"] for row in group if _place(row["state"]) == _place(worst["state"])]
    latest = max(days) if all(map(known, days)) else None
    return {**worst, "planned_on": latest, "cost_wan_yuan": sum(row["cost_wan_yuan"] for row in group)}


def _place(state: object) -> int:
    return STATE_WORST_FIRST.index(str(state)) if str(state) in STATE_WORST_FIRST else 0
