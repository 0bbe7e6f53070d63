"""The ladder of milestones: three dates and three meanings of 开工 are never mixed up."""

from datetime import date

import pytest

from parcels.domain.errors import InputRefused
from parcels.geo.schema import read_schema
from parcels.landing.milestones import STARTS, DateKind, Milestone, landing, read_ladders

JUNE = date(2026, 6, 30)


def ladder(*rows):
    return read_ladders([{"project_id": "P1", **row} for row in rows])["P1"]


def test_every_milestone_of_the_schema_is_known_and_no_other():
    field = next(one for one in read_schema("milestones") if one.name == "milestone")
    assert [str(one) for one in Milestone] == list(field.values)


def test_the_agreed_the_actual_and_the_statistical_date_are_kept_apart():
    """Agreed for March, contracted on 29 June, reported in July."""
    one = ladder(
        {
            "milestone": "contract",
            "agreed_on": date(2026, 3, 1),
            "actual_on": date(2026, 6, 29),
            "stat_on": date(2026, 7, 25),
        }
    )
    assert one.agreed(Milestone.CONTRACT) == date(2026, 3, 1)
    assert one.happened(Milestone.CONTRACT, JUNE) == date(2026, 6, 29)
    assert one.happened(Milestone.CONTRACT, JUNE, DateKind.STATISTICAL) is None
    assert one.happened(Milestone.CONTRACT, date(2026, 7, 25), DateKind.STATISTICAL) == date(2026, 7, 25)


def test_a_milestone_counts_from_the_day_it_happened_on():
    one = ladder({"milestone": "signed", "actual_on": JUNE})
    assert one.happened(Milestone.SIGNED, date(2026, 6, 29)) is None
    assert one.happened(Milestone.SIGNED, JUNE) == JUNE


def test_a_ceremony_is_neither_a_recognised_nor_a_statutory_start():
    one = ladder({"milestone": "start_ceremony", "actual_on": date(2026, 5, 8), "evidence": "现场照片"})
    assert [one.happened(start, JUNE) for start in STARTS] == [date(2026, 5, 8), None, None]
    assert not landing("statutory_start").holds(one, JUNE)
    assert not landing("recognised_start").holds(one, JUNE)


def test_landed_means_contract_and_delivery_unless_another_predicate_is_named():
    one = ladder(
        {"milestone": "registered", "actual_on": date(2026, 1, 5)},
        {"milestone": "contract", "actual_on": date(2026, 4, 1)},
        {"milestone": "delivered", "actual_on": date(2026, 5, 1)},
    )
    assert landing().on(one, JUNE) == date(2026, 5, 1)
    assert landing("contract").on(one, JUNE) == date(2026, 4, 1)
    assert landing("registered").on(one, JUNE) == date(2026, 1, 5)
    assert landing().on(one, date(2026, 4, 30)) is None
    assert landing("producing").on(one, JUNE) is None


def test_a_predicate_nobody_defined_is_refused():
    with pytest.raises(InputRefused, match="landing_unknown"):
        landing("tree_planted")


def test_of_two_records_the_first_date_counts_a_filing_given_anew_runs_from_the_last_and_the_difference_is_named():
    one = ladder(
        {"milestone": "contract", "actual_on": date(2026, 4, 1)},
        {"milestone": "contract", "actual_on": date(2026, 2, 1)},
        {"milestone": "listed", "actual_on": date(2026, 1, 1)},
        {"milestone": "listed", "actual_on": date(2026, 1, 1)},
    )
    assert one.happened(Milestone.CONTRACT, JUNE) == date(2026, 2, 1)
    assert one.renewed(Milestone.CONTRACT, JUNE) == date(2026, 4, 1)
    assert one.happened(Milestone.CONTRACT, date(2026, 3, 1)) == date(2026, 2, 1)
    assert one.repeated() == (Milestone.CONTRACT,)
