"""A leader lets one signature past the gate: with reason and evidence, kept for ever and counted on the score card."""

from dataclasses import dataclass
from datetime import datetime

from parcels.domain.errors import ActionRefused, InputRefused
from parcels.service.access import Actor, require, require_role
from parcels.service.allocation_life import lock_known
from parcels.service.authority import require_now
from parcels.service.finding_decisions import LARGEST_EVIDENCE_BYTES
from parcels.service.workspace import Workspace
from parcels.store.checks import Evidence, keep_evidence
from parcels.store.overrides import Override, open_override, read_overrides, store_override


@dataclass(frozen=True)
class OverrideWish:
    """Leave to sign an allocation, seen in ``version``, without a certificate; ``evidence`` is the leader's paper."""

    number: int
    version: int
    reason: str
    evidence: Evidence
    document: str | None = None


def give_override(ws: Workspace, wish: OverrideWish, *, actor: Actor, now: datetime) -> Override:
    """Let an allocation be signed without a certificate; the rules of the allocation itself still hold.

    Raises
    ------
    ActionRefused
        ``action_not_allowed``, ``allocation_changed``; ``move_refused`` because of ``same_person`` or, once the land is
        signed for or given back, ``state_forbids``; ``override_open`` if there is one that was not used yet.
    InputRefused
        ``override_reason_missing``, ``override_evidence_missing``, ``evidence_too_big``, ``allocation_missing``.
    """
    require_role(actor, "override_gate")
    _refuse_bare(wish)
    with ws.store.unit_of_work(actor.stamp(now)) as work:
        current = lock_known(work, wish.number)
        require_now(work.connection, actor, "override_gate", platform_id=current.platform_id)
        if current.version != wish.version:
            raise ActionRefused("allocation_changed", allocation=current.id, version=wish.version)
        because = (
            "same_person" if actor.user in current.proposers else "" if current.status.is_hold else "state_forbids"
        )
        if because:
            raise ActionRefused("move_refused", action="override_gate", allocation=current.id, because=because)
        if open_override(work.connection, current.id, current.site) is not None:
            raise ActionRefused("override_open", allocation=current.id, site=current.site)
        values = {
            "allocation_id": current.id,
            "project_id": current.project_id,
            "site": current.site,
            "reason": wish.reason.strip(),
            "document": wish.document,
            "evidence_sha256": keep_evidence(work, wish.evidence),
        }
        return store_override(work, values)


def _refuse_bare(wish: OverrideWish) -> None:
    if not wish.reason.strip():
        raise InputRefused("override_reason_missing", allocation=wish.number)
    if not wish.evidence.content:
        raise InputRefused("override_evidence_missing", allocation=wish.number)
    if len(wish.evidence.content) > LARGEST_EVIDENCE_BYTES:
        raise InputRefused("evidence_too_big", file=wish.evidence.name, limit_mb=LARGEST_EVIDENCE_BYTES // 2**20)


def overrides(ws: Workspace, *, actor: Actor) -> tuple[Override, ...]:
    """Return every override ever given, in order."""
    require(actor, "view_certificates")
    with ws.store.reading() as connection:
        return read_overrides(connection)


def overridden_projects(ws: Workspace) -> frozenset[str]:
    """Return the projects ever signed for by override; a signature that was revoked counts on."""
    with ws.store.reading() as connection:
        return frozenset(one.project_id for one in read_overrides(connection) if one.used_at is not None)
