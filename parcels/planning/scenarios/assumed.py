"""Assumptions of a scenario put into the records of a city; what does not hold any more is a finding."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

import pandas as pd
from geopandas import GeoDataFrame

from parcels.planning.scenarios.assumptions import Demand, DemandPart, PlanUse, PromiseEnded, Supply
from parcels.planning.scenarios.content import ScenarioContent
from parcels.planning.scenarios.findings import ScenarioFinding, not_applied
from parcels.rules.demand import is_empty, number

OfParcel = TypeVar("OfParcel", PlanUse, Supply, PromiseEnded)
Frame = TypeVar("Frame", pd.DataFrame, GeoDataFrame)


def with_assumed_land(
    content: ScenarioContent, parcels: GeoDataFrame
) -> tuple[GeoDataFrame, tuple[ScenarioFinding, ...]]:
    """Return parcels with other uses and supplies and without promises, and what could not be changed."""
    found: list[ScenarioFinding] = []

    def here(items: tuple[OfParcel, ...]) -> tuple[OfParcel, ...]:
        found.extend(not_applied("parcel_gone", one) for one in items if one.parcel not in parcels.index)
        return tuple(one for one in items if one.parcel in parcels.index)

    uses = here(content.uses)
    changed = _with(parcels, "plan_use_scheme", {one.parcel: one.scheme for one in uses})
    changed = _with(changed, "plan_use", {one.parcel: one.code for one in uses})
    for one in here(content.supplies):
        changed = _with(changed, one.service, {one.parcel: one.capacity})
    for ended in here(content.promises):
        if is_empty(parcels.at[ended.parcel, "held_for"]) or not parcels.at[ended.parcel, "held_for"]:
            found.append(not_applied("promise_none", ended))
        else:
            changed = _with(_with(changed, "held_for", {ended.parcel: None}), "held_until", {ended.parcel: None})
    return changed, tuple(found)


def with_assumed_demand(
    content: ScenarioContent, projects: pd.DataFrame
) -> tuple[pd.DataFrame, tuple[ScenarioFinding, ...]]:
    """Return projects of another size, and what could not be changed: a project gone, or a size that is none."""
    found = [not_applied("project_gone", one) for one in content.demands if one.project not in projects.index]
    of: dict[str, list[Demand]] = {}
    for one in content.demands:
        if one.project in projects.index:
            of.setdefault(one.project, []).append(one)
    changed = projects
    for project, wanted in of.items():
        sizes = {one.part: one.value for one in wanted}
        if _is_size(projects.loc[project].to_dict(), sizes):
            for part, value in sizes.items():
                changed = _with(changed, part.value, {project: value})
        else:
            found += [not_applied("demand_refused", one, value=one.value) for one in wanted]
    return changed, tuple(found)


def bound_all_the_same(content: ScenarioContent, commitments: Mapping[str, str]) -> Iterator[ScenarioFinding]:
    """Say which promises are more than a note in the register: an allocation or certificate in force binds the land.

    ``commitments`` maps atoms to projects. Only those who may end such a decision end it; a scenario does not.
    """
    holders = {name.partition("/")[0]: project for name, project in commitments.items()}
    for one in content.promises:
        if one.parcel in holders:
            yield not_applied("promise_in_force", one, project=holders[one.parcel])


def _is_size(row: Mapping[Any, Any], sizes: Mapping[DemandPart, float]) -> bool:
    """Return whether the least area is above zero and not above the largest."""
    low, high = (
        sizes.get(part, number(row, part.value)) for part in (DemandPart.AREA_MIN, DemandPart.AREA_MAX)
    )  # fmt: skip
    return (low is None or low > 0) and (low is None or high is None or low <= high)


def _with(frame: Frame, column: str, cells: Mapping[str, object]) -> Frame:
    """Return a frame with some cells of a column changed; a column that is not there begins empty."""
    if not cells:
        return frame
    now = frame[column].to_dict() if column in frame.columns else {}
    values = [cells[name] if name in cells else now.get(name) for name in frame.index]
    return frame.assign(**{column: pd.Series(values, index=frame.index, dtype=object)})
