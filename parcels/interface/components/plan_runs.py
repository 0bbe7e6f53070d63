"""The plan a tab looks at: the one it made last, else the one kept in the workspace; and making a new one."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st
from geopandas import GeoDataFrame

from parcels.interface.components.desk import Desk
from parcels.interface.components.jobs import Job
from parcels.interface.reports.plan_sheets import write_plan_workbook
from parcels.service.plan_files import write_plan
from parcels.service.plan_run import PlanOptions
from parcels.service.plans import PlanResult, latest_plan, make_plan, save_plan

_JOB, _RESULT = "plan-job", "plan-result"


@dataclass(frozen=True, eq=False)
class ShownPlan:
    """A plan to look at; ``sites`` holds the chosen sites by project; ``result`` is there if this tab made it."""

    document: Mapping[str, Any]
    sites: GeoDataFrame
    plan_id: str = ""
    saved_at: datetime | None = None
    is_stale: bool = False
    result: PlanResult | None = None


def job() -> Job[PlanResult] | None:
    """Return the work under way or just ended."""
    return st.session_state.get(_JOB)


def start(desk: Desk, options: PlanOptions) -> None:
    """Begin to plan in the background."""
    work: Job[PlanResult] = Job(
        lambda progress, cancelled: make_plan(
            desk.workspace, options, actor=desk.actor, progress=progress, cancelled=cancelled
        )
    )
    st.session_state[_JOB] = work
    work.start()


def collect() -> Exception | None:
    """Take over the result of ended work and return its error, if it had one."""
    ended: Job[PlanResult] | None = st.session_state.pop(_JOB, None)
    if ended is None:
        return None
    if ended.result is not None:
        st.session_state[_RESULT] = ended.result
    return ended.error


def shown(desk: Desk) -> ShownPlan | None:
    """Return the plan to look at, or ``None`` if nobody has planned yet."""
    made: PlanResult | None = st.session_state.get(_RESULT)
    if made is not None:
        saved_as = st.session_state.get(f"{_RESULT}-saved", "")
        return ShownPlan(made.document, chosen_sites(made), plan_id=saved_as, result=made)
    saved = latest_plan(desk.workspace, actor=desk.actor)
    if saved is None:
        return None
    return ShownPlan(saved.document, saved.sites, saved.plan_id, saved.saved_at, saved.is_stale)


def chosen_sites(result: PlanResult) -> GeoDataFrame:
    """Return the geometry of the chosen sites, index ``project``."""
    rows = list(result.assignments)
    frame = result.sites.loc[[row["site"] for row in rows]].copy()
    frame.index = [row["project"] for row in rows]
    return frame


def keep(desk: Desk, result: PlanResult) -> str:
    """Keep the plan in the workspace, for everybody to see."""
    plan_id = save_plan(desk.workspace, result, now=datetime.now(UTC), actor=desk.actor)
    st.session_state[f"{_RESULT}-saved"] = plan_id
    return plan_id


def forget_kept() -> None:
    """Forget that a plan was kept: a new one is not."""
    st.session_state.pop(f"{_RESULT}-saved", None)


def as_file(desk: Desk, result: PlanResult, name: str) -> bytes:
    """Return one of the files of a plan (``plan.xlsx``, ``plan.gpkg``)."""
    with tempfile.TemporaryDirectory() as folder:
        write_plan(result, Path(folder), attachments=(partial(write_plan_workbook, result, desk.words),))
        return (Path(folder) / name).read_bytes()
