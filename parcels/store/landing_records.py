"""Landing records: rows added one by one, each with its event; what is in force is the last row of each chain."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from parcels.landing.record_chain import Paper
from parcels.store.checks import plain_text
from parcels.store.landing_tables import landing_record
from parcels.store.unit_of_work import UnitOfWork

RECORDS_LOCK = 7005


@dataclass(frozen=True)
class NewRow:
    """A record about to be kept; ``body`` is plain JSON.

    ``replaces`` is the row it takes the place of, ``proposed_by`` who wrote what is confirmed.
    """

    kind: str
    project_id: str | None
    platform_id: str | None
    fact_on: date | None
    body: Mapping[str, Any]
    papers: tuple[Paper, ...] = ()
    how: str = "new"
    replaces: int | None = None
    proposed_by: str | None = None
    reason: str | None = None


@dataclass(frozen=True)
class RecordRow:
    """A record as it is kept."""

    id: int
    kind: str
    project_id: str | None
    platform_id: str | None
    fact_on: date | None
    body: Mapping[str, Any]
    papers: tuple[Paper, ...]
    how: str
    replaces: int | None
    proposed_by: str | None
    reason: str | None
    made_at: datetime
    made_by: str


@dataclass(frozen=True)
class RowFilter:
    """Which rows are wanted; what is empty asks for nothing.

    ``known_at``: only rows written down by that moment.
    """

    project: str = ""
    kinds: Sequence[str] = field(default_factory=tuple)
    platform: str = ""
    known_at: datetime | None = None


def lock_records(connection: sa.Connection) -> None:
    """Let nobody else add a record until the transaction ends; on SQLite the write lock already does."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(RECORDS_LOCK)))


def add_records(work: UnitOfWork, rows: Iterable[NewRow]) -> tuple[RecordRow, ...]:
    """Keep records in order, recording one event for each, and return them."""
    who = {"made_at": work.stamp.at, "made_by": work.stamp.user}
    return tuple(_add(work, one, who) for one in rows)


def _add(work: UnitOfWork, new: NewRow, who: Mapping[str, Any]) -> RecordRow:
    papers = [vars(paper) for paper in new.papers]
    cells = {**vars(new), **who, "body": plain_text(dict(new.body)), "papers": plain_text(papers)}
    insert = sa.insert(landing_record).values(cells).returning(landing_record.c.id)
    number: int = work.connection.execute(insert).scalar_one()
    told = {
        "kind": new.kind,
        "project": new.project_id,
        "platform_id": new.platform_id,
        "fact_on": None if new.fact_on is None else new.fact_on.isoformat(),
        "body": dict(new.body),
        "papers": papers,
        "how": new.how,
        "replaces": new.replaces,
        "proposed_by": new.proposed_by,
        "reason": new.reason,
    }
    work.record("landing_recorded", record=number, **told)
    return RecordRow(id=number, **{**vars(new), **who})


def last_record(connection: sa.Connection) -> int:
    """Return the number of the last row, 0 without any; rows are only ever added, so it tells whether any were."""
    return int(connection.execute(sa.select(sa.func.max(landing_record.c.id))).scalar_one() or 0)


def read_record(connection: sa.Connection, number: int) -> RecordRow:
    """Return a record by its number.

    Raises
    ------
    KeyError
        If there is none.
    """
    row = connection.execute(sa.select(landing_record).where(landing_record.c.id == number)).one_or_none()
    if row is None:
        raise KeyError(number)
    return _row(row)


def replaced_by(connection: sa.Connection, number: int) -> int | None:
    """Return the row that took the place of a row, ``None`` while it is the last of its chain."""
    query = sa.select(landing_record.c.id).where(landing_record.c.replaces == number)
    found: int | None = connection.execute(query).scalar_one_or_none()
    return found


def read_rows(connection: sa.Connection, wanted: RowFilter = RowFilter()) -> tuple[RecordRow, ...]:
    """Return rows in the order they were written."""
    query = sa.select(landing_record).order_by(landing_record.c.id)
    if wanted.project:
        query = query.where(landing_record.c.project_id == wanted.project)
    if wanted.kinds:
        query = query.where(landing_record.c.kind.in_(list(wanted.kinds)))
    if wanted.platform:
        query = query.where(landing_record.c.platform_id == wanted.platform)
    if wanted.known_at is not None:
        query = query.where(landing_record.c.made_at <= wanted.known_at)
    return tuple(map(_row, connection.execute(query)))


def _row(row: sa.Row[Any]) -> RecordRow:
    cells = dict(row._mapping)
    cells["body"] = json.loads(cells["body"])
    cells["papers"] = tuple(Paper(**one) for one in json.loads(cells["papers"]))
    return RecordRow(**cells)
