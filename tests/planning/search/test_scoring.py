from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parcels.planning.candidates import CandidateOptions, Search, demand_of
from parcels.planning.scoring import access, cluster, fit_of, score_sites, services, shape, slack
from parcels.planning.standing import standing_of


@pytest.fixture
def hand(build, rect):
    """Search of a project on one square parcel of 15 mu, 50 m from a road."""

    def make(parcel=None, wish=None, projects=(), policy=None):
        policy = policy or build.policy(split={"allowed": False})
        own = ("P1", {"area_min_mu": 10, "area_max_mu": 20} | (wish or {}))
        road = ("local", rect(-160, -50, 100, 500))
        parcels = [("A", rect(0, 0, 100, 100), parcel or {}), ("L", rect(300, 0, 100, 100), {"status": "supplied"})]
        town = build.city(parcels, [own, *projects], roads=[road])
        land = build.land(town, policy)
        search = Search(land, town.projects, policy, standing_of(land, build.as_of, CandidateOptions()))
        return search.hand, demand_of(land, "P1"), policy

    return make


ONE = np.array([0])


def test_access_falls_with_the_distance_to_a_road(hand):
    sites, _, policy = hand()
    assert access(sites, ONE, policy.fit) == pytest.approx([1 - 60 / 2000], abs=1e-3)


@pytest.mark.parametrize(
    ("capacity", "value"), [(800.0, 0.7), (1200.0, 0.85), (1600.0, 1.0), (9000.0, 1.0), (None, 0.6)]
)
def test_services_are_best_from_twice_the_need(hand, capacity, value):
    sites, project, policy = hand({"power_kva": capacity}, {"power_kva": 800.0})
    assert services(project, sites, ONE, policy.fit) == pytest.approx([value])


def test_a_square_is_a_good_shape(hand):
    sites, _, policy = hand()
    assert shape(sites, ONE, policy.fit) == pytest.approx([1.2])


@pytest.mark.parametrize(
    ("ready", "value"),
    [(date(2028, 1, 1), 0.7), (date(2027, 10, 2), 0.7 + 0.3 * 91 / (365.25 / 2)), (date(2027, 1, 1), 1.0)],
)
def test_slack_is_full_half_a_year_before_the_date_needed(hand, ready, value):
    sites, project, policy = hand({"status": "acquired", "ready_on": ready})
    assert slack(project, sites, ONE, policy.fit) == pytest.approx([value])


def test_a_landed_project_of_the_same_group_nearby_helps(hand):
    same = ("P2", {"area_min_mu": 10, "area_max_mu": 20, "stage": "producing", "parcel_ids": ("L",)})
    other = ("P2", same[1] | {"sector_code": "C13"})
    for landed, value in ((same, 1.0), (other, 0.8)):
        sites, project, policy = hand(projects=[landed])
        assert cluster(project, sites.standing.cluster[ONE], policy.fit).tolist() == [value]
    assert hand()[0].standing.cluster is None


def test_fit_is_the_weighted_geometric_mean(hand):
    sites, project, policy = hand({"power_kva": 1200.0}, {"power_kva": 800.0})
    expected = np.exp((np.log(0.97) + np.log(0.85) + 0 + 0.5 * 0) / 3.5)
    assert fit_of(project, sites, ONE, policy.fit) == pytest.approx([expected], abs=1e-4)


def test_a_signed_project_weighs_more_than_a_lead(hand):
    value = {}
    for stage in ("lead", "signed", "filed"):
        sites, project, policy = hand(wish={"stage": stage})
        value[stage] = score_sites(project, sites, ONE, np.array([50.0]), policy).value[0]
    assert value["signed"] == pytest.approx(1.15 * value["lead"])
    assert value["filed"] == pytest.approx(1.25 * value["lead"])


def test_an_unknown_quality_brings_nothing(hand):
    sites, project, policy = hand()
    assert score_sites(project, sites, ONE, np.array([np.nan]), policy).value[0] == 0


@given(quality=st.floats(0, 100), more=st.floats(0, 100))
@settings(max_examples=25, deadline=None)
def test_a_better_project_never_scores_less(quality, more, one_hand):
    sites, project, policy = one_hand
    low, high = sorted((quality, more))
    scores = [score_sites(project, sites, ONE, np.array([q]), policy).score[0] for q in (low, high)]
    assert scores[0] <= scores[1]


@pytest.fixture(scope="module")
def one_hand(build, rect):
    policy = build.policy(split={"allowed": False})
    town = build.city([("A", rect(0, 0, 100, 100), {})], [("P1", {"area_min_mu": 10, "area_max_mu": 20})])
    land = build.land(town, policy)
    search = Search(land, town.projects, policy, standing_of(land, build.as_of, CandidateOptions()))
    return search.hand, demand_of(land, "P1"), policy
