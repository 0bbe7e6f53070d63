"""A parcel's few arrivals joined with those of the whole reserve, worked by hand."""

from dataclasses import replace
from datetime import date

import pytest
from scipy.stats import gamma

from parcels.landing.milestones import Milestone
from parcels.landing.waiting.advice import Answer, Case, Parcel, advise
from parcels.landing.waiting.arrivals import Prospect, count_arrivals
from parcels.landing.waiting.assumptions import WaitingAssumptions
from parcels.landing.waiting.pooling import Pool, blend

AS_OF, SINCE = date(2026, 11, 23), date(2020, 1, 1)
ASSUMED = WaitingAssumptions(4, 1.0, 0.0, 1.0, (), (), 4, 3, 0.95, Milestone.LEAD)


def came(name: str, mu: float = 10.0, quality: float = 80.0) -> Prospect:
    return Prospect(name, "food", mu, quality, {Milestone.LEAD: date(2026, 6, 1)})


OWN = (came("A"),)
# Of four reserved parcels A suits one, B two and C all: together 7/4 arrivals a parcel in the four quarters.
POOL = Pool(4.0, (came("A"), came("B"), came("C", 20.0)), {"A": 0.25, "B": 0.5, "C": 1.0})


def test_the_rate_is_own_arrivals_and_those_of_the_pool_over_both_records():
    found = blend(count_arrivals(OWN, ASSUMED, AS_OF, SINCE), POOL, ASSUMED, AS_OF, SINCE)
    # One own arrival in 4 quarters, 4 quarters of the pool at 7/16 a quarter: (1 + 1.75) / 8.
    assert found.total.per_quarter == pytest.approx(2.75 / 8)
    assert (found.total.count, found.count) == (1, 3)
    ends = gamma.ppf([0.025, 0.975], 2.75, scale=1 / 8)
    assert (found.total.low, found.total.high) == pytest.approx(tuple(ends))


def test_with_a_pool_an_answer_is_given_where_own_history_is_too_little():
    parcel = Parcel(30.0, 0.0, 100.0)
    alone = advise(Case(parcel, OWN, AS_OF, SINCE), ASSUMED)
    joined = advise(Case(parcel, OWN, AS_OF, SINCE, POOL), ASSUMED)
    assert (alone.answer, alone.worth) == (Answer.TOO_LITTLE_HISTORY, None)
    assert joined.answer is not Answer.TOO_LITTLE_HISTORY
    # Worth of the one type: A 800 · 1.25, B 800 · 0.5, C 1600 · 1 over 2.75 arrivals.
    (own,) = joined.types
    assert own.value == pytest.approx((800 * 1.25 + 800 * 0.5 + 1600) / 2.75)


def test_a_pool_of_too_few_projects_is_too_little_history_too():
    few = replace(POOL, prospects=POOL.prospects[:2])
    assert advise(Case(Parcel(30.0, 0.0, 100.0), OWN, AS_OF, SINCE, few), ASSUMED).answer is Answer.TOO_LITTLE_HISTORY


def test_a_pool_worth_no_quarter_changes_nothing():
    case = Case(Parcel(30.0, 0.0, 100.0), OWN * 3, AS_OF, SINCE)
    assert advise(replace(case, pool=replace(POOL, quarters=0.0)), ASSUMED) == advise(case, ASSUMED)


def test_without_a_record_there_is_no_rate_with_a_pool_either():
    assert blend(count_arrivals((), ASSUMED, AS_OF, None), POOL, ASSUMED, AS_OF, None) is None
