"""Cells become numbers, dates, codes and lists; what cannot be read is named, never guessed."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parcels.geo.quality import Action
from parcels.geo.schema import Field, attributes, read_schema
from parcels.geo.translate.cells import as_text
from parcels.geo.validate.fields import read_field
from parcels.geo.validate.parsing import parse_boolean, parse_date, parse_list, parse_number
from parcels.geo.validate.sectors import is_sector_code


def field(name, dataset="parcels"):
    return next(one for one in read_schema(dataset) if one.name == name)


def read(one, *cells):
    return read_field(one, np.array([*cells, None], dtype=object)[:-1], 1.0)


@pytest.mark.parametrize(
    ("text", "value", "problem"),
    [
        ("12", 12.0, ""),
        ("0.5", 0.5, ""),
        ("1e3", 1000.0, ""),
        ("１２．５", 12.5, "full_width_digits"),
        ("1,234", None, "number_thousands_separator"),
        ("1，234.5", None, "number_thousands_separator"),
        ("12亩", None, "number_unreadable"),
        ("nan", None, "number_unreadable"),
        ("inf", None, "number_unreadable"),
        ("1e999", None, "number_unreadable"),
        ("-3", None, "number_negative"),
        ("1_000", None, "number_unreadable"),
        ("0x10", None, "number_unreadable"),
    ],
)
def test_numbers(text, value, problem):
    assert parse_number(text) == (value, problem)


@pytest.mark.parametrize(
    ("text", "value", "problem"),
    [
        ("2027-03-01", dt.date(2027, 3, 1), ""),
        ("2027/3/1", dt.date(2027, 3, 1), ""),
        ("2027年3月1日", dt.date(2027, 3, 1), ""),
        ("2027-03-01T00:00:00+08:00", dt.date(2027, 3, 1), ""),
        ("1900-01-01", None, "date_placeholder"),
        ("1900/1/1", None, "date_placeholder"),
        ("3/1/2027", None, "date_order_unclear"),
        ("2027-02-30", None, "date_impossible"),
        ("46082", None, "date_unreadable"),
        ("1841-05-01", None, "date_out_of_range"),
        ("9999-12-31", None, "date_out_of_range"),
        ("2027-03/01", None, "date_unreadable"),
        ("soon", None, "date_unreadable"),
    ],
)
def test_dates(text, value, problem):
    assert parse_date(text) == (value, problem)


@given(st.dates(dt.date(1901, 1, 1), dt.date(2199, 12, 31)))
def test_every_date_is_read_back_in_each_form(day):
    for text in (day.isoformat(), f"{day.year}/{day.month}/{day.day}", f"{day.year}年{day.month}月{day.day}日"):
        assert parse_date(text) == (day, "")


@given(st.floats(0, 1e12).map(lambda value: round(value, 3)))
def test_every_plain_number_is_read_back(value):
    assert parse_number(repr(value)) == (value, "")


@given(st.text(max_size=30))
def test_no_text_breaks_a_parser(text):
    for parse in (parse_number, parse_date, parse_boolean, parse_list):
        parse(text)


def test_booleans_and_lists():
    words = ["yes", "NO", "true", "False", "1", "0", "是", "否"]
    assert [parse_boolean(word)[0] for word in words] == [True, False] * 4
    assert parse_boolean("perhaps") == (None, "boolean_unreadable")
    assert parse_list("a；b;;a ; c") == (("a", "b", "c"), "")


def test_a_required_field_that_is_empty_refuses_the_row():
    _, faults, _ = read(field("parcel_id"), "A", None)
    assert [(one.code, one.action, one.positions.tolist()) for one in faults] == [("field_empty", Action.REFUSED, [1])]


def test_a_bad_value_refuses_a_required_field_and_is_left_out_elsewhere():
    _, faults, _ = read(field("area_min_mu", "projects"), "5", "x")
    assert [(one.code, one.action) for one in faults] == [("number_unreadable", Action.REFUSED)]
    values, faults, _ = read(field("far_max"), "2", "x")
    assert [(one.code, one.action) for one in faults] == [("number_unreadable", Action.VALUE_DROPPED)]
    assert values[0] == 2.0
    assert np.isnan(values[1])


def test_an_unknown_code_names_the_list_and_what_is_near():
    _, faults, _ = read(field("status"), "cleared", "clear")
    assert faults[0].code == "code_unknown"
    assert faults[0].positions.tolist() == [1]
    assert "cleared" in faults[0].each["near"][0]
    assert faults[0].rule.startswith("planned; approved")


def test_defaults_are_applied_to_empty_cells_only_and_counted():
    values, faults, defaulted = read(field("reserve_status"), "held", None, None)
    assert (values.tolist(), faults, defaulted) == (["held", "none", "none"], [], 2)


def test_a_bare_land_use_code_without_scheme_is_refused_as_such():
    _, faults, _ = read(field("plan_use_scheme"), None, "A-2023")
    assert [(one.code, one.positions.tolist()) for one in faults] == [("scheme_missing", [0])]


def test_numbers_from_a_layer_are_checked_like_texts():
    values, faults, _ = read_field(field("far_max"), np.array([2.0, -1.0, np.inf, np.nan]), 1.0)
    assert values[0] == 2.0
    assert np.isnan(values[1:]).all()
    assert {one.code: one.positions.tolist() for one in faults} == {"number_unreadable": [2], "number_negative": [1]}


def test_a_factor_converts_units_after_reading():
    values, _, _ = read_field(field("declared_area_mu"), np.array(["2"], dtype=object), 15.0)
    assert values.tolist() == [30.0]


def test_empty_lists_are_empty_and_empty_texts_are_none():
    assert read(field("reserve_purpose"), None)[0].tolist() == [()]
    assert read(field("name"), None)[0].tolist() == [None]


def test_cells_of_any_kind_become_text():
    cells = pd.Series([1, 1.0, 2.5, True, None, float("nan"), pd.NaT, " a ", "", dt.datetime(2027, 3, 1)], dtype=object)
    assert as_text(cells).tolist() == ["1", "1", "2.5", "true", None, None, None, "a", None, "2027-03-01"]


@pytest.mark.parametrize("code", ["C3985", "3985", "I65", "c39", "A01", "T97", "H6110"])
def test_industry_codes(code):
    assert is_sector_code(code)


@pytest.mark.parametrize("code", ["", "C", "X39", "A39", "C00", "C39855", "98", "制造业", "C39 "])
def test_what_is_no_industry_code(code):
    assert not is_sector_code(code)


def test_every_field_type_of_the_schemas_has_a_reader():
    for dataset in ("parcels", "platforms", "projects", "milestones", "readiness", "roads", "utilities", "constraints"):
        for one in attributes(dataset):
            assert isinstance(one, Field)
            read(one, "x")
