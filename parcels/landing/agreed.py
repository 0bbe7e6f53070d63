"""Clocks of what was agreed: every milestone with an agreed date is due on that date (约定期限).

``start_late`` is the one of the statutory start (动工开发); neither a ceremony nor a recognition meets it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from parcels.landing.milestones import Milestone
from parcels.landing.progress import LandingCase
from parcels.rules.clocks.calendar import Reckoning
from parcels.rules.clocks.clock import Clock, ClockState, Run, read_clock, undetermined

CHAIN = (
    Milestone.REGISTERED, Milestone.FILED, Milestone.CONVERSION, Milestone.ACQUISITION, Milestone.CLEARED,
    Milestone.PLAN_CONDITIONS, Milestone.LISTED, Milestone.CONTRACT, Milestone.DELIVERED, Milestone.START_STATUTORY,
    Milestone.TOPPED_OUT, Milestone.COMPLETED, Milestone.PRODUCING, Milestone.FULL_PRODUCTION,
)  # fmt: skip
"""Milestones each of which comes before all that follow."""
AGREED = (*CHAIN, Milestone.CERTIFICATE, Milestone.START_RECOGNISED, Milestone.STATISTICS)
OF_ENTERPRISE = (Milestone.START_STATUTORY, Milestone.TOPPED_OUT, Milestone.COMPLETED, Milestone.PRODUCING,
                 Milestone.FULL_PRODUCTION)  # fmt: skip
"""Milestones the enterprise owes under the land contract, which pauses it did not cause put off."""
AFTER_CONTRACT = (Milestone.DELIVERED, Milestone.CERTIFICATE, *OF_ENTERPRISE)
"""Milestones the land contract agrees on; the others are agreed with the signature (签约)."""
START_LATE = "start_late"
CLOCK_NAMES = {one: START_LATE if one is Milestone.START_STATUTORY else f"agreed_{one}" for one in Milestone}


def clock_name(milestone: Milestone) -> str:
    """Return the name of the clock of an agreed milestone."""
    return CLOCK_NAMES[milestone]


def agreed_clocks(case: LandingCase, reckoning: Reckoning, as_of: date) -> Iterator[Clock]:
    """Yield a clock for each milestone that has an agreed date, and one for the start once there is a contract.

    A step without a date below one that was reached is undetermined.
    """
    passed = CHAIN[: max(reached_place(case, as_of), 0)]
    signed, contract = case.reached(Milestone.SIGNED, as_of), case.reached(Milestone.CONTRACT, as_of)
    for milestone in AGREED:
        due = case.ladder.agreed(milestone)
        if due is None:
            continue
        met = case.reached(milestone, as_of)
        if met is None and milestone in passed:
            yield replace(undetermined(clock_name(milestone), f"actual_on:{milestone}"), due_on=due)
            continue
        run = Run(
            clock_name(milestone),
            due,
            met_on=met,
            is_period=False,
            is_pausable=milestone in OF_ENTERPRISE,
            pauses_from=contract or date.min,
            event_on=contract if milestone in AFTER_CONTRACT else signed,
        )
        yield read_clock(run, case.progress, reckoning, as_of)
    if contract is not None and case.ladder.agreed(Milestone.START_STATUTORY) is None:
        yield _without_date(case, as_of)


def _without_date(case: LandingCase, as_of: date) -> Clock:
    started = case.reached(Milestone.START_STATUTORY, as_of)
    found = undetermined(START_LATE, "agreed_on:start_statutory")
    return found if started is None else replace(found, state=ClockState.MET, met_on=started)


def reached_place(case: LandingCase, as_of: date) -> int:
    """Return the place in the chain of the furthest milestone reached, -1 without any.

    A step before it that has no date is missing on record rather than late.
    """
    places = reversed(range(len(CHAIN)))
    return next((place for place in places if case.reached(CHAIN[place], as_of) is not None), -1)


def agreed_start(case: LandingCase, reckoning: Reckoning, as_of: date) -> date | None:
    """Return the agreed start with the extensions granted; ``None`` where none is on record."""
    day = case.ladder.agreed(Milestone.START_STATUTORY)
    if day is None:
        return None
    return read_clock(Run(START_LATE, day, is_period=False), case.progress, reckoning, as_of).due_on
