"""One signed project: where it stands, who owes what, and in tabs everything the roll was made from."""

from functools import partial

import streamlit as st

from parcels.domain.units import m2_from_mu
from parcels.interface.components import (
    forecast_panel,
    landing_clocks,
    landing_curve,
    landing_forms,
    landing_ladder,
    landing_matters,
    landing_records,
    markup,
)
from parcels.interface.components.desk import Desk
from parcels.interface.components.landing_filters import cause_text
from parcels.interface.components.landing_table import ladder_text
from parcels.interface.components.levels import chip
from parcels.interface.components.numbers import NOTHING
from parcels.interface.components.safe import escaped, literal
from parcels.interface.components.selection import PARCEL, PROJECT
from parcels.interface.components.selection import pick as select
from parcels.interface.reports.landing import clock_text, missing_text, party_text, record_text
from parcels.interface.reports.phrases import code_text
from parcels.landing.states import LandState
from parcels.landing.warnings import Due, Level
from parcels.service.landing_board import Board, BoardRow

TABS = ("ladder", "clocks", "curve", "matters", "figures", "forecast", "records")


def draw(desk: Desk, board: Board, row: BoardRow) -> None:
    """Draw the panel."""
    left, right = st.columns([2, 3], gap="medium")
    with left, st.container(key="landing-facts"):
        _head(desk, board, row)
    with right:
        tabs = st.tabs([desk.words(f"board-tab-{name}") for name in TABS], key="landing-tabs", on_change="rerun")
        drawing = (
            partial(landing_ladder.draw, desk, board, row.project),
            partial(landing_clocks.draw, desk, board.landings[row.project]),
            partial(landing_curve.draw, desk, board, row.project),
            partial(landing_matters.draw, desk, board, row.project),
            partial(landing_clocks.figures, desk, board.landings[row.project]),
            partial(forecast_panel.draw, desk, row.project),
            partial(landing_records.draw, desk, row.project),
        )
        for name, tab, draw_it in zip(TABS, tabs, drawing, strict=True):
            if name != "forecast" or tab.open:  # its first fit takes seconds in a large city
                with tab:
                    draw_it()


def _head(desk: Desk, board: Board, row: BoardRow) -> None:
    words = desk.words
    landed = words("board-landed", day=row.landed_on.isoformat()) if row.landed_on else words("board-not-landed")
    markup.heading(row.project, row.name, [ladder_text(desk, row), landed])
    if row.level is not Level.NONE:
        st.html(chip(desk, row.level))
    landing_forms.offer(desk, row.project)
    _links(desk, row)
    markup.facts(_facts(desk, board, row))
    _states(desk, board, row)
    findings = board.landings[row.project].findings
    if findings:
        markup.section(words("landing-sheet-records"), words("count", n=len(findings)))
        body = "".join(f"<li>{escaped(record_text(words, one))}</li>" for one in findings)
        st.html(f'<ul class="pp-list">{body}</ul>')


def _links(desk: Desk, row: BoardRow) -> None:
    """Draw the ways to the map: the project, and each of its parcels."""
    kinds = [(PROJECT, row.project), *((PARCEL, parcel) for parcel in row.parcels)]
    with st.container(horizontal=True, key="landing-links"):
        for kind, item in kinds:
            text = desk.words("board-to-project") if kind == PROJECT else item
            if st.button(literal(text), key=f"landing-to-{kind}-{item}", icon=":material/map:", type="tertiary"):
                select(kind, item)
                st.session_state["go-to"] = "map"
                st.rerun()


def _facts(desk: Desk, board: Board, row: BoardRow) -> list[tuple[str, str]]:
    words, case = desk.words, board.cases[row.project]
    rows = [] if row.due is None else _due(desk, row.due)
    rows += [
        (words("responsibility-column-promoter"), case.bodies.get("promoter", words("responsibility-unknown"))),
        (words("responsibility-column-developer"), case.bodies.get("developer", words("responsibility-unknown"))),
        (words("head-platform"), row.platform or NOTHING),
        (words("head-parcels"), " ".join(row.parcels) or words("board-no-land")),
        (words("board-landed-by"), code_text(words, "landing", board.report.landed)),
    ]
    return rows


def _due(desk: Desk, due: Due) -> list[tuple[str, str]]:
    words = desk.words
    told = " → ".join(party_text(words, one) for one in due.told)
    return [
        (
            words("board-due"),
            f"{clock_text(words, due.clock)} · {due.due_on.isoformat()} · {days_text(desk, due.days)}",
        ),
        (words("landing-column-owner"), party_text(words, due.owner)),
        (words("board-told"), told or words("board-nobody-told")),
        (words("landing-column-cause"), _cause(desk, due)),
    ]


def _cause(desk: Desk, due: Due) -> str:
    if due.reason is None:
        return desk.words("landing-cause-unknown")
    cause = cause_text(desk, due.reason.code)
    return cause if due.reason.source == "recorded" else desk.words("landing-cause-by-milestones", cause=cause)


def days_text(desk: Desk, days: int) -> str:
    """Return how many days are left, or by how many it is over."""
    return desk.words("board-days-left", days=days) if days >= 0 else desk.words("board-days-over", days=-days)


def _states(desk: Desk, board: Board, row: BoardRow) -> None:
    """Draw the states that hold or cannot be told, each with its area and since when."""
    own = [state for state in board.report.parcels if state.subject in row.parcels]
    found = [*own, *(state for state in board.landings[row.project].states if state.holds is not False)]
    if not found:
        return
    words = desk.words
    markup.section(words("board-states"), words("board-states-note"))
    markup.facts([(_state_name(desk, state), _state_text(desk, state)) for state in found])


def _state_name(desk: Desk, state: LandState) -> str:
    return desk.label("land-state", state.name)


def _state_text(desk: Desk, state: LandState) -> str:
    words = desk.words
    area = None if state.area_mu is None else desk.numbers.area(m2_from_mu(state.area_mu))
    since = None
    if state.since is not None:
        since = words("board-since", day=state.since.isoformat(), days=(desk.as_of - state.since).days)
    unknown = None if state.holds else desk.label("clock-state", "undetermined")
    missing = words("board-missing", what=missing_text(words, state.missing)) if state.missing else None
    return " · ".join(part for part in (unknown, state.subject if area else None, area, since, missing) if part)
