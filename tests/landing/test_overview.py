"""The leader's counts: each project once, at the first step it owes, with who owes it and why."""

from dataclasses import replace
from datetime import date

import pytest

from parcels.landing.clocks import ClockLaw
from parcels.landing.milestones import read_ladders
from parcels.landing.overview import Gap, ProjectFacts, by_cause, by_owner, landing_overview
from parcels.landing.progress import LandingCase, Progress
from parcels.landing.report import landing_report
from parcels.landing.settings import packaged_settings
from parcels.landing.warnings import Party
from parcels.rules.clocks.calendar import Reckoning, WorkCalendar
from parcels.rules.clocks.periods import periods_of
from parcels.rules.packs import packaged_book, rules_by_code
from parcels.rules.policy import load_policy

PERIODS = periods_of(rules_by_code(date(2026, 11, 23), load_policy(), packaged_book()))
AS_OF = date(2026, 7, 1)
OVER, AHEAD = date(2026, 6, 30), date(2027, 6, 30)
BODIES = {"promoter": "招商一局", "developer": "开发公司"}


def case(project, *rows, **known):
    told = [{"milestone": "signed", "actual_on": date(2025, 7, 1)}, *rows]
    ladder = read_ladders([{"project_id": project, **row} for row in told])[project]
    return LandingCase(project, ladder, bodies={"enterprise": f"企业{project}", **BODIES}, **known)


def agreed(milestone, on, actual=None):
    return {"milestone": milestone, "agreed_on": on, "actual_on": actual}


def done(*milestones):
    return [{"milestone": one, "actual_on": date(2026, 1, 5)} for one in milestones]


def overview(*cases, facts=None):
    settings = packaged_settings()
    report = landing_report(cases, (), ClockLaw(PERIODS, Reckoning(WorkCalendar()), AS_OF), settings)
    usual = {one.project: ProjectFacts(1000.0, 50.0, True, True) for one in cases}
    return landing_overview(cases, report, usual | (facts or {}))


def test_every_signed_project_is_counted_in_exactly_one_place():
    found = overview(
        case("A", agreed("cleared", AHEAD)),
        case("B", *done("contract", "delivered")),
        case("C", *done("contract", "delivered", "start_statutory")),
        case("D", *done("producing")),
        case("E", is_withdrawn=True),
        case("F"),
        facts={"F": ProjectFacts(1000.0, None, False, False)},
    )
    totals = {gap: share.total for gap, share in found.gaps.items()}
    assert totals == {Gap.NOT_LANDED: 1, Gap.NOT_STARTED: 1, Gap.NOT_PRODUCING: 1}
    assert (found.producing, found.withdrawn, found.needs_no_land) == (1, 1, 1)
    assert found.signed == 6


def test_a_project_counts_under_the_earliest_step_that_is_over_not_the_longest():
    """Clearing is one day over and holds up the listing, which was agreed for earlier still."""
    (one,) = overview(case("A", agreed("listed", date(2026, 1, 1)), agreed("cleared", OVER))).stuck
    assert (one.clock, one.days, one.owner) == ("agreed_cleared", 1, Party("developer", "开发公司"))
    assert (one.cause, one.source) == ("not_cleared", "milestones")


@pytest.mark.parametrize(("due_on", "stuck"), [(AS_OF, 0), (OVER, 1)])
def test_a_project_is_stuck_from_the_day_after_the_last(due_on, stuck):
    share = overview(case("A", agreed("cleared", due_on))).gaps[Gap.NOT_LANDED]
    assert (share.n, share.total, share.undated) == (stuck, 1, 0)


def test_the_cause_somebody_recorded_goes_before_the_one_read_from_milestones():
    one = case("A", agreed("cleared", OVER), progress=Progress(cause_code="design"))
    assert [(item.cause, item.source) for item in overview(one).stuck] == [("design", "recorded")]


def test_a_step_that_names_no_cause_says_that_none_is_recorded():
    (one,) = overview(case("A", agreed("filed", OVER))).stuck
    assert (one.cause, one.owner) == ("not_recorded", Party("enterprise", "企业A"))


def test_a_signature_without_land_is_stuck_with_its_promoter_since_that_day():
    """365 days from 2025-07-01 to 2026-07-01."""
    (one,) = overview(case("A"), facts={"A": ProjectFacts(1000.0, 50.0, True, False)}).stuck
    assert (one.cause, one.clock, one.days, one.owner) == ("no_land_named", "", 365, Party("promoter", "招商一局"))


def test_a_contract_names_land():
    found = overview(case("A", *done("contract")), facts={"A": ProjectFacts(1000.0, 50.0, True, False)})
    assert found.stuck == ()


def test_of_a_project_without_any_agreed_date_nothing_is_said():
    share = overview(case("A")).gaps[Gap.NOT_LANDED]
    assert (share.n, share.total, share.undated) == (0, 1, 1)


def test_the_land_certificate_that_is_late_does_not_hold_up_the_start():
    rows = [*done("contract", "delivered"), agreed("certificate", OVER), agreed("start_statutory", AHEAD)]
    assert overview(case("A", *rows)).stuck == ()


def test_a_late_start_is_the_gap_after_landing():
    """The agreed start lies after the contract; the enterprise owes it."""
    (one,) = overview(case("A", *done("contract", "delivered"), agreed("start_statutory", OVER))).stuck
    assert (one.gap, one.clock, one.owner.role) == (Gap.NOT_STARTED, "start_late", "enterprise")


def test_money_adds_up_and_unrecorded_money_is_counted_apart():
    facts = {"A": ProjectFacts(300.0, 50.0, True, True), "C": ProjectFacts(None, 50.0, True, True)}
    late = (case(name, agreed("cleared", OVER)) for name in "AC")
    share = overview(case("B", agreed("cleared", AHEAD)), *late, facts=facts).gaps[Gap.NOT_LANDED]
    assert (share.n, share.total, share.n_wan_yuan, share.total_wan_yuan, share.unknown) == (2, 3, 300.0, 1300.0, 1)


def test_the_largest_stands_first_and_unrecorded_money_last():
    facts = {name: ProjectFacts(money, 50.0, True, True) for name, money in (("A", 1.0), ("B", None), ("C", 9.0))}
    late = [case(name, agreed("cleared", OVER)) for name in "ABC"]
    assert [one.project for one in overview(*late, facts=facts).stuck] == ["C", "A", "B"]


def test_slices_add_up_to_the_stuck_projects_and_enterprises_are_one_group():
    rows = {"A": "filed", "B": "filed", "C": "cleared"}
    stuck = overview(*(case(name, agreed(step, OVER)) for name, step in rows.items())).stuck
    causes = {one.key: (one.projects, one.wan_yuan) for one in by_cause(stuck)}
    assert causes == {"not_recorded": (("A", "B"), 2000.0), "not_cleared": (("C",), 1000.0)}
    owners = [(one.owner, len(one.projects)) for one in by_owner(stuck)]
    assert owners == [(Party("enterprise"), 2), (Party("", "开发公司"), 1)]


def test_a_body_that_promotes_one_project_and_develops_another_is_counted_once():
    bodies = {"promoter": "管委会", "developer": "管委会"}
    one, two = case("A", agreed("cleared", OVER)), case("B")
    cases = [replace(item, bodies=bodies) for item in (one, two)]
    stuck = overview(*cases, facts={"B": ProjectFacts(1000.0, 50.0, True, False)}).stuck
    assert [(item.owner, item.projects) for item in by_owner(stuck)] == [(Party("", "管委会"), ("A", "B"))]
