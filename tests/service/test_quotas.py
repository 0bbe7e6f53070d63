from datetime import UTC, date, datetime
from math import inf, nan

import pytest

from parcels.domain.errors import ActionRefused, InputRefused
from parcels.service.access import Actor, Role, system_actor
from parcels.service.quotas import Grant, grant_quota, quotas
from parcels.service.workspace import Workspace
from parcels.store.allocations import AllocationRequest, allocate
from parcels.store.events import Stamp, read_events
from parcels.store.land_guard import AtomShare
from parcels.store.quotas import QuotaNeed, draw, give_back, used_by

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
SYSTEM = system_actor("li")
LAND = Grant("new_construction", "PF1", 2026, 30.0, "一号文")


def allocation(ws: Workspace, name: str) -> int:
    request = AllocationRequest(name, name, (AtomShare(name, name),), held_until=date(2027, 1, 1))
    with ws.store.unit_of_work(Stamp(NOW, "li", "planner")) as work:
        return allocate(work, request).id


def use(ws: Workspace, amount_m2: int, number: int, platform: str = "PF1"):
    with ws.store.unit_of_work(Stamp(NOW, "li", "officer")) as work:
        return draw(work, QuotaNeed("new_construction", platform, 2026, amount_m2), number)


def test_thirty_mu_are_twenty_thousand_square_metres(five: Workspace):
    made = grant_quota(five, LAND, actor=SYSTEM, now=NOW)
    assert (made.granted, made.used, made.left, made.unit) == (30.0, 0.0, 30.0, "mu")
    used = use(five, 20_000, allocation(five, "A"))
    assert (used.granted, used.left) == (20_000, 0)


def test_one_square_metre_more_than_is_left_is_refused_and_nothing_is_booked(five: Workspace):
    grant_quota(five, LAND, actor=SYSTEM, now=NOW)
    number = allocation(five, "A")
    with pytest.raises(ActionRefused, match="quota_exceeded"):
        use(five, 20_001, number)
    assert quotas(five, actor=SYSTEM)[0].used == 0.0


def test_a_platform_without_an_account_draws_on_the_city(five: Workspace):
    grant_quota(five, Grant("new_construction", "", 2026, 30.0, "市级"), actor=SYSTEM, now=NOW)
    assert use(five, 10_000, allocation(five, "A")).platform_id == ""


def test_without_any_account_nothing_is_booked_and_nothing_refused(five: Workspace):
    number = allocation(five, "A")
    assert use(five, 10_000, number) is None
    with five.store.reading() as connection:
        assert used_by(connection, number) == {}


def test_what_an_allocation_used_is_given_back_once(five: Workspace):
    grant_quota(five, LAND, actor=SYSTEM, now=NOW)
    number = allocation(five, "A")
    use(five, 12_000, number)
    for _ in range(2):
        with five.store.unit_of_work(Stamp(NOW, "li", "leader")) as work:
            give_back(work, number)
    assert quotas(five, actor=SYSTEM)[0].used == 0.0
    with five.store.reading() as connection:
        names = [event.name for event in read_events(connection, limit=100)]
    assert names.count("quota_given_back") == 1


def test_a_quota_cannot_be_taken_back_below_what_is_used(five: Workspace):
    grant_quota(five, LAND, actor=SYSTEM, now=NOW)
    use(five, 12_000, allocation(five, "A"))
    with pytest.raises(ActionRefused, match="quota_in_use"):
        grant_quota(five, Grant("new_construction", "PF1", 2026, -12.1, "核减"), actor=SYSTEM, now=NOW)
    assert grant_quota(five, Grant("new_construction", "PF1", 2026, -12.0, "核减"), actor=SYSTEM, now=NOW).left == 0.0


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (Grant("sunshine", "PF1", 2026, 1.0, "x"), "quota_kind_unknown"),
        (Grant("energy", "PF9", 2026, 1.0, "x"), "platform_unknown"),
        (Grant("energy", "PF1", 2026, 1.0, " "), "quota_document_missing"),
        *((Grant("energy", "PF1", 2026, it, "x"), "quota_amount_refused") for it in (0.0, nan, inf, -inf, 1e18)),
    ],
)
def test_a_grant_that_makes_no_sense_is_refused(five: Workspace, wish: Grant, code: str):
    with pytest.raises(InputRefused, match=code):
        grant_quota(five, wish, actor=SYSTEM, now=NOW)


def test_a_planner_cannot_grant_quotas(five: Workspace):
    with pytest.raises(ActionRefused, match="role_may_not"):
        grant_quota(five, LAND, actor=Actor("p", "p", Role.PLANNER), now=NOW)
