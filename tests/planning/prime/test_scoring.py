"""Scores, percentiles and lists, worked by hand; bounds and order by Hypothesis."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parcels.planning.prime.measuring import PARTS
from parcels.planning.prime.parts import irreplaceability, neighbour_share, scaled, services_share
from parcels.planning.prime.proposal import Standing, compare_reserve
from parcels.planning.prime.replacing import replacing
from parcels.planning.prime.scoring import percentiles, prime_records, score_prime, weighted
from parcels.rules.prime_policy import PrimePart, Scale

NAN = float("nan")
THREE = {
    "A": {"size": 1.0, "width": 0.5},
    "B": {"size": 0.5, "width": 1.0, "services": 1.0},
    "C": {"size": 0.2, "width": 0.0, "services": 0.4},
}


def test_three_parcels_score_what_was_worked_out_by_hand(table, policy):
    # Weights 2, 1, 1. A: (2·1 + 1·0.5)/3, services not measured. B: (2·0.5 + 1 + 1)/4. C: (2·0.2 + 0 + 0.4)/4.
    found = prime_records(score_prime(table(THREE, held={"C"}), policy(size=2, width=1, services=1)))
    assert [found[name].score for name in "ABC"] == pytest.approx([250 / 3, 75.0, 20.0], abs=1e-6)
    assert [found[name].known_share for name in "ABC"] == [0.75, 1.0, 1.0]
    assert [found[name].rank for name in "ABC"] == [1, 2, 3]
    assert [found[name].percentile_city for name in "ABC"] == [100.0, 50.0, 0.0]
    assert [found[name].is_held for name in "ABC"] == [False, False, True]


def test_a_part_that_is_not_measured_is_said_and_is_no_zero(table, policy):
    found = prime_records(score_prime(table(THREE), policy(size=2, width=1, services=1)))["A"]
    services = next(part for part in found.parts if part.part is PrimePart.SERVICES)
    assert (services.value, services.measure, services.weight) == (None, None, 1.0)


def test_who_is_measured_on_too_little_weight_has_a_score_but_no_rank(table, policy):
    prime = policy(size=2, width=1, services=1).model_copy(update={"known_share_min": 0.8})
    found = prime_records(score_prime(table(THREE), prime))
    assert (found["A"].is_assessable, found["A"].rank, found["A"].percentile_city) == (False, None, None)
    assert found["A"].score == pytest.approx(250 / 3, abs=1e-6)
    assert found["B"].rank == 1


def test_the_percentile_on_a_platform_counts_its_own_parcels_only(table, policy):
    platform = {"A": 0, "B": 1, "C": 1}
    found = prime_records(score_prime(table(THREE, platform=platform), policy(size=2, width=1, services=1)))
    assert [found[name].percentile_platform for name in "ABC"] == [None, 100.0, 0.0]
    assert [found[name].platform_id for name in "ABC"] == ["PF1", "PF2", "PF2"]


def test_equal_scores_have_equal_percentiles():
    found = percentiles(np.array([10.0, 30.0, 30.0, 50.0]), np.array([True] * 4))
    assert found.tolist() == pytest.approx([0.0, 100 / 3, 100 / 3, 100.0])


def test_a_scale_is_straight_between_its_ends_and_runs_either_way():
    assert scaled(np.array([0.0, 20.0, 60.0, NAN]), Scale(none=10, full=50))[:3].tolist() == [0.0, 0.25, 1.0]
    assert scaled(np.array([50.0, 500.0, 5000.0]), Scale(none=1000, full=0)).tolist() == [0.95, 0.5, 0.0]


def test_services_are_the_mean_of_how_far_each_known_one_suffices():
    capacity, need = np.array([[50.0, 30.0, NAN], [NAN, NAN, NAN]]), np.array([[100.0, 10.0, 5.0]] * 2)
    found = services_share(capacity, need)
    assert found[0] == 0.75  # half of the first, all of the second, the third not known
    assert np.isnan(found[1])


def test_nobody_nearby_is_no_affinity_and_a_parcel_alone_cannot_be_replaced():
    assert neighbour_share(np.array([2.0, 0.0]), np.array([4.0, 0.0])).tolist() == [0.5, 0.0]
    assert irreplaceability(np.array([1.0, 0.0]), np.array([4.0, 0.0])).tolist() == [0.75, 1.0]


def test_a_parcel_is_replaced_by_those_at_least_as_good_of_its_use_and_platform():
    # Of the first: the second is better, the third within the tolerance, the fourth too small, the fifth not
    # measured in width, the sixth of another use, the seventh on another platform.
    worth = np.array([[0.5, 0.5], [0.6, 0.9], [0.45, 0.5], [0.3, 1.0], [1.0, NAN], [1.0, 1.0], [1.0, 1.0]])
    use, platform = np.array([0, 0, 0, 0, 0, 1, 0]), np.array([0, 0, 0, 0, 0, 0, 1])
    count, others = replacing(worth, use, platform, 0.1)
    assert (count[0], others[0]) == (2, 5)
    assert (count[5], others[5]) == (0, 5)
    assert (count[6], others[6]) == (0, 0)
    assert count[4] == 0  # asked for its size only, and nobody is as large


@st.composite
def worth_tables(draw):
    rows = draw(st.integers(1, 6))
    cell = st.one_of(st.floats(0, 1), st.just(NAN))
    worth = draw(st.lists(st.lists(cell, min_size=4, max_size=4), min_size=rows, max_size=rows))
    weights = draw(st.lists(st.integers(0, 500), min_size=4, max_size=4).filter(lambda w: sum(w) > 0))
    return np.array(worth), np.array(weights) / 10


@given(worth_tables(), st.integers(0, 3), st.floats(0, 1))
@settings(max_examples=150, deadline=None)
def test_scores_stay_in_bounds_and_a_better_measure_never_lowers_one(case, column, better):
    worth, weights = case
    score, known = weighted(worth, weights)
    seen = ~np.isnan(score)
    assert ((score[seen] >= 0) & (score[seen] <= 100)).all()
    assert ((known >= 0) & (known <= 1 + 1e-12)).all()
    raised = worth.copy()
    raised[:, column] = np.where(np.isnan(worth[:, column]), NAN, np.maximum(worth[:, column], better))
    assert (weighted(raised, weights)[0][seen] >= score[seen]).all()


@given(worth_tables(), st.randoms(use_true_random=False), st.floats(0.01, 100))
@settings(max_examples=100, deadline=None)
def test_the_order_of_the_rows_and_the_unit_of_the_weights_change_nothing(case, random, factor):
    worth, weights = case
    order = list(range(len(worth)))
    random.shuffle(order)
    score, known = weighted(worth, weights)
    assert np.array_equal(weighted(worth[order], weights)[0], score[order], equal_nan=True)
    assert np.allclose(weighted(worth, weights * factor)[0], score, atol=2e-6, equal_nan=True)
    assert np.allclose(weighted(worth, weights * factor)[1], known)


def test_proposed_and_reserved_parcels_stand_in_three_lists_with_reasons(table, policy):
    worths = {
        "A": {"size": 1.0, "width": 0.9},
        "B": {"size": 0.9, "width": 1.0},
        "C": {"size": 0.1, "width": 0.8},
        "D": {"size": 0.2, "width": 0.1},
    }
    scored = score_prime(table(worths, held={"B", "C"}), policy(size=3, width=1))
    found = compare_reserve(scored, 2, np.array([0.9, 0.4, 0.1, 0.0]), frozenset({"B", "C", "X"}), {"A": "P7"})
    assert [(one.parcel_id, one.standing) for one in found] == [
        ("A", Standing.PROPOSED),
        ("B", Standing.AGREED),
        ("C", Standing.NOT_IN_TOP),
        ("X", Standing.NOT_SCORED),
    ]
    assert (found[0].promised_to, found[0].is_unstable, found[1].is_unstable) == ("P7", False, True)
    # A: size 100·3/4·(1 − 0.55) points above the average of all four.
    assert (found[0].reasons[0].part, found[0].reasons[0].points) == (PrimePart.SIZE, pytest.approx(33.75))
    # C scores (0.3 + 0.8)/4 = 27.5; the last of the top set (2.7 + 1)/4 = 92.5; size loses 75·(0.1 − 0.95).
    assert found[2].points_short == pytest.approx(65.0)
    assert (found[2].reasons[0].part, found[2].reasons[0].points) == (PrimePart.SIZE, pytest.approx(-63.75))


def test_every_part_has_a_unit_and_a_weight_in_the_packaged_policy(policy):
    from parcels.planning.prime.records import UNITS
    from parcels.rules.prime_policy import packaged_prime

    assert set(UNITS) == set(PARTS) == set(packaged_prime().weights)
