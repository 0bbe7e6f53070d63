"""Who has no land in the plan of a scenario, and why: the funnel, and where it was run with reasons what lands them."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from parcels.interface.components import markup, states, tables, why_not
from parcels.interface.components.desk import Desk
from parcels.service.scenario_runs import last_plan
from parcels.service.scenarios import Scenario

PICKED = "scenario-refused"


def draw(desk: Desk, one: Scenario) -> None:
    """Draw the table, and below it the project that is picked."""
    words, plan = desk.words, last_plan(desk.workspace, one.id, actor=desk.actor)
    if plan is None:
        states.empty(words, "scenario-not-run-yet")
        return
    refused = plan.document["refused"]
    if not refused:
        states.empty(words, "scenario-all-placed")
        return
    markup.section(words("scenario-view-refused"), words("count", n=len(refused)))
    if not any(why_not.is_explained(refusal) for refusal in refused.values()):
        markup.note(words("scenario-without-reasons"))
    ids = [str(project) for project in refused]
    rows = [_row(desk, project, refused[project]) for project in ids]
    picked = str(st.session_state.get(PICKED) or "")
    tables.linked(
        rows, ids, key=PICKED + "-table", selected=picked or None, on_pick=_pick, height=tables.height(len(rows))
    )
    if picked in refused:
        markup.heading(picked, refused[picked]["name"] or "", [words("plan-is-refused")])
        why_not.draw(desk, picked, refused[picked], can_show=False, into=one)


def _row(desk: Desk, project: str, refusal: Mapping[str, Any]) -> dict[str, object]:
    words = desk.words
    step = next((step["step"] for step in refusal["funnel"] if step["left"] == 0), None)
    return {
        words("head-project"): project,
        words("head-name"): refusal["name"] or "",
        words("head-stopped"): words("plan-outbid") if step is None else desk.label("funnel-step", step),
        words("scenario-ways"): len(refusal["relaxations"]),
    }


def _pick(project: str | None) -> None:
    st.session_state[PICKED] = project
