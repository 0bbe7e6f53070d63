"""A long piece of work of one tab: started by a button, shown with its progress, fetched when it ended."""

from typing import Any

import streamlit as st

from parcels.domain.errors import ParcelsError
from parcels.interface.components import states
from parcels.interface.components.desk import Desk
from parcels.interface.components.jobs import Job
from parcels.interface.words import slug

POLL_S = 0.7


def job_of(name: str) -> Job[Any] | None:
    """Return the work of a name that is under way or just ended."""
    return st.session_state.get(f"{name}-job")


def start(name: str, work: Job[Any]) -> None:
    """Begin."""
    st.session_state[f"{name}-job"] = work
    work.start()


def progress(desk: Desk, name: str) -> None:
    """Draw the progress with a way to stop; at the end keep the result or the error and draw the page again."""
    st.fragment(states.guarded(desk.words, lambda: _progress(desk, name)), run_every=POLL_S)()


def result_of(name: str) -> Any:  # noqa: ANN401
    """Return what the work of a name gave last."""
    return st.session_state.get(f"{name}-result")


def forget(name: str) -> None:
    """Forget a result that holds no longer."""
    st.session_state.pop(f"{name}-result", None)


def say_error(desk: Desk, name: str) -> None:
    """Say once why the work of a name failed, if it did."""
    error: Exception | None = st.session_state.pop(f"{name}-error", None)
    if isinstance(error, ParcelsError):
        states.refused(desk.words, error)
    elif error is not None:
        states.failed(desk.words, error)


def _progress(desk: Desk, name: str) -> None:
    words, work = desk.words, job_of(name)
    if work is None or not work.is_running:
        _collect(name)
        st.rerun()  # leaves this fragment for the whole page
    stage, count = stage_text(desk, work)
    st.progress(work.share, text=words("plan-progress", stage=stage + count, seconds=f"{work.seconds:.0f}"))
    if st.button(words("plan-cancel"), disabled=work.is_cancelled, icon=":material/stop:", key=f"{name}-cancel"):
        work.cancel()


def stage_text(desk: Desk, work: Job[Any]) -> tuple[str, str]:
    """Return the label of the stage a work is at, and how much of it is done."""
    message = f"code-stage-{slug(work.stage)}"
    stage = desk.words(message) if desk.words.has(message) else desk.words("plan-starting")
    return stage, f" {work.done:,} / {work.total:,}" if work.total else ""


def _collect(name: str) -> None:
    ended: Job[Any] | None = st.session_state.pop(f"{name}-job", None)
    if ended is not None:
        st.session_state[f"{name}-result"] = ended.result
        st.session_state[f"{name}-error"] = ended.error
