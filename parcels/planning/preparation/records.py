"""From the records of a city to the land that is not ready, and to candidates on it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from pandas import DataFrame

from parcels.planning.candidates import typed
from parcels.planning.estate import day
from parcels.planning.land import Land
from parcels.planning.preparation.works import Item, Unready
from parcels.planning.standing import CandidateOptions
from parcels.rules.demand import number, records, text, when

_NOT_READY = "\x00"
"""Stands for a project in promises that keep land out of a search; an id that can be read is never a control sign."""


def unready_land(land: Land, as_of: date) -> tuple[Unready, ...]:
    """Return the parcels that cannot be delivered on a day, as the plan sees it, with their readiness items."""
    items = _items(land.city.readiness)
    owner = land.strips.parcel
    area = np.bincount(owner, weights=land.measures["area_m2"].to_numpy(), minlength=len(land.estate.ids))
    rows = records(land.parcels.drop(columns=land.parcels.geometry.name))
    late = land.estate.ready_day > day(as_of)
    return tuple(
        Unready(
            parcel_id=name,
            area_m2=float(area[place]),
            ready_on=when(rows[place], "ready_on"),
            cost_wan_yuan=number(rows[place], "prepare_cost_wan_yuan"),
            items=items.get(name, ()),
        )
        for place, name in enumerate(land.estate.ids)
        if late[place]
    )


def without_unready(options: CandidateOptions, unready: Iterable[str]) -> CandidateOptions:
    """Return options of the same search on land that is ready: the bound on sites per project then cuts none of it."""
    return replace(options, commitments={**dict.fromkeys(unready, _NOT_READY), **options.commitments})


def joined_candidates(first: DataFrame, second: DataFrame) -> DataFrame:
    """Return the candidates of two searches, each (project, site) once, numbered anew."""
    both = [frame for frame in (first, second) if len(frame)]
    if not both:
        return first
    frame = pd.concat(both, ignore_index=True).drop_duplicates(["project", "site"])
    frame = frame.sort_values(["project", "site"], kind="stable", ignore_index=True)
    return typed(frame.assign(candidate=[f"C{place:06d}" for place in range(1, len(frame) + 1)]))


def _items(readiness: DataFrame) -> Mapping[str, tuple[Item, ...]]:
    found: dict[str, list[Item]] = {}
    for row in records(readiness) if len(readiness) else ():
        found.setdefault(str(row["parcel_id"]), []).append(_item(row))
    return {parcel: tuple(items) for parcel, items in found.items()}


def _item(row: Mapping[str, Any]) -> Item:
    return Item(
        item=text(row, "item") or "",
        state=text(row, "state") or "",
        planned_on=when(row, "planned_on"),
        cost_wan_yuan=number(row, "cost_wan_yuan"),
    )
