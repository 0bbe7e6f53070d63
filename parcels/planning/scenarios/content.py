"""What a scenario changes, as frozen values; nothing here touches the register. In Chinese: 情景方案.

Each kind of change is a small class; a content holds at most one change for one thing (a weight, a parcel, a project),
ordered by that thing, so that equal scenarios are equal whatever order they were drawn up in.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias

from parcels.domain.codes import PlatformLevel
from parcels.domain.errors import InputRefused
from parcels.geo.drafts import Edit
from parcels.planning.scenarios.assumptions import LONGEST_NAME as LONGEST_NAME
from parcels.planning.scenarios.assumptions import Demand, PlanUse, PromiseEnded, Supply, refuse_name, refuse_number

MOST_MONTHS = 240
PERIOD = re.compile(r"[0-9]{4}Q[1-4]")


class Scope(StrEnum):
    """Whose date of delivery is moved. In Chinese: 范围."""

    PARCEL = "parcel"
    """单个地块."""
    PLATFORM = "platform"
    """一个产业平台的全部地块."""
    ALL = "all"
    """全市地块."""


class CeilingKind(StrEnum):
    """What is limited. In Chinese: 指标与资金."""

    BUDGET = "budget"
    """前期开发资金，按季度（万元）."""
    NEW_CONSTRUCTION = "new_construction"
    """新增建设用地指标，按平台（亩）."""
    ENERGY = "energy"
    """能耗指标，按平台（吨标准煤/年）."""


class BarKind(StrEnum):
    """Which bar. In Chinese: 门槛."""

    ENTRY = "entry"
    """准入门槛."""
    RESERVE = "reserve"
    """留白地块启用门槛."""


@dataclass(frozen=True)
class Base:
    """From what a scenario was drawn up: hash of the policy, dataset → hash of its content, the day."""

    policy: str
    inputs: Mapping[str, str]
    as_of: date


@dataclass(frozen=True)
class Weight:
    """Another number for a weight of the policy, named by its path (``score.lambda_land``)."""

    path: str
    value: float

    def __post_init__(self) -> None:
        refuse_name("path", self.path)
        refuse_number("weight", self.value)

    @property
    def key(self) -> tuple[str, ...]:
        """The thing changed."""
        return (self.path,)


@dataclass(frozen=True)
class ReadyShift:
    """Another date of delivery: on a day, or some months later (earlier if negative) than recorded.

    The most specific shift of a parcel counts alone: its own, else that of its platform, else that of all.
    """

    scope: Scope
    subject: str = ""
    on: date | None = None
    months: int | None = None

    def __post_init__(self) -> None:
        if (self.scope is Scope.ALL) != (self.subject == ""):
            raise InputRefused("scenario_value", field="ready", value=self.subject or "–")
        if self.subject:
            refuse_name("ready", self.subject)
        if (self.on is None) == (self.months is None):
            raise InputRefused("scenario_value", field="ready", value="–" if self.on is None else str(self.on))
        if self.months is not None and not 0 < abs(self.months) <= MOST_MONTHS:
            raise InputRefused("scenario_value", field="ready", value=self.months)

    @property
    def key(self) -> tuple[str, ...]:
        """The thing changed."""
        return (self.scope.value, self.subject)


@dataclass(frozen=True)
class Ceiling:
    """Another limit of money (wan yuan in a quarter) or quota (mu, tce a year of a platform); ``None`` lifts it."""

    kind: CeilingKind
    name: str
    amount: float | None

    def __post_init__(self) -> None:
        refuse_name(self.kind.value, self.name)
        if self.kind is CeilingKind.BUDGET and not PERIOD.fullmatch(self.name):
            raise InputRefused("scenario_value", field="budget", value=self.name)
        if self.amount is not None:
            refuse_number(self.kind.value, self.amount)

    @property
    def key(self) -> tuple[str, ...]:
        """The thing changed."""
        return (self.kind.value, self.name)


@dataclass(frozen=True)
class NeedBy:
    """Another day by which a project needs its land."""

    project: str
    on: date

    def __post_init__(self) -> None:
        refuse_name("project", self.project)

    @property
    def key(self) -> tuple[str, ...]:
        """The thing changed."""
        return (self.project,)


@dataclass(frozen=True)
class QualityBar:
    """Another least quality, 0 to 100 points, for the platforms of a level."""

    kind: BarKind
    level: str
    points: float

    def __post_init__(self) -> None:
        if self.level not in tuple(PlatformLevel):
            raise InputRefused("scenario_value", field="bar", value=self.level)
        refuse_number("bar", self.points, most=100.0)

    @property
    def key(self) -> tuple[str, ...]:
        """The thing changed."""
        return (self.kind.value, self.level)


@dataclass(frozen=True)
class Release:
    """A parcel in reserve, lifted for this scenario."""

    parcel: str

    def __post_init__(self) -> None:
        refuse_name("parcel", self.parcel)

    @property
    def key(self) -> tuple[str, ...]:
        """The thing changed."""
        return (self.parcel,)


@dataclass(frozen=True)
class Lock:
    """A project that must get a site."""

    project: str
    site: str

    def __post_init__(self) -> None:
        refuse_name("project", self.project)
        refuse_name("site", self.site)

    @property
    def key(self) -> tuple[str, ...]:
        """The thing changed."""
        return (self.project,)


@dataclass(frozen=True)
class Ban:
    """A project that must not get a site."""

    project: str
    site: str

    def __post_init__(self) -> None:
        refuse_name("project", self.project)
        refuse_name("site", self.site)

    @property
    def key(self) -> tuple[str, ...]:
        """The thing changed."""
        return (self.project, self.site)


@dataclass(frozen=True)
class Pin:
    """An assignment kept as a plan had it: like a lock, and it lapses when the site is not of these atoms any more."""

    project: str
    site: str
    atoms: tuple[str, ...]

    def __post_init__(self) -> None:
        refuse_name("project", self.project)
        refuse_name("site", self.site)
        if not self.atoms:
            raise InputRefused("scenario_value", field="atoms", value="–")

    @property
    def key(self) -> tuple[str, ...]:
        """The thing changed."""
        return (self.project,)


Item: TypeAlias = (
    Weight | ReadyShift | Ceiling | NeedBy | QualityBar | Release | Lock | Ban | Pin
    | Demand | PlanUse | Supply | PromiseEnded
)  # fmt: skip


@dataclass(frozen=True)
class ScenarioContent:
    """Everything a scenario changes, and what it was drawn up from."""

    base: Base
    weights: tuple[Weight, ...] = ()
    ready: tuple[ReadyShift, ...] = ()
    ceilings: tuple[Ceiling, ...] = ()
    needs: tuple[NeedBy, ...] = ()
    bars: tuple[QualityBar, ...] = ()
    releases: tuple[Release, ...] = ()
    locks: tuple[Lock, ...] = ()
    bans: tuple[Ban, ...] = ()
    pins: tuple[Pin, ...] = ()
    demands: tuple[Demand, ...] = ()
    uses: tuple[PlanUse, ...] = ()
    supplies: tuple[Supply, ...] = ()
    promises: tuple[PromiseEnded, ...] = ()
    edits: tuple[Edit, ...] = field(default=())

    @property
    def items(self) -> tuple[Item, ...]:
        """All changes but the drafts."""
        return tuple(item for name in FIELDS.values() for item in getattr(self, name))

    @property
    def num_changes(self) -> int:
        """How many changes there are, drafts included."""
        return len(self.items) + len(self.edits)


FIELDS: Mapping[type, str] = {
    Weight: "weights",
    ReadyShift: "ready",
    Ceiling: "ceilings",
    NeedBy: "needs",
    QualityBar: "bars",
    Release: "releases",
    Lock: "locks",
    Ban: "bans",
    Pin: "pins",
    Demand: "demands",
    PlanUse: "uses",
    Supply: "supplies",
    PromiseEnded: "promises",
}
"""Kind of change → where a content holds it."""


def put(content: ScenarioContent, *items: Item) -> ScenarioContent:
    """Return a content with changes; one for the same thing is replaced, a lock replaces a pin and the other way.

    A ban takes the place of a lock or pin of the project on the same site, and the other way: both cannot be meant.
    """
    for item in items:
        content = _put_one(content, item)
    return content


def drop(content: ScenarioContent, *items: Item) -> ScenarioContent:
    """Return a content without the changes for the things that ``items`` name, whatever their values."""
    for item in items:
        content = _without(content, type(item), item.key)
    return content


def with_edits(content: ScenarioContent, edits: tuple[Edit, ...]) -> ScenarioContent:
    """Return a content with other drafts, in the order they were drawn."""
    return replace(content, edits=edits)


def _put_one(content: ScenarioContent, item: Item) -> ScenarioContent:
    if isinstance(item, Lock | Pin):
        content = _without(_without(content, Lock, item.key), Pin, item.key)
        content = _without(content, Ban, (item.project, item.site))
    if isinstance(item, Ban):
        asked: tuple[Lock | Pin, ...] = (*content.locks, *content.pins)
        content = drop(content, *(one for one in asked if (one.project, one.site) == item.key))
    name = FIELDS[type(item)]
    others = [one for one in getattr(content, name) if one.key != item.key]
    changed: dict[str, Any] = {name: tuple(sorted((*others, item), key=lambda one: one.key))}
    return replace(content, **changed)


def _without(content: ScenarioContent, kind: type, key: tuple[str, ...]) -> ScenarioContent:
    name = FIELDS[kind]
    changed: dict[str, Any] = {name: tuple(one for one in getattr(content, name) if one.key != key)}
    return replace(content, **changed)
