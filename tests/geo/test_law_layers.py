import geopandas as gpd
import pandas as pd
import pytest
import shapely
from shapely.geometry import LineString, box

from parcels.geo.city import City
from parcels.geo.law_layers import SEARCH_M, Corridor, LawPlan, Reach, graded_constraints, law_layers
from parcels.geo.overlay import measure_land

CRS = "EPSG:4549"
LOT = box(0, 0, 100, 100)
NONE = gpd.GeoDataFrame({"kind": []}, geometry=[], crs=CRS)
ROADS = Corridor("zone", "roads", (Reach(20.0, ("national",)), Reach(None, ("motorway",))))
WIRES = Corridor("wires", "power_line", (Reach(5.0, low=1, high=10), Reach(15.0, low=154, high=330)))


def layer(shapes, **columns):
    return gpd.GeoDataFrame(columns, geometry=shapes, crs=CRS)


def city(**layers):
    lots = layer([LOT], parcel_id=["A"]).set_index("parcel_id", drop=False)
    empty = {"platforms": NONE, "constraints": NONE, "roads": NONE, "utilities": NONE}
    tables = {name: pd.DataFrame() for name in ("projects", "milestones", "readiness")}
    return City(CRS, "test", is_demo=True, parcels=lots, **(empty | tables | layers))


def measured(here, plan):
    derived = law_layers(here, plan)
    row = measure_land(here.parcels, here, derived=derived).iloc[0]
    return {kind: row[name] for kind, name in derived.columns.items()}


def road(x, road_class="national", width=10.0):
    return layer([LineString([(x, -500), (x, 600)])], road_class=[road_class], width_m=[width])


@pytest.mark.parametrize(("x", "area"), [(-25, 0.0), (-24, 100.0), (-15, 1000.0), (50, 5000.0)])
def test_the_zone_of_a_road_begins_at_its_outer_edge(x, area):
    """Centre line, half of 10 m and 20 m: the zone ends 25 m from the line."""
    assert measured(city(roads=road(x)), LawPlan(corridors=(ROADS,)))["zone"] == pytest.approx(area)


def test_a_road_drawn_as_a_surface_has_its_edge_where_it_is_drawn():
    surface = layer([box(-30, -500, -10, 600)], road_class=["national"], width_m=[99.0])
    assert measured(city(roads=surface), LawPlan(corridors=(ROADS,)))["zone"] == pytest.approx(1000.0)


def test_a_width_not_recorded_is_told_and_not_guessed():
    found = measured(city(roads=road(-15, width=None)), LawPlan(corridors=(ROADS,)))
    assert found["zone"] == pytest.approx(500.0)
    assert found["road_width_assumed"] == pytest.approx(500.0)


def test_a_class_without_a_number_is_reported_and_reaches_nowhere():
    found = measured(city(roads=road(-15, "motorway")), LawPlan(corridors=(ROADS,)))
    assert set(found) == {"zone_unset"}
    assert found["zone_unset"] == pytest.approx(100 * (SEARCH_M + 5 - 15))


def test_a_road_whose_class_is_not_recorded_is_reported_and_a_street_is_no_highway():
    assert set(measured(city(roads=road(-15, None)), LawPlan(corridors=(ROADS,)))) == {"zone_unset"}
    assert measured(city(roads=road(-15, "arterial")), LawPlan(corridors=(ROADS,))) == {}


@pytest.mark.parametrize(
    ("volts", "unit", "kind", "area"),
    [(220, "kV", "wires", 500.0), (10, "kV", "wires", 0.0), (1000, "kV", "wires_unset", 4000.0),
     (220, "kVA", "wires_unset", 4000.0)],
)  # fmt: skip
def test_wires_reach_as_far_as_their_voltage_says(volts, unit, kind, area):
    line = LineString([(-10, -500), (-10, 600)])
    wires = layer([line], kind=["power_line"], capacity=[volts], capacity_unit=[unit])
    assert measured(city(utilities=wires), LawPlan(corridors=(WIRES,))) == {kind: pytest.approx(area)}


def test_grades_with_a_kind_of_their_own_leave_the_kind():
    here = city(
        constraints=layer([box(0, 0, 30, 100), box(30, 0, 40, 100)], kind="heritage", grade=["range", "control"])
    )
    plan = LawPlan(grades=(("heritage", "control", "heritage_control"),))
    assert measured(here, plan) == {"heritage": pytest.approx(3000.0), "heritage_control": pytest.approx(1000.0)}
    assert list(graded_constraints(here, plan)["kind"]) == ["heritage", "heritage_control"]


def test_a_kind_all_of_whose_features_left_it_is_gone():
    here = city(constraints=layer([box(30, 0, 40, 100)], kind=["heritage"], grade=["control"]))
    plan = LawPlan(grades=(("heritage", "control", "heritage_control"),))
    assert measured(here, plan) == {"heritage_control": pytest.approx(1000.0)}


def test_the_columns_of_the_drawn_layers_stay_and_what_is_derived_comes_last():
    here = city(
        constraints=layer([box(0, 0, 30, 100), box(30, 0, 40, 100)], kind="heritage", grade=[None, "control"]),
        roads=road(-15),
    )
    plan = LawPlan(grades=(("heritage", "control", "heritage_control"),), corridors=(ROADS,))
    plain = measure_land(here.parcels, here)
    table = measure_land(here.parcels, here, derived=law_layers(here, plan))
    assert list(table.columns) == [*plain.columns, "heritage_control_m2", "heritage_other_m2", "zone_m2"]
    assert table["heritage_m2"].iloc[0] == plain["heritage_m2"].iloc[0] == pytest.approx(4000.0)


def test_the_distance_to_a_station_is_measured_where_a_rule_wants_it():
    here = city(constraints=layer([box(300, 0, 310, 10)], kind=["weather_station"], grade=["reference"]))
    reach = Corridor("height", "weather_station", (Reach(2000.0, ("reference",)),))
    derived = law_layers(here, LawPlan(corridors=(reach,), distances=(("height", "weather_station"),)))
    row = measure_land(here.parcels, here, derived=derived).iloc[0]
    assert (row["height_m2"], row["height_reach_m"]) == (pytest.approx(10_000.0), pytest.approx(200.0))


def test_a_city_without_lines_derives_nothing():
    derived = law_layers(city(), LawPlan(corridors=(ROADS, WIRES)))
    assert (len(derived.frame), dict(derived.columns)) == (0, {})


def test_round_corners_fall_short_of_a_circle_by_less_than_a_hundredth():
    end = layer([LineString([(500, 500), (500, 501)])], road_class=["national"], width_m=[60.0])
    area = law_layers(city(roads=end), LawPlan(corridors=(ROADS,))).frame.geometry.area.sum()
    circle = shapely.Point(0, 0).buffer(50.0, quad_segs=1000).area + 100.0
    assert 0.99 * circle < area < circle
