"""The model against both rankings on twenty demo cities with scarce money, on the very cases of the benchmark."""

import pytest

from benchmarks.prepare import SCARCE, case_of
from parcels.demo import DemoSize
from parcels.planning.preparation.bench import Bench, plain_problem
from parcels.planning.preparation.rankings import RANKINGS, ranked_starts
from parcels.planning.solver import SolveOptions, SolverSession

SEEDS = range(1, 21)
LEAST_WON = 18


@pytest.mark.slow
def test_the_model_is_never_worse_than_both_rankings_and_better_on_eighteen_of_twenty_cities(models):
    won = []
    works, case = case_of(DemoSize(parcels=500, projects=70, seed=SEEDS[0]), SCARCE)
    with SolverSession(plain_problem(case)) as session:
        for seed in SEEDS:
            works, case = case_of(DemoSize(parcels=500, projects=70, seed=seed), SCARCE)
            session.load(plain_problem(case))
            bench = Bench(case, session, models, SolveOptions(seconds=60))
            lists = [bench.with_starts(ranked_starts(works, case.starts, case.budget, name)) for name in RANKINGS]
            known = max(lists, key=lambda one: one.outcome.objective)
            best = bench.settled(bench.best(case, known)[0])
            assert best.outcome.is_proven, seed
            assert best.outcome.objective >= known.outcome.objective, seed
            won += [seed] if best.outcome.objective > known.outcome.objective else []
    assert len(won) >= LEAST_WON, won
