"""What a leader sees first, on a city of five parcels of 30 mu: E is in reserve, B is promised to P2."""

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta

import pytest

from parcels.domain.errors import ActionRefused
from parcels.landing.overview import Gap
from parcels.service.access import Actor, Role, demo_actors
from parcels.service.allocation_checks import LawOptions
from parcels.service.allocations import Proposal, propose
from parcels.service.certificates import GateOptions
from parcels.service.issued import IssueWish, issue_certificate
from parcels.service.overview import PAPER_DAYS, REVIEW_DAYS, SOON_DAYS, data_version, leader_overview
from parcels.service.reserve_reviews import ReleaseRequest, request_release
from parcels.store.certificates import certificates
from tests.service.conftest import AS_OF, NOW, five_parcels, frame, project, workspace_of

DEMO = {actor.role: actor for actor in demo_actors()}
LEADER = DEMO[Role.LEADER]
DAY = timedelta(days=1)
SIGNED = date(2026, 1, 23)


def city(*, until=None):
    signed = [project(name, 28, 31, stage="signed", signed_on=SIGNED) for name in ("P1", "P2")]
    base = five_parcels()
    parcels = base.parcels.copy()
    parcels.loc["E", "reserved_until"] = until
    told = [{"project_id": one["project_id"], "milestone": "signed", "actual_on": SIGNED} for one in signed]
    return replace(base, parcels=parcels, projects=frame("projects", signed), milestones=frame("milestones", told))


@pytest.fixture
def ws(tmp_path):
    with closing(workspace_of(city(), tmp_path / "ws")) as made:
        yield made


def test_a_promised_parcel_is_land_and_a_signature_without_any_is_stuck(ws):
    """P2 has B; P1 has nothing, 304 days after 2026-01-23."""
    landing = leader_overview(ws, AS_OF, actor=LEADER).landing
    assert [(one.project, one.cause, one.days) for one in landing.stuck] == [("P1", "no_land_named", 304)]
    assert (landing.gaps[Gap.NOT_LANDED].n, landing.gaps[Gap.NOT_LANDED].total, landing.signed) == (1, 2, 2)


def test_an_allocation_in_the_queue_is_land_too(ws):
    propose(ws, Proposal("r1", "P1", "A", AS_OF + timedelta(days=90)), LawOptions(AS_OF), actor=DEMO[Role.PLANNER],
            now=NOW)  # fmt: skip
    assert leader_overview(ws, AS_OF, actor=LEADER).landing.stuck == ()


@pytest.mark.parametrize(("days", "kinds"), [(SOON_DAYS, {"extend_hold", "take_up"}), (SOON_DAYS + 1, {"take_up"})])
def test_a_hold_waits_for_the_leader_from_thirty_days_before_its_end(ws, days, kinds):
    wish = Proposal("r1", "P1", "A", AS_OF + timedelta(days=days))
    propose(ws, wish, LawOptions(AS_OF), actor=DEMO[Role.PLANNER], now=NOW)
    found = leader_overview(ws, AS_OF + timedelta(days=0), actor=LEADER)
    assert {one.kind for one in found.waiting} == kinds
    assert {one.kind for one in found.mine} == kinds - {"take_up"}


def test_what_waits_is_counted_in_days_since_it_was_proposed(ws):
    propose(ws, Proposal("r1", "P1", "A", AS_OF + timedelta(days=90)), LawOptions(AS_OF), actor=DEMO[Role.PLANNER],
            now=NOW)  # fmt: skip
    (one,) = leader_overview(ws, AS_OF + timedelta(days=12), actor=DEMO[Role.OFFICER]).waiting
    assert (one.kind, one.subject, one.age_days, one.is_mine) == ("take_up", "#1", 12, True)


def test_the_reserve_is_counted_with_its_land(ws):
    found = leader_overview(ws, AS_OF, actor=LEADER).reserve
    assert (found.held, found.parcels, found.area_m2, found.total_m2) == (1, 5, 20_000.0, 100_000.0)


@pytest.mark.parametrize(("days", "ends"), [(REVIEW_DAYS, 1), (REVIEW_DAYS + 1, 0), (-1, 1)])
def test_a_reserve_waits_for_review_from_ninety_days_before_its_term_and_after_it(tmp_path, days, ends):
    with closing(workspace_of(city(until=AS_OF + timedelta(days=days)), tmp_path / "ws")) as ws:
        found = leader_overview(ws, AS_OF, actor=LEADER)
    assert found.reserve.term_ends == ends
    assert [(one.kind, one.subject) for one in found.mine] == [("reserve_term", "E")] * ends


def test_who_may_not_see_the_reserve_sees_no_overview(ws):
    with pytest.raises(ActionRefused):
        leader_overview(ws, AS_OF, actor=Actor("a", "", Role.ADMINISTRATOR))


def test_other_data_have_another_version(ws):
    found = leader_overview(ws, AS_OF, actor=LEADER)
    assert found.data_version == data_version(ws.versions())
    assert data_version({**ws.versions(), "parcels": "0"}) != found.data_version


def test_certificates_in_force_are_counted_until_their_last_day(ws):
    issue_certificate(ws, IssueWish("r", "P1"), GateOptions(AS_OF, "A"), actor=DEMO[Role.PLANNER], now=NOW)
    with ws.store.reading() as connection:
        (paper,) = certificates(connection)
    last = paper.valid_until
    days = (last - (PAPER_DAYS + 1) * DAY, last - PAPER_DAYS * DAY, last, last + DAY)
    found = [leader_overview(ws, day, actor=LEADER).certificates for day in days]
    assert [(one.in_force, one.ending) for one in found] == [(1, 0), (1, 1), (1, 1), (0, 0)]
    stuck = [len(leader_overview(ws, day, actor=LEADER).landing.stuck) for day in (last, last + DAY)]
    assert stuck == [0, 1]  # while it holds its land, the signature has land


def test_a_request_to_release_reserved_land_waits_for_the_leader(ws):
    wish = ReleaseRequest("q", "E", "P1", "甲公司", "急需")
    request_release(ws, wish, on=AS_OF, actor=DEMO[Role.PLANNER], now=NOW)
    (one,) = leader_overview(ws, AS_OF + 3 * DAY, actor=LEADER).mine
    assert (one.kind, one.subject, one.name, one.age_days) == ("decide_release", "E", "P1 项目P1", 3)
    assert leader_overview(ws, AS_OF, actor=DEMO[Role.OFFICER]).mine == ()
