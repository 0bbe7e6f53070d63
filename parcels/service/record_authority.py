"""Which action writing a record is, and which platform or department it is about."""

from collections.abc import Mapping
from dataclasses import dataclass

from parcels.domain.errors import InputRefused
from parcels.geo.city import City
from parcels.landing.record_chain import How
from parcels.landing.records import Body, Clearance, RecordKind, RegionalAssessment, ServiceRequest, kind_of
from parcels.rules.demand import text, words
from parcels.rules.packs import Authority
from parcels.service.access import Actor, Role
from parcels.service.nearest import nearest

ACTION_OF: Mapping[RecordKind, str] = {
    RecordKind.CAUSE: "record_cause",
    RecordKind.PAUSE: "record_cause",
    RecordKind.EXTENSION: "record_cause",
    RecordKind.STOP: "record_progress",
    RecordKind.INSPECTION: "record_progress",
    RecordKind.ACHIEVED: "record_progress",
    RecordKind.MILESTONE: "record_progress",
    RecordKind.PLAN_POINT: "record_progress",
    RecordKind.REQUEST: "record_request",
    RecordKind.CLEARANCE: "open_clearance",
    RecordKind.IDLE_DECISION: "decide_idle",
    RecordKind.ESCALATION: "escalate",
    RecordKind.REGIONAL_ASSESSMENT: "record_regional",
}
OF_DEPARTMENT = ("accepted_on", "due_on", "officer", "result", "result_on", "document")
"""What of a clearance only its department writes."""
OF_ANSWER = ("answered_on", "result")


@dataclass(frozen=True)
class Asked:
    """What is asked for: an action on the land of a platform, perhaps for a department."""

    action: str
    platform_id: str | None
    authority: str | None = None


def asked_for(body: Body, before: Body | None, how: How, actor: Actor, platform_id: str | None) -> Asked:
    """Return which action writing a body in the place of another (``None``: of none) is for a person."""
    if how is How.CONFIRMED:
        return Asked("confirm_cause", platform_id)
    if isinstance(body, Clearance) and _differs(body, before, OF_DEPARTMENT, how):
        return _by_department(body.department, "record_clearance", actor, platform_id)
    is_answer = isinstance(body, ServiceRequest) and _differs(body, before, OF_ANSWER, how)
    if isinstance(body, ServiceRequest) and is_answer and actor.role in (Role.DEPARTMENT, Role.OFFICER):
        return _by_department(body.owner, "answer_request", actor, platform_id)
    return Asked(ACTION_OF[kind_of(body)], platform_id)


def _by_department(department: str, action: str, actor: Actor, platform_id: str | None) -> Asked:
    if actor.role is Role.OFFICER and department == Authority.NATURAL_RESOURCES:
        return Asked("act_for_bureau", platform_id, department)
    return Asked(action, platform_id, department)


def _differs(body: Body, before: Body | None, names: tuple[str, ...], how: How) -> bool:
    """Return whether any of the fields is written; a withdrawal touches what it takes away."""
    if how is How.WITHDRAWN or before is None:
        return any(getattr(body, name) not in (None, "") for name in names)
    return any(getattr(body, name) != getattr(before, name) for name in (*names, "department") if hasattr(body, name))


def place_of(city: City, subject: str, kind: RecordKind) -> str | None:
    """Return the platform a record is about: that of the project, or of all the parcels it names.

    Raises
    ------
    InputRefused
        ``project_unknown`` or ``platform_unknown``, with similar ids.
    """
    if kind is RecordKind.REGIONAL_ASSESSMENT:
        if subject not in city.platforms.index:
            raise InputRefused("platform_unknown", platform=subject[:60], near=nearest(subject, city.platforms.index))
        return subject
    if subject not in city.projects.index:
        raise InputRefused("project_unknown", project=subject[:60], near=nearest(subject, city.projects.index))
    names = [name for name in ("platform_id", "parcel_ids") if name in city.projects.columns]
    row = {name: city.projects.at[subject, name] for name in names}
    own = text(row, "platform_id")
    if own is not None:
        return own
    known = city.parcels["platform_id"]
    found = {known.get(parcel) for parcel in words(row, "parcel_ids")}
    only = next(iter(found)) if len(found) == 1 else None
    return None if only is None else str(only)


def is_of_platform(body: Body) -> bool:
    """Return whether a record is about a platform rather than a project."""
    return isinstance(body, RegionalAssessment)
