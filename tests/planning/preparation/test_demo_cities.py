"""The model against both rankings on twenty demo cities with scarce money."""

from datetime import date

import pytest

from parcels.demo import DemoSize, demo_city
from parcels.planning.candidates import find_candidates
from parcels.planning.land import prepare_land
from parcels.planning.preparation.bench import Bench, plain_problem
from parcels.planning.preparation.model import make_case
from parcels.planning.preparation.quarters import quarter_of
from parcels.planning.preparation.rankings import RANKINGS, ranked_starts
from parcels.planning.preparation.records import unready_land
from parcels.planning.preparation.starts import Budget, starts_of
from parcels.planning.preparation.works import Remarks, works_of
from parcels.planning.problem import ceilings_of
from parcels.planning.solver import SolveOptions, SolverSession
from parcels.rules.policy import load_policy

AS_OF = date(2026, 11, 23)
MONEY = Budget(quarter_of(AS_OF), (2000,) * 8)


def demo_case(seed):
    city, policy = demo_city(DemoSize(parcels=500, projects=70, seed=seed)), load_policy()
    land = prepare_land(city, policy, as_of=AS_OF)
    pool = find_candidates(land, city.projects, policy, AS_OF)
    unready = unready_land(land, AS_OF)
    works = works_of(unready, AS_OF, accept_unknown=False, remarks=Remarks())
    names = frozenset(one.parcel_id for one in unready)
    starts = starts_of(works, MONEY, AS_OF, Remarks())
    need_by = dict(city.projects["need_by"])
    ceilings = ceilings_of(policy)
    return works, make_case(
        pool.frame, sorted(pool.funnels), need_by, names, starts=starts, budget=MONEY, ceilings=ceilings
    )


@pytest.mark.slow
def test_the_model_is_never_worse_than_both_rankings_and_better_on_most_cities(models):
    won = 0
    works, case = demo_case(1)
    with SolverSession(plain_problem(case)) as session:
        for seed in range(1, 21):
            works, case = demo_case(seed)
            session.load(plain_problem(case))
            bench = Bench(case, session, models, SolveOptions(seconds=60))
            lists = [bench.with_starts(ranked_starts(works, case.starts, MONEY, name)) for name in RANKINGS]
            known = max(lists, key=lambda one: one.outcome.objective)
            best = bench.settled(bench.best(case, known)[0])
            assert best.outcome.is_proven, seed
            assert best.outcome.objective >= known.outcome.objective, seed
            won += best.outcome.objective > known.outcome.objective
    assert won >= 15
