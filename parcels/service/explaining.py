"""Why a project is where it is, or why it has no land."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class WhyHere:
    """A chosen project: its assignment (see ``PlanResult.document``), and the runner-up as a candidate record or ``None``."""

    project: str
    assignment: Mapping[str, Any]
    runner_up: Mapping[str, Any] | None
    regret: int | None


@dataclass(frozen=True)
class WhyNot:
    """A refused project: the funnel, who took its sites, the cheapest changes that land it."""

    project: str
    funnel: Sequence[Mapping[str, Any]]
    relaxations: Sequence[Mapping[str, Any]]
    refusal: Mapping[str, Any]


def explain_project(document: Mapping[str, Any], project_id: str) -> WhyHere | WhyNot:
    """Return why here or why not, from the document of a plan."""
    raise NotImplementedError
