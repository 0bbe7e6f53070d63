"""What is being drawn in this tab: the drawing the map told of, the tool in hand, and the fields of its form."""

from collections.abc import Mapping
from typing import Any

import streamlit as st
from shapely.geometry.base import BaseGeometry

from parcels.domain.errors import InputRefused, ParcelsError
from parcels.geo.drafts.drawn import from_map, snapped
from parcels.interface.components.desk import Desk
from parcels.interface.map.channel import DRAWING_TOLD

LINE, AREA, MERGE, NEW, BOUNDARY, DECIDE = "line", "area", "merge", "new", "boundary", "decide"
TOOLS = (LINE, AREA, MERGE, NEW, BOUNDARY, DECIDE)
TOOL = "draft-tool"
_DRAWING, _TOLD = "draft-drawing", "draft-told"
WANTED = {"LineString": (LINE,), "Polygon": (NEW, BOUNDARY)}
"""Kind of drawing → the tools it is for, the usual one first."""


def heard(kind: str, value: Mapping[str, Any]) -> None:
    """Keep what the map told of a drawing, and take up the tool it is for."""
    if kind != DRAWING_TOLD:
        return
    geometry = value.get("geometry")
    st.session_state[_DRAWING] = geometry
    fitting = WANTED.get(geometry["type"], ()) if geometry else ()
    if fitting and st.session_state.get(TOOL) not in fitting:
        st.session_state[TOOL] = fitting[0]


def drawing(desk: Desk, kind: str) -> BaseGeometry | None:
    """Return what was drawn in the CRS of the city, on the corners of its parcels; none of this kind gives ``None``."""
    geometry = st.session_state.get(_DRAWING)
    if not geometry or geometry["type"] != kind:
        return None
    try:
        return snapped(from_map(geometry, desk.city.crs), desk.city.parcels)
    except InputRefused:
        return None


def forget() -> None:
    """Forget the drawing: it has become a draft."""
    st.session_state.pop(_DRAWING, None)


def tell(error: ParcelsError | None) -> None:
    """Keep what a callback could not do, to be said when the page is drawn."""
    st.session_state[_TOLD] = error


def told() -> ParcelsError | None:
    """Return, once, what the last callback could not do."""
    found: ParcelsError | None = st.session_state.pop(_TOLD, None)
    return found
