"""The way from a table to the map."""

import streamlit as st

from parcels.interface.components.desk import Desk
from parcels.interface.components.selection import PARCEL, pick


def to_map(desk: Desk, parcel: str, *, key: str) -> None:
    """Draw a button that shows a parcel on the map page."""
    label = desk.words("prime-on-map")
    st.button(label, key=key, icon=":material/map:", type="tertiary", on_click=_show, args=(parcel,))


def _show(parcel: str) -> None:
    pick(PARCEL, parcel)
    st.session_state["go-to"] = "map"
