"""Why a project is where it is, or why it has no land."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from parcels.domain.errors import InputRefused
from parcels.service.prepared import nearest


@dataclass(frozen=True)
class WhyHere:
    """A chosen project: its assignment (see ``PlanResult.document``).

    ``runner_up`` is a short candidate record or ``None`` where the project gets no other site when this one is
    banned; ``regret`` is what the whole plan loses then, ``None`` where it was not computed.
    """

    project: str
    assignment: Mapping[str, Any]
    runner_up: Mapping[str, Any] | None
    regret: int | None


@dataclass(frozen=True)
class WhyNot:
    """A refused project: the funnel, the cheapest changes that land it, and the whole record of the refusal."""

    project: str
    funnel: Sequence[Mapping[str, Any]]
    relaxations: Sequence[Mapping[str, Any]]
    refusal: Mapping[str, Any]


@dataclass(frozen=True)
class LeftOut:
    """A project that took no part: ``stage`` (has its land, or was withdrawn) or ``needs_no_land``."""

    project: str
    reason: str


def explain_project(document: Mapping[str, Any], project_id: str) -> WhyHere | WhyNot | LeftOut:
    """Return why here, why not, or why it took no part, from the document of a plan.

    Raises
    ------
    InputRefused
        ``project_not_in_plan`` with similar ids.
    """
    for one in document["assignments"]:
        if one["project"] == project_id:
            return WhyHere(project_id, one, one["runner_up"], one["regret"])
    if project_id in document["refused"]:
        refusal = document["refused"][project_id]
        return WhyNot(project_id, refusal["funnel"], refusal["relaxations"], refusal)
    if project_id in document.get("left_out", {}):
        return LeftOut(project_id, document["left_out"][project_id])
    known = [*(one["project"] for one in document["assignments"]), *document["refused"]]
    raise InputRefused("project_not_in_plan", project=project_id, near=nearest(project_id, known))
