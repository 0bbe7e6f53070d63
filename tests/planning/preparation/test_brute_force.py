"""The best programme against trying every way to prepare and every plan on it."""

from dataclasses import replace
from itertools import product

import pytest

from parcels.planning.preparation.bench import plain_problem
from parcels.planning.preparation.model import build_model
from parcels.planning.preparation.starts import put_off
from parcels.planning.solver import SolveOptions, Status

EXACT = SolveOptions(seconds=20)


def ways_to_prepare(case, budget):
    """Every choice of at most one start per parcel that the money of each quarter allows."""
    own = {}
    for start in case.starts:
        own.setdefault(start.parcel_id, [None]).append(start)
    for pick in product(*own.values()):
        chosen = [start for start in pick if start is not None]
        spent = [sum(start.payments.get(quarter, 0) for start in chosen) for quarter in case.budget.quarters]
        if all(used <= money for used, money in zip(spent, budget, strict=True)):
            yield chosen


def in_time(case, starts):
    """Candidates whose land is ready, or made ready by the day their project needs it."""
    ready = {start.parcel_id: start.ready_on for start in starts}
    rows = zip(case.candidates["project"], case.candidates["parcels"], strict=True)
    return {
        j
        for j, (project, parcels) in enumerate(rows)
        if all(
            parcel in ready and ready[parcel] <= case.need_by[project] for parcel in parcels if parcel in case.unready
        )
    }


def names(starts):
    return {(start.parcel_id, start.quarter) for start in starts}


def plans(case):
    """Every set of candidates that the rows of the plain plan allow, with its points."""
    problem = plain_problem(case)
    usage, size = problem.usage.toarray(), len(problem.candidates)
    groups = [[None, *(j for j in range(size) if problem.project[j] == p)] for p in range(len(problem.projects))]
    for pick in product(*groups):
        chosen = [j for j in pick if j is not None]
        if (usage[:, chosen].sum(axis=1) <= problem.rhs).all():
            yield int(problem.score[chosen].sum()), chosen


def best_of_all(case, extra=0):
    money = case.budget.thousand
    budgets = [money] if not extra else [[b + extra * (q == r) for q, b in enumerate(money)] for r in range(len(money))]
    by_points = sorted(plans(case), key=lambda one: -one[0])
    best = 0
    for budget in budgets:
        for starts in ways_to_prepare(case, budget):
            usable = in_time(case, starts)
            best = max(best, next(points for points, plan in by_points if usable.issuperset(plan)))
    return best


@pytest.fixture
def study_like(studied, random_case):
    """The whole comparison of a random case."""

    def study(seed):
        case, works = random_case(seed)
        return case, studied(case, works, 30)

    return study


@pytest.mark.parametrize("block", range(6))
def test_the_best_programme_equals_trying_everything(block, random_case, models):
    for seed in range(block, 60, 6):
        case, _ = random_case(seed)
        outcome = models.solve(build_model(case), EXACT)
        best = best_of_all(case)
        assert (outcome.objective, outcome.bound, outcome.status) == (best, best, Status.OPTIMAL), seed


@pytest.mark.parametrize("block", range(3))
def test_every_figure_of_the_comparison_equals_trying_everything(block, study_like):
    for seed in range(100 + block, 112, 3):
        case, study = study_like(seed)
        assert study.best.outcome.objective == best_of_all(case), seed
        assert study.without.outcome.objective == best_of_all(replace(case, starts=())), seed
        assert study.more_money.outcome.objective == best_of_all(case, 30), seed
        assert study.later.outcome.objective == best_of_all(replace(case, starts=put_off(case.starts))), seed
        for loss in study.losses:
            rest = tuple(start for start in case.starts if start.parcel_id != loss.parcel_id)
            assert loss.points == study.best.outcome.objective - best_of_all(replace(case, starts=rest)), seed
            assert loss.is_proven


def test_no_ranking_is_worth_more_and_what_is_given_out_holds(study_like):
    for seed in range(200, 208):
        case, study = study_like(seed)
        best, without, money = study.best, study.without.outcome.objective, case.budget.thousand
        assert all(without <= one.outcome.objective <= best.outcome.objective for one in study.rankings.values()), seed
        assert study.later.outcome.objective <= best.outcome.objective <= study.more_money.outcome.objective, seed
        for programme in (best, *study.rankings.values()):
            assert any(kept == names(programme.starts) for kept in map(names, ways_to_prepare(case, money))), seed
            assert in_time(case, programme.starts).issuperset(programme.candidates), seed
