import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from parcels.domain.errors import ActionRefused, InputRefused, InternalFailure, ParcelsError
from parcels.store.datasets import Counts, NewDataset, store_dataset
from parcels.store.engine import FILE_NAME, named_errors
from parcels.store.events import Stamp
from parcels.store.unit_of_work import Store, open_store

READ_ONLY = {"sqlite": "PRAGMA query_only = ON", "postgresql": "SET TRANSACTION READ ONLY"}


def dump(store: Store) -> list[str]:
    connection = sqlite3.connect(Path(store.target) / FILE_NAME)
    lines = list(connection.iterdump())
    connection.close()
    return lines


def test_a_second_writer_that_waited_long_enough_is_told_the_workspace_is_locked(store: Store, stamp: Stamp):
    impatient = open_store(store.target, busy_seconds=0.05)

    def write():
        with impatient.unit_of_work(stamp) as work:
            work.record("tried")

    with store.unit_of_work(stamp) as first:
        first.record("first")
        first.append_pending()
        with pytest.raises(ActionRefused, match="workspace_locked") as caught:
            write()
    impatient.close()
    assert caught.value.values["workspace"] == store.target


def test_a_reader_is_not_kept_out_by_a_writer_who_has_not_committed(store: Store, stamp: Stamp):
    impatient = open_store(store.target, busy_seconds=0.05)
    with store.unit_of_work(stamp) as work:
        work.record("tried")
        work.append_pending()
        with impatient.reading() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM event").scalar() == 0
    impatient.close()


def test_a_full_disk_is_named_and_leaves_the_store_as_it_was(sqlite_store: Store, stamp: Stamp, parcels):
    store = sqlite_store
    before = dump(store)
    frame = parcels(2000)

    def fill():
        with store.unit_of_work(stamp) as work:
            pages = work.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            work.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 20}")
            store_dataset(work, NewDataset("parcels", frame, "a", "0" * 64, "EPSG:4549", Counts(2000, 2000)))

    with pytest.raises(InternalFailure, match="workspace_disk_full"):
        fill()
    assert dump(store) == before


def test_a_store_that_may_not_be_written_is_named(store: Store, stamp: Stamp):
    def write():
        with store.unit_of_work(stamp) as work:
            work.connection.exec_driver_sql(READ_ONLY[store.engine.dialect.name])
            work.record("tried")

    with pytest.raises(ActionRefused, match="workspace_read_only"):
        write()


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda data: data[: len(data) // 2], "workspace_corrupt"),
        (lambda data: b"not a database at all" + data[21:], "workspace_corrupt"),
        (lambda data: data[:4096] + bytes(len(data) - 4096), "workspace_corrupt"),
    ],
)
def test_a_damaged_file_is_named(sqlite_store: Store, damage, code: str):
    store = sqlite_store
    file = Path(store.target) / FILE_NAME
    file.write_bytes(damage(file.read_bytes()))
    with pytest.raises(InputRefused, match=code), store.reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM workspace").scalar()


def test_a_server_that_would_isolate_writers_too_much_is_not_followed(
    postgres_store: Store, stamp: Stamp, plain_sql_of
):
    plain_sql_of(postgres_store)("ALTER ROLE CURRENT_USER SET default_transaction_isolation = 'repeatable read'")
    fresh = open_store(postgres_store.target)
    with fresh.unit_of_work(stamp) as work:
        level = work.connection.exec_driver_sql("SHOW transaction_isolation").scalar()
    fresh.close()
    plain_sql_of(postgres_store)("ALTER ROLE CURRENT_USER RESET default_transaction_isolation")
    assert level == "read committed"


def test_errors_that_are_ours_are_not_renamed():
    with pytest.raises(sa.exc.IntegrityError), named_errors("somewhere"):
        raise sa.exc.IntegrityError("INSERT", {}, sqlite3.IntegrityError())
    with pytest.raises(ParcelsError, match="own_code"), named_errors("somewhere"):
        raise ParcelsError("own_code")


def test_a_password_is_never_shown(stamp: Stamp):
    error = sqlite3.OperationalError("disk full")
    error.sqlite_errorname = "SQLITE_FULL"
    with pytest.raises(InternalFailure) as caught, named_errors("postgresql://li:secret@host/city"):
        raise sa.exc.OperationalError("INSERT", {}, error)
    assert caught.value.values["workspace"] == "postgresql://li:***@host/city"
