from datetime import UTC, date, datetime

import pytest

from parcels.domain.errors import ActionRefused
from parcels.service.access import Actor, Role, system_actor
from parcels.service.exporting import gather_export
from parcels.service.plan_run import PlanOptions
from parcels.service.plans import make_plan, save_plan

ACTOR = system_actor("tester")
AS_OF = date(2026, 11, 23)


def test_an_export_without_a_plan_holds_land_and_findings(five):
    bundle = gather_export(five, as_of=AS_OF, actor=ACTOR)
    assert bundle.plan is None
    assert len(bundle.screening.measures) == len(bundle.city.parcels) == 5


def test_an_export_holds_the_plan_saved_last(five):
    result = make_plan(five, PlanOptions(AS_OF), actor=ACTOR)
    save_plan(five, result, now=datetime(2026, 11, 23, tzinfo=UTC), actor=ACTOR)
    assert gather_export(five, as_of=AS_OF, actor=ACTOR).plan.document["chosen"] == result.document["chosen"]


def test_an_administrator_may_not_take_the_data_out(five):
    with pytest.raises(ActionRefused):
        gather_export(five, as_of=AS_OF, actor=Actor("x", "x", Role.ADMINISTRATOR))
