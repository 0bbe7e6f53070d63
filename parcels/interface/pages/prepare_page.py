"""Prepare first: which land to make ready within the money of each quarter, and what that is worth."""

import streamlit as st

from parcels.interface.components import background, kept, markup, prepare_controls, prepare_view, states
from parcels.interface.components.desk import Desk
from parcels.interface.components.opening import city_is_empty
from parcels.service.access import allowed


def draw(desk: Desk) -> None:
    """Draw the page."""
    words = desk.words
    if city_is_empty(desk.city):
        states.empty(words, "empty-city")
        return
    if not allowed(desk.actor, "plan").allowed:
        states.empty(words, "plan-role-may-not")
        return
    left, right = st.columns([1, 3], gap="medium")
    with left, st.container(key="prepare-inputs"):
        markup.section(words("prepare-ask"))
        prepare_controls.draw(desk)
    with right:
        found = background.result_of(prepare_controls.NAME)
        if found is None:
            markup.note(words("prepare-intro"))
        elif found.basis != kept.basis_of(desk):
            states.empty(words, "prepare-stale")
        else:
            prepare_view.draw(desk, found.what)
