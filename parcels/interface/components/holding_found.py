"""Prices of holding and what the advice rests on: found once, the same on every page that speaks of them."""

import streamlit as st

from parcels.interface.components import background, kept
from parcels.interface.components.desk import Desk
from parcels.interface.components.jobs import Job
from parcels.interface.components.kept import Found
from parcels.service.holding_advice import HoldingCase, holding_case
from parcels.service.plan_run import PlanOptions
from parcels.service.progress import Cancelled, Progress

NAME = "holding"


def shown(desk: Desk) -> HoldingCase | None:
    """Return what was found on the data as they are now, by this tab or by anybody at this server."""
    found = kept.shown(desk, NAME)
    return None if found is None else found.what


def waits(desk: Desk) -> bool:
    """Draw the progress while it is computed and say so; say once why it failed."""
    if background.job_of(NAME) is not None:
        background.progress(desk, NAME)
        return True
    background.say_error(desk, NAME)
    return False


def start(desk: Desk) -> None:
    """Begin to compute, and draw the page again."""
    shelf, basis = kept.shelf(), kept.basis_of(desk)

    def work(progress: Progress, cancelled: Cancelled) -> Found:
        options = PlanOptions(desk.as_of)
        case = holding_case(desk.workspace, options, actor=desk.actor, progress=progress, cancelled=cancelled)
        return kept.put(shelf, desk, NAME, Found(basis, case, case.prices.is_partial))

    background.start(NAME, Job(work))
    st.rerun()
