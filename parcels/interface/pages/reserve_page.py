"""Prime land in reserve (好地块留白): the parcels and who wants them, the ledger, the reviews of releases."""

import streamlit as st

from parcels.interface.components import ledger_view, queue_moves, reserve_board, reviews_view
from parcels.interface.components.desk import Desk

TAB = "reserve-tab"
VIEWS = {"board": reserve_board.draw, "ledger": ledger_view.draw, "reviews": reviews_view.draw}


def draw(desk: Desk) -> None:
    """Draw the page: one view at a time, so that only what is looked at is computed."""
    queue_moves.say_told()
    names = {view: desk.words(f"reserve-tab-{view}") for view in VIEWS}
    shown = st.segmented_control(
        desk.words("reserve-tabs"),
        list(VIEWS),
        default="board",
        required=True,
        key=TAB,
        format_func=names.__getitem__,
        label_visibility="collapsed",
    )
    VIEWS[shown or "board"](desk)
