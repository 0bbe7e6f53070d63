"""Who sits here: until there is sign-in, the person at this machine; in the demo anybody, in any of three roles."""

import os

import streamlit as st

from parcels.service.access import Actor, Role, demo_actors, is_loopback

SHOWN_ROLES = (Role.PLANNER, Role.OFFICER, Role.LEADER)


def demo_users_allowed(is_demo: bool) -> bool:
    """Return whether roles may be switched without a password: asked for, a demo, and reachable from here only."""
    return os.environ.get("PARCELS_DEMO_USERS") == "1" and is_demo and is_local()


def is_local() -> bool:
    """Return whether both the address served and the visitor are this machine."""
    served = str(st.get_option("server.address") or "")
    visitor = st.context.ip_address
    return is_loopback(served) and (visitor is None or is_loopback(visitor))


def local_person() -> Actor:
    """Return the person at this machine, who holds the file and plans with it."""
    return Actor("local", "", Role.PLANNER)


def demo_person() -> Actor:
    """Return the demo person of the chosen role, at first the one in the address or the planner."""
    wanted = st.session_state.get("role") or st.query_params.get("role")
    people = {actor.role: actor for actor in demo_actors() if actor.role in SHOWN_ROLES}
    return people.get(Role(wanted) if wanted in set(people) else Role.PLANNER, people[Role.PLANNER])
