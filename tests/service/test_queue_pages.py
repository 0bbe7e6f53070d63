from datetime import UTC, date, datetime

import pytest

from parcels.domain.allocation import AllocationStatus
from parcels.service.queue import QueueRow
from parcels.service.queue_pages import (
    SORTS,
    QueueFilter,
    counted,
    filtered,
    num_pages,
    page_of,
    standing,
    waiting_first,
)


def row(number: int, **more) -> QueueRow:
    usual = {
        "project": f"P{number}",
        "project_name": f"项目{number}",
        "platform_id": "PF1",
        "site": f"A-{number}",
        "area_m2": 1000.0 * number,
        "status": AllocationStatus.PROPOSED,
        "version": 1,
        "verdict": "pass",
        "blocks": 0,
        "unresolved": 0,
        "proposed_by": "li",
        "proposed_at": datetime(2026, 11, number, tzinfo=UTC),
        "age_days": 10,
        "held_until": date(2026, 12, number),
        "is_overdue": False,
    }
    return QueueRow(number=number, **{**usual, **more})


ROWS = (
    row(1, status=AllocationStatus.REJECTED, held_until=None),
    row(2, verdict="fail", platform_id="PF2", held_until=date(2026, 11, 1), is_overdue=True),
    row(3, verdict="fail", blocks=1, proposed_by="wang", asked=frozenset({"water", "forestry"})),
    row(4, verdict=None, project_name="Hydrogen Works"),
    row(5, status=AllocationStatus.COMMITTED, held_until=None),
)


def numbers(**wanted) -> list[int]:
    return [one.number for one in filtered(ROWS, QueueFilter(**wanted))]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, [2, 3, 4, 5, 1]),
        ({"statuses": ("rejected", "committed")}, [5, 1]),
        ({"platforms": ("PF2",)}, [2]),
        ({"verdicts": ("fail",)}, [2]),
        ({"verdicts": ("blocked", "not_checked")}, [3, 4]),
        ({"proposers": ("wang",)}, [3]),
        ({"overdue_only": True}, [2]),
        ({"own_platform": "PF2"}, [2]),
        ({"asked": "forestry"}, [3]),
        ({"asked": "heritage"}, []),
        ({"text": "hydro"}, [4]),
        ({"text": "#3"}, [3]),
        ({"text": "项目5"}, [5]),
        ({"text": "A-2"}, [2]),
        ({"sort": "verdict"}, [3, 2, 4, 5, 1]),
        ({"sort": "hold"}, [2, 3, 4, 1, 5]),
        ({"sort": "area"}, [5, 4, 3, 2, 1]),
        ({"sort": "newest"}, [5, 4, 3, 2, 1]),
    ],
)
def test_the_queue_gives_what_is_asked_for_in_the_order_asked_for(wanted, found):
    assert numbers(**wanted) == found


def test_every_order_can_be_asked_for():
    assert {len(numbers(sort=name)) for name in SORTS} == {5}


def test_what_forbids_is_worse_than_what_fails():
    assert [standing(one) for one in ROWS] == ["pass", "fail", "blocked", "not_checked", "pass"]


def test_figures_count_each_allocation_once_by_state_and_by_verdict():
    found = counted(ROWS)
    assert found.statuses == {"proposed": 3, "rejected": 1, "committed": 1}
    assert found.verdicts == {"pass": 2, "fail": 1, "blocked": 1, "not_checked": 1}
    assert found.overdue == 1


def test_pages_hold_all_rows_and_none_twice():
    rows = [row(1 + number % 28) for number in range(103)]
    assert num_pages(rows) == 3
    assert [len(page_of(rows, page)) for page in (1, 2, 3, 4)] == [50, 50, 3, 0]
    assert num_pages([]) == 1


def test_states_stand_in_the_order_of_the_life():
    assert waiting_first(["rejected", "committed", "proposed"]) == ["proposed", "committed", "rejected"]
