"""The form of a rule pack: one YAML file per topic and level, its entries dated and sourced.

A pack states facts only. What is in force on a date, and which level wins, is :mod:`parcels.rules.rulebook`.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from parcels.domain.codes import Severity
from parcels.domain.errors import InputRefused

CONSTRAINT = "constraint"
CODE = r"^[a-z][a-z0-9_]*$"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The safe loader in C where PyYAML was built with it: ten times as fast."""
DAY = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"


class Grade(StrEnum):
    """How well a rule is evidenced. In Chinese: 依据等级."""

    LAW = "law"
    """法律法规原文已核."""
    OFFICIAL = "official"
    """政府网站."""
    SECONDARY = "secondary"
    """转载."""
    CODE = "code"
    """业务软件做法，非法律依据."""
    POLICY = "policy"
    """本市自定."""
    UNVERIFIED = "unverified"
    """待核，不得引用."""


class Level(StrEnum):
    """Who issues a pack, in ascending precedence. In Chinese: 规则层级."""

    NATIONAL = "national"
    """国家."""
    PROVINCE = "province"
    """省."""
    DEMO = "demo"
    """演示数据: demo workspaces only."""
    CITY = "city"
    """市."""


LEVELS = tuple(Level)


class Authority(StrEnum):
    """Department that decides. In Chinese: 主管部门."""

    NATURAL_RESOURCES = "natural_resources"
    FORESTRY = "forestry"
    ECOLOGY = "ecology"
    WATER = "water"
    HERITAGE = "heritage"
    TRANSPORT = "transport"
    ENERGY = "energy"
    RAILWAY = "railway"
    AVIATION = "aviation"
    WEATHER = "weather"
    EMERGENCY = "emergency"
    INDUSTRY = "industry"
    AGRICULTURE = "agriculture"
    DEVELOPMENT_REFORM = "development_reform"
    HOUSING = "housing"
    INVESTMENT = "investment"
    FINANCE = "finance"
    TAX = "tax"
    STATISTICS = "statistics"
    GOVERNMENT = "government"


class Step(StrEnum):
    """Where a rule is checked: on a layer, at a step of the funnel, or in the life of an allocation."""

    CONSTRAINT = "constraint"
    AREA = "area"
    SHAPE = "shape"
    USE = "use"
    LAW = "law"
    SERVICES = "services"
    READY = "ready"
    BAR = "bar"
    FREE = "free"
    SUPPLY = "supply"
    """Before land is supplied. In Chinese: 供地前."""
    CONTRACT = "contract"
    """出让合同与监管协议."""
    INDICATOR = "indicator"
    """控制指标."""
    QUOTA = "quota"
    """计划指标."""
    CLOCK = "clock"
    """法定时限."""


class Sourced(BaseModel):
    """Where a fact is written and who read it there last."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    document: str | None = None
    article: str | None = None
    edition: str | None = None
    link: str | None = None
    last_checked_on: str | None = Field(default=None, pattern=DAY)
    last_checked_by: str | None = None
    grade: Grade | None = None


class NumberEntry(Sourced):
    """One number of a rule; ``value`` empty means that no number is set, which is never zero.

    ``of`` names the classes the number is for, ``low`` and ``high`` a band of a measured class (kV), ends included.
    A number of a table by industry has a name of its own and says in ``limits`` which limit it is (``far_min``), in
    ``sector`` and ``classification`` for which industries by which edition of the codes, and on which ``land_grade``.
    ``stricter`` says which way a local number may move, ``is_binding`` that a recommended number is mandatory here.
    Source fields left out are those of the entry.
    """

    value: float | None = None
    unit: str
    of: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    limits: str | None = None
    sector: str = ""
    classification: str = ""
    land_grade: int | None = None
    is_binding: bool = False
    stricter: Literal["higher", "lower"] | None = None


class RuleEntry(Sourced):
    """One rule as a pack states it.

    At a higher level an entry of a known code states only what differs: a field left out keeps that of the level
    below, and so does a number.

    Attributes
    ----------
    step
        Where it is checked; ``constraint`` for layers.
    applies
        ``outside`` for layers land must lie in.
    projects
        Whom it is about: all projects, chemical ones, or those that discharge or make noise.
    kind, grades
        Kind of constraint layer, and the grades of its features, this rule is about; by default the kind named as the
        rule, and every grade no other rule names.
    corridor
        Lines or areas around which the rule reaches as far as its numbers say, instead of a layer drawn by somebody.
    met_by
        Item of readiness that meets the rule.
    lists, tables
        Lists of codes and crosswalks of codes by name, for rules that need words instead of numbers.
    title
        Name of a rule the program has no name for, by language.
    """

    code: str = Field(pattern=CODE)
    step: Step | None = None
    severity: Severity | None = None
    authority: Authority | None = None
    applies: Literal["inside", "outside"] | None = None
    projects: Literal["all", "chemical", "discharging", "noisy"] | None = None
    kind: str | None = None
    grades: tuple[str, ...] | None = None
    corridor: Literal["roads", "power_line", "gas_pipeline", "railway_track", "weather_station"] | None = None
    met_by: str | None = None
    effective_from: date | None = None
    effective_to: date | None = None
    values: Mapping[str, NumberEntry] = Field(default_factory=dict)
    lists: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    tables: Mapping[str, Mapping[str, str]] = Field(default_factory=dict)
    title: Mapping[Literal["zh", "en"], str] = Field(default_factory=dict)

    def in_force(self, on: date) -> bool:
        """Return whether the rule is in force on a date; an absent end is open."""
        return (self.effective_from is None or self.effective_from <= on) and (
            self.effective_to is None or on <= self.effective_to
        )

    def meets(self, other: "RuleEntry") -> bool:
        """Return whether there is a day on which both are in force."""
        first, last = date.min, date.max
        starts = max(self.effective_from or first, other.effective_from or first)
        return starts <= min(self.effective_to or last, other.effective_to or last)


class Pack(BaseModel):
    """One file of rules.

    Attributes
    ----------
    pack
        Name, ``<level>.<topic>``.
    level, region, topic
        Who issued it, for where, about what; ``region: demo`` marks 演示数据.
    last_checked_on, last_checked_by
        Of every entry that states none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    pack: str = Field(pattern=r"^[a-z][a-z0-9_.-]*$")
    level: Level
    region: str = ""
    topic: str = Field(pattern=CODE)
    last_checked_on: str | None = Field(default=None, pattern=DAY)
    last_checked_by: str | None = None
    rules: tuple[RuleEntry, ...] = ()


def parse_pack(text: str, name: str) -> Pack:
    """Return the pack written in a YAML text.

    Raises
    ------
    InputRefused
        ``pack_invalid`` naming file, entry and problem.
    """
    try:
        return Pack.model_validate(yaml.load(text, LOADER))
    except yaml.YAMLError as error:
        raise InputRefused("pack_invalid", file=name, path="-", problem=type(error).__name__) from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        path = ".".join(str(part) for part in first["loc"]) or "-"
        raise InputRefused("pack_invalid", file=name, path=path, problem=str(first["type"])) from error
