"""The steps as data: a graph that ends with the delivery, and nothing cited that was not read."""

import pytest

from parcels.domain.errors import InputRefused
from parcels.geo.schema import read_schema
from parcels.interface.words import LANGUAGES, Words, slug
from parcels.landing.readiness_steps import packaged_steps, parse_steps

HEAD = "name: own\nchecked_on: 2025-04-30\nexperience: {cases_min: 10, shares: [0.5, 0.8]}\nusual_order: {}\nsteps:\n"
DELIVERY = "  - {step: delivery, authority: government, grade: assumption, after: [%s]}\n"


def test_the_packaged_steps_cover_every_readiness_item_of_the_schema():
    values = next(field.values for field in read_schema("readiness") if field.name == "item")
    assert set(packaged_steps().items) == set(values)


def test_the_least_periods_are_those_of_the_notices():
    timed = {step.step: (step.days, step.count, step.grade) for step in packaged_steps().steps if step.days}
    assert timed == {
        "acquisition_notice": (10, "working", "law"),
        "compensation_notice": (30, "calendar", "law"),
        "supply_notice": (20, "calendar", "assumption"),
        "supply_listing": (10, "calendar", "assumption"),
    }


def test_a_longest_time_is_no_least_time():
    announce = next(step for step in packaged_steps().steps if step.step == "acquisition_announcement")
    assert (announce.days, announce.within.days, announce.within.count) == (0, 15, "working")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_has_a_name(language):
    words = Words(language)
    groups = ("readiness-step", "readiness-item")
    known = [words.has(f"code-{group}-{slug(one.step)}") for one in packaged_steps().steps for group in groups]
    assert [any(pair) for pair in zip(known[::2], known[1::2], strict=True)].count(False) == 0


@pytest.mark.parametrize(
    ("steps", "problem"),
    [
        ("  - {step: a, item: road, authority: government, grade: assumption, document: 法, article: '1'}\n"
         + DELIVERY % "a", "citation_and_grade"),
        ("  - {step: a, item: road, authority: government, grade: law}\n" + DELIVERY % "a", "citation_and_grade"),
        (DELIVERY % "b", "after_unknown"),
        ("  - {step: a, item: road, authority: government, grade: assumption, after: [b]}\n"
         "  - {step: b, item: road, authority: government, grade: assumption, after: [a]}\n" + DELIVERY % "a",
         "steps_in_a_circle"),
        ("  - {step: a, item: road, authority: government, grade: assumption}\n", "delivery_is_last"),
        (DELIVERY % "" * 2, "steps_twice_or_unknown"),
    ],
)  # fmt: skip
def test_wrong_steps_are_refused_with_the_problem(steps, problem):
    with pytest.raises(InputRefused) as caught:
        parse_steps(HEAD + steps, "own.yaml")
    assert caught.value.code == "readiness_steps_invalid"
    assert caught.value.values["problem"] == problem


def test_text_that_is_no_yaml_is_refused():
    with pytest.raises(InputRefused):
        parse_steps("steps: [", "own.yaml")
