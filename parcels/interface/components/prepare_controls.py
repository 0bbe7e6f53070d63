"""Asking which land to make ready first: money per quarter, a further amount, the one button."""

import pandas as pd
import streamlit as st

from parcels.interface.components import background, kept
from parcels.interface.components.desk import Desk
from parcels.interface.components.jobs import Job
from parcels.interface.components.kept import Found
from parcels.planning.preparation.quarters import quarter_name, quarter_of
from parcels.planning.preparation.starts import Budget
from parcels.planning.preparation.works import THOUSAND_PER_WAN
from parcels.service.prepare_document import prepare_document
from parcels.service.preparing import PrepareOptions, prepare_first
from parcels.service.progress import Cancelled, Progress

NAME = "prepare"
QUARTERS, MOST_QUARTERS, WAN_YUAN, MOST_WAN_YUAN = 8, 20, 300.0, 1e7


def draw(desk: Desk) -> None:
    """Draw the inputs and the button, or the progress while work is under way."""
    if background.job_of(NAME) is not None:
        background.progress(desk, NAME)
        return
    background.say_error(desk, NAME)
    budget = _money(desk)
    if budget is None:
        st.warning(desk.words("prepare-money-missing"), icon=":material/edit:")
        return
    extra = int(st.number_input(desk.words("prepare-extra"), 1, 100_000, 100, 50, key="prepare-extra"))
    if st.button(desk.words("prepare-run"), type="primary", icon=":material/play_arrow:", key="prepare-run"):
        basis, options = kept.basis_of(desk), PrepareOptions(desk.as_of, budget, extra_wan_yuan=extra)

        def work(progress: Progress, cancelled: Cancelled) -> Found | None:
            found = prepare_first(desk.workspace, options, actor=desk.actor, progress=progress, cancelled=cancelled)
            return None if cancelled() else Found(basis, prepare_document(found))

        background.start(NAME, Job(work))
        st.rerun()


def _money(desk: Desk) -> Budget | None:
    """Draw the money of each quarter, the same for all at first; return ``None`` while an amount is empty."""
    words, first = desk.words, quarter_of(desk.as_of)
    left, right = st.columns(2, gap="small")
    with left:
        count = int(st.number_input(words("prepare-quarters"), 1, MOST_QUARTERS, QUARTERS, key="prepare-quarters"))
    with right:
        each = float(st.number_input(words("prepare-each"), 0.0, MOST_WAN_YUAN, WAN_YUAN, 50.0, key="prepare-each"))
    quarter, money = words("prepare-head-quarter"), words("prepare-head-money")
    rows = pd.DataFrame({quarter: [quarter_name(first + n) for n in range(count)], money: [each] * count})
    edited = st.data_editor(
        rows, hide_index=True, disabled=[quarter], key=f"prepare-money-{count}-{each:g}", width="stretch",
        column_config={money: st.column_config.NumberColumn(min_value=0.0, max_value=MOST_WAN_YUAN, required=True)},
    )  # fmt: skip
    if edited[money].isna().any():
        return None
    return Budget(first, tuple(int(amount * THOUSAND_PER_WAN + 1e-6) for amount in edited[money]))
