"""Take the map away: as PDF to scale, or as one HTML file to pass on; made by the click, recorded with who took it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st
from pyproj import Transformer

from parcels.interface.components import downloads
from parcels.interface.components.desk import Desk
from parcels.interface.components.downloads import Offer
from parcels.interface.components.opening import blocking_kinds
from parcels.interface.components.picked import picked_parcels
from parcels.interface.components.safe import capital, legible
from parcels.interface.components.selection import PARCEL, Selection
from parcels.interface.components.sheet_downloads import has_font, pdf_bytes
from parcels.interface.map.channel import VIEW_TOLD
from parcels.interface.map.handout import handout
from parcels.interface.reports.map_content import (
    Choice,
    MapContent,
    close_bounds,
    map_content,
    whole_bounds,
    with_parcels,
    with_sites,
)
from parcels.interface.reports.map_frame import Bounds, Size
from parcels.interface.reports.map_orders import MOST_SITES
from parcels.interface.reports.map_plate import Layout
from parcels.interface.reports.map_sheet import MapOrder, map_sheet
from parcels.interface.reports.map_tables import item_text
from parcels.service.handing_on import DEMANDS, Reader, left_out, own_reader
from parcels.service.site_search import SiteSearch

CITY, CHOSEN, VIEW, PLATFORM = "city", "chosen", "view", "platform:"
FORM, HELD = "map-paper", "map-paper-view"


@dataclass(frozen=True)
class Wish:
    """What somebody chose in the form."""

    reader: Reader
    layers: tuple[str, ...]
    layout: Layout
    extent: str = CITY


def draw(desk: Desk, selection: Selection, found: SiteSearch | None) -> None:
    """Draw the button that opens the form; below the map. The form is put together only while it is open."""
    form = st.popover(desk.words("map-print-open"), icon=":material/print:", key=FORM, on_change="rerun")
    if not form.open:
        form.html('<div class="pp-room"></div>')  # as tall as the form, so that it opens where there is room for it
        return
    with form:
        wish = _form(desk, _parcels(desk, selection), found)
        name = f"map-{desk.as_of.isoformat()}"
        with st.container(horizontal=True, key="map-paper-files"):
            if has_font(desk):
                pdf = Offer("map", f"{name}.pdf", lambda: pdf_of(desk, selection, found, wish))
                downloads.button(desk, desk.words("map-print-pdf"), pdf, key="map-paper-pdf")
            page = Offer("map", f"{name}.html", lambda: page_of(desk, wish))
            downloads.button(desk, desk.words("map-print-html"), page, key="map-paper-html")
        st.caption(desk.words("map-print-note"))


def heard(kind: str, value: Mapping[str, Any]) -> None:
    """Keep the land the map showed when somebody asked for it to be printed, and open the form."""
    if kind == VIEW_TOLD:
        st.session_state[HELD] = tuple(value["bounds"])
        st.session_state[FORM] = True


def _form(desk: Desk, parcels: tuple[str, ...], found: SiteSearch | None) -> Wish:
    words, readers = desk.words, list(Reader)
    reader = st.selectbox(
        words("map-print-reader"),
        readers,
        index=readers.index(own_reader(desk.actor)),
        key="map-paper-reader",
        format_func=lambda one: capital(words.code("reader", one)),
    )
    left, right = st.columns(2)
    with left:
        size = st.selectbox(words("map-print-size"), list(Size), key="map-paper-size") or Size.A4
    with right:
        wide = st.selectbox(
            words("map-print-orientation"), (True, False), key="map-paper-wide", format_func=lambda one: _lie(desk, one)
        )
    has_sites = found is not None and len(found.sites) > 0
    extent = _extents(desk, is_chosen=bool(parcels) or has_sites)
    return Wish(reader, _layers(desk, reader), Layout(size, wide), extent)


def _extents(desk: Desk, *, is_chosen: bool) -> str:
    """Ask for the land shown; at first what the map was asked to print, or what is selected."""
    held = st.session_state.get(HELD)
    near = [*([VIEW] if held else []), *([CHOSEN] if is_chosen else [])]
    return st.selectbox(
        desk.words("map-print-extent"),
        [CITY, *near, *(PLATFORM + one for one in desk.city.platforms.index)],
        index=1 if near else 0,
        key=f"map-paper-extent-{is_chosen}-{hash(held)}",
        format_func=lambda one: _extent(desk, one),
    )


def _layers(desk: Desk, reader: Reader) -> tuple[str, ...]:
    """Ask for the layers among those the reader gets; at first what the map shows."""
    names = ("platforms", "roads", "utilities", *(f"constraint-{kind}" for kind in desk.city.constraint_kinds))
    withheld = left_out((*names, DEMANDS), reader, desk.actor)
    offered = [name for name in names if name not in withheld]
    closing = {f"constraint-{kind}" for kind in blocking_kinds(desk)} | {"platforms", "roads"}
    chosen = st.multiselect(
        desk.words("map-layers"),
        offered,
        default=[name for name in offered if name in closing],
        key=f"map-paper-layers-{reader}",
        format_func=lambda name: capital(item_text(name, desk.words)),
    )
    if withheld:
        listed = desk.listed(item_text(name, desk.words) for name in withheld)
        st.caption(desk.words("map-print-withheld", items=listed))
    return tuple(chosen)


def _lie(desk: Desk, is_wide: bool) -> str:
    return desk.words("map-print-landscape" if is_wide else "map-print-portrait")


def _extent(desk: Desk, extent: str) -> str:
    if extent.startswith(PLATFORM):
        code = extent.removeprefix(PLATFORM)
        return legible(f"{code} {desk.city.platforms.at[code, 'name'] or ''}")
    return desk.words(f"map-print-extent-{extent}")


def _parcels(desk: Desk, selection: Selection) -> tuple[str, ...]:
    one = selection.id_of(PARCEL)
    return (one,) if one else picked_parcels(desk.city)


def _content(desk: Desk, wish: Wish) -> MapContent:
    return map_content(desk.workspace, Choice(desk.as_of, wish.reader, wish.layers), actor=desk.actor)


def page_of(desk: Desk, wish: Wish) -> bytes:
    """Return the map as an HTML file."""
    return handout(_content(desk, wish), desk.words).encode()


def pdf_of(desk: Desk, selection: Selection, found: SiteSearch | None, wish: Wish) -> bytes:
    """Return the map as PDF."""
    return pdf_bytes(map_sheet(order_of(desk, selection, found, wish), desk.words))


def order_of(desk: Desk, selection: Selection, found: SiteSearch | None, wish: Wish) -> MapOrder:
    """Return what is to be printed: what is selected stands out; sites of a project only for who may know of it."""
    parcels = _parcels(desk, selection)
    content = with_parcels(_content(desk, wish), parcels)
    order = MapOrder(content, wish.layout, whole_bounds(content), parcels=parcels)
    if found is not None and DEMANDS not in content.left_out:
        sites = found.sites.head(MOST_SITES)
        order = replace(order, content=with_sites(content, sites), project=found.project, sites=sites)
    if wish.extent.startswith(PLATFORM):
        shape = desk.city.platforms.geometry.at[wish.extent.removeprefix(PLATFORM)]
        return order.around(close_bounds([shape], around=0.03, least_m=50.0))
    if wish.extent == VIEW:
        return order.around(_view(desk.city.crs))
    shown = order.content.highlights if wish.extent == CHOSEN else ()
    return order.around(close_bounds([one.shape for one in shown])) if shown else order


def _view(crs: str) -> Bounds | None:
    """Return the land kept by :func:`heard` in metres of a CRS."""
    held = st.session_state.get(HELD)
    if held is None:
        return None
    west, south, east, north = Transformer.from_crs(4326, crs, always_xy=True).transform_bounds(*held)
    return float(west), float(south), float(east), float(north)
