"""Opening the workspace named by the environment, once per process; what is derived is kept per content version."""

import os
from datetime import date

import streamlit as st

from parcels.domain.codes import Severity, Verdict
from parcels.geo.city import City
from parcels.interface.components.desk import Desk
from parcels.interface.map.source import publish
from parcels.interface.map.tokens import holder_of, sign
from parcels.interface.words import Words
from parcels.rules.packs import constraint_rules
from parcels.service.access import Actor
from parcels.service.certificate_holds import certified_parcels
from parcels.service.last_used import LastUsed
from parcels.service.policies import workspace_book, workspace_policy
from parcels.service.queue_pages import holders
from parcels.service.screening import Screening, ScreenOptions, screen
from parcels.service.workspace import Workspace, open_workspace

RENEW_S = 600
_OPEN: LastUsed[Workspace] = LastUsed(4)


def target() -> str | None:
    """Return the workspace the app was started on."""
    return os.environ.get("PARCELS_WORKSPACE") or None


def workspace_at(place: str) -> Workspace:
    """Return the open workspace of this process, the same for pages, routes and what warms it up."""
    return _OPEN.get(place, lambda: open_workspace(place))


def demo_users_wanted() -> bool:
    """Return whether the app was started with demo people."""
    return os.environ.get("PARCELS_DEMO_USERS") == "1"


def open_desk(place: str, actor: Actor, words: Words, as_of: date, *, holder: str) -> Desk:
    """Return the desk of one person at a workspace; ``holder`` names them in the passes of the map."""
    ws = workspace_at(place)
    imported = [info.imported_at for info in ws.datasets()]
    bound = frozenset(holders(ws, actor=actor)) | frozenset(certified_parcels(ws, on=as_of, actor=actor))
    return Desk(ws, ws.city(as_of), actor, words, as_of, max(imported, default=None), ws.is_demo, holder, bound)


def screening(desk: Desk) -> Screening:
    """Return the screening of the city as it is now; the service keeps it per content version."""
    return screen(desk.workspace, ScreenOptions(desk.as_of), actor=desk.actor)


def blocked_parcels(found: Screening) -> frozenset[str]:
    """Return the parcels a finding closes by law."""
    rows = found.findings
    closed = rows[(rows["verdict"] == Verdict.FAIL) & (rows["severity"] == Severity.BLOCK)]
    return frozenset(closed["parcel_id"].astype(str))


def blocking_kinds(desk: Desk) -> frozenset[str]:
    """Return the constraint kinds that forbid land to every project; their layers are shown from the start."""
    rules = constraint_rules(desk.as_of, workspace_policy(desk.workspace), workspace_book(desk.workspace))
    return frozenset(kind for kind, rule in rules.items() if rule.blocks_all)


def published_city(desk: Desk) -> tuple[str, str]:
    """Return version and pass of the city's layers; the pass lasts for hours, so that the map is not mounted again."""
    version = publish(desk.city, desk.as_of, lambda: blocked_parcels(screening(desk)), desk.bound)
    key = f"pass-{version}"
    if holder_of(version, st.session_state.get(key, ""), margin_s=RENEW_S) != desk.holder:
        st.session_state[key] = sign(version, desk.holder)
    return version, st.session_state[key]


def city_is_empty(city: City) -> bool:
    """Return whether there is nothing to draw."""
    return city.parcels.empty and city.platforms.empty
