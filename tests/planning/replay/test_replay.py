"""Ways of giving out land on arrivals worked by hand, then on random ones against trying every plan."""

from itertools import product

import numpy as np
import pytest
from numpy.random import default_rng

from parcels.planning.replay.course import Course, Way
from parcels.planning.replay.replaying import luck_of, replay
from parcels.planning.solver import SolveOptions

OPTIONS = SolveOptions(seconds=20)


def course_of(problem, batches, held=()):
    """Sites on ``held`` atoms are prime, 100 m² each, and given to nobody while the reserve is kept."""
    on_held = np.array([any(atom in held for atom in site.split("+")) for site in problem.sites], bool)
    return Course(problem, ~on_held, 100.0 * on_held, tuple(tuple(batch) for batch in batches))


def results(course):
    return {one.way: one for one in replay(course, OPTIONS)}


def test_whoever_comes_first_takes_the_best_land_and_the_better_project_is_turned_away(problem_of):
    # SMALL comes first and likes H (reserved, 60) more than A (50); BIG can only use H, for 200.
    problem = problem_of([("SMALL", "H", 60), ("SMALL", "A", 50), ("BIG", "H", 200)])
    found = results(course_of(problem, [["SMALL"], ["BIG"]], held=("H",)))
    assert (found[Way.FIRST_COME].points, found[Way.FIRST_COME].turned_away) == (60, ("BIG",))
    assert (found[Way.GREEDY].points, found[Way.BATCH].points) == (60, 60)
    # With the reserve kept SMALL goes to A; BIG does not meet the bar of H, which stays blank.
    assert (found[Way.RESERVE].points, found[Way.RESERVE].prime, found[Way.RESERVE].turned_away) == (50, 0.0, ("BIG",))
    assert (found[Way.HINDSIGHT].points, found[Way.HINDSIGHT].prime) == (250, 100.0)
    assert [step.points for step in found[Way.HINDSIGHT].steps] == [50, 250]


def test_a_batch_sees_who_came_in_the_same_quarter_and_best_first_does_not_look_ahead(problem_of):
    # Best first gives A to P (100), leaving Q nothing; together P on B (90) and Q on A (80) are worth 170.
    problem = problem_of([("P", "A", 100), ("P", "B", 90), ("Q", "A", 80)])
    found = results(course_of(problem, [["P", "Q"]]))
    assert [found[way].points for way in (Way.FIRST_COME, Way.GREEDY, Way.BATCH, Way.HINDSIGHT)] == [100, 100, 170, 170]


def test_a_project_without_any_site_is_not_turned_away_but_could_not_land_at_all(problem_of):
    problem = problem_of([("P", "A", 10)], funnels=("NONE",))
    found = results(course_of(problem, [["P", "NONE"]]))
    assert {one.turned_away for one in found.values()} == {()}


def test_a_project_that_did_not_come_gets_nothing_with_hindsight_either(problem_of):
    problem = problem_of([("P", "A", 10), ("Q", "A", 90)])
    assert results(course_of(problem, [["P"]]))[Way.HINDSIGHT].landed == ("P",)


def brute(problem, may):
    usage, rhs = problem.usage.toarray(), problem.rhs
    groups = [np.flatnonzero((problem.project == p) & may).tolist() for p in range(len(problem.projects))]
    picks = ([j for j in pick if j is not None] for pick in product(*[(None, *group) for group in groups]))
    return max(int(problem.score[pick].sum()) for pick in picks if (usage[:, pick].sum(axis=1) <= rhs).all())


@pytest.mark.parametrize("seed", range(1, 5))
def test_hindsight_is_the_best_of_all_plans_and_every_way_keeps_the_limits(
    seed, problem_of, random_rows, random_ceilings
):
    problem = problem_of(random_rows(seed), **random_ceilings(seed))
    order = default_rng(seed).permutation(problem.projects).tolist()
    course = course_of(problem, [order[:2], order[2:]], held=("K00", "K01", "K02"))
    found = results(course)
    everything = np.ones(len(problem.score), bool)
    assert found[Way.HINDSIGHT].points == found[Way.HINDSIGHT].bound == brute(problem, everything)
    kept = brute(problem, course.while_held)
    for way, one in found.items():
        assert one.points <= (kept if way in (Way.RESERVE, Way.BATCH_RESERVE) else found[Way.HINDSIGHT].points)
        assert (problem.usage[:, list(one.chosen)].sum(axis=1) <= problem.rhs).all()
        assert len(one.landed) == len(one.chosen)
        assert one.prime == course.prime[list(one.chosen)].sum()
    one_batch = results(course_of(problem, [order], held=("K00", "K01", "K02")))
    assert one_batch[Way.BATCH].points == found[Way.HINDSIGHT].points
    assert one_batch[Way.BATCH_RESERVE].points == kept


def test_luck_is_the_spread_over_orders_of_the_same_projects(problem_of):
    problem = problem_of([("SMALL", "H", 60), ("BIG", "H", 200)])
    luck = luck_of(course_of(problem, [["SMALL", "BIG"]]), Way.FIRST_COME, 50, default_rng(1))
    assert (luck.least, luck.most) == (60, 200)
    assert 60 < luck.mean < 200


def test_whoever_stops_gets_no_half_comparison(problem_of):
    assert replay(course_of(problem_of([("P", "A", 1)]), [["P"]]), OPTIONS, cancelled=lambda: True) == ()
