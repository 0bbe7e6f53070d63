"""A release review from the request to the decision: who may do what, on which case, and what the ledger says after."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from importlib.resources import files
from pathlib import Path

import pytest

from parcels.domain.allocation import AllocationStatus
from parcels.domain.errors import ActionRefused, InputRefused
from parcels.landing.reserve.entries import EntryKind, Standing, Terms
from parcels.landing.reserve.review import Scope, View
from parcels.service.access import ACTIONS, Role, demo_actors
from parcels.service.allocation_checks import LawOptions
from parcels.service.allocations import Proposal, Step, act, propose
from parcels.service.finding_decisions import FindingDecisionWish, decide_finding
from parcels.service.prepared import basis, pool
from parcels.service.queue import dossier
from parcels.service.reserve_ledger import Movement, enter, ledger_view
from parcels.service.reserve_reviews import (
    ReleaseDecision,
    ReleaseRequest,
    advise,
    compute_review,
    decide,
    request_release,
    withdraw,
)
from parcels.service.review_views import review_case, reviews
from parcels.service.workspace import Workspace, open_workspace
from parcels.store.state_check import check_state
from tests.service.conftest import AS_OF, NOW, five_parcels, workspace_of

pytestmark = pytest.mark.both_stores
PEOPLE = {actor.role: actor for actor in demo_actors()}
PLANNER, OFFICER, LEADER = PEOPLE[Role.PLANNER], PEOPLE[Role.OFFICER], PEOPLE[Role.LEADER]
LAW = LawOptions(AS_OF)
WISH = ReleaseRequest("r1", "E", "P1", "甲公司", "扩产")
DOCUMENT = "市长办公会 2026-32"


def asked(ws, wish=WISH, actor=PLANNER, on=AS_OF):
    return request_release(ws, wish, on=on, actor=actor, now=NOW)


def computed(ws, number=1, on=AS_OF):
    return compute_review(ws, number, on=on, actor=PLANNER, now=NOW)


def judged(ws, number=1):
    advise(ws, number, View.FOR, "符合定位", actor=PLANNER, now=NOW)
    advise(ws, number, View.WITH_CONDITIONS, "先落实供水", actor=OFFICER, now=NOW)


def decided(ws, scope=Scope.PROJECT, actor=LEADER, on=AS_OF, **more):
    wish = ReleaseDecision(1, 1, scope, "龙头项目", DOCUMENT, **more)
    return decide(ws, wish, on=on, actor=actor, now=NOW)


@pytest.fixture
def whole(place) -> Iterator[Workspace]:
    """The five parcels with a review of E for P1, computed and judged by both sides."""

    def make(target):
        ws = workspace_of(five_parcels(), target)
        asked(ws)
        computed(ws)
        judged(ws)
        ws.close()

    ws = open_workspace(place.holding("reviewed", make))
    yield ws
    ws.close()


def refused(code, call, *args, **kwargs):
    with pytest.raises((ActionRefused, InputRefused)) as caught:
        call(*args, **kwargs)
    assert caught.value.code == code
    return caught.value.values


def sites_of(ws, project, on=AS_OF):
    prepared = basis(ws, None, on)
    frame = pool(prepared, prepared.options()).frame
    return set(frame.loc[frame["project"] == project, "site"])


def test_the_case_holds_the_project_against_the_bar_other_land_and_other_users(five):
    asked(five)
    computed(five)
    content = review_case(five, 1, on=AS_OF, actor=LEADER).content
    # P1 is information, the land is kept for food; P1 and P2 both fit E, P1 also fits A
    assert (content["bar"]["least"], content["bar"]["is_met"], content["bar"]["is_wanted"]) == (65.0, True, False)
    assert content["site"]["site"] == "E"
    assert [one["site"] for one in content["alternatives"]] == ["A"]
    assert content["alternatives"][0]["lost"] == content["site"]["score"] - content["alternatives"][0]["score"]
    assert [one["project"] for one in content["others"]] == ["P2"]
    assert content["plan_now"]["site"] == "A"
    assert content["price"]["points"] == content["price"]["released"] - content["price"]["plan"] >= 0
    # P1 would leave A for E, nobody follows: for it alone the release is never worth more than for everybody
    assert 0 <= content["price_for"]["points"] <= content["price"]["points"]
    assert set(content["price_for"]["takers"]) <= {"P1"}
    assert content["checks"]["site"] == "E"


def test_a_case_can_be_computed_when_no_project_looks_for_land_any_more(five):
    asked(five)
    for project, site in (("P1", "A"), ("P2", "E")):
        propose(five, Proposal(project, project, site, AS_OF + timedelta(days=90)), LAW, actor=PLANNER, now=NOW)
    computed(five)
    content = review_case(five, 1, on=AS_OF, actor=LEADER).content
    assert content["site"] is None
    assert content["others"] == []


def test_a_release_for_the_project_lets_only_it_have_the_land_until_the_last_day(whole):
    review, entries = decided(whole)
    assert (review.status, review.scope, review.decided_by) == ("released", "project", "demo_leader")
    assert [(one.kind, one.review) for one in entries] == [(EntryKind.RELEASE_FOR, 1)]
    assert entries[0].terms.until == AS_OF + timedelta(days=180)
    assert "E" in sites_of(whole, "P1")
    assert "E" not in sites_of(whole, "P2")
    held = ledger_view(whole, entries[0].terms.until + timedelta(days=1), actor=LEADER).holdings["E"]
    assert (held.standing, held.is_lapsed) == (Standing.HELD, True)
    with whole.store.reading() as connection:
        assert check_state(connection) == ()


def test_land_in_reserve_may_be_proposed_but_not_approved(five):
    values = refused("reserve_not_released", approve, five, taken_up(five))
    assert (values["site"], values["action"]) == ("E", "approve")


def test_land_a_leader_has_released_for_the_project_is_approved(whole):
    decided(whole)
    assert approve(whole, taken_up(whole)).status is AllocationStatus.APPROVED


def taken_up(ws):
    made = propose(ws, Proposal("p1", "P1", "E", AS_OF + timedelta(days=90)), LAW, actor=PLANNER, now=NOW)
    return act(ws, Step(made.id, made.version, "take_up"), on=AS_OF, actor=OFFICER, now=NOW)


def approve(ws, one):
    for rule, subject in dossier(ws, one.id, on=AS_OF, actor=OFFICER).check.open_findings:
        wish = FindingDecisionWish(one.id, one.version, rule, subject, "waived", "专题会议纪要")
        decide_finding(ws, wish, on=AS_OF, actor=OFFICER, now=NOW)
    return act(ws, Step(one.id, one.version, "approve", "符合"), on=AS_OF, actor=OFFICER, now=NOW)


def test_a_release_in_general_opens_the_land_to_whoever_fits(whole):
    decided(whole, Scope.GENERAL)
    assert {"E"} <= sites_of(whole, "P1") & sites_of(whole, "P2")


def test_land_that_is_kept_stays_in_reserve_and_the_ledger_is_not_written(whole):
    review, entries = decided(whole, None)
    assert (review.status, entries) == ("kept", ())
    assert not ledger_view(whole, AS_OF, actor=LEADER).is_open
    assert "E" not in sites_of(whole, "P1")


def test_nobody_decides_before_planner_and_bureau_have_spoken_on_a_case_that_was_computed(five):
    asked(five)
    assert refused("review_refused", decided, five)["because"] == "paper_missing"
    refused("review_not_computed", advise, five, 1, View.FOR, "好", actor=PLANNER, now=NOW)
    computed(five)
    assert refused("review_refused", decided, five)["because"] == "opinion_planner"
    advise(five, 1, View.FOR, "好", actor=PLANNER, now=NOW)
    assert refused("review_refused", decided, five)["because"] == "opinion_officer"


def test_a_case_computed_before_the_ledger_moved_or_too_long_ago_decides_nothing(whole):
    later = AS_OF + timedelta(days=8)
    with pytest.raises(ActionRefused) as caught:
        decide(
            whole, ReleaseDecision(1, 1, None, "再等等", DOCUMENT), on=later, actor=LEADER, now=NOW + timedelta(days=8)
        )
    assert caught.value.values["because"] == "paper_outdated"
    enter(whole, Movement("designate", "A", Terms("好地块", DOCUMENT)), on=AS_OF, actor=LEADER, now=NOW)
    assert not review_case(whole, 1, on=AS_OF, actor=LEADER).is_current
    assert refused("review_refused", decided, whole)["because"] == "paper_outdated"


def test_an_opinion_given_on_an_earlier_case_counts_no_more(whole):
    compute_review(whole, 1, on=AS_OF, actor=OFFICER, now=NOW + timedelta(hours=1))
    assert refused("review_refused", decided, whole)["because"] == "opinion_planner"


def test_only_whoever_asked_withdraws_and_nothing_follows(five):
    asked(five)
    refused("review_not_yours", withdraw, five, 1, "不需要了", actor=PEOPLE[Role.PROMOTER], now=NOW)
    assert withdraw(five, 1, "不需要了", actor=PLANNER, now=NOW).status == "withdrawn"
    refused("review_over", computed, five)
    refused("review_over", advise, five, 1, View.FOR, "好", actor=PLANNER, now=NOW)
    assert refused("review_refused", decided, five)["because"] == "review_over"


def test_a_decision_on_a_review_somebody_changed_meanwhile_is_refused(whole):
    wish = ReleaseDecision(1, 2, None, "再等等", DOCUMENT)
    refused("review_changed", decide, whole, wish, on=AS_OF, actor=LEADER, now=NOW)


CALLS = {
    "request_release": lambda ws, actor: asked(ws, replace(WISH, request_id="r2", project_id="P2"), actor),
    "compute_release": lambda ws, actor: compute_review(ws, 1, on=AS_OF, actor=actor, now=NOW),
    "advise_release": lambda ws, actor: advise(ws, 1, View.AGAINST, "另有地块", actor=actor, now=NOW),
    "decide_release": lambda ws, actor: decided(ws, None, actor),
}


@pytest.mark.parametrize("action", CALLS)
def test_each_step_is_open_to_the_roles_of_the_table_and_refused_to_all_others(whole, action):
    for actor in demo_actors():
        if actor.role not in ACTIONS[action].roles:
            refused("action_not_allowed", CALLS[action], whole, actor)
    allowed = [actor for actor in demo_actors() if actor.role in ACTIONS[action].roles]
    assert CALLS[action](whole, allowed[0])


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"parcel_id": "A"}, "release_not_held"),
        ({"parcel_id": "Z"}, "release_unknown"),
        ({"project_id": "P9"}, "project_unknown"),
        ({"reason": " "}, "review_reason_missing"),
        ({"party": ""}, "review_party_missing"),
        ({"offer_wan_yuan_per_mu": -1.0}, "review_offer"),
        ({"reason": "长" * 4001}, "review_text_long"),
    ],
)
def test_a_request_names_land_in_reserve_a_project_and_a_reason(five, changes, code):
    refused(code, asked, five, replace(WISH, **changes))


def test_on_a_reserve_list_a_low_offer_may_be_answered_but_not_released(five):
    if "://" in five.target:
        pytest.skip("settings stand in a folder")
    packaged = files("parcels.landing.reserve").joinpath("reserve_demo.toml").read_text(encoding="utf-8")
    head, _, tail = packaged.replace('mode = "every_request"', 'mode = "reserve_list"').rpartition('reason = ""')
    (Path(five.target) / "reserve.toml").write_text(f'{head}reason = "储备清单"{tail}', encoding="utf-8")
    asked(five, replace(WISH, offer_wan_yuan_per_mu=55.0))
    computed(five)
    judged(five)
    assert refused("review_refused", decided, five)["because"] == "not_triggered"
    asked(five, replace(WISH, request_id="r2", project_id="P2", party="乙公司", offer_wan_yuan_per_mu=56.0))
    rows = {row.review.id: row.trigger for row in reviews(five, on=AS_OF, actor=LEADER)}
    assert {one.by for one in rows.values()} == {"several_parties"}
    assert decided(five)[0].status == "released"


def test_the_list_tells_how_many_working_days_each_review_takes(five):
    asked(five)
    (row,) = reviews(five, on=AS_OF + timedelta(days=7), actor=LEADER)
    assert (row.duration.working_days, row.duration.allowed, row.has_paper) == (5, 20, False)
