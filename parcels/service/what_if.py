"""A relaxation of a plan as changes of a scenario: "what if ready by June" (试算).

Only what a scenario can hold becomes a change: dates of delivery and need, parcels lifted from reserve, money and
quotas. Another size, width or use of the land, a promise ended or a service brought is left out and said to be.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from parcels.domain.units import mu_from_m2
from parcels.planning.explanation.relaxation import Dimension
from parcels.planning.scenarios.content import Ceiling, CeilingKind, Item, NeedBy, ReadyShift, Release, Scope
from parcels.rules.policy import Policy

Change = Mapping[str, Any]


def items_of(policy: Policy, project: str, changes: Sequence[Change]) -> tuple[tuple[Item, ...], tuple[Change, ...]]:
    """Return the changes as items of a scenario, and those a scenario cannot hold.

    Parameters
    ----------
    policy
        Policy of the workspace; a raise of money or quota is added to what it grants.
    project
        Project the relaxation lands.
    changes
        Changes of a relaxation as a plan's document keeps them: ``dimension, amount, subject, value``.
    """
    found = [(_item(policy, project, change), change) for change in changes]
    items = tuple(item for item, _ in found if item is not None)
    return items, tuple(change for item, change in found if item is None)


def _item(policy: Policy, project: str, change: Change) -> Item | None:
    dimension, subject = Dimension(change["dimension"]), str(change["subject"]).rpartition(":")[2]
    if dimension is Dimension.NEED_BY:
        return NeedBy(project, date.fromisoformat(change["value"]))
    if dimension is Dimension.READY:
        return ReadyShift(Scope.PARCEL, subject, on=date.fromisoformat(change["value"]))
    if dimension is Dimension.RELEASE:
        return Release(subject)
    return _ceiling(policy, dimension, subject, float(change["amount"]))


def _ceiling(policy: Policy, dimension: Dimension, name: str, more: float) -> Ceiling | None:
    """Return the raised limit; ``None`` where the policy sets none of that name."""
    granted: Mapping[str, float | None] = {
        Dimension.BUDGET: policy.budget,
        Dimension.NEW_CONSTRUCTION: policy.quotas.new_construction_mu,
        Dimension.ENERGY: policy.quotas.energy_tce,
    }.get(dimension, {})
    now = granted.get(name)
    if now is None:
        return None
    raised = now + (mu_from_m2(more) if dimension is Dimension.NEW_CONSTRUCTION else more)
    return Ceiling(CeilingKind(dimension.value), name, raised)
