from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from geopandas import GeoDataFrame
from shapely import box

from parcels.geo.schema import attributes
from parcels.store import migrating
from parcels.store.events import Stamp
from parcels.store.unit_of_work import Store, open_store

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def stamp() -> Stamp:
    return Stamp(NOW, "li", "planner")


@pytest.fixture
def store(tmp_path: Path, stamp: Stamp) -> Iterator[Store]:
    made = open_store(str(tmp_path))
    with made.unit_of_work(stamp) as work:
        migrating.upgrade(work.connection)
    yield made
    made.close()


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
