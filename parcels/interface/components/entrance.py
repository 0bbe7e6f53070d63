"""What a visitor sees who is not signed in: nothing of the city, only the way to the sign-in page."""

import json
from urllib.parse import urlencode, urlsplit

import streamlit as st

from parcels.interface.components import people, states
from parcels.interface.components.people import Visitor
from parcels.interface.components.safe import escaped, literal
from parcels.interface.web.sign_in_routes import prefix
from parcels.interface.web.visitor import cookie_name, has_oidc
from parcels.interface.words import Words
from parcels.service.workspace import Workspace

WATCH_S = 15.0
GO = """<script>
(() => {{
  const target = {target} + "&next=" + encodeURIComponent(location.pathname + location.search);
  location.replace(target);
}})();
</script>"""
LEAVE = """<script>
(() => {{
  document.cookie = {language_cookie};
  document.cookie = {not_asked};
  const here = location.pathname + location.search;
  const asked = location.pathname === {home} ? sessionStorage.getItem({key}) || here : here;
  const back = new URL(asked, location.origin);
  back.searchParams.set("lang", {language});
  sessionStorage.setItem({key}, back.pathname + back.search);
}})();
</script>"""
ASK = "<script>document.cookie = {asked};</script>"
ASKED_S = 600
"""How long somebody may stay at the identity provider to be told on coming back that it did not let them in."""
RETURN = """<script>
(() => {{
  document.cookie = {language_cookie};
  document.cookie = {not_asked};
  const back = sessionStorage.getItem({key});
  sessionStorage.removeItem({key});
  if (!back || back.split("?")[0] === {home} || back === location.pathname + location.search) return;
  location.replace(location.origin + back);
}})();
</script>"""


def to_sign_in(words: Words) -> None:
    """Send a visitor to the sign-in page, or let them choose where their organisation signs people in."""
    with st.container(key="entrance"):
        st.html(f"<h1>{escaped(words('sign-in-title'))}</h1>")
        if not has_oidc():
            _go(words, "/sign-in", "sign-in-go")
            return
        if cookie_name("asked") in st.context.cookies:
            st.warning(literal(words("sign-in-other-failed")))
        if st.button(words("sign-in-other"), type="primary", key="sign-in-other"):
            _run(words, ASK)
            st.login()
            return
        _link(words, "/sign-in", "sign-in-local", wanted=_here(words))
        _run(words, LEAVE)


def to_password(words: Words) -> None:
    """Send somebody with a one-time password to the page where they change it."""
    with st.container(key="entrance"):
        st.html(f"<h1>{escaped(words('password-title'))}</h1>")
        _go(words, "/password", "password-must")


def come_back(words: Words) -> None:
    """Take somebody whom the provider sent to the front page to where they asked to be, once, and keep their language.

    The provider may send people to one address alone, so the tab itself keeps the other (``sessionStorage``), and a
    cookie of the browser's session the language, for the page after signing out, too.
    """
    _run(words, RETURN)


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


def _run(words: Words, script: str) -> None:
    ours = f"; path={prefix() or '/'}; SameSite=Lax"
    values = {
        "language_cookie": f"{cookie_name('language')}={words.language}{ours}",
        "asked": f"{cookie_name('asked')}=1; max-age={ASKED_S}{ours}",
        "not_asked": f"{cookie_name('asked')}=; max-age=0{ours}",
        "home": f"{prefix()}/",
        "key": cookie_name("back"),
        "language": words.language,
    }
    safe = {name: json.dumps(value).replace("<", "\\u003c") for name, value in values.items()}
    st.html(script.format(**safe), unsafe_allow_javascript=True)


def _here(words: Words) -> str:
    """Return the address of this tab, for the page of ours that sends people on."""
    path = urlsplit(st.context.url or "").path or f"{prefix()}/"
    return f"{path}?{urlencode({**st.query_params.to_dict(), 'lang': words.language})}"


def _link(words: Words, path: str, message: str, *, wanted: str = "") -> None:
    query = {"lang": words.language} | ({"next": wanted} if wanted else {})
    address = escaped(f"{prefix()}{path}?{urlencode(query)}")
    st.html(f'<a href="{address}" target="_self">{escaped(words(message))}</a>')
