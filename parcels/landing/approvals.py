"""Clocks of approvals that lapse with time (批准文件时效): conversion, filing, environment, building permit.

Pauses stop none of them: no text read says so. An extension that nobody recorded may still hold a filing or a permit;
until the day even that would be over, the clock is undetermined.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from parcels.landing.calendar import Reckoning
from parcels.landing.clock import Clock, ClockState, ClockVerdict, Run, read_clock, undetermined
from parcels.landing.milestones import Milestone
from parcels.landing.periods import Periods
from parcels.landing.progress import LandingCase

CONVERSION, FILING, FILING_APPLY, EIA, PERMIT = (
    "conversion_lapse", "filing_lapse", "filing_apply", "eia_recheck", "permit_lapse",
)  # fmt: skip
PERMIT_EXTENSIONS = 2


def approval_clocks(case: LandingCase, periods: Periods, reckoning: Reckoning, as_of: date) -> Iterator[Clock]:
    """Yield the clock of each approval on record by a date."""
    yield from _conversions(case, periods, reckoning, as_of)
    started = case.reached(Milestone.START_STATUTORY, as_of)
    filed = case.filed_on or case.ladder.happened(Milestone.FILED, as_of)
    if filed is not None and filed <= as_of:
        yield from _filing(case, filed, started, (periods, reckoning, as_of))
    if case.eia_on is not None and case.eia_on <= as_of:
        yield _lapse(Run(EIA, case.eia_on, met_on=started), "eia_recheck_months", case, (periods, reckoning, as_of))
    if case.building_permit_on is not None and case.building_permit_on <= as_of:
        yield _permit(case, case.building_permit_on, started, (periods, reckoning, as_of))


Law = tuple[Periods, Reckoning, date]


def _conversions(case: LandingCase, periods: Periods, reckoning: Reckoning, as_of: date) -> Iterator[Clock]:
    for one in case.conversions:
        rule = periods["conversion_lapse_months"].rule
        if one.is_used:
            yield Clock(CONVERSION, ClockState.MET, subject=one.parcel, starts_on=one.approved_on, rule=rule)
        elif one.approved_on is None or one.approved_on > as_of:
            yield undetermined(CONVERSION, "conversion_approved_on", rule=rule, subject=one.parcel)
        else:
            run = Run(CONVERSION, one.approved_on, subject=one.parcel)
            yield _lapse(run, "conversion_lapse_months", case, (periods, reckoning, as_of))


def _lapse(run: Run, name: str, case: LandingCase, law: Law) -> Clock:
    """Return the clock of an approval that lapses after a period of the packs."""
    periods, reckoning, as_of = law
    period = periods[name]
    if period.months is None:
        return undetermined(run.name, name, rule=period.rule, subject=run.subject, starts_on=run.starts_on)
    wound = replace(
        run, months=period.months, over=ClockVerdict.SUSPECTED_LAPSED, rule=period.rule, citation=period.citation
    )
    return read_clock(wound, case.progress, reckoning, as_of)


def _filing(case: LandingCase, filed: date, started: date | None, law: Law) -> Iterator[Clock]:
    """Yield the lapse of the filing, and until it is past the last day to ask for the one extension.

    Nobody owes the request: once it is too late only the lapse itself matters.
    """
    periods, reckoning, as_of = law
    more = periods["filing_extension_months"].months or 0
    run = Run(FILING, filed, met_on=started, open_months=more, most_extensions=1, most_extended=more)
    clock = _lapse(run, "filing_lapse_months", case, law)
    yield clock
    if clock.state is ClockState.RUNNING and clock.extended_months == 0:
        apply = _apply(clock, periods, reckoning, as_of)
        if apply.days is None or apply.days >= 0:
            yield apply


def _apply(lapse: Clock, periods: Periods, reckoning: Reckoning, as_of: date) -> Clock:
    """Return the last day to ask for an extension: the working days of the packs before the filing lapses."""
    period = periods["filing_apply_working_days"]
    if period.months is None or lapse.nominal_on is None:
        return undetermined(FILING_APPLY, "filing_apply_working_days", rule=period.rule)
    last = reckoning.calendar.add(lapse.nominal_on, -period.months)
    return Clock(
        name=FILING_APPLY,
        state=ClockState.RUNNING,
        starts_on=lapse.starts_on,
        nominal_on=last.day,
        due_on=last.day,
        days=(last.day - as_of).days,
        rule=period.rule,
        citation=period.citation,
        unknown_years=last.unknown_years,
    )


def _permit(case: LandingCase, issued: date, started: date | None, law: Law) -> Clock:
    """Return the clock of the building permit (施工许可证): three months, and at most two extensions of three."""
    first, last = (law[0][name].months for name in ("permit_start_months", "permit_last_months"))
    more = 0 if first is None or last is None else last - first
    run = Run(PERMIT, issued, met_on=started, open_months=more, most_extensions=PERMIT_EXTENSIONS, most_extended=more)
    return _lapse(run, "permit_start_months", case, law)
