"""A whole store as one file, and back: the online backup of SQLite, ``pg_dump`` and ``pg_restore`` of PostgreSQL.

Both are taken while others write, and both are of one moment. What is in a copy (revision, head of the log, rows per
table) is read at that same moment, so that a restored store can be held against it.
"""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from parcels.domain.errors import InputRefused, InternalFailure
from parcels.store import migrating
from parcels.store.engine import database_url
from parcels.store.events import Head, head, verify_chain
from parcels.store.unit_of_work import Store, open_store

NOT_COUNTED = ("spatial_ref_sys", "parcel_box", "sqlite_")
RESTORE_OPTIONS = ("--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", "--no-comments")


@dataclass(frozen=True)
class Contents:
    """What is in a store at one moment."""

    revision: str
    head: Head
    counts: Mapping[str, int]


def contents(connection: sa.Connection) -> Contents:
    """Return what is in a store; it needs the tables of no particular revision."""
    names = sorted(name for name in sa.inspect(connection).get_table_names() if not name.startswith(NOT_COUNTED))
    counts = {name: _count(connection, name) for name in names}
    return Contents(migrating.current_revision(connection) or "", head(connection), counts)


def _count(connection: sa.Connection, name: str) -> int:
    return int(connection.execute(sa.select(sa.func.count()).select_from(sa.table(name))).scalar_one())


def is_empty(connection: sa.Connection) -> bool:
    """Return whether there is no table of anybody in a database (PostGIS may be there already)."""
    return not set(sa.inspect(connection).get_table_names()) - {"spatial_ref_sys"}


def copy_out(store: Store, file: Path) -> Contents:
    """Copy a store into a new file while others may write, and return what is in the copy.

    Raises
    ------
    InputRefused
        ``tool_missing`` where ``pg_dump`` is not found.
    InternalFailure
        ``tool_failed`` with its last line, ``backup_failed``.
    """
    return _copy_sqlite(store, file) if store.engine.dialect.name == "sqlite" else _dump(store, file)


def _copy_sqlite(store: Store, file: Path) -> Contents:
    """Copy in one step: writers wait that long; step by step, each write would start the copy again."""
    try:
        with store.reading() as connection, closing(sqlite3.connect(file)) as copy:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")  # takes the read lock
            source = connection.connection.driver_connection
            assert isinstance(source, sqlite3.Connection)
            source.backup(copy)
            return contents(connection)
    except sqlite3.Error as error:
        raise InternalFailure("backup_failed", reason=str(error)) from error


def _dump(store: Store, file: Path) -> Contents:
    with store.reading() as connection:
        snapshot = connection.exec_driver_sql("SELECT pg_export_snapshot()").scalar_one()
        found = contents(connection)
        _run("pg_dump", store, "--format=custom", "--no-owner", f"--snapshot={snapshot}", f"--file={file}")
        return found


def copy_in(file: Path, store: Store) -> None:
    """Put a dump into an empty PostgreSQL database, all of it or nothing.

    Raises
    ------
    InputRefused
        ``tool_missing`` where ``pg_restore`` is not found.
    InternalFailure
        ``tool_failed`` with its last line.
    """
    _run("pg_restore", store, *RESTORE_OPTIONS, f"--dbname={_named(store)}", str(file))


def _run(program: str, store: Store, *arguments: str) -> None:
    """Run a program of PostgreSQL; the password goes through the environment, never onto a command line."""
    found = shutil.which(program)
    if found is None:
        raise InputRefused("tool_missing", tool=program)
    target = () if program == "pg_restore" else (f"--dbname={_named(store)}",)
    password = database_url(store.target).password
    environment = {**os.environ, **({} if password is None else {"PGPASSWORD": str(password)})}
    command = [found, "--no-password", *target, *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode != 0:
        last = done.stderr.strip().splitlines()[-1:] or [str(done.returncode)]
        raise InternalFailure("tool_failed", tool=program, reason=last[0])


def _named(store: Store) -> str:
    """Return the database as a URL of PostgreSQL's own programs, without its password."""
    url = database_url(store.target)
    bare = sa.URL.create("postgresql", url.username, None, url.host, url.port, url.database, url.query)
    return bare.difference_update_query(["password"]).render_as_string(hide_password=False)


def wipe(store: Store) -> None:
    """Drop all of ours from a database that was empty before a restore, so that a failed one leaves nothing."""
    with store.quiet_write() as connection:
        ours = "NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = o.oid AND d.deptype = 'e')"
        tables = f"""SELECT format('DROP TABLE %%s CASCADE', o.oid::regclass) FROM pg_class o
            WHERE o.relkind = 'r' AND o.relnamespace = current_schema()::regnamespace AND {ours}"""
        functions = f"""SELECT format('DROP FUNCTION %%s CASCADE', o.oid::regprocedure) FROM pg_proc o
            WHERE o.pronamespace = current_schema()::regnamespace AND {ours}"""
        for query in (tables, functions):
            for statement in connection.exec_driver_sql(query).scalars().all():
                connection.exec_driver_sql(statement)


def verify_copy(target: str, expected: Contents, anchor: Head | None) -> None:
    """Raise unless a restored store is sound, holds what the backup says and continues up to the anchor.

    Raises
    ------
    InputRefused
        ``restore_unsound`` with ``what`` (``pages``, ``references``, ``revision``, ``log``, ``head``, ``anchor`` or a
        table) and where.
    """
    store = open_store(target)
    try:
        with store.reading() as connection:
            _verify(connection, expected, anchor)
    finally:
        store.close()


def _verify(connection: sa.Connection, expected: Contents, anchor: Head | None) -> None:
    if connection.dialect.name == "sqlite":
        pages = str(connection.exec_driver_sql("PRAGMA integrity_check").scalar())
        _expect("pages", "ok", pages)
        _expect("references", "0", str(len(connection.exec_driver_sql("PRAGMA foreign_key_check").all())))
    found = contents(connection)
    _expect("revision", expected.revision, found.revision)
    for name in sorted({*expected.counts, *found.counts}):
        _expect(name, str(expected.counts.get(name)), str(found.counts.get(name)))
    report = verify_chain(connection)
    _expect("log", "", ", ".join(f"{fault.code} {fault.seq}" for fault in report.faults[:3]))
    _expect("head", f"{expected.head.seq}:{expected.head.hash}", f"{report.head.seq}:{report.head.hash}")
    anchored = () if anchor is None else verify_chain(connection, anchor).faults
    _expect("anchor", "", ", ".join(f"{fault.code} {fault.seq}" for fault in anchored[:3]))


def _expect(what: str, wanted: str, found: str) -> None:
    if wanted != found:
        raise InputRefused("restore_unsound", what=what, wanted=wanted or "–", found=found or "–")
