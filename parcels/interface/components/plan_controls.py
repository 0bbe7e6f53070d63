"""Asking for a plan: options, the one button, progress with a way to stop."""

import streamlit as st

from parcels.domain.codes import ReserveStatus
from parcels.domain.errors import ParcelsError
from parcels.interface.components import background, plan_runs, states
from parcels.interface.components.desk import Desk
from parcels.interface.components.safe import legible
from parcels.service.access import allowed
from parcels.service.plan_run import PlanOptions

POLL_S = 0.7
ERROR = "plan-error"


def draw(desk: Desk) -> None:
    """Draw the controls, or the progress while work is under way."""
    if not allowed(desk.actor, "plan").allowed:
        states.empty(desk.words, "plan-role-may-not")
        return
    if plan_runs.job() is not None:
        st.fragment(states.guarded(desk.words, lambda: _progress(desk)), run_every=POLL_S)()
        return
    _say_error(desk)
    options = _options(desk)
    if st.button(desk.words("plan-run"), type="primary", icon=":material/play_arrow:", width="stretch", key="plan-run"):
        plan_runs.forget_kept()
        plan_runs.start(desk, options)
        st.rerun()


def _options(desk: Desk) -> PlanOptions:
    words = desk.words
    with st.expander(words("plan-options")):
        seconds = st.number_input(words("plan-seconds"), 1, 3600, 60, key="plan-seconds")
        gap = st.number_input(words("plan-gap"), 0.0, 10.0, 0.0, 0.1, key="plan-gap")
        held = desk.city.parcels["reserve_status"] == ReserveStatus.HELD
        reserved = [str(item) for item in desk.city.parcels.index[held]]
        hint = words("choose-none")
        release = st.multiselect(
            words("plan-release"), reserved, key="plan-release", format_func=legible, placeholder=hint
        )
    return PlanOptions(desk.as_of, release=tuple(release), gap=float(gap) / 100, seconds=float(seconds))


def _progress(desk: Desk) -> None:
    words, work = desk.words, plan_runs.job()
    if work is None or not work.is_running:
        st.session_state[ERROR] = plan_runs.collect()
        st.rerun()  # leaves this fragment for the whole page
    stage, count = background.stage_text(desk, work)
    st.progress(work.share, text=words("plan-progress", stage=stage + count, seconds=f"{work.seconds:.0f}"))
    if st.button(
        words("plan-cancel"), disabled=work.is_cancelled, icon=":material/stop:", width="stretch", key="plan-cancel"
    ):
        work.cancel()


def _say_error(desk: Desk) -> None:
    error: Exception | None = st.session_state.pop(ERROR, None)
    if isinstance(error, ParcelsError):
        states.refused(desk.words, error)
    elif error is not None:
        states.failed(desk.words, error)
