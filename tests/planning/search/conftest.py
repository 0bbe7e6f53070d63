"""A small city: one platform of 1000 m × 1000 m, parcels as rectangles, everything else as asked."""

from datetime import date

import pandas as pd
import pytest
import shapely
from geopandas import GeoDataFrame, GeoSeries

from parcels.geo.city import City
from parcels.geo.schema import attributes
from parcels.planning.land import prepare_land
from parcels.rules.policy import load_policy

CRS = "EPSG:4549"
ORIGIN = (500_000.0, 3_300_000.0)
MU = 2000 / 3
AS_OF = date(2026, 11, 23)


def box(x, y, width, height):
    x, y = ORIGIN[0] + x, ORIGIN[1] + y
    return shapely.box(x, y, x + width, y + height)


def _layer(dataset, rows, shapes, key=None):
    names = [field.name for field in attributes(dataset)]
    extra = sorted({name for row in rows for name in row} - set(names))
    frame = pd.DataFrame(
        [{name: row.get(name) for name in (*names, *extra)} for row in rows], columns=[*names, *extra], dtype=object
    )
    frame = frame if shapes is None else GeoDataFrame(frame, geometry=GeoSeries(list(shapes), crs=CRS), crs=CRS)
    return frame.set_index(key, drop=False) if key else frame


PARCEL = {
    "plan_use": "100102",
    "plan_use_scheme": "A-2023",
    "status": "cleared",
    "reserve_status": "none",
    "needs_conversion": False,
}
PROJECT = {
    "sector_code": "C3825",
    "stage": "signed",
    "uses": ("1001",),
    "need_by": date(2028, 1, 1),
    "investment_wan_yuan": 100_000.0,
    "tax_wan_yuan_per_year": 10_000.0,
    "is_real_estate": False,
    "is_chemical": False,
}
PLATFORM = {"platform_id": "PF1", "name": "One", "level": "city", "phase": "open", "sectors": ("new_energy",)}


class Builder:
    """Rows of ``(id, shape, {field: value})`` become a city, its land, its pool."""

    as_of = AS_OF

    def city(self, parcels, projects, *, platforms=None, constraints=(), roads=()):
        platforms = [(PLATFORM, box(0, 0, 1000, 1000))] if platforms is None else platforms
        return City(
            crs=CRS,
            name="small",
            is_demo=True,
            parcels=_layer(
                "parcels",
                [PARCEL | {"parcel_id": name} | more for name, _, more in parcels],
                [shape for _, shape, _ in parcels],
                "parcel_id",
            ),
            platforms=_layer(
                "platforms", [row for row, _ in platforms], [shape for _, shape in platforms], "platform_id"
            ),
            constraints=_layer(
                "constraints", [{"kind": kind} for kind, _ in constraints], [shape for _, shape in constraints]
            ),
            roads=_layer(
                "roads", [{"road_class": kind, "width_m": 10.0} for kind, _ in roads], [shape for _, shape in roads]
            ),
            utilities=_layer("utilities", [], []),
            projects=_layer(
                "projects",
                [PROJECT | {"project_id": name, "name": name} | more for name, more in projects],
                None,
                "project_id",
            ),
            milestones=_layer("milestones", [], None),
            readiness=_layer("readiness", [], None),
        )

    def policy(self, **sections):
        """The demo policy with some numbers changed: ``split={"allowed": False}``."""
        policy = load_policy()
        data = policy.model_dump()
        for name, value in sections.items():
            data[name] = data[name] | value if isinstance(value, dict) else value
        return type(policy).model_validate(data)

    def land(self, city, policy=None):
        return prepare_land(city, policy or self.policy(), as_of=AS_OF, threads=1)


@pytest.fixture(scope="session")
def build():
    return Builder()


@pytest.fixture(scope="session")
def rect():
    """Rectangle by x, y, width, height in metres from the corner of the platform."""
    return box


@pytest.fixture
def site_names():
    def names(land):
        return [land.names.site(land.sites.parts_of(row)) for row in range(len(land.sites))]

    return names
