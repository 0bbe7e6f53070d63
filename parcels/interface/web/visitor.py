"""Who sends a request to a route of our own, and whether they may see the city at this moment.

A holder names whom a pass was made for: ``c`` and the key of a sign-in whose cookie must come with the request, ``s``
and the key of a sign-in by another system, ``p`` and a person whom the proxy must name, ``d`` and a demo role.
"""

import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Lock

import streamlit as st
from starlette.requests import HTTPConnection

from parcels.domain.errors import ParcelsError
from parcels.interface.components import opening
from parcels.interface.web import trust
from parcels.service.access import Actor, allowed, demo_actors
from parcels.service.signing_in import Session, key_of, person_of, session_of
from parcels.service.workspace import Workspace

REMEMBERED_S = 1.0
REMEMBERED = 1000


def now() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


def cookie_name(mark: str = "session") -> str:
    """Return the name of our cookie; browsers do not keep ports apart, so the workspace is part of it."""
    return f"parcels_{mark}_{hashlib.sha256((opening.target() or '').encode()).hexdigest()[:8]}"


def has_oidc() -> bool:
    """Return whether an identity provider is configured (``[auth]`` in ``.streamlit/secrets.toml``)."""
    return bool(st.secrets.load_if_toml_exists()) and "auth" in st.secrets


def opened() -> Workspace | None:
    """Return the workspace served, ``None`` if there is none or it cannot be opened."""
    place = opening.target()
    try:
        return None if place is None else opening.workspace_at(place)
    except ParcelsError:
        return None


def key_in(request: HTTPConnection) -> str:
    """Return the key of the sign-in whose cookie came with a request, empty without one."""
    token = request.cookies.get(cookie_name(), "")
    return key_of(token) if token else ""


def session_in(ws: Workspace, request: HTTPConnection) -> Session | None:
    """Return the session whose cookie came with a request, ``None`` unless it holds."""
    key = key_in(request)
    return session_of(ws, key, now=now()) if key else None


def address_of(request: HTTPConnection) -> str:
    """Return the address of the visitor."""
    peer = request.client.host if request.client else None
    return trust.visitor_address(peer, request.headers.getlist("x-forwarded-for"))


def is_secure(request: HTTPConnection) -> bool:
    """Return whether the visitor came by https, to us or to one of our proxies."""
    peer = request.client.host if request.client else None
    forwarded = trust.is_trusted(peer) and request.headers.get("x-forwarded-proto", "") == "https"
    return request.url.scheme in ("https", "wss") or forwarded


def may_see_map(request: HTTPConnection, holder: str) -> bool:
    """Return whether the holder of a pass sends this request and may see the map, now or a second ago."""
    ws = opened()
    if ws is None or not _is_sent_by(ws, request, holder):
        return False
    if holder[:1] == "d":
        return _may(_demo(ws, request, holder[1:]))
    return _RECENT.ask(f"{ws.target}\0{holder}", lambda: _may(_known(ws, request, holder)))


def person_behind(request: HTTPConnection, holder: str) -> Actor | None:
    """Return who the holder of a pass is at this moment, ``None`` unless they send this request."""
    ws = opened()
    if ws is None or not _is_sent_by(ws, request, holder):
        return None
    return _demo(ws, request, holder[1:]) if holder[:1] == "d" else _known(ws, request, holder)


def _is_sent_by(ws: Workspace, request: HTTPConnection, holder: str) -> bool:
    kind, value = holder[:1], holder[1:]
    if kind == "c":
        return value == key_in(request)
    return kind in ("s", "d") or (kind == "p" and _named_person(ws, request) == value)


def may_fetch(request: HTTPConnection) -> bool:
    """Return whether a visitor may fetch files that pages made; their names alone cannot be guessed either."""
    ws = opened()
    if ws is None:
        return False
    held = session_in(ws, request)
    if held is not None and held.actor is not None:
        return True
    # Streamlit alone can read its own cookie of somebody signed in by OIDC; the name of the file must do there.
    by_others = bool(_named_person(ws, request)) or (has_oidc() and "_streamlit_user" in request.cookies)
    return by_others or demo_allowed(ws, request)


def demo_allowed(ws: Workspace, request: HTTPConnection) -> bool:
    """Return whether a visitor may be a demo person."""
    peer = request.client.host if request.client else ""
    served = str(st.get_option("server.address") or "")
    return opening.demo_users_wanted() and ws.is_demo and trust.is_this_machine(served, peer, request.headers.keys())


def _demo(ws: Workspace, request: HTTPConnection, role: str) -> Actor | None:
    found = next((actor for actor in demo_actors() if actor.role == role), None)
    return found if demo_allowed(ws, request) else None


def _known(ws: Workspace, request: HTTPConnection, holder: str) -> Actor | None:
    if holder[:1] == "p":
        return person_of(ws, _identity(request) or "")
    held = session_of(ws, holder[1:], now=now())
    # Passes are made for people whose one-time password is no longer in the way, or who have none.
    return held.actor if held is not None else None


def _identity(request: HTTPConnection) -> str | None:
    header = trust.identity_header()
    return trust.identity_in(request.headers.getlist(header)) if header else None


def _named_person(ws: Workspace, request: HTTPConnection) -> str:
    identity = _identity(request)
    found = person_of(ws, identity) if identity else None
    return found.user if found else ""


def _may(actor: Actor | None) -> bool:
    return allowed(actor, "view_map").allowed


class _Recent:
    """Answers of the last second, so that the layers of one map ask the workspace once."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[float, bool]] = OrderedDict()
        self._lock = Lock()

    def ask(self, key: str, question: Callable[[], bool]) -> bool:
        """Return a fresh answer or one that is at most a second old."""
        with self._lock:
            asked_at, answer = self._kept.get(key, (-REMEMBERED_S, False))
        if time.monotonic() - asked_at < REMEMBERED_S:
            return answer
        asked_at, answer = time.monotonic(), question()
        with self._lock:
            self._kept[key] = (asked_at, answer)
            while len(self._kept) > REMEMBERED:
                self._kept.popitem(last=False)
        return answer


_RECENT = _Recent()
