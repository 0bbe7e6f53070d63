"""What the history supports: by counts of ends, never by the size of an effect."""

from datetime import date

from parcels.landing.forecast.design import OTHER, UNKNOWN, choose_design
from parcels.landing.forecast.history import History, Outcome
from parcels.landing.forecast.settings import packaged_forecast_settings


def settings(*factors, **more):
    wanted = {"factors": factors, "bands": (6, 12), "landed_per_term": 10, "min_per_level": 5, **more}
    return packaged_forecast_settings().model_copy(update=wanted)


def landed(count, month, **facts):
    return [History("L", date(2025, 1, 1), Outcome.LANDED, month + 1, month, facts=facts) for _ in range(count)]


def still(count, **facts):
    return [History("O", date(2025, 1, 1), Outcome.OPEN, 20, facts=facts) for _ in range(count)]


def chosen(histories, *factors, **more):
    return choose_design(histories, Outcome.LANDED, settings(*factors, **more))


def test_a_band_with_too_few_landings_is_joined_with_the_next():
    assert chosen([*landed(9, 2), *landed(11, 8), *landed(10, 14)]).starts == (0, 12)
    assert chosen([*landed(10, 2), *landed(10, 8), *landed(10, 14)]).starts == (0, 6, 12)


def test_a_last_band_with_too_few_landings_is_joined_with_the_one_before():
    assert chosen([*landed(10, 2), *landed(10, 8), *landed(9, 14)]).starts == (0, 6)


def test_rare_levels_stand_together_unknown_among_them():
    histories = [
        *landed(9, 2, sector="a"), *landed(8, 2, sector="b"), *landed(3, 2, sector="c"), *landed(2, 2, sector=None),
        *still(20, sector="a"),
    ]  # fmt: skip
    (term,) = chosen(histories, "sector", landed_per_term=5).terms
    assert term.reference == "a"
    assert term.columns == ("b", OTHER)
    assert term.values("c") == term.values(None) == term.values("never seen") == (0.0, 1.0)


def test_an_unknown_fact_stands_alone_where_it_has_landings_enough():
    (term,) = chosen([*landed(9, 2, one_body="yes"), *landed(5, 2, one_body=None)], "one_body", landed_per_term=5).terms
    assert term.columns == (UNKNOWN,)


def test_a_project_at_a_level_without_landings_is_unknown_to_the_model():
    histories = [*landed(9, 2, sector="a"), *landed(9, 2, sector="b"), *still(30, sector="c")]
    design = chosen(histories, "sector", landed_per_term=5)
    assert design.row(still(1, sector="c")[0]) is None
    assert design.row(still(1, sector="b")[0]) == (1.0,)


def test_a_field_filled_in_only_at_landing_cannot_enter():
    """All 30 landed projects name their parcel, no other does: the level without has no landing to learn from."""
    histories = [*landed(30, 2, land_named="yes"), *still(30, land_named="no")]
    design = chosen(histories, "land_named")
    assert design.terms == ()
    assert design.left_out == {"land_named": "too_few_at_its_levels"}


def test_factors_enter_in_the_city_s_order_while_there_are_ten_landings_for_each_number():
    """40 landings: one band and three numbers. Sector would take two, funds and land one each."""
    facts = [{"sector": name, "funds_shown": yes, "land_named": yes} for name in "abc" for yes in ("yes", "no")]
    histories = [one for i in range(40) for one in landed(1, 2, **facts[i % 6])]
    design = chosen(histories, "sector", "funds_shown", "land_named")
    assert [term.factor for term in design.terms] == ["sector", "funds_shown"]
    assert design.left_out == {"land_named": "too_few_ends"}


def test_a_number_needs_landings_and_two_values():
    assert chosen(landed(40, 2, clear_gap=3.0), "clear_gap").terms == ()
    both = [*landed(20, 2, clear_gap=3.0), *landed(20, 2, clear_gap=9.0)]
    (term,) = chosen(both, "clear_gap").terms
    assert (term.values(7.5), term.values(None), term.width) == ((7.5,), None, 1)
