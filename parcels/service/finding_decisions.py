"""Deciding about single findings: an officer waives, a department clears or refuses; with reason and evidence."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from parcels.domain.allocation import can_move
from parcels.domain.codes import Severity, Verdict
from parcels.domain.errors import ActionRefused, InputRefused
from parcels.domain.finding import Finding
from parcels.rules.resolution import Resolution, resolution
from parcels.rules.rulebook import rules_by_code
from parcels.service.access import Actor
from parcels.service.allocation_life import life_of, lock_known
from parcels.service.authority import require_now
from parcels.service.policies import workspace_book, workspace_policy
from parcels.service.workspace import Workspace
from parcels.store.allocations import Allocation
from parcels.store.checks import Evidence, StoredCheck, keep_evidence, latest_check, read_decisions, store_decision
from parcels.store.unit_of_work import UnitOfWork

LARGEST_EVIDENCE_BYTES = 20 * 1024 * 1024
MOVES_BY_KIND = {"waived": "waive", "cleared": "clear", "refused": "clear"}


@dataclass(frozen=True)
class FindingDecisionWish:
    """A decision about one finding of an allocation seen in ``version``: ``waived``, ``cleared`` or ``refused``."""

    number: int
    version: int
    rule: str
    subject: str
    kind: str
    reason: str
    document: str | None = None
    evidence: Evidence | None = None


def decide_finding(ws: Workspace, wish: FindingDecisionWish, *, on: date, actor: Actor, now: datetime) -> int:
    """Keep a decision about a finding and return its number.

    Raises
    ------
    ActionRefused
        ``action_not_allowed`` (a department decides on its own findings only), ``move_refused``,
        ``allocation_changed``, ``finding_unknown``, ``finding_not_waivable`` for what forbids or asks for nothing,
        ``finding_refused_by_department`` for a waiver of what a department refused.
    InputRefused
        ``evidence_too_big``.
    """
    action = MOVES_BY_KIND[wish.kind]
    with ws.store.unit_of_work(actor.stamp(now)) as work:
        current = lock_known(work, wish.number)
        authority = authority_of(ws, wish.rule, on)
        require_now(work.connection, actor, action, platform_id=current.platform_id, authority=authority)
        _guard(work, current, wish, actor, on)
        _refuse_not_waivable(work.connection, current, wish)
        values = {
            "allocation_id": current.id,
            "site": current.site,
            "rule": wish.rule,
            "subject": wish.subject,
            "kind": wish.kind,
            "reason": wish.reason.strip(),
            "document": wish.document,
            "evidence_sha256": _kept(work, wish.evidence),
        }
        return store_decision(work, values)


def authority_of(ws: Workspace, rule: str, on: date) -> str | None:
    """Return the code of the department that answers for a rule, ``None`` for rules without one."""
    known = rules_by_code(on, workspace_policy(ws), workspace_book(ws)).get(rule)
    return None if known is None else str(known.authority)


def authorities(ws: Workspace, on: date) -> Mapping[str, str]:
    """Return rule → code of the department that answers for it."""
    known = rules_by_code(on, workspace_policy(ws), workspace_book(ws))
    return {code: str(rule.authority) for code, rule in known.items()}


def _guard(work: UnitOfWork, current: Allocation, wish: FindingDecisionWish, actor: Actor, on: date) -> None:
    if current.version != wish.version:
        raise ActionRefused("allocation_changed", allocation=current.id, version=wish.version)
    action = MOVES_BY_KIND[wish.kind]
    guard = can_move(action, life_of(work.connection, current), by=actor.user, on=on, reason=wish.reason)
    if not guard.allowed:
        raise ActionRefused("move_refused", action=action, allocation=current.id, because=guard.because)


def _refuse_not_waivable(connection: sa.Connection, current: Allocation, wish: FindingDecisionWish) -> None:
    check = latest_check(connection, current.id)
    found = None if check is None or check.site != current.site else finding_in(check, wish.rule, wish.subject)
    asked = Resolution.NONE if found is None else resolution(found)
    is_refused = _is_refused(connection, current, wish)
    if is_refused and wish.kind == "cleared" and asked is not Resolution.BLOCKED:
        return  # what a department refused it may take back, whatever became of the finding
    if found is None:
        raise ActionRefused("finding_unknown", rule=wish.rule, subject=wish.subject, allocation=current.id)
    if asked in (Resolution.BLOCKED, Resolution.NONE) or (wish.kind == "waived" and asked is not Resolution.TO_RESOLVE):
        raise ActionRefused("finding_not_waivable", rule=wish.rule, subject=wish.subject, asks=str(asked))
    if wish.kind == "waived" and is_refused:
        raise ActionRefused("finding_refused_by_department", rule=wish.rule, subject=wish.subject)


def _is_refused(connection: sa.Connection, current: Allocation, wish: FindingDecisionWish) -> bool:
    """Return whether the last decision about a finding of the present site is a refusal."""
    decided = [one for one in read_decisions(connection, current.id) if one.site == current.site]
    own = [one.kind for one in decided if one.key == (wish.rule, wish.subject)]
    return bool(own) and own[-1] == "refused"


def finding_in(check: StoredCheck, rule: str, subject: str) -> Finding | None:
    """Return the worst finding of a rule on a subject in a kept check, ``None`` if there is none."""
    own = [one for one in findings_of(check) if (one.rule, one.subject) == (rule, subject)]
    order = (Resolution.BLOCKED, Resolution.TO_RESOLVE, Resolution.CONDITION, Resolution.NONE)
    return min(own, key=lambda finding: order.index(resolution(finding)), default=None)


def findings_of(check: StoredCheck) -> tuple[Finding, ...]:
    """Return the findings of a kept check."""
    return tuple(
        Finding(**{**one, "verdict": Verdict(one["verdict"]), "severity": Severity(one["severity"])})
        for one in check.findings
    )


def _kept(work: UnitOfWork, evidence: Evidence | None) -> str | None:
    if evidence is None:
        return None
    if len(evidence.content) > LARGEST_EVIDENCE_BYTES:
        raise InputRefused("evidence_too_big", file=evidence.name, limit_mb=LARGEST_EVIDENCE_BYTES // 2**20)
    return keep_evidence(work, evidence)
