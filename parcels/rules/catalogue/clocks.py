"""Approvals that lapse with time (批准文件时效), from dates on record; the cause is not judged, so 疑似 only.

A period ends on the day of the same date (29 February: on the 28th); the approval still counts on that day.
"""

import calendar
from collections.abc import Iterable
from datetime import date

from parcels.domain.codes import LandStatus, ProjectStage, Severity, Verdict
from parcels.domain.finding import Finding
from parcels.rules.catalogue.case import Case, Says

CONVERSION = "conversion_lapse_months"
FILING = "filing_lapse_months"
EIA = "eia_recheck_months"
PERMIT = "permit_start_months"
PERMIT_LAST = "permit_last_months"
FILED = (ProjectStage.FILED,)


def months_after(day: date, months: int) -> date:
    """Return the last day of a period of months that begins after a day.

    >>> months_after(date(2024, 2, 29), 24), months_after(date(2026, 1, 31), 1)
    (datetime.date(2026, 2, 28), datetime.date(2026, 2, 28))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def conversion_lapsed(case: Case) -> Iterable[Finding]:
    """Check that a conversion approval (农用地转用批文) was used within its period: land approved but not acquired."""
    for part in case.facts.parts:
        says = Says("conversion_lapsed", Severity.APPROVAL, part.law.part)
        record = case.parcel(part)
        if record.status in (LandStatus.ACQUIRED, LandStatus.CLEARED):
            yield says(Verdict.PASS, "used", parcel=part.law.part, approval=record.conversion_approval or "")
        elif record.status is LandStatus.APPROVED:
            approval = record.conversion_approval or ""
            yield _lapse(case, says, record.conversion_approved_on, CONVERSION, parcel=part.law.part, approval=approval)


def filing_lapsed(case: Case) -> Iterable[Finding]:
    """Check that the filing (备案) or approval (核准) of the project is still in force while nothing was started."""
    record, says = case.record, Says("filing_lapsed", Severity.APPROVAL, case.project.project_id)
    if record.started_on is not None:
        yield says(Verdict.PASS, "used")
    elif record.filed_on is not None or case.project.stage in FILED:
        yield _lapse(case, says, record.filed_on, FILING)


def eia_lapsed(case: Case) -> Iterable[Finding]:
    """Check that the environmental approval (环评批复) need not be examined again before the start."""
    record, says = case.record, Says("eia_lapsed", Severity.STUDY, case.project.project_id)
    if record.started_on is not None and record.eia_on is not None:
        yield says(Verdict.PASS, "used")
    elif record.eia_on is not None or record.started_on is not None:
        yield _lapse(case, says, record.eia_on, EIA)


def building_permit_lapsed(case: Case) -> Iterable[Finding]:
    """Check that construction started in time after the building permit (施工许可证), extensions included."""
    record, says = case.record, Says("building_permit_lapsed", Severity.APPROVAL, case.project.project_id)
    if record.building_permit_on is None:
        return
    if record.started_on is not None:
        yield says(Verdict.PASS, "used")
        return
    first, last = (case.context.values.limit(name) for name in (PERMIT, PERMIT_LAST))
    if first is None or last is None or case.context.as_of > months_after(record.building_permit_on, int(last.value)):
        yield _lapse(case, says, record.building_permit_on, PERMIT_LAST)
        return
    until = months_after(record.building_permit_on, int(first.value))
    verdict = Verdict.PASS if case.context.as_of <= until else Verdict.CONDITIONAL
    yield says(verdict, on=record.building_permit_on.isoformat(), until=until.isoformat())


def _lapse(case: Case, says: Says, on: date | None, name: str, **values: str) -> Finding:
    """Return whether an approval of a date is past its period, 疑似失效 if so; a missing date stays undetermined."""
    period = case.context.values.limit(name)
    if on is None:
        return says(Verdict.UNDETERMINED, "unknown", **values)
    if period is None:
        return says(Verdict.NOT_SET, on=on.isoformat(), **values)
    until = months_after(on, int(period.value))
    lapsed = case.context.as_of > until
    verdict, state = (Verdict.UNDETERMINED, "lapsed") if lapsed else (Verdict.PASS, "in_force")
    return says(verdict, state, on=on.isoformat(), until=until.isoformat(), **values)
