"""What is being drawn in this tab: the drawing the map told of, the tool in hand, and the fields of its form."""

import re
from collections.abc import Mapping
from typing import Any

import streamlit as st
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from parcels.domain.errors import InputRefused, ParcelsError
from parcels.geo.drafts.drawn import from_map, snapped
from parcels.interface.components.desk import Desk
from parcels.interface.map.channel import DRAWING_TOLD

LINE, AREA, MERGE, NEW, BOUNDARY, DECIDE = "line", "area", "merge", "new", "boundary", "decide"
TOOLS = (LINE, AREA, MERGE, NEW, BOUNDARY, DECIDE)
TOOL = "draft-tool"
CORNERS = "draft-corners"
LEAST = {"LineString": 2, "Polygon": 3}
_DRAWING, _TOLD = "draft-drawing", "draft-told"
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
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
    """Return what was typed or drawn, in the CRS of the city; none of this kind gives ``None``.

    Typed corners are taken as they are; drawn ones come to lie on the corners of parcels.
    """
    if (st.session_state.get(CORNERS) or "").strip():
        return typed(st.session_state[CORNERS], kind)
    geometry = st.session_state.get(_DRAWING)
    if not geometry or geometry["type"] != kind:
        return None
    try:
        return snapped(from_map(geometry, desk.city.crs), desk.city.parcels)
    except InputRefused:
        return None


def typed(text: str, kind: str) -> BaseGeometry | None:
    """Return the line or figure of corners written as easting and northing, one corner a line.

    >>> typed("0 0; 10 0", "LineString").length
    10.0
    """
    rows = [_NUMBER.findall(row) for row in re.split(r"[\n;；]+", text) if row.strip()]
    if any(len(row) != 2 for row in rows) or len(rows) < LEAST[kind]:
        return None
    corners = [(float(east), float(north)) for east, north in rows]
    return LineString(corners) if kind == "LineString" else Polygon(corners)


def forget() -> None:
    """Forget what was drawn or typed: it has become a draft."""
    st.session_state.pop(_DRAWING, None)
    st.session_state[CORNERS] = ""


def tell(error: ParcelsError | None) -> None:
    """Keep what a callback could not do, to be said when the page is drawn."""
    st.session_state[_TOLD] = error


def told() -> ParcelsError | None:
    """Return, once, what the last callback could not do."""
    found: ParcelsError | None = st.session_state.pop(_TOLD, None)
    return found
