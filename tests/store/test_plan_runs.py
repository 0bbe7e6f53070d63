from datetime import timedelta

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from parcels.store.events import Stamp, read_events
from parcels.store.measurements import cache_table, cached_table, keep_newest
from parcels.store.plan_runs import NewPlanRun, list_plan_runs, plan_document, plan_files, store_plan_run
from parcels.store.unit_of_work import Store


def test_a_plan_is_kept_with_its_inputs_and_found_newest_first(store: Store, stamp: Stamp):
    first = NewPlanRun("p" * 64, {"parcels": "a"}, "optimal", 120, 120.0, {"chosen": ["C1"], "名": "清和"}, b"zip")
    second = NewPlanRun("p" * 64, {"parcels": "b"}, "limit", None, None, {"chosen": []})
    with store.unit_of_work(stamp) as work:
        numbers = [store_plan_run(work, first), store_plan_run(work, second)]
    with store.reading() as connection:
        newest, oldest = list_plan_runs(connection)
        assert [newest.id, oldest.id] == numbers[::-1]
        assert (oldest.inputs, oldest.objective, oldest.created_at) == ({"parcels": "a"}, 120, stamp.at)
        assert plan_document(connection, oldest.id) == {"chosen": ["C1"], "名": "清和"}
        assert (plan_files(connection, oldest.id), plan_files(connection, newest.id)) == (b"zip", None)
        assert [event.name for event in read_events(connection)] == ["plan_saved", "plan_saved"]


def test_a_plan_that_does_not_exist_is_a_key_error(store: Store):
    with store.reading() as connection, pytest.raises(KeyError):
        plan_document(connection, 7)


def test_a_measured_table_comes_back_equal_and_old_ones_can_be_dropped(store: Store, stamp: Stamp):
    frame = pd.DataFrame({"area_m2": [1.5, float("nan")], "name": ["甲", None]}, index=["A-1", "A-2"])
    frame.index.name = "parcel_id"
    with store.quiet_write() as connection:
        cache_table(connection, "old", frame, stamp.at)
        cache_table(connection, "new", frame.iloc[:1], stamp.at + timedelta(seconds=1))
        cache_table(connection, "new", frame, stamp.at + timedelta(seconds=2))
        keep_newest(connection, 1)
    with store.reading() as connection:
        assert_frame_equal(cached_table(connection, "new"), frame)
        assert cached_table(connection, "old") is None
