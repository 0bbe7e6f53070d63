from datetime import date

import pytest

from parcels.planning.parcel_classes import (
    QUARTERS,
    Held,
    Holds,
    Judged,
    held_class,
    judged_class,
    percentile_class,
    preparation_class,
    preparation_classes,
    price_class,
    price_classes,
    price_step,
    quarters_from,
)

AS_OF = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("status", "ready_on", "expected"),
    [
        ("cleared", None, "ready"),
        ("cleared", date(2026, 11, 23), "ready"),
        ("cleared", date(2026, 11, 24), "quarter_0"),
        ("planned", date(2026, 12, 31), "quarter_0"),
        ("planned", date(2027, 1, 1), "quarter_1"),
        ("approved", date(2028, 3, 31), "quarter_5"),
        ("approved", date(2028, 4, 1), "later"),
        ("acquired", date(2026, 11, 23), "overdue"),
        ("acquired", date(2020, 1, 1), "overdue"),
        ("planned", None, "no_date"),
        ("built", date(2027, 1, 1), "used"),
        ("supplied", None, "used"),
        ("?", date(2027, 1, 1), "unknown"),
        (None, None, "unknown"),
    ],
)
def test_a_parcel_falls_into_the_quarter_in_which_it_is_ready(status, ready_on, expected):
    assert preparation_class(status, ready_on, AS_OF) == expected


def test_quarters_are_those_of_the_calendar_across_the_turn_of_the_year():
    assert quarters_from(AS_OF, 3) == ((2026, 4), (2027, 1), (2027, 2))
    assert quarters_from(date(2027, 1, 1), 2) == ((2027, 1), (2027, 2))


def test_the_legend_of_dates_names_each_quarter_in_order():
    found = preparation_classes(AS_OF)
    assert [one.code for one in found[: QUARTERS + 2]] == ["ready", *(f"quarter_{i}" for i in range(QUARTERS)), "later"]
    assert dict(found[2].values) == {"year": 2027, "quarter": 1}


@pytest.mark.parametrize(
    ("percentile", "expected"),
    [(100.0, "top_5"), (95.0, "top_5"), (94.9, "top_10"), (90.0, "top_10"), (75.0, "top_25"), (50.0, "top_50"),
     (49.9, "low"), (0.0, "low"), (None, "not_ranked")],
)  # fmt: skip
def test_prime_land_is_told_apart_by_its_percentile(percentile, expected):
    assert percentile_class(percentile) == expected


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([], Judged.PASS),
        ([("not_set", "note")], Judged.NOT_SET),
        ([("conditional", "buffer"), ("not_set", "note")], Judged.CONDITIONAL),
        ([("conditional", "block")], Judged.CONDITIONAL),
        ([("conditional", "buffer"), ("undetermined", "height")], Judged.UNDETERMINED),
        ([("undetermined", "height"), ("conditional", "approval")], Judged.APPROVAL),
        ([("conditional", "approval"), ("fail", "buffer")], Judged.FAIL),
        ([("fail", "buffer"), ("fail", "block"), ("conditional", "approval")], Judged.BLOCKED),
    ],
)
def test_the_worst_finding_decides_and_what_is_not_known_is_never_a_pass(found, expected):
    assert judged_class(found) is expected


def row(**more: object) -> dict[str, object]:
    return {"parcel_id": "A", "status": "cleared", "reserve_status": "none"} | more


@pytest.mark.parametrize(
    ("record", "holds", "expected"),
    [
        (row(), Holds(), Held.NOBODY),
        (row(reserve_status="held"), Holds(), Held.RESERVE),
        (row(reserve_status="released"), Holds(), Held.NOBODY),
        (row(held_for="P1"), Holds(), Held.AGREEMENT),
        (row(held_for="P1", held_until=AS_OF), Holds(), Held.AGREEMENT),
        (row(held_for="P1", held_until=date(2026, 11, 22)), Holds(), Held.NOBODY),
        (row(held_for="P1", reserve_status="held"), Holds(), Held.AGREEMENT),
        (row(held_for="P1"), Holds(certified={"A"}), Held.CERTIFICATE),
        (row(), Holds(allocated={"A"}, certified={"A"}), Held.ALLOCATION),
        (row(status="built"), Holds(allocated={"A"}), Held.USED),
        (row(status="?"), Holds(), Held.UNKNOWN),
    ],
)
def test_the_strongest_claim_tells_who_holds_a_parcel(record, holds, expected):
    assert held_class(record, holds, AS_OF) is expected


@pytest.mark.parametrize(
    ("highest", "step"), [(0, 1), (1, 1), (4, 1), (5, 2), (20, 5), (21, 10), (730, 200), (800, 200)]
)
def test_four_classes_of_a_round_width_reach_the_highest_price(highest, step):
    assert price_step(highest) == step
    assert 4 * step >= highest


def test_a_price_falls_into_its_class_and_what_was_not_run_into_none():
    assert [price_class(points, 200) for points in (None, 0, 1, 200, 201, 800)] == [
        "not_computed", "free", "price_0", "price_0", "price_1", "price_3",
    ]  # fmt: skip
    assert dict(price_classes(200)[0].values) == {"low": 601, "high": 800}
