"""States say what may still happen to land and projects."""

from parcels.domain.codes import LandStatus, ProjectStage, Severity, Verdict
from parcels.domain.errors import InputRefused, ParcelsError
from parcels.domain.finding import Finding


def test_supplied_and_built_land_can_no_longer_be_allocated():
    assert [status for status in LandStatus if not status.is_allocatable] == [LandStatus.SUPPLIED, LandStatus.BUILT]


def test_a_project_with_land_or_withdrawn_no_longer_wants_land():
    assert [stage.value for stage in ProjectStage if stage.wants_land] == [
        "lead",
        "negotiating",
        "signed",
        "registered",
        "filed",
    ]


def test_a_lead_and_a_withdrawn_project_are_not_signed():
    assert [stage.value for stage in ProjectStage if not stage.is_signed] == ["lead", "negotiating", "withdrawn"]


def test_only_a_failed_blocking_rule_blocks():
    assert Finding("redline", Verdict.FAIL, Severity.BLOCK, "A-1").blocks
    assert not Finding("redline", Verdict.PASS, Severity.BLOCK, "A-1").blocks
    assert not Finding("forest", Verdict.FAIL, Severity.APPROVAL, "A-1").blocks


def test_an_error_carries_code_values_and_exit_code_but_no_sentence():
    error = InputRefused("row_empty", file="a.csv", row=14)
    assert isinstance(error, ParcelsError)
    assert (error.code, error.values, error.exit_code) == ("row_empty", {"file": "a.csv", "row": 14}, 2)
    assert str(error) == "row_empty(file='a.csv', row=14)"
