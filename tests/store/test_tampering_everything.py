"""Every column of every table, changed behind the log one by one, and every row deleted: what is seen, what not."""

from collections.abc import Callable, Iterator
from datetime import date, datetime

import pytest
import sqlalchemy as sa
from shapely import box

from parcels.store.datasets import Counts, NewDataset, store_dataset
from parcels.store.events import Stamp
from parcels.store.plan_runs import NewPlanRun, store_plan_run
from parcels.store.state_check import check_state
from parcels.store.tables import metadata
from parcels.store.unit_of_work import Store
from parcels.store.workspaces import create_facts
from tests.store.everything import NOW, allocated, certified, decided, imagined, landed, reserved, somebody

PLANNER, LEADER = Stamp(NOW, "demo_planner", "planner"), Stamp(NOW, "demo_leader", "leader")
FORESTER = Stamp(NOW, "demo_department", "department")
INTERNAL = frozenset({"event", "alembic_version", "measurement", "sign_in", "quality_issue"})
"""The chain itself; a cache that is computed anew; sessions; the lines of import reports."""
UNTOLD = {
    "allocation": {"version"},
    "dataset": {"report"},
    "document": {"kind"},
    "evidence": {"name", "media_type", "added_at", "added_by"},
    "person": {"password_hash", "failures", "locked_until", "version"},
    "reserve_review": {"version"},
    "scenario": {"head", "changed_at", "changed_by"},
    "scenario_run": {
        *("policy_hash", "inputs", "status", "objective", "bound", "findings", "files", "made_at", "made_by"),
        *("scenario_id", "number"),
    },
    "scenario_version": {"after", "note", "made_at", "made_by", "id"},
}
"""Columns of which the log says nothing; docs/audit.md names them."""


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def store(request: pytest.FixtureRequest) -> Store:
    return request.getfixturevalue("sqlite_store" if request.param == "sqlite" else "postgres_store")


@pytest.fixture
def filled(store: Store, parcels: Callable) -> Store:
    """A workspace with a row of everything."""
    with store.unit_of_work(PLANNER) as work:
        create_facts(work, "清和市", "EPSG:4549", True)
        store_dataset(work, NewDataset("parcels", parcels(3), "a.gpkg", "0" * 64, "EPSG:4549", Counts(3, 3)))
        run = store_plan_run(work, NewPlanRun("2" * 64, {"parcels": "3" * 64}, "optimal", 7, 7.0, {"c": 1}, b"zip"))
        made = allocated(work, run)
        imagined(work)
    with store.unit_of_work(FORESTER) as work:
        decided(work, made)
    with store.unit_of_work(LEADER) as work:
        certified(work, made)
        landed(work)
        reserved(work)
        somebody(work)
    return store


def other_value(column: sa.Column, value: object) -> str:
    """Return a literal that is not what the column holds."""
    if isinstance(value, bool):
        return str(not value).lower()
    if isinstance(value, int | float):
        return str(value + 1)
    if isinstance(value, bytes):
        return "x'00'"
    if isinstance(value, datetime):
        return "'2020-01-01T00:00:00.000000+00:00'"
    if isinstance(value, date):
        return "'2020-01-01'"
    if value is None:
        if column.name.endswith(("_at", "_until")) and not isinstance(column.type, sa.Date):
            return "'2020-01-01T00:00:00.000000+00:00'"
        kind = column.type.python_type
        return "'2020-01-01'" if kind in (date, datetime) else "7" if kind in (int, float) else "'forged'"
    return "'[\"forged\"]'" if str(value)[:1] in "[{" else "'forged'"


@pytest.fixture
def attempt(filled: Store) -> Iterator[Callable[[str], bool | None]]:
    """Run a statement with triggers and keys off and take it back; tell whether it is seen, ``None`` if impossible."""
    is_server = filled.engine.dialect.name == "postgresql"
    with filled.engine.connect() as connection:
        if not is_server:
            triggers = (
                connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all()
            )
            connection.rollback()
            for pragma in ("foreign_keys = OFF", "ignore_check_constraints = ON"):  # outside of any transaction
                connection.connection.driver_connection.execute(f"PRAGMA {pragma}")

        def run(statement: str) -> bool | None:
            try:
                if is_server:
                    connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
                for name in () if is_server else triggers:
                    connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
                if connection.exec_driver_sql(statement).rowcount == 0:
                    return None
                return bool(check_state(connection))
            except sa.exc.DBAPIError:
                return None
            finally:
                connection.rollback()

        yield run


def tried_columns(store: Store) -> Iterator[tuple[str, str, str]]:
    with store.reading() as connection:
        for table in metadata.sorted_tables:
            row = connection.execute(sa.select(table).limit(1)).one_or_none()
            if table.name in INTERNAL or "dataset_id" in table.c or row is None:
                continue
            for column in table.c:
                if column.name == "geometry":
                    yield table.name, column.name, ""
                else:
                    yield table.name, column.name, other_value(column, row._mapping[column.name])


def test_the_fixture_holds_a_row_of_every_table(filled: Store):
    assert check_faults(filled) == ()
    with filled.reading() as connection:
        empty = [
            table.name
            for table in metadata.sorted_tables
            if table.name not in INTERNAL
            and "dataset_id" not in table.c
            and connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one() == 0
        ]
    assert empty == []


def check_faults(store: Store) -> tuple[object, ...]:
    with store.reading() as connection:
        return check_state(connection)


def test_every_column_that_the_log_tells_is_held_against_it(filled: Store, attempt):
    seen: dict[str, set[str]] = {}
    unseen: dict[str, set[str]] = {}
    shape = (
        "x'" + box(0, 0, 50, 50).wkb_hex + "'"
        if filled.engine.dialect.name == "sqlite"
        else (f"'{box(0, 0, 50, 50).wkb_hex}'")
    )
    for table, column, value in list(tried_columns(filled)):
        told = attempt(f"UPDATE {table} SET {column} = {value or shape}")
        if told is not None:
            (seen if told else unseen).setdefault(table, set()).add(column)
    assert len(seen) > 15, "most of it must have been possible"
    more = {table: columns - UNTOLD.get(table, set()) for table, columns in unseen.items()}
    assert {table: columns for table, columns in more.items() if columns} == {}
    assert unseen == UNTOLD or filled.engine.dialect.name == "postgresql", "the list names nothing that is seen"


def test_every_deleted_row_that_the_log_tells_is_missed(filled: Store, attempt):
    tables = [table.name for table in metadata.sorted_tables if table.name not in INTERNAL]
    tables = [name for name in tables if "dataset_id" not in metadata.tables[name].c]
    assert [name for name in tables if not attempt(f"DELETE FROM {name}")] == []


def test_a_file_of_evidence_slipped_in_is_seen(filled: Store, attempt):
    digest = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"  # of "x"
    content = "x'78'" if filled.engine.dialect.name == "sqlite" else r"'\x78'"
    row = f"'{digest}', 'f.pdf', 'application/pdf', {content}, '2020-01-01T00:00:00.000000+00:00', 'zhao'"
    assert attempt(f"INSERT INTO evidence (sha256, name, media_type, content, added_at, added_by) VALUES ({row})")
