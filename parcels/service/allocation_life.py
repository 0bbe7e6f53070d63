"""Where an allocation stands: read, locked, its findings still open, and holds that are over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from parcels.domain.allocation import HOLDS, AllocationLife, AllocationStatus
from parcels.domain.errors import InputRefused
from parcels.rules.policy import policy_hash
from parcels.rules.resolution import FindingKey
from parcels.service.clock_ground import CALENDAR, TOLD, calendar_ground, calendar_hash, told_document, told_of
from parcels.service.ledgered import current_versions
from parcels.service.policies import workspace_book, workspace_policy
from parcels.service.workspace import Workspace
from parcels.store.allocations import Allocation, change, lock_allocation, overdue_holds, read_allocation
from parcels.store.certificates import CertificateStatus, in_force_of, lapse_certificates
from parcels.store.checks import CheckSummary, FindingDecision, StoredCheck, latest_check, read_decisions
from parcels.store.overrides import open_override
from parcels.store.reserve_ledger import LEDGER
from parcels.store.unit_of_work import UnitOfWork

RESOLVED = ("waived", "cleared")
FARTHEST_CLOCK = timedelta(hours=14)
"""How far the clocks of any place on earth are ahead of UTC."""


@dataclass(frozen=True)
class Ground:
    """On what a decision of a date stands: law date, and the hashes of policy, rules and calendar of the workspace."""

    on: date
    policy: str
    rules: str
    calendar: str


def ground_of(ws: Workspace, on: date) -> Ground:
    """Return on what a decision stands now.

    Raises
    ------
    InputRefused
        As :func:`parcels.service.policies.workspace_policy`, its sibling for the rules, and
        :func:`parcels.service.landing_settings.workspace_calendar`.
    """
    calendar = calendar_hash(calendar_ground(ws))
    return Ground(on, policy_hash(workspace_policy(ws)), workspace_book(ws).hash, calendar)


def known_allocation(connection: sa.Connection, number: int) -> Allocation:
    """Return an allocation.

    Raises
    ------
    InputRefused
        ``allocation_missing``.
    """
    try:
        return read_allocation(connection, number)
    except KeyError:
        raise InputRefused("allocation_missing", allocation=number) from None


def lock_known(work: UnitOfWork, number: int) -> Allocation:
    """Return an allocation that nobody else can change until the transaction ends; raises as its sibling."""
    try:
        return lock_allocation(work.connection, number)
    except KeyError:
        raise InputRefused("allocation_missing", allocation=number) from None


def life_of(connection: sa.Connection, one: Allocation, ground: Ground | None = None) -> AllocationLife:
    """Return what the guards look at, from the newest check and the decisions on its findings.

    A check counts for the site it was made of, the data and rules it was made with, and its law date; without a
    ``ground`` it counts for nothing that needs one.
    """
    check = latest_check(connection, one.id)
    until = one.held_until if one.status in HOLDS else None
    if check is None or check.site != one.site:
        return AllocationLife(one.status, until, one.proposers)
    return AllocationLife(
        status=one.status,
        held_until=until,
        proposers=one.proposers,
        is_checked=ground is not None and is_fresh(connection, one.project_id, check, ground),
        blocks=check.blocks,
        unresolved=len(unresolved(check, read_decisions(connection, one.id))),
        is_certified=ground is not None and is_certified(connection, one, ground.on),
    )


def is_certified(connection: sa.Connection, one: Allocation, on: date) -> bool:
    """Return whether an allocation may pass the signing gate on a date: by a certificate, or by a leader's override."""
    held = in_force_of(connection, one.project_id)
    is_own = held is not None and held.site == one.site
    if held is not None and is_own and held.state_on(on) is CertificateStatus.IN_FORCE:
        return True
    return open_override(connection, one.id, one.site) is not None


def is_fresh(connection: sa.Connection, project: str, check: StoredCheck, ground: Ground) -> bool:
    """Return whether a check was made on the law date, with policy, rules, calendar, data, reserve and records of now.

    A check made before calendar and records were kept with it is not.
    """
    under = Ground(check.as_of, check.inputs["policy"], check.inputs["rules"], check.inputs.get(CALENDAR, ""))
    if check.inputs.get(TOLD) != told_document(told_of(connection, project)):
        return False
    data = {name: sha for name, (_, sha) in check.inputs["datasets"].items()}
    ledger = check.inputs.get(LEDGER)
    known = data if ledger is None else {**data, LEDGER: ledger}
    return under == ground and known == current_versions(connection, ground.on)


def unresolved(check: StoredCheck | CheckSummary, decisions: Iterable[FindingDecision]) -> tuple[FindingKey, ...]:
    """Return the findings of a check still open: not waived or cleared as they are, or refused by a department since.

    A decision about a finding that was another one then (other value, limit or verdict) settles it no more.
    """
    last = {one.key: one for one in decisions if one.site == check.site}
    still = [key for key in check.open_findings if not _settles(last.get(key), check.settled_before.get(key, 0))]
    refused = [key for key, one in last.items() if one.kind == "refused" and key not in still]
    return (*still, *refused)


def _settles(decision: FindingDecision | None, outdated: int) -> bool:
    return decision is not None and decision.kind in RESOLVED and decision.id > outdated


def latest_day(now: datetime) -> date:
    """Return the latest date it can be anywhere at a moment; what ends later has not ended yet."""
    return (now + FARTHEST_CLOCK).date()


def lapse_holds(work: UnitOfWork, on: date) -> tuple[int, ...]:
    """End every hold that was over before a date, recording ``lapsed``, and return their numbers.

    Certificates whose last day was before it expire, too.
    """
    lapse_certificates(work, on)
    found = overdue_holds(work.connection, on)
    for one in found:
        change(work, one.id, "lapsed", version=one.version, values={"status": str(AllocationStatus.LAPSED)})
    return tuple(one.id for one in found)
