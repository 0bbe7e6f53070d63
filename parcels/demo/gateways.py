"""Places goods of the demo city go through: interchanges, a freight yard, a wharf; laid where the lines really meet."""

from dataclasses import dataclass

import numpy as np
import shapely

from parcels.domain.codes import RoadClass
from parcels.geo.city import City

MARK = "演示"


@dataclass(frozen=True)
class DemoGateway:
    """One place of ``[[prime.gateways]]`` in a policy; ``kind`` as there, metres in the CRS of the city."""

    kind: str
    name: str
    x: float
    y: float


def demo_gateways(city: City) -> tuple[DemoGateway, ...]:
    """Return the gateways of the demo city (演示数据).

    Interchanges where national roads cross the motorway, a freight yard at the southernmost national or arterial road
    the railway crosses, a wharf at the easternmost one the river crosses; a line that meets none has no gateway.
    """
    main = _lines(city, RoadClass.NATIONAL, RoadClass.ARTERIAL)
    crossings = _meetings(_lines(city, RoadClass.NATIONAL), _lines(city, RoadClass.MOTORWAY))
    tracks = _meetings(main, _zones(city, "railway"))
    banks = _meetings(main, _zones(city, "river_management"))
    found = [("motorway", f"高速{number}号出入口（{MARK}）", at) for number, at in enumerate(crossings[:, :2], start=1)]
    if len(tracks):
        found.append(("rail", f"铁路货场（{MARK}）", tracks[np.argmin(tracks[:, 1])]))
    if len(banks):
        found.append(("port", f"内河码头（{MARK}）", banks[np.argmax(banks[:, 0])]))
    return tuple(DemoGateway(kind, name, round(float(at[0]), 1), round(float(at[1]), 1)) for kind, name, at in found)


def gateway_text(city: City) -> str:
    """Return the gateways as TOML tables of a policy."""
    return "\n".join(_table(one) for one in demo_gateways(city))


def _table(one: DemoGateway) -> str:
    lines = (
        "[[prime.gateways]]              # m in the CRS of the city (演示数据)",
        f'kind = "{one.kind}"',
        f'name = "{one.name}"',
        f"x = {one.x}",
        f"y = {one.y}",
    )
    return "\n".join(lines) + "\n"


def _lines(city: City, *classes: RoadClass) -> np.ndarray:
    roads = city.roads
    return np.asarray(roads.geometry[roads["road_class"].isin([str(one) for one in classes])], dtype=object)


def _zones(city: City, kind: str) -> np.ndarray:
    layers = city.constraints
    return np.asarray(layers.geometry[layers["kind"] == kind], dtype=object)


def _meetings(roads: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Return one point per road and meeting, from west to east."""
    if not len(roads) or not len(others):
        return np.empty((0, 2))
    parts = shapely.get_parts(shapely.intersection(roads[:, None], others[None, :]).ravel())
    parts = parts[~shapely.is_empty(parts)]
    xy = shapely.get_coordinates(shapely.point_on_surface(parts))
    return xy[np.lexsort((xy[:, 1], xy[:, 0]))]
