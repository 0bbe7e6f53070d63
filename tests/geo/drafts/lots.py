"""A city of a few lots that can be checked by hand: B-1 and B-2 side by side on a road, B-3 alone, in one platform."""

import datetime as dt

import geopandas as gpd
import pandas as pd
import shapely

from parcels.geo.city import City
from parcels.geo.schema import attributes

CRS = "EPSG:4549"
X, Y = 500_000.0, 3_400_000.0
B1, B2, B3 = (0, 0, 100, 60), (100, 0, 150, 60), (300, 0, 340, 40)


def box(west, south, east, north):
    return shapely.box(X + west, Y + south, X + east, Y + north)


def line(*points):
    return shapely.LineString([(X + x, Y + y) for x, y in points])


def frame(dataset, rows, crs=CRS):
    names = [field.name for field in attributes(dataset)]
    numbers = {field.name for field in attributes(dataset) if field.type == "number"}
    data = {
        name: pd.Series([row.get(name) for row in rows], dtype=float if name in numbers else object) for name in names
    }
    plain = pd.DataFrame(data)
    if rows and "geometry" in rows[0]:
        plain = gpd.GeoDataFrame(plain, geometry=[row["geometry"] for row in rows], crs=crs)
    elif dataset in ("roads", "utilities", "constraints"):
        plain = gpd.GeoDataFrame(plain, geometry=gpd.GeoSeries([], crs=crs), crs=crs)
    key = names[0]
    return plain.set_index(key, drop=False) if key in ("parcel_id", "platform_id", "project_id") and rows else plain


LOT = {"plan_use": "100102", "plan_use_scheme": "A-2023", "status": "cleared", "platform_id": "PF1",
       "reserve_status": "none", "reserve_purpose": (), "detailed_plan": True, "needs_conversion": False,
       "power_kva": 600.0, "declared_area_mu": 9.0, "far_max": 2.0}  # fmt: skip


def make_city(parcels, *, projects=(), readiness=(), roads=(), platforms=None):
    boundary = {
        "platform_id": "PF1",
        "name": "One",
        "level": "city",
        "sectors": (),
        "geometry": box(-50, -50, 400, 200),
    }
    return City(
        crs=CRS,
        name="Small",
        is_demo=True,
        parcels=frame("parcels", [LOT | row for row in parcels]),
        platforms=frame("platforms", platforms or [boundary]),
        constraints=frame("constraints", []),
        roads=frame("roads", list(roads)),
        utilities=frame("utilities", []),
        projects=frame("projects", list(projects)),
        milestones=frame("milestones", []),
        readiness=frame("readiness", list(readiness)),
        versions={"parcels": "a" * 64},
    )


def small_city(*more, **layers):
    """Rows of ``more`` change the lot of their number, or come after the three."""
    boxes = {"B-1": B1, "B-2": B2, "B-3": B3}
    lots = {name: {"parcel_id": name, "geometry": box(*corners)} for name, corners in boxes.items()}
    for row in more:
        lots[row["parcel_id"]] = lots.get(row["parcel_id"], {}) | row
    return make_city(list(lots.values()), **layers)


ROAD = {"road_id": "R1", "road_class": "arterial", "width_m": 20.0, "geometry": line((-50, -12), (400, -12))}
NEXT_YEAR = dt.date(2027, 6, 30)
