"""Background maps on a page: those that can be used go to the map, those refused are said with the reason."""

from typing import Any

import streamlit as st

from parcels.interface.components.desk import Desk
from parcels.interface.components.safe import literal
from parcels.interface.map.base_map_routes import tile_url
from parcels.service.base_maps import BaseMap, base_maps


def offered(desk: Desk, version: str, token: str) -> list[dict[str, Any]]:
    """Return the background maps for the map's script, and say which were refused."""
    found = base_maps(desk.workspace.target)
    for error in found.refused:
        st.caption(f":material/map: {literal(desk.words.error(error))}")
    return [_told(item, tile_url(version, place, token)) for place, item in enumerate(found.usable)]


def _told(item: BaseMap, own_url: str) -> dict[str, Any]:
    return {
        "name": item.name,
        "url": item.url or own_url,
        "subdomains": item.subdomains,
        "max_zoom": item.max_zoom,
        "credit": item.credit,
    }
