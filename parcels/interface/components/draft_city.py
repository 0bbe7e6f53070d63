"""The city with the drafts of a scenario, made once per content and list of drafts."""

from collections.abc import Hashable, Sequence

from parcels.geo.adjacency import NeighbourRule
from parcels.geo.drafts import Drafted, Edit, apply_edits
from parcels.geo.drafts.applying import edits_digest
from parcels.interface.components.desk import Desk
from parcels.service.last_used import LastUsed
from parcels.service.policies import workspace_policy

_DRAFTED: LastUsed[Drafted] = LastUsed(4)
_PENDING: LastUsed[Drafted] = LastUsed(4)


def drafted(desk: Desk, edits: Sequence[Edit]) -> Drafted:
    """Return the city with edits; neighbours are those of the policy's candidate assembly."""
    return _DRAFTED.get(_key(desk, edits), lambda: apply_edits(desk.city, edits, joining=_joining(desk)))


def with_pending(desk: Desk, edits: Sequence[Edit], pending: Edit) -> Drafted:
    """Return the city with edits and, made on it, one more: ``findings`` and ``made`` are those of that one alone."""
    key = (*_key(desk, edits), edits_digest((pending,)))
    return _PENDING.get(key, lambda: apply_edits(drafted(desk, edits).city, (pending,), joining=_joining(desk)))


def _key(desk: Desk, edits: Sequence[Edit]) -> tuple[Hashable, ...]:
    versions = tuple(sorted(desk.city.versions.items()))
    return desk.workspace.target, desk.city.crs, versions, _joining(desk), edits_digest(edits)


def _joining(desk: Desk) -> NeighbourRule:
    rule = workspace_policy(desk.workspace).assemble
    return NeighbourRule(rule.gap_m, rule.contact_m)


def drawn_parcels(done: Drafted) -> tuple[str, ...]:
    """Return the parcels of a drafted city that are not as the register has them."""
    frame = done.city.parcels
    if "drawn_from" not in frame:
        return ()
    return tuple(str(name) for name, cell in frame["drawn_from"].items() if isinstance(cell, tuple))
