"""Cases of two or three parcels, worked out by hand."""

from datetime import date

import pytest

from parcels.planning.preparation.model import build_model
from parcels.planning.preparation.quarters import quarter_named
from parcels.planning.preparation.rankings import as_early_as_possible, ranked_starts
from parcels.planning.solver import SolveOptions, Status

Q1 = quarter_named("2027Q1")
SOON, LATE = date(2027, 6, 30), date(2027, 12, 31)


@pytest.fixture
def three(case_of, works_like):
    """C cheap and for nobody much, D large and dear, E in the middle and for the best project; money for one."""
    works = [works_like("C", 1, [10], 5.0), works_like("D", 1, [60], 90.0), works_like("E", 1, [55], 9.0)]
    rows = [("P1", "A", 5), ("P1", "E", 50), ("P2", "D", 30), ("P3", "C", 8)]
    return case_of(rows, {"P1": SOON, "P2": SOON, "P3": SOON}, works, [60]), works


def test_money_goes_where_it_lands_most_and_both_rankings_lose(three, studied):
    case, works = three
    study = studied(case, works, 65)
    assert study.without.outcome.objective == 5
    assert [start.parcel_id for start in study.best.starts] == ["E"]
    assert study.best.outcome.objective == 50
    assert study.rankings["by_cost"].outcome.objective == 5 + 8
    assert study.rankings["by_size"].outcome.objective == 5 + 30
    assert (study.more_money.outcome.objective, study.extra_quarter) == (50 + 30 + 8, Q1)
    assert [(loss.parcel_id, loss.points) for loss in study.losses] == [("E", 50 - 35)]


def test_three_months_later_the_land_comes_too_late_for_who_does_not_wait(case_of, works_like, studied):
    works = [works_like("C", 5, [10])]
    case = case_of([("P1", "C", 20), ("P1", "A", 3)], {"P1": SOON}, works, [10])
    study = studied(case, works, 10)
    assert (study.best.outcome.objective, study.later.outcome.objective) == (20, 3)
    assert study.later.starts == ()
    assert study.extra_quarter is None
    assert study.more_money.starts == study.best.starts


def test_a_site_of_two_parcels_needs_both_in_time(case_of, works_like, studied):
    works = [works_like("C", 1, [10]), works_like("D", 1, [10])]
    case = case_of([("P1", "C D", 20)], {"P1": SOON}, works, [10, 9])
    study = studied(case, works, 1)
    assert (study.best.outcome.objective, study.more_money.outcome.objective) == (0, 20)


def test_a_parcel_is_paid_once_however_many_projects_share_it(case_of, works_like, studied):
    works = [works_like("D", 1, [10])]
    case = case_of([("P1", "D/1", 20), ("P2", "D/2", 7)], {"P1": SOON, "P2": LATE}, works, [10])
    study = studied(case, works, 1)
    assert (study.best.outcome.objective, len(study.best.starts)) == (27, 1)


def test_work_starts_as_early_as_the_money_allows(case_of, works_like):
    works = [works_like("C", 0, [10]), works_like("D", 0, [10])]
    case = case_of([("P1", "C", 20), ("P2", "D", 7)], {"P1": LATE, "P2": LATE}, works, [10, 10, 10])
    last = [start for start in case.starts if start.quarter > Q1]
    kept = as_early_as_possible([last[1], last[2]], case.starts, case.budget)
    assert [(start.parcel_id, start.quarter) for start in kept] == [("D", Q1), ("C", Q1 + 1)]


def test_a_ranking_skips_what_it_cannot_pay_and_goes_on(case_of, works_like):
    works = [works_like("C", 0, [30]), works_like("D", 0, [20]), works_like("E", 0, [25])]
    case = case_of(
        [("P1", "C", 1), ("P2", "D", 1), ("P3", "E", 1)], dict.fromkeys(("P1", "P2", "P3"), LATE), works, [45]
    )
    assert [start.parcel_id for start in ranked_starts(works, case.starts, case.budget, "by_cost")] == ["D", "E"]


def test_a_cancelled_search_gives_the_known_plan_with_an_honest_bound(three, models):
    case, _ = three
    outcome = models.solve(build_model(case), SolveOptions(seconds=20), cancelled=lambda: True)
    assert outcome.status in (Status.CANCELLED, Status.OPTIMAL)
    assert outcome.bound >= 50 >= outcome.objective
