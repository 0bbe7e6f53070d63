"""What is known of a project on a date, and what is not."""

from dataclasses import replace

import pytest

from parcels.landing.forecast.history import Outcome, read_histories
from parcels.landing.forecast.settings import packaged_forecast_settings
from parcels.landing.milestones import LANDINGS, Entry, Milestone
from tests.landing.forecast.rolls import ON_CONTRACT, day, project

SETTINGS = packaged_forecast_settings()
SIGNED = day("2025-01-10")


def read(*projects, as_of="2026-01-09", landing=ON_CONTRACT):
    rows = [row for row, _ in projects]
    return read_histories(rows, {ladder.project: ladder for _, ladder in projects}, landing, SETTINGS, day(as_of))


def only(*args, **more):
    (found,) = read(*args, **more).signed
    return found


def test_an_open_project_is_followed_for_its_complete_months():
    found = only(project("P1", SIGNED), as_of="2026-01-08")
    assert (found.outcome, found.months, found.ended_in) == (Outcome.OPEN, 11, None)
    assert only(project("P1", SIGNED), as_of="2026-01-09").months == 12


def test_a_landing_on_the_ninth_of_april_is_in_month_two_and_three_months_were_followed():
    found = only(project("P1", SIGNED, landed=day("2025-04-09")))
    assert (found.outcome, found.ended_in, found.months, found.is_counted) == (Outcome.LANDED, 2, 3, True)
    assert only(project("P1", SIGNED, landed=day("2025-04-10"))).ended_in == 3


def test_a_landing_in_a_running_month_is_known_but_counted_only_when_the_month_is_over():
    landed = project("P1", SIGNED, landed=day("2025-04-12"))
    early, late = only(landed, as_of="2025-04-20"), only(landed, as_of="2025-05-09")
    assert (early.outcome, early.months, early.event) == (Outcome.LANDED, 3, Outcome.OPEN)
    assert (late.outcome, late.months, late.event) == (Outcome.LANDED, 4, Outcome.LANDED)


def test_withdrawal_ends_a_project_and_landing_before_it_stands():
    withdrawn = only(project("P1", SIGNED, withdrawn=day("2025-03-01")))
    assert (withdrawn.outcome, withdrawn.ended_in) == (Outcome.WITHDRAWN, 1)
    landed = only(project("P1", SIGNED, landed=day("2025-03-01"), withdrawn=day("2025-08-01")))
    assert landed.outcome is Outcome.LANDED
    assert only(project("P1", SIGNED, landed=day("2025-03-01"), withdrawn=day("2025-03-01"))).outcome is Outcome.LANDED


@pytest.mark.parametrize("later", [{"landed": day("2026-01-10")}, {"withdrawn": day("2026-01-10")}])
def test_what_happens_after_the_date_changes_nothing(later):
    assert only(project("P1", SIGNED, **later)) == only(project("P1", SIGNED))


def test_who_signs_after_the_date_is_not_there_yet():
    assert read(project("P1", day("2026-01-10"))).signed == ()
    assert len(read(project("P1", day("2026-01-09"))).signed) == 1


def test_of_two_contracts_the_first_counts():
    row, ladder = project("P1", SIGNED, landed=day("2025-03-01"))
    second = Entry(Milestone.CONTRACT, actual_on=day("2025-12-01"))
    both = replace(
        ladder, entries={**ladder.entries, Milestone.CONTRACT: (second, *ladder.entries[Milestone.CONTRACT])}
    )
    assert only((row, both)).ended_in == 1


def test_who_cannot_be_followed_is_left_out_and_counted_by_reason():
    found = read(
        project("P1", SIGNED, needs_land=False),
        project("P2", SIGNED, stage="withdrawn"),
        project("P3", SIGNED, landed=day("2025-01-09")),
        project("P4", None, stage="signed"),
        project("P5", None, stage="negotiating"),
        project("P6", SIGNED),
    )
    assert [one.project for one in found.signed] == ["P6"]
    assert found.left_out == {
        "needs_no_land": 1, "withdrawn_undated": 1, "ended_before_signing": 1, "signed_undated": 1,
    }  # fmt: skip


def test_a_project_without_need_of_land_stays_where_landing_means_no_land():
    assert len(read(project("P1", SIGNED, needs_land=False), landing=LANDINGS["producing"]).signed) == 1


def test_facts_are_those_of_the_signature():
    known = project(
        "P1", SIGNED, paper="投资协议、资金证明", clear=day("2025-07-11"), promoter_body="A", developer_body="B"
    )
    facts = dict(only(known).facts)
    assert facts.pop("clear_gap") == pytest.approx(182 / 30.4375)
    assert facts == {"land_named": "no", "funds_shown": "yes", "one_body": "no", "sector": "new_energy"}


def test_what_is_not_on_record_is_unknown_and_not_no():
    facts = only(project("P1", SIGNED)).facts
    assert [name for name, fact in facts.items() if fact is None] == [
        "land_named", "funds_shown", "clear_gap", "one_body",
    ]  # fmt: skip


def test_land_promised_before_the_signature_counts_as_no_wait_and_very_late_as_two_years():
    assert only(project("P1", SIGNED, clear=day("2024-06-01"))).facts["clear_gap"] == 0
    assert only(project("P1", SIGNED, clear=day("2029-06-01"))).facts["clear_gap"] == 24


def test_a_second_signature_paper_of_a_later_day_tells_nothing_of_the_first():
    row, ladder = project("P1", SIGNED, paper="投资协议")
    later = Entry(Milestone.SIGNED, actual_on=day("2025-06-01"), evidence="补充协议、资金证明")
    both = replace(ladder, entries={Milestone.SIGNED: (*ladder.entries[Milestone.SIGNED], later)})
    assert only((row, both)).facts["funds_shown"] == "no"
