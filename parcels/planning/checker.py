"""The independent check of a plan: it knows nothing of the solver and shares no algorithm with the candidate search."""

from collections.abc import Iterator
from datetime import date

from parcels.geo.city import City
from parcels.planning.checking import records, shapes, sums
from parcels.planning.checking.claim import Assignment, CheckLimits, Claim, LayerLimit, Violation

__all__ = ["Assignment", "CheckLimits", "Claim", "LayerLimit", "Violation", "check_plan"]


def check_plan(city: City, claim: Claim, limits: CheckLimits, *, as_of: date) -> tuple[Violation, ...]:
    """Return everything in a plan that does not hold; an empty tuple is a clean plan.

    Parameters
    ----------
    city
        Records and shapes the plan was made from.
    claim
        The plan with the geometry of its sites, in the city's CRS.
    limits
        Layers, tolerances, quotas, locks and bans the plan is held against.
    as_of
        Day on which promises are judged.
    """
    return tuple(_violations(city, claim, limits, as_of))


def _violations(city: City, claim: Claim, limits: CheckLimits, as_of: date) -> Iterator[Violation]:
    yield from sums.projects_once(claim)
    yield from sums.atoms_once(claim)
    yield from sums.limits_kept(claim, limits)
    yield from sums.requests_kept(claim, limits)
    yield from sums.points_right(claim)
    yield from shapes.sites_apart(claim)
    ground = shapes.Ground(city, limits)
    for assignment in claim.assignments:
        unknown = tuple(_unknown(assignment, city))
        yield from unknown or _one(ground, claim, limits, as_of, assignment)


def _unknown(a: Assignment, city: City) -> Iterator[Violation]:
    if a.project not in city.projects.index:
        yield Violation("project_unknown", a.project)
    for parcel in a.parcels:
        if parcel not in city.parcels.index:
            yield Violation("parcel_unknown", a.project, {"parcel": parcel})


def _one(ground: shapes.Ground, claim: Claim, limits: CheckLimits, as_of: date, a: Assignment) -> Iterator[Violation]:
    city = ground.city
    yield from shapes.area_right(a, city)
    yield from shapes.made_of_atoms(a, claim)
    yield from shapes.within_parcels(a, city)
    yield from shapes.within_boundary(a, ground, limits)
    yield from shapes.clear_of_layers(a, ground, limits)
    yield from shapes.wide_enough(a, city, limits)
    yield from records.still_free(a, city, as_of)
    yield from records.use_allowed(a, city, limits)
    yield from records.ready_in_time(a, city, limits, as_of)
