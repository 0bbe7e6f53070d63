"""A card counts what it names, as of the statistical date, and shows what makes figures look better than the land."""

import time
from datetime import date

import pandas as pd
import pytest

from parcels.domain.errors import InputRefused, InternalFailure
from parcels.landing.milestones import Milestone
from parcels.landing.score_card import score
from parcels.landing.score_count import cohort_name
from parcels.landing.score_definition import Period, packaged_definition, parse_definition, read_definition
from parcels.landing.score_rate import Measure, Rate, ranking, wilson
from parcels.landing.score_roll import read_roll
from tests.landing.rolls import JUNE, milestone, named, project, roll

DEFAULT = packaged_definition()
JAN, MAY = date(2026, 1, 10), date(2026, 5, 20)


def card(projects, rows, as_of=JUNE, by=None, **more):
    return score(roll(projects, rows, **more), DEFAULT, as_of, by=by)


def signed(*names):
    return [milestone(one, "signed", JAN) for one in names]


def rate(**more):
    usual = {
        "name": "landed", "numerator": "landed", "denominator": "signed", "measure": Measure.NUMBER, "cohort": "all",
        "as_of": JUNE, "n": 3, "total": 4, "cases": 4, "effective_cases": 4.0,
    }  # fmt: skip
    return Rate(**(usual | more))


@pytest.mark.parametrize("part", ["name", "numerator", "denominator", "cohort", "group"])
def test_a_rate_without_a_name_for_what_it_counts_cannot_be_made(part):
    with pytest.raises(InputRefused, match=f"rate_unnamed.*{part}"):
        rate(**{part: " "})


@pytest.mark.parametrize(("n", "total"), [(5, 4), (-1, 4), (None, 4), (1, float("inf"))])
def test_a_rate_of_more_than_all_cannot_be_made(n, total):
    with pytest.raises(InternalFailure, match="rate_out_of_range"):
        rate(n=n, total=total)


def test_a_rate_of_nothing_is_no_rate_and_not_zero():
    assert (rate(n=0, total=0).rate, rate(n=0, total=0).interval) == (None, None)


def test_the_interval_is_wilsons():
    """Worked by hand for 0 of 10: high = z² / (10 + z²) = 3.8415 / 13.8415 = 0.27754."""
    assert wilson(0.0, 10) == (0.0, pytest.approx(0.27754, abs=1e-5))


def test_three_of_four_does_not_beat_ninety_of_a_hundred_and_thirty():
    small, large = rate(group="A"), rate(group="B", n=90, total=130, cases=130, effective_cases=130.0)
    assert small.rate > large.rate
    places = ranking([small, large])
    assert [(group, place.rank) for group, place in places.items()] == [("B", 1), ("A", 2)]
    assert not places["B"].is_clear


def test_equal_bodies_are_tied_and_a_body_without_a_rate_has_no_place():
    places = ranking([rate(group="A"), rate(group="B"), rate(group="C", n=0, total=0)])
    assert {group: (place.rank, place.is_tied) for group, place in places.items()} == {"A": (1, True), "B": (1, True)}


def test_an_order_that_is_more_than_chance_is_told_from_one_that_is_not():
    """90 of 100 (82.6–94.5 %) is clear of 50 of 100 (40.4–59.6 %), which is not clear of 45 of 100 (35.6–54.8 %)."""
    rates = [rate(group=str(n), n=n, total=100, cases=100, effective_cases=100.0) for n in (45, 50, 90)]
    assert [(group, place.is_clear) for group, place in ranking(rates).items()] == [
        ("90", True),
        ("50", False),
        ("45", None),
    ]
    assert [(group, place.is_clear) for group, place in ranking(rates, falling=True).items()] == [
        ("45", False),
        ("50", True),
        ("90", None),
    ]


def test_where_less_is_better_few_cases_do_not_win_either():
    """None of 1 against 2 of 100 overdue: the upper ends are 79 % and 7 %."""
    few = rate(group="A", n=0, total=1, cases=1, effective_cases=1.0)
    many = rate(group="B", n=2, total=100, cases=100, effective_cases=100.0)
    assert list(ranking([few, many], falling=True)) == ["B", "A"]


def test_land_rates_leave_out_who_needs_no_land_and_count_them():
    projects = [project("P1"), project("P2"), project("P3", needs_land=False)]
    rows = [*signed("P1", "P2", "P3"), milestone("P1", "contract", MAY), milestone("P1", "delivered", MAY)]
    found = card(projects, rows)
    landed, registered = named(found, "landed"), named(found, "registered")
    assert (landed.n, landed.total, landed.left_out) == (1, 2, 1)
    assert (registered.total, registered.left_out) == (3, 0)


def test_number_money_and_area_are_counted_of_the_same_projects():
    projects = [project("P1", investment_wan_yuan=30_000.0, area_min_mu=20.0), project("P2", area_min_mu=80.0)]
    found = card(projects, [*signed("P1", "P2"), milestone("P1", "contract", MAY)])
    sides = [(one.n, one.total) for one in (named(found, "supplied", each) for each in ("number", "money", "area"))]
    assert sides == [(1, 2), (30_000.0, 50_000.0), (20.0, 100.0)]


def test_who_withdrew_stays_in_the_cohort_and_leaves_the_numerator():
    rows = [*signed("P1", "P2"), *(milestone(one, "start_statutory", MAY) for one in ("P1", "P2"))]
    rows += [milestone("P2", "withdrawn", date(2026, 6, 1))]
    before, after = (
        named(card([project("P1"), project("P2")], rows, day), "started") for day in (date(2026, 5, 31), JUNE)
    )
    assert (before.n, before.total) == (2, 2)
    assert (after.n, after.total, after.withdrawn, after.reached) == (1, 2, 1, 2)


def test_a_month_is_closed_by_the_statistical_date_and_the_actual_one_only_stands_in():
    rows = [*signed("P1", "P2"), milestone("P1", "contract", JUNE, stat=date(2026, 7, 25))]
    rows += [milestone("P2", "contract", JUNE) | {"stat_on": None}]
    found = card([project("P1"), project("P2")], rows)
    assert (named(found, "supplied").n, found.on_actual) == (1, 1)
    assert named(card([project("P1"), project("P2")], rows, date(2026, 7, 25)), "supplied").n == 2


def test_cohorts_are_counted_by_date_of_signature_and_a_project_without_one_is_named():
    projects = [project("P1"), project("P2", signed_on=date(2025, 12, 31)), project("P3", stage="filed")]
    projects += [project("P4", stage="negotiating")]
    found = card(projects, signed("P1"), by="cohort")
    assert [(one.group, one.cohort, one.total) for one in found.rates if one.name == "registered"][::2] == [
        ("all", "all", 2), ("2025", "2025", 1), ("2026", "2026", 1),
    ]  # fmt: skip
    assert [(one.code, one.projects) for one in found.findings if one.code == "signed_undated"] == [
        ("signed_undated", ("P3",))
    ]
    assert found.unsigned == 2


def test_the_names_of_cohorts():
    assert [cohort_name(date(2026, 6, 30), one) for one in Period] == ["2026", "2026H1", "2026Q2"]


def test_funds_beyond_the_investment_do_not_make_up_for_others_and_are_named():
    """30 million arrived for a project of 20 million, none for another of 20: half, not three quarters."""
    projects = [
        project("P1", investment_wan_yuan=2_000.0, funds_arrived_wan_yuan=3_000.0),
        project("P2", investment_wan_yuan=2_000.0, funds_arrived_wan_yuan=0.0),
        project("P3", investment_wan_yuan=2_000.0),
    ]
    found = card(projects, signed("P1", "P2", "P3"))
    funds = named(found, "funds", "funds")
    assert (funds.n, funds.total, funds.unknown) == (2_000.0, 4_000.0, 1)
    beyond = next(one for one in found.findings if one.code == "funds_above_investment")
    assert (beyond.projects, beyond.values["money"]) == (("P1",), 1_000.0)


def test_quality_weighs_projects_that_can_be_assessed():
    rows = [*signed("P1", "P2", "P3"), milestone("P1", "producing", MAY)]
    found = card([project("P1"), project("P2"), project("P3")], rows, quality={"P1": 80.0, "P2": 20.0})
    good = named(found, "producing", "quality")
    assert (good.n, good.total, good.rate, good.unknown) == (80.0, 100.0, 0.8, 1)


def test_what_nobody_records_gives_no_rate_and_what_is_recorded_does():
    projects, rows = [project("P1"), project("P2")], [*signed("P1", "P2"), milestone("P1", "contract", MAY)]
    assert named(card(projects, rows), "idle").missing == "idle"
    assert named(card(projects, rows), "idle").rate is None
    marked = named(card(projects, rows, marks={"idle": frozenset({"P1"})}), "idle")
    assert (marked.n, marked.total, marked.rate) == (1, 1, 1.0)


def test_area_signed_without_land_is_named():
    projects = [project("P1"), project("P2", parcel_ids=("A1",)), project("P3", needs_land=False), project("P4")]
    rows = [*signed("P1", "P2", "P3", "P4"), milestone("P4", "contract", MAY)]
    found = [one for one in card(projects, rows).findings if one.code == "signed_without_land"]
    assert [(one.projects, one.values["area"], one.values["days"]) for one in found] == [(("P1",), 50.0, 171)]


def test_a_ceremony_or_a_recognition_without_a_start_is_named():
    projects = [project(one) for one in ("P1", "P2", "P3")]
    rows = [*signed("P1", "P2", "P3"), *(milestone(one, "start_ceremony", MAY) for one in ("P1", "P2", "P3"))]
    rows += [milestone("P2", "start_recognised", MAY), milestone("P3", "start_statutory", MAY)]
    found = card(projects, rows).findings
    assert [one.projects for one in found if one.code == "ceremony_without_start"] == [("P1",)]
    assert [one.projects for one in found if one.code == "recognised_without_start"] == [("P2",)]


def split(**second):
    """Two signatures of 4.9 亿 on one day with names alike; the threshold is 5 亿."""
    first = {"name": "宏远新能源电池项目一期", "investment_wan_yuan": 49_000.0}
    projects = [project("P1", **first), project("P2", **(first | {"name": "宏远新能源电池项目二期"} | second))]
    return [one for one in card(projects, signed("P1", "P2")).findings if one.code == "split_signing"]


def test_signatures_just_below_the_threshold_with_names_alike_look_split():
    (found,) = split()
    assert found.projects == ("P1", "P2")
    assert (found.values["money"], found.values["threshold"]) == (98_000.0, 50_000.0)


@pytest.mark.parametrize(
    "second",
    [
        {"investment_wan_yuan": 50_000.0},
        {"investment_wan_yuan": 39_999.0},
        {"name": "城南冷链物流中心"},
        {"promoter_body": "高新区管委会"},
        {"promoter_body": None},
    ],
)
def test_other_signatures_do_not_look_split(second):
    assert split(**second) == []


def test_a_grouping_nobody_knows_is_refused():
    with pytest.raises(InputRefused, match="grouping_unknown"):
        card([project("P1")], signed("P1"), by="mayor")


def test_three_thousand_projects_of_fifteen_milestones_are_counted_within_a_second():
    steps = [str(one) for one in Milestone][:15]
    projects = [project(f"P{i}", platform_id=f"PF{i % 12}", investment_wan_yuan=40_000.0 + i) for i in range(3_000)]
    rows = [milestone(f"P{i}", step, date(2026, 1 + i % 12, 1 + i % 28)) for i in range(3_000) for step in steps]
    tables = pd.DataFrame(projects), pd.DataFrame(rows)
    start = time.process_time()
    found = score(read_roll(*tables), DEFAULT, JUNE, by="platform")
    assert time.process_time() - start < 1.0
    assert named(found, "supplied").total == found.counted


TEXT = """
definition: own
title: {zh: 本市口径, en: Our own}
source: {text: 本市文件, grade: policy}
period: quarter
window: current
predicates:
  signed: {title: {zh: 签约, en: signed}, reached: [signed]}
  topped: {title: {zh: 封顶, en: topped out}, reached: [topped_out]}
rates:
  - {name: topped, title: {zh: 封顶率, en: topped out}, numerator: topped, denominator: signed}
"""


def test_a_city_counts_by_its_own_file():
    own = parse_definition(TEXT, "own.yaml")
    rows = [milestone("P1", "signed", MAY), *signed("P2"), milestone("P1", "topped_out", JUNE)]
    found = score(roll([project("P1"), project("P2")], rows), own, JUNE)
    assert [(one.n, one.total, one.cohort) for one in found.rates] == [(1, 1, "2026Q2")]
    assert found.outside == 1


@pytest.mark.parametrize(
    ("old", "new", "path", "problem"),
    [
        ("numerator: topped", "numerator: topped_off", "-", "predicate_unknown: topped_off (topped)"),
        (", numerator: topped", "", "rates.0.numerator", "missing"),
        ("reached: [topped_out]", "reached: [tree_planted]", "predicates.topped.reached.0", "enum"),
        (", reached: [topped_out]", "", "predicates.topped", "predicate_empty"),
        ("period: quarter", "period: week", "period", "enum"),
        ("window: current", "window: current\nweights: 3", "weights", "extra_forbidden"),
        ("window: current", "window: current\nwindow: all", "-", "ConstructorError, 7:1"),
        ("  topped: {", "  signed: {", "-", "ConstructorError"),
        ("rates:", "rates: [", "-", "ParserError"),
    ],
)  # fmt: skip
def test_a_definition_with_an_error_is_refused_where_the_error_is(old, new, path, problem):
    with pytest.raises(InputRefused) as error:
        parse_definition(TEXT.replace(old, new), "own.yaml")
    assert error.value.code == "definition_invalid"
    assert (error.value.values["path"], error.value.values["file"]) == (path, "own.yaml")
    assert problem.split(",")[0] in str(error.value.values["problem"])


def test_a_definition_that_is_not_there_or_not_text_is_refused(tmp_path):
    with pytest.raises(InputRefused, match="definition_unknown"):
        packaged_definition("shangri_la")
    with pytest.raises(InputRefused, match="definition_unreadable"):
        read_definition(tmp_path / "none.yaml")
    (tmp_path / "gbk.yaml").write_bytes("title: 口径".encode("gbk"))
    with pytest.raises(InputRefused, match="definition_unreadable"):
        read_definition(tmp_path / "gbk.yaml")
