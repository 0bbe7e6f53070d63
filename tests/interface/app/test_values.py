from datetime import date, datetime

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some
from pyproj import Transformer

from parcels.interface.components.numbers import NOTHING, Numbers
from parcels.interface.components.safe import capital, escaped, legible, literal
from parcels.interface.map import tokens
from parcels.interface.map.features import parcel_class
from parcels.interface.map.readout import fit_grid, powers
from parcels.interface.words import Words

AS_OF = date(2026, 11, 23)


def test_mu_come_first_in_chinese_and_hectares_in_english():
    assert Numbers(Words("zh")).area(10_000.0) == "15 亩（1 公顷）"
    assert Numbers(Words("en")).area(10_000.0) == "1 ha (15 mu)"
    assert Numbers(Words("zh")).area_range(30, 45) == "30–45 亩（2–3 公顷）"


@pytest.mark.parametrize("unknown", [None, float("nan"), "", "x", pd.NA, np.inf])
def test_what_is_unknown_is_a_dash_and_never_zero(unknown):
    numbers = Numbers(Words("zh"))
    assert numbers.area(unknown) == NOTHING
    assert numbers.money(unknown) == NOTHING
    assert numbers.share(unknown) == NOTHING


def test_dates_are_iso_and_unknown_dates_a_dash():
    numbers = Numbers(Words("en"))
    assert numbers.day(date(2027, 1, 2)) == "2027-01-02"
    assert numbers.day(datetime(2027, 1, 2, 3)) == "2027-01-02"
    assert numbers.day(pd.NaT) == NOTHING


def test_small_shares_keep_their_digits():
    numbers = Numbers(Words("en"))
    assert [numbers.share(value) for value in (1.0, 0.0, 0.125, 0.00012)] == ["100%", "0%", "12.5%", "0.012%"]


@given(some.text())
def test_escaped_text_holds_no_markup_and_literal_text_no_markdown(text):
    assert not set("<>\"'") & set(escaped(text))
    shown = literal(text)
    for place, letter in enumerate(shown):
        if letter in "`*_[]()!<>$":
            assert shown[place - 1] == "\\"


def test_text_direction_overrides_and_control_characters_are_made_visible():
    assert legible("a" + chr(0x202E) + "b" + chr(7)) == "a\ufffdb\ufffd"


def test_capital_leaves_chinese_alone():
    assert (capital("净地"), capital("ready now"), capital("")) == ("净地", "Ready now", "")


def test_a_pass_fits_one_scope_and_one_holder_and_ends():
    token = tokens.sign("v1", "pli.na")
    assert tokens.holder_of("v1", token) == "pli.na"
    assert tokens.holder_of("v1", token.replace("li.na", "li.wei")) is None
    assert tokens.holder_of("v2", token) is None
    assert tokens.holder_of("v1", tokens.sign("v1", "pli.na", lifetime_s=0)) is None
    assert tokens.holder_of("v1", token, margin_s=tokens.LIFETIME_S + 1) is None


@given(some.text())
def test_no_text_is_a_pass(text):
    assert tokens.holder_of("v1", text) is None


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"status": "cleared"}, "ready"),
        ({"status": "cleared", "ready_on": date(2026, 11, 23)}, "ready"),
        ({"status": "cleared", "ready_on": date(2026, 11, 24)}, "preparing"),
        ({"status": "approved", "ready_on": date(2020, 1, 1)}, "preparing"),
        ({"status": "cleared", "held_for": "P1"}, "held"),
        ({"status": "cleared", "held_for": "P1", "held_until": date(2026, 11, 22)}, "ready"),
        ({"status": "cleared", "reserve_status": "held", "held_for": "P1"}, "reserved"),
        ({"status": "supplied", "reserve_status": "held"}, "used"),
        ({"status": "built"}, "used"),
        ({"status": "somewhere"}, "unknown"),
        ({}, "unknown"),
    ],
)
def test_the_class_of_a_parcel(record, expected):
    assert parcel_class(record, AS_OF) == expected


def test_city_coordinates_in_the_browser_agree_with_the_projection_to_a_millimetre():
    fit = fit_grid("EPSG:4549", (120.9, 30.3, 121.2, 30.5))
    assert fit.error_m < 1e-3
    lng, lat = 121.0331, 30.4177
    u, v = (lng - fit.centre[0]) / fit.half[0], (lat - fit.centre[1]) / fit.half[1]
    terms = [u**i * v**j for i, j in powers()]
    found = (float(np.dot(terms, fit.easting)), float(np.dot(terms, fit.northing)))
    expected = Transformer.from_crs(4326, 4549, always_xy=True).transform(lng, lat)
    assert found == pytest.approx(expected, abs=1e-3)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"status": "cleared"}, "held"),
        ({"status": "cleared", "reserve_status": "held"}, "held"),
        ({"status": "built"}, "used"),
    ],
)
def test_land_that_an_allocation_binds_shows_as_promised_unless_it_is_used_already(record, expected):
    assert parcel_class(record, AS_OF, is_bound=True) == expected
