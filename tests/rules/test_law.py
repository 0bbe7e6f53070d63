from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parcels.domain.codes import Severity, Verdict
from parcels.rules.law import LawContext, LawPart, LawProject, law_findings, law_masks
from parcels.rules.packs import constraint_rules
from parcels.rules.policy import Policy, load_policy

ON = date(2026, 11, 23)


def context(**constraints):
    policy = Policy.model_validate(load_policy().model_dump() | {"constraints": constraints})
    return LawContext(constraint_rules(ON, policy), policy.boundary_tolerance)


def finding_on(rule, overlaps, inside=10_000.0, chemical=False, **constraints):
    part = LawPart("A", 10_000.0, inside, overlaps)
    found = {
        finding.rule: finding
        for finding in law_findings(part, context(**constraints), LawProject(is_chemical=chemical))
    }
    return found.get(rule)


@pytest.mark.parametrize(
    ("kind", "verdict", "severity"),
    [
        ("permanent_basic_farmland", Verdict.FAIL, Severity.BLOCK),
        ("ecological_redline", Verdict.FAIL, Severity.BLOCK),
        ("heritage", Verdict.FAIL, Severity.BLOCK),
        ("water_source_1", Verdict.FAIL, Severity.BLOCK),
        ("open_space", Verdict.FAIL, Severity.BLOCK),
        ("farmland", Verdict.CONDITIONAL, Severity.APPROVAL),
        ("flood_storage", Verdict.CONDITIONAL, Severity.STUDY),
        ("power_line", Verdict.CONDITIONAL, Severity.BUFFER),
        ("overlay", Verdict.PASS, Severity.NOTE),
    ],
)
def test_an_overlap_does_what_its_kind_does(kind, verdict, severity):
    finding = finding_on(kind, {kind: 500.0})
    assert (finding.verdict, finding.severity) == (verdict, severity)
    assert (finding.value, finding.limit, finding.unit) == (0.05, 0.0, "share")
    assert finding.values["area_m2"] == 500.0


def test_a_layer_not_met_passes():
    assert finding_on("ecological_redline", {"ecological_redline": 0.0}).verdict is Verdict.PASS


def test_a_tiny_overlap_with_basic_farmland_is_suspected_and_still_forbids():
    overlaps = {"permanent_basic_farmland": 0.5}
    assert finding_on("permanent_basic_farmland", overlaps).blocks
    assert finding_on("boundary_error_suspected", overlaps).verdict is Verdict.UNDETERMINED
    assert finding_on("boundary_error_suspected", {"permanent_basic_farmland": 500.0}) is None


def test_numerical_noise_is_no_overlap():
    assert finding_on("permanent_basic_farmland", {"permanent_basic_farmland": 1e-5}).verdict is Verdict.PASS


def test_an_unknown_kind_is_reported_not_ignored():
    finding = finding_on("no_rule_for_kind", {"newt_pond": 20.0})
    assert (finding.verdict, finding.values["kind"]) == (Verdict.NOT_SET, "newt_pond")


@pytest.mark.parametrize(
    ("inside", "verdict"),
    [(10_000.0, Verdict.PASS), (9_990.0, Verdict.PASS), (9_989.0, Verdict.FAIL), (0.0, Verdict.FAIL)],
)
def test_land_outside_the_boundary_beyond_the_tolerance_fails(inside, verdict):
    finding = finding_on("outside_boundary", {}, inside)
    assert finding.verdict is verdict
    assert finding.value == pytest.approx((10_000 - inside) / 10_000)


def test_without_a_boundary_nothing_is_claimed():
    assert finding_on("boundary_not_set", {}, None).verdict is Verdict.NOT_SET
    assert finding_on("outside_boundary", {}, None) is None


def test_land_must_lie_in_the_development_boundary_if_that_layer_exists():
    assert finding_on("urban_development_boundary", {"urban_development_boundary": 9_000.0}).blocks
    assert finding_on("urban_development_boundary", {"urban_development_boundary": 10_000.0}).verdict is Verdict.PASS


def test_chemical_projects_must_lie_in_a_chemical_park_and_others_need_not():
    assert finding_on("chemical_park", {"chemical_park": 0.0}, chemical=True).blocks
    assert finding_on("chemical_park", {"chemical_park": 10_000.0}, chemical=True).verdict is Verdict.PASS
    assert finding_on("chemical_park", {"chemical_park": 0.0}) is None


@pytest.mark.parametrize(
    ("kind", "chemical", "verdict", "severity"),
    [
        ("water_source_2", True, Verdict.FAIL, Severity.BLOCK),
        ("water_source_2", False, Verdict.CONDITIONAL, Severity.APPROVAL),
        ("noise_sensitive", True, Verdict.CONDITIONAL, Severity.APPROVAL),
        ("noise_sensitive", False, Verdict.CONDITIONAL, Severity.APPROVAL),
    ],
)
def test_what_only_some_projects_must_not_do_is_a_condition_for_those_not_known_to_do_it(
    kind, chemical, verdict, severity
):
    finding = finding_on(kind, {kind: 500.0}, chemical=chemical)
    assert (finding.verdict, finding.severity) == (verdict, severity)


def test_a_local_share_is_accepted_up_to_its_limit():
    own = {"flood": {"effect": "block", "max_share": 0.1}}
    assert finding_on("flood", {"flood": 1_000.0}, **own).verdict is Verdict.PASS
    assert finding_on("flood", {"flood": 1_001.0}, **own).blocks


KINDS = (
    "ecological_redline",
    "yangtze_1km",
    "chemical_park",
    "water_source_2",
    "noise_sensitive",
    "flood",
    "heritage_control",
    "airport",
    "weather_height",
    "road_building_control",
    "road_new_zone_unset",
    "road_width_assumed",
    "x",
)

FLOOD_30 = context(flood={"effect": "block", "max_share": 0.3})


@given(
    st.fixed_dictionaries({kind: st.just(0.0) | st.floats(0, 10_000) for kind in KINDS}),
    st.one_of(st.none(), st.floats(0, 10_000)),
    st.builds(LawProject, st.booleans(), st.none() | st.booleans(), st.none() | st.booleans()),
)
def test_masks_and_findings_say_the_same(overlaps, inside, project):
    part = LawPart("A", 10_000.0, inside, overlaps)
    found = law_findings(part, FLOOD_30, project)
    forbids = any(finding.blocks for finding in found)
    arrays = {kind: np.array([value]) for kind, value in overlaps.items()}
    masks = law_masks(np.array([10_000.0]), arrays, np.array([np.nan if inside is None else inside]), FLOOD_30)
    barred = any(flags[0] for group, flags in masks.barred.items() if project.belongs(group))
    assert bool(masks.blocked[0] or barred) == forbids
    if any(finding.verdict is not Verdict.PASS for finding in found):
        assert masks.noted[0]
