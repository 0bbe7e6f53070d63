"""Records in force read into what clocks and states are judged from, on a date.

The date of the fact decides whether a record counts on a date, not the day somebody wrote it down; who wants to know
what was known at a moment gives only the rows written by then.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

import numpy as np
from pandas import DataFrame, concat

from parcels.landing.milestones import Milestone
from parcels.landing.progress import Extension, IdleAct, LandingCase, Pause, Progress, Stop, Works
from parcels.landing.record_chain import LandingRecord
from parcels.landing.records import (
    RETURNED_LAND,
    Achieved,
    CauseFound,
    ExtensionGranted,
    IdleDecision,
    Inspection,
    MilestoneReached,
    PauseFound,
    StopFound,
    WorksState,
)
from parcels.landing.states import INDICATORS
from parcels.rules.clocks.calendar import months_after
from parcels.rules.demand import is_empty

B = TypeVar("B")
STOP_MONTHS = 12
"""Works found going on within so many months cannot have stopped for a year."""
CUMULATIVE = (
    "due_area_mu", "developed_area_mu", "total_investment_wan_yuan", "invested_wan_yuan", "physical_percent",
)  # fmt: skip
"""Figures of an inspection that stand until one measures them again."""
MILESTONE_CELLS = ("agreed_on", "actual_on", "stat_on", "amount_wan_yuan", "area_mu", "evidence")


def by_project(records: Iterable[LandingRecord]) -> Mapping[str, tuple[LandingRecord, ...]]:
    """Return project → its records; those of platforms are left out."""
    found: dict[str, list[LandingRecord]] = defaultdict(list)
    for one in records:
        if one.project:
            found[one.project].append(one)
    return {project: tuple(own) for project, own in found.items()}


def with_records(
    case: LandingCase, records: Iterable[LandingRecord], as_of: date, kept: Collection[str] = ()
) -> LandingCase:
    """Return a case with what is on record of its progress by a date.

    ``kept`` names what the city keeps here without gaps (``pauses``, ``extensions``, ``stops``): of that, nothing on
    record means that there was none.
    """
    return replace(case, progress=progress_of(tuple(records), as_of, kept))


def progress_of(records: tuple[LandingRecord, ...], as_of: date, kept: Collection[str] = ()) -> Progress:
    """Return the progress that records in force tell on a date."""
    cause = _last_cause(records, as_of)
    works = _all_works(_bodies(records, Inspection))
    said = None if cause is None else cause.body
    assert said is None or isinstance(said, CauseFound)
    is_confirmed = cause is not None and cause.is_confirmed
    return Progress(
        cause=said.cause if said is not None and is_confirmed else None,
        cause_code=None if said is None or said.code is None else said.code.value,
        is_cause_pending=cause is not None and not is_confirmed,
        pauses=_known(tuple(map(_pause, _bodies(records, PauseFound))), "pauses", kept),
        extensions=_known(tuple(map(_extension, _bodies(records, ExtensionGranted))), "extensions", kept),
        stops=_stops(records, as_of, kept),
        works=works,
        achieved=achieved_figures(records, as_of),
        idle_act=_idle_act(records, as_of),
    )


def _bodies(records: Iterable[LandingRecord], kind: type[B]) -> list[B]:
    return [one.body for one in records if isinstance(one.body, kind)]


def _known(found: tuple[B, ...], name: str, kept: Collection[str]) -> tuple[B, ...] | None:
    return found if found or name in kept else None


def _last_cause(records: Iterable[LandingRecord], as_of: date) -> LandingRecord | None:
    """Return the cause found last by a date; of two on one day the one written later."""
    own = [one for one in records if isinstance(one.body, CauseFound) and one.body.found_on <= as_of]
    return max(own, key=lambda one: (one.fact_on or date.min, one.id), default=None)


def _pause(one: PauseFound) -> Pause:
    return Pause(one.starts_on, one.ends_on, one.cause, one.evidence)


def _extension(one: ExtensionGranted) -> Extension:
    return Extension(one.clock, one.months, one.granted_on, one.evidence)


def _all_works(inspections: Iterable[Inspection]) -> tuple[Works, ...]:
    """Return the inspections by date; what one did not measure stays as the last one before it that did."""
    found: list[Works] = []
    known: dict[str, float | None] = dict.fromkeys(CUMULATIVE)
    for one in sorted(inspections, key=lambda each: each.inspected_on):
        known = {name: value if (new := getattr(one, name)) is None else new for name, value in known.items()}
        is_going_on = None if one.works is None else one.works is not WorksState.STOPPED
        found.append(Works(one.inspected_on, **known, is_going_on=is_going_on))
    return tuple(found)


def _stops(records: Iterable[LandingRecord], as_of: date, kept: Collection[str]) -> tuple[Stop, ...] | None:
    """Return the stops on record; none, known, where an inspection of the last twelve months found works going on."""
    records = tuple(records)
    found = tuple(Stop(one.starts_on, one.ends_on, one.evidence) for one in _bodies(records, StopFound))
    seen = [one for one in _bodies(records, Inspection) if one.works is not None and one.inspected_on <= as_of]
    last = max(seen, key=lambda one: one.inspected_on, default=None)
    is_going_on = last is not None and last.works is not WorksState.STOPPED
    if not found and is_going_on and last is not None and months_after(last.inspected_on, STOP_MONTHS) >= as_of:
        return ()
    return _known(found, "stops", kept)


def achieved_figures(records: Iterable[LandingRecord], as_of: date) -> dict[str, float]:
    """Return indicator → the figure of the last year measured by a date; the investment also of an inspection.

    The money an inspection found is that since the beginning; it counts where no achieved figure was measured later.
    """
    records = tuple(records)
    found: dict[str, tuple[date, float]] = {}
    measured = sorted(_bodies(records, Achieved), key=lambda one: (one.year, one.measured_on))
    for one in measured:
        for name in INDICATORS:
            value = getattr(one, name)
            if value is not None and one.measured_on <= as_of:
                found[name] = (one.measured_on, value)
    for seen in sorted(_bodies(records, Inspection), key=lambda one: one.inspected_on):
        day, _ = found.get("investment_wan_yuan", (date.min, 0.0))
        if seen.invested_wan_yuan is not None and day <= seen.inspected_on <= as_of:
            found["investment_wan_yuan"] = (seen.inspected_on, seen.invested_wan_yuan)
    return {name: value for name, (_, value) in found.items()}


def _idle_act(records: Iterable[LandingRecord], as_of: date) -> IdleAct | None:
    own = [one for one in _bodies(records, IdleDecision) if one.decided_on <= as_of]
    last = max(own, key=lambda one: one.decided_on, default=None)
    if last is None:
        return None
    return IdleAct(last.decided_on, last.outcome.value, last.document, last.outcome in RETURNED_LAND)


def merged_milestones(frame: DataFrame, records: Iterable[LandingRecord]) -> DataFrame:
    """Return imported milestones with those recorded since.

    Where a milestone of a project is on record, the imported rows of it give way; what the record leaves empty (a date,
    a sum) stays as imported.
    """
    own: dict[tuple[str, str], list[MilestoneReached]] = defaultdict(list)
    for one in records:
        if isinstance(one.body, MilestoneReached):
            own[one.project, one.body.milestone.value].append(one.body)
    if not own:
        return frame
    keys = list(zip(frame["project_id"].astype(str), frame["milestone"].astype(str), strict=True))
    is_told = [key in own for key in keys]
    before: dict[tuple[str, str], dict[str, object]] = {}
    for place, told in enumerate(is_told):
        if told:
            row = frame.iloc[place]
            before.setdefault(keys[place], {}).update(
                {name: row[name] for name in MILESTONE_CELLS if not is_empty(row[name])}
            )
    rows = [_milestone_row(key, body, before.get(key, {})) for key, bodies in own.items() for body in bodies]
    kept = frame[~np.array(is_told, bool)]  # of a table without rows, too
    more = DataFrame(rows, columns=list(frame.columns)).astype(object)
    return concat([kept.astype(object), more], ignore_index=True)


def _milestone_row(key: tuple[str, str], body: MilestoneReached, before: Mapping[str, object]) -> dict[str, object]:
    cells = {name: getattr(body, name) for name in MILESTONE_CELLS}
    filled = {name: value if value not in (None, "") else before.get(name) for name, value in cells.items()}
    return {"project_id": key[0], "milestone": key[1], **filled}


def overridden(frame: DataFrame, records: Iterable[LandingRecord]) -> dict[str, tuple[Milestone, ...]]:
    """Return project → milestones whose imported actual or agreed date differs from the one recorded since."""
    told: dict[tuple[str, str], MilestoneReached] = {
        (one.project, one.body.milestone.value): one.body
        for one in records
        if isinstance(one.body, MilestoneReached)
    }  # fmt: skip
    found: dict[str, list[Milestone]] = defaultdict(list)
    if not told:
        return {}
    names = ("project_id", "milestone", "agreed_on", "actual_on")
    for project, milestone, *days in zip(*(frame[name] for name in names), strict=True):
        body = told.get((str(project), str(milestone)))
        if body is None:
            continue
        pairs = zip(days, (body.agreed_on, body.actual_on), strict=True)
        if any(not is_empty(day) and said is not None and day != said for day, said in pairs):
            found[str(project)].append(body.milestone)
    return {project: tuple(dict.fromkeys(own)) for project, own in found.items()}
