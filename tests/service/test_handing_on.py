"""What a map to pass on leaves out: a table, reader by reader."""

import pytest

from parcels.service.access import Actor, Role, demo_actors, system_actor
from parcels.service.handing_on import TABLE, Reader, Reason, left_out, own_reader, withheld

ITEMS = (
    "parcels", "platforms", "roads", "utilities", "constraint-flood", "constraint-permanent_basic_farmland",
    "constraint-ecological_redline", "constraint-power_line", "constraint-pipeline", "constraint-archaeology",
    "constraint-something_new", "demands", "holders", "reserve", "prices",
)  # fmt: skip
LAND = {"constraint-permanent_basic_farmland", "constraint-ecological_redline", "utilities", "constraint-power_line"}
LAND |= {"constraint-pipeline", "constraint-archaeology", "constraint-something_new"}
FIRMS = {"demands", "holders"}
LEFT_OUT = {
    Reader.PLANNER: {"prices"},
    Reader.OFFICER: {"prices"},
    Reader.LEADER: {"prices"},
    Reader.AUDITOR: {"prices", "constraint-archaeology"},
    Reader.DEPARTMENT: {"prices", "reserve"} | FIRMS,
    Reader.PROMOTER: {"prices"} | LAND,
    Reader.ADMINISTRATOR: {"prices", "reserve"} | FIRMS | LAND,
    Reader.OUTSIDE: {"prices", "reserve"} | FIRMS | LAND,
}


@pytest.mark.parametrize("reader", Reader)
def test_each_reader_gets_everything_but_what_the_table_keeps_from_them(reader):
    assert set(left_out(ITEMS, reader, system_actor("x"))) == LEFT_OUT[reader]


def test_what_a_role_may_not_have_it_cannot_pass_on_to_somebody_who_may():
    promoter = next(actor for actor in demo_actors() if actor.role is Role.PROMOTER)
    found = left_out(("constraint-pipeline", "demands"), Reader.LEADER, promoter)
    assert found == {"constraint-pipeline": Reason.FACILITY}


def test_a_kind_of_layer_nobody_spoke_about_stays_inside():
    assert withheld("constraint-something_new", Reader.OUTSIDE) is Reason.UNCLASSIFIED
    assert withheld("constraint-something_new", Reader.OFFICER) is None


def test_a_price_goes_to_nobody():
    assert [reader for reader in Reader if withheld("prices", reader) is None] == []


def test_every_role_is_a_reader_and_every_reason_is_in_use():
    assert {own_reader(Actor("x", "x", role)) for role in Role} == set(Reader) - {Reader.OUTSIDE}
    assert {one.reason for one in TABLE} | {Reason.UNCLASSIFIED} == set(Reason)
