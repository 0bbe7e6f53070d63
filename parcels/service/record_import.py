"""A roll of records from a table (CSV or XLSX): read in the sandbox, every row checked, written whole or not at all.

The columns are ``project_id`` and the fields of the kind, by name or by whatever the caller also calls them. Rows that
are on record already are passed over, so that a monthly roll may hold the months before, too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pandas import DataFrame

from parcels.domain.errors import InputRefused, ParcelsError
from parcels.geo.sandbox import open_table
from parcels.geo.validate.parsing import parse_date
from parcels.landing.record_rules import check_body
from parcels.landing.records import BODIES, Body, RecordKind, read_body
from parcels.rules.demand import is_empty
from parcels.service.access import Actor, require
from parcels.service.landing_records import NewRecord, record_many
from parcels.service.landing_settings import workspace_terms
from parcels.service.record_authority import ACTION_OF, place_of
from parcels.service.record_list import RecordFilter, records_of
from parcels.service.workspace import Workspace

SUBJECT = "project_id"
MANY = (RecordKind.INSPECTION, RecordKind.ACHIEVED, RecordKind.MILESTONE, RecordKind.PLAN_POINT, RecordKind.REQUEST,
        RecordKind.CLEARANCE, RecordKind.STOP)  # fmt: skip
"""Kinds that come in rolls; a cause, a pause or a decision is written one by one, by whoever found it."""
LISTED = ("documents",)


@dataclass(frozen=True)
class RecordRoll:
    """A file of records of one kind; ``names`` maps what columns are also called to fields."""

    kind: RecordKind
    path: Path
    sheet: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    dry_run: bool = False


@dataclass(frozen=True)
class RowRefused:
    """A row that cannot be used, and why; ``row`` as a person sees it in the file."""

    row: int
    error: ParcelsError


@dataclass(frozen=True)
class RolledRecords:
    """What became of a roll: rows read, rows known already, rows written (none if any was refused)."""

    read: int
    known: int
    written: int
    refused: tuple[RowRefused, ...]


def import_records(ws: Workspace, roll: RecordRoll, *, on: date, actor: Actor, now: datetime) -> RolledRecords:
    """Read a roll and write its rows in one transaction.

    Raises
    ------
    InputRefused
        ``record_roll_refused``, ``roll_column_unknown``, ``roll_column_missing``; for the file see
        :func:`parcels.geo.sandbox.open_table`; else as :func:`parcels.service.landing_records.record_many`.
    """
    if roll.kind not in MANY:
        raise InputRefused("record_roll_refused", kind=roll.kind.value, kinds=", ".join(MANY))
    if roll.kind is not RecordKind.CLEARANCE:
        require_any(actor, roll.kind)
    frame = open_table(roll.path, sheet=roll.sheet).frame
    columns = _columns(frame, roll)
    terms, city, refused, news = workspace_terms(ws), ws.city(), [], []
    for number, project, cells in _rows(frame, columns):
        try:
            body = read_body(roll.kind, {name: _cell(name, text) for name, text in cells.items()})
            place_of(city, project, roll.kind)
            check_body(body, on, terms)
            news.append(NewRecord(project, body))
        except ParcelsError as error:
            refused.append(RowRefused(number, error))
    fresh = _unknown(ws, news, roll.kind, actor)
    is_written = not refused and not roll.dry_run
    made = record_many(ws, fresh, on=on, actor=actor, now=now) if is_written and fresh else ()
    return RolledRecords(len(news) + len(refused), len(news) - len(fresh), len(made), tuple(refused))


def require_any(actor: Actor, kind: RecordKind) -> None:
    """Raise early where a person may write no record of a kind anywhere; each row is asked about again.

    Raises
    ------
    ActionRefused
        ``action_not_allowed``.
    """
    require(actor, ACTION_OF[kind], platform_id=actor.platform_id)


def _columns(frame: DataFrame, roll: RecordRoll) -> dict[str, str]:
    """Return column of the file → field."""
    known = {SUBJECT, *(one.name for one in fields(BODIES[roll.kind]))}
    found: dict[str, str] = {}
    for column in (str(name) for name in frame.columns if name != "__row"):
        name = column.strip() if column.strip() in known else roll.names.get(column.strip(), "")
        if name not in known or name in found.values():
            raise InputRefused("roll_column_unknown", file=roll.path.name, column=column[:60], known=", ".join(known))
        found[column] = name
    if SUBJECT not in found.values():
        raise InputRefused("roll_column_missing", file=roll.path.name, column=SUBJECT)
    return found


def _rows(frame: DataFrame, columns: Mapping[str, str]) -> Iterator[tuple[int, str, dict[str, str]]]:
    rows: list[dict[str, Any]] = frame.to_dict("records")  # type: ignore[assignment]
    for row in rows:
        cells = {name: str(row[column]) for column, name in columns.items() if not is_empty(row[column])}
        yield int(row["__row"]), cells.pop(SUBJECT, ""), cells


def _cell(name: str, text: str) -> object:
    """Return a cell as a record reads it; a date may be written as spreadsheets write it."""
    if name.endswith(("_on", "_until")):
        return parse_date(text)[0] or text
    if name in LISTED:
        return tuple(part.strip() for part in text.split(";") if part.strip())
    return text


def _unknown(ws: Workspace, news: list[NewRecord], kind: RecordKind, actor: Actor) -> list[NewRecord]:
    """Return the rows that are not on record, each once."""
    seen: set[tuple[str, Body]] = {
        (one.project, one.body) for one in records_of(ws, RecordFilter(kinds=(kind,)), actor=actor)
    }
    fresh = []
    for new in news:
        if (new.project, new.body) not in seen:
            seen.add((new.project, new.body))
            fresh.append(new)
    return fresh
