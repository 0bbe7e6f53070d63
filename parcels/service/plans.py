"""The exact plan: prepare, solve, check, explain; keep and find saved plans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geopandas import GeoDataFrame
from pandas import DataFrame

from parcels.service.progress import Cancelled, Progress, never, silent

if TYPE_CHECKING:
    from parcels.service.access import Actor
    from parcels.service.workspace import Workspace


@dataclass(frozen=True)
class PlanOptions:
    """What a plan is asked for.

    Attributes
    ----------
    locks, bans
        ``(project, site)`` pairs that must or must not be chosen.
    release
        Reserved parcels lifted for this run only.
    gap, seconds
        Relative gap that is good enough and seconds allowed for solving.
    """

    as_of: date
    policy: Path | None = None
    locks: tuple[tuple[str, str], ...] = ()
    bans: tuple[tuple[str, str], ...] = ()
    release: tuple[str, ...] = ()
    gap: float = 0.0
    seconds: float = 60.0
    seed: int = 0


@dataclass(frozen=True, eq=False)
class PlanResult:
    """A plan with everything needed to check it by other means; in memory the same as on disk.

    Attributes
    ----------
    document
        The content of ``plan.json``: ``status, objective, bound, gap, seconds, chosen`` (candidate ids), ``policy, inputs, refused``
        (project → ``{funnel: [{step, left}], relaxations: […], …}``), ``assignments`` (list of mappings with ``project, candidate, site,
        atoms, parcels, platform_id, area_m2, score, parts, runner_up, regret, findings``), ``check``, ``notes``, ``as_of``.
    candidates, limits, usage
        The frozen problem as the CSV files hold it.
    sites, atoms
        Geometry of every candidate site (index ``site``) and atom (index ``atom_id``) in the workspace CRS.
    """

    document: Mapping[str, Any]
    candidates: DataFrame
    limits: DataFrame
    usage: DataFrame
    sites: GeoDataFrame
    atoms: GeoDataFrame

    @property
    def assignments(self) -> Sequence[Mapping[str, Any]]:
        """Chosen (project, site) pairs with reasons."""
        return self.document["assignments"]

    @property
    def refused(self) -> Mapping[str, Mapping[str, Any]]:
        """Projects without land, each with funnel and relaxations."""
        return self.document["refused"]


@dataclass(frozen=True, eq=False)
class SavedPlan:
    """A plan kept in the workspace: its document and the chosen sites with geometry (index ``project``)."""

    plan_id: str
    saved_at: datetime
    saved_by: str
    document: Mapping[str, Any]
    sites: GeoDataFrame
    is_stale: bool


def make_plan(
    ws: Workspace,
    options: PlanOptions,
    *,
    actor: Actor,
    progress: Progress = silent,
    cancelled: Cancelled = never,
) -> PlanResult:
    """Return the best plan found, with status, bound and gap, checked and explained."""
    raise NotImplementedError


def save_plan(ws: Workspace, result: PlanResult, *, now: datetime, actor: Actor) -> str:
    """Keep a plan in the workspace and return its id."""
    raise NotImplementedError


def latest_plan(ws: Workspace, *, actor: Actor) -> SavedPlan | None:
    """Return the plan saved last, or ``None``; ``is_stale`` says that data changed since."""
    raise NotImplementedError
