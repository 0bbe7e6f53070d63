"""What is refused because it cannot be true; today is 23 November 2026."""

from dataclasses import fields
from datetime import date

import pytest

from parcels.domain.errors import InputRefused
from parcels.interface.words import LANGUAGES, Words, slug
from parcels.landing.clearance_terms import packaged_terms, parse_terms
from parcels.landing.milestones import Milestone
from parcels.landing.progress import Cause
from parcels.landing.record_rules import check_body, check_growth
from parcels.landing.records import (
    BODIES,
    Achieved,
    CauseFound,
    Clearance,
    ClearanceResult,
    Escalation,
    ExtensionGranted,
    Inspection,
    MilestoneReached,
    PauseFound,
    PlanPoint,
    RecordKind,
    RegionalAssessment,
    ServiceRequest,
    WorksState,
    plain_body,
    read_body,
)

TODAY = date(2026, 11, 23)
TERMS = packaged_terms()
D = date(2026, 3, 2)
LATER = date(2026, 3, 3)
REFUSED = {
    "a pause that begins tomorrow": (PauseFound(date(2026, 11, 24), Cause.GOVERNMENT, "函"), "record_future_date"),
    "a year of two digits": (PauseFound(date(26, 3, 2), Cause.GOVERNMENT, "函"), "record_date_too_old"),
    "an end before its beginning": (PauseFound(LATER, Cause.GOVERNMENT, "函", ends_on=D), "record_dates_order"),
    "a pause that nothing proves": (PauseFound(D, Cause.GOVERNMENT, "  "), "record_text_missing"),
    "a cause that nothing proves": (CauseFound(D, Cause.ENTERPRISE, ""), "record_text_missing"),
    "101 per cent": (Inspection(D, physical_percent=101.0), "record_percent"),
    "money below nothing": (Inspection(D, invested_wan_yuan=-1.0), "record_number"),
    "money that is no number": (Inspection(D, invested_wan_yuan=float("nan")), "record_number"),
    "an inspection that found nothing": (Inspection(D, total_investment_wan_yuan=5.0), "record_empty"),
    "a milestone without a date": (MilestoneReached(Milestone.CONTRACT), "record_empty"),
    "a plan of nothing": (PlanPoint(D), "record_empty"),
    "figures of next year": (Achieved(2027, D, far=1.0), "record_year"),
    "no months": (ExtensionGranted(D, "start_late", 0, "批复"), "record_months"),
    "a clock nobody has": (ExtensionGranted(D, "start", 3, "批复"), "clock_unknown"),
    "an escalation to nobody": (Escalation(D, "start_late", "", "请办"), "record_text_missing"),
    "an answer without a date": (ServiceRequest(D, "用电", "增容", "energy", result="已办"), "record_result_undated"),
    "a request of nobody": (ServiceRequest(D, "用电", "增容", "nobody"), "department_unknown"),
    "a result without a date": (
        Clearance("fire", "housing", D, D, result=ClearanceResult.APPROVED), "record_result_undated",
    ),
    "an item nobody clears": (Clearance("magic", "housing"), "clearance_item_unknown"),
    "an assessment that shortens nothing": (RegionalAssessment("magic", D, "批文"), "assessment_unknown"),
    "a note as long as a book": (Inspection(D, note="长" * 4001), "record_text_long"),
}  # fmt: skip
ALLOWED = (
    PauseFound(TODAY, Cause.GOVERNMENT, "函"),
    PauseFound(D, Cause.MIXED, "函", ends_on=D),
    Inspection(D, physical_percent=0.0),
    Inspection(D, physical_percent=100.0, works=WorksState.FINISHED),
    Inspection(D, note="现场无人"),
    MilestoneReached(Milestone.START_STATUTORY, agreed_on=date(2027, 3, 1)),
    Clearance("fire", "housing"),
    ServiceRequest(D, "用电", "增容", "energy", due_on=date(2026, 12, 31)),
    RegionalAssessment("energy", D, "批文", valid_until=date(2029, 3, 1)),
    Achieved(2026, D, tax_wan_yuan_per_year=3.0),
)


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_true_is_refused_by_its_name(name):
    body, code = REFUSED[name]
    with pytest.raises(InputRefused) as caught:
        check_body(body, TODAY, TERMS)
    assert caught.value.code == code
    for language in LANGUAGES:
        said = Words(language).error(caught.value)
        assert "_" not in said.replace("clearances.toml", "") or code.endswith("_unknown")


@pytest.mark.parametrize("body", ALLOWED)
def test_what_can_be_true_is_taken_and_comes_back_as_it_was(body):
    check_body(body, TODAY, TERMS)
    kind = next(kind for kind, cls in BODIES.items() if isinstance(body, cls))
    assert read_body(kind, plain_body(body)) == body


def test_money_that_fell_needs_a_reason_and_only_against_what_was_found_before():
    before = [
        Inspection(date(2026, 1, 5), invested_wan_yuan=100.0),
        Inspection(date(2026, 9, 1), invested_wan_yuan=80.0),
    ]
    with pytest.raises(InputRefused) as caught:
        check_growth(Inspection(D, invested_wan_yuan=99.0), before)
    assert (caught.value.code, caught.value.values["before"], caught.value.values["on"]) == (
        "record_fell", 100.0, "2026-01-05",
    )  # fmt: skip
    check_growth(Inspection(D, invested_wan_yuan=99.0, reason="退回设备款"), before)
    check_growth(Inspection(D, invested_wan_yuan=100.0), before)
    check_growth(Inspection(date(2026, 1, 1), invested_wan_yuan=1.0), before)
    check_growth(Inspection(D, physical_percent=1.0), before)


@pytest.mark.parametrize(
    ("content", "code", "field"),
    [
        ({"inspected_on": "2026-3-2"}, "record_value", "inspected_on"),
        ({}, "record_value", "inspected_on"),
        ({"inspected_on": "2026-03-02", "money": 1}, "record_field_unknown", "money"),
        ({"inspected_on": "2026-03-02", "works": "asleep"}, "record_code", "works"),
    ],
)
def test_cells_that_cannot_be_read_are_refused_with_their_field(content, code, field):
    with pytest.raises(InputRefused) as caught:
        read_body(RecordKind.INSPECTION, content)
    assert (caught.value.code, caught.value.values["field"]) == (code, field)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_and_every_field_has_words(language):
    words = Words(language)
    wanted = [f"code-record-kind-{slug(kind)}" for kind in RecordKind]
    wanted += [f"code-record-field-{slug(field.name)}" for body in BODIES.values() for field in fields(body)]
    assert [one for one in wanted if not words.has(one)] == []


def test_terms_with_a_gap_are_refused_by_name():
    whole = 'name = "x"\nversion = "1"\nis_demo = true\nrequest_working_days = 5\n'
    item = '[items.a]\ndepartment = "water"\nworking_days = 10\nzh = "甲"\nen = "a"\n'
    assert parse_terms(whole + item, "clearances.toml").items["a"].working_days == 10
    for wrong in ('assessment = "b"\n', 'covered_working_days = 11\nassessment = "b"\n', "covered_working_days = 3\n"):
        with pytest.raises(InputRefused, match="landing_settings_invalid"):
            parse_terms(whole + item + wrong, "clearances.toml")
    assert TERMS.is_demo
    assert "environment" in TERMS.assessments
