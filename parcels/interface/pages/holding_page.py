"""What holding the reserve costs, what waiting may bring, and batch or first come."""

import streamlit as st

from parcels.domain.codes import ReserveStatus
from parcels.interface.components import arrivals_board, holding_board, states
from parcels.interface.components.desk import Desk
from parcels.interface.components.opening import city_is_empty

VIEWS = ("price", "arrivals")


def draw(desk: Desk) -> None:
    """Draw the page."""
    words = desk.words
    if city_is_empty(desk.city):
        states.empty(words, "empty-city")
        return
    view = st.segmented_control(
        words("page-holding"), VIEWS, default=VIEWS[0], required=True, key="holding-view",
        format_func=lambda name: words(f"holding-view-{name}"), label_visibility="collapsed",
    )  # fmt: skip
    if view == "arrivals":
        arrivals_board.draw(desk)
    elif not (desk.city.parcels["reserve_status"] == ReserveStatus.HELD).any():
        states.empty(words, "holding-none")
    else:
        holding_board.draw(desk)
