import sqlalchemy as sa

from parcels.store import migrating
from parcels.store.engine import make_engine
from parcels.store.events import Stamp
from parcels.store.tables import metadata
from parcels.store.unit_of_work import Store, open_store

NOT_OURS = ("parcel_box", "alembic", "spatial_ref_sys")
POSTGIS_ONLY = (  # made by migrations, unknown to the metadata
    "ix_parcels_geometry",
    "ix_allocation_atom_geometry",
    "ix_certificate_atom_geometry",
)


def plain(part: dict) -> str:
    return str({name: str(value) if name == "type" else value for name, value in part.items()} | options(part))


def options(part: dict) -> dict:
    return {"dialect_options": {name: str(value) for name, value in part.get("dialect_options", {}).items()}}


def described(connection: sa.Connection) -> dict[str, list[str]]:
    """Every table with its columns, keys, checks, foreign keys, unique constraints and indexes, as sorted text."""
    seen = sa.inspect(connection)
    parts = ("columns", "check_constraints", "foreign_keys", "unique_constraints", "indexes")
    tables = [name for name in seen.get_table_names() if not name.startswith(NOT_OURS)]
    found = {}
    for table in tables:
        rows = [
            plain(one)
            for part in parts
            for one in getattr(seen, f"get_{part}")(table)
            if one["name"] not in POSTGIS_ONLY
        ]
        found[table] = sorted([*rows, str(seen.get_pk_constraint(table))])
    return found


def test_alembic_finds_no_drift_between_tables_and_migrations(store: Store, stamp: Stamp):
    with store.unit_of_work(stamp) as work:
        migrating.check(work.connection)


def test_migrated_tables_are_those_of_the_metadata_with_checks_and_keys(store: Store, request):
    sqlite = store.engine.dialect.name == "sqlite"
    direct = make_engine("sqlite://" if sqlite else request.getfixturevalue("fresh_database")())
    with direct.begin() as plain, store.reading() as migrated:
        metadata.create_all(plain)
        assert described(migrated) == described(plain)
    direct.dispose()


def test_going_down_leaves_no_table_and_up_again_works(store: Store, stamp: Stamp):
    with store.unit_of_work(stamp) as work:
        migrating.downgrade(work.connection, "base")
        assert set(sa.inspect(work.connection).get_table_names()) - {"spatial_ref_sys"} == {"alembic_version"}
        migrating.upgrade(work.connection)
        assert migrating.current_revision(work.connection) == migrating.known_revisions()[0]


def test_a_migration_that_fails_leaves_no_table_behind(new_target, tmp_path, stamp: Stamp):
    (tmp_path / "ws").mkdir()
    fresh = open_store(new_target())
    try:
        with fresh.unit_of_work(stamp) as work:
            migrating.upgrade(work.connection)
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        pass
    with fresh.reading() as connection:
        assert set(sa.inspect(connection).get_table_names()) <= {"spatial_ref_sys"}
    fresh.close()


def test_connections_to_a_file_are_as_safe_as_stated(sqlite_store: Store):
    wanted = {
        "journal_mode": "delete",
        "synchronous": 3,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "recursive_triggers": 1,
        "busy_timeout": 30_000,
    }
    with sqlite_store.reading() as connection:
        assert {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted} == wanted
