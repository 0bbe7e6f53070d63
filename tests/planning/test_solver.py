import time

import numpy as np
import pytest
from pandas import DataFrame, read_csv

from parcels.domain.errors import InputRefused, InternalFailure
from parcels.planning.formulation.rows import Limit, LimitKind
from parcels.planning.problem import Ceilings, PlanRequests, build_problem_within
from parcels.planning.solver import SolveOptions, SolverSession, Status, Variation, solve
from parcels.planning.solver.bound import lagrangian_bound
from parcels.planning.solver.session import core_of
from parcels.planning.tables import candidates_table, limits_table, usage_table

QUICK = SolveOptions(seconds=20)
NO_CEILINGS = Ceilings({}, {}, {})
THREE = [("P1", "A B", 30), ("P1", "A", 20), ("P2", "B", 15), ("P3", "A", 16)]


def pairs(problem, outcome):
    return {(problem.project_of(j), problem.sites[j]) for j in outcome.chosen}


def test_the_best_plan_leaves_nobody_better(problem_of, session):
    session.load(problem := problem_of(THREE))
    outcome = session.solve(QUICK)
    assert pairs(problem, outcome) == {("P1", "A"), ("P2", "B")}
    assert (outcome.objective, outcome.bound, outcome.gap, outcome.status) == (35, 35, 0.0, Status.OPTIMAL)


@pytest.mark.parametrize("funnels", [(), ("P1", "P2")])
def test_no_candidates_is_a_plan_of_nothing(problem_of, funnels):
    outcome = solve(problem_of([], funnels=funnels), QUICK)
    assert (outcome.status, outcome.objective, outcome.chosen) == (Status.OPTIMAL, 0, ())


def test_a_lock_is_honoured_even_when_it_costs_points(problem_of, session):
    session.load(problem := problem_of(THREE, locks=[("P3", "A")]))
    outcome = session.solve(QUICK)
    assert pairs(problem, outcome) == {("P3", "A"), ("P2", "B")}
    assert (outcome.objective, outcome.bound) == (31, 31)


def test_a_ban_is_honoured(problem_of, session):
    session.load(problem := problem_of(THREE, bans=[("P1", "A")]))
    assert pairs(problem, session.solve(QUICK)) == {("P3", "A"), ("P2", "B")}


def test_a_quota_of_zero_leaves_land_empty(problem_of, session):
    rows = [("P1", "A", 9, {"conversion_m2": 5}), ("P2", "B", 9, {"conversion_m2": 7}), ("P3", "C", 4)]
    session.load(problem := problem_of(rows, new_construction_m2={"PF1": 0}))
    assert pairs(problem, session.solve(QUICK)) == {("P3", "C")}


def test_changes_are_solved_without_loading_again(problem_of, session):
    session.load(problem := problem_of(THREE))
    number = problem.number_of
    assert session.solve(QUICK, Variation(off=(number["P1", "A"],))).objective == 31
    assert session.solve(QUICK, Variation(on=(number["P1", "A+B"],))).objective == 30
    assert session.solve(QUICK, Variation(must=problem.projects.index("P3"))).objective == 31
    assert session.solve(QUICK, Variation(rhs={problem.row_of["atom:B"]: 0})).objective == 20
    assert session.solve(QUICK).objective == 35


def test_what_cannot_be_taken_together_is_infeasible(problem_of, session):
    session.load(problem := problem_of(THREE))
    number = problem.number_of
    both = Variation(on=(number["P1", "A+B"], number["P2", "B"]))
    assert session.solve(QUICK, both).status is Status.INFEASIBLE


def test_the_same_input_in_any_order_gives_the_same_plan(pool_of, session):
    """Four equal projects on four equal sites: 24 plans of the same points, one of them canonical."""
    pool = pool_of([(f"P{p}", f"K{k}", 10) for p in range(4) for k in range(4)])
    rng = np.random.default_rng(3)
    plans = set()
    for _ in range(6):
        shuffled = type(pool)(pool.frame.iloc[rng.permutation(16)])
        problem = build_problem_within(shuffled, NO_CEILINGS, PlanRequests())
        session.load(problem)
        outcome = session.solve(QUICK)
        assert outcome.ties_broken
        plans.add(frozenset(pairs(problem, outcome)))
    assert len(plans) == 1


def test_the_seed_does_not_change_a_finished_plan(pool_of, session):
    pool = pool_of([(f"P{p}", f"K{k}", 10 + (p * k) % 3) for p in range(8) for k in range(8)])
    session.load(build_problem_within(pool, NO_CEILINGS, PlanRequests()))
    assert len({session.solve(SolveOptions(seconds=20, seed=seed)).chosen for seed in range(4)}) == 1


def test_any_prices_give_a_bound(problem_of, random_rows, random_ceilings, session):
    rng = np.random.default_rng(1)
    for seed in range(60):
        problem = problem_of(random_rows(seed), **random_ceilings(seed))
        session.load(problem)
        objective = session.solve(QUICK).objective
        core = core_of(problem)
        for scale in (0.0, 0.01, 1.0, 30.0):
            assert lagrangian_bound(core, rng.random(len(core.rhs)) * scale).points >= objective


def hard_problem(problem_of, projects=60, seed=5):
    """Knapsack rows with awkward numbers: not solved in a tenth of a second."""
    rng = np.random.default_rng(seed)
    unique = {}
    for p in (p for p in range(projects) for _ in range(12)):
        atoms = " ".join(f"K{a:02d}" for a in sorted(rng.choice(90, 3, replace=False)))
        use = {"energy_tce": int(rng.integers(50_000, 90_000)), "conversion_m2": int(rng.integers(50_000, 90_000))}
        unique[p, atoms] = (f"P{p:02d}", atoms, int(rng.integers(5_000, 9_000)), use)
    return problem_of(list(unique.values()), energy_tce={"PF1": 1_234_567}, new_construction_m2={"PF1": 1_200_001})


def test_at_the_time_limit_the_best_plan_so_far_comes_with_a_true_bound(problem_of):
    problem = hard_problem(problem_of)
    start = time.perf_counter()
    outcome = solve(problem, SolveOptions(seconds=0.4, grace=1.0))
    assert time.perf_counter() - start < 10
    assert outcome.status in (Status.TIME_LIMIT, Status.OPTIMAL)
    assert 0 < outcome.objective <= outcome.bound
    assert (problem.usage[:, list(outcome.chosen)].sum(axis=1) <= problem.rhs).all()


def test_the_hard_stop_holds_even_when_the_child_says_nothing_and_locks_stay(problem_of):
    problem = problem_of(THREE, locks=[("P3", "A")])
    outcome = solve(problem, SolveOptions(seconds=0.001, grace=0.0))
    assert (outcome.status, pairs(problem, outcome), outcome.objective) == (Status.TIME_LIMIT, {("P3", "A")}, 16)
    assert outcome.bound >= 31


def test_a_gap_that_is_good_enough_ends_the_search(problem_of):
    outcome = solve(hard_problem(problem_of), SolveOptions(gap=0.2, seconds=30))
    assert outcome.status in (Status.GAP_REACHED, Status.OPTIMAL)
    assert outcome.gap <= 0.2


def test_a_cancel_returns_the_best_plan_so_far(problem_of):
    outcome = solve(hard_problem(problem_of), QUICK, cancelled=lambda: True)
    assert outcome.status in (Status.CANCELLED, Status.OPTIMAL)
    assert outcome.bound >= outcome.objective


def test_better_plans_are_heard_of_while_the_search_runs(problem_of):
    heard = []
    outcome = solve(hard_problem(problem_of), SolveOptions(gap=0.05, seconds=30), better=lambda *x: heard.append(x))
    assert heard
    assert all(points <= bound for points, bound in heard)
    assert max(points for points, _ in heard) <= outcome.objective


def test_a_child_that_dies_is_an_internal_failure_and_the_next_solve_works(problem_of):
    problem = problem_of(THREE)
    with SolverSession(problem) as session:
        session.solve(QUICK)
        session._child._process.kill()
        with pytest.raises(InternalFailure, match="solver_died"):
            session.solve(QUICK)
        assert session.solve(QUICK).objective == 35


@pytest.mark.parametrize("wrong", [{"gap": -0.1}, {"gap": 1.0}, {"seconds": 0}, {"seconds": 1e9}])
def test_options_out_of_range_are_refused(wrong):
    with pytest.raises(InputRefused):
        SolveOptions(**wrong)


def cp_sat_objective(candidates: DataFrame, limits: DataFrame, usage: DataFrame) -> int:
    """Another solver that sees only the three tables."""
    cp_model = pytest.importorskip("ortools.sat.python.cp_model")
    model = cp_model.CpModel()
    x = {name: model.new_bool_var(name) for name in candidates["candidate"]}
    rows = dict(list(usage.groupby("limit")))
    for name, rhs in zip(limits["limit"], limits["rhs"], strict=True):
        if name in rows:
            terms = zip(rows[name]["candidate"], rows[name]["amount"], strict=True)
            model.add(sum(int(amount) * x[candidate] for candidate, amount in terms) <= int(rhs))
    model.maximize(sum(int(s) * x[c] for c, s in zip(candidates["candidate"], candidates["score"], strict=True)))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(model) == cp_model.OPTIMAL
    return round(solver.objective_value)


def test_another_solver_reading_only_the_tables_finds_the_same_objective(pool_of, random_rows, tmp_path, session):
    rows = [row for seed in range(30, 36) for row in random_rows(seed)]
    renamed = [(f"P{number % 17:02d}", *row[1:]) for number, row in enumerate(rows)]
    unique = {row[:2]: row for row in renamed}
    pool = pool_of(list(unique.values()))
    lock = (pool.frame["project"].iloc[0], pool.frame["site"].iloc[0])
    ceilings = type(NO_CEILINGS)({"PF1": 1500}, {"PF1": 900, "PF2": 700}, {"2026Q4": 250})
    problem = build_problem_within(pool, ceilings, PlanRequests(locks=(lock,)))
    candidates_table(pool, problem).to_csv(tmp_path / "candidates.csv", index=False)
    limits_table(problem).to_csv(tmp_path / "limits.csv", index=False)
    usage_table(problem).to_csv(tmp_path / "usage.csv", index=False)
    tables = (read_csv(tmp_path / f"{name}.csv") for name in ("candidates", "limits", "usage"))
    session.load(problem)
    assert session.solve(QUICK).objective == cp_sat_objective(*tables)


def test_huge_numbers_keep_the_bound_exact(problem_of, session):
    problem = problem_of([("P1", "A", 10**9), ("P2", "A", 10**9 - 1), ("P3", "B", 7)])
    session.load(problem)
    assert session.solve(QUICK).bound == 10**9 + 7


def test_limit_kinds_are_those_of_the_contract():
    of_plans = ["project", "atom", "new_construction", "energy", "budget", "lock", "ban"]
    of_preparation = ["start", "prepared"]
    assert [kind.value for kind in LimitKind] == of_plans + of_preparation
    assert Limit("atom:A", LimitKind.ATOM, 1).rhs == 1


@pytest.mark.parametrize(("seed", "off"), [(435, 1), (513, 13), (773, 13)])
def test_a_plan_to_start_from_that_presolving_improves_is_not_handed_out_for_the_best(
    seed, off, problem_of, random_rows, random_ceilings, session
):
    """HiGHS 1.16 gives back the start with the points of a better plan here; without a start it does not."""
    problem = problem_of(random_rows(seed, projects=12, atoms=12), **random_ceilings(seed))
    session.load(problem)
    plan = session.solve(SolveOptions(seconds=20)).chosen
    assert off in plan
    again = session.solve(SolveOptions(seconds=20), Variation(off=(off,), hint=plan))
    afresh = session.solve(SolveOptions(seconds=20), Variation(off=(off,)))
    assert (again.status, again.objective, again.chosen) == (Status.OPTIMAL, afresh.objective, afresh.chosen)
