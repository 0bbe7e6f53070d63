"""The map of the city on a page: configuration kept per version and language, overlays given by the page."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import streamlit as st

from parcels.geo.city import City
from parcels.interface.components import base_maps
from parcels.interface.components.desk import Desk
from parcels.interface.components.opening import blocking_kinds, published_city
from parcels.interface.components.picked import pick_together, picked_parcels
from parcels.interface.map.base import map_config, map_place
from parcels.interface.map.channel import SELECTION_TOLD
from parcels.interface.map.overlay import Lit, Shape
from parcels.interface.map.show import OnMessage, show_map
from parcels.interface.words import Words
from parcels.service.map_modes import Mode, modes_for


@st.cache_data(show_spinner=False, max_entries=16)
def _config(
    version: str, language: str, token: str, blocking: frozenset[str], modes: tuple[Mode, ...], _city: City
) -> dict[str, Any]:
    return map_config(_city, Words(language), version, token, blocking, _place(version, _city), modes)


@st.cache_data(show_spinner=False, max_entries=4)
def _place(version: str, _city: City) -> dict[str, Any]:
    return map_place(_city)


def show(  # noqa: PLR0913 - what goes in and what comes out of the one map
    desk: Desk,
    shapes: Iterable[Shape],
    *,
    key: str,
    fit: bool,
    on_pick: Callable[[str, str], None],
    on_message: OnMessage | None = None,
    lit: Lit | None = None,
    pens: bool = False,
) -> None:
    """Draw the city with shapes on top.

    Parcels selected together are kept in ``st.session_state["picked-parcels"]`` before ``on_message`` hears of them;
    it gets ``("selection", {"parcels": [...]})`` with ids of the city only, and ``("drawing", {...})``.
    """
    version, token = published_city(desk)
    config = _config(version, desk.words.language, token, blocking_kinds(desk), modes_for(desk.actor), desk.city)
    config = config | {"base_maps": base_maps.offered(desk, version, token)}

    def told(kind: str, value: Mapping[str, Any]) -> None:
        if kind == SELECTION_TOLD:
            pick_together(desk.city, value["parcels"])
            value = {"parcels": list(picked_parcels(desk.city))}
        if on_message is not None:
            on_message(kind, value)

    with st.container(key=f"map-box-{key}"):
        show_map(
            config,
            shapes,
            key=f"map-{key}",
            fit=fit,
            on_pick=on_pick,
            on_message=told,
            picked=picked_parcels(desk.city),
            lit=lit,
            pens=pens,
        )
