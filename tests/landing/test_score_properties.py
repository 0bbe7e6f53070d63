"""What holds for every roll: n ≤ N, withdrawals never help, order does not matter, what was reached stays reached."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parcels.landing.milestones import Milestone
from parcels.landing.score_card import score
from parcels.landing.score_definition import packaged_definition
from tests.landing.rolls import milestone, project, roll

FIRST = date(2026, 1, 1)
DEFAULT = packaged_definition()
LADDER = [str(one) for one in Milestone if one not in (Milestone.SIGNED, Milestone.WITHDRAWN)]
days = st.integers(0, 400).map(lambda n: FIRST + timedelta(n))
maybe = st.one_of(st.none(), days)
money = st.one_of(st.none(), st.floats(0, 1e6, allow_nan=False))
UNSTABLE = ("overdue",)
"""Rates whose numerator a project leaves again without withdrawing."""


@st.composite
def stories(draw, withdrawn=False):
    """Draw one project: its line, its milestones with any dates, its quality."""
    line = {
        "needs_land": draw(st.booleans()), "area_min_mu": draw(st.floats(0, 500)), "investment_wan_yuan": draw(money),
        "funds_arrived_wan_yuan": draw(money), "platform_id": draw(st.sampled_from(["PF1", "PF2", None])),
    }  # fmt: skip
    names = draw(st.lists(st.sampled_from(LADDER), max_size=5))
    rows = [(name, draw(maybe), draw(maybe), draw(maybe)) for name in ["signed", *names]]
    if withdrawn:
        rows = [*rows, ("withdrawn", FIRST, FIRST, None)]
    elif draw(st.booleans()):
        rows = [*rows, ("withdrawn", draw(maybe), draw(maybe), None)]
    return line, rows, draw(st.one_of(st.none(), st.floats(0, 100)))


def rows_of(drawn):
    projects = [project(f"P{i}", **line) for i, (line, _, _) in enumerate(drawn)]
    rows = [
        milestone(f"P{i}", name, on, agreed=agreed) | {"stat_on": stat}
        for i, (_, own, _) in enumerate(drawn)
        for name, on, stat, agreed in own
    ]
    return projects, rows, {f"P{i}": q for i, (_, _, q) in enumerate(drawn) if q is not None}


def rates(projects, rows, quality, as_of, by="platform"):
    found = score(roll(projects, rows, quality=quality), DEFAULT, as_of, by=by)
    return {(one.name, str(one.measure), one.group): one for one in found.rates}


cities = st.lists(stories(), min_size=1, max_size=8)


@settings(max_examples=25, deadline=None)
@given(cities, days)
def test_n_is_never_more_than_all_of_it_and_lies_in_its_interval(drawn, as_of):
    for one in rates(*rows_of(drawn), as_of).values():
        if one.n is not None:
            assert 0 <= one.n <= one.total * (1 + 1e-9)
        if one.rate is not None:
            low, high = one.interval
            assert 0 <= low <= one.rate + 1e-9
            assert one.rate - 1e-9 <= high <= 1


@settings(max_examples=25, deadline=None)
@given(cities, days)
def test_the_groups_add_up_to_the_total(drawn, as_of):
    found = rates(*rows_of(drawn), as_of)
    for (name, measure, group), one in found.items():
        if group == "all" and one.n is not None:
            below = [own for key, own in found.items() if key[:2] == (name, measure) and key[2] != "all"]
            assert sum(own.n for own in below) == _near(one.n)
            assert sum(own.total for own in below) == _near(one.total)


@settings(max_examples=25, deadline=None)
@given(cities, stories(withdrawn=True), days)
def test_one_more_project_that_withdrew_raises_no_rate(drawn, gone, as_of):
    before, after = rates(*rows_of(drawn), as_of), rates(*rows_of([*drawn, gone]), as_of)
    for key, one in before.items():
        if one.rate is not None and key[0] != "withdrawn":
            assert after[key].rate <= one.rate + 1e-9


@settings(max_examples=25, deadline=None)
@given(cities, days, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(drawn, as_of, random):
    projects, rows, quality = rows_of(drawn)
    before = rates(projects, rows, quality, as_of)
    random.shuffle(projects)
    random.shuffle(rows)
    after = rates(projects, rows, quality, as_of)
    assert list(before) == list(after)
    for key, one in before.items():
        assert (one.cases, one.left_out, one.unknown) == (
            after[key].cases,
            after[key].left_out,
            after[key].unknown,
        )
        assert (one.n, one.total) == (_near(after[key].n), _near(after[key].total))


@settings(max_examples=25, deadline=None)
@given(cities, days, st.integers(0, 300))
def test_what_was_reached_by_a_day_is_reached_by_every_later_day(drawn, as_of, later):
    rows = rows_of(drawn)
    before, after = rates(*rows, as_of), rates(*rows, as_of + timedelta(later))
    for key, one in before.items():
        if one.reached is not None and key[0] not in UNSTABLE:
            assert after[key].reached >= one.reached - 1e-6


def _near(value):
    return value if value is None else pytest.approx(value, rel=1e-9, abs=1e-9)
