"""The first steps on the demo, for each role: a short list that can be put away, kept away for the session."""

import streamlit as st

from parcels.interface.components.desk import Desk
from parcels.interface.components.safe import escaped, literal
from parcels.service.access import Role

STATE = "tour"
STEPS: dict[Role, tuple[str, ...]] = {
    Role.PLANNER: ("map", "plan", "queue", "landing"),
    Role.PROMOTER: ("gate", "map", "landing"),
    Role.OFFICER: ("queue", "checks", "map"),
    Role.DEPARTMENT: ("landing", "queue", "map"),
    Role.LEADER: ("overview", "reserve", "plan", "landing"),
    Role.AUDITOR: ("log", "checks", "queue"),
    Role.ADMINISTRATOR: ("people", "data", "log"),
}
"""The pages of the steps, in order; what to do there is the message ``tour-<role>-<page>``."""


def draw(desk: Desk, page: str) -> None:
    """Draw the steps of the role on the demo in one line, and what to do on this page, until they are put away."""
    if not desk.is_demo or st.session_state.get(STATE) == "away" or desk.actor.role not in STEPS:
        return
    words, role = desk.words, desk.actor.role
    with st.container(key="tour"), st.container(horizontal=True, vertical_alignment="center"):
        st.html(f"<b>{escaped(words('tour-title', role=words.code('role', role)))}</b>", width="content")
        for place, name in enumerate(STEPS[role], start=1):
            label = literal(f"{place} · {words(f'page-{name}')}")
            st.button(
                label, key=f"tour-{name}", type="tertiary", help=words(f"tour-{role.value}-{name}"),
                on_click=_go, args=(name,),
            )  # fmt: skip
        st.button(words("tour-close"), key="tour-close", icon=":material/close:", type="tertiary", on_click=_put_away)
        if page in STEPS[role]:
            st.html(f'<p class="pp-note">{escaped(words(f"tour-{role.value}-{page}"))}</p>', width="content")


def reopen(desk: Desk) -> None:
    """Draw the button that brings the steps back."""
    if desk.is_demo and desk.actor.role in STEPS:
        st.button(desk.words("tour-open"), key="tour-open", icon=":material/school:", on_click=_bring_back)


def _put_away() -> None:
    st.session_state[STATE] = "away"


def _bring_back() -> None:
    st.session_state[STATE] = "open"


def _go(page: str) -> None:
    st.session_state["go-to"] = page
