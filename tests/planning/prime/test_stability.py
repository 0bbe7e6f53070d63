"""Stability and the exact change of one weight against brute force."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parcels.planning.prime.measuring import PARTS
from parcels.planning.prime.scoring import score_prime, weighted, weights_of
from parcels.planning.prime.stability import draw_weights, in_top, stability
from parcels.planning.prime.thresholds import nearest_change, weight_ranges
from parcels.rules.prime_policy import PrimePart

NAN = float("nan")
CELLS = st.one_of(st.integers(0, 8).map(lambda n: n / 8), st.just(NAN))


def test_a_parcel_best_in_everything_is_in_the_top_set_under_any_weights(table, policy):
    worths = {"A": {"size": 0.9, "width": 0.9}, "B": {"size": 0.5, "width": 0.8}, "C": {"size": 0.8, "width": 0.1}}
    prime = policy(size=1, width=1)
    drawn = draw_weights(weights_of(prime), 200, 5.0, np.random.default_rng(3))
    found = stability(score_prime(table(worths), prime), 1, drawn)
    assert found[0] == 1.0
    assert found[1:].tolist() == [0.0, 0.0]


def test_two_mirrored_parcels_share_the_draws_and_the_same_seed_gives_the_same_shares(table, policy):
    worths = {"A": {"size": 1.0, "width": 0.0}, "B": {"size": 0.0, "width": 1.0}}
    prime = policy(size=1, width=1)
    scored = score_prime(table(worths), prime)
    found = [
        stability(scored, 1, draw_weights(weights_of(prime), 2000, 4.0, np.random.default_rng(11))) for _ in range(2)
    ]
    assert found[0].tolist() == found[1].tolist()
    assert found[0].sum() == 1.0
    assert abs(found[0][0] - 0.5) < 0.05  # five standard deviations


def test_drawn_weights_sum_to_one_have_the_policys_mean_and_leave_zero_at_zero():
    drawn = draw_weights(np.array([3.0, 0.0, 1.0]), 4000, 20.0, np.random.default_rng(5))
    assert np.allclose(drawn.sum(axis=1), 1.0)
    assert (drawn[:, 1] == 0).all()
    assert drawn.mean(axis=0) == pytest.approx([0.75, 0.0, 0.25], abs=0.01)


def test_among_equals_the_first_come_first():
    assert in_top(np.array([[5.0, 7.0, 5.0, 5.0]]), 2).tolist() == [[True, True, False, False]]


def test_the_change_that_lets_a_parcel_in_is_where_the_two_scores_meet(table, policy):
    # Weights 60 and 40. A: 0.6·1 + 0.4·0 = 0.6, B: 0.4. They meet where the weight of width is as large as that of
    # size: at 60.
    scored = score_prime(table({"A": {"size": 1.0, "width": 0.0}, "B": {"size": 0.0, "width": 1.0}}),
                         policy(size=6, width=4))  # fmt: skip
    for row in (0, 1):
        size, width = weight_ranges(scored, row, 1)
        assert (size.part, size.weight, size.low, size.high) == (PrimePart.SIZE, 60.0, 40.0, np.inf)
        assert (width.part, width.weight, width.low, width.high) == (PrimePart.WIDTH, 40.0, 0.0, 60.0)
        assert nearest_change((size, width)).part in (PrimePart.SIZE, PrimePart.WIDTH)
    assert size.change == -20.0
    assert width.change == 20.0


def test_a_parcel_better_in_everything_is_put_out_by_no_single_weight(table, policy):
    scored = score_prime(table({"A": {"size": 1.0, "width": 0.9}, "B": {"size": 0.9, "width": 0.8}}),
                         policy(size=6, width=4))  # fmt: skip
    assert nearest_change(weight_ranges(scored, 0, 1)) is None


@st.composite
def small_tables(draw):
    rows, parts = draw(st.integers(2, 5)), 3
    names = [str(part) for part in PARTS[:parts]]
    # The last part is measured everywhere, so that every score exists under all weights.
    worths = {
        f"K{row}": dict(
            zip(names, [*draw(st.tuples(*[CELLS] * (parts - 1))), draw(st.integers(0, 8)) / 8], strict=True)
        )
        for row in range(rows)
    }
    weights = {name: draw(st.integers(1, 9)) for name in names}
    return worths, weights, draw(st.integers(1, rows - 1))


@given(small_tables())
@settings(max_examples=30, deadline=None)
def test_ranges_of_weights_equal_brute_force(table, policy, case):
    worths, weights, size = case
    scored = score_prime(table(worths), policy(**weights))
    own = 100 * scored.weights / scored.weights.sum()
    for row in range(len(worths)):
        for found in weight_ranges(scored, row, size):
            column = PARTS.index(found.part)
            now = _is_in(scored, own, row, size)
            for at in np.r_[0.37, 1.9, np.linspace(3.7, 150.3, 14)]:
                if min(abs(at - found.low), abs(at - found.high)) < 1e-3:
                    continue  # on the border itself the parcel's number decides
                moved = own.copy()
                moved[column] = at
                if found.low < at < found.high:
                    assert _is_in(scored, moved, row, size) == now
            for border in (found.low, found.high):
                if 0 < border < np.inf and not _touches(scored, own, column, border):
                    moved = own.copy()
                    moved[column] = border + (1e-4 if border == found.high else -1e-4)
                    assert _is_in(scored, moved, row, size) != now


def _is_in(scored, weights, row, size):
    score, _ = weighted(scored.measured.worth, weights)
    ahead = (score > score[row] + 1e-9) | ((np.abs(score - score[row]) <= 1e-9) & (np.arange(len(score)) < row))
    return int(ahead.sum()) < size


def _touches(scored, weights, column, border):
    """Whether 1e-4 beside the border scores still cannot be told apart at the digits kept."""
    moved = weights.copy()
    moved[column] = border + 1e-4
    score = np.sort(weighted(scored.measured.worth, moved)[0])
    return bool((np.diff(score) < 1e-5).any())
