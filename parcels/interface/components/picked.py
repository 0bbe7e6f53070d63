"""The parcels selected together on the map: one set per tab, told by the map, shown by tables and panels."""

from collections.abc import Iterable

import streamlit as st

from parcels.geo.city import City

STATE = "picked-parcels"


def picked_parcels(city: City) -> tuple[str, ...]:
    """Return the parcels selected together, in the order of their ids; never one the city does not hold."""
    held: tuple[str, ...] = st.session_state.get(STATE, ())
    return tuple(item for item in held if item in city.parcels.index)


def pick_together(city: City, parcels: Iterable[str]) -> tuple[str, ...]:
    """Select these parcels, each once; what the city does not hold is left out and returned."""
    wanted = sorted(set(parcels))
    known = tuple(item for item in wanted if item in city.parcels.index)
    st.session_state[STATE] = known
    return tuple(item for item in wanted if item not in city.parcels.index)
