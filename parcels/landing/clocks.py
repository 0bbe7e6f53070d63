"""All clocks of a project, and what is wrong with the records they are read from.

Pure: dates, rules and records in, readings out. Each clock is explained in ``docs/method/clocks.md``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from parcels.domain.codes import Severity, Verdict
from parcels.domain.finding import Finding, Value
from parcels.landing.agreed import AGREED, agreed_clocks, agreed_start
from parcels.landing.idle import idle_clocks
from parcels.landing.milestones import Milestone
from parcels.landing.odd_records import odd_records
from parcels.landing.progress import LandingCase
from parcels.rules.clocks.approvals import Approvals, LapseLaw, approval_clocks
from parcels.rules.clocks.calendar import Reckoning
from parcels.rules.clocks.clock import Clock
from parcels.rules.clocks.periods import Periods


@dataclass(frozen=True)
class ClockLaw:
    """What clocks are read by: periods in force, how last days are found, and the date."""

    periods: Periods
    reckoning: Reckoning
    as_of: date


def clocks_of(case: LandingCase, law: ClockLaw) -> tuple[Clock, ...]:
    """Return every clock of a project; of one that withdrew only those of the land it may still hold."""
    idle = idle_clocks(case, law.periods, law.reckoning, law.as_of)
    if case.is_withdrawn:
        return tuple(idle)
    agreed = agreed_clocks(case, law.reckoning, law.as_of)
    own = LapseLaw(law.periods, law.reckoning, law.as_of)
    return (*agreed, *approval_clocks(_approvals(case, law.as_of), own), *idle)


def _approvals(case: LandingCase, as_of: date) -> Approvals:
    return Approvals(
        filed_on=case.filed_on or case.ladder.renewed(Milestone.FILED, as_of),
        eia_on=case.eia_on,
        building_permit_on=case.building_permit_on,
        started_on=case.reached(Milestone.START_STATUTORY, as_of),
        conversions=case.conversions,
        extensions=case.progress.extensions,
    )


def record_findings(case: LandingCase, law: ClockLaw) -> tuple[Finding, ...]:
    """Return what is wrong with the records of a project that its clocks are read from."""
    return (
        *_nothing_agreed(case),
        *_starts(case, law),
        *_repeated(case),
        *_unproven(case, law.as_of),
        *odd_records(case, law.as_of),
    )


def uncounted_extensions(case: LandingCase, clocks: Iterable[Clock], as_of: date) -> tuple[Finding, ...]:
    """Return a finding for each clock of which extensions on record do not count: too late, too many, too long."""
    counted = {one.name: one.extended_months for one in clocks}
    recorded: dict[str, int] = {}
    for one in case.progress.extensions or ():
        if one.granted_on <= as_of:
            recorded[one.clock] = recorded.get(one.clock, 0) + one.months
    return tuple(
        _note(case, "extension_not_counted", clock=name, recorded=months, counted=counted.get(name, 0))
        for name, months in recorded.items()
        if counted.get(name, 0) < months
    )


def _nothing_agreed(case: LandingCase) -> Iterator[Finding]:
    if not case.is_withdrawn and all(case.ladder.agreed(milestone) is None for milestone in AGREED):
        yield _note(case, "nothing_agreed")


def _starts(case: LandingCase, law: ClockLaw) -> Iterator[Finding]:
    agreed, as_of = agreed_start(case, law.reckoning, law.as_of), law.as_of
    contract, delivered = (case.reached(one, as_of) for one in (Milestone.CONTRACT, Milestone.DELIVERED))
    if agreed is not None and contract is not None and agreed < contract:
        yield _note(case, "agreed_start_before_contract", agreed=agreed.isoformat(), contract=contract.isoformat())
    if agreed is not None and delivered is not None and agreed < delivered:
        yield _note(case, "delivered_after_agreed_start", agreed=agreed.isoformat(), delivered=delivered.isoformat())
    promised = case.ladder.agreed(Milestone.DELIVERED)
    if promised is not None and contract is not None and (delivered or as_of) > promised:
        days = ((delivered or as_of) - promised).days
        yield _note(case, "delivered_late", agreed=promised.isoformat(), days=days, open=str(delivered is None))


def _repeated(case: LandingCase) -> Iterator[Finding]:
    for milestone in case.ladder.repeated():
        yield _note(case, "milestone_repeated", milestone=str(milestone))


def _unproven(case: LandingCase, as_of: date) -> Iterator[Finding]:
    start = case.ladder.reached(Milestone.START_STATUTORY, as_of)
    if start is not None and start.evidence is None:
        yield _note(case, "start_without_evidence", on=str(start.actual_on))
    for kind, own in (("pause", case.progress.pauses), ("extension", case.progress.extensions)):
        bare = sum(one.evidence is None for one in own or ())
        if bare:
            yield _note(case, "without_evidence", kind=kind, count=bare)


def _note(case: LandingCase, rule: str, **values: Value) -> Finding:
    return Finding(rule, Verdict.UNDETERMINED, Severity.NOTE, case.project, values=values)
