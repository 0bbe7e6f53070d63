"""Approvals that lapse with time (批准文件时效), by the same clocks as landing; the cause is not judged, so 疑似 only.

Working days, extensions on record and the start count as :mod:`parcels.rules.clocks.approvals` reads them.
"""

from collections.abc import Iterable

from parcels.domain.codes import LandStatus, ProjectStage, Severity, Verdict
from parcels.domain.finding import Finding
from parcels.rules.catalogue.case import Case, Says
from parcels.rules.clocks.approvals import (
    EIA,
    FILING,
    PERMIT,
    Approvals,
    Conversion,
    LapseLaw,
    approval_clocks,
    conversion_clock,
)
from parcels.rules.clocks.clock import Clock, ClockState
from parcels.rules.clocks.periods import RULES, Period, Periods

FILED = (ProjectStage.FILED,)


def conversion_lapsed(case: Case) -> Iterable[Finding]:
    """Check that a conversion approval (农用地转用批文) was used within its period: land approved but not acquired."""
    for part in case.facts.parts:
        says = Says("conversion_lapsed", Severity.APPROVAL, part.law.part)
        record = case.parcel(part)
        if record.status in (LandStatus.ACQUIRED, LandStatus.CLEARED):
            yield says(Verdict.PASS, "used", parcel=part.law.part, approval=record.conversion_approval or "")
        elif record.status is LandStatus.APPROVED:
            own = Conversion(part.law.part, record.conversion_approved_on, is_used=False)
            values = {"parcel": part.law.part, "approval": record.conversion_approval or ""}
            yield _said(says, conversion_clock(own, _law(case)), **values)


def filing_lapsed(case: Case) -> Iterable[Finding]:
    """Check that the filing (备案) or approval (核准) of the project is still in force while nothing was started."""
    record, says = case.record, Says("filing_lapsed", Severity.APPROVAL, case.project.project_id)
    if _is_started(case):
        yield says(Verdict.PASS, "used")
    elif record.filed_on is not None or case.project.stage in FILED:
        yield _said(says, _clock(case, FILING))


def eia_lapsed(case: Case) -> Iterable[Finding]:
    """Check that the environmental approval (环评批复) need not be examined again before the start."""
    record, says = case.record, Says("eia_lapsed", Severity.STUDY, case.project.project_id)
    if _is_started(case) and record.eia_on is not None:
        yield says(Verdict.PASS, "used")
    elif record.eia_on is not None or _is_started(case):
        yield _said(says, _clock(case, EIA))


def building_permit_lapsed(case: Case) -> Iterable[Finding]:
    """Check that construction started in time after the building permit (施工许可证), extensions included.

    Past the period, but not past the longest the law allows, the start needs an extension to be shown.
    """
    record, says = case.record, Says("building_permit_lapsed", Severity.APPROVAL, case.project.project_id)
    if record.building_permit_on is None:
        return
    if _is_started(case):
        yield says(Verdict.PASS, "used")
        return
    clock = _clock(case, PERMIT)
    if clock is None or clock.due_on is None or clock.state is ClockState.OVERDUE:
        yield _said(says, clock)
        return
    verdict = Verdict.PASS if clock.state is ClockState.RUNNING else Verdict.CONDITIONAL
    yield says(verdict, on=record.building_permit_on.isoformat(), until=clock.due_on.isoformat())


def _is_started(case: Case) -> bool:
    started = case.record.started_on
    return started is not None and started <= case.context.as_of


def _clock(case: Case, name: str) -> Clock | None:
    """Return a clock of the project; ``None`` where its approval is not on record by the date."""
    record = case.record
    own = Approvals(
        filed_on=record.filed_on,
        eia_on=record.eia_on,
        building_permit_on=record.building_permit_on,
        extensions=record.extensions,
    )
    return next((one for one in approval_clocks(own, _law(case)) if one.name == name), None)


def _law(case: Case) -> LapseLaw:
    """Return what the clocks are read by: the numbers of the packs under the name of the clock's own rule."""
    found: dict[str, Period] = {}
    for name, rule in RULES.items():
        limit = case.context.values.limit(name)
        found[name] = Period(rule, None if limit is None else limit.value)
    return LapseLaw(Periods(found), case.context.reckoning, case.context.as_of)


def _said(says: Says, clock: Clock | None, **values: str) -> Finding:
    """Return the finding of a clock, 疑似失效 past its last day; without a date it stays undetermined."""
    if clock is None or clock.starts_on is None:
        return says(Verdict.UNDETERMINED, "unknown", **values)
    dated = {"on": clock.starts_on.isoformat(), **values}
    if clock.due_on is None:
        return says(Verdict.NOT_SET, **dated)
    dated["until"] = clock.due_on.isoformat()
    if clock.state is ClockState.RUNNING:
        return says(Verdict.PASS, "in_force", **dated)
    state = "lapsed" if clock.state is ClockState.OVERDUE else "extension_unknown"
    return says(Verdict.UNDETERMINED, state, **dated)
