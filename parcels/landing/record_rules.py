"""Which records are refused: what cannot be true, whoever writes it.

What may be true and is odd is a finding instead (:mod:`parcels.landing.odd_records`).
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date

from parcels.domain.errors import InputRefused
from parcels.landing.clearance_terms import ClearanceTerms
from parcels.landing.records import (
    Body,
    Clearance,
    Inspection,
    RecordKind,
    RegionalAssessment,
    ServiceRequest,
    kind_of,
)
from parcels.landing.settings import CLOCKS
from parcels.rules.packs import Authority

EARLIEST = date(1980, 1, 1)
"""Before it nobody signed for land; a year of two or three digits is a slip of the pen."""
MAY_BE_AHEAD = frozenset({"agreed_on", "due_on", "by_on", "valid_until", "stat_on"})
"""Dates that may lie in the future; all others are of facts."""
ORDERED = (
    ("starts_on", "ends_on"),
    ("asked_on", "answered_on"),
    ("asked_on", "due_on"),
    ("submitted_on", "accepted_on"),
    ("submitted_on", "result_on"),
    ("accepted_on", "result_on"),
    ("accepted_on", "due_on"),
    ("raised_on", "due_on"),
    ("done_on", "valid_until"),
)
REQUIRED: Mapping[RecordKind, tuple[str, ...]] = {
    RecordKind.CAUSE: ("evidence",),
    RecordKind.PAUSE: ("evidence",),
    RecordKind.EXTENSION: ("evidence",),
    RecordKind.STOP: ("evidence",),
    RecordKind.REQUEST: ("subject", "text"),
    RecordKind.IDLE_DECISION: ("document",),
    RecordKind.ESCALATION: ("to", "note"),
    RecordKind.REGIONAL_ASSESSMENT: ("document",),
}
"""Texts without which a record says nothing."""
MEASURED: Mapping[RecordKind, tuple[str, ...]] = {
    RecordKind.INSPECTION: ("invested_wan_yuan", "physical_percent", "developed_area_mu", "works", "note"),
    RecordKind.ACHIEVED: (
        "investment_wan_yuan", "far", "output_wan_yuan_per_year", "tax_wan_yuan_per_year", "energy_tce_per_year",
    ),
    RecordKind.MILESTONE: ("agreed_on", "actual_on", "stat_on"),
    RecordKind.PLAN_POINT: ("planned_wan_yuan", "planned_percent"),
}  # fmt: skip
"""Of these at least one is given."""
GROWING = ("invested_wan_yuan", "physical_percent")
"""Figures of an inspection that only grow; one that falls needs a reason."""
LONGEST_TEXT = 4000
MOST_MONTHS = 120


def check_body(body: Body, on: date, terms: ClearanceTerms) -> None:
    """Raise where a record cannot be true on a day.

    Raises
    ------
    InputRefused
        ``record_future_date``, ``record_date_too_old``, ``record_dates_order``, ``record_number``, ``record_percent``,
        ``record_text_missing``, ``record_text_long``, ``record_empty``, ``record_result_undated``,
        ``record_months``, ``clock_unknown``, ``department_unknown``, ``clearance_item_unknown``,
        ``assessment_unknown``.
    """
    _check_dates(body, on)
    _check_numbers(body)
    _check_texts(body)
    _check_whole(body)
    _check_names(body, terms)


def _check_dates(body: Body, on: date) -> None:
    found = {one.name: day for one in fields(body) if isinstance(day := getattr(body, one.name), date)}
    for name, day in found.items():
        if day > on and name not in MAY_BE_AHEAD:
            raise InputRefused("record_future_date", field=name, date=day.isoformat(), today=on.isoformat())
        if day < EARLIEST:
            raise InputRefused("record_date_too_old", field=name, date=day.isoformat())
    for first, last in ORDERED:
        if first in found and last in found and found[last] < found[first]:
            shown = {"earlier": found[first].isoformat(), "later": found[last].isoformat()}
            raise InputRefused("record_dates_order", first=first, last=last, **shown)


def _check_numbers(body: Body) -> None:
    for one in fields(body):
        value = getattr(body, one.name)
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            continue
        if not math.isfinite(value) or value < 0:
            raise InputRefused("record_number", field=one.name, value=str(value))
        if one.name.endswith("_percent") and value > 100:
            raise InputRefused("record_percent", field=one.name, value=value)
    months = getattr(body, "months", 1)
    if not 1 <= months <= MOST_MONTHS:
        raise InputRefused("record_months", months=months, most=MOST_MONTHS)


def _check_texts(body: Body) -> None:
    for name in REQUIRED.get(kind_of(body), ()):
        if not getattr(body, name).strip():
            raise InputRefused("record_text_missing", field=name)
    for one in fields(body):
        value = getattr(body, one.name)
        longest = max(map(len, value), default=0) if isinstance(value, tuple) else len(value) if one.type is str else 0
        if longest > LONGEST_TEXT:
            raise InputRefused("record_text_long", field=one.name, length=longest, limit=LONGEST_TEXT)


def _check_whole(body: Body) -> None:
    kind = kind_of(body)
    measured = MEASURED.get(kind)
    if measured is not None and all(getattr(body, name) in (None, "") for name in measured):
        raise InputRefused("record_empty", kind=kind.value, fields=", ".join(measured))
    year, day = getattr(body, "year", None), getattr(body, "measured_on", None)
    if year is not None and day is not None and not EARLIEST.year <= year <= day.year:
        raise InputRefused("record_year", year=str(year), date=day.isoformat())
    if isinstance(body, ServiceRequest) and (body.answered_on is None) != (not body.result.strip()):
        raise InputRefused("record_result_undated", result="result", date="answered_on")
    if isinstance(body, Clearance) and (body.result_on is None) != (body.result is None):
        raise InputRefused("record_result_undated", result="result", date="result_on")


def _check_names(body: Body, terms: ClearanceTerms) -> None:
    clock = getattr(body, "clock", None)
    if clock is not None and clock not in CLOCKS:
        raise InputRefused("clock_unknown", clock=clock[:60], known=", ".join(CLOCKS))
    department = getattr(body, "department", None) or getattr(body, "owner", None)
    if department is not None and department not in list(Authority):
        raise InputRefused("department_unknown", department=department[:60], known=", ".join(Authority))
    if isinstance(body, Clearance) and body.item not in terms.items:
        raise InputRefused("clearance_item_unknown", item=body.item[:60], known=", ".join(terms.items))
    if isinstance(body, RegionalAssessment) and body.item not in terms.assessments:
        raise InputRefused("assessment_unknown", item=body.item[:60], known=", ".join(terms.assessments))


def check_growth(body: Inspection, before: Iterable[Inspection]) -> None:
    """Raise where a figure fell since the last inspection before it, and nobody says why.

    Raises
    ------
    InputRefused
        ``record_fell`` with the figure before and its day.
    """
    if body.reason.strip():
        return
    earlier = sorted((one for one in before if one.inspected_on <= body.inspected_on), key=_inspected)
    for name in GROWING:
        known = [one for one in earlier if getattr(one, name) is not None]
        value = getattr(body, name)
        if known and value is not None and value < getattr(known[-1], name):
            last = known[-1]
            shown = {"before": getattr(last, name), "on": last.inspected_on.isoformat()}
            raise InputRefused("record_fell", field=name, value=value, **shown)


def _inspected(one: Inspection) -> date:
    return one.inspected_on
