"""Units of land, worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parcels.domain.units import M2_PER_MU, hectares_from_m2, m2_from_mu, mu_from_m2


def test_a_hectare_is_fifteen_mu():
    assert mu_from_m2(10_000.0) == 15.0


def test_a_mu_is_two_thousand_thirds_of_a_square_metre():
    assert pytest.approx(666.6666667, abs=1e-6) == M2_PER_MU


def test_a_square_kilometre_is_fifteen_hundred_mu():
    assert mu_from_m2(1_000_000.0) == 1500.0


def test_a_hundred_mu_are_six_and_two_thirds_hectares():
    assert hectares_from_m2(m2_from_mu(100.0)) == pytest.approx(20 / 3)


@given(st.floats(0, 1e9))
def test_mu_and_back_is_the_same_area(area_m2):
    assert m2_from_mu(mu_from_m2(area_m2)) == pytest.approx(area_m2)
