"""Runs cases drawn as a small map (``map``): measured and judged as the screening does."""

import geopandas as gpd
import pandas as pd
from shapely.geometry import LineString, box

from parcels.geo.city import City
from parcels.geo.law_layers import law_layers
from parcels.geo.overlay import measure_land
from parcels.rules.law import LawContext, LawPart, LawProject, law_findings, law_plan
from parcels.rules.packs import constraint_rules
from parcels.rules.policy import load_policy

CRS = "EPSG:4549"
COLUMNS = {
    "roads": ("road_class", "width_m"),
    "utilities": ("kind", "capacity", "capacity_unit"),
    "constraints": ("kind", "grade"),
}


def drawn(given, on):
    policy = load_policy()
    law = LawContext(constraint_rules(on, policy), policy.boundary_tolerance)
    layers = {name: frame(given.pop(name, []), columns) for name, columns in COLUMNS.items()}
    lot = frame([{"box": given.pop("parcel")}], ()).assign(parcel_id="A-1").set_index("parcel_id", drop=False)
    tables = {name: pd.DataFrame() for name in ("projects", "milestones", "readiness")}
    platforms = frame([], ("platform_id",))
    city = City(CRS, "case", is_demo=False, parcels=lot, platforms=platforms, **layers, **tables)
    found = law_layers(city, law_plan(law.rules))
    row = measure_land(lot, city, derived=found).iloc[0]
    part = LawPart(
        "A-1",
        float(row["area_m2"]),
        None,
        {kind: float(row[name]) for kind, name in found.columns.items()},
        {kind: float(row[f"{kind}_reach_m"]) for kind in found.distances},
        frozenset(given.pop("done", ())),
    )
    project = LawProject(**given.pop("project", {}))
    assert not given, "the README of the cases knows no such entry"
    return law_findings(part, law, project)


def frame(features, columns):
    shapes = [box(*one["box"]) if "box" in one else LineString(one["line"]) for one in features]
    return gpd.GeoDataFrame({name: [one.get(name) for one in features] for name in columns}, geometry=shapes, crs=CRS)


RUNNERS = {"map": drawn}
