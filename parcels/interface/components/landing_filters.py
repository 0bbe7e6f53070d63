"""What of the roll of signed projects is shown: level, who owes, platform, state of the land, cause, text, order."""

from collections.abc import Callable, Sequence

import streamlit as st

from parcels.interface.components.desk import Desk
from parcels.interface.components.filter_row import Choice, FilterRow, distinct
from parcels.interface.components.levels import level_text
from parcels.interface.components.safe import capital
from parcels.interface.reports.landing import party_text
from parcels.landing.states import StateName
from parcels.landing.warnings import Level, Party
from parcels.service.landing_board import NO_CAUSE, SORTS, WORST_FIRST, BoardFilter, BoardRow

PAGE = "landing-page"


def draw(desk: Desk, rows: Sequence[BoardRow]) -> BoardFilter:
    """Draw the fields and return what they say."""
    row = FilterRow(desk.words, "landing", "board")
    with st.container(horizontal=True, vertical_alignment="bottom", key="landing-filters"):
        text = row.text(190)
        chosen = {choice.name: row.several(choice) for choice in _choices(desk, rows)}
        sort = row.order(SORTS, 170)
        is_open = row.only("open")
    return BoardFilter(**chosen, is_open_only=is_open, text=text, sort=sort)


def _choices(desk: Desk, rows: Sequence[BoardRow]) -> tuple[Choice, ...]:
    levels, states = {row.level for row in rows}, {state for row in rows for state in row.states}
    platforms = {one for row in rows for one in row.platform.split()}
    return (
        Choice("levels", [str(one) for one in WORST_FIRST if one in levels], _level(desk), 130),
        Choice("owners", distinct(row.owner_role for row in rows), _owner(desk), 150),
        Choice("platforms", distinct(platforms), str, 120),
        Choice("states", [str(one) for one in StateName if one in states], _label(desk, "land-state"), 140),
        Choice("causes", distinct(row.cause for row in rows), lambda code: cause_text(desk, code), 140),
    )


def _level(desk: Desk) -> Callable[[str], str]:
    return lambda level: level_text(desk, Level(level))


def _owner(desk: Desk) -> Callable[[str], str]:
    return lambda role: capital(party_text(desk.words, Party(role)))


def _label(desk: Desk, group: str) -> Callable[[str], str]:
    return lambda code: desk.label(group, code)


def cause_text(desk: Desk, code: str) -> str:
    """Return a cause in words; one that nobody recorded is said to be so."""
    return capital(desk.words("landing-cause-unknown")) if code == NO_CAUSE else desk.label("landing-cause", code)
