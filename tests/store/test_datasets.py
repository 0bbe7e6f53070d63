from datetime import date

import pandas as pd
import pytest
import shapely
import sqlalchemy as sa
from geopandas import GeoDataFrame
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from shapely import MultiPolygon, Point, Polygon, box

from parcels.domain.errors import InternalFailure
from parcels.geo.schema import attributes
from parcels.store.datasets import (
    Counts,
    NewDataset,
    StoredIssue,
    current_datasets,
    has_right_content,
    read_frame,
    store_dataset,
)
from parcels.store.events import Stamp, read_events
from parcels.store.framing import LATER, columns_of, content_hash, frame_of
from parcels.store.unit_of_work import Store
from parcels.store.workspaces import create_facts

CRS = "EPSG:4549"


def new(frame: pd.DataFrame, name: str = "parcels", **more) -> NewDataset:
    given = {"source": "land.gpkg", "source_sha256": "0" * 64, "crs": CRS, "counts": Counts(len(frame), len(frame))}
    return NewDataset(name=name, frame=frame, **{**given, **more})


def kept(store: Store, stamp: Stamp, *datasets: NewDataset):
    with store.unit_of_work(stamp) as work:
        return [store_dataset(work, one) for one in datasets]


def test_what_goes_in_comes_out_with_the_same_types(store: Store, stamp: Stamp, parcels):
    frame = parcels(
        3,
        name=["地块一", None, "x'; DROP TABLE parcels; --"],
        reserve_purpose=[("health", "food"), (), None],
        ready_on=[date(2026, 3, 1), None, None],
        far_max=[2.5, float("nan"), 0.0],
        needs_conversion=[True, False, None],
    )
    frame.loc[1, "geometry"] = MultiPolygon([box(0, 0, 1, 1), box(5, 5, 6, 6)])
    (info,) = kept(store, stamp, new(frame))
    with store.reading() as connection:
        back = read_frame(connection, "parcels", [info], CRS)
    assert back.crs == CRS
    assert_frame_equal(pd.DataFrame(back.drop(columns="geometry")), pd.DataFrame(frame.drop(columns="geometry")))
    assert back.geometry.geom_equals_exact(frame.geometry, 0).all()


def test_a_dataset_that_is_not_there_is_an_empty_frame_with_all_columns(store: Store):
    with store.reading() as connection:
        empty = read_frame(connection, "projects", [], None)
    assert list(empty.columns) == [field.name for field in attributes("projects")]
    assert empty["area_min_mu"].dtype == "float64"
    assert empty["uses"].dtype == object


def test_constraint_layers_share_a_table_and_keep_their_kind(store: Store, stamp: Stamp):
    def layer(count: int) -> GeoDataFrame:
        data = {field.name: [None] * count for field in attributes("constraints")}
        return GeoDataFrame(data, geometry=[box(place, 0, place + 1, 1) for place in range(count)], crs=CRS)

    infos = kept(store, stamp, new(layer(2), "constraints:flood"), new(layer(1), "constraints:heritage"))
    with store.reading() as connection:
        both = read_frame(connection, "constraints", infos, CRS)
    assert list(both["kind"]) == ["flood", "flood", "heritage"]


def test_on_postgis_other_programs_see_where_a_shape_is_and_reading_gives_the_same_shape(
    postgres_store: Store, stamp: Stamp, parcels
):
    with postgres_store.unit_of_work(stamp) as work:
        create_facts(work, "清和市", CRS, False)
        info = store_dataset(work, new(parcels(2)))
    with postgres_store.reading() as connection:
        assert connection.exec_driver_sql("SELECT DISTINCT ST_SRID(geometry) FROM parcels").scalars().all() == [4549]
        shapes = read_frame(connection, "parcels", [info], CRS).geometry
        assert has_right_content(connection, info)
    assert set(shapely.get_srid(shapes.to_numpy())) == {0}
    assert shapes.geom_equals_exact(parcels(2).geometry, 0).all()


def test_datasets_come_in_one_order_on_both_stores(store: Store, stamp: Stamp):
    data = {field.name: [None] for field in attributes("constraints")}
    layer = GeoDataFrame(data, geometry=[box(0, 0, 1, 1)], crs=CRS)
    names = ["constraints:b_1", "constraints:B2", "constraints:a", "constraints:河", "constraints:道"]
    kept(store, stamp, *(new(layer, name) for name in names))
    with store.reading() as connection:
        assert [info.name for info in current_datasets(connection)] == sorted(names)


def test_a_second_import_replaces_the_first_and_the_old_rows_stay(store: Store, stamp: Stamp, parcels):
    (first,) = kept(store, stamp, new(parcels(2)))
    (second,) = kept(store, stamp, new(parcels(3)))
    with store.reading() as connection:
        assert [info.id for info in current_datasets(connection)] == [second.id]
        assert len(read_frame(connection, "parcels", [first], CRS)) == 2


def test_each_stored_dataset_leaves_an_event_with_its_counts_and_hashes(store: Store, stamp: Stamp, parcels):
    (info,) = kept(store, stamp, new(parcels(2), counts=Counts(5, 1, 1, 3)))
    with store.reading() as connection:
        (event,) = read_events(connection)
    assert event.name == "imported"
    assert event.values["content_sha256"] == info.content_sha256
    assert [event.values[name] for name in ("read", "kept", "repaired", "refused")] == [5, 1, 1, 3]


def test_counts_that_do_not_sum_up_are_refused_by_the_database(store: Store, stamp: Stamp, parcels):
    with pytest.raises(sa.exc.IntegrityError):
        kept(store, stamp, new(parcels(2), counts=Counts(5, 1, 1, 1)))


def test_two_rows_of_one_number_are_refused_by_the_database(store: Store, stamp: Stamp, parcels):
    with pytest.raises(sa.exc.IntegrityError):
        kept(store, stamp, new(parcels(2, parcel_id=["A-1", "A-1"])))


@pytest.mark.parametrize(
    "shape", [None, Polygon(), Polygon([(0, 0), (1, 1), (1, 0), (0, 1)]), Point(float("nan"), 1.0)]
)
def test_a_shape_that_is_missing_empty_or_invalid_is_refused(store: Store, stamp: Stamp, parcels, shape):
    frame = parcels(2)
    frame["geometry"] = [frame.geometry[0], shape]
    with pytest.raises(InternalFailure) as caught:
        kept(store, stamp, new(frame))
    assert caught.value.code == "store_geometry_refused"
    assert caught.value.values["position"] == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", 5), ("ready_on", "2026-01-01"), ("needs_conversion", 1), ("reserve_purpose", "health"), ("far_max", "a")],
)
def test_a_frame_that_is_not_typed_as_documented_is_refused(store: Store, stamp: Stamp, parcels, field, value):
    frame = parcels(1)
    frame[field] = pd.Series([value], dtype=object)
    with pytest.raises(InternalFailure) as caught:
        kept(store, stamp, new(frame))
    assert (caught.value.code, caught.value.values["field"]) == ("store_value_refused", field)


def test_issues_are_kept_with_the_dataset(store: Store, stamp: Stamp, parcels):
    issue = StoredIssue("area_differs", "kept", "A-1", '{"row": 2}')
    (info,) = kept(store, stamp, new(parcels(1), issues=[issue]))
    with store.reading() as connection:
        row = connection.exec_driver_sql("SELECT dataset_id, ordinal, code, action, record, body FROM quality_issue")
        assert tuple(row.one()) == (info.id, 0, "area_differs", "kept", "A-1", '{"row": 2}')


def test_the_content_hash_depends_on_content_and_crs_and_not_on_the_file(parcels):
    columns = columns_of("parcels", parcels(2))
    moved = parcels(2)
    moved.loc[0, "geometry"] = box(0, 0, 1, 1)
    assert content_hash(columns, CRS) == content_hash(columns_of("parcels", parcels(2)), CRS)
    assert content_hash(columns, CRS) != content_hash(columns, "EPSG:4548")
    assert content_hash(columns, CRS) != content_hash(columns_of("parcels", moved), CRS)


def test_a_column_of_a_later_revision_counts_only_where_something_stands_in_it(parcels):
    columns = dict(columns_of("parcels", parcels(2)))
    before = {name: values for name, values in columns.items() if name not in LATER}
    assert set(before) < set(columns)
    assert content_hash(columns, CRS) == content_hash(before, CRS)
    assert content_hash(columns | {"title_clear": [True, None]}, CRS) != content_hash(before, CRS)


def test_a_row_changed_behind_our_back_is_found_by_the_content_hash(store: Store, stamp: Stamp, parcels, plain_sql):
    (info,) = kept(store, stamp, new(parcels(2)))
    with store.reading() as connection:
        assert has_right_content(connection, info)
    assert plain_sql("UPDATE parcels SET plan_use = '0701' WHERE ordinal = 1") == 1
    with store.reading() as connection:
        assert not has_right_content(connection, info)


def test_the_box_index_holds_the_current_parcels_only(sqlite_store: Store, stamp: Stamp, parcels):
    store = sqlite_store
    kept(store, stamp, new(parcels(5)), new(parcels(3)))
    query = "SELECT ordinal FROM parcel_box WHERE min_x < 500150 AND max_x > 500120 AND min_y < 3400050"
    with store.reading() as connection:
        assert connection.exec_driver_sql(query).scalars().all() == [1]
        assert connection.exec_driver_sql("SELECT count(*) FROM parcel_box").scalar() == 3


TEXT = st.none() | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=8)
ROW = st.tuples(
    TEXT,
    st.none() | st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=4), max_size=3).map(tuple),
    st.none() | st.dates(),
    st.floats(allow_infinity=False),
    st.none() | st.booleans(),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(ROW, max_size=6))
def test_encoding_and_decoding_a_frame_gives_the_same_frame(rows):
    names = ("name", "sectors", "locked_on")
    cells = {name: [row[place] for row in rows] for place, name in enumerate(names)}
    data = {field.name: [None] * len(rows) for field in attributes("platforms")} | cells
    frame = GeoDataFrame(pd.DataFrame(data, dtype=object), geometry=[box(0, 0, 1, 1)] * len(rows), crs=CRS)
    back = frame_of("platforms", columns_of("platforms", frame), CRS)
    assert_frame_equal(pd.DataFrame(back.drop(columns="geometry")), pd.DataFrame(frame.drop(columns="geometry")))
    assert back.crs == CRS
