"""Where an allocation stands: read, locked, its findings still open, and holds that are over."""

from collections.abc import Iterable, Mapping
from datetime import date

import sqlalchemy as sa

from parcels.domain.allocation import HOLDS, AllocationLife, AllocationStatus
from parcels.domain.errors import InputRefused
from parcels.rules.resolution import FindingKey
from parcels.store.allocations import Allocation, change, lock_allocation, overdue_holds, read_allocation
from parcels.store.checks import FindingDecision, latest_check, read_decisions
from parcels.store.datasets import current_datasets
from parcels.store.unit_of_work import UnitOfWork

RESOLVED = ("waived", "cleared")


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


def life_of(connection: sa.Connection, one: Allocation) -> AllocationLife:
    """Return what the guards look at, from the newest check and the decisions on its findings.

    A check counts for the site it was made of and the data it was made with.
    """
    check = latest_check(connection, one.id)
    until = one.held_until if one.status in HOLDS else None
    if check is None or check.site != one.site:
        return AllocationLife(one.status, until, one.proposers)
    decisions = read_decisions(connection, one.id)
    return AllocationLife(
        status=one.status,
        held_until=until,
        proposers=one.proposers,
        is_checked=is_fresh(connection, check.inputs["datasets"]),
        blocks=check.blocks,
        unresolved=len(unresolved(check.open_findings, decisions, one.site)),
    )


def is_fresh(connection: sa.Connection, datasets: Mapping[str, list[object]]) -> bool:
    """Return whether the data a check was made with are still the current ones."""
    return {name: sha for name, (_, sha) in datasets.items()} == {
        info.name: info.content_sha256 for info in current_datasets(connection)
    }


def unresolved(found: Iterable[FindingKey], decisions: Iterable[FindingDecision], site: str) -> tuple[FindingKey, ...]:
    """Return the findings still open on a site: neither waived nor cleared, or refused by a department since."""
    last = {one.key: one.kind for one in decisions if one.site == site}
    still = [key for key in found if last.get(key) not in RESOLVED]
    refused = [key for key, kind in last.items() if kind == "refused" and key not in still]
    return (*still, *refused)


def lapse_holds(work: UnitOfWork, on: date) -> tuple[int, ...]:
    """End every hold that was over before a date, recording ``lapsed``, and return their numbers."""
    found = overdue_holds(work.connection, on)
    for one in found:
        change(work, one.id, "lapsed", version=one.version, values={"status": str(AllocationStatus.LAPSED)})
    return tuple(one.id for one in found)
