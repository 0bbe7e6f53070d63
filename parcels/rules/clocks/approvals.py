"""Clocks of approvals that lapse with time (批准文件时效): conversion, filing, environment, building permit.

Pauses stop none of them: no text read says so. An extension that nobody recorded may still hold a filing or a permit;
until the day even that would be over, the clock is undetermined.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from parcels.rules.clocks.calendar import Reckoning
from parcels.rules.clocks.clock import Clock, ClockState, ClockVerdict, Run, read_clock, undetermined
from parcels.rules.clocks.moves import Extension, Pause
from parcels.rules.clocks.periods import Periods

CONVERSION, FILING, FILING_APPLY, EIA, PERMIT = (
    "conversion_lapse", "filing_lapse", "filing_apply", "eia_recheck", "permit_lapse",
)  # fmt: skip
PERMIT_EXTENSIONS = 2


@dataclass(frozen=True)
class Conversion:
    """Approval to convert the land of one parcel (农用地转用批准), and whether the land was acquired since."""

    parcel: str
    approved_on: date | None
    is_used: bool


@dataclass(frozen=True)
class Approvals:
    """The approvals of one project by date, the start that meets them, and the extensions on record.

    ``started_on`` is the start in the sense of the law, by the date asked about.
    """

    filed_on: date | None = None
    eia_on: date | None = None
    building_permit_on: date | None = None
    started_on: date | None = None
    conversions: tuple[Conversion, ...] = ()
    extensions: tuple[Extension, ...] | None = None

    @property
    def pauses(self) -> tuple[Pause, ...] | None:
        """No pause stops the clock of an approval."""
        return ()


@dataclass(frozen=True)
class LapseLaw:
    """What these clocks are read by: periods in force, how last days are found, and the date."""

    periods: Periods
    reckoning: Reckoning
    as_of: date


def approval_clocks(own: Approvals, law: LapseLaw) -> Iterator[Clock]:
    """Yield the clock of each approval on record by a date."""
    yield from (conversion_clock(one, law) for one in own.conversions)
    if own.filed_on is not None and own.filed_on <= law.as_of:
        yield from _filing(own, own.filed_on, law)
    if own.eia_on is not None and own.eia_on <= law.as_of:
        yield _lapse(Run(EIA, own.eia_on, met_on=own.started_on), "eia_recheck_months", own, law)
    if own.building_permit_on is not None and own.building_permit_on <= law.as_of:
        yield _permit(own, own.building_permit_on, law)


def conversion_clock(one: Conversion, law: LapseLaw) -> Clock:
    """Return the clock of the approval to convert the land of one parcel."""
    rule = law.periods["conversion_lapse_months"].rule
    if one.is_used:
        return Clock(CONVERSION, ClockState.MET, subject=one.parcel, starts_on=one.approved_on, rule=rule)
    if one.approved_on is None or one.approved_on > law.as_of:
        return undetermined(CONVERSION, "conversion_approved_on", rule=rule, subject=one.parcel)
    return _lapse(Run(CONVERSION, one.approved_on, subject=one.parcel), "conversion_lapse_months", Approvals(), law)


def _lapse(run: Run, name: str, own: Approvals, law: LapseLaw) -> Clock:
    """Return the clock of an approval that lapses after a period of the packs."""
    period = law.periods[name]
    if period.months is None:
        return undetermined(run.name, name, rule=period.rule, subject=run.subject, starts_on=run.starts_on)
    wound = replace(
        run, months=period.months, over=ClockVerdict.SUSPECTED_LAPSED, rule=period.rule, citation=period.citation
    )
    return read_clock(wound, own, law.reckoning, law.as_of)


def _filing(own: Approvals, filed: date, law: LapseLaw) -> Iterator[Clock]:
    """Yield the lapse of the filing, and until it is past the last day to ask for the one extension.

    Nobody owes the request: once it is too late only the lapse itself matters.
    """
    more = law.periods["filing_extension_months"].months or 0
    run = Run(FILING, filed, met_on=own.started_on, open_months=more, most_extensions=1, most_extended=more)
    clock = _lapse(run, "filing_lapse_months", own, law)
    yield clock
    if clock.state is ClockState.RUNNING and clock.extended_months == 0:
        apply = _apply(clock, law)
        if apply.days is None or apply.days >= 0:
            yield apply


def _apply(lapse: Clock, law: LapseLaw) -> Clock:
    """Return the last day to ask for an extension: the working days of the packs before the filing lapses."""
    period = law.periods["filing_apply_working_days"]
    if period.months is None or lapse.nominal_on is None:
        return undetermined(FILING_APPLY, "filing_apply_working_days", rule=period.rule)
    last = law.reckoning.calendar.add(lapse.nominal_on, -period.months)
    return Clock(
        name=FILING_APPLY,
        state=ClockState.RUNNING,
        starts_on=lapse.starts_on,
        nominal_on=last.day,
        due_on=last.day,
        days=(last.day - law.as_of).days,
        rule=period.rule,
        citation=period.citation,
        unknown_years=last.unknown_years,
    )


def _permit(own: Approvals, issued: date, law: LapseLaw) -> Clock:
    """Return the clock of the building permit (施工许可证): three months, and at most two extensions of three."""
    first, last = (law.periods[name].months for name in ("permit_start_months", "permit_last_months"))
    more = 0 if first is None or last is None else last - first
    run = Run(
        PERMIT, issued, met_on=own.started_on, open_months=more, most_extensions=PERMIT_EXTENSIONS, most_extended=more
    )
    return _lapse(run, "permit_start_months", own, law)
