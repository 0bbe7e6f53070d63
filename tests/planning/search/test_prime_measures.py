"""What is measured for prime land, on rectangles whose measures are known."""

import numpy as np
import pytest
import shapely

from parcels.geo.overlay import measure_land
from parcels.geo.position import beside_share, depth_share
from parcels.geo.road_network import road_network
from parcels.planning.prime.measuring import NETWORK, NOT_MEASURED, ROAD_LINE, STRAIGHT, measure_prime
from parcels.planning.prime.pool import Aside, prime_pool
from parcels.planning.prime.scoring import prime_records, score_prime
from parcels.rules.prime_policy import PrimePart, packaged_prime

MU = 2000 / 3


@pytest.fixture
def measured(build):
    """Measures of the parcels of a city under the packaged section with some entries changed."""

    def of(city, **changed):
        prime = type(packaged_prime()).model_validate(packaged_prime().model_dump() | changed)
        land = build.land(city, build.policy(split={"allowed": False}))
        pool = prime_pool(land, prime)
        return measure_prime(city, pool, measure_land(city.parcels, city, threads=1), prime), prime

    return of


def column(found, part):
    return dict(zip(found.pool.ids, found.measure[:, list(PrimePart).index(part)].tolist(), strict=True))


def line(x1, y1, x2, y2):
    return shapely.LineString([(500_000.0 + x1, 3_300_000.0 + y1), (500_000.0 + x2, 3_300_000.0 + y2)])


def test_three_parcels_are_scored_from_the_ground_as_worked_out_by_hand(build, rect, measured):
    # A 200 × 100 m along the road, B 100 × 100 m with its side at it, C 100 × 100 m 300 m away from it.
    # Size: 30, 15, 15 mu on the scale 10…50; frontage 200, 100, 0 m on 0…200; width 100 m on 50…150 each.
    city = build.city(
        [("A", rect(0, 10, 200, 100), {}), ("B", rect(300, 10, 100, 100), {}), ("C", rect(600, 305, 100, 100), {})],
        [],
        roads=[("arterial", line(-500, 0, 1500, 0))],
    )
    scales = packaged_prime().model_dump()["scales"] | {
        "size": {"none": 10, "full": 50}, "frontage": {"none": 0, "full": 200}, "width": {"none": 50, "full": 150},
    }  # fmt: skip
    found, prime = measured(city, scales=scales, weights={"size": 2, "frontage": 1, "width": 1})
    assert column(found, PrimePart.SIZE) == pytest.approx({"A": 30, "B": 15, "C": 15})
    assert column(found, PrimePart.FRONTAGE) == pytest.approx({"A": 200, "B": 100, "C": 0})
    assert column(found, PrimePart.MAIN_ROAD) == pytest.approx({"A": 10, "B": 10, "C": 305})
    scores = {name: one.score for name, one in prime_records(score_prime(found, prime)).items()}
    assert scores == pytest.approx({"A": 62.5, "B": 31.25, "C": 18.75}, abs=0.2)  # the width is at most 0.1 m too small


def test_statutory_blank_land_and_what_cannot_be_given_stand_apart(build, rect, measured):
    city = build.city(
        [
            ("A", rect(0, 0, 100, 100), {}),
            ("BLANK", rect(200, 0, 100, 100), {"plan_use": "16", "reserve_status": "held"}),
            ("BUILT", rect(400, 0, 100, 100), {"status": "built"}),
            ("HOMES", rect(600, 0, 100, 100), {"plan_use": "070102"}),
            ("FARM", rect(800, 0, 100, 100), {}),
        ],
        [],
        constraints=[("permanent_basic_farmland", rect(790, -10, 120, 120))],
    )
    found, _ = measured(city)
    assert found.pool.ids == ("A",)
    assert found.pool.aside == {
        "BLANK": Aside.STATUTORY_BLANK,
        "BUILT": Aside.SUPPLIED,
        "HOMES": Aside.OTHER_USE,
        "FARM": Aside.BLOCKED,
    }


def test_without_an_interchange_on_record_the_line_itself_is_measured_and_rail_and_port_are_not(build, rect, measured):
    city = build.city([("A", rect(0, 0, 100, 100), {})], [], roads=[("motorway", line(-500, 600, 1500, 600))])
    found, _ = measured(city)
    assert column(found, PrimePart.MOTORWAY)["A"] == pytest.approx(500)
    assert found.basis[PrimePart.MOTORWAY] == ROAD_LINE
    assert {found.basis[PrimePart.RAIL], found.basis[PrimePart.PORT]} == {NOT_MEASURED}


def test_the_way_to_a_gateway_leads_along_roads_and_never_over_the_motorway(build, rect, measured):
    # From A 10 m to the road, 300 m east, 400 m north, 50 m to the yard. The motorway would be the shorter way.
    roads = [
        ("secondary", line(0, 0, 400, 0)),
        ("secondary", line(400, 0.5, 400, 500)),
        ("motorway", line(50, -10, 400, 420)),
    ]
    yard = {"kind": "rail", "name": "yard", "x": 500_450.0, "y": 3_300_400.5}
    city = build.city([("A", rect(0, 10, 100, 100), {})], [], roads=roads)
    found, _ = measured(city, gateways=[yard])
    assert column(found, PrimePart.RAIL)["A"] == pytest.approx(10 + 300 + 0.5 + 400 + 50, abs=0.1)
    assert found.basis[PrimePart.RAIL] == NETWORK


def test_without_roads_the_way_to_a_gateway_is_straight_and_says_so(build, rect, measured):
    yard = {"kind": "rail", "name": "yard", "x": 500_400.0, "y": 3_300_050.0}
    found, _ = measured(build.city([("A", rect(0, 0, 100, 100), {})], []), gateways=[yard])
    assert column(found, PrimePart.RAIL)["A"] == pytest.approx(300)
    assert found.basis[PrimePart.RAIL] == STRAIGHT


def test_a_road_that_leads_nowhere_near_is_not_measured(build, rect):
    city = build.city([], [], roads=[("local", line(0, 0, 100, 0)), ("local", line(0, 500, 100, 500))])
    network = road_network(city.roads)
    assert network is not None
    places = np.array([shapely.Point(500_000.0, 3_300_500.0)], dtype=object)
    near = np.array([line(60, 510, 60, 600).buffer(5, cap_style="square", join_style="mitre")], dtype=object)
    far = np.array([rect(0, 10, 10, 10)], dtype=object)
    tip = np.array([shapely.Polygon([(500_060, 3_300_510), (500_070, 3_300_520), (500_050, 3_300_520)])], dtype=object)
    assert network.ways_m(tip, places).tolist() == pytest.approx([70.0])  # 10 m down, 60 m along one piece
    assert network.ways_m(near, places)[0] == pytest.approx(5 + 60, abs=5.01)  # any point of the side may be the way
    assert np.isnan(network.ways_m(far, places)).all()


def test_depth_is_nothing_at_the_edge_all_in_the_middle_and_nothing_outside(rect):
    square = np.array([rect(0, 0, 1000, 1000)], dtype=object)
    shapes = np.array([rect(450, 450, 100, 100), rect(0, 450, 100, 100), rect(2000, 0, 100, 100)], dtype=object)
    assert depth_share(shapes, square, np.array([0, 0, 0])) == pytest.approx([1.0, 0.1, 0.0], abs=1e-3)
    assert depth_share(shapes, square, np.array([-1, -1, -1])).tolist() == [0.0, 0.0, 0.0]


def test_the_outline_beside_developed_land_is_a_quarter_where_one_side_of_a_square_is(rect):
    # Within 1 m of the neighbour lie the whole eastern side and 1 m of its two neighbours.
    shapes, built = np.array([rect(0, 0, 100, 100)], dtype=object), np.array([rect(100, 0, 50, 100)], dtype=object)
    assert beside_share(shapes, built, 1.0).tolist() == [0.25]
    assert beside_share(shapes, built[:0], 1.0).tolist() == [0.0]


def test_services_are_held_against_what_the_lead_sectors_need_per_mu(build, rect, measured):
    # The median need is 100 kVA per mu; the parcel of 15 mu needs 1,500 and has 750.
    projects = [(f"P{n}", {"area_min_mu": 10.0, "power_kva": kva}) for n, kva in enumerate((500, 1000, 4000))]
    projects.append(("OTHER", {"sector_code": "F5299", "area_min_mu": 10.0, "power_kva": 1.0}))
    city = build.city(
        [("A", rect(0, 0, 100, 100), {"power_kva": 750.0, "water_m3_per_day": 1.0})],
        [(name, more | {"area_max_mu": 20.0}) for name, more in projects],
    )
    found, _ = measured(city, services_min_projects=3)
    assert column(found, PrimePart.SERVICES)["A"] == pytest.approx(0.5)
    assert found.needs.stated[0].tolist() == [3, 0, 0, 0]
    unasked, _ = measured(city, services_min_projects=4)
    assert np.isnan(column(unasked, PrimePart.SERVICES)["A"])


def test_neighbours_count_by_how_many_are_of_a_lead_sector(build, rect, measured):
    city = build.city(
        [("A", rect(0, 0, 100, 100), {}), ("N1", rect(200, 0, 100, 100), {"status": "supplied"}),
         ("N2", rect(400, 0, 100, 100), {"status": "supplied"}), ("Z", rect(850, 850, 100, 100), {})],
        [("P1", {"stage": "started", "parcel_ids": ("N1",), "area_min_mu": 10.0, "area_max_mu": 20.0}),
         ("P2", {"stage": "started", "parcel_ids": ("N2",), "sector_code": "F5299", "area_min_mu": 10.0,
                 "area_max_mu": 20.0})],
    )  # fmt: skip
    found, _ = measured(city, neighbours_m=350.0)
    assert column(found, PrimePart.NEIGHBOURS) == {"A": 0.5, "Z": 0.0}
