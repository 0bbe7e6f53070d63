"""Prices of holding on small cities, held against trying every plan on the records written anew."""

from dataclasses import replace
from datetime import date
from itertools import combinations, product

import numpy as np
import pandas as pd
import pytest
import shapely
from geopandas import GeoDataFrame, GeoSeries

from parcels.geo.city import City
from parcels.geo.schema import attributes
from parcels.planning.candidates import CandidateOptions, find_candidates
from parcels.planning.explanation import PlanContext
from parcels.planning.holding.pricing import Pricing
from parcels.planning.land import prepare_land
from parcels.planning.problem import PlanRequests, build_problem
from parcels.planning.solver import SolveOptions, SolverSession
from parcels.rules.policy import load_policy

CRS, AS_OF, MU = "EPSG:4549", date(2026, 11, 23), 2000 / 3
PARCEL = {"plan_use": "100102", "plan_use_scheme": "A-2023", "status": "cleared", "needs_conversion": False,
          "platform_id": "PF1", "power_kva": 5000.0, "reserve_purpose": ("food",)}  # fmt: skip
PROJECT = {"sector_code": "C3825", "stage": "signed", "uses": ("1001",), "need_by": date(2028, 1, 1),
           "is_real_estate": False, "investment_wan_yuan": 100_000.0, "tax_wan_yuan_per_year": 10_000.0,
           "is_chemical": False}  # fmt: skip


def layer(dataset, rows, shapes=None, key=None):
    names = [field.name for field in attributes(dataset)]
    frame = pd.DataFrame([{name: row.get(name) for name in names} for row in rows], columns=names).astype(object)
    if shapes is not None:
        frame = GeoDataFrame(frame, geometry=GeoSeries(list(shapes), crs=CRS), crs=CRS)
    return frame.set_index(key, drop=False) if key else frame


def city_of(parcels, projects, held):
    """Lots side by side in one row, 100 m deep, ``name: mu``; projects ``name: (least, most mu)``."""
    widths = [mu * MU / 100 for mu in parcels.values()]
    starts = 500_000 + np.cumsum([0.0, *widths])
    shapes = [shapely.box(x, 3_300_000, x + width, 3_300_100) for x, width in zip(starts, widths, strict=False)]
    status = {name: "held" if name in held else "none" for name in parcels}
    demands = [
        PROJECT | {"project_id": name, "name": name, "area_min_mu": float(low), "area_max_mu": float(high)}
        for name, (low, high) in projects.items()
    ]
    platform = {"platform_id": "PF1", "name": "One", "level": "city", "phase": "open", "sectors": ("new_energy",)}
    return City(
        crs=CRS, name="small", is_demo=True,
        parcels=layer("parcels", [PARCEL | {"parcel_id": n, "reserve_status": status[n]} for n in parcels], shapes,
                      "parcel_id"),
        platforms=layer("platforms", [platform], [shapely.box(499_900, 3_299_900, starts[-1] + 100, 3_300_200)],
                        "platform_id"),
        constraints=layer("constraints", [], []).assign(kind=[]), roads=layer("roads", [], []),
        utilities=layer("utilities", [], []), projects=layer("projects", demands, None, "project_id"),
        milestones=layer("milestones", []), readiness=layer("readiness", []),
    )  # fmt: skip


def whole_parcels():
    policy = load_policy()
    data = policy.model_dump()
    data["split"]["allowed"] = False
    return type(policy).model_validate(data)


def problem_of(city, policy):
    land = prepare_land(city, policy, as_of=AS_OF, threads=1)
    pool = find_candidates(land, city.projects, policy, AS_OF)
    return land, pool, build_problem(pool, policy, PlanRequests())


def best_points(problem):
    """The points of the best plan by trying every combination of candidates."""
    usage, rhs = problem.usage.toarray(), problem.rhs
    groups = [np.flatnonzero(problem.project == number).tolist() for number in range(len(problem.projects))]
    picks = ([j for j in pick if j is not None] for pick in product(*[(None, *group) for group in groups]))
    fitting = (pick for pick in picks if (usage[:, pick].sum(axis=1) <= rhs).all())
    return max(int(problem.score[pick].sum()) for pick in fitting)


def brute_value(city, released=()):
    """The points of the best plan with every candidate searched for anew on the released parcels."""
    policy = whole_parcels()
    land = prepare_land(city, policy, as_of=AS_OF, threads=1)
    options = CandidateOptions(release=frozenset(released))
    pool = find_candidates(land, city.projects, policy, AS_OF, options=options)
    return best_points(build_problem(pool, policy, PlanRequests()))


@pytest.fixture(scope="module")
def pricing_of(session):
    def priced(city, policy) -> Pricing:
        land, pool, problem = problem_of(city, policy)
        session.load(problem)
        outcome = session.solve(SolveOptions(seconds=20))
        return Pricing(PlanContext(land, city.projects, policy, AS_OF, pool, problem, outcome, session))

    return priced


def random_city(seed):
    rng = np.random.default_rng(seed)
    parcels = {f"K{n}": int(rng.choice([20, 25, 30, 40])) for n in range(5)}
    lows = rng.choice([18, 20, 25, 30, 45, 60], 4)
    projects = {f"P{n}": (int(low), int(low * rng.uniform(1.05, 1.4)) + 1) for n, low in enumerate(lows)}
    held = [f"K{n}" for n in sorted(rng.choice(5, int(rng.integers(2, 5)), replace=False).tolist())]
    return parcels, projects, held


def test_the_price_of_every_parcel_and_pair_equals_brute_force_on_small_cities(pricing_of):
    gained = 0
    for seed in range(4):
        parcels, projects, held = random_city(seed)
        city = city_of(parcels, projects, held)
        pricing = pricing_of(city, whole_parcels())
        value = brute_value(city)
        for released in [*combinations(held, 1), *combinations(held, 2), tuple(held)]:
            price = pricing.price(released)
            assert price.points == brute_value(city, released) - value, (seed, released)
            assert price.is_proven
            assert sum(move.points for move in price.moves) == price.points
            gained += price.points > 0
    assert gained


def brute_value_for(city, released, project):
    """The points of the best plan when the parcels are released for one project, to all others still in reserve."""
    policy = whole_parcels()
    land = prepare_land(city, policy, as_of=AS_OF, threads=1)
    held = find_candidates(land, city.projects, policy, AS_OF)
    options = CandidateOptions(release=frozenset(released))
    lifted = find_candidates(land, city.projects, policy, AS_OF, options=options).frame
    own = lifted[lifted["project"] == project]
    frame = pd.concat([held.frame[held.frame["project"] != project], own], ignore_index=True)
    return best_points(build_problem(replace(held, frame=frame), policy, PlanRequests()))


def test_the_price_for_one_project_equals_brute_force_and_is_never_more_than_for_everybody(pricing_of):
    less = gained = 0
    for seed in range(3):
        parcels, projects, held = random_city(seed)
        city = city_of(parcels, projects, held)
        pricing = pricing_of(city, whole_parcels())
        value = brute_value(city)
        for parcel, project in product(held, projects):
            price, for_all = pricing.price([parcel], only=project), pricing.price([parcel])
            assert price.points == brute_value_for(city, [parcel], project) - value, (seed, parcel, project)
            assert price.is_proven
            assert price.points <= for_all.points
            assert set(price.takers) <= {project}
            less += price.points < for_all.points
            gained += price.points > 0
    assert less
    assert gained


def test_the_price_is_that_of_writing_the_release_into_the_records(pricing_of):
    parcels, projects, held = random_city(3)
    price = pricing_of(city_of(parcels, projects, held), whole_parcels()).price(held[:1])
    assert price.released == brute_value(city_of(parcels, projects, held[1:]))


def test_two_parcels_that_serve_the_same_project_are_together_worth_less_than_the_sum(pricing_of):
    # P wants 30 mu; H1 and H2 are 30 mu each and both held: either one lands P, both land it once.
    city = city_of({"H1": 30, "A": 10, "H2": 30}, {"P": (29, 31)}, ["H1", "H2"])
    pricing = pricing_of(city, whole_parcels())
    one, other, both = (pricing.price(names).points for names in (["H1"], ["H2"], ["H1", "H2"]))
    assert min(one, other) > 0
    assert both == max(one, other) < one + other


def test_two_parcels_that_only_together_serve_a_project_are_worth_more_than_the_sum(pricing_of):
    # P wants 60 mu; H1 and H2 are 30 mu each, side by side and both held.
    pricing = pricing_of(city_of({"H1": 30, "H2": 30}, {"P": (58, 62)}, ["H1", "H2"]), whole_parcels())
    one, other, both = (pricing.price(names) for names in (["H1"], ["H2"], ["H1", "H2"]))
    assert (one.points, other.points) == (0, 0)
    assert both.points > 0
    assert both.takers == ("P",)


def test_the_chain_tells_who_takes_the_land_and_who_follows(pricing_of):
    # A suits both; P0 (the larger) has it. With H released P0 goes there and leaves A to P1.
    city = city_of({"H": 60, "S": 5, "A": 55}, {"P0": (54, 62), "P1": (50, 56)}, ["H"])
    price = pricing_of(city, whole_parcels()).price(["H"])
    assert price.takers == ("P0",)
    assert [(move.project, move.before, move.after) for move in price.moves] == [("P0", "A", "H"), ("P1", None, "A")]


def test_a_parcel_nobody_can_use_costs_nothing_and_no_plan_is_solved(pricing_of):
    price = pricing_of(city_of({"H": 30, "A": 10}, {"P": (9, 11)}, ["H"]), whole_parcels()).price(["H"])
    assert (price.points, price.num_new, price.solved, price.is_proven) == (0, 0, False, True)


@pytest.fixture(scope="module")
def session():
    city = city_of({"H": 30}, {"P": (29, 31)}, ["H"])
    with SolverSession(problem_of(city, whole_parcels())[2]) as one:
        yield one
