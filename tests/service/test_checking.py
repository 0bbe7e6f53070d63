from datetime import UTC, date, datetime

import pytest

from parcels.domain.codes import Verdict
from parcels.domain.errors import InputRefused
from parcels.service.access import system_actor
from parcels.service.checking import CheckOptions, check_allocations
from parcels.service.plan_run import PlanOptions
from parcels.service.plans import make_plan, save_plan

ACTOR = system_actor("tester")
AS_OF = date(2026, 11, 23)


def test_a_promise_on_record_is_an_allocation_to_check(five):
    (check,) = check_allocations(five, CheckOptions(AS_OF), actor=ACTOR)
    assert (check.allocation, check.source, check.project, check.parcels) == ("held:P2", "promise", "P2", ("B",))
    assert check.verdict is not Verdict.FAIL
    assert check.area_m2 == pytest.approx(20_000)


def test_a_promise_that_ran_out_fails(five):
    (check,) = check_allocations(five, CheckOptions(date(2027, 7, 1)), actor=ACTOR)
    assert check.verdict is Verdict.FAIL
    assert "promise_expired" in {finding.rule for finding in check.findings if finding.verdict is Verdict.FAIL}


def test_each_project_of_the_saved_plan_is_checked(five):
    number = save_plan(
        five, make_plan(five, PlanOptions(AS_OF), actor=ACTOR), now=datetime(2026, 11, 23, tzinfo=UTC), actor=ACTOR
    )
    checks = check_allocations(five, CheckOptions(AS_OF), actor=ACTOR)
    assert {check.allocation for check in checks} == {"held:P2", f"{number}:P1", f"{number}:P2"}
    assert all(check.verdict is not Verdict.FAIL for check in checks)


def test_findings_come_worst_first(five):
    (check,) = check_allocations(five, CheckOptions(date(2027, 7, 1)), actor=ACTOR)
    assert check.findings[0].verdict is Verdict.FAIL


def test_only_one_allocation_can_be_asked_for_and_an_unknown_one_is_refused(five):
    assert len(check_allocations(five, CheckOptions(AS_OF, allocation="held:P2"), actor=ACTOR)) == 1
    with pytest.raises(InputRefused):
        check_allocations(five, CheckOptions(AS_OF, allocation="held:P9"), actor=ACTOR)


def test_a_check_holds_an_allocation_against_the_catalogue_too(five):
    (check,) = check_allocations(five, CheckOptions(AS_OF), actor=ACTOR)
    found = {finding.rule: finding.verdict for finding in check.findings}
    assert found["plan_scheme"] is Verdict.PASS
    assert found["net_title"] is found["archaeology_survey"] is Verdict.UNDETERMINED
    assert found["quota_farmland"] is Verdict.NOT_SET
    assert check.verdict is Verdict.CONDITIONAL
