"""What moves the last day of a period: pauses that stop its clock, and extensions granted for it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol


class Cause(StrEnum):
    """Why land lies unused. In Chinese: 闲置原因; mandatory before anything beyond 疑似闲置（待认定） may be said."""

    ENTERPRISE = "enterprise"
    """企业原因."""
    GOVERNMENT = "government"
    """政府原因."""
    FORCE_MAJEURE = "force_majeure"
    """不可抗力."""
    MIXED = "mixed"
    """混合原因."""


STOPPING = (Cause.GOVERNMENT, Cause.FORCE_MAJEURE)
"""Causes whose pauses stop the clock of the enterprise; a mixed one does not, until somebody divides it."""


@dataclass(frozen=True)
class Pause:
    """A time in which the enterprise could not go on, both days included; without an end it lasts."""

    starts_on: date
    ends_on: date | None
    cause: Cause
    evidence: str | None = None


@dataclass(frozen=True)
class Extension:
    """More time granted for one clock, by months. In Chinese: 延期."""

    clock: str
    months: int
    granted_on: date
    evidence: str | None = None


class Moves(Protocol):
    """What is on record of both; ``None`` means nothing is recorded, which is never the same as "there was none"."""

    @property
    def pauses(self) -> tuple[Pause, ...] | None:
        """Pauses by any cause."""

    @property
    def extensions(self) -> tuple[Extension, ...] | None:
        """Extensions of any clock."""
