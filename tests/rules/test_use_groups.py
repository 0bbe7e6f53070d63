import pytest

from parcels.geo.landuse import read_scheme
from parcels.rules.use_groups import UseGroup, use_group


@pytest.mark.parametrize(
    ("scheme", "code", "group"),
    [
        ("A-2023", "100102", UseGroup.INDUSTRY_2),
        ("A-2023", "1001", UseGroup.INDUSTRY),
        ("A-2023", "1002", UseGroup.MINING),
        ("A-2023", "16", UseGroup.BLANK),
        ("A-2023", "070102", UseGroup.RESIDENTIAL),
        ("B-2017", "1001", UseGroup.TRANSPORT),
        ("B-2017", "0601", UseGroup.INDUSTRY),
        ("B-2017", "0604", UseGroup.STORAGE),
        ("C-TD1055", "0508", UseGroup.STORAGE),
        ("C-TD1055", "05H1", UseGroup.COMMERCIAL),
        ("D-2011", "M2", UseGroup.INDUSTRY_2),
        ("D-2011", "W1", UseGroup.STORAGE),
    ],
)
def test_a_code_is_read_in_its_own_scheme(scheme, code, group):
    assert use_group(scheme, code) is group


def test_codes_of_other_schemes_and_unknown_codes_are_called_unknown_and_no_code_not_stated():
    assert use_group("Cambridge-zoning", "1001") is UseGroup.UNKNOWN
    assert use_group("A-2023", "99") is UseGroup.UNKNOWN
    assert use_group("A-2023", "") is UseGroup.NOT_STATED


@pytest.mark.parametrize("scheme", ["A-2023", "B-2017"])
def test_nearly_every_code_of_a_complete_dictionary_has_a_group(scheme):
    unknown = {code for code in read_scheme(scheme) if use_group(scheme, code) is UseGroup.UNKNOWN}
    assert {code[:2] for code in unknown} <= {"06", "10", "19", "20", "21", "22"}
