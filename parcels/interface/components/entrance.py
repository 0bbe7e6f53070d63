"""What a visitor sees who is not signed in: nothing of the city, only the way to the sign-in page."""

import json

import streamlit as st

from parcels.interface.components import people, states
from parcels.interface.components.people import Visitor
from parcels.interface.components.safe import escaped
from parcels.interface.web.sign_in_routes import prefix
from parcels.interface.web.visitor import has_oidc
from parcels.interface.words import Words
from parcels.service.workspace import Workspace

WATCH_S = 15.0
GO = """<script>
(() => {{
  const target = {target} + "&next=" + encodeURIComponent(location.pathname + location.search);
  location.replace(target);
}})();
</script>"""


def to_sign_in(words: Words) -> None:
    """Send a visitor to the sign-in page, or let them choose where their organisation signs people in."""
    with st.container(key="entrance"):
        st.html(f"<h1>{escaped(words('sign-in-title'))}</h1>")
        if not has_oidc():
            _go(words, "/sign-in", "sign-in-go")
            return
        if st.button(words("sign-in-other"), type="primary", key="sign-in-other"):
            st.login()
        _link(words, "/sign-in", "sign-in-local")


def to_password(words: Words) -> None:
    """Send somebody with a one-time password to the page where they change it."""
    with st.container(key="entrance"):
        st.html(f"<h1>{escaped(words('password-title'))}</h1>")
        _go(words, "/password", "password-must")


def leave_provider(words: Words) -> None:
    """Let somebody whom the workspace does not know leave the identity provider, to come back as somebody else."""
    if has_oidc() and st.user.get("is_logged_in") and st.button(words("sign-out"), key="sign-out"):
        st.logout()


def watch(words: Words, ws: Workspace, here: Visitor) -> None:
    """Look now and then whether the sign-in still holds, so that an open tab shows nothing for long after it ended."""

    def look() -> None:
        if here.session is not None and not people.still_holds(ws, here.session):
            st.rerun(scope="app")

    st.fragment(states.guarded(words, look), run_every=WATCH_S)()


def _go(words: Words, path: str, message: str) -> None:
    _link(words, path, message)
    target = json.dumps(f"{prefix()}{path}?lang={words.language}").replace("<", "\\u003c")
    st.html(GO.format(target=target), unsafe_allow_javascript=True)


def _link(words: Words, path: str, message: str) -> None:
    address = escaped(f"{prefix()}{path}?lang={words.language}")
    st.html(f'<a href="{address}" target="_self">{escaped(words(message))}</a>')
