"""Adopting the policy and rules that stand in a workspace, instead of waiting for the next write to notice them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from parcels.service.access import Actor
from parcels.service.authority import require_now
from parcels.service.workspace import Workspace
from parcels.store.unit_of_work import Watch


@dataclass(frozen=True)
class Adopted:
    """Whether anything was recorded, and the hashes of ``policy`` and ``rules`` now in the log."""

    is_new: bool
    hashes: Mapping[str, str]


def adopt_rules(ws: Workspace, *, now: datetime, actor: Actor) -> Adopted:
    """Record ``rules_changed`` with the policy and rules as they are, unless they are those recorded last.

    Raises
    ------
    InputRefused
        Whatever is wrong with the policy or a pack; nothing is recorded then.
    """
    store = replace(ws.store, watch=Watch(committed=ws.anchoring.after))  # nothing is to be noticed before
    with store.unit_of_work(actor.stamp(now)) as work:
        require_now(work.connection, actor, "change_rules")
        is_new = ws.rules.record(work, adopted=True)
        return Adopted(is_new, ws.rules.now(work).hashes)
