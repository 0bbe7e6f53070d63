"""The language of a tab: chosen in the head of the page, at first from the address or the start command."""

import os

import streamlit as st

from parcels.interface.words import LANGUAGES, Words


def words() -> Words:
    """Return the words of this tab."""
    if "language" not in st.session_state:
        st.session_state["language"] = _first()
    return Words(st.session_state["language"])


def _first() -> str:
    asked = (st.query_params.get("lang"), os.environ.get("PARCELS_LANGUAGE"))
    return next((language for language in asked if language in LANGUAGES), "zh")
