"""Land-bureau checks of each allocation: proposed ones, those of the plan saved last, and promises on record."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from parcels.domain.errors import InputRefused
from parcels.rules.catalogue.case import QuotaFacts
from parcels.rules.demand import text, when
from parcels.rules.policy import Policy
from parcels.service.access import Actor, require
from parcels.service.allocation_checks import claim_of, quota_facts
from parcels.service.claims import WORST_FIRST, AllocationCheck, Claim, checked
from parcels.service.plans import SavedPlan, latest_plan
from parcels.service.prepared import Basis, basis
from parcels.service.site_desk import SiteDesk, site_desk
from parcels.service.workspace import Workspace
from parcels.store.allocations import active_allocations

__all__ = ["AllocationCheck", "CheckOptions", "check_allocations"]


@dataclass(frozen=True)
class CheckOptions:
    """Law date, policy (``None``: a plan's own for its allocations, else the workspace's), one allocation (or all)."""

    as_of: date
    policy: Path | None = None
    allocation: str | None = None


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
    claimed = _asked_for([*allocated(ws), *_planned(plan), *_promised(prepared)], options, ws)
    desks: dict[str, SiteDesk] = {}
    for one in claimed:
        if one.source not in desks:
            under = _as_planned(ws, plan, options, prepared) if one.source == "plan" else prepared
            desks[one.source] = site_desk(under, under.options(release=one.release))
    shared = quota_facts(ws, options.as_of.year)
    checks = [checked(one, desks[one.source], _ledger(ws, one, shared, options.as_of.year)) for one in claimed]
    return tuple(sorted(checks, key=lambda check: (WORST_FIRST.index(check.verdict), check.allocation)))


def _ledger(ws: Workspace, one: Claim, shared: QuotaFacts | None, year: int) -> QuotaFacts | None:
    """Return the ledger of quotas; what an allocation has booked itself is not counted against it."""
    kind, _, number = one.allocation.partition(":")
    return quota_facts(ws, year, int(number)) if shared is not None and kind == "allocation" else shared


def _asked_for(claimed: list[Claim], options: CheckOptions, ws: Workspace) -> list[Claim]:
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


def allocated(ws: Workspace) -> Iterable[Claim]:
    """Return the allocations in force, ``"allocation:<number>"``."""
    with ws.store.reading() as connection:
        found = active_allocations(connection)
    return (claim_of(one) for one in found)


def _planned(plan: SavedPlan | None) -> Iterator[Claim]:
    if plan is None:
        return
    release = tuple(plan.document["options"]["release"])
    for one in plan.document["assignments"]:
        name = f"{plan.plan_id}:{one['project']}"
        yield Claim(name, "plan", one["project"], one["site"], tuple(one["parcels"]), release=release)


def _promised(prepared: Basis) -> Iterator[Claim]:
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
        yield Claim(f"held:{project}", "promise", project, "+".join(parcels), parcels, min(ends, default=None))
