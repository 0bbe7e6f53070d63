"""Which clocks make a project suspected idle, and when that cannot be said."""

import pytest

from parcels.rules.clocks.clock import Clock, ClockState
from parcels.service.score_marks import is_idle

MET, OVER, OPEN = ClockState.MET, ClockState.OVERDUE, ClockState.UNDETERMINED


@pytest.mark.parametrize(
    ("clocks", "idle"),
    [
        ((), False),
        ((("idle_year", MET),), False),
        ((("idle_year", OVER), ("idle_two_years", ClockState.RUNNING)), True),
        ((("idle_year", MET), ("idle_stopped", OPEN)), None),
        ((("idle_year", OVER), ("idle_stopped", OPEN)), True),
        ((("start_late", OVER), ("filing_lapse", OPEN)), False),
    ],
)
def test_a_project_is_suspected_idle_once_a_clock_of_idle_land_is_over(clocks, idle):
    assert is_idle(Clock(name, state) for name, state in clocks) is idle
