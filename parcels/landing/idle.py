"""Clocks of idle land (闲置土地): not started a year or two after the agreed start, or stopped for a year.

The software only suspects (疑似): idle land is declared by the competent department after an inquiry. While no cause is
on record the verdict is 疑似闲置（待认定） and nothing more.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from parcels.landing.agreed import agreed_start
from parcels.landing.milestones import Milestone
from parcels.landing.progress import Cause, LandingCase, Stop, Works
from parcels.rules.clocks.calendar import Reckoning
from parcels.rules.clocks.clock import Clock, ClockState, ClockVerdict, Run, read_clock, undetermined
from parcels.rules.clocks.periods import Periods

IDLE_YEAR, IDLE_TWO_YEARS, IDLE_STOPPED = "idle_year", "idle_two_years", "idle_stopped"
BY_CAUSE = {
    None: ClockVerdict.IDLE_PENDING,
    Cause.ENTERPRISE: ClockVerdict.IDLE_ENTERPRISE,
    Cause.GOVERNMENT: ClockVerdict.IDLE_GOVERNMENT,
    Cause.FORCE_MAJEURE: ClockVerdict.IDLE_FORCE_MAJEURE,
    Cause.MIXED: ClockVerdict.IDLE_MIXED,
}
NOT_STARTED = ((IDLE_YEAR, "idle_months"), (IDLE_TWO_YEARS, "idle_again_months"))


def idle_clocks(case: LandingCase, periods: Periods, reckoning: Reckoning, as_of: date) -> Iterator[Clock]:
    """Yield the clocks of idle land once the land contract is signed; none before, and none of land given up."""
    contract = case.reached(Milestone.CONTRACT, as_of)
    if contract is None or case.progress.gave_up_land:
        return
    started = case.reached(Milestone.START_STATUTORY, as_of)
    base = agreed_start(case, reckoning, as_of)
    missing = not_certain(case, base, as_of)
    for name, number in NOT_STARTED:
        period = periods[number]
        if base is None or missing or period.months is None:
            yield undetermined(name, *(missing or (number,)), rule=period.rule, starts_on=base)
            continue
        run = Run(
            name,
            base,
            months=period.months,
            met_on=started,
            over=BY_CAUSE[case.progress.cause],
            rule=period.rule,
            citation=period.citation,
            is_pausable=True,
            pauses_from=contract,
        )
        yield read_clock(run, case.progress, reckoning, as_of)
    if started is not None and case.reached(Milestone.COMPLETED, as_of) is None:
        yield stopped_clock(case, periods, reckoning, as_of)


def not_certain(case: LandingCase, base: date | None, as_of: date) -> tuple[str, ...]:
    """Return what keeps the clock of land not started from being read.

    No agreed start; an agreed start before the contract itself; land that was agreed to be delivered and was not; a
    project that withdrew, of whose land nobody recorded what became.
    """
    started = case.reached(Milestone.START_STATUTORY, as_of)
    contract = case.reached(Milestone.CONTRACT, as_of)
    found = []
    if base is None:
        found.append("agreed_on:start_statutory")
    elif contract is not None and base < contract:
        found.append("agreed_start_before_contract")
    if started is None and not _is_delivered(case, as_of):
        found.append("actual_on:delivered")
    if started is None and case.is_withdrawn:
        found.append("land_returned")
    return tuple(found)


def _is_delivered(case: LandingCase, as_of: date) -> bool:
    """Return whether the land was delivered, as far as anything about a delivery is on record."""
    return Milestone.DELIVERED not in case.ladder.entries or case.reached(Milestone.DELIVERED, as_of) is not None


def stopped_clock(case: LandingCase, periods: Periods, reckoning: Reckoning, as_of: date) -> Clock:
    """Return the clock of works that stopped: a year, if too little was developed or invested.

    developed area < 1/3 of the area that should be developed, or invested < 25 % of the total investment; and the works
    stopped for a year (53号令).
    """
    period = periods["idle_stop_months"]
    too_little, missing = is_too_little(case.progress.last_works(as_of), periods)
    stop = last_stop(case.progress.stops, as_of)
    if too_little is False or (case.progress.stops is not None and stop is None):
        return Clock(IDLE_STOPPED, ClockState.MET, rule=period.rule, citation=period.citation)
    if stop is None:
        missing = ("stops", *missing)
    if stop is None or missing or period.months is None:
        began = None if stop is None else stop.starts_on
        return undetermined(IDLE_STOPPED, *(missing or ("idle_stop_months",)), rule=period.rule, starts_on=began)
    over, source = BY_CAUSE[case.progress.cause], (period.rule, period.citation)
    run = Run(IDLE_STOPPED, stop.starts_on, period.months, over=over, rule=source[0], citation=source[1])
    return read_clock(replace(run, is_pausable=True), case.progress, reckoning, as_of)


def last_stop(stops: tuple[Stop, ...] | None, as_of: date) -> Stop | None:
    """Return the stop that lasts on a date, the longest if there are several."""
    own = (one for one in stops or () if one.starts_on <= as_of and (one.ends_on is None or one.ends_on > as_of))
    return min(own, key=lambda one: one.starts_on, default=None)


def is_too_little(works: Works | None, periods: Periods) -> tuple[bool | None, tuple[str, ...]]:
    """Return whether less than a third was developed or a quarter invested, and what is missing to know.

    One of the two is enough; both must be known to say that neither holds.
    """
    if works is None:
        return None, ("works",)
    area = _below(works.developed_area_mu, works.due_area_mu, periods["developed_share_min"].value)
    money = _below(works.invested_wan_yuan, works.total_investment_wan_yuan, periods["invested_share_min"].value)
    if area or money:
        return True, ()
    parts = (("developed_area_mu", area), ("invested_wan_yuan", money))
    missing = tuple(name for name, below in parts if below is None)
    return (None, missing) if missing else (False, ())


def _below(part: float | None, whole: float | None, least: float | None) -> bool | None:
    if part is None or whole is None or least is None or whole <= 0:
        return None
    return part / whole < least
