"""What a land certificate says besides its verdict: who must do what by when, quotas, the standard-land sheet.

Pure: findings, calendars and the departments of the rules in, plain terms out.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from parcels.domain.codes import Severity, Verdict
from parcels.domain.finding import Finding
from parcels.landing.readiness import ParcelReadiness, SiteReadiness
from parcels.landing.readiness_findings import ASSUMED, CONFLICT, EXPERIENCE, STATUTORY, UNKNOWN, UNRECORDED
from parcels.rules.resolution import FindingKey, Resolution, resolution

DELIVERY_RULES = frozenset({STATUTORY, ASSUMED, EXPERIENCE, UNKNOWN, UNRECORDED, CONFLICT})
QUOTA_RULES = ("quota_new_construction", "quota_farmland", "quota_energy")
STANDARD_RULES = frozenset(
    {"entry_quality", "entry_floor", "far_industry", "far_conditions", "building_coefficient", "office_share",
     "investment_intensity", "output_intensity", "tax_intensity", "standard_land_sheet", "standard_land_contracts"}
)  # fmt: skip
"""Rules whose findings are the control figures a standard land parcel (标准地) is handed over with."""


@dataclass(frozen=True)
class Term:
    """A condition of a signature: what binds, who must see to it, and by when.

    ``authority`` is the department of the rule, empty where the rule has none (then whoever signs answers); ``body`` is
    the body on record. ``by`` is the last day of the certificate for what must be settled before the signature, else
    the day the land is needed; ``None`` where the city has set no term for certificates.
    """

    finding: Finding
    authority: str
    body: str | None
    by: date | None
    before_signing: bool


@dataclass(frozen=True)
class QuotaLine:
    """A quota as the gate sees it: what the project needs and what is left, in mu or tonnes of standard coal a year."""

    rule: str
    platform: str
    unit: str
    need: float | None
    left: float | None
    verdict: Verdict


@dataclass(frozen=True)
class Holder:
    """Who holds part of the land of a site: by an allocation, a certificate, or a promise in the record."""

    parcel: str
    project: str
    how: str
    number: str
    until: date | None


def eased(findings: Iterable[Finding], settled: Collection[FindingKey]) -> tuple[Finding, ...]:
    """Return findings of which those that fail, and that somebody entitled waived or cleared, bind and refuse no more.

    What forbids (BLOCK) is never settled.
    """
    return tuple(
        replace(one, verdict=Verdict.CONDITIONAL)
        if (one.rule, one.subject) in settled and resolution(one) is Resolution.TO_RESOLVE
        else one
        for one in findings
    )


def terms_of(
    conditions: Iterable[Finding],
    authorities: Mapping[str, str],
    readiness: SiteReadiness | None,
    days: tuple[date | None, date],
) -> tuple[Term, ...]:
    """Return the conditions of a certificate with owner and date, in their order.

    Parameters
    ----------
    conditions
        Findings that bind.
    authorities
        Rule → department of the rules in force.
    readiness
        Calendars of the site, which know the bodies on record.
    days
        Last day of the certificate (``None`` where no term is set), and the day the land is needed.
    """
    until, need_by = days
    return tuple(_term(one, authorities, readiness, until, need_by) for one in conditions)


def _term(
    one: Finding, authorities: Mapping[str, str], readiness: SiteReadiness | None, until: date | None, need_by: date
) -> Term:
    later = one.verdict is Verdict.CONDITIONAL and one.severity in (Severity.APPROVAL, Severity.STUDY)
    authority, body = authorities.get(one.rule, ""), None
    if one.rule in DELIVERY_RULES:
        owing = _parcel(one, readiness)
        critical = None if owing is None else owing.holds_up
        if critical is not None:
            authority, body = critical.authority, critical.owner
    return Term(one, authority, body, need_by if later else until, not later)


def _parcel(one: Finding, readiness: SiteReadiness | None) -> ParcelReadiness | None:
    """Return the calendar a finding is about: of its parcel, else of the one that holds the site up."""
    if readiness is None:
        return None
    return next((own for own in readiness.parcels if own.parcel_id == one.subject), readiness.last)


def quota_lines(findings: Iterable[Finding]) -> tuple[QuotaLine, ...]:
    """Return what a site takes of each quota."""
    return tuple(
        QuotaLine(one.rule, str(one.values.get("platform", "")), one.unit, one.value, one.limit, one.verdict)
        for one in findings
        if one.rule in QUOTA_RULES
    )


def standard_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings of the standard-land sheet (标准地指标)."""
    return tuple(one for one in findings if one.rule in STANDARD_RULES)
