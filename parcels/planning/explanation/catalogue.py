"""Every single change of a parcel the program knows, in whole steps, with its price."""

from collections.abc import Collection, Iterator
from datetime import timedelta

from parcels.planning.estate import EPOCH
from parcels.planning.explanation.context import PlanContext
from parcels.planning.explanation.reach import Kind
from parcels.planning.explanation.relaxation import Dimension, Relaxation, unit_cost
from parcels.planning.explanation.steps import shifted


def changes_of(
    context: PlanContext, kind: Kind, parcel: int, projects: Collection[str], below: float
) -> Iterator[Relaxation]:
    """Return the changes of one kind on a parcel that cost less than a limit.

    ``projects`` are those whose use or need may be the new value: the first use a project names, the service it needs.
    """
    dimension, service = kind
    unit = unit_cost(dimension, context.policy.relaxation)
    if unit >= below:
        return
    name = context.ground.estate.ids[parcel]
    if dimension is Dimension.READY:
        yield from _earlier(context, parcel, unit, below)
        return
    values = [""]
    if dimension is Dimension.USE:
        values = sorted(_uses(context, parcel, projects))
    elif dimension is Dimension.SERVICE:
        values = [f"{service}={need:g}" for need in sorted(_needs(context, parcel, service, projects))]
    for value in values:
        yield Relaxation(unit, dimension, 1, name, value)


def _earlier(context: PlanContext, parcel: int, unit: float, below: float) -> Iterator[Relaxation]:
    """Return earlier dates month by month, all of them after the day of the plan."""
    ready = EPOCH + timedelta(days=int(context.ground.estate.ready_day[parcel]))
    months = 1
    while (on := shifted(ready, -months)) > context.as_of and unit * months < below:
        yield Relaxation(unit * months, Dimension.READY, months, context.ground.estate.ids[parcel], on.isoformat())
        months += 1


def _uses(context: PlanContext, parcel: int, projects: Collection[str]) -> set[str]:
    scheme, code = context.ground.estate.uses[int(context.ground.estate.use[parcel])]
    demands = [context.demands[project] for project in projects]
    return {f"{demand.uses_scheme or scheme} {demand.uses[0]}" for demand in demands} - {f"{scheme} {code}"}


def _needs(context: PlanContext, parcel: int, service: str, projects: Collection[str]) -> set[float]:
    capacity = context.ground.estate.services[service][parcel]
    needs = {context.demands[project].services.get(service, 0.0) for project in projects} - {0.0}
    return {need for need in needs if not need <= capacity}
