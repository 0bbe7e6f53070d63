"""The one place that calls ``st_folium``: constant map in, clicks out."""

from collections.abc import Callable, Iterable
from typing import Any

import streamlit as st
import streamlit_folium

from parcels.interface.map.base import build_map
from parcels.interface.map.overlay import Shape, overlay_group

HEIGHT_PX = 460


def show_map(
    config: dict[str, Any], shapes: Iterable[Shape], *, key: str, fit: bool, on_pick: Callable[[str, str], None]
) -> None:
    """Draw the map; ``on_pick`` gets ``("parcel" | "project", id)`` when somebody clicks one."""

    def changed() -> None:
        value = st.session_state.get(key) or {}
        picked = ((value.get("last_active_drawing") or {}).get("properties")) or {}
        for kind in ("project", "parcel"):
            if isinstance(picked.get(kind), str):
                on_pick(kind, picked[kind])
                return

    streamlit_folium.st_folium(
        build_map(config),
        key=key,
        height=HEIGHT_PX,
        use_container_width=True,
        returned_objects=["last_active_drawing"],
        feature_group_to_add=overlay_group(shapes, fit=fit),
        on_change=changed,
    )
