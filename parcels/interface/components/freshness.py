"""Whether the data under an open page are still those it shows; a quiet banner with a way to load the new ones."""

import streamlit as st

from parcels.interface.components import states
from parcels.interface.components.desk import Desk
from parcels.interface.components.safe import literal

WATCH_S = 15.0


def watch(desk: Desk) -> None:
    """Look now and then whether somebody imported meanwhile; the page itself is not disturbed."""
    st.fragment(states.guarded(desk.words, lambda: _tell(desk)), run_every=WATCH_S)()


def is_stale(desk: Desk) -> bool:
    """Return whether the workspace holds other versions than the page shows."""
    return dict(desk.workspace.versions()) != dict(desk.city.versions)


def _tell(desk: Desk) -> None:
    if not is_stale(desk):
        return
    words = desk.words
    with st.container(key="stale", horizontal=True, vertical_alignment="center"):
        st.markdown(literal(words("stale-data")), width="stretch")
        if st.button(words("stale-reload"), icon=":material/refresh:", key="stale-reload", type="tertiary"):
            st.rerun(scope="app")  # selection, drawer and options live in the tab's state and stay as they are
