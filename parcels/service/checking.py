"""Land-bureau checks of each allocation: of the plan saved last and of the promises on record."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from parcels.domain.codes import LandStatus, Severity, Verdict
from parcels.domain.errors import InputRefused
from parcels.domain.finding import Finding
from parcels.planning.candidates import CandidateOptions, demand_of
from parcels.rules.checks import refuses
from parcels.rules.demand import text, when
from parcels.rules.facts import SiteFacts
from parcels.rules.policy import Policy
from parcels.service.access import Actor, require
from parcels.service.plans import SavedPlan, latest_plan
from parcels.service.prepared import Basis, basis
from parcels.service.site_desk import SiteDesk, site_desk
from parcels.service.workspace import Workspace

WITHOUT_SITE = frozenset({"promise_project_unknown", "promise_parcel_unknown", "land_supplied"})
"""Findings after which looking at the site itself is pointless."""
WORST_FIRST = (Verdict.FAIL, Verdict.UNDETERMINED, Verdict.CONDITIONAL, Verdict.NOT_SET, Verdict.PASS)


@dataclass(frozen=True)
class CheckOptions:
    """Law date, policy (``None``: a plan's own for its allocations, else the workspace's), one allocation (or all)."""

    as_of: date
    policy: Path | None = None
    allocation: str | None = None


@dataclass(frozen=True)
class AllocationCheck:
    """One allocation with its findings, worst verdict first.

    ``allocation`` is ``"<plan id>:<project>"`` for the saved plan, ``"held:<project>"`` for a promise (``held_for``);
    ``source`` is ``"plan"`` or ``"promise"``.
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
class _Claimed:
    """An allocation before it is checked."""

    allocation: str
    source: str
    project: str
    site: str
    parcels: tuple[str, ...]
    until: date | None = None
    release: tuple[str, ...] = ()


def check_allocations(ws: Workspace, options: CheckOptions, *, actor: Actor) -> tuple[AllocationCheck, ...]:
    """Return the checks of every allocation, failing ones first.

    Raises
    ------
    InputRefused
        ``allocation_unknown`` if only one is asked for and there is none of that name.
    """
    require(actor, "view_checks")
    prepared = basis(ws, options.policy, options.as_of)
    plan = latest_plan(ws, actor=actor)
    claimed = _asked_for([*_planned(plan), *_promised(prepared)], options, ws)
    desks: dict[str, SiteDesk] = {}
    for one in claimed:
        if one.source not in desks:
            under = prepared if one.source == "promise" else _as_planned(ws, plan, options, prepared)
            desks[one.source] = site_desk(under, CandidateOptions(release=frozenset(one.release)))
    checks = [_checked(one, desks[one.source]) for one in claimed]
    return tuple(sorted(checks, key=lambda check: (WORST_FIRST.index(check.verdict), check.allocation)))


def _asked_for(claimed: list[_Claimed], options: CheckOptions, ws: Workspace) -> list[_Claimed]:
    if options.allocation is None:
        return claimed
    found = [one for one in claimed if one.allocation == options.allocation]
    if not found:
        raise InputRefused("allocation_unknown", allocation=options.allocation, workspace=ws.target)
    return found


def _as_planned(ws: Workspace, plan: SavedPlan | None, options: CheckOptions, otherwise: Basis) -> Basis:
    """Return the land under the policy the plan was made with: its sites are cut by it and its bars were promised."""
    content = plan.document["policy"].get("content") if plan is not None else None
    if options.policy is not None or content is None:
        return otherwise
    return basis(ws, Policy.model_validate(content), options.as_of)


def _planned(plan: SavedPlan | None) -> Iterator[_Claimed]:
    if plan is None:
        return
    release = tuple(plan.document["options"]["release"])
    for one in plan.document["assignments"]:
        name = f"{plan.plan_id}:{one['project']}"
        yield _Claimed(name, "plan", one["project"], one["site"], tuple(one["parcels"]), release=release)


def _promised(prepared: Basis) -> Iterator[_Claimed]:
    """Yield one allocation per project that parcels on record are promised to."""
    rows = prepared.city.parcels.drop(columns="geometry").to_dict("records")
    promised: dict[str, list[dict[str, object]]] = {}
    for row in rows:
        holder = text(row, "held_for")
        if holder is not None:
            promised.setdefault(holder, []).append(row)
    for project, own in sorted(promised.items()):
        parcels = tuple(sorted(str(row["parcel_id"]) for row in own))
        ends = [end for row in own if (end := when(row, "held_until")) is not None]
        yield _Claimed(f"held:{project}", "promise", project, "+".join(parcels), parcels, min(ends, default=None))


def _checked(one: _Claimed, desk: SiteDesk) -> AllocationCheck:
    city = desk.prepared.city
    before, facts = list(_before(one, desk)), None
    if not any(finding.rule in WITHOUT_SITE for finding in before):
        facts, problem = _facts(one, desk)
        before += problem
    findings = before
    if facts is not None:
        findings = [*before, *desk.allocation_findings(demand_of(desk.prepared.land, one.project), facts)]
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


def _facts(one: _Claimed, desk: SiteDesk) -> tuple[SiteFacts | None, list[Finding]]:
    try:
        return desk.facts(one.site), []
    except InputRefused as error:  # the land was cut or joined in another way when the plan was made
        values = {name: str(value) for name, value in error.values.items()}
        return None, [Finding("site_gone", Verdict.FAIL, Severity.BLOCK, one.site, values=values)]


def _before(one: _Claimed, desk: SiteDesk) -> Iterator[Finding]:
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
