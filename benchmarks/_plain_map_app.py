"""The usual way to show parcels, as manuals teach it: one ``folium.GeoJson`` in ``st_folium``; peer of ``map_plain``.

The parcels lie in the file named by ``PLAIN_PARCELS``; Leaflet comes from this server, as in our own app.
"""

import os

import folium
import geopandas as gpd
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from parcels.interface.map.assets import asset_routes, install_assets

COLOURS = {"ready": "#1b9e77", "preparing": "#e6ab02", "held": "#386cb0", "reserved": "#7570b3", "used": "#8c8c8c"}


@st.cache_resource(show_spinner=False)
def parcels() -> gpd.GeoDataFrame:
    """The parcels in degrees, read once."""
    return gpd.read_file(os.environ["PLAIN_PARCELS"])


def main() -> None:
    """Draw the map and the facts of the parcel clicked."""
    import streamlit_folium  # here, because a component must be declared while the server runs

    frame = parcels()
    west, south, east, north = frame.total_bounds
    install_assets()
    base = folium.Map(tiles=None, prefer_canvas=True)
    base.fit_bounds([[south, west], [north, east]])
    folium.GeoJson(
        frame,
        style_function=lambda one: {"fillColor": COLOURS.get(one["properties"]["k"], "#fff"), "weight": 0.8},
        tooltip=folium.GeoJsonTooltip(["pid", "name"]),
    ).add_to(base)
    told = streamlit_folium.st_folium(
        base, key="plain", height=460, use_container_width=True, returned_objects=["last_active_drawing"]
    )
    picked = (told or {}).get("last_active_drawing") or {}
    if picked:
        st.code(picked["properties"]["pid"])
        st.table(frame.drop(columns="geometry")[frame["pid"] == picked["properties"]["pid"]])


if get_script_run_ctx(suppress_warning=True) is None:
    app = st.App(__file__, routes=asset_routes())
else:
    main()
