"""Who sits here: signed in at our own page, by an identity provider or by our proxy; in the demo any demo person."""

from dataclasses import dataclass
from datetime import UTC, datetime

import streamlit as st

from parcels.domain.errors import ActionRefused
from parcels.interface.components import opening
from parcels.interface.web import trust
from parcels.interface.web.visitor import cookie_name, has_oidc
from parcels.service.access import Actor, Role, demo_actors
from parcels.service.signing_in import (
    Identity,
    Session,
    external_session,
    key_of,
    person_of,
    renew,
    session_of,
    sign_out,
)
from parcels.service.workspace import Workspace

KEPT_ROLE = "demo-role"
SHOWN_ROLES = tuple(role for role in Role if role is not Role.SYSTEM)


@dataclass(frozen=True)
class Visitor:
    """Somebody at a tab. ``actor`` is ``None`` while a one-time password has to be changed.

    ``by`` is ``demo``, ``password``, ``provider`` or ``proxy``; ``holder`` names them in the passes of the map.
    """

    actor: Actor | None
    by: str
    holder: str
    session: Session | None = None


def demo_users_allowed(is_demo: bool) -> bool:
    """Return whether roles may be switched without a password: asked for, a demo, and reachable from here only."""
    return opening.demo_users_wanted() and is_demo and is_local()


def is_local() -> bool:
    """Return whether both the address served and the visitor are this machine, with no proxy between."""
    served = str(st.get_option("server.address") or "")
    return trust.is_this_machine(served, st.context.ip_address, list(st.context.headers))


def visitor(ws: Workspace) -> Visitor | None:
    """Return who sits here, ``None`` for nobody.

    Raises
    ------
    ActionRefused
        ``identity_unknown`` for somebody whom provider or proxy knows and the workspace does not.
    """
    if demo_users_allowed(ws.is_demo):
        actor = demo_person()
        return Visitor(actor, "demo", f"d{actor.role}")
    return _by_password(ws) or _by_proxy(ws) or _by_provider(ws)


def demo_person() -> Actor:
    """Return the demo person of the chosen role, at first the one in the address or the planner.

    The role is kept apart from its switch: going to another page before the switch is drawn would lose it.
    """
    wanted = st.session_state.get("role") or st.session_state.get(KEPT_ROLE) or st.query_params.get("role")
    people = {actor.role: actor for actor in demo_actors()}
    found = people.get(Role(wanted) if wanted in set(people) else Role.PLANNER, people[Role.PLANNER])
    st.session_state[KEPT_ROLE] = found.role.value
    return found


def leave(ws: Workspace, here: Visitor, *, everywhere: bool = False) -> None:
    """Sign out of the workspace, and of the browser's cookie of the identity provider."""
    if here.session is not None:
        sign_out(ws, here.session.key, now=_now(), everywhere=everywhere)
    if here.by == "provider":
        st.logout()


def still_holds(ws: Workspace, session: Session) -> bool:
    """Return whether a sign-in still holds."""
    return session_of(ws, session.key, now=_now()) is not None


def _by_password(ws: Workspace) -> Visitor | None:
    token = st.context.cookies.get(cookie_name(), "")
    held = session_of(ws, key_of(token), now=_now()) if token else None
    if held is None:
        return None
    renew(ws, held, now=_now())
    return Visitor(held.actor, "password", f"c{held.key}", held)


def _by_proxy(ws: Workspace) -> Visitor | None:
    header = trust.identity_header()
    named = trust.identity_in(st.context.headers.get_all(header)) if header else None
    if named is None:
        return None
    actor = person_of(ws, named)
    if actor is None:
        raise ActionRefused("identity_unknown", identity=named)
    return Visitor(actor, "proxy", f"p{actor.user}")


def _by_provider(ws: Workspace) -> Visitor | None:
    if not has_oidc() or not st.user.get("is_logged_in"):
        return None
    identity = identity_of(st.user)
    held = None if identity is None else external_session(ws, identity, now=_now())
    if held is None:  # ended here, expired there, or no token we understand: the browser's cookie goes, too
        st.logout()
        return None
    renew(ws, held, now=_now())
    return Visitor(held.actor, "provider", f"s{held.key}", held)


def identity_of(claims: object) -> Identity | None:
    """Return the identity in the claims of an identity token, ``None`` unless it names issuer, subject and end."""
    get = getattr(claims, "get", lambda name: None)
    issuer, subject, ends = get("iss"), get("sub"), get("exp")
    if not (isinstance(issuer, str) and isinstance(subject, str) and issuer and subject):
        return None
    if isinstance(ends, bool) or not isinstance(ends, int | float) or not 0 < ends < 1e11:
        return None
    proof = "|".join(str(get(name)) for name in ("iat", "nonce", "exp"))
    return Identity(f"{issuer}|{subject}", proof, datetime.fromtimestamp(ends, UTC))


def _now() -> datetime:
    return datetime.now(UTC)
