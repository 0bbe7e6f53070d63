"""What others owe, for the leader's page: requests of firms, clearances, responsibility, and who will not land."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parcels.geo.city import City
from parcels.landing.clearances import ClearanceDue, DepartmentLoad, MatterState, RequestDue
from parcels.landing.forecast.forecast import Method
from parcels.landing.report import LandingReport
from parcels.service.access import Actor
from parcels.service.forecast import CityForecast, ForecastOptions, city_forecast
from parcels.service.landing import LandingSituation
from parcels.service.responsibility import responsibility_of
from parcels.service.workspace import Workspace

STANDING = (MatterState.WAITING, MatterState.OPEN, MatterState.OVERDUE, MatterState.RETURNED)
"""States of a matter that is not settled yet."""
EVEN = 0.5


@dataclass(frozen=True)
class Matters:
    """Matters overdue of all that are not settled, the most days over, and the department that has most overdue."""

    overdue: int
    standing: int
    days: int
    department: str


@dataclass(frozen=True)
class Unlikely:
    """Open projects that by their whole interval rather do not land within the first horizon, of those forecast.

    ``months`` is that horizon; ``None`` where the history is too short for a forecast at all.
    """

    count: int
    forecast: int
    months: float | None


@dataclass(frozen=True)
class Duties:
    """What others owe; ``mismatched`` of ``responsible`` projects have a mismatch of bodies without hand-over."""

    requests: Matters
    clearances: Matters
    mismatched: int
    responsible: int
    unlikely: Unlikely


def duties(
    ws: Workspace,
    found: tuple[LandingSituation, LandingReport],
    city: City,
    land: Mapping[str, tuple[str, ...]],
    *,
    actor: Actor,
) -> Duties:
    """Return what others owe, from a situation and its report that are there already; ``land`` is project → parcels.

    Raises
    ------
    InputRefused
        As :func:`parcels.service.forecast.city_forecast` for the settings of the forecast.
    """
    situation, report = found
    bodies = responsibility_of(situation, report, city, land)
    return Duties(
        requests=_matters(report.requests, report.departments),
        clearances=_matters(report.clearances, report.departments),
        mismatched=sum(bool(one.mismatches) for one in bodies.projects),
        responsible=len(bodies.projects),
        unlikely=_unlikely(city_forecast(ws, ForecastOptions(report.as_of), actor=actor)),
    )


def _matters(own: Iterable[ClearanceDue | RequestDue], departments: Iterable[DepartmentLoad]) -> Matters:
    own = tuple(own)
    late = [one for one in own if one.state is MatterState.OVERDUE]
    numbers = {one.record for one in late}
    most = [(sum(each.record in numbers for each in one.overdue), one.department) for one in departments]
    name = max(most, key=lambda one: (one[0], one[1]), default=(0, ""))
    return Matters(
        overdue=len(late),
        standing=sum(one.state in STANDING for one in own),
        days=max((-one.days for one in late if one.days is not None), default=0),
        department=name[1] if name[0] else "",
    )


def _unlikely(city: CityForecast) -> Unlikely:
    if city.found.method is Method.NONE:
        return Unlikely(0, 0, None)
    first = [one.horizons[0] for one in city.found.projects if one.horizons and one.horizons[0].chance is not None]
    low = sum(one.chance is not None and one.chance.high < EVEN for one in first)
    return Unlikely(low, len(first), first[0].months if first else None)
