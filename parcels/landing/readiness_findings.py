"""What the readiness calendar says to the signing gate: too late by law refuses; by anything less it is a condition."""

from collections.abc import Iterator
from datetime import date

from parcels.domain.codes import Severity, Verdict
from parcels.domain.finding import Finding, Value
from parcels.landing.readiness import ParcelReadiness, SiteReadiness

STATUTORY, ASSUMED, EXPERIENCE = "delivery_statutory", "delivery_assumed", "delivery_experience"
UNKNOWN, UNRECORDED, CONFLICT = "delivery_unknown", "delivery_unrecorded", "delivery_conflict"


def readiness_findings(readiness: SiteReadiness, site: str, need_by: date) -> Iterator[Finding]:
    """Yield the findings of a site whose land is needed by a day.

    Each date is held against the day needed on its own. Too late by periods of law alone refuses; by periods nobody
    read it is a condition, because an assumption forbids nothing. A statutory minimum that is not known binds. What
    else cannot be told does not: it is not set, and the unknown items that may be the cause bind on their own.
    """
    yield _held(STATUTORY, site, readiness.statutory_on, need_by, (Verdict.FAIL, Verdict.UNDETERMINED))
    if any(one.assumed for one in readiness.parcels):
        yield _held(ASSUMED, site, readiness.supposed_on, need_by, (Verdict.CONDITIONAL, Verdict.NOT_SET))
    yield _held(EXPERIENCE, site, readiness.experience_on, need_by, (Verdict.CONDITIONAL, Verdict.NOT_SET))
    for one in readiness.parcels:
        yield from _gaps(one)


def _held(rule: str, site: str, day: date | None, need_by: date, otherwise: tuple[Verdict, Verdict]) -> Finding:
    """Return whether a day is in time; ``otherwise`` are the verdicts of too late and of not known."""
    late, unknown = otherwise
    values: dict[str, Value] = {"need_by": need_by.isoformat(), "state": "unknown", "days": 0, "on": ""}
    if day is None:
        return Finding(rule, unknown, Severity.NOTE, site, unit="day", values=values)
    days = (day - need_by).days
    values |= {"on": day.isoformat(), "days": abs(days), "state": "late" if days > 0 else "in_time"}
    return Finding(
        rule, late if days > 0 else Verdict.PASS, Severity.NOTE, site, float(days), 0.0, unit="day", values=values
    )


def _gaps(one: ParcelReadiness) -> Iterator[Finding]:
    """Yield what is missing or contradicts itself in the record of a parcel."""
    for rule, items in ((UNKNOWN, one.unknown), (UNRECORDED, one.unrecorded), (CONFLICT, one.conflicts)):
        if items:
            values: dict[str, Value] = {"parcel": one.parcel_id, "items": " ".join(items)}
            yield Finding(rule, Verdict.UNDETERMINED, Severity.NOTE, one.parcel_id, values=values)
