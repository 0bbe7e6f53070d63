"""The signing gate: a computed land certificate, or a refusal with reasons."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from parcels.domain.finding import Finding
from parcels.landing import certificate
from parcels.landing.certificate import LandCertificate, Surroundings
from parcels.landing.gate_terms import Holder, QuotaLine, Term, eased, quota_lines, standard_findings, terms_of
from parcels.landing.readiness import ReadinessBook, readiness_book
from parcels.landing.readiness_experience import Experience
from parcels.landing.readiness_steps import StepTable, packaged_steps
from parcels.planning.candidates import CandidatePool, FunnelCount, demand_of
from parcels.rules.clocks.calendar import Reckoned, Reckoning
from parcels.rules.demand import ProjectDemand, records
from parcels.rules.facts import SiteFacts
from parcels.rules.resolution import FindingKey
from parcels.rules.rulebook import rules_by_code
from parcels.service.access import Actor, require
from parcels.service.allocation_checks import quota_facts
from parcels.service.allocation_life import unresolved
from parcels.service.certificate_holds import holders_of
from parcels.service.landing_settings import workspace_calendar, workspace_settings
from parcels.service.plans import SavedPlan, latest_plan
from parcels.service.prepared import Basis, LastUsed, basis, pool
from parcels.service.site_desk import alternatives, competitors, refuse_unknown_project, site_desk
from parcels.service.workspace import Workspace
from parcels.store.allocations import Allocation, read_allocations
from parcels.store.checks import latest_check, read_decisions
from parcels.store.landing_records import last_record
from parcels.store.tables import allocation

_BOOKS: LastUsed[ReadinessBook] = LastUsed(2)


@dataclass(frozen=True)
class GateOptions:
    """Law date, policy and a particular site (``None``: the best one)."""

    as_of: date
    site: str | None = None
    policy: Path | None = None


@dataclass(frozen=True)
class Background:
    """What the calendars of a site were made from: the steps, and the experience of the city."""

    table: StepTable
    experience: Experience
    as_of: date


@dataclass(frozen=True)
class Issue:
    """What makes a certificate an issued one."""

    number: str
    code: str
    issued_on: date
    issued_by: str
    valid_until: date


@dataclass(frozen=True)
class Gate:
    """A certificate with what a reader needs beside it.

    Attributes
    ----------
    funnel
        For a project without any site: where its sites were lost.
    policy, is_demo, city, project_name
        What goes on paper.
    background
        The steps and the experience the calendars were made from.
    terms
        Conditions with owner and date.
    quotas, standard, prepare_wan_yuan, prepare_known
        What is drawn of each quota; the standard-land sheet; money for preparation still to be paid in 10 000 yuan, and
        whether that of every parcel is on record.
    holders
        Who else holds part of the land, how, and until when.
    relaxations
        Cheapest changes that would give the project land, of the plan saved last (empty without a fresh one).
    valid_until
        Last day of a certificate issued now; ``None`` where the city has set no term.
    issue
        Number, code and validity of an issued certificate; ``None`` of one that was only computed.
    prepared
        What it was computed from; ``None`` of one read back.
    """

    certificate: LandCertificate
    project_name: str
    city: str
    is_demo: bool
    policy: str
    funnel: tuple[FunnelCount, ...]
    background: Background
    terms: tuple[Term, ...] = ()
    quotas: tuple[QuotaLine, ...] = ()
    standard: tuple[Finding, ...] = ()
    prepare_wan_yuan: int = 0
    prepare_known: bool = True
    holders: tuple[Holder, ...] = ()
    relaxations: tuple[Mapping[str, Any], ...] = ()
    valid_until: date | None = None
    issue: Issue | None = None
    prepared: Basis | None = field(default=None, repr=False, compare=False)


def certify(ws: Workspace, project_id: str, options: GateOptions, *, actor: Actor) -> Gate:
    """Return whether the project can sign, can sign if, or cannot sign.

    Without a site the one it has been allocated is taken, then the one of the saved plan, then the best feasible one. A
    finding that was waived or cleared for the allocation of that site is a condition, not a refusal.

    Raises
    ------
    InputRefused
        ``project_unknown``, ``site_unknown``; what is wrong with the workspace's own settings or calendar.
    """
    require(actor, "search_sites")
    prepared = basis(ws, options.policy, options.as_of)
    refuse_unknown_project(prepared, project_id)
    found = pool(prepared, _looking(prepared, project_id))
    plan = _fresh_plan(ws, actor)
    planned = {} if plan is None else {one["project"]: one["site"] for one in plan.document["assignments"]}
    own = _own_allocation(ws, project_id)
    site = options.site or (own.site if own is not None else None) or _best(found, project_id, planned)
    book, desk = book_of(ws, prepared), site_desk(prepared)
    demand = demand_of(prepared.land, project_id)
    facts = None if site is None else desk.facts(site)
    rivals = () if facts is None else competitors(found, facts, project_id, prepared)
    rivals = tuple(replace(one, is_planned=planned.get(one.project) == one.site) for one in rivals)
    findings = () if facts is None else desk.allocation_findings(demand, facts, _quotas(ws, options, own))
    findings = eased(findings, _settled(ws, own, site))
    paper = certificate.certify(
        demand, facts, findings, Surroundings(rivals, alternatives(found, facts, project_id)), options.as_of,
        None if facts is None else book.site(facts.parcels),
    )  # fmt: skip
    gate = Gate(
        certificate=paper,
        project_name=str(prepared.city.projects.at[project_id, "name"]),
        city=prepared.city.name,
        is_demo=prepared.city.is_demo or prepared.policy.is_demo,
        policy=f"{prepared.policy.name} {prepared.policy.version}",
        funnel=found.funnels.get(project_id, ()),
        background=Background(packaged_steps(), book.experience, options.as_of),
        relaxations=() if plan is None else tuple(plan.document["refused"].get(project_id, {}).get("relaxations", ())),
        valid_until=valid_until(ws, options.as_of),
        prepared=prepared,
    )
    return gate if facts is None else _with_terms(ws, gate, demand, facts, findings)


def _with_terms(
    ws: Workspace, gate: Gate, demand: ProjectDemand, facts: SiteFacts, findings: tuple[Finding, ...]
) -> Gate:
    """Return a gate with conditions owned and dated, quotas, money, the standard-land sheet and the holders."""
    assert gate.prepared is not None
    paper, under = gate.certificate, gate.prepared
    rules = rules_by_code(paper.as_of, under.policy, under.land.book)
    return replace(
        gate,
        terms=terms_of(
            paper.conditions,
            {code: str(rule.authority) for code, rule in rules.items()},
            paper.readiness,
            (gate.valid_until, demand.need_by),
        ),
        quotas=quota_lines(findings),
        standard=standard_findings(findings),
        prepare_wan_yuan=facts.prepare_wan_yuan,
        prepare_known=all(part.cost_known for part in facts.parts),
        holders=holders_of(ws, facts, demand.project_id, paper.as_of),
    )


def valid_until(ws: Workspace, on: date) -> date | None:
    """Return the last day of a certificate issued on a day, by the term and calendar of the city; ``None`` unset."""
    settings = workspace_settings(ws)
    if settings.certificate is None:
        return None
    last: Reckoned = workspace_calendar(ws).add(on, settings.certificate.valid_working_days)
    return last.day


def book_of(ws: Workspace, prepared: Basis) -> ReadinessBook:
    """Return the readiness calendars of a city on the date of a basis, by its own working days; kept for reuse."""
    city, reckoning = prepared.city, reckoning_of(ws)

    def make() -> ReadinessBook:
        parcels = city.parcels.drop(columns=city.parcels.geometry.name)
        rows = (records(parcels), records(city.readiness), records(prepared.milestones))
        return readiness_book(*rows, prepared.as_of, reckoning)

    with ws.store.reading() as connection:
        key = (prepared.key, last_record(connection), reckoning.rolls, tuple(sorted(reckoning.calendar.own.items())))
    return _BOOKS.get(key, make)


def reckoning_of(ws: Workspace) -> Reckoning:
    """Return how last days are found: by the city's ``calendar.csv`` and ``landing.toml``, else the packaged ones."""
    return workspace_settings(ws).reckoning(workspace_calendar(ws))


def _looking(prepared: Basis, project: str) -> Any:  # noqa: ANN401  CandidateOptions of planning
    """Return options under which a project that holds land already is searched for, too."""
    options = prepared.options()
    if project not in options.settled:
        return options
    others = {atom: name for atom, name in options.commitments.items() if name != project}
    return replace(options, commitments=others, settled=options.settled - {project})


def _quotas(ws: Workspace, options: GateOptions, own: Allocation | None) -> Any:  # noqa: ANN401  QuotaFacts or None
    return quota_facts(ws, options.as_of.year, None if own is None else own.id)


def _own_allocation(ws: Workspace, project: str) -> Allocation | None:
    with ws.store.reading() as connection:
        active = allocation.c.ended_at.is_(None) & (allocation.c.project_id == project)
        return next(iter(read_allocations(connection, active)), None)


def _settled(ws: Workspace, own: Allocation | None, site: str | None) -> frozenset[FindingKey]:
    """Return the findings an officer waived or a department cleared for the allocation of this site."""
    if own is None or own.site != site:
        return frozenset()
    with ws.store.reading() as connection:
        check, decisions = latest_check(connection, own.id), read_decisions(connection, own.id)
    if check is None or check.site != own.site:
        return frozenset()
    return frozenset(check.open_findings) - frozenset(unresolved(check, decisions))


def _fresh_plan(ws: Workspace, actor: Actor) -> SavedPlan | None:
    """Return the plan saved last; one whose data changed since says nothing any more."""
    plan = latest_plan(ws, actor=actor)
    return None if plan is None or plan.is_stale else plan


def _best(found: CandidatePool, project: str, planned: Mapping[str, str]) -> str | None:
    own = found.frame.loc[found.frame["project"] == project, "site"]
    if planned.get(project) in set(own):
        return planned[project]
    return str(own.iloc[0]) if len(own) else None
