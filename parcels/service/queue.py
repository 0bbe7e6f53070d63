"""The queue of allocations, and everything known about one of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from parcels.domain.allocation import MOVES, AllocationLife, AllocationStatus, can_move
from parcels.domain.finding import Finding
from parcels.rules.resolution import FindingKey
from parcels.service.access import Actor, Decision, allowed, require
from parcels.service.allocation_life import ground_of, known_allocation, life_of, unresolved
from parcels.service.authority import confirmed
from parcels.service.finding_decisions import authorities, findings_of
from parcels.service.workspace import Workspace
from parcels.store.allocations import Allocation, read_allocations
from parcels.store.checks import (
    CheckSummary,
    Evidence,
    FindingDecision,
    StoredCheck,
    latest_check,
    latest_summaries,
    read_decisions,
    read_evidence,
)
from parcels.store.event_search import EventFilter, find_events
from parcels.store.events import Event

OFFERED = tuple(name for name in MOVES if name not in ("waive", "clear"))
"""Moves of an allocation as a whole; ``waive`` and ``clear`` are about single findings."""


@dataclass(frozen=True)
class QueueRow:
    """One allocation in the queue; ``verdict`` is that of its newest check, ``age_days`` counts from its proposal.

    ``asked`` are the departments whose findings must still be settled; conditions, which hold nothing up, are not.
    """

    number: int
    project: str
    project_name: str
    platform_id: str
    site: str
    area_m2: float
    status: AllocationStatus
    version: int
    verdict: str | None
    blocks: int
    unresolved: int
    proposed_by: str
    proposed_at: datetime
    age_days: int
    held_until: date | None
    is_overdue: bool
    asked: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Possible:
    """Whether somebody may do something with an allocation now, and the code of the reason."""

    action: str
    allowed: bool
    because: str


@dataclass(frozen=True)
class Dossier:
    """Everything on record about one allocation, newest check and whole history included."""

    allocation: Allocation
    project_name: str
    check: StoredCheck | None
    findings: tuple[Finding, ...]
    is_fresh: bool
    decisions: tuple[FindingDecision, ...]
    history: tuple[Event, ...]
    possible: tuple[Possible, ...]


def queue(ws: Workspace, *, on: date, actor: Actor, is_over_shown: bool = True) -> tuple[QueueRow, ...]:
    """Return all allocations, the oldest open ones first; people bound to a platform see all of them, too."""
    require(actor, "view_queue")
    names, answering = _project_names(ws), authorities(ws, on)
    with ws.store.reading() as connection:
        found = read_allocations(connection)
        checks = latest_summaries(connection)
        decisions: dict[int, list[FindingDecision]] = {}
        for one in read_decisions(connection):
            decisions.setdefault(one.allocation_id, []).append(one)
    listed = [one for one in found if is_over_shown or not one.status.is_over]
    opened = {one.id: _open(one, checks.get(one.id), decisions.get(one.id, [])) for one in listed}
    rows = [_row(one, names.get(one.project_id, ""), opened[one.id], answering, on) for one in listed]
    return tuple(
        sorted(rows, key=lambda row: (row.status.is_over, not row.status.is_hold, row.proposed_at, row.number))
    )


def _open(
    one: Allocation, check: CheckSummary | None, decisions: list[FindingDecision]
) -> tuple[CheckSummary | None, tuple[FindingKey, ...]]:
    """Return the newest check of the present site, if any, with its findings that are still open."""
    if check is None or check.site != one.site:
        return None, ()
    return check, unresolved(check, decisions)


def _row(
    one: Allocation,
    name: str,
    checked: tuple[CheckSummary | None, tuple[FindingKey, ...]],
    answering: Mapping[str, str],
    on: date,
) -> QueueRow:
    own, still = checked
    until = one.held_until if one.status.is_hold else None
    return QueueRow(
        number=one.id,
        project=one.project_id,
        project_name=name,
        platform_id=one.platform_id,
        site=one.site,
        area_m2=one.area_m2,
        status=one.status,
        version=one.version,
        verdict=None if own is None else own.verdict,
        blocks=0 if own is None else own.blocks,
        unresolved=len(still),
        proposed_by=one.changed_by or one.made_by,
        proposed_at=one.made_at,
        age_days=(on - one.made_at.date()).days,
        held_until=until,
        is_overdue=until is not None and until < on,
        asked=frozenset(answering[rule] for rule, _ in still if rule in answering),
    )


def _project_names(ws: Workspace) -> Mapping[str, str]:
    return dict(ws.city().projects["name"].astype(str))


def dossier(ws: Workspace, number: int, *, on: date, actor: Actor) -> Dossier:
    """Return everything about one allocation, with what this person may do now.

    Raises
    ------
    InputRefused
        ``allocation_missing``.
    """
    require(actor, "view_queue")
    name_of, ground = _project_names(ws), ground_of(ws, on)
    with ws.store.reading() as connection:
        one = known_allocation(connection, number)
        check, life = latest_check(connection, number), life_of(connection, one, ground)
        known = confirmed(connection, actor)
        decisions, history = read_decisions(connection, number), find_events(connection, EventFilter(allocation=number))
    return Dossier(
        allocation=one,
        project_name=name_of.get(one.project_id, ""),
        check=check,
        findings=() if check is None else findings_of(check),
        is_fresh=life.is_checked,
        decisions=decisions,
        history=history,
        possible=possible_moves(one, life, known, on),
    )


def possible_moves(one: Allocation, life: AllocationLife, actor: Actor | None, on: date) -> tuple[Possible, ...]:
    """Return each move of an allocation with whether this person may make it now, and why or why not."""
    return tuple(_possible(name, one, life, actor, on) for name in OFFERED)


def _possible(name: str, one: Allocation, life: AllocationLife, actor: Actor | None, on: date) -> Possible:
    right: Decision = allowed(actor, name, platform_id=one.platform_id)
    if not right.allowed or actor is None:
        return Possible(name, False, right.because)
    guard = can_move(name, life, by=actor.user, on=on)
    return Possible(name, guard.allowed, guard.because)


def evidence_file(ws: Workspace, digest: str, *, actor: Actor) -> Evidence:
    """Return a file kept with a decision, as it came.

    Raises
    ------
    KeyError
        If there is none of this hash.
    """
    require(actor, "view_queue")
    with ws.store.reading() as connection:
        return read_evidence(connection, digest)
