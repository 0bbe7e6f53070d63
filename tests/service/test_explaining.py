from datetime import date

import pytest

from parcels.domain.errors import InputRefused
from parcels.service.access import system_actor
from parcels.service.explaining import LeftOut, WhyHere, WhyNot, explain_project
from parcels.service.plan_run import PlanOptions
from parcels.service.plans import make_plan


@pytest.fixture
def document(five):
    return make_plan(five, PlanOptions(date(2026, 11, 23)), actor=system_actor("tester")).document


def test_a_chosen_project_is_told_why_here(document):
    why = explain_project(document, "P1")
    assert isinstance(why, WhyHere)
    assert why.assignment["site"] == "A"
    assert sum(why.assignment["parts"].values()) == pytest.approx(why.assignment["score"], abs=1)


def test_a_refused_project_is_told_where_its_sites_were_lost(document):
    why = explain_project(document, "P3")
    assert isinstance(why, WhyNot)
    assert [step["step"] for step in why.funnel][:2] == ["universe", "area"]


def test_a_project_that_took_no_part_is_told_why(document):
    assert explain_project(document, "P4") == LeftOut("P4", "stage")


def test_an_unknown_project_is_refused(document):
    with pytest.raises(InputRefused) as caught:
        explain_project(document, "P9")
    assert caught.value.code == "project_not_in_plan"
