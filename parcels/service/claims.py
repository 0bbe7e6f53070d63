"""One allocation, planned, promised or proposed, held against every rule."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from parcels.domain.codes import LandStatus, Severity, Verdict
from parcels.domain.errors import InputRefused
from parcels.domain.finding import Finding
from parcels.planning.candidates import demand_of
from parcels.rules.catalogue.case import QuotaFacts
from parcels.rules.checks import refuses
from parcels.rules.facts import SiteFacts
from parcels.service.site_desk import SiteDesk

WITHOUT_SITE = frozenset({"promise_project_unknown", "promise_parcel_unknown", "land_supplied"})
"""Findings after which looking at the site itself is pointless."""
WORST_FIRST = (Verdict.FAIL, Verdict.UNDETERMINED, Verdict.CONDITIONAL, Verdict.NOT_SET, Verdict.PASS)


@dataclass(frozen=True)
class AllocationCheck:
    """One allocation with its findings, worst verdict first.

    ``allocation`` is ``"<plan id>:<project>"`` for the saved plan, ``"held:<project>"`` for a promise (``held_for``);
    ``source`` is ``"plan"``, ``"promise"`` or ``"allocation"``.
    """

    allocation: str
    source: str
    project: str
    project_name: str
    site: str
    atoms: tuple[str, ...]
    parcels: tuple[str, ...]
    platform_id: str
    area_m2: float
    until: date | None
    verdict: Verdict
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Claim:
    """An allocation before it is checked."""

    allocation: str
    source: str
    project: str
    site: str
    parcels: tuple[str, ...]
    until: date | None = None
    release: tuple[str, ...] = ()


def checked(one: Claim, desk: SiteDesk, quotas: QuotaFacts | None = None) -> AllocationCheck:
    """Return an allocation with the findings of every rule, worst verdict first."""
    city = desk.prepared.city
    before, facts = list(_before(one, desk)), None
    if not any(finding.rule in WITHOUT_SITE for finding in before):
        facts, problem = _facts(one, desk)
        before += problem
    findings = before
    if facts is not None:
        findings = [*before, *desk.allocation_findings(demand_of(desk.prepared.land, one.project), facts, quotas)]
    ordered = sorted(findings, key=lambda finding: WORST_FIRST.index(finding.verdict))
    known = [parcel for parcel in one.parcels if parcel in city.parcels.index]
    return AllocationCheck(
        allocation=one.allocation,
        source=one.source,
        project=one.project,
        project_name=str(city.projects.at[one.project, "name"]) if one.project in city.projects.index else "",
        site=one.site,
        atoms=() if facts is None else facts.atoms,
        parcels=one.parcels,
        platform_id=facts.platform.platform_id if facts is not None and facts.platform else "",
        area_m2=float(city.parcels.loc[known].area.sum()) if facts is None else facts.area_m2,
        until=one.until,
        verdict=_verdict(ordered),
        findings=tuple(ordered),
    )


def _verdict(findings: list[Finding]) -> Verdict:
    """Return the verdict of the whole: what refuses fails, unknown or conditional findings make it conditional."""
    if any(refuses(finding) for finding in findings):
        return Verdict.FAIL
    open_ends = (Verdict.CONDITIONAL, Verdict.UNDETERMINED)
    return Verdict.CONDITIONAL if any(finding.verdict in open_ends for finding in findings) else Verdict.PASS


def _facts(one: Claim, desk: SiteDesk) -> tuple[SiteFacts | None, list[Finding]]:
    try:
        return desk.facts(one.site), []
    except InputRefused as error:  # the land was cut or joined in another way when the plan was made
        values = {name: str(value) for name, value in error.values.items()}
        return None, [Finding("site_gone", Verdict.FAIL, Severity.BLOCK, one.site, values=values)]


def _before(one: Claim, desk: SiteDesk) -> Iterator[Finding]:
    """Yield what is wrong before the site is looked at: unknown project or parcel, land supplied, promise over."""
    city, as_of = desk.prepared.city, desk.prepared.as_of
    if one.project not in city.projects.index:
        yield Finding(
            "promise_project_unknown", Verdict.FAIL, Severity.BLOCK, one.project, values={"project": one.project}
        )
    for parcel in one.parcels:
        if parcel not in city.parcels.index:
            yield Finding("promise_parcel_unknown", Verdict.FAIL, Severity.BLOCK, parcel, values={"parcel": parcel})
        elif not LandStatus(city.parcels.at[parcel, "status"]).is_allocatable:
            values = {"parcel": parcel, "status": str(city.parcels.at[parcel, "status"])}
            own = _is_own(desk, parcel, one.project)
            verdict = Verdict.PASS if own else Verdict.FAIL
            yield Finding("land_supplied", verdict, Severity.NOTE if own else Severity.BLOCK, parcel, values=values)
    if one.until is not None and one.until < as_of:
        values = {"until": one.until.isoformat()}
        yield Finding("promise_expired", Verdict.FAIL, Severity.APPROVAL, one.allocation, values=values)


def _is_own(desk: SiteDesk, parcel: str, project: str) -> bool:
    """Return whether supplied land was supplied to the project it was promised to, by the project's own record."""
    projects = desk.prepared.city.projects
    named = projects.at[project, "parcel_ids"] if project in projects.index else ()
    return isinstance(named, tuple) and parcel in named and not demand_of(desk.prepared.land, project).wants_land
