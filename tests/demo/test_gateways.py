"""The demo city names the places goods go through, so that access to motorway, rail and port is measured."""

import pytest
import shapely

from parcels.demo import demo_city
from parcels.demo.gateways import demo_gateways
from parcels.demo.policy import policy_text
from parcels.demo.size import DemoSize
from parcels.rules.policy import parse_policy
from parcels.rules.prime_policy import packaged_prime


@pytest.fixture(scope="module")
def small():
    return demo_city(DemoSize(parcels=60, projects=10, seed=5))


@pytest.mark.parametrize("which", ["city", "small"])
def test_every_kind_of_gateway_lies_on_a_road_where_its_line_is(which, request):
    city = request.getfixturevalue(which)
    roads, layers = city.roads, city.constraints
    motorway = shapely.union_all(roads.geometry[roads["road_class"] == "motorway"])
    lines = {
        "motorway": motorway,
        "rail": shapely.union_all(layers.geometry[layers["kind"] == "railway"]),
        "port": shapely.union_all(layers.geometry[layers["kind"] == "river_management"]),
    }
    main = shapely.union_all(roads.geometry[roads["road_class"].isin(["national", "arterial"])])
    gateways = demo_gateways(city)
    assert {one.kind for one in gateways} == set(lines)
    for one in gateways:
        place = shapely.Point(one.x, one.y)
        assert place.distance(main) < 0.2, one
        assert place.distance(lines[one.kind]) < 0.2, one


def test_the_demo_policy_carries_them_with_the_packaged_weights(small):
    text = policy_text(small)
    prime = parse_policy(text, "policy.toml").prime
    named = [(one.kind, one.name, one.x, one.y) for one in prime.gateways]
    assert named == [(one.kind, one.name, one.x, one.y) for one in demo_gateways(small)]
    assert prime.model_copy(update={"gateways": ()}) == packaged_prime()
