"""The best sites of the projects that need land: found once for everybody per content, in the background."""

from collections.abc import Hashable
from threading import Lock

import streamlit as st

from parcels.interface.components import kept, markup, states
from parcels.interface.components.background import stage_text
from parcels.interface.components.desk import Desk
from parcels.interface.components.jobs import Job
from parcels.service.access import allowed
from parcels.service.urgent import Prospect, prospects

POLL_S = 1.0
MOST_KEPT = 3
Work = Job[dict[str, Prospect]]


@st.cache_resource(show_spinner=False)
def _works() -> tuple[dict[Hashable, Work], Lock]:
    return {}, Lock()


def shown(desk: Desk) -> dict[str, Prospect] | None:
    """Return the prospects where they are found; else begin to look for them and return ``None``."""
    if not allowed(desk.actor, "search_sites").allowed:
        return None
    return _work(desk).result


def progress(desk: Desk) -> None:
    """Say how far the search is, and draw the page again when it ends; the map is painted meanwhile."""
    if not allowed(desk.actor, "search_sites").allowed:
        return
    work = _work(desk)
    if work.error is not None:
        markup.note(desk.words("prospects-failed"))
    elif work.result is None:
        st.fragment(states.guarded(desk.words, lambda: _progress(desk, work)), run_every=POLL_S)()


def _progress(desk: Desk, work: Work) -> None:
    if not work.is_running:
        st.rerun()  # leaves this fragment for the whole page
    stage, count = stage_text(desk, work)
    st.progress(work.share, text=desk.words("prospects-progress", stage=stage + count))


def _work(desk: Desk) -> Work:
    """Return the search on the data as they are now, begun if nobody has."""
    works, lock = _works()
    key = (desk.workspace.target, kept.basis_of(desk))
    with lock:
        if key not in works:
            works[key] = Job(
                lambda report, _: prospects(desk.workspace, desk.as_of, actor=desk.actor, progress=report)
            )  # fmt: skip
            works[key].start()
            while len(works) > MOST_KEPT:
                works.pop(next(iter(works)))
        return works[key]
