"""A relaxation of a plan as changes of a scenario: "what if ready by June" (试算).

Every kind of relaxation becomes a change. Left out, and said to be, is only what cannot be read, and a limit that the
policy does not set. What a promise means in law stays: one backed by an allocation or a certificate in force is ended
by those who may end it, not by a scenario (:func:`parcels.planning.scenarios.assumed.bound_all_the_same`).
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any

from parcels.domain.errors import InputRefused
from parcels.domain.units import mu_from_m2
from parcels.planning.explanation.relaxation import OF_ROW, Dimension
from parcels.planning.scenarios.assumptions import Demand, DemandPart, PlanUse, PromiseEnded, Supply
from parcels.planning.scenarios.content import Ceiling, CeilingKind, Item, NeedBy, ReadyShift, Release, Scope
from parcels.rules.policy import Policy

Change = Mapping[str, Any]
PARTS = {
    Dimension.AREA_MIN: DemandPart.AREA_MIN,
    Dimension.AREA_MAX: DemandPart.AREA_MAX,
    Dimension.WIDTH: DemandPart.WIDTH,
}


def items_of(
    policy: Policy, project: str, changes: Sequence[Change], *, bound: Collection[str] = ()
) -> tuple[tuple[Item, ...], tuple[Change, ...]]:
    """Return the changes as items of a scenario, and those a scenario cannot hold.

    Parameters
    ----------
    policy
        Policy of the workspace; a raise of money or quota is added to what it grants.
    project
        Project the relaxation lands.
    changes
        Changes of a relaxation as a plan's document keeps them: ``dimension, amount, subject, value``.
    bound
        Parcels that an allocation or a certificate in force binds: their promises are not ended.
    """
    found = [(None if _is_bound(change, bound) else _item(policy, project, change), change) for change in changes]
    items = tuple(item for item, _ in found if item is not None)
    return items, tuple(change for item, change in found if item is None)


def _is_bound(change: Change, bound: Collection[str]) -> bool:
    return change["dimension"] == Dimension.PROMISE and change["subject"] in bound


def _item(policy: Policy, project: str, change: Change) -> Item | None:
    dimension, subject = Dimension(change["dimension"]), str(change["subject"]).rpartition(":")[2]
    value = str(change["value"])
    if dimension in OF_ROW.values():
        return _ceiling(policy, dimension, subject, float(change["amount"]))
    try:
        return _assumed(dimension, project, subject, value)
    except (ValueError, InputRefused):
        return None


def _assumed(dimension: Dimension, project: str, parcel: str, value: str) -> Item:
    """Return the change of a project or parcel.

    Raises
    ------
    ValueError, InputRefused
        For a value that is none of its kind.
    """
    if dimension in PARTS:
        return Demand(project, PARTS[dimension], float(value))
    if dimension is Dimension.NEED_BY:
        return NeedBy(project, date.fromisoformat(value))
    return _OF_PARCEL[dimension](parcel, value)


def _use(parcel: str, value: str) -> PlanUse:
    scheme, _, code = value.partition(" ")
    return PlanUse(parcel, scheme, code)


def _supply(parcel: str, value: str) -> Supply:
    service, _, capacity = value.partition("=")
    return Supply(parcel, service, float(capacity))


_OF_PARCEL: Mapping[Dimension, Callable[[str, str], Item]] = {
    Dimension.READY: lambda parcel, value: ReadyShift(Scope.PARCEL, parcel, on=date.fromisoformat(value)),
    Dimension.RELEASE: lambda parcel, _: Release(parcel),
    Dimension.PROMISE: lambda parcel, _: PromiseEnded(parcel),
    Dimension.USE: _use,
    Dimension.SERVICE: _supply,
}


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
