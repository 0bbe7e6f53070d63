"""The content of scenarios: kept as text and back, one change per thing; two plans side by side by hand."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import box

from parcels.domain.codes import PlatformLevel
from parcels.domain.errors import InputRefused
from parcels.geo.drafts import Merge, NewParcel, SplitByArea
from parcels.planning.scenarios.assumptions import Demand, DemandPart, PlanUse, PromiseEnded, Supply
from parcels.planning.scenarios.codec import content_hash, decode, encode
from parcels.planning.scenarios.comparison import Fate, Proof, compare
from parcels.planning.scenarios.content import (
    Ban,
    BarKind,
    Base,
    Ceiling,
    CeilingKind,
    Lock,
    NeedBy,
    Pin,
    QualityBar,
    ReadyShift,
    Release,
    ScenarioContent,
    Scope,
    Weight,
    drop,
    put,
    with_edits,
)
from parcels.planning.scenarios.weights import unit_of, weighed, weights_of
from parcels.rules.demand import SERVICES
from parcels.rules.policy import load_policy, policy_hash

EMPTY = ScenarioContent(Base("f" * 64, {"parcels": "a"}, date(2026, 11, 23)))
NAMES = st.text("ABC甲乙=+/-1<>&", min_size=1, max_size=8).filter(str.strip)
DAYS = st.dates(date(2020, 1, 1), date(2050, 1, 1))
AMOUNTS = st.floats(0, 1e9)
PERIODS = st.from_regex(r"20[0-9]{2}Q[1-4]", fullmatch=True)
QUOTAS = st.sampled_from([CeilingKind.ENERGY, CeilingKind.NEW_CONSTRUCTION])
LEVELS = st.sampled_from([str(one) for one in PlatformLevel])
MONTHS = st.integers(-240, 240).filter(bool)
ITEMS = st.one_of(
    st.builds(Weight, NAMES, AMOUNTS),
    st.builds(lambda name, on: ReadyShift(Scope.PARCEL, name, on=on), NAMES, DAYS),
    st.builds(lambda months: ReadyShift(Scope.ALL, months=months), MONTHS),
    st.builds(Ceiling, st.just(CeilingKind.BUDGET), PERIODS, st.none() | AMOUNTS),
    st.builds(Ceiling, QUOTAS, NAMES, st.none() | AMOUNTS),
    st.builds(NeedBy, NAMES, DAYS),
    st.builds(QualityBar, st.sampled_from(BarKind), LEVELS, st.floats(0, 100)),
    st.builds(Release, NAMES),
    st.builds(Lock, NAMES, NAMES),
    st.builds(Ban, NAMES, NAMES),
    st.builds(Pin, NAMES, NAMES, st.lists(NAMES, min_size=1, max_size=3).map(tuple)),
    st.builds(Demand, NAMES, st.sampled_from(DemandPart), AMOUNTS),
    st.builds(PlanUse, NAMES, NAMES, NAMES),
    st.builds(Supply, NAMES, st.sampled_from(SERVICES), AMOUNTS),
    st.builds(PromiseEnded, NAMES),
)  # fmt: skip
EDITS = st.one_of(
    st.builds(lambda name: NewParcel(name, box(0, 0, 10, 10), "EPSG:4549", {"plan_use": "1001"}), NAMES),
    st.builds(lambda name, area: SplitByArea(name, area), NAMES, st.floats(1, 1e6)),
    st.builds(lambda name: Merge(("A", "B"), name), NAMES),
)


@given(st.lists(ITEMS, max_size=8), st.lists(EDITS, max_size=3))
def test_every_content_comes_back_from_its_text_as_it_was(items, edits):
    content = with_edits(put(EMPTY, *items), tuple(edits))
    assert decode(encode(content)) == content
    assert encode(decode(encode(content))) == encode(content)


@given(st.lists(ITEMS, max_size=6, unique_by=lambda item: (type(item), item.key)))
def test_the_order_changes_were_made_in_does_not_matter(items):
    no_pins = [item for item in items if not isinstance(item, Lock | Pin)]  # a lock takes the place of a pin
    assert put(EMPTY, *no_pins) == put(EMPTY, *reversed(no_pins))
    assert drop(put(EMPTY, *no_pins), *no_pins) == EMPTY


def test_one_thing_has_one_change_and_a_lock_takes_the_place_of_a_pin():
    content = put(EMPTY, Weight("score.lambda_land", 0.1), Weight("score.lambda_land", 0.2))
    assert content.weights == (Weight("score.lambda_land", 0.2),)
    content = put(EMPTY, Pin("P1", "A", ("A/1",)), Lock("P1", "B"))
    assert (content.pins, content.locks) == ((), (Lock("P1", "B"),))


@pytest.mark.parametrize("asked", [Lock("P1", "A"), Pin("P1", "A", ("A/1",))])
def test_a_site_is_either_asked_for_or_banned(asked):
    other = Ban("P1", "B")
    assert put(EMPTY, asked, other, Ban("P1", "A")).items == (Ban("P1", "A"), other)
    assert put(EMPTY, Ban("P1", "A"), other, asked).items in ((asked, other), (other, asked))


def test_the_hash_is_of_the_changes_alone():
    later = replace(EMPTY, base=replace(EMPTY.base, as_of=date(2027, 1, 1)))
    assert content_hash(EMPTY) == content_hash(later) != content_hash(put(EMPTY, Release("A")))


@pytest.mark.parametrize(
    "make",
    [
        lambda: Weight("score.lambda_land", -0.1),
        lambda: Weight("score.lambda_land", float("nan")),
        lambda: ReadyShift(Scope.PARCEL, "A"),
        lambda: ReadyShift(Scope.PARCEL, "A", on=date(2027, 1, 1), months=3),
        lambda: ReadyShift(Scope.PARCEL, "", months=3),
        lambda: ReadyShift(Scope.ALL, "A", months=3),
        lambda: ReadyShift(Scope.ALL, months=0),
        lambda: Ceiling(CeilingKind.BUDGET, "2027", 1.0),
        lambda: QualityBar(BarKind.ENTRY, "village", 50.0),
        lambda: QualityBar(BarKind.ENTRY, "city", 100.5),
        lambda: Pin("P1", "A", ()),
        lambda: Release(" "),
        lambda: Demand("P1", DemandPart.AREA_MIN, -1.0),
        lambda: PlanUse("A", "A-2023", ""),
        lambda: Supply("A", "steam", 1.0),
    ],
)
def test_a_value_that_cannot_be_meant_is_refused(make):
    with pytest.raises(InputRefused, match="scenario_value"):
        make()


@pytest.mark.parametrize(
    "plain", [{}, {"format": 2}, {**encode(EMPTY), "more": 1}, {**encode(EMPTY), "weights": [{"way": "x"}]}]
)
def test_text_that_is_no_content_is_refused(plain):
    with pytest.raises(InputRefused, match="scenario_unreadable"):
        decode(plain)


def test_other_weights_give_another_policy_and_the_same_ones_the_same():
    policy = load_policy()
    same = tuple(Weight(path, value) for path, value in weights_of(policy).items())
    assert policy_hash(weighed(policy, same)[0]) == policy_hash(policy)
    changed, lost = weighed(policy, (Weight("score.lambda_land", 0.5), Weight("score.stage.signed", 0.5)))
    assert changed.score.lambda_land == 0.5
    assert lost == (Weight("score.stage.signed", 0.5),)  # a stage never weighs less than 1


def test_every_weight_has_a_unit():
    assert {unit_of(path) for path in weights_of(load_policy())} == {"per_mu", "per_wan_yuan", "factor", "share"}


POLICY = {"content": {"quality": 1, "score": 1, "fit": 1}}


def row(project: str, site: str, *, area: float = 20_000.0, score: int = 100, **more) -> dict:
    usual = {"project": project, "name": project, "site": site, "atoms": [site], "parcels": [site],
             "platform_id": "PF1", "area_m2": area, "score": score, "prime_m2": 0.0, "conversion_m2": 0,
             "prepare_wan_yuan": 0, "prepare_period": ""}  # fmt: skip
    return {**usual, **more}


def plan(*rows: dict, bound: float | None = None, refused=()) -> dict:
    value = sum(one["score"] for one in rows)
    return {"assignments": list(rows), "objective": value, "bound": value if bound is None else bound,
            "refused": {name: {"name": name} for name in refused}, "left_out": {}, "policy": POLICY}  # fmt: skip


def test_who_moved_lost_won_and_stayed():
    left = plan(row("P1", "A"), row("P2", "B"), row("P3", "C"), row("P4", "D"), refused=["P5"])
    right = plan(row("P1", "A"), row("P2", "E"), row("P5", "B"), row("P4", "D", area=19_000.0), refused=["P3"])
    found = compare(left, right)
    assert {step.project: step.fate for step in found.steps} == {
        "P1": Fate.KEPT, "P2": Fate.MOVED, "P3": Fate.LOST, "P4": Fate.REDRAWN, "P5": Fate.WON,
    }  # fmt: skip
    assert found.unknown == ()


def test_sums_stand_per_platform_and_per_quarter():
    left = plan(row("P1", "A", prime_m2=5_000.0, prepare_wan_yuan=30, prepare_period="2027Q1"))
    right = plan(row("P1", "B", platform_id="PF2", prepare_wan_yuan=10, prepare_period="2027Q2"))
    found = compare(left, right)
    assert (found.left.prime_m2, found.right.prime_m2) == (5_000.0, 0.0)
    assert {name: (one.projects, two.projects) for name, (one, two) in found.platforms.items()} == {
        "PF1": (1, 0), "PF2": (0, 1),
    }  # fmt: skip
    assert found.money == {"2027Q1": (30.0, 0.0), "2027Q2": (0.0, 10.0)}


@pytest.mark.parametrize(
    ("left", "right", "proof"),
    [
        ((100, 100), (110, 110), Proof.BETTER),
        ((110, 110), (100, 100), Proof.WORSE),
        ((100, 100), (100, 100), Proof.EQUAL),
        ((100, 112), (110, 110), Proof.UNPROVEN),  # the left plan may be worth up to 112
        ((100, 109), (110, 115), Proof.BETTER),
        ((100, 110), (110, 110), Proof.UNPROVEN),  # they may be equal
    ],
)
def test_a_difference_counts_only_where_the_gaps_do_not_overlap(left, right, proof):
    one, other = (plan(row("P1", "A", score=value), bound=bound) for value, bound in (left, right))
    found = compare(one, other).value
    assert found.proof is proof
    assert (found.points, found.low, found.high) == (right[0] - left[0], right[0] - left[1], right[1] - left[0])


def test_points_of_another_measure_are_not_compared():
    other = {**plan(row("P1", "A")), "policy": {"content": {"quality": 1, "score": 2, "fit": 1}}}
    assert compare(plan(row("P1", "A")), other).value.proof is Proof.OTHER_MEASURE


def test_projects_known_on_one_side_only_are_named():
    assert compare(plan(row("P1", "A"), refused=["P2"]), plan(row("P1", "A"))).unknown == ("P2",)
