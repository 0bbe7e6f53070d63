"""What of the roll of signed projects is shown: level, who owes, platform, state of the land, cause, text, order."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import streamlit as st

from parcels.interface.components.desk import Desk
from parcels.interface.components.levels import level_text
from parcels.interface.components.safe import capital, legible
from parcels.interface.reports.landing import party_text
from parcels.landing.states import StateName
from parcels.landing.warnings import Level, Party
from parcels.service.landing_board import NO_CAUSE, SORTS, WORST_FIRST, BoardFilter, BoardRow

PAGE = "landing-page"


@dataclass(frozen=True)
class _Choice:
    """One field of the filter: name of the message and what can be chosen."""

    name: str
    values: Sequence[str]
    label: Callable[[str], str]
    width: int


def draw(desk: Desk, rows: Sequence[BoardRow]) -> BoardFilter:
    """Draw the fields and return what they say."""
    words = desk.words
    with st.container(horizontal=True, vertical_alignment="bottom", key="landing-filters"):
        text = st.text_input(
            words("board-search"), key="landing-text", placeholder=words("board-search-hint"), width=190,
            label_visibility="collapsed", on_change=_first_page,
        )  # fmt: skip
        chosen = {choice.name: _chosen(desk, choice) for choice in _choices(desk, rows)}
        sort = st.selectbox(
            words("board-sort"), list(SORTS), key="landing-sort", format_func=lambda name: words(f"board-sort-{name}"),
            width=170, label_visibility="collapsed", on_change=_first_page,
        )  # fmt: skip
        is_open = st.toggle(words("board-open-only"), key="landing-open", on_change=_first_page)
    return BoardFilter(**chosen, is_open_only=is_open, text=text, sort=sort)


def _choices(desk: Desk, rows: Sequence[BoardRow]) -> tuple[_Choice, ...]:
    levels, states = {row.level for row in rows}, {state for row in rows for state in row.states}
    platforms = {one for row in rows for one in row.platform.split()}
    return (
        _Choice("levels", [str(one) for one in WORST_FIRST if one in levels], _level(desk), 130),
        _Choice("owners", _sorted(row.owner_role for row in rows), _owner(desk), 150),
        _Choice("platforms", _sorted(platforms), str, 120),
        _Choice("states", [str(one) for one in StateName if one in states], _label(desk, "land-state"), 140),
        _Choice("causes", _sorted(row.cause for row in rows), lambda code: cause_text(desk, code), 140),
    )


def _sorted(values: Iterable[str]) -> list[str]:
    return sorted({value for value in values if value})


def _level(desk: Desk) -> Callable[[str], str]:
    return lambda level: level_text(desk, Level(level))


def _owner(desk: Desk) -> Callable[[str], str]:
    return lambda role: capital(party_text(desk.words, Party(role)))


def _label(desk: Desk, group: str) -> Callable[[str], str]:
    return lambda code: desk.label(group, code)


def cause_text(desk: Desk, code: str) -> str:
    """Return a cause in words; one that nobody recorded is said to be so."""
    return capital(desk.words("landing-cause-unknown")) if code == NO_CAUSE else desk.label("landing-cause", code)


def _chosen(desk: Desk, choice: _Choice) -> tuple[str, ...]:
    label = desk.words(f"board-filter-{choice.name}")
    return tuple(
        st.multiselect(
            label,
            choice.values,
            key=f"landing-{choice.name}",
            format_func=lambda one: legible(choice.label(one)),
            placeholder=label,
            width=choice.width,
            label_visibility="collapsed",
            on_change=_first_page,
        )
    )


def _first_page() -> None:
    st.session_state[PAGE] = 1
