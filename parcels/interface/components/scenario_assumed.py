"""What a scenario assumes of a project or parcel, in words: the thing, what the register says, what is assumed."""

from typing import Any

import pandas as pd

from parcels.domain.units import m2_from_mu
from parcels.interface.components.desk import Desk
from parcels.interface.components.numbers import NOTHING, known
from parcels.interface.reports.phrases import code_text
from parcels.interface.words import slug
from parcels.planning.scenarios.assumptions import Assumption, Demand, DemandPart, PlanUse, PromiseEnded, Supply


def assumed_thing(desk: Desk, item: Assumption) -> str:
    """Return the thing an assumption is about."""
    words = desk.words
    if isinstance(item, Demand):
        project = f"{item.project} {desk.city.projects['name'].get(item.project) or ''}".strip()
        return words(f"scenario-demand-{slug(item.part.value)}", project=project)
    if isinstance(item, Supply):
        return words("scenario-supply-at", parcel=item.parcel, service=code_text(words, "service", item.service))
    return item.parcel


def recorded(desk: Desk, item: Assumption) -> str:
    """Return what the register says of it."""
    if isinstance(item, Demand):
        return _size(desk, item.part, _row(desk.city.projects, item.project).get(item.part.value))
    row = _row(desk.city.parcels, item.parcel)
    if isinstance(item, PlanUse):
        return _use(row.get("plan_use_scheme"), row.get("plan_use"))
    if isinstance(item, PromiseEnded):
        return str(row.get("held_for") or NOTHING)
    return _capacity(row.get(item.service))


def assumed(desk: Desk, item: Assumption) -> str:
    """Return what is assumed instead."""
    if isinstance(item, Demand):
        return _size(desk, item.part, item.value)
    if isinstance(item, PlanUse):
        return _use(item.scheme, item.code)
    return desk.words("scenario-promise-ended") if isinstance(item, PromiseEnded) else _capacity(item.capacity)


def _row(frame: pd.DataFrame, name: str) -> dict[Any, Any]:
    return frame.loc[name].to_dict() if name in frame.index else {}


def _size(desk: Desk, part: DemandPart, value: object) -> str:
    size = known(value)
    if size is None:
        return NOTHING
    return desk.numbers.metres(size) if part is DemandPart.WIDTH else desk.numbers.area(m2_from_mu(size))


def _use(scheme: object, code: object) -> str:
    return f"{code} ({scheme})" if code else NOTHING


def _capacity(value: object) -> str:
    return NOTHING if known(value) is None else f"{known(value):,g}"
