"""What is recorded after the import counts in arrivals, forecast and experience of the city. Five parcels of 30 mu."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from parcels.domain.errors import InputRefused
from parcels.landing.milestones import Milestone
from parcels.landing.records import MilestoneReached
from parcels.service.access import Role, demo_actors, system_actor
from parcels.service.arrivals import ArrivalOptions, replay_arrivals
from parcels.service.certificates import book_of
from parcels.service.forecast import ForecastOptions, city_forecast
from parcels.service.landing_records import NewRecord, record
from parcels.service.prepared import basis
from tests.service.conftest import five_parcels, frame, project, workspace_of

AS_OF = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
ACTOR = system_actor("tester")
LEADER = next(actor for actor in demo_actors() if actor.role is Role.LEADER)


def told(ws, project, milestone, day):
    record(ws, NewRecord(project, MilestoneReached(milestone, actual_on=day)), on=AS_OF, actor=ACTOR, now=NOW)


def test_a_lead_recorded_since_comes_in_the_replay_of_arrivals(five):
    with pytest.raises(InputRefused):
        replay_arrivals(five, ArrivalOptions(AS_OF, orders=20), actor=LEADER)
    told(five, "P1", Milestone.LEAD, date(2026, 3, 1))
    assert replay_arrivals(five, ArrivalOptions(AS_OF, orders=20), actor=LEADER).came == {"P1": date(2026, 3, 1)}


def test_a_signature_recorded_since_is_in_the_history_of_the_forecast(five):
    before = city_forecast(five, ForecastOptions(AS_OF), actor=LEADER).found.counts
    told(five, "P1", Milestone.SIGNED, date(2026, 3, 1))
    assert city_forecast(five, ForecastOptions(AS_OF), actor=LEADER).found.counts.signed == before.signed + 1


def test_supply_recorded_since_is_experience_of_the_city_from_ten_cases_on(tmp_path):
    """Listed 1 March, delivered 1 May: 61 days each."""
    names = [f"P{number}" for number in range(1, 11)]
    city = replace(five_parcels(), projects=frame("projects", [project(name, 28, 31) for name in names]))
    with closing(workspace_of(city, tmp_path / "ws")) as ws:
        for name in names:
            assert book_of(ws, basis(ws, None, AS_OF)).experience.days("supply") is None
            told(ws, name, Milestone.LISTED, date(2026, 3, 1))
            told(ws, name, Milestone.DELIVERED, date(2026, 5, 1))
        assert book_of(ws, basis(ws, None, AS_OF)).experience.days("supply") == (61, 61)
