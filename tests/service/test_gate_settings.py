"""What the files of a workspace decide about the gate: the term of certificates, and the city's own working days."""

from datetime import date, timedelta

import pytest

from parcels.domain.errors import ActionRefused
from parcels.geo.schema import read_schema
from parcels.rules.clocks.calendar import WorkCalendar
from parcels.service.certificates import GateOptions, certify
from parcels.service.workspace import Workspace
from tests.service.conftest import AS_OF, PROMOTER

LAST = WorkCalendar().add(AS_OF, 20).day


def test_without_a_term_set_by_the_city_no_certificate_is_issued(five: Workspace, certified, own_landing):
    own_landing(five, lambda text: text.partition("[certificate]")[0])
    with pytest.raises(ActionRefused, match="certificate_no_term"):
        certified(five, "P1", "A")


def test_the_calendar_of_the_city_moves_the_dates_of_the_gate(five: Workspace, store_rows, own_calendar):
    """20 days from 23 November 2026 end on Sunday 13 December; the city rests on the 14th: the 15th, the 25th."""
    other = {"state": "not_needed"}
    items = next(field.values for field in read_schema("readiness") if field.name == "item")
    store_rows(five, "readiness", [{"parcel_id": "A", "item": item, **other} for item in items if item != "supply"])
    own_calendar(five, "date,working,note\n2026-12-14,no,本市文化节\n")
    gate = certify(five, "P1", GateOptions(AS_OF, "A"), actor=PROMOTER)
    assert gate.certificate.earliest_assumed_on == date(2026, 12, 25)
    assert gate.valid_until == LAST + timedelta(days=1)
