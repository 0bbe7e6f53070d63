from datetime import date

import pytest

from parcels.planning.preparation.quarters import quarter_named
from parcels.planning.preparation.starts import Budget, put_off, starts_of
from parcels.planning.preparation.works import Item, Remarks, Unready, works_of

AS_OF = date(2026, 11, 23)
Q4, Q1, Q2 = (quarter_named(name) for name in ("2026Q4", "2027Q1", "2027Q2"))
DEMOLITION = Item("demolition", "doing", date(2027, 2, 1), 30.0)
ROAD = Item("road", "todo", date(2027, 5, 15), 12.34)
DONE = Item("acquisition", "done", date(2026, 1, 1), 500.0)


def read(parcel, accept_unknown=False):
    remarks = Remarks()
    return works_of([parcel], AS_OF, accept_unknown=accept_unknown, remarks=remarks), list(remarks.parcels)


def test_each_open_item_is_paid_in_the_quarter_it_ends_and_what_is_spent_already_is_not_counted():
    (works,), said = read(Unready("A", 1.0, date(2027, 5, 15), 42.3, (DONE, ROAD, DEMOLITION)))
    assert works.payments == {Q1: 300, Q2: 124}
    assert (works.ready_on, works.cost, works.spent_wan_yuan) == (date(2027, 5, 15), 424, 500.0)
    assert [one.item for one in works.open_items] == ["demolition", "road"]
    assert said == []


def test_an_item_that_ends_after_the_stated_delivery_moves_it_and_is_said():
    (works,), said = read(Unready("A", 1.0, date(2027, 3, 1), 42.3, (DEMOLITION, ROAD)))
    assert works.ready_on == date(2027, 5, 15)
    assert said == ["prepare_date_later_than_stated"]


@pytest.mark.parametrize("planned_on", [None, date(2026, 11, 22)])
def test_an_item_without_a_date_to_come_keeps_the_parcel_out_unless_the_policy_accepts_it(planned_on):
    parcel = Unready("A", 1.0, None, None, (DEMOLITION, Item("road", "todo", planned_on, 12.0)))
    works, said = read(parcel)
    assert works == ()
    assert "prepare_date_unknown" in said
    (accepted,), said = read(parcel, accept_unknown=True)
    assert (accepted.ready_on, accepted.payments) == (AS_OF, {Q4: 420})
    assert "prepare_date_accepted" in said


def test_a_passed_date_is_said_and_the_stated_delivery_stands():
    (works,), said = read(Unready("A", 1.0, date(2027, 2, 10), 12.0, (Item("road", "todo", date(2026, 1, 1), 12.0),)))
    assert (works.ready_on, works.payments) == (date(2027, 2, 10), {Q1: 120})
    assert said == ["prepare_item_overdue"]


def test_a_total_without_items_is_spread_evenly_until_delivery_and_said():
    (works,), said = read(Unready("A", 1.0, date(2027, 5, 15), 10.0))
    assert works.payments == {Q4: 34, Q1: 33, Q2: 33}
    assert said == ["prepare_cost_spread"]


def test_an_unknown_cost_keeps_the_parcel_out():
    works, said = read(Unready("A", 1.0, date(2027, 5, 15), None, (Item("road", "todo", date(2027, 5, 1), None),)))
    assert works == ()
    assert said == ["prepare_cost_unknown"]


def test_items_that_do_not_add_up_to_the_record_are_said():
    _, said = read(Unready("A", 1.0, date(2027, 5, 15), 60.0, (DEMOLITION, ROAD)))
    assert said == ["prepare_cost_differs"]


def test_a_later_start_moves_dates_and_payments_and_must_be_paid_within_the_budget():
    works, _ = read(Unready("A", 1.0, date(2027, 5, 31), 42.3, (DEMOLITION, ROAD)))
    starts = starts_of(works, Budget(Q4, (0, 0, 0, 0)), AS_OF, Remarks())
    assert [(start.quarter, start.ready_on) for start in starts] == [(Q4, date(2027, 5, 31)), (Q1, date(2027, 8, 31))]
    assert starts[1].payments == {Q2: 300, Q2 + 1: 124}
    assert [start.ready_on for start in put_off(starts)] == [date(2027, 8, 31), date(2027, 11, 30)]


def test_a_parcel_that_cannot_be_paid_within_the_budget_is_said():
    works, _ = read(Unready("A", 1.0, date(2027, 5, 31), 42.3, (DEMOLITION, ROAD)))
    remarks = Remarks()
    assert starts_of(works, Budget(Q4, (9999, 9999)), AS_OF, remarks) == ()
    assert remarks.notes()[0].values == {"count": 1, "parcels": "A"}
