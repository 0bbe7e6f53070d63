"""What is looked at on the map page: a parcel, the parcels selected together, or a project with one of its sites.

Kept per tab and in the address. The set of parcels selected together (:mod:`picked`) outlives a click on one parcel.
A link that names what the city does not hold selects nothing and says so (:func:`unknown`).
"""

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from parcels.geo.city import City
from parcels.interface.components.picked import pick_together, picked_parcels

PARCEL, PROJECT, PARCELS = "parcel", "project", "parcels"
MOST_IN_ADDRESS = 200
"""How many parcels an address names; browsers and mail programs cut longer ones."""
_STATE, _UNKNOWN = "selection", "selection-unknown"


@dataclass(frozen=True)
class Selection:
    """A parcel or a project by id, or ``PARCELS``: those selected together; ``by_map`` keeps the map where it is.

    ``site`` is the rank of the site of a project that is looked at.
    """

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
        _open(city)
    selection: Selection = st.session_state[_STATE]
    if selection.kind == PARCELS:
        return selection if picked_parcels(city) else Selection()
    index = {PARCEL: city.parcels.index, PROJECT: city.projects.index}.get(selection.kind)
    return selection if index is not None and selection.id in index else Selection()


def _open(city: City) -> None:
    """Take over what the address names."""
    named = dict.fromkeys(item for item in st.query_params.get(PARCELS, "").split(",") if item)
    missing = [(PARCEL, item) for item in pick_together(city, named)] if named else []
    asked = next(
        (Selection(kind, st.query_params[kind]) for kind in (PROJECT, PARCEL) if kind in st.query_params), None
    )
    st.session_state[_STATE] = asked or (Selection(PARCELS) if named else Selection())
    if asked is not None and current(city) != asked:
        missing.append((asked.kind, asked.id))
    st.session_state[_UNKNOWN] = tuple(missing)


def unknown() -> tuple[tuple[str, str], ...]:
    """Return kind and id of what the link named and the city does not hold, until something is selected."""
    found: tuple[tuple[str, str], ...] = st.session_state.get(_UNKNOWN, ())
    return found


def pick(kind: str, item: str | None, *, site: int = 1, by_map: bool = False) -> None:
    """Select a thing, or nothing with ``None``."""
    _select(Selection(kind, item, site, by_map) if item else Selection())


def pick_many(city: City, parcels: Iterable[str]) -> None:
    """Select several parcels together; one is selected as a parcel, none selects nothing."""
    found = tuple(dict.fromkeys(parcels))
    if len(found) > 1:
        pick_together(city, found)
        look_at_many()
    else:
        pick_together(city, ())
        pick(PARCEL, found[0] if found else None)


def look_at_many() -> None:
    """Look at the parcels selected together; the map stays where it is."""
    _select(Selection(PARCELS, by_map=True))


def _select(selection: Selection) -> None:
    st.session_state[_STATE] = selection
    st.session_state[_UNKNOWN] = ()


def pick_site(site: int) -> None:
    """Look at another site of the project."""
    now: Selection = st.session_state[_STATE]
    st.session_state[_STATE] = Selection(now.kind, now.id, site)


def write_address(city: City, selection: Selection) -> None:
    """Put the selection into the address, so that it can be passed on; more parcels than fit are left out of it."""
    many = picked_parcels(city)
    put(PARCEL, selection.id_of(PARCEL))
    put(PROJECT, selection.id_of(PROJECT))
    put(PARCELS, ",".join(many) if 0 < len(many) <= MOST_IN_ADDRESS else None)


def put(name: str, value: str | None) -> None:
    """Write one part of the address, only where it differs; ``None`` takes it out."""
    if value is None:
        st.query_params.pop(name, None)
    elif st.query_params.get(name) != value:
        st.query_params[name] = value
