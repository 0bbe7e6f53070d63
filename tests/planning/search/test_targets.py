"""Whom a reserved parcel is for, on land and projects whose gaps are known."""

from datetime import date

import pytest

from parcels.domain.codes import SectorGroup
from parcels.planning.examination import open_desk
from parcels.planning.targets import target_of
from parcels.rules.demand import read_demand, records

HELD = {"reserve_status": "held", "reserve_purpose": ("new_energy",), "power_kva": 1000.0}
FITS = {"area_min_mu": 20.0, "area_max_mu": 30.0}


@pytest.fixture
def target(build, rect):
    """The target of the reserved parcel A (200 × 100 m, 30 mu) for some projects."""

    def of(projects, most_lacks=3, constraints=(), **more):
        city = build.city(
            [("A", rect(0, 0, 200, 100), HELD | more), ("B", rect(400, 0, 200, 100), {})],
            projects,
            constraints=constraints,
        )
        policy = build.policy(split={"allowed": False})
        desk = open_desk(build.land(city, policy), city.projects, policy, build.as_of)
        return target_of(desk, 0, [read_demand(row) for row in records(city.projects)], most_lacks)

    return of


def lacks(found, project):
    one = next(one for one in found.near if one.project == project)
    return {lack.finding.rule: lack.missing for lack in one.lacks}


def test_the_profile_says_sectors_size_and_least_quality(target, build):
    profile = target([("P", FITS)]).profile
    assert profile.sectors == (SectorGroup.NEW_ENERGY,)
    assert profile.area_mu == pytest.approx(30)
    assert profile.quality_min == {SectorGroup.NEW_ENERGY: build.policy().reserve_bar("city")}
    assert (profile.ready_on, profile.ready_known, profile.capacity["power_kva"]) == (None, True, 1000.0)
    assert target([("P", FITS)], reserve_purpose=()).profile.sectors == ()


def test_what_each_project_lacks_is_told_by_how_much(target):
    found = target(
        [
            ("GOOD", FITS),
            ("LARGE", {"area_min_mu": 36.0, "area_max_mu": 40.0}),
            ("POWER", FITS | {"power_kva": 1600.0}),
            ("WIDE", FITS | {"min_width_m": 130.0}),
            ("OTHER", FITS | {"sector_code": "C3922"}),
        ]
    )
    assert lacks(found, "GOOD") == {}
    assert lacks(found, "LARGE") == {"area": pytest.approx(6)}
    assert lacks(found, "POWER") == {"power": pytest.approx(600)}
    assert lacks(found, "WIDE")["width"] == pytest.approx(30, abs=0.1)
    assert lacks(found, "OTHER")["reserve_purpose"] is None
    assert found.near[0].project == "GOOD"
    # Of one lack each: 6 of 36 is a sixth, 30 of 130 more, 600 of 1600 most; a sector is no matter of more.
    assert [one.project for one in found.near[1:]] == ["LARGE", "WIDE", "POWER", "OTHER"]


def test_quality_below_the_release_bar_is_told_in_points(target, build):
    weak = FITS | {"investment_wan_yuan": 7000.0, "tax_wan_yuan_per_year": 400.0}
    found = target([("WEAK", weak)], most_lacks=9)
    (one,) = found.near
    bar = build.policy().reserve_bar("city")
    assert lacks(found, "WEAK")["reserve_quality"] == pytest.approx(bar - one.quality)


def test_who_lacks_more_than_is_allowed_is_not_close(target):
    much = {"area_min_mu": 36.0, "area_max_mu": 40.0, "power_kva": 1600.0, "min_width_m": 130.0}
    assert [one.project for one in target([("P", much)], most_lacks=3).near] == ["P"]
    found = target([("P", much)], most_lacks=2)
    assert (found.near, found.looked_at) == ((), 1)


def test_the_bottom_line_and_the_law_are_no_lack_that_could_be_made_up(target, rect):
    assert target([("HOUSES", FITS | {"is_real_estate": True})], most_lacks=9).near == ()
    farmland = [("permanent_basic_farmland", rect(-10, -10, 300, 300))]
    assert target([("GOOD", FITS)], most_lacks=9, constraints=farmland).near == ()


def test_a_promise_to_somebody_else_is_a_lack_without_an_amount(target):
    found = target([("GOOD", FITS)], held_for="SOMEBODY", held_until=date(2030, 1, 1))
    assert lacks(found, "GOOD") == {"promised": None}


def test_a_large_parcel_is_held_against_by_the_run_that_fits(build, rect):
    city = build.city([("A", rect(0, 0, 400, 200), HELD)], [("P", FITS)])
    policy = build.policy()
    desk = open_desk(build.land(city, policy), city.projects, policy, build.as_of)
    (one,) = target_of(desk, 0, [read_demand(row) for row in records(city.projects)], 3).near
    assert one.site.startswith("A/")
    assert 20 <= one.area_mu <= 30 + 1e-6
    assert one.lacks == ()
