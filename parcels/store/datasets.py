"""Datasets: what was imported, from where, by whom, and the rows themselves.

A name (``parcels``, ``constraints:flood``, …) has at most one current dataset. Storing a new one retires the old;
its rows stay, so that a past decision can be recomputed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any

import pandas as pd
import shapely
import sqlalchemy as sa
from pyproj.exceptions import CRSError

from parcels.domain.errors import ParcelsError
from parcels.store.framing import bounds_of, columns_of, content_hash, frame_of
from parcels.store.tables import RECORDS, dataset, quality_issue
from parcels.store.unit_of_work import UnitOfWork

IMPORT_LOCK = 7003
CHUNK = 5_000  # rows per statement: small enough that Ctrl-C is answered at once


@dataclass(frozen=True)
class Counts:
    """How many records were read and what became of them; kept + repaired + refused = read."""

    read: int
    kept: int
    repaired: int = 0
    refused: int = 0


@dataclass(frozen=True)
class StoredIssue:
    """One entry of a quality report; ``body`` is its JSON."""

    code: str
    action: str
    record: str | None
    body: str


@dataclass(frozen=True, eq=False)
class NewDataset:
    """A dataset about to be stored; ``frame`` is typed as :class:`parcels.geo.city.City` wants it."""

    name: str
    frame: pd.DataFrame
    source: str
    source_sha256: str
    crs: str | None
    counts: Counts
    report: str = "{}"
    issues: Sequence[StoredIssue] = field(default_factory=tuple)


@dataclass(frozen=True)
class DatasetInfo:
    """What is known about a stored dataset."""

    id: int
    name: str
    source: str
    source_sha256: str
    content_sha256: str
    crs: str | None
    counts: Counts
    imported_at: datetime
    imported_by: str
    is_current: bool


def dataset_name(table: str, kind: str | None = None) -> str:
    """Return the name of a dataset; constraints have one per kind.

    >>> dataset_name("constraints", "flood")
    'constraints:flood'
    """
    return table if kind is None else f"{table}:{kind}"


def table_and_kind(name: str) -> tuple[str, str | None]:
    """Return the table and the constraint kind of a dataset name.

    >>> table_and_kind("constraints:flood")
    ('constraints', 'flood')
    """
    table, _, kind = name.partition(":")
    return table, kind or None


def store_dataset(work: UnitOfWork, new: NewDataset) -> DatasetInfo:
    """Store a dataset as the current one of its name and record the event ``imported``."""
    table, _ = table_and_kind(new.name)
    columns = columns_of(table, new.frame)
    content = content_hash(columns, new.crs)
    work.connection.execute(sa.update(dataset).where(dataset.c.name == new.name).values(is_current=False))
    number = _insert_head(work, new, content)
    _insert_rows(work.connection, RECORDS[table], number, columns)
    _insert_issues(work.connection, number, new.issues)
    if new.name == "parcels" and work.connection.dialect.name == "sqlite":
        _renew_boxes(work.connection, columns)
    counts = new.counts
    work.record(
        "imported", dataset=new.name, dataset_id=number, source=new.source, source_sha256=new.source_sha256,
        content_sha256=content, crs=new.crs, read=counts.read, kept=counts.kept, repaired=counts.repaired,
        refused=counts.refused,
    )  # fmt: skip
    return dataset_info(work.connection, number)


def _insert_head(work: UnitOfWork, new: NewDataset, content: str) -> int:
    row = {
        "name": new.name,
        "source": new.source,
        "source_sha256": new.source_sha256,
        "content_sha256": content,
        "crs": new.crs,
        "read_count": new.counts.read,
        "kept_count": new.counts.kept,
        "repaired_count": new.counts.repaired,
        "refused_count": new.counts.refused,
        "report": new.report,
        "imported_at": work.stamp.at,
        "imported_by": work.stamp.user,
        "is_current": True,
    }
    number: int = work.connection.execute(sa.insert(dataset).values(row).returning(dataset.c.id)).scalar_one()
    return number


def _insert_rows(connection: sa.Connection, table: sa.Table, number: int, columns: Mapping[str, Sequence[Any]]) -> None:
    names = ("dataset_id", "ordinal", *columns)
    rows = zip(*columns.values(), strict=True)
    for chunk in _chunks(enumerate(rows)):
        values = [dict(zip(names, (number, place, *row), strict=True)) for place, row in chunk]
        connection.execute(sa.insert(table), values)


def _insert_issues(connection: sa.Connection, number: int, issues: Iterable[StoredIssue]) -> None:
    for chunk in _chunks(enumerate(issues)):
        rows = [{"dataset_id": number, "ordinal": place, **vars(issue)} for place, issue in chunk]
        connection.execute(sa.insert(quality_issue), rows)


def _renew_boxes(connection: sa.Connection, columns: Mapping[str, Sequence[Any]]) -> None:
    connection.exec_driver_sql("DROP TABLE parcel_box")  # far quicker than deleting its rows; undone by a rollback
    connection.exec_driver_sql("CREATE VIRTUAL TABLE parcel_box USING rtree(ordinal, min_x, max_x, min_y, max_y)")
    for chunk in _chunks(bounds_of(columns)):
        connection.exec_driver_sql("INSERT INTO parcel_box VALUES (?, ?, ?, ?, ?)", chunk)


def _chunks(rows: Iterable[Any]) -> Iterator[list[Any]]:
    source = iter(rows)
    while chunk := list(islice(source, CHUNK)):
        yield chunk


def lock_imports(connection: sa.Connection) -> None:
    """Let one import store at a time, until the end of the transaction; on SQLite the write lock already says so."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(IMPORT_LOCK)))


def current_datasets(connection: sa.Connection) -> tuple[DatasetInfo, ...]:
    """Return the current datasets, by name; sorted here, because each database sorts text in its own way."""
    query = sa.select(dataset).where(dataset.c.is_current)
    return tuple(sorted((_info(row) for row in connection.execute(query)), key=lambda info: info.name))


def stored_datasets(connection: sa.Connection) -> tuple[DatasetInfo, ...]:
    """Return every dataset ever stored, in order."""
    return tuple(_info(row) for row in connection.execute(sa.select(dataset).order_by(dataset.c.id)))


def dataset_info(connection: sa.Connection, number: int) -> DatasetInfo:
    """Return what is known about one dataset."""
    return _info(connection.execute(sa.select(dataset).where(dataset.c.id == number)).one())


def dataset_report(connection: sa.Connection, number: int) -> str:
    """Return the quality report of a dataset as JSON text."""
    return str(connection.execute(sa.select(dataset.c.report).where(dataset.c.id == number)).scalar_one())


def _info(row: sa.Row[tuple[object, ...]]) -> DatasetInfo:
    counts = Counts(row.read_count, row.kept_count, row.repaired_count, row.refused_count)
    return DatasetInfo(
        row.id, row.name, row.source, row.source_sha256, row.content_sha256, row.crs, counts, row.imported_at,
        row.imported_by, row.is_current,
    )  # fmt: skip


def read_frame(connection: sa.Connection, table: str, found: Sequence[DatasetInfo], crs: str | None) -> pd.DataFrame:
    """Return the rows of datasets of one table, in the order given; constraints with their ``kind``."""
    kinds = [table_and_kind(info.name)[1] for info in found]
    parts = [_read_columns(connection, RECORDS[table], info.id) for info in found]
    columns = {name: [value for part in parts for value in part[name]] for name in _names(RECORDS[table])}
    frame = frame_of(table, columns, crs)
    if table == "constraints":
        counted = [kind for kind, part in zip(kinds, parts, strict=True) for _ in part["geometry"]]
        frame.insert(0, "kind", pd.Series(counted, dtype=object))
    return frame


def _names(table: sa.Table) -> list[str]:
    return [column.name for column in table.columns if column.name not in ("dataset_id", "ordinal")]


def _read_columns(connection: sa.Connection, table: sa.Table, number: int) -> dict[str, Sequence[Any]]:
    names = _names(table)
    raw = [_raw(table.c[name]) for name in names]
    rows = connection.execute(sa.select(*raw).where(table.c.dataset_id == number).order_by(table.c.ordinal)).all()
    return dict(zip(names, zip(*rows, strict=True), strict=True)) if rows else dict.fromkeys(names, ())


def _raw(column: sa.Column[Any]) -> sa.ColumnElement[Any]:
    """Return a column as the database gives it; shapes are decoded all at once later."""
    return sa.type_coerce(column, sa.types.NullType()).label(column.name) if column.name == "geometry" else column


def has_right_content(connection: sa.Connection, info: DatasetInfo) -> bool:
    """Return whether the stored rows still are what was imported (their hash is computed again)."""
    table, _ = table_and_kind(info.name)
    frame = read_frame(connection, table, [info], info.crs)
    return content_hash(columns_of(table, frame), info.crs) == info.content_sha256


UNREADABLE = (ParcelsError, sa.exc.SQLAlchemyError, shapely.errors.ShapelyError, CRSError)
"""What reading rows raises that were changed into nonsense; PROJ's errors are no errors of values."""


def is_intact(connection: sa.Connection, info: DatasetInfo) -> bool:
    """Return whether the rows are what was imported; rows that nobody can read any more are not, whatever is wrong."""
    try:
        return has_right_content(connection, info)
    except (*UNREADABLE, LookupError, TypeError, ValueError):
        return False
