"""The signing gate: a computed land certificate, or a refusal with reasons."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from parcels.landing import certificate
from parcels.landing.certificate import LandCertificate, Surroundings
from parcels.landing.readiness import ReadinessBook, readiness_book
from parcels.planning.candidates import CandidatePool, FunnelCount, demand_of
from parcels.rules.demand import records
from parcels.service.access import Actor, require
from parcels.service.allocation_checks import quota_facts
from parcels.service.plans import latest_plan
from parcels.service.prepared import Basis, LastUsed, basis, pool
from parcels.service.site_desk import alternatives, competitors, refuse_unknown_project, site_desk
from parcels.service.workspace import Workspace

_BOOKS: LastUsed[ReadinessBook] = LastUsed(2)


@dataclass(frozen=True)
class GateOptions:
    """Law date, policy and a particular site (``None``: the best one)."""

    as_of: date
    site: str | None = None
    policy: Path | None = None


@dataclass(frozen=True, eq=False)
class Gate:
    """A certificate with what a reader needs beside it.

    ``funnel`` tells a project without any site where its sites were lost; ``policy`` and ``is_demo`` go on paper;
    ``book`` holds the steps and the experience the calendars of the site were made from.
    """

    certificate: LandCertificate
    project_name: str
    city: str
    is_demo: bool
    policy: str
    funnel: tuple[FunnelCount, ...]
    book: ReadinessBook


def certify(ws: Workspace, project_id: str, options: GateOptions, *, actor: Actor) -> Gate:
    """Return whether the project can sign, can sign if, or cannot sign.

    Without a site the one of the saved plan is taken, then the best feasible one.

    Raises
    ------
    InputRefused
        ``project_unknown``, ``site_unknown``.
    """
    require(actor, "search_sites")
    prepared = basis(ws, options.policy, options.as_of)
    refuse_unknown_project(prepared, project_id)
    found = pool(prepared, prepared.options())
    planned = _planned(ws, actor)
    site = options.site or _best(found, project_id, planned)
    book = book_of(prepared)
    demand, desk = demand_of(prepared.land, project_id), site_desk(prepared)
    facts = None if site is None else desk.facts(site)
    rivals = () if facts is None else competitors(found, facts, project_id, prepared)
    rivals = tuple(replace(one, is_planned=planned.get(one.project) == one.site) for one in rivals)
    return Gate(
        certificate=certificate.certify(
            demand,
            facts,
            () if facts is None else desk.allocation_findings(demand, facts, quota_facts(ws, options.as_of.year)),
            Surroundings(rivals, alternatives(found, facts, project_id)),
            options.as_of,
            None if facts is None else book.site(facts.parcels),
        ),
        project_name=str(prepared.city.projects.at[project_id, "name"]),
        city=prepared.city.name,
        is_demo=prepared.city.is_demo or prepared.policy.is_demo,
        policy=f"{prepared.policy.name} {prepared.policy.version}",
        funnel=found.funnels.get(project_id, ()),
        book=book,
    )


def book_of(prepared: Basis) -> ReadinessBook:
    """Return the readiness calendars of the city of a basis on its date; kept for reuse."""
    city = prepared.city

    def make() -> ReadinessBook:
        parcels = city.parcels.drop(columns=city.parcels.geometry.name)
        return readiness_book(records(parcels), records(city.readiness), records(city.milestones), prepared.as_of)

    return _BOOKS.get(prepared.key, make)


def _planned(ws: Workspace, actor: Actor) -> dict[str, str]:
    """Return project → site of the plan saved last; a plan whose data changed since says nothing any more."""
    plan = latest_plan(ws, actor=actor)
    return (
        {} if plan is None or plan.is_stale else {one["project"]: one["site"] for one in plan.document["assignments"]}
    )


def _best(found: CandidatePool, project: str, planned: dict[str, str]) -> str | None:
    own = found.frame.loc[found.frame["project"] == project, "site"]
    if planned.get(project) in set(own):
        return planned[project]
    return str(own.iloc[0]) if len(own) else None
