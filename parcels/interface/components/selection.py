"""What is selected on the map page: a parcel, or a project with one of its sites; kept per tab and in the address."""

from dataclasses import dataclass

import streamlit as st

from parcels.geo.city import City

PARCEL, PROJECT = "parcel", "project"
_STATE = "selection"


@dataclass(frozen=True)
class Selection:
    """A parcel or a project by id; ``site`` is the rank of the site looked at; ``by_map`` keeps the map where it is."""

    kind: str = ""
    id: str = ""
    site: int = 1
    by_map: bool = False

    def id_of(self, kind: str) -> str | None:
        """Return the id if a thing of this kind is selected."""
        return self.id if self.kind == kind else None


def current(city: City) -> Selection:
    """Return the selection of this tab; on opening, the one the address names; never one the city does not hold."""
    if _STATE not in st.session_state:
        st.session_state[_STATE] = _from_address()
    selection: Selection = st.session_state[_STATE]
    held = {PARCEL: city.parcels.index, PROJECT: city.projects.index}
    return selection if selection.kind and selection.id in held[selection.kind] else Selection()


def _from_address() -> Selection:
    for kind in (PROJECT, PARCEL):
        if kind in st.query_params:
            return Selection(kind, st.query_params[kind])
    return Selection()


def pick(kind: str, item: str | None, *, site: int = 1, by_map: bool = False) -> None:
    """Select a thing, or nothing with ``None``."""
    st.session_state[_STATE] = Selection(kind, item, site, by_map) if item else Selection()


def pick_site(site: int) -> None:
    """Look at another site of the project."""
    now: Selection = st.session_state[_STATE]
    st.session_state[_STATE] = Selection(now.kind, now.id, site)


def write_address(selection: Selection) -> None:
    """Put the selection into the address, so that it can be passed on."""
    for kind in (PARCEL, PROJECT):
        value = selection.id_of(kind)
        if value is None:
            st.query_params.pop(kind, None)
        elif st.query_params.get(kind) != value:
            st.query_params[kind] = value
