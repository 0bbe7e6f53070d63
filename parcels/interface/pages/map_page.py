"""The map page: map left, panel right, linked tables below."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import shapely
import streamlit as st
from geopandas import GeoDataFrame
from numpy.typing import NDArray
from streamlit.delta_generator import DeltaGenerator

from parcels.interface.components import (
    city_map,
    draft_section,
    draft_shapes,
    draft_state,
    filters,
    link_notes,
    map_paper,
    overview,
    parcel_panel,
    picked_panel,
    project_panel,
    registers,
    search,
    states,
    why_funnel,
)
from parcels.interface.components.desk import Desk
from parcels.interface.components.opening import city_is_empty
from parcels.interface.components.selection import (
    PARCEL,
    PARCELS,
    PROJECT,
    Selection,
    current,
    look_at_many,
    pick,
    write_address,
)
from parcels.interface.map.overlay import FOCUS, SELECTION, SITE, Lit, Shape, shapes_of
from parcels.service.place_search import Place
from parcels.service.site_search import SiteSearch

POINT_M = 12.0
"""Radius of the ring around a coordinate that was asked for."""


def draw(desk: Desk) -> None:
    """Draw the page; a click runs only the fragment, never the whole page."""
    if city_is_empty(desk.city):
        states.empty(desk.words, "empty-city")
        return
    st.fragment(states.guarded(desk.words, lambda: _work(desk)))()


def _work(desk: Desk) -> None:
    selection = current(desk.city)
    write_address(desk.city, selection)
    filters.write_address(desk)
    left, right = st.columns([2, 1], gap="small")
    if selection.kind != PROJECT:  # the map is on its way while the panel is still computed
        _map(desk, selection, left, None)
    with right, st.container(key="panel"):
        link_notes.draw(desk)
        search.draw(desk, selection)
        draft_section.draw(desk)
        found = _panel(desk, selection)
    if selection.kind == PROJECT:
        _map(desk, selection, left, found)
    registers.draw(desk, selection, beside=lambda: map_paper.draw(desk, selection, found))


def _map(desk: Desk, selection: Selection, place: DeltaGenerator, found: SiteSearch | None) -> None:
    with place:
        shapes, asked = _shapes(desk, selection, found), search.place(desk)
        city_map.show(
            desk,
            (*shapes, *_ring(desk, asked), *draft_shapes.draft_shapes(desk)),
            key="city",
            fit=asked is not None or not selection.by_map,
            on_pick=_picked,
            on_message=_heard,
            lit=_lit(desk, selection),
            pens=draft_section.is_open(desk),
        )


def _picked(kind: str, item: str) -> None:
    search.close()
    pick(kind, item, by_map=True)


def _heard(kind: str, value: Mapping[str, Any]) -> None:
    draft_state.heard(kind, value)
    map_paper.heard(kind, value)
    if kind == "selection":
        look_at_many()


def _panel(desk: Desk, selection: Selection) -> SiteSearch | None:
    if selection.kind == PARCELS:
        picked_panel.draw(desk)
        return None
    picked_panel.strip(desk)
    if selection.kind == PARCEL:
        parcel_panel.draw(desk, selection.id)
        return None
    if selection.kind == PROJECT:
        return project_panel.draw(desk, selection)
    overview.draw(desk)
    return None


def _lit(desk: Desk, selection: Selection) -> Lit | None:
    """Return the parcels picked out: those of the step of the funnel looked at, else those the filter lets pass."""
    flags: NDArray[np.bool_] | None = None
    if selection.kind == PROJECT:
        flags = why_funnel.flags(desk, selection.id)
    if flags is None:
        flags = filters.passing(desk, filters.PARCELS)
    return None if flags is None else Lit.of(flags)


def _ring(desk: Desk, asked: Place | None) -> tuple[Shape, ...]:
    if asked is None:
        return ()
    ring = shapely.Point(asked.x, asked.y).buffer(POINT_M)
    return shapes_of(GeoDataFrame(geometry=[ring], crs=desk.city.crs), SELECTION)


def _shapes(desk: Desk, selection: Selection, found: SiteSearch | None) -> tuple[Shape, ...]:
    if selection.kind == PARCEL:
        return shapes_of(desk.city.parcels.loc[[selection.id]], SELECTION)
    if found is None or found.sites.empty:
        return ()
    best = min(selection.site, len(found.sites))
    others, focus = found.sites.drop(index=best), found.sites.loc[[best]]
    # The site looked at is drawn last, so that its outline and number lie on top.
    return (
        *shapes_of(others, SITE, [str(rank) for rank in others.index]),
        *shapes_of(focus, FOCUS, [str(best)]),
    )
