"""The calendar of a city and what was recorded since the import, as checks read them, kept with each check."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import sqlalchemy as sa

from parcels.landing.record_chain import LandingRecord, in_force
from parcels.landing.recorded import by_project
from parcels.landing.records import ExtensionGranted, MilestoneReached, RecordKind
from parcels.rules.catalogue.records import RENEWED
from parcels.rules.catalogue.told import ClockGround, Told
from parcels.rules.clocks.calendar import Reckoning, WorkCalendar
from parcels.rules.clocks.moves import Extension
from parcels.service.landing_settings import workspace_calendar, workspace_settings
from parcels.service.last_used import LastUsed
from parcels.service.record_list import kept_records
from parcels.service.workspace import Workspace
from parcels.store.checks import plain_text
from parcels.store.landing_records import RowFilter, last_record

KINDS = (str(RecordKind.MILESTONE), str(RecordKind.EXTENSION))
EXTENSIONS = "extensions"
CALENDAR, TOLD = "calendar", "told"
"""Names of both documents among the inputs of a check."""
_TOLD: LastUsed[Mapping[str, Told]] = LastUsed(4)


def clock_ground(ws: Workspace) -> ClockGround:
    """Return what clocks of approvals are read by now.

    Raises
    ------
    InputRefused
        As :func:`parcels.service.landing_settings.workspace_calendar` and its sibling for the settings.
    """
    with ws.store.reading() as connection:
        key = ws.target, last_record(connection)
        told = _TOLD.get(key, lambda: _all_told(connection))
    return replace(calendar_ground(ws), told=told)


def calendar_ground(ws: Workspace) -> ClockGround:
    """Return the calendar of a city alone, without what was recorded of projects."""
    settings = workspace_settings(ws)
    return ClockGround(settings.reckoning(workspace_calendar(ws)), EXTENSIONS in settings.kept)


def _all_told(connection: sa.Connection) -> Mapping[str, Told]:
    found = by_project(in_force(kept_records(connection, RowFilter(kinds=KINDS))))
    return {project: _told(own) for project, own in found.items()}


def told_of(connection: sa.Connection, project: str) -> Told:
    """Return what is on record of one project."""
    return _told(in_force(kept_records(connection, RowFilter(project=project, kinds=KINDS))))


def _told(records: Iterable[LandingRecord]) -> Told:
    events: dict[str, date] = {}
    extensions: list[Extension] = []
    for body in (one.body for one in records):
        if isinstance(body, ExtensionGranted):
            extensions.append(Extension(body.clock, body.months, body.granted_on))
        elif isinstance(body, MilestoneReached) and body.actual_on is not None:
            name = body.milestone.value
            events[name] = (max if name in RENEWED else min)(body.actual_on, events.get(name, body.actual_on))
    return Told(events, tuple(extensions))


def calendar_document(ground: ClockGround) -> dict[str, Any]:
    """Return the calendar as plain JSON; :func:`ground_of_documents` is the way back."""
    days = {day.isoformat(): worked for day, worked in sorted(ground.reckoning.calendar.own.items())}
    return {"days": days, "rolls": ground.reckoning.rolls, "keeps_extensions": ground.keeps_extensions}


def calendar_hash(ground: ClockGround) -> str:
    """Return the hash under which :func:`parcels.store.checks.keep_document` keeps the calendar."""
    return hashlib.sha256(plain_text(calendar_document(ground)).encode()).hexdigest()


def told_document(told: Told) -> dict[str, Any]:
    """Return what is on record of a project as plain JSON."""
    return {
        "events": {name: day.isoformat() for name, day in sorted(told.events.items())},
        "extensions": [[one.clock, one.months, one.granted_on.isoformat()] for one in told.extensions],
    }


def ground_of_documents(
    project: str, calendar: Mapping[str, Any] | None, told: Mapping[str, Any] | None
) -> ClockGround:
    """Return the ground of a check kept with both documents; one made before they were kept read neither."""
    if calendar is None or told is None:
        return ClockGround()
    days = {date.fromisoformat(day): bool(worked) for day, worked in calendar["days"].items()}
    extensions = tuple(
        Extension(str(name), int(months), date.fromisoformat(on)) for name, months, on in told["extensions"]
    )
    events = {str(name): date.fromisoformat(day) for name, day in told["events"].items()}
    reckoning = Reckoning(WorkCalendar(days), bool(calendar["rolls"]))
    return ClockGround(reckoning, bool(calendar["keeps_extensions"]), {project: Told(events, extensions)})
