"""The map page: map left, panel right, linked tables below."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from parcels.interface.components import city_map, overview, parcel_panel, project_panel, registers, search, states
from parcels.interface.components.desk import Desk
from parcels.interface.components.opening import city_is_empty
from parcels.interface.components.selection import PARCEL, PROJECT, Selection, current, pick, write_address
from parcels.interface.map.overlay import FOCUS, SELECTION, SITE, Shape, shapes_of
from parcels.service.site_search import SiteSearch


def draw(desk: Desk) -> None:
    """Draw the page; a click runs only the fragment, never the whole page."""
    if city_is_empty(desk.city):
        states.empty(desk.words, "empty-city")
        return
    st.fragment(states.guarded(desk.words, lambda: _work(desk)))()


def _work(desk: Desk) -> None:
    selection = current(desk.city)
    write_address(selection)
    left, right = st.columns([2, 1], gap="small")
    if selection.kind != PROJECT:  # the map is on its way while the panel is still computed
        _map(desk, selection, left, None)
    with right, st.container(key="panel"):
        search.draw(desk, selection)
        found = _panel(desk, selection)
    if selection.kind == PROJECT:
        _map(desk, selection, left, found)
    registers.draw(desk, selection)


def _map(desk: Desk, selection: Selection, place: DeltaGenerator, found: SiteSearch | None) -> None:
    with place:
        shapes = _shapes(desk, selection, found)
        city_map.show(desk, shapes, key="city", fit=not selection.by_map, on_pick=_picked)


def _picked(kind: str, item: str) -> None:
    pick(kind, item, by_map=True)


def _panel(desk: Desk, selection: Selection) -> SiteSearch | None:
    if selection.kind == PARCEL:
        parcel_panel.draw(desk, selection.id)
        return None
    if selection.kind == PROJECT:
        return project_panel.draw(desk, selection)
    overview.draw(desk)
    return None


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
