from datetime import date

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from parcels.domain.errors import InputRefused
from parcels.planning.land import site_atoms, site_geometry
from parcels.planning.sites import part_name, table_of

MU = 2000 / 3


def wants(low, high, **more):
    return ("P1", {"area_min_mu": low, "area_max_mu": high} | more)


def test_supplied_and_built_parcels_are_counted_and_left_out(build, rect):
    parcels = [
        ("A", rect(0, 0, 100, 100), {}),
        ("B", rect(200, 0, 100, 100), {"status": "built"}),
        ("C", rect(400, 0, 100, 100), {"status": "supplied"}),
    ]
    land = build.land(build.city(parcels, [wants(10, 20)]))
    assert land.report.not_allocatable == {"built": 1, "supplied": 1}
    assert list(land.parcels.index) == ["A"]


def test_a_large_parcel_is_cut_and_every_run_of_strips_within_the_window_is_a_site(build, rect, site_names):
    # 300 m × 100 m = 45 mu, pieces of at least 10 mu → 4 strips of 11.25 mu
    city = build.city([("A", rect(0, 0, 300, 100), {})], [wants(20, 35)])
    land = build.land(city)
    assert land.report.atoms == 4
    assert site_names(land) == ["A/1..2", "A/2..3", "A/3..4", "A/1..3", "A/2..4"]
    assert land.sites.area_m2 == pytest.approx([15_000] * 3 + [22_500] * 2)


def test_parcels_that_touch_are_joined_and_those_across_an_arterial_road_are_not(build, rect, site_names):
    parcels = [("A", rect(0, 0, 100, 100), {}), ("B", rect(100, 0, 100, 100), {}), ("C", rect(200.5, 0, 100, 100), {})]
    x, y = shapely.get_coordinates(rect(200.25, -50, 1, 1))[3]
    road = shapely.LineString([(x, y), (x, y + 300)])
    no_split = build.policy(split={"allowed": False})
    joined = build.land(build.city(parcels, [wants(25, 35)]), no_split)
    assert site_names(joined) == ["A+B", "B+C"]
    parted = build.land(build.city(parcels, [wants(25, 35)], roads=[("arterial", road)]), no_split)
    assert site_names(parted) == ["A+B"]
    crossing = build.policy(split={"allowed": False}, assemble={"cross_arterial": True})
    assert site_names(build.land(build.city(parcels, [wants(25, 35)], roads=[("arterial", road)]), crossing)) == [
        "A+B",
        "B+C",
    ]


def test_an_end_run_of_a_cut_parcel_joins_its_neighbour_and_a_middle_run_does_not(build, rect, site_names):
    parcels = [("A", rect(0, 0, 300, 100), {}), ("B", rect(300, 0, 80, 100), {})]
    land = build.land(build.city(parcels, [wants(22, 36)]))
    # B (12 mu) touches strip 4 only; A/4+B = 23.25 mu, A/3..4+B = 34.5 mu; A/2..3 does not touch B
    joined = [name for name in site_names(land) if "+" in name]
    assert joined == ["A/4+B", "A/3..4+B"]


def test_parcels_of_different_use_are_joined_only_if_one_project_accepts_both(build, rect, site_names):
    parcels = [
        ("A", rect(0, 0, 100, 100), {"plan_use": "100101"}),
        ("B", rect(100, 0, 100, 100), {"plan_use": "100102"}),
    ]
    both = build.land(build.city(parcels, [wants(25, 35, uses=("1001",))]))
    assert site_names(both) == ["A+B"]
    one = build.land(build.city(parcels, [wants(25, 35, uses=("100101",))]))
    assert site_names(one) == []


def test_forbidden_parcels_take_part_alone_but_are_not_joined(build, rect, site_names):
    parcels = [("A", rect(0, 0, 100, 100), {}), ("B", rect(100, 0, 100, 100), {})]
    redline = [("ecological_redline", rect(190, 0, 50, 100))]
    land = build.land(build.city(parcels, [wants(10, 35)], constraints=redline))
    assert site_names(land) == ["A", "B"]


def test_sites_do_not_depend_on_the_order_of_the_parcels(build, rect, site_names):
    parcels = [(f"K{i}", rect(100 * (i % 3), 100 * (i // 3), 100, 100), {}) for i in range(6)]
    one = build.land(build.city(parcels, [wants(15, 50)]))
    other = build.land(build.city(parcels[::-1], [wants(15, 50)]))
    assert site_names(one) == site_names(other)
    assert one.sites.area_m2 == pytest.approx(other.sites.area_m2, rel=1e-12)


def test_whole_parcel_sites_are_the_connected_sets_within_the_window(build, rect, site_names):
    # a 2 × 3 grid of 15 mu squares: 7 borders, 10 connected triples
    parcels = [(f"K{i}", rect(100 * (i % 3), 100 * (i // 3), 100, 100), {}) for i in range(6)]
    land = build.land(build.city(parcels, [wants(25, 50)]))
    sizes = [name.count("+") + 1 for name in site_names(land)]
    assert (sizes.count(2), sizes.count(3)) == (7, 10)


def test_the_bound_on_sites_is_kept_and_what_is_cut_is_counted(build, rect):
    parcels = [(f"K{i:02d}", rect(50 * (i % 20), 50 * (i // 20), 50, 50), {}) for i in range(400)]
    policy = build.policy(candidates={"max_sites": 1000}, assemble={"max_parcels": 4})
    land = build.land(build.city(parcels, [wants(3, 20)]), policy)
    assert len(land.sites) <= 1000
    assert land.report.sites_cut > 0


def test_a_site_name_leads_back_to_its_atoms_and_polygon(build, rect, site_names):
    parcels = [("A+1", rect(0, 0, 300, 100), {}), ("B/2", rect(300, 0, 80, 100), {})]
    land = build.land(build.city(parcels, [wants(10, 80)]))
    for row, name in enumerate(site_names(land)):
        assert tuple(land.sites.parts_of(row)) == land.names.parts_named(name)
        assert site_geometry(land, name).area == pytest.approx(land.sites.area_m2[row])
    assert site_atoms(land, "A+1/3..4+B/2") == ("A+1/3", "A+1/4", "B/2")


def test_single_strips_named_one_by_one_mean_the_run(build, rect):
    land = build.land(build.city([("A", rect(0, 0, 300, 100), {})], [wants(20, 35)]))
    assert land.names.site(land.names.parts_named("A/2+A/1")) == "A/1..2"
    assert land.names.site(land.names.parts_named("A/1+A/2+A/3+A/4")) == "A"


@pytest.mark.parametrize("name", ["X", "A/9", "A/1+A/3", "A/1+A/1", "A/1..2+A/2", ""])
def test_a_name_that_is_no_connected_land_of_a_parcel_is_refused(build, rect, name):
    land = build.land(build.city([("A", rect(0, 0, 300, 100), {})], [wants(20, 35)]))
    with pytest.raises(InputRefused, match="site_unknown"):
        site_geometry(land, name)


def test_a_small_rest_of_a_cut_parcel_is_unusable_remainder(build, rect, site_names):
    # strips of 11.25 mu; a rest below 15 mu is hard to use
    land = build.land(build.city([("A", rect(0, 0, 300, 100), {})], [wants(20, 50)]))
    rest = {land.names.part(part): land.parts.remainder_m2[part] / MU for part in range(len(land.parts))}
    assert rest["A/1..2"] == 0
    assert rest["A/2..3"] == pytest.approx(22.5)
    assert rest["A/1..3"] == pytest.approx(11.25)
    assert rest["A"] == 0


def test_no_project_that_wants_land_gives_no_sites(build, rect):
    land = build.land(build.city([("A", rect(0, 0, 100, 100), {})], [wants(10, 20, stage="withdrawn")]))
    assert len(land.sites) == 0


def test_no_allocatable_parcel_gives_empty_land(build, rect):
    land = build.land(build.city([("A", rect(0, 0, 100, 100), {"status": "built"})], [wants(10, 20)]))
    assert len(land.sites) == 0
    assert land.report.atoms == 0


def test_cleared_land_without_a_date_is_ready_and_other_land_without_one_is_not_known(build, rect):
    parcels = [
        ("A", rect(0, 0, 100, 100), {}),
        ("B", rect(200, 0, 100, 100), {"status": "acquired"}),
        ("C", rect(400, 0, 100, 100), {"status": "acquired", "ready_on": date(2027, 5, 1)}),
    ]
    estate = build.land(build.city(parcels, [wants(10, 20)])).estate
    assert estate.ready_day.tolist() == [-(10**9), 10**9, (date(2027, 5, 1) - date(1970, 1, 1)).days]


@given(st.lists(st.sets(st.integers(0, 11), min_size=1, max_size=4), max_size=12))
@settings(max_examples=60, deadline=None)
def test_the_table_keeps_every_site_and_its_area(sets):
    area = np.arange(1.0, 13.0)
    ptr = np.cumsum([0, *map(len, sets)]).astype(np.int64)
    members = np.array([part for own in sets for part in own], np.int64)
    table = table_of([(ptr, members)], area)
    found = sorted(tuple(table.parts_of(row).tolist()) for row in range(len(table)))
    assert found == sorted(tuple(sorted(own)) for own in sets)
    assert np.all(np.diff(table.area_m2) >= 0)
    assert [area[list(table.parts_of(row))].sum() for row in range(len(table))] == pytest.approx(table.area_m2.tolist())


@pytest.mark.parametrize(
    ("span", "pieces", "name"), [((1, 3), 3, "A"), ((2, 2), 3, "A/2"), ((2, 3), 3, "A/2..3"), ((1, 1), 1, "A")]
)
def test_parts_are_named_by_their_strips(span, pieces, name):
    assert part_name("A", span, pieces) == name
