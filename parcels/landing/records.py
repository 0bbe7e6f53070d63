"""What people record between signature and production: one frozen body per kind of record, and its plain form.

A body holds the facts of one record and nothing about who wrote it down. Money in wan yuan (万元), areas in mu (亩),
energy in tonnes of standard coal, working days nowhere: clocks are reckoned when they are read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum, StrEnum
from functools import cache
from typing import Any, get_args, get_type_hints

from pydantic import TypeAdapter, ValidationError

from parcels.domain.errors import InputRefused
from parcels.landing.causes import CauseCode
from parcels.landing.milestones import Milestone
from parcels.landing.progress import Cause


class RecordKind(StrEnum):
    """Kinds of records. In Chinese: 记录类别."""

    CAUSE = "cause"
    """原因认定."""
    PAUSE = "pause"
    """中止计时."""
    EXTENSION = "extension"
    """延期."""
    STOP = "stop"
    """停工."""
    INSPECTION = "inspection"
    """现场检查."""
    ACHIEVED = "achieved"
    """达成数据."""
    REQUEST = "request"
    """企业诉求."""
    CLEARANCE = "clearance"
    """条保事项."""
    MILESTONE = "milestone"
    """里程碑."""
    PLAN_POINT = "plan_point"
    """投资计划节点."""
    IDLE_DECISION = "idle_decision"
    """闲置土地认定与处置."""
    ESCALATION = "escalation"
    """领导督办."""
    REGIONAL_ASSESSMENT = "regional_assessment"
    """区域评估."""


class WorksState(StrEnum):
    """What an inspection found of the works. In Chinese: 施工状态."""

    GOING_ON = "going_on"
    """施工中."""
    STOPPED = "stopped"
    """停工."""
    FINISHED = "finished"
    """已完工."""


class ClearanceResult(StrEnum):
    """How a clearance ended. In Chinese: 办理结果."""

    APPROVED = "approved"
    """办结，同意."""
    REFUSED = "refused"
    """不予同意."""
    RETURNED = "returned"
    """退回补正."""
    NOT_NEEDED = "not_needed"
    """无需办理."""


class IdleOutcome(StrEnum):
    """What the competent department decided about idle land. In Chinese: 闲置土地认定与处置结果."""

    IDLE = "idle"
    """认定为闲置土地."""
    NOT_IDLE = "not_idle"
    """不构成闲置土地."""
    EXTENDED = "extended"
    """延长动工期限."""
    FEE = "fee"
    """征缴土地闲置费."""
    TAKEN_BACK = "taken_back"
    """无偿收回."""
    SWAPPED = "swapped"
    """置换土地."""
    BOUGHT_BACK = "bought_back"
    """有偿收回."""


RETURNED_LAND = frozenset({IdleOutcome.TAKEN_BACK, IdleOutcome.SWAPPED, IdleOutcome.BOUGHT_BACK})
"""Outcomes after which the project holds that land no more."""


@dataclass(frozen=True)
class CauseFound:
    """Why land lies unused or a project is late, as somebody found; it counts once another person confirmed it."""

    found_on: date
    cause: Cause
    evidence: str
    code: CauseCode | None = None
    note: str = ""


@dataclass(frozen=True)
class PauseFound:
    """A time in which the enterprise could not go on, both days included; without an end it lasts."""

    starts_on: date
    cause: Cause
    evidence: str
    ends_on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class ExtensionGranted:
    """More months for one clock (:data:`parcels.landing.settings.CLOCKS`)."""

    granted_on: date
    clock: str
    months: int
    evidence: str
    note: str = ""


@dataclass(frozen=True)
class StopFound:
    """A stop of the works: the day they stopped and the day they went on."""

    starts_on: date
    evidence: str
    ends_on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Inspection:
    """What an inspection found on the site.

    ``invested_wan_yuan`` is the money put in since the beginning, not since the last inspection; ``physical_percent``
    the progress of the works (形象进度, 0 to 100). ``reason`` says why a figure fell.
    """

    inspected_on: date
    invested_wan_yuan: float | None = None
    total_investment_wan_yuan: float | None = None
    physical_percent: float | None = None
    due_area_mu: float | None = None
    developed_area_mu: float | None = None
    works: WorksState | None = None
    note: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Achieved:
    """Figures achieved in a year, as measured later."""

    year: int
    measured_on: date
    investment_wan_yuan: float | None = None
    far: float | None = None
    output_wan_yuan_per_year: float | None = None
    tax_wan_yuan_per_year: float | None = None
    energy_tce_per_year: float | None = None
    evidence: str = ""
    note: str = ""


@dataclass(frozen=True)
class ServiceRequest:
    """What a firm asked for, who owes the answer, and the answer; ``due_on`` where a day was promised."""

    asked_on: date
    subject: str
    text: str
    owner: str
    due_on: date | None = None
    answered_on: date | None = None
    result: str = ""


@dataclass(frozen=True)
class Clearance:
    """One matter of a department for a project; its clock runs from the day the papers were accepted."""

    item: str
    department: str
    submitted_on: date | None = None
    accepted_on: date | None = None
    due_on: date | None = None
    officer: str = ""
    documents: tuple[str, ...] = ()
    result: ClearanceResult | None = None
    result_on: date | None = None
    document: str = ""
    is_on_negative_list: bool = False
    note: str = ""


@dataclass(frozen=True)
class MilestoneReached:
    """A milestone with its agreed, actual and statistical date, any of them."""

    milestone: Milestone
    agreed_on: date | None = None
    actual_on: date | None = None
    stat_on: date | None = None
    amount_wan_yuan: float | None = None
    area_mu: float | None = None
    evidence: str = ""


@dataclass(frozen=True)
class PlanPoint:
    """How far investment and works should be by a day, both since the beginning."""

    by_on: date
    planned_wan_yuan: float | None = None
    planned_percent: float | None = None
    evidence: str = ""


@dataclass(frozen=True)
class IdleDecision:
    """A formal act of the competent department about idle land, by its document."""

    decided_on: date
    outcome: IdleOutcome
    document: str
    note: str = ""


@dataclass(frozen=True)
class Escalation:
    """A leader asks somebody to act on a clock of a project by a day."""

    raised_on: date
    clock: str
    to: str
    note: str
    due_on: date | None = None


@dataclass(frozen=True)
class RegionalAssessment:
    """An assessment made once for a whole platform, so that its projects need none of their own for that item."""

    item: str
    done_on: date
    document: str
    valid_until: date | None = None


Body = (
    CauseFound | PauseFound | ExtensionGranted | StopFound | Inspection | Achieved | ServiceRequest | Clearance
    | MilestoneReached | PlanPoint | IdleDecision | Escalation | RegionalAssessment
)  # fmt: skip
BODIES: Mapping[RecordKind, type[Any]] = {
    RecordKind.CAUSE: CauseFound,
    RecordKind.PAUSE: PauseFound,
    RecordKind.EXTENSION: ExtensionGranted,
    RecordKind.STOP: StopFound,
    RecordKind.INSPECTION: Inspection,
    RecordKind.ACHIEVED: Achieved,
    RecordKind.REQUEST: ServiceRequest,
    RecordKind.CLEARANCE: Clearance,
    RecordKind.MILESTONE: MilestoneReached,
    RecordKind.PLAN_POINT: PlanPoint,
    RecordKind.IDLE_DECISION: IdleDecision,
    RecordKind.ESCALATION: Escalation,
    RecordKind.REGIONAL_ASSESSMENT: RegionalAssessment,
}
KINDS: Mapping[type[Any], RecordKind] = {body: kind for kind, body in BODIES.items()}
FACT_DATES: Mapping[RecordKind, tuple[str, ...]] = {
    RecordKind.CAUSE: ("found_on",),
    RecordKind.PAUSE: ("starts_on",),
    RecordKind.EXTENSION: ("granted_on",),
    RecordKind.STOP: ("starts_on",),
    RecordKind.INSPECTION: ("inspected_on",),
    RecordKind.ACHIEVED: ("measured_on",),
    RecordKind.REQUEST: ("asked_on",),
    RecordKind.CLEARANCE: ("accepted_on", "submitted_on"),
    RecordKind.MILESTONE: ("actual_on", "stat_on", "agreed_on"),
    RecordKind.PLAN_POINT: ("by_on",),
    RecordKind.IDLE_DECISION: ("decided_on",),
    RecordKind.ESCALATION: ("raised_on",),
    RecordKind.REGIONAL_ASSESSMENT: ("done_on",),
}
"""Where the date of the fact stands, the first one given."""


def kind_of(body: Body) -> RecordKind:
    """Return the kind of a body."""
    return KINDS[type(body)]


def fact_on(body: Body) -> date | None:
    """Return the date of the fact; ``None`` where a clearance is only foreseen."""
    days = (getattr(body, name) for name in FACT_DATES[kind_of(body)])
    return next((day for day in days if day is not None), None)


def plain_body(body: Body) -> dict[str, Any]:
    """Return the facts as JSON holds them; what is empty is left out."""
    cells = ((one.name, getattr(body, one.name)) for one in fields(body))
    return {name: _plain(value) for name, value in cells if not _is_blank(value)}


def _is_blank(value: object) -> bool:
    """Return whether nothing is said; nought is something."""
    return value is None or value is False or value in ("", ())


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


@cache
def field_names(kind: RecordKind) -> tuple[str, ...]:
    """Return the fields of a kind, in order."""
    return tuple(one.name for one in fields(BODIES[kind]))


@cache
def _reader(kind: RecordKind) -> TypeAdapter[Any]:
    return TypeAdapter(BODIES[kind])


def _codes(kind: RecordKind, field: str) -> Iterable[Enum]:
    """Return the codes a field takes."""
    hint = get_type_hints(BODIES[kind])[field]
    kinds = (one for one in (hint, *get_args(hint)) if isinstance(one, type) and issubclass(one, Enum))
    return tuple(next(kinds))


def read_body(kind: RecordKind, content: Mapping[str, Any]) -> Body:
    """Return the body of a kind from plain values (ISO dates, codes, numbers).

    Raises
    ------
    InputRefused
        ``record_field_unknown`` for a name the kind does not have, ``record_code`` for a code its field does not have,
        ``record_value`` for a value that is missing or cannot be read.
    """
    known = field_names(kind)
    for name in content:
        if name not in known:
            raise InputRefused("record_field_unknown", kind=kind.value, field=str(name)[:60], known=", ".join(known))
    try:
        found: Body = _reader(kind).validate_python(content)
    except ValidationError as error:
        first = error.errors()[0]
        place, value = ".".join(map(str, first["loc"])), first["input"]
        shown = "" if first["type"] == "missing" else str(value)[:60]
        if first["type"] == "enum":
            codes = ", ".join(str(one.value) for one in _codes(kind, place))
            raise InputRefused("record_code", kind=kind.value, field=place, value=shown, known=codes) from error
        raise InputRefused("record_value", kind=kind.value, field=place, value=shown) from error
    return found
