"""Cohorts at equal age, one cohort alone, and marks nobody can be sure of."""

from datetime import date, timedelta

import pytest

from parcels.domain.errors import InputRefused
from parcels.landing.score_card import score
from parcels.landing.score_curve import cohort_curves
from parcels.landing.score_definition import packaged_definition
from parcels.landing.score_rate import Measure
from parcels.landing.score_views import funnel, groups, ranked, steps, warnings
from tests.landing.rolls import milestone, named, project, roll

DEFAULT = packaged_definition()
AS_OF = date(2026, 6, 30)
FIRST = date(2025, 1, 1)
QUARTER = 91
"""Days: the whole days of a quarter of 365.25 / 4 = 91.3."""


def landed(name, on):
    return [milestone(name, "contract", on), milestone(name, "delivered", on)]


def two_signed(*rows, **more):
    """A signed on 2025-01-01 and B on 2025-07-01: 364 days before the day, so the cohort is 3 full quarters old."""
    signed = [milestone("A", "signed", FIRST), milestone("B", "signed", date(2025, 7, 1))]
    return roll([project("A"), project("B", **more)], [*signed, *rows])


def test_a_curve_counts_each_project_from_its_own_signature():
    """A lands on the last day of its first quarter, B a day after the end of its own second one."""
    rows = [*landed("A", FIRST + timedelta(QUARTER)), *landed("B", date(2025, 7, 1) + timedelta(2 * QUARTER + 1))]
    (curve,) = cohort_curves(two_signed(*rows), DEFAULT, AS_OF, "landed")
    assert (curve.cohort, curve.total, curve.n) == ("2025", 2, (0, 1, 1, 2))


@pytest.mark.parametrize(("as_of", "quarters"), [(date(2025, 9, 30), 0), (date(2025, 10, 1), 1)])
def test_a_curve_ends_where_the_youngest_project_is(as_of, quarters):
    """2025-07-01 plus 91.3 days: the first quarter is over on 2025-10-01, the 92nd day."""
    (curve,) = cohort_curves(two_signed(), DEFAULT, as_of, "landed")
    assert len(curve.n) == quarters + 1


def test_who_withdraws_leaves_the_curve_and_stays_in_the_whole():
    rows = [*landed("A", FIRST + timedelta(10)), milestone("A", "withdrawn", FIRST + timedelta(2 * QUARTER))]
    (curve,) = cohort_curves(two_signed(*rows), DEFAULT, AS_OF, "landed")
    assert (curve.total, curve.n) == (2, (0, 1, 0, 0))


def test_the_curve_of_withdrawals_themselves_keeps_them():
    rows = [milestone("A", "withdrawn", FIRST + timedelta(2 * QUARTER))]
    (curve,) = cohort_curves(two_signed(*rows), DEFAULT, AS_OF, "withdrawn")
    assert curve.n == (0, 0, 1, 1)


def test_a_rate_about_land_leaves_out_who_needs_none_and_says_how_many():
    (curve,) = cohort_curves(two_signed(needs_land=False), DEFAULT, AS_OF, "landed")
    assert (curve.total, curve.left_out) == (1, 1)


@pytest.mark.parametrize("rate", ["overdue", "idle", "started_of_due"])
def test_what_no_date_decides_or_is_of_another_whole_has_no_curve(rate):
    assert cohort_curves(two_signed(), DEFAULT, AS_OF, rate) == ()


def test_one_cohort_alone_is_counted_and_the_others_can_be_chosen():
    both = roll([project("A"), project("B")], [milestone("A", "signed", date(2024, 5, 1)),
                                               milestone("B", "signed", FIRST)])  # fmt: skip
    card = score(both, DEFAULT, AS_OF, cohort="2024")
    one = named(card, "landed")
    assert (one.total, one.cohort, card.cohorts, card.outside) == (1, "2024", ("2024", "2025"), 1)


def test_a_cohort_nobody_signed_in_is_refused():
    with pytest.raises(InputRefused, match="cohort_unknown"):
        score(two_signed(), DEFAULT, AS_OF, cohort="2019")


def test_a_project_of_which_a_mark_cannot_be_said_is_in_neither_part_of_the_rate():
    rows = [milestone(name, "signed", FIRST) for name in "ABC"] + [milestone(name, "contract", FIRST) for name in "ABC"]
    known = roll([project(name) for name in "ABC"], rows, marks={"idle": frozenset("A")},
                 unsure={"idle": frozenset("C")})  # fmt: skip
    one = named(score(known, DEFAULT, AS_OF), "idle")
    assert (one.n, one.total, one.unknown, one.missing) == (1, 2, 1, None)


def test_the_funnel_has_the_steps_of_one_whole_in_the_order_of_the_definition():
    card = score(two_signed(*landed("A", FIRST)), DEFAULT, AS_OF, by="platform")
    names = [one.name for one in steps(card, Measure.NUMBER)]
    assert names[:3] == ["honoured", "registered", "filed"]
    assert not {"overdue", "withdrawn", "started_of_due", "idle"} & set(names)
    assert [one.n for one in funnel(card, Measure.NUMBER) if one.name in ("landed", "started")] == [1, 0]


def test_a_definition_without_a_measure_has_no_steps_in_it():
    card = score(two_signed(), packaged_definition("anqing"), AS_OF)
    assert [steps(card, measure) for measure in (Measure.AREA, Measure.QUALITY)] == [(), ()]


def test_the_nameless_stand_last_and_have_no_place():
    signed = [milestone(name, "signed", FIRST) for name in "ABC"]
    own = [project("A"), project("B", platform_id=None), project("C", platform_id="PF0")]
    card = score(roll(own, [*signed, *landed("A", FIRST)]), DEFAULT, AS_OF, by="platform")
    assert groups(card) == ("PF0", "PF1", "?")
    found = [(one.rate.group, one.place and one.place.rank) for one in ranked(card, "landed", Measure.NUMBER)]
    assert found == [("PF1", 1), ("PF0", 2), ("?", None)]


def test_the_warning_rates_are_those_of_which_less_is_better():
    card = score(two_signed(), DEFAULT, AS_OF)
    assert [one.name for one in warnings(card)] == ["overdue", "idle", "overridden", "withdrawn"]
