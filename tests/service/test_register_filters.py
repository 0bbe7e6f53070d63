"""Filters on five parcels and a few projects, small enough to check by hand."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from parcels.service.register_filters import (
    NO_FINDING,
    ParcelFilter,
    ProjectFilter,
    from_address,
    is_set,
    number_set,
    parcels_passing,
    projects_passing,
    to_address,
    worst_verdicts,
)

AS_OF = date(2026, 11, 23)


@pytest.fixture
def city(five):
    return five.city(AS_OF)


def passing(city, wanted, looks="ready", worst=None):
    series = pd.Series(looks, index=city.parcels.index, dtype=object)
    return list(city.parcels.index[parcels_passing(city, wanted, looks=series, worst=worst)])


def test_a_filter_that_is_not_set_lets_everything_pass(city):
    assert passing(city, ParcelFilter()) == list(city.parcels.index)
    assert projects_passing(city, ProjectFilter()).all()
    assert not is_set(ParcelFilter())


def test_every_field_that_is_set_must_hold(city):
    use = city.parcels["plan_use"].iloc[0]
    of_use = passing(city, ParcelFilter(uses=(use,)))
    area = city.parcels.area.loc[of_use].min() * 3 / 2000
    both = passing(city, ParcelFilter(uses=(use,), area_max_mu=area))
    assert of_use[0] in passing(city, ParcelFilter(uses=(use, "no such use")))
    assert both == [item for item in of_use if city.parcels.area[item] * 3 / 2000 <= area]
    assert passing(city, ParcelFilter(classes=("held",))) == []


def test_land_whose_date_is_not_known_is_not_ready_by_any_day(city):
    parcels = city.parcels.copy()
    parcels["status"] = "acquired"
    parcels["ready_on"] = None
    parcels.loc[parcels.index[0], "status"] = "cleared"
    parcels["ready_on"] = parcels["ready_on"].astype(object)
    parcels.at[parcels.index[1], "ready_on"] = date(2027, 3, 1)
    changed = replace(city, parcels=parcels)
    assert passing(changed, ParcelFilter(ready_by=date(2027, 2, 28))) == [parcels.index[0]]
    assert passing(changed, ParcelFilter(ready_by=date(2027, 3, 1))) == list(parcels.index[:2])


def test_the_worst_finding_of_a_parcel_counts():
    findings = pd.DataFrame({"parcel_id": ["A", "A", "B"], "verdict": ["conditional", "fail", "not_set"]})
    assert list(worst_verdicts(findings, ["A", "B", "C"])) == ["fail", "not_set", NO_FINDING]


def test_projects_that_have_their_land_are_not_wanting(city):
    projects = city.projects.copy()
    projects["stage"] = "producing"
    projects.loc[projects.index[0], "stage"] = "signed"
    changed = replace(city, projects=projects)
    assert list(projects.index[projects_passing(changed, ProjectFilter(wanting=True))]) == [projects.index[0]]


def test_a_filter_goes_into_the_address_and_comes_back():
    wanted = ParcelFilter(("Z1",), ("ready", "held"), area_min_mu=12.5, ready_by=date(2027, 6, 1))
    known = {"platforms": {"Z1"}, "classes": {"ready", "held"}, "uses": set(), "verdicts": set()}
    address = to_address(wanted)
    assert address == {"platform": "Z1", "class": "ready,held", "from": "12.5", "ready": "2027-06-01"}
    assert from_address(ParcelFilter(), address, known) == (wanted, ())
    assert number_set(wanted) == 4


@pytest.mark.parametrize(("name", "text"), [("platform", "Z9"), ("ready", "soon"), ("from", "-1"), ("from", "nan")])
def test_what_an_address_cannot_mean_is_named_and_not_taken(name, text):
    found, wrong = from_address(ParcelFilter(), {name: text}, {"platforms": {"Z1"}})
    assert (found, wrong) == (ParcelFilter(), ((name, text),))
