from datetime import date

import pytest

from parcels.domain.codes import FunnelStep
from parcels.domain.errors import ActionRefused, InputRefused
from parcels.service.access import Actor, Role, system_actor
from parcels.service.site_search import SearchOptions, dropped_land, projects_for_parcel, search_sites

ACTOR = system_actor("tester")
AS_OF = date(2026, 11, 23)


def test_only_free_lawful_land_of_the_right_size_is_found(five):
    found = search_sites(five, "P1", SearchOptions(AS_OF), actor=ACTOR)
    assert list(found.sites["site"]) == ["A"]
    assert found.sites.geometry.iloc[0].area == pytest.approx(20_000)
    assert found.found == 1
    assert found.cut_off == 0


def test_the_funnel_never_widens(five):
    left = [count.left for count in search_sites(five, "P1", SearchOptions(AS_OF), actor=ACTOR).funnel]
    assert left == sorted(left, reverse=True)


def test_a_promised_parcel_is_found_for_the_project_it_is_promised_to(five):
    assert set(search_sites(five, "P2", SearchOptions(AS_OF), actor=ACTOR).sites["site"]) >= {"A", "B"}


def test_top_limits_what_is_shown_and_not_what_is_counted(five):
    found = search_sites(five, "P2", SearchOptions(AS_OF, top=1), actor=ACTOR)
    assert len(found.sites) == 1
    assert found.found >= 2


def test_an_unknown_project_is_refused_with_similar_ones(five):
    with pytest.raises(InputRefused) as caught:
        search_sites(five, "P11", SearchOptions(AS_OF), actor=ACTOR)
    assert caught.value.code == "project_unknown"
    assert "P1" in str(caught.value.values["near"])


def test_a_project_that_has_its_land_is_refused(five):
    with pytest.raises(InputRefused) as caught:
        search_sites(five, "P4", SearchOptions(AS_OF), actor=ACTOR)
    assert caught.value.code == "project_wants_no_land"


@pytest.mark.parametrize(("parcel", "code"), [("X", "release_unknown"), ("A", "release_not_held")])
def test_only_reserved_parcels_can_be_released(five, parcel, code):
    with pytest.raises(InputRefused) as caught:
        search_sites(five, "P1", SearchOptions(AS_OF, release=(parcel,)), actor=ACTOR)
    assert caught.value.code == code


def test_the_projects_that_fit_a_parcel_come_best_first(five):
    fitting = projects_for_parcel(five, "A", SearchOptions(AS_OF), actor=ACTOR)
    assert set(fitting["project"]) == {"P1", "P2"}
    assert fitting["score"].is_monotonic_decreasing
    assert list(fitting.index) == [1, 2]


def test_no_project_fits_forbidden_land(five):
    assert projects_for_parcel(five, "D", SearchOptions(AS_OF), actor=ACTOR).empty


def test_an_unknown_parcel_is_refused(five):
    with pytest.raises(InputRefused) as caught:
        projects_for_parcel(five, "Q", SearchOptions(AS_OF), actor=ACTOR)
    assert caught.value.code == "parcel_unknown"


def test_an_auditor_may_not_search(five):
    with pytest.raises(ActionRefused):
        search_sites(five, "P1", SearchOptions(AS_OF), actor=Actor("a", "a", Role.AUDITOR))


def test_every_parcel_of_the_funnel_drops_out_at_one_step_or_stays(five):
    found = dropped_land(five, "P1", SearchOptions(AS_OF), actor=ACTOR)
    named = [parcel for parcels in found.at.values() for parcel in parcels]
    assert len(named) == len(set(named))
    assert found.left == ("A",)
    assert not set(named) & set(found.left)


def test_a_parcel_promised_to_somebody_else_drops_out_where_free_land_is_asked_for(five):
    found = dropped_land(five, "P1", SearchOptions(AS_OF), actor=ACTOR)
    assert "B" in found.at[FunnelStep.FREE]
