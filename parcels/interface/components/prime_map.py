"""Where the scores lie: a still picture of the competing parcels by score, from numbers only."""

from base64 import b64encode
from collections.abc import Iterable

import numpy as np
import shapely
import streamlit as st
from shapely.geometry.base import BaseGeometry

from parcels.interface.components import markup
from parcels.interface.components.desk import Desk
from parcels.interface.components.safe import escaped
from parcels.interface.map.palette import BOUNDARY, GROUND, PARCEL_CLASSES, RESERVED
from parcels.service.prime import PrimeBoard

RAMP = ("#ffffcc", "#a1dab4", "#41b6c4", "#2c7fb8", "#253494")
"""Light to dark, told apart by any eye and in print."""
WIDTH = 900.0
PAD = 8.0
MOST_SHAPES = 5000
"""Above this many parcels only those that compete are drawn."""
OTHER = "#e4e0d8"
DOT = "background:#fff;border:2px solid #111;border-radius:50%"


def draw(desk: Desk, board: PrimeBoard) -> None:
    """Draw the picture with its legend."""
    markup.section(desk.words("prime-map-title"), desk.words("prime-map-note"))
    drawing = picture(desk, board)
    data = b64encode(drawing.encode()).decode()
    title = escaped(desk.words("prime-map-title"))
    st.html(f'<img alt="{title}" style="width:100%" src="data:image/svg+xml;base64,{data}">')
    st.html(_legend(desk, board))


def picture(desk: Desk, board: PrimeBoard) -> str:
    """Return the picture as SVG, north up."""
    shapes = desk.city.parcels.geometry
    frame = _Frame([*shapes[list(board.scores)], *desk.city.platforms.geometry])
    borders = (
        shapely.boundary(np.asarray(desk.city.platforms.geometry, dtype=object)) if len(desk.city.platforms) else []
    )
    others = [] if len(shapes) > MOST_SHAPES else [name for name in shapes.index if name not in board.scores]
    marks = [
        *(f'<path d="{frame.path(shapes[name])}" fill="{OTHER}"/>' for name in others),
        *(f'<path d="{frame.path(border)}" fill="none" stroke="{BOUNDARY}" stroke-width="1.6"/>' for border in borders),
        *(_parcel(frame, board, name, shapes[name]) for name in board.scores),
        *(_dot(frame, shapes[one.parcel_id]) for one in board.scores.values() if one.rank and one.rank <= board.size),
    ]
    size = f'width="{WIDTH:.0f}" height="{frame.height:.0f}" viewBox="0 0 {WIDTH:.0f} {frame.height:.0f}"'
    body = "".join(marks)
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><rect {size} fill="{GROUND}"/>{body}</svg>'


def step_of(board: PrimeBoard, parcel: str) -> int | None:
    """Return the class of a parcel by its percentile in the city: fifths, the best last."""
    percentile = board.scores[parcel].percentile_city
    return None if percentile is None else min(len(RAMP) - 1, int(percentile * len(RAMP) / 100))


class _Frame:
    """Map coordinates to the picture."""

    def __init__(self, shapes: Iterable[BaseGeometry]) -> None:
        west, south, east, north = shapely.total_bounds(np.array(list(shapes), dtype=object))
        self._west, self._north = west, north
        self._scale = (WIDTH - 2 * PAD) / max(east - west, 1.0)
        self.height = min(WIDTH, (north - south) * self._scale + 2 * PAD)
        self._scale = min(self._scale, (self.height - 2 * PAD) / max(north - south, 1.0))

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point lies in the picture."""
        return PAD + (x - self._west) * self._scale, PAD + (self._north - y) * self._scale

    def path(self, shape: BaseGeometry) -> str:
        """Return the rings or lines of a shape as one path."""
        lines = shapely.get_parts(shape if shape.geom_type.endswith("LineString") else shapely.boundary(shape))
        return " ".join(self._line(line) for line in shapely.get_parts(lines))

    def _line(self, line: BaseGeometry) -> str:
        points = (self.at(x, y) for x, y in shapely.get_coordinates(line))
        return "M" + " L".join(f"{x:.1f},{y:.1f}" for x, y in points) + " Z"


def _parcel(frame: _Frame, board: PrimeBoard, name: str, shape: BaseGeometry) -> str:
    step = step_of(board, name)
    fill = "#ffffff" if step is None else RAMP[step]
    held = board.scores[name].is_held
    edge = (
        f'stroke="{PARCEL_CLASSES[RESERVED].colour}" stroke-width="3"'
        if held
        else 'stroke="#7a7a7a" stroke-width="0.5"'
    )
    return f'<path d="{frame.path(shape)}" fill="{fill}" fill-rule="evenodd" {edge}/>'


def _dot(frame: _Frame, shape: BaseGeometry) -> str:
    inside = shape.representative_point()
    x, y = frame.at(inside.x, inside.y)
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="#ffffff" stroke="#111111" stroke-width="1.5"/>'


def _legend(desk: Desk, board: PrimeBoard) -> str:
    steps = [step_of(board, name) for name in board.scores]
    ends = {0: desk.words("prime-map-low"), len(RAMP) - 1: desk.words("prime-map-high")}
    swatches = "".join(
        _swatch(f"background:{colour}", f"{ends.get(place, '')} {steps.count(place)}".strip())
        for place, colour in enumerate(RAMP)
    )
    edge = PARCEL_CLASSES[RESERVED].colour
    held = sum(one.is_held for one in board.scores.values())
    return (
        f'<div style="display:flex;flex-wrap:wrap;gap:.9rem;font-size:.78rem;color:#38434a">{swatches}'
        + _swatch(f"border:3px solid {edge}", f"{desk.words('prime-map-held')} {held}")
        + _swatch(
            "background:#fff;border:2px solid #111;border-radius:50%", f"{desk.words('prime-map-top')} {board.size}"
        )
        + _swatch(f"background:{OTHER}", f"{desk.words('prime-map-others')} {len(board.aside)}")
        + "</div>"
    )


def _swatch(look: str, text: str) -> str:
    box = f"display:inline-block;width:.85rem;height:.85rem;box-sizing:border-box;vertical-align:-.1rem;{look}"
    return f'<span><i style="{box}"></i> {escaped(text)}</span>'
