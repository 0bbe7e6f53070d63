"""Clearances (条保) and requests of firms on a date: last day by working days, and what each department has overdue.

Clock of a clearance: working days of its item after the day its papers were accepted, or the day promised. A regional
assessment (区域评估) of the platform that is valid on that day shortens it, unless the project is on the negative list;
one that spares the item leaves nothing to wait for. Clock of a request: working days after the day it was asked.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from parcels.landing.clearance_terms import ClearanceTerm, ClearanceTerms
from parcels.landing.record_chain import LandingRecord
from parcels.landing.records import Clearance, ClearanceResult, RegionalAssessment, ServiceRequest
from parcels.rules.clocks.calendar import WorkCalendar


class MatterState(StrEnum):
    """Where a clearance or a request stands. In Chinese: 办理状态."""

    WAITING = "waiting"
    """未受理: its papers were not accepted yet, so no clock runs."""
    OPEN = "open"
    """办理中."""
    OVERDUE = "overdue"
    """超期未办."""
    DONE = "done"
    """按期办结."""
    DONE_LATE = "done_late"
    """超期办结."""
    RETURNED = "returned"
    """已退回补正."""
    SPARED = "spared"
    """区域评估已覆盖，无需单独办理."""


@dataclass(frozen=True)
class ClearanceDue:
    """One clearance on a date; ``days`` are calendar days left, negative when over, counted at its result once there.

    ``is_covered``: a regional assessment shortened it. ``unknown_years``: public holidays nobody stated.
    """

    record: int
    project: str
    item: str
    department: str
    officer: str
    submitted_on: date | None
    accepted_on: date | None
    due_on: date | None
    days: int | None
    state: MatterState
    is_covered: bool
    result: ClearanceResult | None
    result_on: date | None
    unknown_years: tuple[int, ...] = ()


@dataclass(frozen=True)
class RequestDue:
    """One request of a firm on a date; ``days`` as of a clearance."""

    record: int
    project: str
    subject: str
    owner: str
    asked_on: date
    due_on: date
    days: int
    state: MatterState
    answered_on: date | None
    result: str
    unknown_years: tuple[int, ...] = ()


@dataclass(frozen=True)
class DepartmentLoad:
    """What a department has on its desk: clearances and requests by state, and those overdue, the longest first."""

    department: str
    counts: Mapping[MatterState, int]
    overdue: tuple[ClearanceDue | RequestDue, ...]


Covered = Mapping[tuple[str, str], tuple[RegionalAssessment, ...]]
"""Platform and kind of assessment → assessments on record."""


def covered_by(records: Iterable[LandingRecord]) -> Covered:
    """Return the regional assessments on record."""
    found: dict[tuple[str, str], list[RegionalAssessment]] = defaultdict(list)
    for one in records:
        if isinstance(one.body, RegionalAssessment) and one.platform_id is not None:
            found[one.platform_id, one.body.item].append(one.body)
    return {key: tuple(own) for key, own in found.items()}


def clearances_due(
    records: Iterable[LandingRecord], terms: ClearanceTerms, calendar: WorkCalendar, as_of: date
) -> tuple[ClearanceDue, ...]:
    """Return every clearance known of by a date, the one overdue longest first."""
    known = tuple(records)
    covered = covered_by(known)
    found = [_clearance(one, one.body, covered, (terms, calendar, as_of)) for one in known if _is_told(one, as_of)]
    return tuple(sorted(found, key=_urgency))


def _is_told(one: LandingRecord, as_of: date) -> bool:
    """Return whether a clearance is known of by a date; one without any date is foreseen since it was written."""
    return isinstance(one.body, Clearance) and (one.fact_on is None or _first_day(one.body) <= as_of)


def _first_day(body: Clearance) -> date:
    return min(day for day in (body.submitted_on, body.accepted_on) if day is not None)


def _clearance(
    one: LandingRecord, body: object, covered: Covered, read_by: tuple[ClearanceTerms, WorkCalendar, date]
) -> ClearanceDue:
    assert isinstance(body, Clearance)
    terms, calendar, as_of = read_by
    accepted, ended = _by(body.accepted_on, as_of), _by(body.result_on, as_of)
    term = terms.items.get(body.item)
    is_covered = _is_covered(one.platform_id, body, term, covered, accepted or as_of)
    result = body.result if ended is not None else None
    due, years = _last_day(body, term, is_covered, accepted, calendar)
    is_spared = is_covered and term is not None and term.covered_working_days == 0 and body.due_on is None
    state = MatterState.SPARED if is_spared and result is None else _state(accepted, due, ended, result, as_of)
    if is_spared:
        due = None
    return ClearanceDue(
        record=one.id,
        project=one.project,
        item=body.item,
        department=body.department,
        officer=body.officer,
        submitted_on=_by(body.submitted_on, as_of),
        accepted_on=accepted,
        due_on=due,
        days=None if due is None else (due - (ended or as_of)).days,
        state=state,
        is_covered=is_covered,
        result=result,
        result_on=ended,
        unknown_years=years,
    )


def _by(day: date | None, as_of: date) -> date | None:
    return day if day is not None and day <= as_of else None


def _is_covered(platform: str | None, body: Clearance, term: ClearanceTerm | None, covered: Covered, day: date) -> bool:
    """Return whether a regional assessment of the platform is valid on a day, for a project it may serve."""
    if term is None or not term.assessment or platform is None or body.is_on_negative_list:
        return False
    own = covered.get((platform, term.assessment), ())
    return any(one.done_on <= day and (one.valid_until is None or day <= one.valid_until) for one in own)


def _last_day(
    body: Clearance, term: ClearanceTerm | None, is_covered: bool, accepted: date | None, calendar: WorkCalendar
) -> tuple[date | None, tuple[int, ...]]:
    """Return the last day: the one promised, else by working days; ``None`` before acceptance and without a term."""
    if body.due_on is not None:
        return body.due_on, ()
    if accepted is None or term is None:
        return None, ()
    days = term.covered_working_days if is_covered else term.working_days
    found = calendar.add(accepted, days or 0)
    return found.day, found.unknown_years


def _state(
    accepted: date | None, due: date | None, ended: date | None, result: ClearanceResult | None, as_of: date
) -> MatterState:
    if result is ClearanceResult.RETURNED:
        return MatterState.RETURNED
    if ended is not None:
        return MatterState.DONE_LATE if due is not None and ended > due else MatterState.DONE
    if due is None:
        return MatterState.WAITING if accepted is None else MatterState.OPEN
    return MatterState.OVERDUE if as_of > due else MatterState.OPEN


def requests_due(
    records: Iterable[LandingRecord], terms: ClearanceTerms, calendar: WorkCalendar, as_of: date
) -> tuple[RequestDue, ...]:
    """Return every request asked by a date, the one overdue longest first."""
    own = ((one, one.body) for one in records if isinstance(one.body, ServiceRequest))
    found = [_request(one, body, terms, calendar, as_of) for one, body in own if body.asked_on <= as_of]
    return tuple(sorted(found, key=_urgency))


def _request(
    one: LandingRecord, body: ServiceRequest, terms: ClearanceTerms, calendar: WorkCalendar, as_of: date
) -> RequestDue:
    reckoned = calendar.add(body.asked_on, terms.request_working_days)
    due, years = (reckoned.day, reckoned.unknown_years) if body.due_on is None else (body.due_on, ())
    answered = _by(body.answered_on, as_of)
    state = MatterState.OVERDUE if as_of > due else MatterState.OPEN
    if answered is not None:
        state = MatterState.DONE if answered <= due else MatterState.DONE_LATE
    return RequestDue(
        record=one.id,
        project=one.project,
        subject=body.subject,
        owner=body.owner,
        asked_on=body.asked_on,
        due_on=due,
        days=(due - (answered or as_of)).days,
        state=state,
        answered_on=answered,
        result=body.result if answered is not None else "",
        unknown_years=years,
    )


_ORDER = {state: place for place, state in enumerate((MatterState.OVERDUE, MatterState.OPEN, MatterState.WAITING))}


def _urgency(one: ClearanceDue | RequestDue) -> tuple[int, int, str, int]:
    days = one.days if one.days is not None else 10**6
    return _ORDER.get(one.state, len(_ORDER)), days, one.project, one.record


def department_loads(dues: Iterable[ClearanceDue | RequestDue]) -> tuple[DepartmentLoad, ...]:
    """Return what each department has on its desk; who has most overdue first."""
    found: dict[str, list[ClearanceDue | RequestDue]] = defaultdict(list)
    for one in dues:
        found[one.department if isinstance(one, ClearanceDue) else one.owner].append(one)
    loads = [_load(department, own) for department, own in found.items()]
    return tuple(sorted(loads, key=lambda one: (-one.counts[MatterState.OVERDUE], one.department)))


def _load(department: str, own: list[ClearanceDue | RequestDue]) -> DepartmentLoad:
    counts = {state: sum(one.state is state for one in own) for state in MatterState}
    overdue = sorted((one for one in own if one.state is MatterState.OVERDUE), key=_urgency)
    return DepartmentLoad(department, counts, tuple(overdue))
