"""The frame around every page: style, place and date at the right, language, role, and the band of the demo."""

from pathlib import Path

import streamlit as st

from parcels.interface.components import language, people
from parcels.interface.components.desk import Desk
from parcels.interface.components.safe import escaped
from parcels.interface.words import LANGUAGES

STYLE = Path(__file__).parents[1] / "components" / "style.css"
NAMES = {"zh": "中文", "en": "EN"}


def style() -> None:
    """Add the style of all pages."""
    st.html(f"<style>{STYLE.read_text(encoding='utf-8')}</style>")


def head(desk: Desk, *, can_switch: bool) -> None:
    """Draw the right side of the head line."""
    with st.container(key="frame", horizontal=True, vertical_alignment="center"):
        _place(desk)
        if can_switch:
            _role(desk)
        language_switch()


def _place(desk: Desk) -> None:
    day = desk.data_on.date().isoformat() if desk.data_on else "—"
    told = escaped(desk.words("frame-data-on", day=day))
    st.html(f'<div class="pp-place"><b>{escaped(desk.city.name)}</b> · {told}</div>', width="content")


def _role(desk: Desk) -> None:
    words = desk.words
    if st.session_state.get("role") != desk.actor.role.value:
        st.session_state["role"] = desk.actor.role.value
    st.selectbox(
        words("frame-role"),
        [role.value for role in people.SHOWN_ROLES],
        key="role",
        format_func=lambda role: words.code("role", role),
        label_visibility="collapsed",
        width=215,
    )
    st.query_params["role"] = desk.actor.role.value


def language_switch() -> None:
    """Draw the switch of languages."""
    chosen = language.words().language
    if st.session_state.get("language-switch") != chosen:
        st.session_state["language-switch"] = chosen

    def switch() -> None:
        st.session_state["language"] = st.session_state["language-switch"] or chosen

    st.segmented_control(
        "中文 / English",
        LANGUAGES,
        key="language-switch",
        format_func=NAMES.__getitem__,
        label_visibility="collapsed",
        on_change=switch,
        width="content",
    )
    st.query_params["lang"] = chosen


def demo_band(desk: Desk) -> None:
    """Say on every page that the city is fictional."""
    if desk.is_demo:
        st.html(f'<div class="pp-band">{escaped(desk.words("demo-band"))}</div>')
