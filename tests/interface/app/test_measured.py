import pytest
from hypothesis import given
from hypothesis import strategies as some

from parcels.domain.codes import Severity, Verdict
from parcels.domain.finding import Finding
from parcels.interface.reports.measured import share_texts, short_area
from parcels.interface.reports.phrases import finding_text
from parcels.interface.words import Words

ZH, EN = Words("zh"), Words("en")


def overlap(area_m2: float, share: float, limit: float = 0.0, rule: str = "flood_storage", **more) -> Finding:
    values = {"parcel": "A-1", "area_m2": area_m2, "share": share, "limit": limit, **more}
    return Finding(rule, Verdict.FAIL, Severity.BLOCK, "A-1", share, limit, "share", values)


@pytest.mark.parametrize(
    ("area_m2", "zh", "en"),
    [
        (7110.666, "10.67 亩", "0.71 ha"),
        (40000, "60 亩", "4 ha"),
        (660, "0.99 亩", "660 m²"),
        (60, "60 平方米", "60 m²"),
        (0.01, "<0.1 平方米", "<0.1 m²"),
        (1234567, "1,851.85 亩", "123.46 ha"),
    ],
)
def test_an_area_stands_in_the_unit_people_use(area_m2, zh, en):
    assert (short_area(ZH, area_m2), short_area(EN, area_m2)) == (zh, en)


@pytest.mark.parametrize(
    ("share", "limit", "expected"),
    [
        (0.33714, 0.0, ("33.7%", "0%")),
        (1.0, 0.0, ("100%", "0%")),
        (0.0001, 0.0, ("<0.1%", "0%")),
        (0.9999, 0.0, (">99.9%", "0%")),
        (0.05003, 0.05, ("5.003%", "5%")),
        (0.0006, 0.0005, ("0.06%", "0.05%")),
        (0.5, None, ("50%", "–")),
    ],
)
def test_a_share_has_one_decimal_unless_its_limit_would_read_the_same(share, limit, expected):
    assert share_texts(share, limit) == expected


@given(some.floats(1e-9, 1.0), some.floats(0.0, 1.0))
def test_an_overlap_never_reads_as_nothing_nor_as_its_limit(share, limit):
    first, second = share_texts(share, limit)
    assert first != "0%"
    if abs(share - limit) > 1e-7:
        assert first != second


def test_a_finding_names_area_share_and_limit_without_raw_decimals():
    finding = overlap(7110.666, 0.33714)
    assert "10.67 亩（33.7%）" in finding_text(ZH, finding)
    assert "0.71 ha (33.7%)" in finding_text(EN, finding)


def test_points_have_one_decimal():
    finding = Finding("entry_quality", Verdict.FAIL, Severity.NOTE, "s", 22.832, 55.0, "points", {"value": 22.832})
    assert finding_text(EN, finding) == "Quality 22.8 points; entry bar 55."


def test_an_area_just_above_what_is_asked_for_does_not_read_as_enough():
    values = {"area_mu": 60.001, "min_mu": 40.0, "max_mu": 60.0}
    finding = Finding("area", Verdict.FAIL, Severity.NOTE, "s", 60.001, 60.0, "mu", values)
    assert finding_text(ZH, finding) == "用地面积 60.001 亩，需求 40 亩至 60 亩。"


def test_a_layer_and_a_purpose_are_named_in_words():
    tiny = overlap(0.4, 0.0001, rule="boundary_error_suspected", kind="permanent_basic_farmland")
    assert "永久基本农田图层" in finding_text(ZH, tiny)
    values = {"parcel": "A-1", "group": "other", "purpose": "equipment food"}
    kept = Finding("reserve_purpose", Verdict.FAIL, Severity.NOTE, "A-1", values=values)
    assert "equipment food" not in finding_text(EN, kept)
