"""Two solved scenarios side by side, or one and today's plan; each side says how old it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from geopandas import GeoDataFrame

from parcels.domain.errors import InputRefused
from parcels.planning.scenarios.comparison import Comparison, compare
from parcels.rules.policy import policy_hash
from parcels.service.access import Actor, require
from parcels.service.plans import latest_plan
from parcels.service.policies import workspace_policy
from parcels.service.scenario_runs import last_plan
from parcels.service.scenarios import scenario
from parcels.service.workspace import Workspace
from parcels.store.scenarios import StoredScenario

REQUESTS = ("locks", "bans", "release")


@dataclass(frozen=True, eq=False)
class Side:
    """One side: the scenario (``None``: today), the document of its plan, the chosen sites (index ``project``).

    ``is_stale``: data, policy or scenario changed since. ``findings`` are plain records of what did not hold any more.
    """

    scenario: StoredScenario | None
    document: Mapping[str, Any]
    sites: GeoDataFrame
    made_at: datetime
    is_stale: bool
    findings: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, eq=False)
class Compared:
    """Two sides with what differs.

    ``remarks`` are codes: ``left_stale``, ``right_stale``, ``other_day``, ``other_data``, ``not_optimal``.
    """

    left: Side
    right: Side
    comparison: Comparison
    remarks: tuple[str, ...]


def compare_scenarios(ws: Workspace, left: int | None, right: int | None, *, actor: Actor) -> Compared:
    """Return two solved scenarios side by side; ``None`` stands for today's plan without any change.

    Raises
    ------
    InputRefused
        ``scenario_not_solved``, ``scenario_today_not_solved``, ``scenario_unknown``.
    ActionRefused
        ``action_not_allowed``.
    """
    require(actor, "view_scenarios")
    one, other = side_of(ws, left, actor=actor), side_of(ws, right, actor=actor)
    return Compared(one, other, compare(one.document, other.document), _remarks(one, other))


def side_of(ws: Workspace, number: int | None, *, actor: Actor) -> Side:
    """Return one side of a comparison; refusals as :func:`compare_scenarios`."""
    if number is None:
        return _today(ws, actor)
    known = scenario(ws, number, actor=actor)
    plan = last_plan(ws, number, actor=actor)
    if plan is None:
        raise InputRefused("scenario_not_solved", scenario=str(number))
    made_at, findings = plan.record.made_at, plan.record.findings
    return Side(known.record, plan.document, plan.sites, made_at, plan.is_stale, findings)


def _today(ws: Workspace, actor: Actor) -> Side:
    """Return the newest plan without any change that still holds: solved for comparing, or kept by a planner."""
    solved, kept = last_plan(ws, None, actor=actor), latest_plan(ws, actor=actor)
    if kept is not None and not any(kept.document["options"][name] for name in REQUESTS):
        is_stale = kept.is_stale or kept.document["policy"]["hash"] != policy_hash(workspace_policy(ws))
        if solved is None or (solved.is_stale and not is_stale):
            return Side(None, kept.document, kept.sites, kept.saved_at, is_stale)
    if solved is None:
        raise InputRefused("scenario_today_not_solved")
    return Side(None, solved.document, solved.sites, solved.record.made_at, solved.is_stale)


def _remarks(left: Side, right: Side) -> tuple[str, ...]:
    sides = (left.document, right.document)
    said = {
        "left_stale": left.is_stale,
        "right_stale": right.is_stale,
        "other_day": sides[0]["as_of"] != sides[1]["as_of"],
        "other_data": _data(left) != _data(right),
        "not_optimal": any(document["status"] != "optimal" for document in sides),
    }
    return tuple(code for code, holds in said.items() if holds)


def _data(side: Side) -> Mapping[str, str]:
    """Return the versions of the data of a plan, without the changes of its scenario."""
    return {name: sha for name, sha in side.document["inputs"].items() if name not in ("scenario", "drafts")}
