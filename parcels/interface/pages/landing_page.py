"""From signature to production: every signed project, what is due next and who owes it; the one looked at in full."""

from collections.abc import Hashable

import streamlit as st

from parcels.interface.components import (
    landing_bodies,
    landing_digest,
    landing_filters,
    landing_first,
    landing_forms,
    landing_matters,
    landing_panel,
    landing_regional,
    landing_table,
    markup,
    queue_moves,
    selection,
    states,
)
from parcels.interface.components.desk import Desk
from parcels.interface.components.levels import level_text
from parcels.interface.components.selection import PROJECT
from parcels.interface.reports.landing import state_lines
from parcels.interface.reports.phrases import code_text
from parcels.landing.responsibility import ResponsibilityReport
from parcels.landing.warnings import Level
from parcels.service.access import Role
from parcels.service.landing import LandingOptions
from parcels.service.landing_board import Board, board_version, counted, filtered, landing_board
from parcels.service.responsibility import responsibility_of

VIEWS = ("roll", "digest", "departments", "bodies")
SHOWN_LEVELS = (Level.SERIOUS, Level.OVERDUE, Level.SOON, Level.WATCH)


@st.cache_resource(show_spinner=False, max_entries=3)
def _board(version: Hashable, _desk: Desk) -> Board:
    return landing_board(_desk.workspace, LandingOptions(_desk.as_of), actor=_desk.actor)


@st.cache_resource(show_spinner=False, max_entries=3)
def _bodies(version: Hashable, _desk: Desk, _board: Board) -> ResponsibilityReport:
    return responsibility_of(_board.situation, _board.report, _desk.city, _board.land)


def draw(desk: Desk) -> None:
    """Draw the page; a click runs only the fragment, never the whole page."""
    st.fragment(states.guarded(desk.words, lambda: _work(desk)))()


def _work(desk: Desk) -> None:
    words = desk.words
    version = *board_version(desk.workspace, desk.as_of), desk.actor.role.value  # each role asks for itself
    with st.spinner(words("loading-landing")):
        board = _board(version, desk)
    queue_moves.say_told()
    if not board.rows:
        states.empty(words, "board-empty")
        landing_first.draw(desk, ())
        landing_forms.draw_open(desk)
        return
    _figures(desk, board)
    view = st.segmented_control(
        words("page-landing"), VIEWS, default=_first_view(desk), required=True, key="landing-view",
        format_func=lambda one: words(f"board-view-{one}"), label_visibility="collapsed",
    )  # fmt: skip
    if view == "digest":
        landing_digest.draw(desk, board)
    elif view == "departments":
        landing_matters.departments(desk, board)
        landing_regional.draw(desk)
    elif view == "bodies":
        landing_bodies.draw(desk, _bodies(version, desk, board))
    else:
        _roll(desk, board)
    landing_forms.draw_open(desk)


def _first_view(desk: Desk) -> str:
    """Return the view a role begins with: a department asks what is overdue with it."""
    return "departments" if desk.actor.role is Role.DEPARTMENT else VIEWS[0]


def _roll(desk: Desk, board: Board) -> None:
    shown = filtered(board.rows, landing_filters.draw(desk, board.rows))
    if not shown:
        states.empty(desk.words, "board-none-match")
        return
    landing_table.follow(selection.current(desk.city).id_of(PROJECT))
    landing_table.draw(desk, shown, len(board.rows))
    row = landing_table.picked(shown)
    assert row is not None
    landing_panel.draw(desk, board, row)
    landing_first.draw(desk, board.cases)


def _figures(desk: Desk, board: Board) -> None:
    words, numbers, counts, whole = desk.words, desk.numbers, counted(board.rows), len(board.rows)
    landed = words("board-by", predicate=code_text(words, "landing", board.report.landed))
    suspected = sum(bool(row.suspected) for row in board.rows)
    markup.figures(
        [
            *((level_text(desk, one), numbers.out_of(counts.levels.get(one, 0), whole), "") for one in SHOWN_LEVELS),
            (words("board-suspected"), numbers.out_of(suspected, whole), words("board-suspected-note")),
            (words("board-landed-figure"), numbers.out_of(counts.landed, whole), landed),
            (words("board-withdrawn-figure"), numbers.out_of(counts.withdrawn, whole), ""),
        ]
    )
    markup.note(" · ".join(state_lines(words, board.report)))
    remarks = [words("landing-demo-settings", settings=board.report.settings)] if board.report.is_demo else []
    if board.report.unknown_years:
        remarks.append(words("landing-unknown-years", years=desk.listed(board.report.unknown_years)))
    if remarks:
        markup.note(" ".join(remarks))
