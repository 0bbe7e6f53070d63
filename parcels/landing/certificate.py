"""The land certificate a project needs before it signs (用地保障凭证): can sign, can sign if, cannot sign.

It states what the land layers, the records and the policy say on one date. It is a help, not a permit: the competent
department decides (以主管部门认定为准).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from parcels.domain.codes import Verdict
from parcels.domain.finding import Finding
from parcels.landing.readiness import SiteReadiness
from parcels.landing.readiness_findings import readiness_findings
from parcels.rules.checks import refuses
from parcels.rules.demand import ProjectDemand
from parcels.rules.facts import SiteFacts

CONDITIONS = (Verdict.CONDITIONAL, Verdict.UNDETERMINED)


class Signing(StrEnum):
    """Outcome of the signing gate. In Chinese: 签约把关结论."""

    CAN_SIGN = "can_sign"
    """可以签约."""
    CAN_SIGN_IF = "can_sign_if"
    """附条件签约."""
    CANNOT_SIGN = "cannot_sign"
    """不得签约."""


@dataclass(frozen=True)
class Competitor:
    """Another project that wants part of the same land.

    ``site`` is its site that shares land, ``shared`` the parcels in common; ``is_planned`` if the last plan gives it
    that land.
    """

    project: str
    name: str
    score: int
    site: str
    shared: tuple[str, ...]
    is_planned: bool = False


@dataclass(frozen=True)
class Alternative:
    """Another site of the same project; it shares no parcel with the certified one."""

    site: str
    parcels: tuple[str, ...]
    platform_id: str
    area_m2: float
    score: int
    ready_on: date | None


@dataclass(frozen=True)
class Surroundings:
    """Who else wants the land, and where else the project could go, each best first."""

    competitors: tuple[Competitor, ...] = ()
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True)
class LandCertificate:
    """What can be promised to a project on a date.

    Attributes
    ----------
    verdict
        Cannot sign when a rule refuses the land or there is none; can sign if something is conditional, not known or
        wanted by others too; can sign otherwise.
    site
        The site certified, ``None`` without any.
    refusals, conditions, passed
        Findings that refuse, that bind, and that are met.
    earliest_on
        First day the land can be delivered by the dates on record; ``None`` where one is not known.
    slack_days
        Days between ``earliest_on`` and the day needed; negative when too late.
    readiness
        Calendar of each parcel; ``None`` without a site or without calendars.
    earliest_statutory_on, earliest_assumed_on, earliest_median_on, earliest_experience_on
        Earliest delivery by the least periods of law, by these and the assumed ones, and by the two quantiles of local
        experience, never mixed; ``None`` where not known. Later than the day needed by law refuses; by assumption or by
        the upper quantile only, it is a condition.
    """

    project: str
    as_of: date
    verdict: Signing
    site: SiteFacts | None
    refusals: tuple[Finding, ...]
    conditions: tuple[Finding, ...]
    passed: tuple[Finding, ...]
    earliest_on: date | None
    need_by: date
    slack_days: int | None
    surroundings: Surroundings
    readiness: SiteReadiness | None = None
    earliest_statutory_on: date | None = None
    earliest_assumed_on: date | None = None
    earliest_median_on: date | None = None
    earliest_experience_on: date | None = None

    @property
    def competitors(self) -> tuple[Competitor, ...]:
        """Other projects that want part of the land."""
        return self.surroundings.competitors

    @property
    def alternatives(self) -> tuple[Alternative, ...]:
        """Other sites of the project."""
        return self.surroundings.alternatives


def certify(
    project: ProjectDemand,
    site: SiteFacts | None,
    findings: Sequence[Finding],
    surroundings: Surroundings,
    as_of: date,
    readiness: SiteReadiness | None = None,
) -> LandCertificate:
    """Return the certificate of a project for a site, or its refusal.

    Parameters
    ----------
    project
        The demand.
    site, findings
        The site in full and the finding of every rule on it (``rules.checks.check_site``); ``None`` and empty when the
        project has no feasible site.
    surroundings
        Competitors and alternatives.
    as_of
        Date of the certificate.
    readiness
        Calendars of the parcels of the site.
    """
    if site is not None and readiness is not None:
        findings = (*findings, *readiness_findings(readiness, site.site, project.need_by))
    refusals = tuple(finding for finding in findings if refuses(finding))
    conditions = tuple(f for f in findings if f.verdict in CONDITIONS and not refuses(f))
    earliest = earliest_delivery(site, as_of)
    return LandCertificate(
        project=project.project_id,
        as_of=as_of,
        verdict=_verdict(site, refusals, conditions, surroundings),
        site=site,
        refusals=refusals,
        conditions=conditions,
        passed=tuple(finding for finding in findings if finding.verdict is Verdict.PASS),
        earliest_on=earliest,
        need_by=project.need_by,
        slack_days=None if earliest is None else (project.need_by - earliest).days,
        surroundings=surroundings,
        readiness=readiness,
        earliest_statutory_on=None if readiness is None else readiness.statutory_on,
        earliest_assumed_on=None if readiness is None else readiness.supposed_on,
        earliest_median_on=None if readiness is None else readiness.median_on,
        earliest_experience_on=None if readiness is None else readiness.experience_on,
    )


def earliest_delivery(site: SiteFacts | None, as_of: date) -> date | None:
    """Return the first day a site can be delivered by the dates on record; ``None`` where one is not known."""
    if site is None or not site.ready_known:
        return None
    return max(site.ready_on or as_of, as_of)


def _verdict(
    site: SiteFacts | None,
    refusals: tuple[Finding, ...],
    conditions: tuple[Finding, ...],
    surroundings: Surroundings,
) -> Signing:
    if site is None or refusals:
        return Signing.CANNOT_SIGN
    return Signing.CAN_SIGN_IF if conditions or surroundings.competitors else Signing.CAN_SIGN
