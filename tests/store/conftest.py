import contextlib
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from geopandas import GeoDataFrame
from shapely import box

from parcels.geo.schema import attributes
from parcels.store import migrating
from parcels.store.engine import FILE_NAME
from parcels.store.events import Stamp
from parcels.store.unit_of_work import Store, open_store

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def stamp() -> Stamp:
    return Stamp(NOW, "li", "planner")


def migrated(target: str) -> Store:
    made = open_store(target)
    with made.unit_of_work(Stamp(NOW, "li", "planner")) as work:
        migrating.upgrade(work.connection)
    return made


@pytest.fixture(scope="session")
def migrated_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all tables, to be copied for each test."""
    folder = tmp_path_factory.mktemp("migrated")
    migrated(str(folder)).close()
    return folder


@pytest.fixture
def sqlite_store(tmp_path: Path, migrated_folder: Path) -> Iterator[Store]:
    shutil.copytree(migrated_folder, tmp_path, dirs_exist_ok=True)
    made = open_store(str(tmp_path))
    yield made
    made.close()


@pytest.fixture(scope="session")
def migrated_template(cluster) -> str:
    """A database with all tables, to be copied for each test."""
    name = cluster.fresh()
    migrated(cluster.url(name)).close()
    return name


@pytest.fixture
def postgres_store(fresh_database, migrated_template: str) -> Iterator[Store]:
    made = open_store(fresh_database(migrated_template))
    yield made
    made.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Store:
    """An empty store, on SQLite and on PostgreSQL in turn."""
    return request.getfixturevalue("sqlite_store" if request.param == "sqlite" else "postgres_store")


def plain_sql_on(store: Store) -> Callable[..., int]:
    """Run statements on a store as somebody would who holds it, past all of our code; returns the rows changed."""

    def run(*statements: str) -> int:
        if store.engine.dialect.name == "sqlite":
            with contextlib.closing(sqlite3.connect(Path(store.target) / FILE_NAME)) as connection, connection:
                return sum(max(connection.execute(statement).rowcount, 0) for statement in statements)
        psycopg = pytest.importorskip("psycopg")
        with psycopg.connect(store.target) as connection:
            return sum(max(connection.execute(statement).rowcount, 0) for statement in statements)

    return run


@pytest.fixture
def plain_sql_of() -> Callable[[Store], Callable[..., int]]:
    return plain_sql_on


@pytest.fixture
def plain_sql(store: Store) -> Callable[..., int]:
    return plain_sql_on(store)


def make_parcels(count: int, **cells: list) -> GeoDataFrame:
    """Squares of 100 m in a row, every optional cell empty unless given."""
    data = {field.name: [None] * count for field in attributes("parcels")}
    data |= {
        "parcel_id": [f"A-{place}" for place in range(count)],
        "plan_use": ["100101"] * count,
        "plan_use_scheme": ["A-2023"] * count,
        "status": ["cleared"] * count,
    } | cells
    shapes = [box(500_000 + 100 * place, 3_400_000, 500_100 + 100 * place, 3_400_100) for place in range(count)]
    frame = GeoDataFrame(data, geometry=shapes, crs="EPSG:4549")
    for field in attributes("parcels"):
        frame[field.name] = frame[field.name].astype("float64" if field.type == "number" else object)
    return frame


@pytest.fixture(name="parcels")
def parcels_fixture():
    return make_parcels
