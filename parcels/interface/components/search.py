"""Search by code or name: parcels and projects in one field."""

import streamlit as st

from parcels.interface.components.desk import Desk
from parcels.interface.components.safe import legible
from parcels.interface.components.selection import PARCEL, PROJECT, Selection, pick

KEY = "search"


@st.cache_data(show_spinner=False, max_entries=4)
def _choices(version: tuple[tuple[str, str], ...], _desk: Desk) -> dict[str, str]:
    city = _desk.city
    projects = zip(city.projects["project_id"], city.projects["name"], strict=True)
    parcels = zip(city.parcels["parcel_id"], city.parcels["name"], strict=True)
    named = {f"{PROJECT}:{item}": f"{item} {name or ''}" for item, name in projects}
    return named | {f"{PARCEL}:{item}": f"{item} {name or ''}" for item, name in parcels}


def draw(desk: Desk, selection: Selection) -> None:
    """Draw the field; it shows what is selected."""
    choices = _choices(tuple(sorted(desk.city.versions.items())), desk)
    now = f"{selection.kind}:{selection.id}" if selection.kind else None
    if st.session_state.get(KEY) != now:  # set only when it differs: setting it would undo what is being typed
        st.session_state[KEY] = now

    def chosen() -> None:
        kind, _, item = (st.session_state[KEY] or "").partition(":")
        pick(kind, item or None)

    st.selectbox(
        desk.words("search-label"),
        list(choices),
        index=None,
        key=KEY,
        format_func=lambda choice: legible(choices.get(choice, choice)),
        placeholder=desk.words("search-hint"),
        label_visibility="collapsed",
        on_change=chosen,
    )
