"""What this is, what it is not, and on whose work it stands."""

from importlib.metadata import version

import streamlit as st

from parcels.interface.components import markup, tour
from parcels.interface.components.desk import Desk

LIBRARIES = ("streamlit", "folium", "geopandas", "shapely", "pyproj", "highspy", "SQLAlchemy")
BROWSER = (("Leaflet", "xstatic-leaflet", "BSD-2-Clause"), ("jQuery", "xstatic-jquery", "MIT"))


def draw(desk: Desk) -> None:
    """Draw the page."""
    words = desk.words
    left, right = st.columns([3, 2], gap="large")
    with left:
        for name in ("what", "exact", "honest", "offline", "authority"):
            markup.section(words(f"about-{name}"))
            markup.note(words(f"about-{name}-text"))
    with right:
        tour.reopen(desk)
        markup.section(words("about-versions"))
        rows = [("parcel-planner", version("parcel-planner"))] + [(name, version(name)) for name in LIBRARIES]
        markup.facts(rows)
        markup.section(words("about-browser"))
        markup.facts([(name, f"{version(package)} · {licence}") for name, package, licence in BROWSER])
        markup.note(words("about-licence"))
