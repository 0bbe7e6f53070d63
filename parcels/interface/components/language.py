"""The language of a tab: chosen in the head of the page, at first from the address or the start command.

An identity provider sends people back to an address without it; there a cookie holds it (:mod:`entrance`).
"""

import os

import streamlit as st

from parcels.interface.web.visitor import cookie_name, has_oidc
from parcels.interface.words import LANGUAGES, Words


def words() -> Words:
    """Return the words of this tab."""
    if "language" not in st.session_state:
        st.session_state["language"] = _first()
    return Words(st.session_state["language"])


def _first() -> str:
    kept = st.context.cookies.get(cookie_name("language")) if has_oidc() else None
    asked = (st.query_params.get("lang"), kept, os.environ.get("PARCELS_LANGUAGE"))
    return next((language for language in asked if language in LANGUAGES), "zh")
