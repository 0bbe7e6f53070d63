"""The frame around every page: style, place and date at the right, language, role, and the band of the demo."""

from pathlib import Path

import streamlit as st

from parcels.interface.components import language, people
from parcels.interface.components.desk import Desk
from parcels.interface.components.people import Visitor
from parcels.interface.components.safe import escaped, literal
from parcels.interface.web.sign_in_routes import prefix
from parcels.interface.words import LANGUAGES, LOCALES, Words
from parcels.service.workspace import Workspace

STYLE = Path(__file__).parents[1] / "components" / "style.css"
NAMES = {"zh": "中文", "en": "EN"}
ROLE_PX = {"zh": 196, "en": 215}
ROLE_CHANGED = "role-changed"
"""The demo role was changed in this run: a page the new role does not have is left for its first one."""
SPOKEN = '<script>document.documentElement.lang = "{locale}";</script>'


def style() -> None:
    """Add the style of all pages."""
    st.html(f"<style>{STYLE.read_text(encoding='utf-8')}</style>")


def head(desk: Desk, here: Visitor) -> None:
    """Draw the right side of the head line."""
    with st.container(key="frame", horizontal=True, vertical_alignment="center"):
        _place(desk)
        if here.by == "demo":
            _role(desk)
        else:
            account(desk.workspace, here, desk.words)
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
        width=ROLE_PX[words.language],
        on_change=_role_changed,
    )
    st.query_params["role"] = desk.actor.role.value


def _role_changed() -> None:
    st.session_state[ROLE_CHANGED] = True


def account(ws: Workspace, here: Visitor, words: Words) -> None:
    """Say who is signed in and as what, with the ways out."""
    actor = here.actor
    if actor is None:
        return
    with st.popover(literal(actor.name or actor.user), icon=":material/person:", key="account"):
        st.html(f"<p><b>{escaped(actor.user)}</b> · {escaped(words.code('role', actor.role))}</p>")
        if here.by == "proxy":
            st.markdown(literal(words("sign-out-proxy")))
            return
        if here.by == "password":
            address = escaped(f"{prefix()}/password?lang={words.language}")
            st.html(f'<a href="{address}" target="_self">{escaped(words("password-title"))}</a>')
        if st.button(words("sign-out"), key="sign-out", width="stretch"):
            people.leave(ws, here)
            st.rerun()
        if st.button(words("sign-out-everywhere"), key="sign-out-everywhere", width="stretch"):
            people.leave(ws, here, everywhere=True)
            st.rerun()


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
    with st.container(key="page-language"):  # for those who listen to the page; a text of our own, nobody's input
        st.html(SPOKEN.format(locale=LOCALES[chosen]), unsafe_allow_javascript=True)


def banner(desk: Desk, title: str, *, is_in_bar: bool) -> None:
    """Name the page, and say on every page of a fictional city that it is one.

    The top bar marks the page that is open only where it stands in the bar itself; a page in a menu shows its name. It
    is a heading either way, for those who listen to the page.
    """
    kind = "pp-title pp-unseen" if is_in_bar else "pp-title"
    band = f'<div class="pp-band">{escaped(desk.words("demo-band"))}</div>' if desk.is_demo else ""
    st.html(f'{band}<h1 class="{kind}">{escaped(title)}</h1>')
