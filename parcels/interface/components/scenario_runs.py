"""Solving a scenario, or today's plan to compare with, in the background; what did not hold is said with the result."""

from datetime import UTC, datetime

import streamlit as st

from parcels.interface.components import background, markup, states
from parcels.interface.components.desk import Desk
from parcels.interface.components.jobs import Job
from parcels.interface.components.safe import literal
from parcels.interface.reports.scenario_sheets import finding_text
from parcels.service.access import allowed
from parcels.service.progress import Cancelled, Progress
from parcels.service.scenario_runs import SolvedPlan, SolveWish, last_plan, solve_scenario
from parcels.service.scenarios import Scenario

NAME = "scenario-solve"
SECONDS = 60
REASONS = "scenario-reasons"


def draw(desk: Desk, one: Scenario) -> None:
    """Draw the plan solved last, and the buttons or the progress."""
    words = desk.words
    if background.job_of(NAME) is not None:
        background.progress(desk, NAME)
        return
    background.say_error(desk, NAME)
    plan, today = last_plan(desk.workspace, one.id, actor=desk.actor), last_plan(desk.workspace, None, actor=desk.actor)
    _state(desk, plan)
    if not allowed(desk.actor, "plan").allowed:
        markup.note(words("plan-role-may-not"))
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="scenario-run-row"):
        seconds = st.number_input(words("plan-seconds"), 1, 3600, SECONDS, key="scenario-seconds", width=160)
        is_needed = plan is None or plan.is_stale
        if st.button(
            words("scenario-run"),
            type="primary" if is_needed else "secondary",
            key="scenario-run",
            icon=":material/play_arrow:",
            disabled=not one.may_change,
            help=None if one.may_change else words("scenario-read-only"),
        ):
            _start(desk, one.id, int(seconds), reasons=bool(st.session_state.get(REASONS)))
        st.checkbox(words("scenario-with-reasons"), key=REASONS, help=words("scenario-with-reasons-help"))
        if st.button(
            words("scenario-run-today"),
            icon=":material/today:",
            key="scenario-run-today",
            type="primary" if not is_needed and (today is None or today.is_stale) else "secondary",
        ):
            _start(desk, None, int(seconds))


def _start(desk: Desk, number: int | None, seconds: int, *, reasons: bool = False) -> None:
    wish = SolveWish(desk.as_of, number, seconds=float(seconds), reasons=reasons)

    def work(progress: Progress, cancelled: Cancelled) -> int:
        return solve_scenario(
            desk.workspace, wish, actor=desk.actor, now=datetime.now(UTC), progress=progress, cancelled=cancelled
        )

    background.start(NAME, Job(work))
    st.rerun()


def _state(desk: Desk, plan: SolvedPlan | None) -> None:
    words, numbers = desk.words, desk.numbers
    if plan is None:
        states.empty(words, "scenario-not-run-yet")
        return
    if plan.is_stale:
        st.warning(words("scenario-run-stale"), icon=":material/update:")
    document = plan.document
    placed, refused = len(document["assignments"]), len(document["refused"])
    area = sum(row["area_m2"] for row in document["assignments"])
    bound = words("plan-bound", bound=f"{document['bound']:,.0f}")
    markup.figures(
        [
            (words("plan-placed"), numbers.out_of(placed, placed + refused), numbers.area_short(area)),
            (
                words("plan-value"),
                f"{document['objective']:,.0f}",
                bound,
            ),
            (
                words("plan-status"),
                desk.label("plan-status", document["status"]),
                words("plan-gap-is", gap=numbers.share(document["gap"])),
            ),
        ]
    )
    for finding in plan.record.findings:
        text = literal(finding_text(words, finding))
        if finding["is_lost"]:
            st.warning(text, icon=":material/link_off:")
        else:
            markup.note(finding_text(words, finding))
