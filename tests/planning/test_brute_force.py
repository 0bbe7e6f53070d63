from contextlib import suppress
from itertools import product

import pytest

from parcels.domain.errors import InputRefused
from parcels.planning.solver import SolveOptions, Status
from parcels.planning.solver.ties import tie_weights


def best_plan(problem, off=()):
    """Try every combination: (points, canonical plan) of the best one, ties by the documented rule."""
    usage, rhs = problem.usage.toarray(), problem.rhs
    ties = tie_weights((problem.project_of(j), problem.sites[j]) for j in range(len(problem.candidates)))
    groups = [
        [j for j in range(len(problem.candidates)) if problem.project[j] == p and j not in off]
        for p in range(len(problem.projects))
    ]
    best = None
    for pick in product(*[(None, *group) for group in groups]):
        chosen = tuple(j for j in pick if j is not None)
        if (usage[:, list(chosen)].sum(axis=1) <= rhs).all():
            key = (-int(problem.score[list(chosen)].sum()), int(ties[list(chosen)].sum()), chosen)
            best = key if best is None or key < best else best
    return (-best[0], best[2])


def requests_for(seed, rows):
    """A few locks and bans; some contradict and are refused, which is tested elsewhere."""
    pairs = [(project, "+".join(atoms.split())) for project, atoms, *_ in rows]
    return ([pairs[seed % len(pairs)]] if pairs and seed % 3 == 0 else []), (pairs[seed % 5 :: 7] if seed % 2 else [])


@pytest.fixture(scope="module")
def instances(problem_of, random_rows, random_ceilings):
    """250 random problems of up to 5 projects and 9 atoms; contradictory requests are drawn again."""
    made, seed = [], 0
    while len(made) < 250:
        seed += 1
        rows = random_rows(seed)
        with suppress(InputRefused):
            made.append((seed, problem_of(rows, *requests_for(seed, rows), **random_ceilings(seed))))
    return made


@pytest.mark.parametrize("block", range(5))
def test_the_plan_equals_brute_force_on_small_instances(block, instances, session):
    for seed, problem in instances[block::5]:
        points, chosen = best_plan(problem)
        session.load(problem)
        outcome = session.solve(SolveOptions(seconds=20))
        assert (outcome.objective, outcome.bound, outcome.status) == (points, points, Status.OPTIMAL), seed
        assert outcome.chosen == chosen, seed
