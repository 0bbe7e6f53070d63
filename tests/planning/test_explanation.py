"""Explanations on small cities, held against trying everything with the whole chain run anew."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest
import shapely
from geopandas import GeoDataFrame, GeoSeries

from parcels.geo.city import City
from parcels.geo.schema import attributes
from parcels.planning.candidates import find_candidates
from parcels.planning.explanation import Barrier, Dimension, PlanContext, explain_refused, lost_to, runner_ups
from parcels.planning.explanation.relaxation import Relaxation, unit_cost
from parcels.planning.explanation.row_changes import raised, step_of
from parcels.planning.explanation.steps import area_step_mu, shifted
from parcels.planning.land import prepare_land
from parcels.planning.problem import PlanRequests, build_problem
from parcels.planning.solver import SolveOptions, Status, Variation
from parcels.rules.policy import load_policy

CRS = "EPSG:4549"
AS_OF = date(2026, 11, 23)
MU = 2000 / 3
PARCEL = {
    "plan_use": "100102", "plan_use_scheme": "A-2023", "status": "cleared", "reserve_status": "none",
    "needs_conversion": False, "platform_id": "PF1", "power_kva": 5000.0,
}  # fmt: skip
PROJECT = {
    "sector_code": "C3825", "stage": "signed", "uses": ("1001",), "need_by": date(2028, 1, 1), "is_real_estate": False,
    "investment_wan_yuan": 100_000.0, "tax_wan_yuan_per_year": 10_000.0, "is_chemical": False,
}  # fmt: skip
PLATFORM = {"platform_id": "PF1", "name": "One", "level": "city", "phase": "open", "sectors": ("new_energy",)}


def layer(dataset, rows, shapes=None, key=None):
    names = [field.name for field in attributes(dataset)]
    extra = sorted({name for row in rows for name in row} - set(names))
    frame = pd.DataFrame([{n: row.get(n) for n in (*names, *extra)} for row in rows], columns=[*names, *extra])
    frame = frame.astype(object)
    if shapes is not None:
        frame = GeoDataFrame(frame, geometry=GeoSeries(list(shapes), crs=CRS), crs=CRS)
    return frame.set_index(key, drop=False) if key else frame


def city_of(parcels, projects):
    """Lots side by side, 20 m apart, 100 m deep: ``(id, mu, {field: value})``; projects ``(id, min, max, {…})``."""
    widths = [mu * MU / 100 for _, mu, _ in parcels]
    starts = np.cumsum([0, *(width + 20 for width in widths)])
    shapes = [
        shapely.box(500_000 + x, 3_300_000, 500_000 + x + w, 3_300_100) for x, w in zip(starts, widths, strict=False)
    ]
    ground = shapely.box(499_900, 3_299_900, 500_000 + starts[-1] + 100, 3_300_200)
    demands = [
        PROJECT | {"project_id": name, "name": name, "area_min_mu": float(low), "area_max_mu": float(high)} | more
        for name, low, high, more in projects
    ]
    return City(
        crs=CRS, name="small", is_demo=True,
        parcels=layer("parcels", [PARCEL | {"parcel_id": n} | more for n, _, more in parcels], shapes, "parcel_id"),
        platforms=layer("platforms", [PLATFORM], [ground], "platform_id"),
        constraints=layer("constraints", [], []).assign(kind=[]), roads=layer("roads", [], []),
        utilities=layer("utilities", [], []), projects=layer("projects", demands, None, "project_id"),
        milestones=layer("milestones", []), readiness=layer("readiness", []),
    )  # fmt: skip


# Where nothing was found, everything that costs less than this is tried; a change of use costs 60.
NO_CHANGE_BELOW = 61.0
# Dear steps, so that everything cheaper can be tried in a short time.
PRICES = {"area_mu": 6.0, "need_by_month": 8.0, "ready_month": 9.0, "width_m": 6.0, "energy_tce": 0.1}


def policy_of(**quotas):
    policy = load_policy()
    data = policy.model_dump()
    data["split"]["allowed"] = False
    data["relaxation"] |= PRICES
    data["quotas"] = {"energy_tce": quotas.get("energy", {}), "new_construction_mu": quotas.get("new_construction", {})}
    data["budget"] = quotas.get("budget", {})
    return type(policy).model_validate(data)


def context_of(city, policy, session):
    land = prepare_land(city, policy, as_of=AS_OF, threads=1)
    pool = find_candidates(land, city.projects, policy, AS_OF)
    problem = build_problem(pool, policy, PlanRequests())
    session.load(problem)
    outcome = session.solve(SolveOptions(seconds=20))
    assert outcome.status is Status.OPTIMAL
    return PlanContext(land, city.projects, policy, AS_OF, pool, problem, outcome, session)


OF_PROJECT = {
    Dimension.AREA_MIN: "area_min_mu", Dimension.AREA_MAX: "area_max_mu", Dimension.NEED_BY: "need_by",
    Dimension.WIDTH: "min_width_m",
}  # fmt: skip
OF_POLICY = {
    Dimension.ENERGY: lambda policy: policy["quotas"]["energy_tce"],
    Dimension.BUDGET: lambda policy: policy["budget"],
}


def on_parcel(kind, value):
    """The cells of a parcel's record that a change writes."""
    scheme, _, code = value.partition(" ")
    name, _, amount = value.partition("=")
    return {
        Dimension.READY: lambda: {"ready_on": date.fromisoformat(value)},
        Dimension.USE: lambda: {"plan_use_scheme": scheme, "plan_use": code},
        Dimension.RELEASE: lambda: {"reserve_status": "released"},
        Dimension.PROMISE: lambda: {"held_for": None},
        Dimension.SERVICE: lambda: {name: float(amount)},
    }[kind]()


def applied(city, policy, changes):
    """The city and the policy with changes written into their records."""
    projects, parcels, quotas = city.projects.copy(), city.parcels.copy(), policy.model_dump()
    for change, project in changes:
        kind, subject, value = change.dimension, change.subject, change.value
        if kind in OF_PROJECT:
            projects.at[project, OF_PROJECT[kind]] = date.fromisoformat(value) if "-" in value else float(value)
        elif kind in OF_POLICY:
            OF_POLICY[kind](quotas)[subject.split(":")[1]] = float(value)
        else:
            for column, cell in on_parcel(kind, value).items():
                parcels.at[subject, column] = cell
    return replace(city, projects=projects, parcels=parcels), type(policy).model_validate(quotas)


def landed(city, policy, session, project, changes):
    """Run the whole chain anew with changes; return who gets land."""
    changed, rules = applied(city, policy, [(change, project) for change in changes])
    return set(context_of(changed, rules, session).chosen)


def own_changes(context, project, below):
    """Every change of a project's own terms below a cost, in whole steps."""
    row, prices = context.rows[project], context.policy.relaxation
    step = area_step_mu(row["area_min_mu"])
    for n in range(1, 400):
        cost, low, high = n * step * prices.area_mu, row["area_min_mu"] - n * step, row["area_max_mu"] + n * step
        if cost < below and n * step <= row["area_min_mu"] / 2:
            yield Relaxation(cost, Dimension.AREA_MIN, n * step, value=f"{low:g}")
        if cost < below and n * step <= row["area_max_mu"] / 2:
            yield Relaxation(cost, Dimension.AREA_MAX, n * step, value=f"{high:g}")
    for n in range(1, 37):
        if n * prices.need_by_month < below:
            value = shifted(row["need_by"], n).isoformat()
            yield Relaxation(n * prices.need_by_month, Dimension.NEED_BY, n, value=value)


def shared_changes(context, below):
    """Every change of any parcel and any limit below a cost, in whole steps, whomever it serves."""
    for parcel in context.land.city.parcels.to_dict("records"):
        yield from (change for change in parcel_changes(context, parcel) if change.cost < below)
    for place, limit in enumerate(context.problem.limits):
        if limit.kind.value in ("energy", "budget"):
            kind = Dimension(limit.kind.value)
            each = step_of(kind, limit.rhs)
            price = unit_cost(kind, context.policy.relaxation) * each
            for n in range(1, 60):
                if n * price < below:
                    yield Relaxation(n * price, kind, n * each, limit.name, str(raised(context, place, n, each)))


def parcel_changes(context, parcel):
    name, prices, rows = parcel["parcel_id"], context.policy.relaxation, context.rows.values()
    if isinstance(parcel["ready_on"], date):
        for n in range(1, 37):
            on = shifted(parcel["ready_on"], -n)
            if on > AS_OF:
                yield Relaxation(n * prices.ready_month, Dimension.READY, n, name, on.isoformat())
    for use in sorted({row["uses"][0] for row in rows} - {parcel["plan_use"]}):
        yield Relaxation(prices.use_change, Dimension.USE, 1, name, f"A-2023 {use}")
    if parcel["reserve_status"] == "held":
        yield Relaxation(prices.release_parcel, Dimension.RELEASE, 1, name)
    if parcel["held_for"]:
        yield Relaxation(prices.hold_parcel, Dimension.PROMISE, 1, name)
    for need in sorted({row["power_kva"] or 0.0 for row in rows}):
        if need > parcel["power_kva"]:
            yield Relaxation(prices.services, Dimension.SERVICE, 1, name, f"power_kva={need:g}")


def check_all_cheapest(city, policy, session):
    """Each change found lands its project, and nothing cheaper does; all with the whole chain run anew."""
    context = context_of(city, policy, session)
    found = {name: explain_refused(context, name) for name in sorted({*context.demands} - {*context.chosen})}
    assert all(refusal.is_complete for refusal in found.values())
    costs = {name: NO_CHANGE_BELOW if one.lands is None else one.lands.cost for name, one in found.items()}
    for name, refusal in found.items():
        assert refusal.lands is None or name in landed(city, policy, session, name, refusal.lands.changes)
        for change in own_changes(context, name, costs[name]):
            assert name not in landed(city, policy, session, name, (change,)), (refusal, change)
    for change in shared_changes(context, max(costs.values(), default=0.0)):
        cheaper = {name for name, cost in costs.items() if change.cost < cost}
        assert not cheaper & landed(city, policy, session, "", (change,)), (change, found)
    return context, found


def only(landing):
    (change,) = landing.changes
    return change.dimension, change.amount, change.subject


HELD = {"reserve_status": "held"}
LATE = {"status": "planned", "ready_on": date(2028, 4, 1)}
ONE_CHANGE = {
    "less area": ([("A", 47, {})], {}, ("P1", 50, 60, {}), (Dimension.AREA_MIN, 3.0, "")),
    "more area": ([("A", 64, {})], {}, ("P1", 50, 60, {}), (Dimension.AREA_MAX, 4.0, "")),
    "later": ([("A", 50, LATE)], {}, ("P1", 50, 60, {}), (Dimension.NEED_BY, 3, "")),
    "earlier": (
        [("A", 50, LATE)], {"need_by_month": 12.0}, ("P1", 50, 60, {}), (Dimension.READY, 3, "A")
    ),
    "narrower": ([("A", 50, {})], {}, ("P1", 50, 60, {"min_width_m": 103.0}), (Dimension.WIDTH, 3.0, "")),
    "another use": ([("A", 50, {"plan_use": "0701"})], {}, ("P1", 50, 60, {}), (Dimension.USE, 1, "A")),
    "release": ([("A", 50, HELD)], {}, ("P1", 50, 60, {"tax_wan_yuan_per_year": 400.0}), (Dimension.RELEASE, 1, "A")),
    "a promise": ([("A", 50, {"held_for": "P9"})], {}, ("P1", 50, 60, {}), (Dimension.PROMISE, 1, "A")),
    "a service": ([("A", 50, {})], {}, ("P1", 50, 60, {"power_kva": 6000.0}), (Dimension.SERVICE, 1, "A")),
}  # fmt: skip


@pytest.mark.parametrize("case", ONE_CHANGE)
def test_the_one_change_needed_is_found_and_opens_a_site(case, session):
    parcels, prices, project, expected = ONE_CHANGE[case]
    policy = policy_of()
    policy = policy.model_copy(update={"relaxation": policy.relaxation.model_copy(update=prices)})
    city = city_of(parcels, [project])
    found = check_all_cheapest(city, policy, session)[1]["P1"]
    assert only(found.lands) == expected
    assert found.opens == found.lands
    assert found.lost is None
    assert found.pair is None


def test_more_energy_lands_a_project_that_lost_to_the_quota(session):
    """One platform with 1000 tce: the better project takes 800, the other needs 300."""
    projects = [("P1", 50, 60, {"energy_tce_per_year": 800.0, "output_wan_yuan_per_year": 90_000.0}),
                ("P2", 50, 60, {"energy_tce_per_year": 300.0, "stage": "lead"})]  # fmt: skip
    city, policy = city_of([("A", 50, {}), ("B", 50, {})], projects), policy_of(energy={"PF1": 1000.0})
    found = check_all_cheapest(city, policy, session)[1]["P2"]
    assert only(found.lands) == (Dimension.ENERGY, 100.0, "energy:PF1")
    assert (found.lost.holders, found.lost.limits, found.lost.displaced) == (("P1",), ("energy:PF1",), ("P1",))


def test_more_money_lands_a_project_that_lost_to_the_budget(session):
    late = {"status": "planned", "ready_on": date(2027, 8, 1), "prepare_cost_wan_yuan": 300.0}
    city = city_of([("A", 50, late), ("B", 50, late)], [("P1", 50, 60, {}), ("P2", 50, 60, {"stage": "lead"})])
    found = check_all_cheapest(city, policy_of(budget={"2027Q3": 450.0}), session)[1]["P2"]
    assert only(found.lands) == (Dimension.BUDGET, 150.0, "budget:2027Q3")


def test_two_changes_are_found_when_no_single_one_suffices(session):
    city = city_of([("A", 47, {"power_kva": 100.0, "plan_use": "0701"})], [("P1", 50, 60, {"uses": ("0701",)})])
    narrow = city_of([("A", 47, {"plan_use": "0701"})], [("P1", 50, 60, {})])
    context = context_of(narrow, policy_of(), session)
    found = explain_refused(context, "P1")
    assert found.lands is None
    assert {change.dimension for change in found.pair.changes} == {Dimension.AREA_MIN, Dimension.USE}
    assert "P1" in landed(narrow, policy_of(), session, "P1", found.pair.changes)
    assert "P1" in landed(city, policy_of(), session, "P1", (Relaxation(3.0, Dimension.AREA_MIN, 3, value="47"),))


def test_nothing_lands_a_project_that_wants_more_land_than_exists(session):
    context = context_of(city_of([("A", 50, {})], [("P1", 900, 1000, {})]), policy_of(), session)
    found = explain_refused(context, "P1")
    assert (found.opens, found.lands, found.pair, found.is_complete) == (None, None, None, True)
    assert found.barrier is Barrier.SIZE


OUT_OF_REACH = {
    Barrier.BOTTOM_LINE: ({}, {"is_real_estate": True}),
    Barrier.BAR: ({}, {"tax_wan_yuan_per_year": 1.0, "investment_wan_yuan": 100.0}),
    Barrier.SEVERAL: ({"power_kva": 1.0}, {"power_kva": 3000.0, "max_road_m": 100.0, "water_m3_per_day": 10.0}),
}


@pytest.mark.parametrize("barrier", OUT_OF_REACH)
def test_a_project_that_nothing_lands_is_told_what_keeps_it_from_land(barrier, session):
    wrong, more = OUT_OF_REACH[barrier]
    policy = policy_of().model_copy(update={"unknown_services": "refuse"})
    found = explain_refused(context_of(city_of([("A", 50, wrong)], [("P1", 50, 60, more)]), policy, session), "P1")
    assert (found.lands, found.pair, found.barrier) == (None, None, barrier)


def random_city(seed):
    """Six lots and five projects that do not all fit, with something wrong on most lots."""
    rng = np.random.default_rng(seed)
    wrong = [{}, {}, LATE, HELD, {"plan_use": "0701"}, {"power_kva": 500.0}]
    parcels = [(f"K{n}", float(rng.integers(40, 70)), wrong[int(rng.integers(0, 6))]) for n in range(6)]
    projects = [
        (
            f"P{n}", low := int(rng.integers(38, 66)), low + int(rng.integers(3, 12)),
            {
                "tax_wan_yuan_per_year": float(rng.integers(900, 2500)), "power_kva": float(rng.choice([0, 3000])),
                "energy_tce_per_year": float(rng.integers(100, 500)),
                "need_by": date(2028, int(rng.integers(1, 7)), 1), "stage": str(rng.choice(["lead", "signed"])),
            },
        )
        for n in range(5)
    ]  # fmt: skip
    return city_of(parcels, projects)


def is_indirect(refusal):
    """Whether the change is of a parcel the project does not get."""
    subjects = {change.subject for change in refusal.lands.changes if change.subject and ":" not in change.subject}
    return bool(subjects - {part.partition("/")[0] for part in refusal.lands.site.split("+")})


# In both the cheapest change for one project is of a parcel that somebody else moves to.
@pytest.mark.slow
@pytest.mark.parametrize("seed", [0, 2])
def test_no_cheaper_single_change_lands_any_project_when_everything_is_tried(seed, session):
    city, policy = random_city(seed), policy_of(energy={"PF1": 900.0})
    _, found = check_all_cheapest(city, policy, session)
    assert found
    landing = [refusal for refusal in found.values() if refusal.lands is not None]
    assert any(is_indirect(refusal) for refusal in landing)


LOW_TAX = {"tax_wan_yuan_per_year": 400.0}
MAKES_ROOM = {
    "release": (HELD, LOW_TAX, (Dimension.RELEASE, 1, "B")),
    "a promise": ({"held_for": "P9"}, {}, (Dimension.PROMISE, 1, "B")),
    "earlier": (LATE, {"need_by": date(2028, 3, 15)}, (Dimension.READY, 1, "B")),
    "a service": ({"power_kva": 100.0}, {"power_kva": 3000.0}, (Dimension.SERVICE, 1, "B")),
    "another use": ({"plan_use": "0802"}, {}, (Dimension.USE, 1, "B")),
}


@pytest.mark.parametrize("case", MAKES_ROOM)
def test_a_parcel_changed_for_somebody_else_who_moves_there_makes_room(case, session):
    """P1 holds A and would as well have B, which is too small for P2; what keeps P1 from B is changed."""
    wrong, more, expected = MAKES_ROOM[case]
    one = {"stage": "lead"} | LOW_TAX
    city = city_of([("A", 50, {}), ("B", 48, wrong)], [("P1", 47, 60, more), ("P2", 50, 60, one)])
    policy = policy_of()
    steep = policy.relaxation.model_copy(update={"area_mu": 60.0, "width_m": 60.0})
    context, found = check_all_cheapest(city, policy.model_copy(update={"relaxation": steep}), session)
    assert context.chosen.keys() == {"P1"}
    landing = found["P2"].lands
    assert only(landing) == expected
    assert (landing.site, landing.displaced, landing.gained) == ("A", (), ())


def test_more_money_for_somebody_else_who_moves_makes_room(session):
    """P2 needs A now and no money; P1 could wait for B, were there money to make it ready."""
    late = {"status": "planned", "ready_on": date(2027, 8, 1), "prepare_cost_wan_yuan": 300.0}
    soon = {"stage": "lead", "need_by": date(2027, 6, 1)}
    city = city_of([("A", 50, {}), ("B", 50, late)], [("P1", 50, 60, {}), ("P2", 50, 60, soon)])
    _, found = check_all_cheapest(city, policy_of(budget={"2027Q3": 100.0}), session)
    assert only(found["P2"].lands) == (Dimension.BUDGET, 200.0, "budget:2027Q3")
    assert found["P2"].lands.site == "A"


def test_runner_up_and_regret_are_those_of_the_plan_made_again(session):
    """Two projects, two lots: without its lot a project takes the other one and pushes nobody out."""
    city = city_of([("A", 50, {}), ("B", 55, {}), ("C", 58, {})], [("P1", 50, 60, {}), ("P2", 50, 60, {})])
    context = context_of(city, policy_of(), session)
    found = runner_ups(context)
    assert set(found) == {"P1", "P2"}
    for project, number in context.chosen.items():
        again = session.solve(SolveOptions(seconds=20), Variation(off=(number,)))
        assert found[project].regret == context.outcome.objective - again.objective >= 0
        assert context.problem.project_of(found[project].candidate) == project
        assert found[project].candidate in again.chosen


def test_a_locked_project_has_no_runner_up(session):
    city, policy = city_of([("A", 50, {}), ("B", 55, {})], [("P1", 50, 60, {})]), policy_of()
    land = prepare_land(city, policy, as_of=AS_OF, threads=1)
    pool = find_candidates(land, city.projects, policy, AS_OF)
    problem = build_problem(pool, policy, PlanRequests(locks=(("P1", "B"),)))
    session.load(problem)
    outcome = session.solve(SolveOptions(seconds=20))
    found = runner_ups(PlanContext(land, city.projects, policy, AS_OF, pool, problem, outcome, session))
    assert (found["P1"].is_locked, found["P1"].regret) == (True, None)


def test_a_project_that_lost_its_lot_is_told_to_whom_and_by_how_much(session):
    city = city_of([("A", 50, {})], [("P1", 50, 60, {"stage": "filed"}), ("P2", 50, 60, {"stage": "lead"})])
    context = context_of(city, policy_of(), session)
    loss = lost_to(context, "P2")
    scores = dict(zip(context.pool.frame["project"], context.pool.frame["score"], strict=True))
    assert (loss.holders, loss.displaced, loss.points) == (("P1",), ("P1",), scores["P1"] - scores["P2"])
