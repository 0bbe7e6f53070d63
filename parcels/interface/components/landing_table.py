"""The roll of signed projects as a table: one page of it is sent to the browser, one row is opened."""

from collections.abc import Sequence

import streamlit as st

from parcels.interface.components import tables
from parcels.interface.components.desk import Desk
from parcels.interface.components.landing_filters import PAGE, cause_text
from parcels.interface.components.levels import level_text, style_of
from parcels.interface.reports.landing import clock_text, party_text
from parcels.landing.agreed import CHAIN
from parcels.service.landing_board import BoardRow
from parcels.service.queue_pages import PAGE_ROWS

PICKED = "landing-picked"
TABLE = "landing-table"
SHOWN_ROWS = 8


def picked(rows: Sequence[BoardRow]) -> BoardRow | None:
    """Return the row looked at: the one picked last, else the first."""
    project = st.session_state.get(PICKED)
    found = next((row for row in rows if row.project == project), None)
    return found or (rows[0] if rows else None)


def pick(project: str | None) -> None:
    """Look at a project."""
    st.session_state[PICKED] = project


def follow(project: str | None) -> None:
    """Look at the project the address names, or that was selected on another page, until one is picked here."""
    if PICKED not in st.session_state and project is not None:
        pick(project)


def draw(desk: Desk, rows: Sequence[BoardRow], whole: int) -> None:
    """Draw the page the person is on, and below how many of all are shown."""
    pages = max(1, -(-len(rows) // PAGE_ROWS))
    page = min(int(st.session_state.get(PAGE, 1)), pages)
    shown, now = rows[(page - 1) * PAGE_ROWS : page * PAGE_ROWS], picked(rows)
    key = f"{TABLE}-{page}"
    frame = tables.table([_row(desk, row, is_open=row is now) for row in shown])
    st.dataframe(
        frame.style.map(style_of, subset=[desk.words("landing-column-level")]),
        key=key,
        on_select=lambda: _chosen([row.project for row in shown], key),
        selection_mode="single-row",
        hide_index=True,
        height=tables.height(len(shown), at_most=SHOWN_ROWS),
        row_height=tables.ROW_PX,
    )
    with st.container(horizontal=True, vertical_alignment="center", key="landing-foot"):
        if pages > 1:
            turner = f"landing-pages-{page}-{pages}"
            st.pagination(pages, default=page, key=turner, on_change=lambda: _turn(turner), max_visible_pages=7)
        st.caption(desk.words("board-count", shown=desk.numbers.out_of(len(rows), whole)))


def _turn(key: str) -> None:
    st.session_state[PAGE] = st.session_state[key]


def _chosen(projects: Sequence[str], key: str) -> None:
    places = [place for place in st.session_state[key]["selection"]["rows"] if place < len(projects)]
    if places:
        pick(projects[places[0]])


def _row(desk: Desk, row: BoardRow, *, is_open: bool) -> dict[str, object]:
    words, due = desk.words, row.due
    return {
        words("landing-column-level"): level_text(desk, row.level),
        words("landing-column-project"): f"▶ {row.project}" if is_open else row.project,
        words("landing-column-name"): row.name,
        words("board-ladder"): ladder_text(desk, row),
        words("board-due"): "" if due is None else clock_text(words, due.clock),
        words("landing-column-due"): "" if due is None else due.due_on.isoformat(),
        words("landing-column-days"): None if due is None else due.days,
        words("landing-column-owner"): "" if due is None else party_text(words, due.owner),
        words("landing-column-cause"): cause_text(desk, row.cause) if row.cause else "",
        words("board-states"): desk.listed(desk.label("land-state", state) for state in row.states),
        words("board-suspected"): desk.listed(desk.label("clock-verdict", one) for one in row.suspected),
        words("head-platform"): row.platform,
    }


def ladder_text(desk: Desk, row: BoardRow) -> str:
    """Return the furthest milestone reached with its place on the ladder, and whether the project withdrew."""
    reached = desk.words("board-nothing-reached") if row.reached is None else desk.label("milestone", row.reached)
    told = desk.words("board-step", milestone=reached, step=row.step, steps=len(CHAIN))
    return desk.words("board-withdrawn", step=told) if row.is_withdrawn else told
