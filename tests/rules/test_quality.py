import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parcels.domain.codes import SectorGroup
from parcels.rules.policy import load_policy
from parcels.rules.quality import project_quality
from parcels.rules.sectors import fits_phase, is_chemical, sector_group, sector_table, standing, suspects_real_estate
from parcels.rules.uses import use_fits

POLICY = load_policy()


def quality(standing_=None, land=None, **record):
    frame = pd.DataFrame([{"area_min_mu": 10.0} | record], index=["P"])
    series = None if standing_ is None else pd.Series([standing_], index=["P"])
    return project_quality(frame, None if land is None else pd.Series([land], index=["P"]), POLICY, series).iloc[0]


def test_quality_by_hand():
    # 3 000 / 10 mu = 300 → (300 − 100) / 400 = 0.5; tax 400 / 10 = 40 → 1; weights 20 and 25
    row = quality(investment_wan_yuan=3000.0, tax_wan_yuan_per_year=400.0)
    assert row["q"] == pytest.approx(100 * (20 * 0.5 + 25 * 1) / 45)
    assert row["known_share"] == pytest.approx(0.45)
    assert bool(row["assessable"])


def test_less_energy_per_output_is_better():
    thrifty = quality(output_wan_yuan_per_year=1000.0, energy_tce_per_year=50.0)
    thirsty = quality(output_wan_yuan_per_year=1000.0, energy_tce_per_year=500.0)
    assert (thrifty["u_energy_per_output"], thirsty["u_energy_per_output"]) == (1.0, 0.0)


def test_an_unknown_indicator_leaves_the_sum_and_a_zero_does_not():
    unknown, zero = quality(investment_wan_yuan=5000.0), quality(investment_wan_yuan=5000.0, tax_wan_yuan_per_year=0.0)
    assert unknown["q"] == 100.0
    assert zero["q"] == pytest.approx(100 * 20 / 45)


def test_too_little_known_is_not_assessable():
    row = quality(technology_level=1.0)
    assert (row["known_share"], bool(row["assessable"])) == (0.1, False)
    nothing = quality()
    assert np.isnan(nothing["q"])
    assert not nothing["assessable"]


def test_more_land_lowers_what_is_counted_per_mu():
    assert quality(investment_wan_yuan=3000.0, land=20.0)["q"] < quality(investment_wan_yuan=3000.0)["q"]


def test_the_sector_counts_only_where_its_standing_is_known():
    known = quality(1.0, investment_wan_yuan=1000.0)
    assert known["q"] == pytest.approx(100 * 15 / 35)
    assert quality(investment_wan_yuan=1000.0)["q"] == 0.0


@given(st.floats(0, 1e6), st.floats(0, 1e5), st.floats(0.1, 1000))
def test_quality_lies_in_0_to_100(investment, tax, land):
    row = quality(investment_wan_yuan=investment, tax_wan_yuan_per_year=tax, land=land)
    assert 0 <= row["q"] <= 100


@pytest.mark.parametrize(
    ("code", "group"),
    [
        ("C3825", "new_energy"),
        ("3825", "new_energy"),
        ("C39", "information"),
        ("C2710", "health"),
        ("H6110", "tourism"),
        ("F5211", "commerce"),
        ("G5930", "logistics"),
        ("C34", "equipment"),
        ("C3491", "information"),
        ("C26", "materials"),
        ("C2613", "new_energy"),
        ("A01", "other"),
        ("", "other"),
        ("M7340", "health"),
        ("M73", "services"),
    ],
)
def test_sector_groups_follow_the_longest_prefix(code, group):
    assert sector_group(code) is SectorGroup(group)


def test_a_stated_group_wins():
    assert sector_group("C3825", "tourism") is SectorGroup.TOURISM


def test_the_lead_groups_are_the_six():
    assert {*sector_table().lead} == {
        SectorGroup(name) for name in ("information", "new_energy", "health", "tourism", "commerce", "logistics")
    }


def test_standing_on_a_platform():
    rules = POLICY.quality
    assert standing("health", ("health",), "focused", rules) == 1.0
    assert standing("health", ("food",), "open", rules) == 0.5
    assert standing("health", ("food",), None, rules) == 0.5
    assert standing("health", ("food",), "focused", rules) == 0.0
    assert standing("light_industry", ("food",), "open", rules) == 0.0
    assert standing("health", (), "open", rules) is None


def test_first_open_then_focused():
    assert fits_phase("health", ("food",), "open")
    assert fits_phase("health", ("health",), "focused")
    assert not fits_phase("health", ("food",), "focused")
    assert fits_phase("health", (), "focused")


def test_unset_flags_are_assumed_from_the_code_and_said():
    assert is_chemical("C2613", None) == (True, True)
    assert is_chemical("C2613", False) == (False, False)
    assert is_chemical("C39", None) == (False, False)
    assert is_chemical("C39", True) == (True, False)
    assert suspects_real_estate("K7010", None)
    assert not suspects_real_estate("K7010", False)


@pytest.mark.parametrize(
    ("scheme", "code", "uses", "wanted_scheme", "fits"),
    [
        ("A-2023", "100102", ("1001",), None, True),
        ("A-2023", "100102", ("100102",), "A-2023", True),
        ("A-2023", "1001", ("100102",), None, False),
        ("A-2023", "100102", ("1101", "10"), None, True),
        ("B-2017", "0601", ("0601",), "A-2023", False),
        ("A-2020", "0601", ("0601",), "A-2023", False),
        ("A-2023", "16", ("16",), None, False),
        ("A-2023", "16", ("1",), None, False),
        ("zoning", "IA-1", ("IA-1",), None, True),
        ("zoning", "C-1A", ("C-1",), None, False),
        ("A-2023", "100102", (), None, False),
        ("A-2023", "100102", ("",), None, False),
    ],
)
def test_uses_fit_within_one_scheme(scheme, code, uses, wanted_scheme, fits):
    assert use_fits(scheme, code, uses, wanted_scheme, POLICY) is fits
