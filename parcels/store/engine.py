"""Connections: SQLite as safe as it goes, PostgreSQL by URL; the errors of both as codes.

SQLite: ``journal_mode=DELETE`` with ``synchronous=EXTRA`` (the write-ahead log of SQLite 3.7.0 to 3.51.2 has a bug that
corrupts), a writer takes the write lock at once (``BEGIN IMMEDIATE``), a reader does not.

PostgreSQL: writers at READ COMMITTED, whatever the server's default is, because the look at bound land must come after
the locks (at REPEATABLE READ the snapshot is older than the lock and overlap slips through); who waits for a lock gives
up after the same time as on SQLite.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.pool import NullPool

from parcels.domain.errors import ActionRefused, InputRefused, InternalFailure, ParcelsError

FILE_NAME = "parcels.sqlite"
BUSY_SECONDS = 30.0
PRAGMAS = (
    "journal_mode=DELETE",
    "synchronous=EXTRA",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "recursive_triggers=ON",  # without it INSERT OR REPLACE slips past the triggers that protect events
    "cache_size=-131072",
)


def is_url(target: str | Path) -> bool:
    """Return whether a workspace target is a database URL rather than a folder."""
    return "://" in str(target)


def make_engine(target: str | Path, *, busy_seconds: float = BUSY_SECONDS) -> sa.Engine:
    """Return an engine for a workspace: a folder with ``parcels.sqlite`` inside, or a database URL.

    Raises
    ------
    InputRefused
        ``workspace_url_refused`` or ``workspace_driver_missing``.
    """
    url = database_url(target)
    if url.get_backend_name() != "sqlite":
        return _server_engine(url, busy_seconds)
    engine = sa.create_engine(url, poolclass=NullPool, connect_args={"timeout": busy_seconds})
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin)
    return engine


def database_url(target: str | Path) -> sa.URL:
    """Return the database URL of a workspace target."""
    if not is_url(target):
        return sa.URL.create("sqlite", database=str(Path(target) / FILE_NAME))
    try:
        url = sa.make_url(str(target))
    except sa.exc.ArgumentError:
        raise InputRefused("workspace_url_refused", workspace=str(target).partition("://")[0] + "://…") from None
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise InputRefused("workspace_url_refused", workspace=_shown(str(target)))
    return url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url


def _server_engine(url: sa.URL, busy_seconds: float) -> sa.Engine:
    try:
        engine = sa.create_engine(url, pool_pre_ping=True, isolation_level="READ COMMITTED")
    except ImportError:
        raise InputRefused("workspace_driver_missing", workspace=url.render_as_string(hide_password=True)) from None

    def configure(connection: Any, _: object) -> None:  # noqa: ANN401  the driver is an extra
        connection.execute(f"SET lock_timeout = {max(1, round(busy_seconds * 1000))}")
        connection.commit()

    event.listen(engine, "connect", configure)
    return engine


def _configure(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None  # we send BEGIN ourselves
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def reading(engine: sa.Engine, target: str | Path) -> Iterator[sa.Connection]:
    """Open one consistent view of the store for reading."""
    if engine.dialect.name == "postgresql":
        engine = engine.execution_options(isolation_level="REPEATABLE READ")  # SQLite: the read lock says the same
    with named_errors(target), engine.begin() as connection:
        yield connection


@contextmanager
def writing(engine: sa.Engine, target: str | Path) -> Iterator[sa.Connection]:
    """Open one write transaction: committed as a whole, or rolled back on any exception, Ctrl-C included."""
    with named_errors(target), engine.connect() as plain:
        connection = plain.execution_options(writes=True)
        with connection.begin():
            yield connection


@contextmanager
def named_errors(target: str | Path) -> Iterator[None]:
    """Turn errors of the database that a person can do something about into codes."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        named = _named(error, str(target))
        if named is None:
            raise
        raise named from error


def _named(error: sa.exc.DBAPIError, target: str) -> ParcelsError | None:
    """Return our error for SQLite's error name or PostgreSQL's SQLSTATE; ``None`` if it is no matter for a person."""
    refused = _refused_by_trigger(error)
    if refused is not None:
        return refused
    name = getattr(error.orig, "sqlite_errorname", None) or getattr(error.orig, "sqlstate", None) or ""
    for start, kind, code in _NAMES:
        if name.startswith(start):
            return kind(code, workspace=_shown(target))
    if error.connection_invalidated:
        return InternalFailure("workspace_connection_lost", workspace=_shown(target))
    if not name and isinstance(error, sa.exc.OperationalError):
        return InputRefused("workspace_unreachable", workspace=_shown(target))
    return None


def _refused_by_trigger(error: sa.exc.DBAPIError) -> ActionRefused | None:
    """Return the refusal that one of our triggers put into the detail of its error, as JSON with a ``code``."""
    detail = getattr(getattr(error.orig, "diag", None), "message_detail", None) or ""
    if not detail.startswith('{"code"'):
        return None
    values = json.loads(detail)
    return ActionRefused(values.pop("code"), **values)


_NAMES: tuple[tuple[str, type[ParcelsError], str], ...] = (
    ("SQLITE_BUSY", ActionRefused, "workspace_locked"),
    ("SQLITE_LOCKED", ActionRefused, "workspace_locked"),
    ("SQLITE_READONLY", ActionRefused, "workspace_read_only"),
    ("SQLITE_FULL", InternalFailure, "workspace_disk_full"),
    ("SQLITE_IOERR", InternalFailure, "workspace_disk_failed"),
    ("SQLITE_CORRUPT", InputRefused, "workspace_corrupt"),
    ("SQLITE_NOTADB", InputRefused, "workspace_corrupt"),
    ("SQLITE_CANTOPEN", InputRefused, "workspace_unreadable"),
    ("SQLITE_PERM", InputRefused, "workspace_unreadable"),
    ("SQLITE_TOOBIG", InputRefused, "workspace_value_too_big"),
    ("08", InternalFailure, "workspace_connection_lost"),
    ("25006", ActionRefused, "workspace_read_only"),
    ("40", ActionRefused, "workspace_locked"),
    ("42501", ActionRefused, "database_right_missing"),
    ("53100", InternalFailure, "workspace_disk_full"),
    ("55P03", ActionRefused, "workspace_locked"),
    ("57P", InternalFailure, "workspace_connection_lost"),
)


def _shown(target: str) -> str:
    """Return the target without a password."""
    return sa.make_url(target).render_as_string(hide_password=True) if is_url(target) else target
