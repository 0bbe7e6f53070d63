"""Drawings on a page: the same as on paper, as an image that fills its column."""

from base64 import b64encode

import streamlit as st

from parcels.interface.components.safe import escaped
from parcels.interface.reports.drawing import Drawing, svg

FONTS = "'Source Sans', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif"
PX_PER_MM = 4.4
"""Size at which letters of 3 mm are as tall as the text of a page."""


def draw(drawing: Drawing) -> None:
    """Draw a picture at its own size, smaller where the column is; its name is read out by a screen reader."""
    st.html(image(drawing))


def image(drawing: Drawing) -> str:
    """Return a picture as an image (a data address passes Streamlit's sanitiser)."""
    body = svg(drawing).replace("<svg ", f'<svg font-family="{FONTS}" ', 1)
    data = b64encode(body.encode()).decode()
    width = round(drawing.width * PX_PER_MM)
    return (
        f'<img class="pp-picture" alt="{escaped(drawing.name)}" style="width:100%;max-width:{width}px" '
        f'src="data:image/svg+xml;base64,{data}">'
    )
