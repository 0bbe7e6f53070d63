"""The way from a project or parcel on the map to the landing of a signed project."""

from collections.abc import Iterable

import streamlit as st

from parcels.domain.codes import ProjectStage
from parcels.interface.components.desk import Desk
from parcels.interface.components.landing_table import pick
from parcels.interface.components.safe import literal
from parcels.service.access import allowed

EARLY = (ProjectStage.LEAD, ProjectStage.NEGOTIATING)


def draw(desk: Desk, projects: Iterable[str]) -> None:
    """Draw a button for each project that was ever signed; nothing for who may not see the landing page."""
    if not allowed(desk.actor, "view_checks").allowed:
        return
    stages = desk.city.projects["stage"]
    signed = [one for one in projects if one in stages.index and ProjectStage(str(stages[one])) not in EARLY]
    if not signed:
        return
    with st.container(horizontal=True, key=f"landing-link-{signed[0]}"):
        for project in signed:
            label = f"{desk.words('board-to-landing')} {project}"
            if st.button(literal(label), key=f"to-landing-{project}", icon=":material/flag:", type="tertiary"):
                pick(project)
                st.session_state["landing-view"] = "roll"
                st.session_state["go-to"] = "landing"
                st.rerun()


def projects_of(desk: Desk, parcel: str) -> list[str]:
    """Return the projects a parcel is promised to or whose agreement names it."""
    held = desk.city.parcels.get("held_for")
    holder = None if held is None else held[parcel]
    named = desk.city.projects["parcel_ids"].map(lambda own: parcel in (own or ()))
    found = [*([str(holder)] if isinstance(holder, str) and holder else []), *named[named].index.astype(str)]
    return list(dict.fromkeys(found))
