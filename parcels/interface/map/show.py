"""The one place that calls ``st_folium``: constant map in, clicks and messages of the script out."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import streamlit as st
import streamlit_folium

from parcels.interface.map.base import build_map
from parcels.interface.map.channel import Heard, unread
from parcels.interface.map.overlay import Lit, Picked, Shape, overlay_group

HEIGHT_PX = 460
OnMessage = Callable[[str, Mapping[str, Any]], None]


def show_map(  # noqa: PLR0913 - what goes in and what comes out of the one map
    config: dict[str, Any],
    shapes: Iterable[Shape],
    *,
    key: str,
    fit: bool,
    on_pick: Callable[[str, str], None],
    on_message: OnMessage | None = None,
    picked: tuple[str, ...] | None = None,
    lit: Lit | None = None,
    pens: bool = False,
) -> None:
    """Draw the map; ``on_pick`` gets ``("parcel" | "project", id)`` when somebody clicks one.

    ``on_message`` gets what the script tells by ``ParcelMap.tell(kind, value)``, each message once. ``picked`` are the
    parcels the page holds as selected; ``None`` leaves the selection to the browser. ``lit``: the parcels picked out.
    """

    def changed() -> None:
        value = st.session_state.get(key) or {}
        properties = (value.get("last_active_drawing") or {}).get("properties") or {}
        if on_message is not None:
            _hand_over(properties, key, on_message)
        _hand_pick(properties, on_pick)

    heard = _heard(key)
    streamlit_folium.st_folium(
        build_map(config),
        key=key,
        height=HEIGHT_PX,
        use_container_width=True,
        returned_objects=["last_active_drawing"],
        feature_group_to_add=overlay_group(
            shapes,
            fit=fit,
            picked=None if picked is None else Picked(picked, heard.frame, heard.number),
            lit=lit,
            pens=pens,
        ),
        on_change=changed,
    )


def _hand_pick(properties: Mapping[str, Any], on_pick: Callable[[str, str], None]) -> None:
    for kind in ("project", "parcel"):
        if isinstance(properties.get(kind), str):
            on_pick(kind, properties[kind])
            return


def _hand_over(properties: Mapping[str, Any], key: str, on_message: OnMessage) -> None:
    messages, heard = unread(properties, _heard(key))
    st.session_state[f"{key}-heard"] = heard
    for message in messages:
        on_message(message.kind, message.value)


def _heard(key: str) -> Heard:
    heard: Heard = st.session_state.get(f"{key}-heard") or Heard()
    return heard
