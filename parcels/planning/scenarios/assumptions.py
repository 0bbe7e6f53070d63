"""What a scenario assumes of one project or parcel: size, planned use, supply, no promise. In Chinese: 假设条件.

These are the changes that :mod:`parcels.planning.explanation` proposes besides dates, money and release from reserve.
They are assumptions: no plan, agreement or service is changed by them, and proposals are checked on the register.
"""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from parcels.domain.errors import InputRefused
from parcels.rules.demand import SERVICES

LONGEST_NAME = 200


class DemandPart(StrEnum):
    """Which part of a project's demand. In Chinese: 用地需求."""

    AREA_MIN = "area_min_mu"
    """最小用地面积（亩）."""
    AREA_MAX = "area_max_mu"
    """最大用地面积（亩）."""
    WIDTH = "min_width_m"
    """最小宽度（米）."""


@dataclass(frozen=True)
class Demand:
    """Another least or largest area (mu) or least width (m) of a project."""

    project: str
    part: DemandPart
    value: float

    def __post_init__(self) -> None:
        refuse_name("project", self.project)
        refuse_number(self.part.value, self.value)

    @property
    def key(self) -> tuple[str, ...]:
        """The thing changed."""
        return (self.project, self.part.value)


@dataclass(frozen=True)
class PlanUse:
    """Another planned use of a parcel: scheme and code of the classification of land uses."""

    parcel: str
    scheme: str
    code: str

    def __post_init__(self) -> None:
        for name, value in (("parcel", self.parcel), ("plan_use_scheme", self.scheme), ("plan_use", self.code)):
            refuse_name(name, value)

    @property
    def key(self) -> tuple[str, ...]:
        """The thing changed."""
        return (self.parcel,)


@dataclass(frozen=True)
class Supply:
    """Another capacity of a service at a parcel, in the unit of the field (kVA, m³ a day)."""

    parcel: str
    service: str
    capacity: float

    def __post_init__(self) -> None:
        refuse_name("parcel", self.parcel)
        if self.service not in SERVICES:
            raise InputRefused("scenario_value", field="service", value=self.service[:LONGEST_NAME] or "–")
        refuse_number(self.service, self.capacity)

    @property
    def key(self) -> tuple[str, ...]:
        """The thing changed."""
        return (self.parcel, self.service)


@dataclass(frozen=True)
class PromiseEnded:
    """A parcel that the register promises to a project, taken as free."""

    parcel: str

    def __post_init__(self) -> None:
        refuse_name("parcel", self.parcel)

    @property
    def key(self) -> tuple[str, ...]:
        """The thing changed."""
        return (self.parcel,)


Assumption: TypeAlias = Demand | PlanUse | Supply | PromiseEnded


def refuse_name(field_name: str, value: str) -> None:
    """Refuse a name that is empty or too long; raises ``scenario_value``."""
    if not value.strip() or len(value) > LONGEST_NAME:
        raise InputRefused("scenario_value", field=field_name, value=value[:LONGEST_NAME] or "–")


def refuse_number(field_name: str, value: float, most: float = 1e12) -> None:
    """Refuse a number that is negative, too large or none; raises ``scenario_value``."""
    if not math.isfinite(value) or not 0 <= value <= most:
        raise InputRefused("scenario_value", field=field_name, value=str(value))
