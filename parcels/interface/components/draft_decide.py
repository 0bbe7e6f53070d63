"""Lock, pin or ban an assignment of a project to a parcel or site, in the open scenario."""

import streamlit as st

from parcels.domain.errors import ParcelsError
from parcels.interface.components import draft_state as state
from parcels.interface.components import markup
from parcels.interface.components.desk import Desk
from parcels.interface.components.draft_list import change
from parcels.interface.components.safe import legible
from parcels.interface.components.selection import PARCEL, PROJECT, current
from parcels.planning.land import site_atoms
from parcels.planning.scenarios.content import Ban, Lock, Pin
from parcels.service.prepared import basis
from parcels.service.scenarios import Scenario, putting

PROJECT_FIELD, SITE_FIELD, KIND = "draft-project", "draft-site", "draft-kind"
KINDS = ("lock", "pin", "ban")


def draw(desk: Desk, one: Scenario) -> None:
    """Draw project, site and the three decisions; what is selected on the map is filled in."""
    words, names = desk.words, desk.city.projects["name"]
    projects = [str(name) for name in desk.city.projects.index]
    chosen = current(desk.city)
    if PROJECT_FIELD not in st.session_state and chosen.kind == PROJECT:
        st.session_state[PROJECT_FIELD] = chosen.id
    if chosen.kind == PARCEL and st.session_state.get("draft-site-from") != chosen.id:
        st.session_state[SITE_FIELD] = st.session_state["draft-site-from"] = chosen.id
    project = st.selectbox(
        words("draft-project"), projects, index=None, key=PROJECT_FIELD,
        format_func=lambda name: legible(f"{name} {names.get(name) or ''}"),
    )  # fmt: skip
    site = st.text_input(words("draft-site"), key=SITE_FIELD, max_chars=200, help=words("draft-site-help"))
    kind = st.radio(
        words("draft-kind"), KINDS, format_func=lambda name: words(f"draft-kind-{name}"), key=KIND, horizontal=True
    )
    markup.note(words(f"draft-kind-{kind}-means"))
    st.button(
        words("draft-add"), key="draft-decide-add", type="primary",
        disabled=not (one.may_change and project and site and site.strip()), on_click=_add, args=(desk, one),
    )  # fmt: skip


def _add(desk: Desk, one: Scenario) -> None:
    project, site, kind = (st.session_state.get(key) for key in (PROJECT_FIELD, SITE_FIELD, KIND))
    try:
        item = _item(desk, str(project), str(site).strip(), str(kind))
    except ParcelsError as error:
        state.tell(error)
        return
    change(desk, one, putting(item))


def _item(desk: Desk, project: str, site: str, kind: str) -> Lock | Pin | Ban:
    if kind == "ban":
        return Ban(project, site)
    if kind == "lock":
        return Lock(project, site)
    return Pin(project, site, site_atoms(basis(desk.workspace, None, desk.as_of).land, site))
