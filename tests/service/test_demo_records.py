"""The records of the demo city: the same every time, marked as such, and every one of the five states occurs."""

from datetime import UTC, date, datetime

import pandas as pd
import pytest

from parcels.demo import BASE_DATE, DemoSize, demo_city
from parcels.demo.landing_records import landing_records
from parcels.landing.records import RecordKind, fact_on
from parcels.landing.states import StateName
from parcels.service.access import system_actor
from parcels.service.demo_records import demo_records
from parcels.service.landing import LandingOptions, landing_report
from parcels.service.record_list import RecordFilter, records_of
from parcels.service.workspace import init_workspace
from parcels.store.datasets import Counts, NewDataset, store_dataset

SIZE = DemoSize(parcels=300, projects=90)
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
ACTOR = system_actor("tester")


@pytest.fixture(scope="module")
def ws(tmp_path_factory):
    city = demo_city(SIZE)
    made = init_workspace(
        tmp_path_factory.mktemp("d") / "ws", name=city.name, now=NOW, actor=ACTOR, crs=city.crs, is_demo=True
    )
    with made.store.unit_of_work(ACTOR.stamp(NOW)) as work:
        for name in ("platforms", "parcels", "projects", "milestones"):
            content = pd.DataFrame(getattr(city, name))
            counts = Counts(len(content), len(content))
            store_dataset(work, NewDataset(name, content, "test", "0" * 64, city.crs, counts))
    demo_records(made, SIZE, now=NOW)
    yield made
    made.close()


def test_every_one_of_the_five_states_occurs(ws):
    report = landing_report(ws, LandingOptions(BASE_DATE), actor=ACTOR)
    states = [state for project in report.projects for state in project.states]
    assert {state.name for state in (*report.parcels, *states) if state.holds} == set(StateName)


def test_the_people_of_the_demo_wrote_most_kinds_and_a_second_one_confirmed_causes(ws):
    found = records_of(ws, RecordFilter(), actor=ACTOR)
    assert {one.kind for one in found} >= set(RecordKind) - {
        RecordKind.MILESTONE, RecordKind.IDLE_DECISION, RecordKind.ESCALATION, RecordKind.EXTENSION, RecordKind.STOP,
    }  # fmt: skip
    confirmed = [one for one in found if one.is_confirmed]
    assert {(one.proposed_by, one.made_by) for one in confirmed} == {("demo_officer", "demo_officer_2")}
    assert all(one.made_by.startswith("demo_") for one in found)


def test_nothing_is_recorded_that_lies_after_the_day_of_the_demo_and_all_of_it_is_marked(ws):
    found = records_of(ws, RecordFilter(), actor=ACTOR)
    dated = [one for one in found if one.kind is not RecordKind.PLAN_POINT]
    assert max(fact_on(one.body) or date.min for one in dated) <= BASE_DATE
    assert [one.kind for one in found if "演示数据" not in str(one.body)] == []


def test_the_same_city_has_the_same_records(ws):
    assert (
        landing_records(ws.city(), SIZE)
        == landing_records(ws.city(), SIZE)
        != landing_records(ws.city(), DemoSize(seed=1))
    )
