"""Prime land: the ranking with its parts, the comparison with the reserve, and whom reserved land is for."""

import streamlit as st

from parcels.interface.components import prime_compared, prime_ranking, states, targets_view
from parcels.interface.components.desk import Desk
from parcels.interface.components.opening import city_is_empty
from parcels.service.access import allowed

TABS = {"ranking": prime_ranking.draw, "reserve": prime_compared.draw, "targets": targets_view.draw}


def draw(desk: Desk) -> None:
    """Draw the page; who may not see the ranking sees the targets."""
    if city_is_empty(desk.city):
        states.empty(desk.words, "empty-city")
        return
    if not allowed(desk.actor, "view_prime").allowed:
        targets_view.draw(desk)
        return
    shown = st.segmented_control(
        desk.words("page-prime"),
        list(TABS),
        default="ranking",
        required=True,
        key="prime-tab",
        format_func=lambda name: desk.words(f"prime-tab-{name}"),
        label_visibility="collapsed",
    )
    TABS[shown](desk)
