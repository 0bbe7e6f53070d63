"""The city with the drafts of a scenario, made once per content and list of drafts."""

from collections.abc import Sequence

from parcels.geo.adjacency import NeighbourRule
from parcels.geo.drafts import Drafted, DraftFinding, Edit, apply_edits
from parcels.geo.drafts.applying import edits_digest
from parcels.interface.components.desk import Desk
from parcels.service.last_used import LastUsed
from parcels.service.policies import workspace_policy

_DRAFTED: LastUsed[Drafted] = LastUsed(8)


def drafted(desk: Desk, edits: Sequence[Edit]) -> Drafted:
    """Return the city with edits; neighbours are those of the policy's candidate assembly."""
    rule = workspace_policy(desk.workspace).assemble
    joining = NeighbourRule(rule.gap_m, rule.contact_m)
    key = (
        desk.workspace.target,
        desk.city.crs,
        tuple(sorted(desk.city.versions.items())),
        joining,
        edits_digest(edits),
    )
    return _DRAFTED.get(key, lambda: apply_edits(desk.city, edits, joining=joining))


def with_pending(desk: Desk, edits: Sequence[Edit], pending: Edit) -> tuple[Drafted, tuple[DraftFinding, ...]]:
    """Return the city with one edit more, and what there is to say about that one."""
    done = drafted(desk, (*edits, pending))
    return done, tuple(one for one in done.findings if one.place == len(edits) + 1)


def drawn_parcels(done: Drafted) -> tuple[str, ...]:
    """Return the parcels of a drafted city that are not as the register has them."""
    frame = done.city.parcels
    if "drawn_from" not in frame:
        return ()
    return tuple(str(name) for name, cell in frame["drawn_from"].items() if isinstance(cell, tuple))
