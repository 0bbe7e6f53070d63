"""The leader's first page (领导总览): what does not land and why, who must act, what waits, the reserve."""

from datetime import date

import streamlit as st

from parcels.interface.components import (
    downloads,
    leader_list,
    leader_tiles,
    markup,
    pictures,
    sheet_downloads,
    states,
)
from parcels.interface.components.desk import Desk
from parcels.interface.components.downloads import Offer
from parcels.interface.reports.overview_sheet import overview_sheet
from parcels.interface.reports.overview_words import ON_SCREEN, basis_lines, cause_chart, owner_chart, signed_text
from parcels.service.landing_board import board_version
from parcels.service.overview import LeaderOverview, leader_overview
from parcels.service.queue_pages import queue_version


@st.cache_data(show_spinner=False, max_entries=4)
def _overview(version: tuple[object, ...], as_of: date, _desk: Desk) -> LeaderOverview:
    return leader_overview(_desk.workspace, as_of, actor=_desk.actor)


def draw(desk: Desk) -> None:
    """Draw the page."""
    kept = (*board_version(desk.workspace, desk.as_of), queue_version(desk.workspace))
    version = (*kept, desk.actor.role.value, desk.actor.platform_id)
    found = _overview(version, desk.as_of, desk)
    _head(desk, found)
    leader_tiles.draw(desk, found)
    if not found.landing.signed:
        states.empty(desk.words, "overview-no-signed")
        return
    leader_list.draw_duties(desk, found)
    _pictures(desk, found)
    left, right = st.columns([2, 1], gap="medium")
    with left:
        leader_list.draw_stuck(desk, found)
    with right:
        leader_list.draw_waiting(desk, found)
    markup.note(desk.words("overview-sources"))


def _head(desk: Desk, found: LeaderOverview) -> None:
    words = desk.words
    name = f"{words('overview-sheet-file')}-{found.landing.as_of.isoformat()}.pdf"
    sheet = Offer("overview", name, lambda: sheet_downloads.pdf_bytes(overview_sheet(found, words)))
    left, right = st.columns([7, 1], vertical_alignment="center")
    with left:
        markup.note(" · ".join(basis_lines(words, found)), signed_text(words, found.landing))
    with right:
        if sheet_downloads.has_font(desk):
            downloads.button(desk, words("overview-pdf"), sheet, key="overview-pdf", type="tertiary")


def _pictures(desk: Desk, found: LeaderOverview) -> None:
    words, stuck = desk.words, found.landing.stuck
    for column, title, chart in zip(
        st.columns(2, gap="medium"), ("overview-by-cause", "overview-by-owner"), (cause_chart, owner_chart), strict=True
    ):
        with column:
            markup.section(words(title))
            pictures.draw(chart(words, stuck, ON_SCREEN[words.language]))
