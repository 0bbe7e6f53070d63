from datetime import date

import numpy as np
import pytest

from parcels.domain.codes import FunnelStep
from parcels.domain.errors import InternalFailure
from parcels.domain.units import mu_from_m2
from parcels.interface.reports.phrases import finding_text
from parcels.interface.words import LANGUAGES, Words
from parcels.planning.candidates import CandidateOptions, Search, candidates_for, demand_of, find_candidates, period
from parcels.planning.examination import open_desk
from parcels.planning.fitting import Rules, fit_sites
from parcels.planning.standing import standing_of
from parcels.rules.checks import is_open

CUT = {"split": {"allowed": False}, "assemble": {"max_parcels": 1}}


def project(low=10, high=20, name="P1", **more):
    return (name, {"area_min_mu": low, "area_max_mu": high} | more)


@pytest.fixture
def search_one(build):
    """Candidates of the first project of a small city without cutting and joining."""

    def run(parcels, projects=(), *, policy=None, options=None, **city):
        policy = policy or build.policy(**CUT)
        town = build.city(parcels, list(projects) or [project()], **city)
        land = build.land(town, policy)
        return candidates_for(town.projects.iloc[0], land, policy, build.as_of, options=options or CandidateOptions())

    return run


def left(result, step):
    return next(count.left for count in result.funnel if count.step is step)


def sites(result):
    return list(result.frame["site"])


def test_the_funnel_starts_with_all_sites_and_never_grows(search_one, rect):
    result = search_one(
        [("A", rect(0, 0, 100, 100), {}), ("B", rect(200, 0, 50, 50), {})], [project(10, 20), project(1, 90, "P2")]
    )
    assert [count.step for count in result.funnel] == list(FunnelStep)
    numbers = [count.left for count in result.funnel]
    assert numbers[0] == 2
    assert numbers == sorted(numbers, reverse=True)
    assert sites(result) == ["A"]


def one_fails(search_one, rect, step, bad_parcel=None, bad_project=None, policy=None, **city):
    """Two equal parcels; what is wrong with B, or with the project for B, is counted out at one step."""
    parcels = [("A", rect(0, 0, 100, 100), {}), ("B", rect(300, 0, 100, 100), bad_parcel or {})]
    result = search_one(parcels, [project(**(bad_project or {}))], policy=policy, **city)
    order = list(FunnelStep)
    assert left(result, order[order.index(step) - 1]) == 2
    assert left(result, step) == 1
    assert sites(result) == ["A"]


def test_a_use_not_asked_for_is_counted_out_at_use(search_one, rect):
    one_fails(search_one, rect, FunnelStep.USE, {"plan_use": "070102"})


def test_the_same_digits_in_another_scheme_do_not_fit(search_one, rect):
    one_fails(search_one, rect, FunnelStep.USE, {"plan_use_scheme": "B-2017"}, {"uses_scheme": "A-2023"})


def test_statutory_blank_land_is_counted_out_at_use_even_if_asked_for(search_one, rect):
    one_fails(search_one, rect, FunnelStep.USE, {"plan_use": "16"}, {"uses": ("1001", "16")})


def test_a_redline_touching_the_land_is_counted_out_at_law(search_one, rect):
    one_fails(search_one, rect, FunnelStep.LAW, constraints=[("ecological_redline", rect(399.9, 0, 50, 50))])


def test_land_outside_the_boundary_is_counted_out_at_law(search_one, rect):
    parcels = [("A", rect(0, 0, 100, 100), {}), ("B", rect(950, 0, 100, 100), {})]
    result = search_one(parcels)
    assert (left(result, FunnelStep.USE), left(result, FunnelStep.LAW)) == (2, 1)


def test_a_sliver_outside_the_boundary_within_the_tolerance_passes(search_one, rect):
    result = search_one([("A", rect(900.05, 0, 100, 100), {})])
    assert sites(result) == ["A"]


def test_the_yangtze_rule_stops_chemical_projects_only(search_one, rect):
    layer = [("yangtze_1km", rect(350, 0, 50, 50))]
    one_fails(search_one, rect, FunnelStep.LAW, None, {"is_chemical": True}, constraints=layer)
    parcels = [("A", rect(0, 0, 100, 100), {}), ("B", rect(300, 0, 100, 100), {})]
    assert len(search_one(parcels, [project()], constraints=layer).frame) == 2


def test_a_city_may_set_its_own_rule_for_a_kind(search_one, rect, build):
    strict = build.policy(**CUT, constraints={"flood": {"effect": "block", "max_share": 0.1}})
    deep, shallow = [("flood", rect(380, 0, 50, 100))], [("flood", rect(395, 0, 50, 100))]
    one_fails(search_one, rect, FunnelStep.LAW, policy=strict, constraints=deep)
    parcels = [("A", rect(0, 0, 100, 100), {}), ("B", rect(300, 0, 100, 100), {})]
    assert len(search_one(parcels, policy=strict, constraints=shallow).frame) == 2
    assert len(search_one(parcels, constraints=deep).frame) == 2


def test_a_service_that_does_not_suffice_is_counted_out_at_services(search_one, rect):
    one_fails(search_one, rect, FunnelStep.SERVICES, {"power_kva": 500.0}, {"power_kva": 800.0})


def test_an_unknown_service_is_accepted_with_a_finding_or_refused_as_the_policy_says(search_one, rect, build):
    parcels, wish = [("A", rect(0, 0, 100, 100), {})], [project(power_kva=800.0)]
    accepted = search_one(parcels, wish)
    assert "power" in [finding.rule for finding in accepted.frame["findings"][0]]
    refused = search_one(parcels, wish, policy=build.policy(**CUT, unknown_services="refuse"))
    assert (left(refused, FunnelStep.LAW), left(refused, FunnelStep.SERVICES)) == (1, 0)


def test_land_ready_after_the_date_needed_is_counted_out_at_ready(search_one, rect):
    one_fails(search_one, rect, FunnelStep.READY, {"status": "acquired", "ready_on": date(2028, 1, 2)})


def test_land_in_preparation_without_a_date_is_refused_unless_the_policy_accepts_it(search_one, rect, build):
    one_fails(search_one, rect, FunnelStep.READY, {"status": "acquired"})
    parcels = [("A", rect(0, 0, 100, 100), {"status": "acquired"})]
    accepted = search_one(parcels, policy=build.policy(**CUT, unknown_ready="accept"))
    assert accepted.frame["ready_on"][0] is None
    assert "ready_unknown" in [finding.rule for finding in accepted.frame["findings"][0]]


def test_a_date_needed_that_has_passed_leaves_no_site(search_one, rect):
    result = search_one([("A", rect(0, 0, 100, 100), {})], [project(need_by=date(2026, 11, 22))])
    assert left(result, FunnelStep.READY) == 0


def test_a_width_not_reached_is_counted_out_at_shape(search_one, rect):
    parcels = [("A", rect(0, 0, 100, 100), {}), ("B", rect(0, 300, 250, 40), {})]
    result = search_one(parcels, [project(min_width_m=41.0)])
    assert (left(result, FunnelStep.AREA), left(result, FunnelStep.SHAPE)) == (2, 1)
    assert len(search_one(parcels, [project(min_width_m=40.0)]).frame) == 2


def test_two_narrow_parcels_joined_are_wide_enough(build, rect):
    parcels = [("A", rect(0, 0, 250, 40), {}), ("B", rect(0, 40, 250, 40), {})]
    policy = build.policy(split={"allowed": False})
    town = build.city(parcels, [project(20, 40, min_width_m=79.9)])
    result = candidates_for(town.projects.iloc[0], build.land(town, policy), policy, build.as_of)
    assert sites(result) == ["A+B"]
    wider = build.city(parcels, [project(20, 40, min_width_m=81.0)])
    result = candidates_for(wider.projects.iloc[0], build.land(wider, policy), policy, build.as_of)
    assert left(result, FunnelStep.SHAPE) == 0


def test_shape_checks_beyond_the_bound_are_counted(build, rect):
    parcels = [(f"K{i}", rect(0, 40 * i, 250, 40), {}) for i in range(4)]
    policy = build.policy(split={"allowed": False}, assemble={"max_parcels": 2}, candidates={"max_shape_checks": 1})
    town = build.city(parcels, [project(20, 40, min_width_m=60.0)])
    result = candidates_for(town.projects.iloc[0], build.land(town, policy), policy, build.as_of)
    assert (len(result.frame), result.num_unexamined) == (1, 2)


@pytest.mark.parametrize(
    "wish",
    [
        {"is_real_estate": True},
        {"is_bundled": True},
        {"platform_id": "PF9"},
        {"investment_wan_yuan": 1.0, "tax_wan_yuan_per_year": 0.1},
    ],
)
def test_who_may_not_enter_is_counted_out_at_bar(search_one, rect, wish):
    result = search_one([("A", rect(0, 0, 100, 100), {})], [project(**wish)])
    assert (left(result, FunnelStep.READY), left(result, FunnelStep.BAR)) == (1, 0)


def test_a_focused_platform_admits_its_lead_sectors_only(search_one, rect):
    platform = {"platform_id": "PF1", "name": "One", "level": "city", "phase": "focused", "sectors": ("tourism",)}
    parcels = [("A", rect(0, 0, 100, 100), {})]
    closed = search_one(parcels, platforms=[(platform, rect(0, 0, 1000, 1000))])
    assert left(closed, FunnelStep.BAR) == 0
    opened = search_one(parcels, platforms=[(platform | {"phase": "open"}, rect(0, 0, 1000, 1000))])
    assert left(opened, FunnelStep.BAR) == 1


def test_the_floors_of_the_bar_are_measured_on_the_land_given(search_one, rect):
    # city bar: 150 wan yuan per mu; 2 000 wan yuan carry 13.3 mu: 10 mu passes, 15 mu does not
    parcels = [("A", rect(0, 0, 100, 200 / 3), {}), ("B", rect(300, 0, 100, 100), {})]
    result = search_one(parcels, [project(investment_wan_yuan=2000.0, tax_wan_yuan_per_year=1000.0)])
    assert sites(result) == ["A"]
    assert left(result, FunnelStep.READY) == 2


def test_a_platform_without_a_level_has_no_bar_and_that_is_said(search_one, rect):
    platform = {"platform_id": "PF1", "name": "One", "sectors": ("tourism",)}
    weak = [project(investment_wan_yuan=2000.0, tax_wan_yuan_per_year=100.0)]
    result = search_one([("A", rect(0, 0, 100, 100), {})], weak, platforms=[(platform, rect(0, 0, 1000, 1000))])
    assert "bar_not_set" in [finding.rule for finding in result.frame["findings"][0]]


def test_reserved_land_goes_to_projects_that_meet_its_bar_and_purpose(search_one, rect):
    held = [("A", rect(0, 0, 100, 100), {"reserve_status": "held", "reserve_purpose": ("new_energy",)})]
    strong = search_one(held)
    assert strong.frame["prime_m2"][0] == pytest.approx(10_000)
    assert strong.frame["part_prime"][0] == pytest.approx(-100 * 0.2 * 15)
    assert "reserve_release" in [finding.rule for finding in strong.frame["findings"][0]]
    other = [("A", rect(0, 0, 100, 100), {"reserve_status": "held", "reserve_purpose": ("tourism",)})]
    assert left(search_one(other), FunnelStep.BAR) == 0
    # q = 100 (20 · 0.375 + 25 · 2/7 + 15) / 60 = 49.4: enough for the city bar of 35, not for the release bar of 65
    weak = [project(investment_wan_yuan=2500.0, tax_wan_yuan_per_year=150.0)]
    assert left(search_one(held, weak), FunnelStep.BAR) == 0
    released = search_one(held, weak, options=CandidateOptions(release=frozenset({"A"})))
    assert sites(released) == ["A"]
    assert released.frame["part_prime"][0] == 0


def test_a_sector_has_its_own_bar_for_reserved_land_where_the_policy_names_one(search_one, rect, build):
    held = [("A", rect(0, 0, 100, 100), {"reserve_status": "held"})]
    weak = [project(investment_wan_yuan=2500.0, tax_wan_yuan_per_year=150.0)]  # q = 49.4, new energy, as above
    bars = {"city": {"new_energy": 45.0}}
    lower = build.policy(**CUT, reserve={"quality_min_by_sector": bars})
    assert sites(search_one(held, weak, policy=lower)) == ["A"]
    other = build.policy(**CUT, reserve={"quality_min_by_sector": {"city": {"tourism": 45.0}, "county": bars["city"]}})
    assert left(search_one(held, weak, policy=other), FunnelStep.BAR) == 0


def test_a_designation_may_ask_for_more_than_the_policy_never_for_less(search_one, rect):
    def searched(least):
        return search_one([("A", rect(0, 0, 100, 100), {"reserve_status": "held", "reserve_quality_min": least})])

    (quality,) = searched(None).frame["quality"]
    assert sites(searched(quality)) == ["A"]
    assert left(searched(quality + 0.1), FunnelStep.BAR) == 0
    weak = [project(investment_wan_yuan=2500.0, tax_wan_yuan_per_year=150.0)]
    low = [("A", rect(0, 0, 100, 100), {"reserve_status": "held", "reserve_quality_min": 10.0})]
    assert left(search_one(low, weak), FunnelStep.BAR) == 0


@pytest.mark.parametrize(
    ("promise", "free"),
    [
        ({"held_for": "P2"}, 0),
        ({"held_for": "P2", "held_until": date(2026, 11, 23)}, 0),
        ({"held_for": "P2", "held_until": date(2026, 11, 22)}, 1),
        ({"held_for": "P1"}, 1),
    ],
)
def test_land_promised_to_another_project_is_not_free(search_one, rect, promise, free):
    result = search_one([("A", rect(0, 0, 100, 100), promise)])
    assert (left(result, FunnelStep.BAR), left(result, FunnelStep.FREE)) == (1, free)


def test_a_commitment_on_one_strip_leaves_the_others_free(build, rect):
    policy = build.policy()
    town = build.city([("A", rect(0, 0, 300, 100), {})], [project(20, 25)])
    options = CandidateOptions(commitments={"A/1": "P9"})
    result = candidates_for(town.projects.iloc[0], build.land(town, policy), policy, build.as_of, options=options)
    assert set(sites(result)) == {"A/2..3", "A/3..4"}
    own = CandidateOptions(commitments={"A/1": "P1"})
    result = candidates_for(town.projects.iloc[0], build.land(town, policy), policy, build.as_of, options=own)
    assert set(sites(result)) == {"A/1..2", "A/2..3", "A/3..4"}


def test_the_score_is_the_rounded_sum_of_its_parts(build, rect):
    parcels = [
        (
            f"K{i}",
            rect(110 * i, 0, 100, 100 + 10 * i),
            {"status": "acquired", "ready_on": date(2027, 2, 1 + i), "prepare_cost_wan_yuan": 37.3 * i},
        )
        for i in range(5)
    ]
    policy = build.policy(**CUT)
    town = build.city(parcels, [project(12, 30)])
    frame = candidates_for(town.projects.iloc[0], build.land(town, policy), policy, build.as_of).frame
    parts = frame[["part_value", "part_excess", "part_prepare", "part_remainder", "part_prime"]].sum(axis=1)
    assert len(frame) == 5
    assert frame["score"].tolist() == np.rint(parts).astype(int).tolist()


def test_a_score_worked_out_by_hand(search_one, rect):
    # quality: investment 2 500/10 = 250 → 0.375, tax 200/10 = 20 → 3/7, lead sector 1; weights 20, 25, 15
    # q = 100 (7.5 + 10.7143 + 15) / 60 = 55.357; fit: access unknown 0.6, the other three 1; weights 1, 1, 1, ½
    # value = 100 · 0.55357 · 10 mu · 1.15 · 0.6^(1/3.5); excess = 100 · 0.15 · 5 mu; cost 100 · 0.001 · 1 000
    parcel = (
        "A",
        rect(0, 0, 100, 100),
        {"status": "acquired", "ready_on": date(2027, 5, 1), "prepare_cost_wan_yuan": 1000.0},
    )
    wish = project(need_by=date(2029, 1, 1), investment_wan_yuan=2500.0, tax_wan_yuan_per_year=200.0)
    row = search_one([parcel], [wish]).frame.iloc[0]
    value = 1000 * (33.2142857 / 60) * 1.15 * 0.6 ** (1 / 3.5)
    assert row["part_value"] == pytest.approx(value)
    assert (row["part_excess"], row["part_prepare"]) == (pytest.approx(-75), pytest.approx(-100))
    assert row["score"] == round(value - 175)
    assert (row["prepare_wan_yuan"], row["prepare_period"], row["ready_on"]) == (1000, "2027Q2", date(2027, 5, 1))


def test_sites_that_would_cost_more_than_they_bring_are_not_kept(search_one, rect):
    parcel = (
        "A",
        rect(0, 0, 100, 100),
        {"status": "acquired", "ready_on": date(2027, 5, 1), "prepare_cost_wan_yuan": 50_000.0},
    )
    result = search_one([parcel])
    assert (left(result, FunnelStep.FREE), left(result, FunnelStep.SCORE), len(result.frame)) == (1, 0, 0)


def test_land_ready_now_costs_no_preparation(search_one, rect):
    row = search_one([("A", rect(0, 0, 100, 100), {"prepare_cost_wan_yuan": 500.0})]).frame.iloc[0]
    assert (row["prepare_wan_yuan"], row["prepare_period"], row["part_prepare"]) == (0, "", 0)


def test_conversion_counts_the_land_the_record_names_else_the_farmland_measured(search_one, rect):
    parcels = [
        ("A", rect(0, 0, 100, 100), {"needs_conversion": True}),
        ("B", rect(200, 0, 100, 100), {"needs_conversion": None}),
        ("C", rect(400, 0, 100, 100), {"needs_conversion": False}),
    ]
    frame = search_one(parcels, constraints=[("farmland", rect(270, 0, 30, 100))]).frame.set_index("site")
    assert frame["conversion_m2"].to_dict() == {"A": 10_000, "B": 3_000, "C": 0}


def test_half_of_a_parcel_carries_half_of_its_preparation(build, rect):
    policy = build.policy(split={"max_pieces": 2})
    parcel = (
        "A",
        rect(0, 0, 300, 100),
        {"status": "acquired", "ready_on": date(2027, 5, 1), "prepare_cost_wan_yuan": 100.0},
    )
    town = build.city([parcel], [project(20, 25)])
    frame = candidates_for(town.projects.iloc[0], build.land(town, policy), policy, build.as_of).frame
    assert frame["prepare_wan_yuan"].tolist() == [50, 50]


def test_more_sites_than_kept_are_counted_and_every_parcel_stays_in_the_game(build, rect):
    parcels = [(f"K{i}", rect(310 * (i % 3), 110 * (i // 3), 300, 100), {}) for i in range(9)]
    policy = build.policy(candidates={"max_per_project": 20})
    town = build.city(parcels, [project(11, 45)])
    result = candidates_for(town.projects.iloc[0], build.land(town, policy), policy, build.as_of)
    assert len(result.frame) == 20
    assert result.cut_off == result.num_feasible - 20 > 0
    assert {parcel for own in result.frame["parcels"] for parcel in own} == {f"K{i}" for i in range(9)}
    assert result.frame["score"].is_monotonic_decreasing


def test_a_site_asked_for_is_kept_whatever_its_rank(build, rect):
    parcels = [(f"K{i}", rect(310 * (i % 3), 110 * (i // 3), 300, 100), {}) for i in range(9)]
    policy = build.policy(candidates={"max_per_project": 5})
    town = build.city(parcels, [project(11, 45)])
    land = build.land(town, policy)
    options = CandidateOptions(wanted={"P1": ("K8", "K7/3+K7/2")})
    kept = sites(candidates_for(town.projects.iloc[0], land, policy, build.as_of, options=options))
    assert {"K8", "K7/2..3"} <= set(kept)


def test_the_pool_numbers_all_candidates_and_says_who_takes_no_part(build, rect):
    projects = [
        project(),
        project(name="P2", needs_land=False),
        project(name="P3", stage="supplied"),
        project(name="P0"),
    ]
    policy = build.policy(**CUT)
    town = build.city([("A", rect(0, 0, 100, 100), {}), ("B", rect(300, 0, 100, 100), {})], projects)
    pool = find_candidates(build.land(town, policy), town.projects, policy, build.as_of)
    assert pool.frame["candidate"].tolist() == [f"C{i:06d}" for i in range(1, 5)]
    assert pool.frame["project"].tolist() == ["P0", "P0", "P1", "P1"]
    assert pool.left_out == {"P2": "needs_no_land", "P3": "stage"}
    assert set(pool.funnels) == {"P0", "P1"}
    assert set(pool.quality.index) == {"P0", "P1", "P2", "P3"}


def test_no_project_gives_an_empty_pool_with_typed_columns(build, rect):
    policy = build.policy()
    town = build.city([("A", rect(0, 0, 100, 100), {})], [project(stage="withdrawn")])
    pool = find_candidates(build.land(town, policy), town.projects, policy, build.as_of)
    assert len(pool.frame) == 0
    assert pool.frame["score"].dtype == "int64"


def test_progress_tells_every_project_and_the_end(build, rect):
    policy, told = build.policy(), []
    town = build.city([("A", rect(0, 0, 100, 100), {})], [project(), project(name="P2")])
    find_candidates(
        build.land(town, policy), town.projects, policy, build.as_of, progress=lambda *step: told.append(step)
    )
    assert told == [("candidates", 0, 2), ("candidates", 1, 2), ("candidates", 2, 2)]


@pytest.mark.parametrize(
    ("on", "name"), [(date(2026, 1, 1), "2026Q1"), (date(2026, 3, 31), "2026Q1"), (date(2026, 12, 31), "2026Q4")]
)
def test_periods_are_quarters(on, name):
    assert period(on) == name


def random_town(build, rect, seed):
    """Touching parcels with random records, random layers, four projects with random wishes."""
    rng = np.random.default_rng(seed)

    def some(value, share=0.5):
        return value if rng.random() < share else None

    parcels = []
    for i in range(12):
        width = float(rng.choice([60, 100, 240]))
        more = {
            "plan_use": str(rng.choice(["100101", "100102", "16", "0802"], p=[0.3, 0.5, 0.1, 0.1])),
            "status": str(rng.choice(["cleared", "acquired", "planned"])),
            "ready_on": some(date(2027, int(rng.integers(1, 13)), 1), 0.7),
            "power_kva": some(float(rng.choice([500, 1000]))),
            "water_m3_per_day": some(300.0),
            "reserve_status": str(rng.choice(["none", "held"], p=[0.8, 0.2])),
            "reserve_purpose": some(("new_energy",)),
            "held_for": some(str(rng.choice(["P1", "P9"])), 0.2),
            "needs_conversion": some(True),
            "prepare_cost_wan_yuan": some(200.0),
            "owner_body": some("A"),
        }
        parcels.append((f"K{i:02d}", rect(250 * (i % 4), 100 * (i // 4), width, 100), more))
    projects = []
    for name in ("P1", "P2", "P3", "P4"):
        low = float(rng.uniform(8, 25))
        more = {
            "area_min_mu": low,
            "area_max_mu": low * 1.8,
            "uses": tuple(rng.choice(["1001", "100101", "0802"], 2)),
            "need_by": date(2027, int(rng.integers(1, 13)), 15),
            "sector_code": str(rng.choice(["C3825", "C26", "K7010", "H61"])),
            "investment_wan_yuan": some(float(rng.uniform(1000, 9000)), 0.8),
            "tax_wan_yuan_per_year": some(float(rng.uniform(50, 900)), 0.8),
            "power_kva": some(800.0),
            "water_m3_per_day": some(200.0),
            "min_width_m": some(float(rng.uniform(50, 110))),
            "min_frontage_m": some(float(rng.uniform(20, 200)), 0.3),
            "max_road_m": some(60.0, 0.3),
            "platform_id": some("PF1", 0.2),
            "is_chemical": some(True, 0.2),
            "is_real_estate": some(False, 0.9),
        }
        projects.append((name, more))
    layers = [
        (kind, rect(*rng.uniform(0, 900, 2), *rng.uniform(10, 120, 2)))
        for kind in ("ecological_redline", "farmland", "flood", "yangtze_1km", "newt_pond")
    ]
    platforms = []
    for name, x, level, phase in (("PF1", 0, "city", "open"), ("PF2", 500, some("national"), some("focused"))):
        platforms.append(
            (
                {
                    "platform_id": name,
                    "name": name,
                    "level": level,
                    "phase": phase,
                    "sectors": some(("new_energy",), 0.7) or (),
                },
                rect(x, 0, 500, 290),
            )
        )
    road = ("local", rect(0, -20, 1000, 20))
    return build.city(parcels, projects, platforms=platforms, constraints=layers, roads=[road])


@pytest.mark.parametrize("seed", range(10))
def test_the_search_and_the_single_checks_agree_on_every_site(build, rect, seed):
    rng = np.random.default_rng(seed + 100)
    policy = build.policy(
        split={"min_piece_mu": 6.0},
        unknown_services=str(rng.choice(["accept", "refuse"])),
        unknown_ready=str(rng.choice(["accept", "refuse"])),
        unknown_floor=str(rng.choice(["accept", "refuse"])),
        constraints={"flood": {"effect": "block", "max_share": 0.1}},
    )
    town = random_town(build, rect, seed)
    land = build.land(town, policy)
    options = CandidateOptions(commitments={"K03": "P2", "K05/1": "P1"})
    search = Search(land, town.projects, policy, standing_of(land, build.as_of, options))
    desk = open_desk(land, town.projects, policy, build.as_of, options=options)
    facts = {row: desk.measured(desk.facts(land.sites.parts_of(row))) for row in range(len(land.sites))}
    for name in town.projects.index:
        demand = demand_of(land, name)
        found = set(fit_sites(demand, search.hand, Rules(policy, search.appraisal)).sites.tolist())
        within = land.sites.between(*demand.window_m2)
        rows = range(within.start, within.stop)
        checked = {row for row in rows if is_open(desk.findings(demand, facts[row]))}
        assert found == checked


@pytest.mark.parametrize("seed", range(5))
def test_every_candidate_carries_no_refusing_finding_and_the_right_area(build, rect, seed):
    policy = build.policy(split={"min_piece_mu": 6.0})
    town = random_town(build, rect, seed)
    land = build.land(town, policy)
    pool = find_candidates(land, town.projects, policy, build.as_of)
    for row in pool.frame.itertuples():
        assert is_open(row.findings)
        assert land.frame.loc[list(row.atoms), "area_m2"].sum() == pytest.approx(row.area_m2)
        own = town.projects.loc[row.project]
        assert own["area_min_mu"] - 1e-6 <= mu_from_m2(row.area_m2) <= own["area_max_mu"] + 1e-6


def rules_of(result):
    return {finding.rule for own in result.frame["findings"] for finding in own}


def test_what_is_not_known_or_out_of_date_is_said(search_one, rect, build):
    parcels = [("A", rect(0, 0, 100, 100), {"status": "acquired", "ready_on": date(2026, 3, 1)})]
    quota = build.policy(**CUT, quotas={"energy_tce": {"PF1": 10.0}})
    assert {"ready_overdue", "energy_unknown"} <= rules_of(search_one(parcels, policy=quota))
    assert "energy_unknown" not in rules_of(search_one(parcels))
    later = [("A", rect(0, 0, 100, 100), {"status": "acquired", "ready_on": date(2027, 3, 1)})]
    assert "prepare_cost_unknown" in rules_of(search_one(later))


def test_promoter_and_developer_that_differ_are_said(search_one, rect):
    parcels = [("A", rect(0, 0, 100, 100), {"owner_body": "Zone"})]
    assert "promoter_not_developer" in rules_of(search_one(parcels, [project(promoter_body="Bureau")]))
    assert "promoter_not_developer" not in rules_of(search_one(parcels, [project(promoter_body="Zone")]))


def test_a_record_naming_another_platform_than_the_boundary_is_said(search_one, rect):
    other = {"platform_id": "PF2", "name": "Two", "level": "county", "phase": "open"}
    platforms = [(conftest_platform(), rect(0, 0, 500, 1000)), (other, rect(500, 0, 500, 1000))]
    result = search_one([("A", rect(0, 0, 100, 100), {"platform_id": "PF2"})], platforms=platforms)
    assert "platform_mismatch" in rules_of(result)
    assert result.frame["platform_id"].tolist() == ["PF2"]


def conftest_platform():
    return {"platform_id": "PF1", "name": "One", "level": "city", "phase": "open", "sectors": ("new_energy",)}


def test_a_note_layer_is_said_and_does_not_bind(search_one, rect):
    result = search_one([("A", rect(0, 0, 100, 100), {})], constraints=[("overlay", rect(0, 0, 10, 10))])
    finding = next(f for own in result.frame["findings"] for f in own if f.rule == "overlay")
    assert (finding.verdict, finding.value) == ("pass", pytest.approx(0.01))


def test_land_cut_under_another_policy_is_refused(build, rect):
    town = build.city([("A", rect(0, 0, 100, 100), {})], [project()])
    land = build.land(town, build.policy())
    with pytest.raises(InternalFailure, match="land_of_other_policy"):
        find_candidates(land, town.projects, build.policy(**CUT), build.as_of)
    heavier = build.policy(score={"lambda_land": 0.5})
    assert len(find_candidates(land, town.projects, heavier, build.as_of).frame) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", range(3))
def test_every_finding_becomes_a_whole_sentence(build, rect, seed, language):
    words = Words(language)
    town = random_town(build, rect, seed)
    land = build.land(town)
    desk = open_desk(land, town.projects, land.policy, build.as_of)
    for name in town.projects.index:
        for part in range(len(land.parts)):
            for finding in desk.findings(demand_of(land, name), desk.facts([part])):
                sentence = finding_text(words, finding)
                assert "{" not in sentence, finding
                assert not sentence.startswith("finding-")
