"""Too little history gives none; later facts and the order of rows change nothing; every chance has its interval."""

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from parcels.demo.size import BASE_DATE
from parcels.domain.errors import InputRefused
from parcels.landing.forecast.forecast import Method, Question, forecast
from parcels.landing.forecast.settings import packaged_forecast_settings
from parcels.landing.milestones import Entry, Milestone
from tests.landing.forecast.rolls import ON_CONTRACT, DrawnRoll, day, drawn_roll, project

SETTINGS = packaged_forecast_settings()
LANDING = Path(__file__).parents[3] / "parcels" / "landing"


@pytest.fixture(scope="module")
def roll():
    return drawn_roll(700, seed=2)


@pytest.fixture(scope="module")
def found(roll):
    return roll.forecast(by=date(2027, 6, 30))


def of(projects, as_of="2026-06-30", **question):
    ladders = {ladder.project: ladder for _, ladder in projects}
    return forecast([row for row, _ in projects], ladders, ON_CONTRACT, SETTINGS, Question(day(as_of), **question))


def finished(count):
    """Return projects signed a day apart in 2025 of which half landed and half withdrew after 100 days."""
    signed = [date(2025, 1, 1) + timedelta(days=i) for i in range(count)]
    ends = [one + timedelta(days=100) for one in signed]
    return [
        project(f"P{i:03d}", one, landed=end if i % 2 else None, withdrawn=None if i % 2 else end)
        for i, (one, end) in enumerate(zip(signed, ends, strict=True))
    ]


def test_with_29_finished_cases_there_is_no_forecast_and_it_says_so():
    few = of([*finished(29), project("X", day("2026-06-01"))])
    assert (few.method, few.why, few.projects) == (Method.NONE, "too_few_finished", ())
    assert (few.counts.finished, few.least_finished, few.counts.open) == (29, 30, 1)


def test_with_30_finished_cases_there_is_a_curve_and_why_it_has_no_factors_and_no_test():
    enough = of([*finished(30), project("X", day("2026-06-01"))])
    assert (enough.method, enough.why, enough.untested) == (Method.CURVE, "too_few_ends", "too_few_tested")
    (one,) = enough.projects
    assert (one.project, one.method, one.reasons) == ("X", Method.CURVE, ())


def test_the_curve_of_thirty_by_hand():
    """All end in month 3 (100 days): of 30 open 15 land. Who is one month old lands by one half, and nobody later."""
    enough = of([*finished(30), project("X", day("2026-06-01"))], by=day("2026-09-30"))
    (one,) = enough.projects
    assert enough.months == 4
    assert one.age == 1.0
    assert one.by.chance.p == pytest.approx(0.5)
    assert one.horizons[0].chance is None
    assert (one.last.months, one.last.chance.p) == (3, pytest.approx(0.5))


def test_where_all_withdrew_there_is_nothing_to_learn_a_landing_from():
    ends = [(date(2025, 1, 1) + timedelta(days=i), date(2025, 5, 1)) for i in range(40)]
    none = of([project(f"P{i}", signed, withdrawn=end) for i, (signed, end) in enumerate(ends)])
    assert (none.method, none.why, none.counts.withdrawn) == (Method.NONE, "nothing_to_follow", 40)


def test_a_date_that_is_not_ahead_is_refused():
    with pytest.raises(InputRefused, match="forecast_date_past"):
        of(finished(30), by=day("2026-06-30"))


def test_every_chance_lies_in_its_interval_and_grows_with_the_months(found):
    assert found.method is Method.FACTORS
    for one in found.projects:
        known = [horizon.chance for horizon in one.horizons if horizon.chance is not None]
        assert all(0 <= chance.low <= chance.p <= chance.high <= 1 for chance in known)
        assert [chance.p for chance in known] == sorted(chance.p for chance in known)


def test_a_date_between_two_months_has_a_chance_between_theirs(roll, found):
    at_seven, at_eight = (roll.forecast(by=on) for on in (date(2027, 6, 23), date(2027, 7, 23)))
    name = found.projects[0].project
    assert at_seven.of(name).by.chance.p < found.of(name).by.chance.p < at_eight.of(name).by.chance.p


def test_only_open_projects_are_forecast_the_least_likely_first(roll, found):
    assert len(found.projects) == found.counts.open
    first = [one.horizons[0].chance.p for one in found.projects if one.horizons[0].chance is not None]
    assert first == sorted(first)


def test_reasons_are_the_three_strongest_and_say_which_way(found):
    for one in found.projects:
        assert len(one.reasons) == 3
        assert [abs(reason.weight) for reason in one.reasons] == sorted(
            (abs(reason.weight) for reason in one.reasons), reverse=True
        )
    named = {
        reason.fact: reason.weight for one in found.projects for reason in one.reasons if reason.factor == "land_named"
    }
    assert named["yes"] > 0 > named["no"]


def test_the_order_of_rows_changes_nothing(roll, found):
    mixed = list(roll.rows)
    random.Random(4).shuffle(mixed)
    ladders = {name: roll.ladders[name] for name in sorted(roll.ladders, reverse=True)}
    assert DrawnRoll(mixed, ladders, {}).forecast(by=date(2027, 6, 30)) == found


def test_another_seed_moves_the_intervals_only(roll, found):
    other = roll.forecast(by=date(2027, 6, 30), seed=1)
    assert [one.horizons[0].chance.p for one in other.projects if one.horizons[0].chance] == [
        one.horizons[0].chance.p for one in found.projects if one.horizons[0].chance
    ]
    assert other != found


def test_facts_recorded_after_the_date_change_nothing(roll):
    """The forecast of a past day is the same whether the roll is of that day or of today."""
    past = BASE_DATE - timedelta(days=240)
    then = {name: replace(ladder, entries=_until(ladder, past)) for name, ladder in roll.ladders.items()}
    rows = [{**row, "stage": "signed"} for row in roll.rows if row["signed_on"] <= past]
    assert any(roll.ladders[name].entries != then[name].entries for name in then)
    assert DrawnRoll(rows, then, {}).forecast(past) == roll.forecast(past)


def _until(ladder, past):
    """Return the records as they stood on a day: what happened later is only agreed."""
    return {
        milestone: tuple(_known(one, past) for one in entries)
        for milestone, entries in ladder.entries.items()
        if milestone is not Milestone.WITHDRAWN or any(one.actual_on <= past for one in entries)
    }


def _known(entry: Entry, past: date) -> Entry:
    is_past = entry.actual_on is not None and entry.actual_on <= past
    return entry if is_past else replace(entry, actual_on=None, stat_on=None, evidence=None)


def test_nothing_that_judges_reads_the_forecast():
    """Clocks, states, warnings, gate and scores cannot change with it: no module of theirs imports it."""
    judging = [path for path in LANDING.rglob("*.py") if path.parent.name != "forecast"]
    assert len(judging) > 20
    assert [path.name for path in judging if "landing.forecast" in path.read_text(encoding="utf-8")] == []
