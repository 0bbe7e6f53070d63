"""Assignments of a solved scenario ticked and proposed, each as any proposal is."""

import secrets
from datetime import UTC, datetime, timedelta

import streamlit as st

from parcels.interface.components import markup, states, tables
from parcels.interface.components.desk import Desk
from parcels.interface.components.queue_moves import ask, reason_field
from parcels.interface.components.safe import literal
from parcels.service.access import allowed
from parcels.service.allocation_checks import LawOptions
from parcels.service.allocations import LONGEST_HOLD_DAYS
from parcels.service.scenario_promotion import Promoted, Promotion, promote_scenario
from parcels.service.scenario_runs import last_plan
from parcels.service.scenarios import Scenario

TICKED, REQUEST, DONE = "scenario-ticked", "scenario-request", "scenario-promoted"
USUAL_DAYS = 60


def draw(desk: Desk, one: Scenario) -> None:
    """Draw the assignments with a tick each, and the button; the reason for those who may not."""
    words = desk.words
    _say_done(desk)
    plan = last_plan(desk.workspace, one.id, actor=desk.actor)
    if plan is None:
        states.empty(words, "scenario-not-run-yet")
        return
    if one.content.edits:
        st.warning(words("scenario-drafts-first", count=len(one.content.edits)), icon=":material/block:")
        return
    if plan.is_stale:
        st.warning(words("scenario-run-stale"), icon=":material/update:")
        return
    right = allowed(desk.actor, "propose", platform_id=desk.actor.platform_id)
    if not right.allowed:
        states.empty(words, "scenario-role-may-not-propose")
        return
    rows = plan.document["assignments"]
    if not rows:
        states.empty(words, "scenario-no-assignments")
        return
    heads = [words("head-project"), words("head-name"), words("scenario-step-after"), words("head-platform")]
    shown = [
        dict(zip(heads, (row["project"], row["name"], row["site"], row["platform_id"]), strict=True)) for row in rows
    ]
    picked = st.dataframe(
        tables.table(shown),
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        row_height=tables.ROW_PX,
        height=tables.height(len(rows)),
        key=f"{TICKED}-{one.id}-{plan.record.id}",
    )
    projects = tuple(str(rows[place]["project"]) for place in picked["selection"]["rows"])
    markup.note(words("scenario-promote-hint"))
    if st.button(
        words("scenario-promote", count=len(projects)),
        type="primary",
        icon=":material/send:",
        disabled=not projects,
        key="scenario-promote",
    ):
        st.session_state[REQUEST] = secrets.token_hex(16)  # one for each opening: a second click is the same request
        ask(desk, words("scenario-promote", count=len(projects)), lambda: _form(desk, one, projects))


def _form(desk: Desk, one: Scenario, projects: tuple[str, ...]) -> None:
    words = desk.words
    days = st.number_input(words("propose-days"), 1, LONGEST_HOLD_DAYS, USUAL_DAYS, key="scenario-promote-days")
    until = desk.as_of + timedelta(days=int(days))
    markup.note(words("scenario-promote-follows", count=len(projects), day=until.isoformat()))
    reason = reason_field(desk, is_needed=False)
    if st.button(words("scenario-promote-confirm"), type="primary", key="scenario-promote-confirm"):
        told = reason.strip() or words("scenario-promote-reason", number=one.id)
        wish = Promotion(st.session_state[REQUEST], one.id, projects, until, told)
        with st.spinner(words("loading-checks")):
            done = promote_scenario(
                desk.workspace, wish, LawOptions(desk.as_of), actor=desk.actor, now=datetime.now(UTC)
            )
        st.session_state[DONE] = done
        st.rerun()


def _say_done(desk: Desk) -> None:
    done: Promoted | None = st.session_state.pop(DONE, None)
    if done is None:
        return
    if done.made:
        numbers = desk.listed(one.id for one in done.made)
        st.success(desk.words("scenario-promote-done", count=len(done.made), numbers=numbers), icon=":material/check:")
    for project, error in done.refused.items():
        st.warning(literal(f"{project}: {desk.words.error(error)}"), icon=":material/error:")
