"""Proposing land for a project and moving the allocation through its life; each step one transaction with its events.

Authority, state and version are read again inside the transaction. Findings are computed before it, and thrown away if
data were imported meanwhile.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import shapely

from parcels.domain.allocation import MOVES, can_move
from parcels.domain.errors import ActionRefused, InputRefused
from parcels.rules.resolution import count_blocks, resolution
from parcels.service.access import Actor
from parcels.service.allocation_checks import (
    Examined,
    LawOptions,
    examine,
    examine_again,
    keep_check,
    refuse_changed_data,
)
from parcels.service.allocation_life import (
    Ground,
    ground_of,
    known_allocation,
    lapse_holds,
    latest_day,
    life_of,
    lock_known,
)
from parcels.service.authority import require_now
from parcels.service.workspace import Workspace
from parcels.store.allocation_shapes import read_pieces
from parcels.store.allocations import OVERLAP_M2, Allocation, AllocationRequest, allocate, answer_to, change, move_site
from parcels.store.certificates import CertificateStatus, end, in_force_of
from parcels.store.checks import latest_check
from parcels.store.overrides import open_override, use_override
from parcels.store.quotas import KINDS, QuotaNeed, draw, give_back
from parcels.store.unit_of_work import UnitOfWork

LONGEST_HOLD_DAYS = 365
EVENTS = {
    "take_up": "taken_up",
    "send_back": "returned",
    "approve": "approved",
    "reject": "rejected",
    "sign": "signed",
    "deliver": "land_delivered",
    "start": "construction_started",
    "produce": "production_started",
    "accept": "accepted",
    "withdraw": "withdrawn",
    "lapse": "lapsed",
    "revoke": "revoked",
    "extend_hold": "hold_extended",
}
"""Move → name of its event."""
DECISIONS = frozenset({"take_up", "send_back", "approve", "reject", "sign", "revoke"})
NEED_CHECK = frozenset({"approve", "sign"})
"""Moves that stand on a check of now."""
RESERVE_RELEASE = "reserve_release"
"""Rule that names land in reserve; neither a waiver nor a clearance stands for the release."""


@dataclass(frozen=True)
class Proposal:
    """Land proposed for a project; ``request_id`` is made once by whoever asks and sent unchanged on a retry."""

    request_id: str
    project: str
    site: str
    held_until: date
    plan_run_id: int | None = None
    reason: str = ""


@dataclass(frozen=True)
class Step:
    """A move of one allocation: seen in ``version``, with its reason; ``until`` is the new end of an extended hold."""

    number: int
    version: int
    action: str
    reason: str = ""
    until: date | None = None


def propose(ws: Workspace, wish: Proposal, options: LawOptions, *, actor: Actor, now: datetime) -> Allocation:
    """Propose land for a project and hold it until a date; the same request again gives the first answer.

    Holds that ended before the law date lapse first, so that their land is free; a law date ahead ends none early.

    Raises
    ------
    ActionRefused
        ``action_not_allowed``, ``proposal_blocked`` with the first rule that forbids, ``hold_date_refused``,
        ``data_changed``, or what :func:`parcels.store.allocations.allocate` refuses.
    InputRefused
        ``project_unknown``, ``site_unknown``.
    """
    refuse_hold(wish.held_until, options.as_of)
    with ws.store.reading() as connection:
        done = answer_to(connection, wish.request_id, wish.project, wish.site)
        if done is not None:
            require_now(connection, actor, "propose", platform_id=done.platform_id)
            return done
    examined = examine(ws, wish.project, wish.site, options)
    with ws.store.unit_of_work(actor.stamp(now)) as work:
        require_now(work.connection, actor, "propose", platform_id=examined.check.platform_id)
        refuse_changed_data(work, examined)
        _refuse_blocked(examined)
        lapse_holds(work, min(options.as_of, latest_day(now)))
        made = allocate(work, _request(wish, examined))
        if latest_check(work.connection, made.id) is None:
            keep_check(work, examined, made.id)
    return made


def refuse_hold(until: date, on: date) -> None:
    """Raise ``hold_date_refused`` unless a hold ends between today and a year from now."""
    if not 0 <= (until - on).days <= LONGEST_HOLD_DAYS:
        raise InputRefused("hold_date_refused", until=until.isoformat(), days=LONGEST_HOLD_DAYS)


def _refuse_blocked(examined: Examined) -> None:
    if count_blocks(examined.check.findings):
        first = next(one for one in examined.check.findings if resolution(one) == "blocked")
        raise ActionRefused("proposal_blocked", site=examined.check.site, rule=first.rule, subject=first.subject)


def _request(wish: Proposal, examined: Examined) -> AllocationRequest:
    return AllocationRequest(
        request_id=wish.request_id,
        project_id=wish.project,
        atoms=examined.atoms,
        held_until=wish.held_until,
        plan_run_id=wish.plan_run_id,
        site=examined.check.site,
        platform_id=examined.check.platform_id,
        area_m2=examined.check.area_m2,
        shapes=examined.shapes,
        reason=wish.reason.strip(),
    )


@dataclass(frozen=True)
class NewSite:
    """Another site (or the same again) for an allocation seen in ``version``, with what was changed and why."""

    number: int
    version: int
    site: str
    reason: str = ""


def resubmit(ws: Workspace, wish: NewSite, options: LawOptions, *, actor: Actor, now: datetime) -> Allocation:
    """Propose another site (or the same again) for an allocation that waits or was returned.

    Raises
    ------
    ActionRefused
        As :func:`propose`, besides ``move_refused`` and ``allocation_changed``.
    """
    with ws.store.reading() as connection:
        seen = known_allocation(connection, wish.number)
    examined = examine(ws, seen.project_id, wish.site, options)
    with ws.store.unit_of_work(actor.stamp(now)) as work:
        current = lock_known(work, wish.number)
        for platform in {current.platform_id, examined.check.platform_id}:
            require_now(work.connection, actor, "resubmit", platform_id=platform)
        refuse_changed_data(work, examined)
        _guard(work, current, Step(wish.number, wish.version, "resubmit", wish.reason), actor, options.as_of)
        _refuse_blocked(examined)
        lapse_holds(work, min(options.as_of, latest_day(now)))
        assert current.held_until is not None
        same = Proposal(current.request_id, current.project_id, wish.site, current.held_until)
        request = replace(_request(same, examined), reason=wish.reason.strip())
        moved = move_site(work, wish.number, request, version=wish.version)
        keep_check(work, examined, wish.number)
    return moved


def recheck(ws: Workspace, number: int, options: LawOptions, *, actor: Actor, now: datetime) -> None:
    """Hold an allocation against the data and rules of now and keep the check.

    Raises
    ------
    ActionRefused
        ``action_not_allowed``, ``data_changed``; ``move_refused`` once the land is signed for or given back;
        ``land_redrawn`` if parcels of this name have another shape than the land that is bound.
    """
    with ws.store.reading() as connection:
        seen = known_allocation(connection, number)
    examined = examine_again(ws, seen, options)
    with ws.store.unit_of_work(actor.stamp(now)) as work:
        current = lock_known(work, number)
        require_now(work.connection, actor, "recheck", platform_id=current.platform_id)
        refuse_changed_data(work, examined)
        if not current.status.is_hold or current.version != seen.version:
            raise ActionRefused("move_refused", action="recheck", allocation=number, because="state_forbids")
        _refuse_redrawn(work, current, examined)
        keep_check(work, examined, number)


def _refuse_redrawn(work: UnitOfWork, current: Allocation, examined: Examined) -> None:
    """Raise if the land of this name is no longer the land that is bound; a check of it would say nothing of that."""
    bound = [shape for _, shape in read_pieces(work.connection, current.id)]
    if not bound or not examined.shapes:
        return
    differs = shapely.union_all(bound).symmetric_difference(shapely.union_all(list(examined.shapes.values())))
    if differs.area > OVERLAP_M2:
        area = round(differs.area, 2)
        raise ActionRefused("land_redrawn", allocation=current.id, site=current.site, area_m2=area, limit_m2=OVERLAP_M2)


def act(ws: Workspace, step: Step, *, on: date, actor: Actor, now: datetime) -> Allocation:
    """Make a move of an allocation that changes its state or the end of its hold.

    Signing uses up the land certificate, or the leader's override, and draws the quotas the findings measured; revoking
    gives the quotas back.

    Raises
    ------
    ActionRefused
        ``action_not_allowed``, ``move_refused`` with ``because``, ``allocation_changed``, ``quota_exceeded``,
        ``quota_need_unknown``; ``reserve_not_released`` for approving or signing while the land is in reserve.
    InputRefused
        ``hold_date_refused``, ``hold_not_longer``.
    KeyError
        If there is no such move.
    """
    event = EVENTS[step.action]
    ground = ground_of(ws, on) if step.action in NEED_CHECK else None
    with ws.store.unit_of_work(actor.stamp(now)) as work:
        current = lock_known(work, step.number)
        require_now(work.connection, actor, step.action, platform_id=current.platform_id)
        _guard(work, current, step, actor, on, ground)
        _refuse_reserved(work, current, step)
        _refuse_shorter(current, step)
        if step.action == "sign":
            _pass_gate(work, current, on)
            _draw(work, current, on.year)
        if step.action == "revoke":
            give_back(work, current.id)
        return change(work, current.id, event, version=step.version, values=_values(step, work, on))


def lapse_overdue(ws: Workspace, *, on: date, actor: Actor, now: datetime) -> tuple[int, ...]:
    """End every hold that was over before a date and return the numbers of the allocations.

    Raises
    ------
    ActionRefused
        ``action_not_allowed``.
    InputRefused
        ``lapse_date_ahead``: a hold that still runs today is not ended by a date to come.
    """
    if on > latest_day(now):
        raise InputRefused("lapse_date_ahead", day=on.isoformat())
    with ws.store.unit_of_work(actor.stamp(now)) as work:
        require_now(work.connection, actor, "lapse")
        return lapse_holds(work, on)


def _values(step: Step, work: UnitOfWork, on: date) -> dict[str, Any]:
    target = MOVES[step.action].target
    values: dict[str, Any] = {} if target is None else {"status": str(target)}
    if step.reason.strip():
        values["reason"] = step.reason.strip()
    if step.action == "extend_hold":
        if step.until is None:
            raise InputRefused("hold_date_refused", until="–", days=LONGEST_HOLD_DAYS)
        refuse_hold(step.until, on)
        values["held_until"] = step.until
    if step.action in DECISIONS:
        values |= {"decided_by": work.stamp.user, "decided_at": work.stamp.at}
    return values


def _refuse_reserved(work: UnitOfWork, current: Allocation, step: Step) -> None:
    """Raise where land in reserve would be given by approval alone: only a leader's decision in the ledger releases it.

    A proposal of such land is allowed and says so: it is what a release is asked for.
    """
    check = latest_check(work.connection, current.id) if step.action in NEED_CHECK else None
    if check is not None and any(one["rule"] == RESERVE_RELEASE for one in check.findings):
        raise ActionRefused("reserve_not_released", action=step.action, allocation=current.id, site=current.site)


def _refuse_shorter(current: Allocation, step: Step) -> None:
    if step.action == "extend_hold" and step.until and current.held_until and step.until <= current.held_until:
        raise InputRefused("hold_not_longer", until=step.until.isoformat(), now=current.held_until.isoformat())


def _pass_gate(work: UnitOfWork, current: Allocation, on: date) -> None:
    """Use up what lets an allocation be signed: its certificate, else the override of a leader."""
    held = in_force_of(work.connection, current.project_id)
    if held is not None and held.site == current.site and held.state_on(on) is CertificateStatus.IN_FORCE:
        end(work, held, CertificateStatus.USED, allocation_id=current.id)
        return
    leave = open_override(work.connection, current.id, current.site)
    if leave is None:
        raise ActionRefused("move_refused", action="sign", allocation=current.id, because="not_certified")
    use_override(work, leave)


def _draw(work: UnitOfWork, current: Allocation, year: int) -> None:
    check = latest_check(work.connection, current.id)
    assert check is not None
    _refuse_unknown_need(work, current, year, check.inputs["needs"])
    for kind, amount in sorted(check.inputs["needs"].items()):
        draw(work, QuotaNeed(kind, current.platform_id, year, amount), current.id)


def _refuse_unknown_need(work: UnitOfWork, current: Allocation, year: int, needs: Mapping[str, int]) -> None:
    """Raise if a quota is kept for the land but nobody knows how much of it the project needs."""
    for kind in KINDS:
        need = QuotaNeed(kind, current.platform_id, year, 0)
        if kind not in needs and draw(work, need, current.id) is not None:
            raise ActionRefused("quota_need_unknown", kind=kind, allocation=current.id, project=current.project_id)


def _guard(
    work: UnitOfWork, current: Allocation, step: Step, actor: Actor, on: date, ground: Ground | None = None
) -> None:
    if current.version != step.version:
        raise ActionRefused("allocation_changed", allocation=current.id, version=step.version)
    guard = can_move(step.action, life_of(work.connection, current, ground), by=actor.user, on=on, reason=step.reason)
    if not guard.allowed:
        raise ActionRefused("move_refused", action=step.action, allocation=current.id, because=guard.because)
