from dataclasses import replace
from datetime import date

import pytest
from geopandas import GeoDataFrame
from pandas import DataFrame, NaT
from shapely import box

from parcels.geo.city import City
from parcels.planning.checker import Assignment, CheckLimits, Claim, LayerLimit, check_plan

DAY = date(2026, 11, 1)
MU = 2000 / 3


def city_of(**changes):
    """Three lots of 15 mu, 100 m square, in a row inside one boundary; a farmland strip lies beyond the third."""
    parcels = GeoDataFrame(
        {
            "parcel_id": ["A", "B", "C"],
            "plan_use": ["100101", "100101", "0701"],
            "plan_use_scheme": ["A-2023"] * 3,
            "status": ["cleared", "planned", "cleared"],
            "ready_on": [NaT, date(2026, 12, 31), None],
            "held_for": [None, None, "P9"],
            "held_until": [NaT, NaT, date(2027, 6, 30)],
        },
        geometry=[box(0, 0, 100, 100), box(100, 0, 200, 100), box(200, 0, 300, 100)],
        crs="EPSG:4549",
    ).set_index("parcel_id", drop=False)
    platforms = GeoDataFrame({"platform_id": ["PF1"]}, geometry=[box(-50, -50, 290, 150)], crs="EPSG:4549")
    constraints = GeoDataFrame(
        {"kind": ["farmland", "chemical_zone"]},
        geometry=[box(150, -50, 400, -0.5), box(-10, 50, 50, 120)],
        crs="EPSG:4549",
    )
    projects = DataFrame(
        {
            "project_id": ["P1", "P2"],
            "area_min_mu": [14.0, 14.0],
            "area_max_mu": [16.0, 31.0],
            "uses": [("1001",), ("100101",)],
            "uses_scheme": [None, "A-2023"],
            "need_by": [date(2026, 12, 1), date(2027, 1, 1)],
            "min_width_m": [90.0, None],
        }
    ).set_index("project_id", drop=False)
    empty = GeoDataFrame(geometry=[], crs="EPSG:4549")
    frames = {"parcels": parcels, "platforms": platforms, "constraints": constraints, "projects": projects}
    rest = {"roads": empty, "utilities": empty, "milestones": DataFrame(), "readiness": DataFrame()}
    return City(crs="EPSG:4549", name="test", is_demo=True, **{**frames, **rest, **changes})


CITY = city_of()
LOT = {name: CITY.parcels.geometry[name] for name in "ABC"}
FIRST = Assignment("P1", "A", ("A",), ("A",), LOT["A"], 50, 10_000.0, "PF1", 3000, 40, 20, "2026Q4")
SECOND = Assignment("P2", "B", ("B",), ("B",), LOT["B"], 30, 10_000.0, "PF1", 2000, 60, 30, "2026Q4")
GOOD = Claim((FIRST, SECOND), 80, 81, {"A": LOT["A"], "B": LOT["B"]})
LIMITS = CheckLimits(
    layers=(LayerLimit("farmland", 0.0), LayerLimit("chemical_zone", 0.1, only=frozenset())),
    boundary_tolerance=0.001,
    new_construction_m2={"PF1": 5000},
    energy_tce={"PF1": 100},
    prepare_wan_yuan={"2026Q4": 50},
    prefix_schemes=("A-2023",),
    locks=(("P1", "A"),),
    bans=(("P1", "B"),),
)


def codes(claim=GOOD, limits=LIMITS, city=CITY):
    return {(violation.code, violation.subject) for violation in check_plan(city, claim, limits, as_of=DAY)}


def with_second(**changes):
    return replace(GOOD, assignments=(FIRST, replace(SECOND, **changes)))


def on(parcel, **changes):
    """The second project on another lot."""
    return replace(
        with_second(atoms=(parcel,), parcels=(parcel,), geometry=LOT[parcel], **changes), atoms=dict(GOOD.atoms) | LOT
    )


def with_parcel(name, **cells):
    parcels = CITY.parcels.copy()
    for column, value in cells.items():
        parcels[column] = parcels[column].astype(object)
        parcels.at[name, column] = value
    return city_of(parcels=parcels)


def with_project(name, **cells):
    projects = CITY.projects.copy()
    for column, value in cells.items():
        projects.at[name, column] = value
    return city_of(projects=projects)


def test_a_good_plan_is_clean():
    assert codes() == set()


def test_an_empty_plan_is_clean():
    assert codes(Claim((), 0, 0), replace(LIMITS, locks=())) == set()


SHIFTED = box(100, -1, 200, 99)
PLANTED = {
    "a project on two sites": (
        replace(GOOD, assignments=(FIRST, replace(SECOND, project="P1"))), replace(LIMITS, bans=()), CITY,
        {("project_twice", "P1"), ("not_ready", "P1")},
    ),
    "an atom given twice": (
        with_second(atoms=("A",), parcels=("A",), geometry=LOT["A"]), LIMITS, CITY,
        {("atom_twice", "A"), ("sites_overlap", "P1")},
    ),
    "sites that overlap": (
        with_second(geometry=box(98, 0, 200, 100), area_m2=10_200.0), LIMITS, CITY,
        {("sites_overlap", "P1"), ("site_not_its_atoms", "P2"), ("site_outside_parcels", "P2")},
    ),
    "a site too small": (GOOD, LIMITS, with_project("P2", area_min_mu=15.1), {("area_outside_window", "P2")}),
    "a site too large": (GOOD, LIMITS, with_project("P2", area_max_mu=14.9), {("area_outside_window", "P2")}),
    "an area that is misstated": (with_second(area_m2=10_001.0), LIMITS, CITY, {("area_misstated", "P2")}),
    "a site beyond its parcel": (
        with_second(geometry=SHIFTED), replace(LIMITS, layers=()), CITY,
        {("site_not_its_atoms", "P2"), ("site_outside_parcels", "P2")},
    ),
    "an atom nobody knows": (with_second(atoms=("Z",)), LIMITS, CITY, {("atom_unknown", "P2")}),
    "land outside the boundary": (
        GOOD, LIMITS,
        city_of(platforms=GeoDataFrame({"platform_id": ["PF1"]}, geometry=[box(-50, -50, 199, 150)], crs="EPSG:4549")),
        {("outside_boundary", "P2")},
    ),
    "a forbidding layer": (
        GOOD, LIMITS,
        city_of(constraints=GeoDataFrame({"kind": ["farmland"]}, geometry=[box(180, 0, 400, 1)], crs="EPSG:4549")),
        {("blocked_by_layer", "P2")},
    ),
    "a layer that forbids chemistry": (
        GOOD, replace(LIMITS, layers=(LayerLimit("chemical_zone", 0.1, only=frozenset({"P1"})),)), CITY,
        {("blocked_by_layer", "P1")},
    ),
    "land outside a layer it must lie in": (
        GOOD, replace(LIMITS, layers=(LayerLimit("chemical_zone", 0.5, outside=True),)), CITY,
        {("blocked_by_layer", "P1"), ("blocked_by_layer", "P2")},
    ),
    "a use the project cannot have": (GOOD, LIMITS, with_parcel("B", plan_use="0701"), {("use_not_allowed", "P2")}),
    "a use of another scheme": (
        GOOD, LIMITS, with_parcel("B", plan_use_scheme="D-2011"), {("use_not_allowed", "P2")}
    ),
    "statutory blank land": (
        GOOD, LIMITS, city_of(
            parcels=with_parcel("B", plan_use="16").parcels, projects=with_project("P2", uses=("16",)).projects
        ), {("use_not_allowed", "P2")},
    ),
    "land that comes too late": (GOOD, LIMITS, with_parcel("B", ready_on=date(2027, 1, 2)), {("not_ready", "P2")}),
    "a deadline that has passed": (GOOD, LIMITS, with_project("P1", need_by=date(2026, 10, 31)), {("not_ready", "P1")}),
    "land with no known date": (GOOD, LIMITS, with_parcel("B", ready_on=None), {("not_ready", "P2")}),
    "land already supplied": (GOOD, LIMITS, with_parcel("B", status="supplied"), {("status_not_allocatable", "P2")}),
    "land promised to another": (
        on("C"), replace(LIMITS, boundary_tolerance=1.0), CITY, {("held_for_other", "P2"), ("use_not_allowed", "P2")}
    ),
    "a site too narrow": (GOOD, LIMITS, with_project("P1", min_width_m=102.0), {("too_narrow", "P1")}),
    "a quota of land exceeded": (
        GOOD, replace(LIMITS, new_construction_m2={"PF1": 4999}), CITY, {("limit_exceeded", "new_construction:PF1")}
    ),
    "a quota of energy exceeded": (
        GOOD, replace(LIMITS, energy_tce={"PF1": 99}), CITY, {("limit_exceeded", "energy:PF1")}
    ),
    "a budget exceeded": (
        GOOD, replace(LIMITS, prepare_wan_yuan={"2026Q4": 49}), CITY, {("limit_exceeded", "budget:2026Q4")}
    ),
    "a lock not honoured": (GOOD, replace(LIMITS, locks=(("P2", "A"),)), CITY, {("lock_not_honoured", "P2")}),
    "a ban broken": (GOOD, replace(LIMITS, bans=(("P2", "B"),)), CITY, {("ban_not_honoured", "P2")}),
    "a wrong total": (replace(GOOD, objective=79), LIMITS, CITY, {("objective_wrong", "plan")}),
    "a bound below the total": (replace(GOOD, bound=79), LIMITS, CITY, {("bound_below_objective", "plan")}),
    "an unknown project": (with_second(project="P7"), LIMITS, CITY, {("project_unknown", "P7")}),
    "an unknown parcel": (with_second(parcels=("Z",)), LIMITS, CITY, {("parcel_unknown", "P2")}),
}  # fmt: skip


@pytest.mark.parametrize("planted", PLANTED)
def test_the_check_finds_exactly_what_was_planted(planted):
    claim, limits, city, expected = PLANTED[planted]
    assert codes(claim, limits, city) == expected


def test_a_promise_to_the_project_itself_or_one_that_has_ended_is_no_obstacle():
    open_to = replace(LIMITS, boundary_tolerance=1.0)
    allowed = with_project("P2", uses=("0701",))
    own = with_parcel("C", held_for="P2").parcels
    ended = with_parcel("C", held_until=date(2026, 10, 31)).parcels
    assert codes(on("C"), open_to, city_of(parcels=own, projects=allowed.projects)) == set()
    assert codes(on("C"), open_to, city_of(parcels=ended, projects=allowed.projects)) == set()


def test_a_violation_carries_the_value_and_the_limit():
    (found,) = check_plan(CITY, replace(GOOD, objective=79), LIMITS, as_of=DAY)
    assert dict(found.values) == {"value": 79, "limit": 80}


def test_a_city_without_boundary_or_layers_can_be_checked():
    empty = GeoDataFrame({"kind": []}, geometry=[], crs="EPSG:4549")
    assert codes(city=city_of(constraints=empty, platforms=GeoDataFrame(geometry=[], crs="EPSG:4549"))) == set()
