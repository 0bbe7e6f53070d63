"""Land-use codes belong to a scheme; the same digits mean different things."""

import pytest

from parcels.geo.landuse import Standing, near_codes, read_scheme, scheme_of, schemes, standing
from parcels.geo.schema import read_schema


def test_the_known_schemes_are_those_of_the_schema():
    listed = next(field.values for field in read_schema("parcels") if field.name == "plan_use_scheme")
    assert set(schemes()) == set(listed) - {"*"}


def test_0601_is_industry_in_one_scheme_and_a_rural_road_in_another():
    assert read_scheme("B-2017")["0601"].name_zh == "工业用地"
    assert read_scheme("A-2023")["0601"].name_zh == "农村道路"
    assert read_scheme("A-2023")["1001"].name_zh == "工业用地"


def test_the_current_land_use_scheme_has_its_12_and_73_classes():
    codes = read_scheme("B-2017")
    assert sum(len(code) == 2 for code in codes) == 12
    assert sum(len(code) == 4 for code in codes) == 73


@pytest.mark.parametrize("scheme", ["A-2023", "B-2017", "C-TD1055", "D-2011"])
def test_every_listed_code_has_the_shape_of_its_scheme_and_a_listed_parent(scheme):
    codes = read_scheme(scheme)
    for code in codes:
        assert scheme_of(scheme).shape.fullmatch(code), code
        if scheme in ("A-2023", "B-2017") and len(code) > 2:
            assert code[:-2] in codes


@pytest.mark.parametrize(
    ("scheme", "code", "expected"),
    [
        ("A-2023", "100102", Standing.LISTED),
        ("A-2023", "100109", Standing.UNKNOWN),
        ("B-2017", "100102", Standing.UNKNOWN),
        ("C-TD1055", "05H1", Standing.LISTED),
        ("C-TD1055", "0304", Standing.NOT_LISTED),
        ("C-TD1055", "M1", Standing.UNKNOWN),
        ("D-2011", "M2", Standing.LISTED),
        ("D-2011", "R21", Standing.NOT_LISTED),
        ("A-2020", "1001", Standing.NOT_LISTED),
    ],
)
def test_a_code_is_unknown_only_where_the_dictionary_is_complete_or_the_shape_is_wrong(scheme, code, expected):
    assert standing(scheme, code) is expected


def test_a_lost_leading_zero_is_the_first_suggestion():
    assert near_codes("A-2023", "802")[0] == "0802"


def test_an_unknown_scheme_has_no_dictionary():
    assert scheme_of("Cambridge-zoning") is None
    assert read_scheme("../../etc/passwd") == {}
