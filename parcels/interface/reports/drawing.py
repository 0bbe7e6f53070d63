"""A small drawing for paper: areas, lines, hatches and labels in millimetres, the same as SVG and in a PDF.

Hatches are computed lines, not patterns of the viewer, so that they print alike everywhere and in black and white.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
import shapely
from shapely import affinity
from shapely.geometry.base import BaseGeometry

Point = tuple[float, float]
BLACK = "#000000"


@dataclass(frozen=True)
class Area:
    """Rings of one surface, holes included, filled and outlined (``None``: not); widths in mm."""

    rings: tuple[tuple[Point, ...], ...]
    fill: str | None = None
    stroke: str | None = BLACK
    width: float = 0.2
    dash: tuple[float, ...] = ()


@dataclass(frozen=True)
class Line:
    """A line through points."""

    points: tuple[Point, ...]
    stroke: str = BLACK
    width: float = 0.2
    dash: tuple[float, ...] = ()


@dataclass(frozen=True)
class Label:
    """Text whose baseline starts at a point (``middle``: is centred on it); ``size`` in mm."""

    text: str
    at: Point
    size: float = 2.6
    anchor: str = "start"
    fill: str = BLACK


Mark = Area | Line | Label


@dataclass(frozen=True)
class Drawing:
    """Marks in the order they are drawn, x to the right and y down from the upper left corner; ``name`` says what."""

    width: float
    height: float
    marks: Sequence[Mark]
    name: str


def areas_of(shape: BaseGeometry, **look: object) -> Iterable[Area]:
    """Yield the polygons of a shape as areas."""
    for polygon in shapely.get_parts(shape):
        if polygon.geom_type == "Polygon" and not polygon.is_empty:
            rings = tuple(_points(ring) for ring in (polygon.exterior, *polygon.interiors))
            yield Area(rings, **look)  # type: ignore[arg-type]


def lines_of(shape: BaseGeometry, **look: object) -> Iterable[Line]:
    """Yield the lines of a shape."""
    for part in shapely.get_parts(shape):
        if part.geom_type in ("LineString", "LinearRing") and not part.is_empty:
            yield Line(_points(part), **look)  # type: ignore[arg-type]


def _points(line: BaseGeometry) -> tuple[Point, ...]:
    return tuple((round(float(x), 2), round(float(y), 2)) for x, y in shapely.get_coordinates(line))


def hatched(shape: BaseGeometry, angle: float, spacing: float) -> BaseGeometry:
    """Return parallel lines across a shape, ``angle`` in degrees from the horizontal, ``spacing`` in its unit."""
    if shape.is_empty:
        return shape
    turned = affinity.rotate(shape, angle, origin=(0, 0))
    west, south, east, north = turned.bounds
    first, last = int(np.ceil(south / spacing)), int(np.floor(north / spacing))
    rows = np.arange(first, last + 1) * spacing
    ends = np.array([[(west - 1, row), (east + 1, row)] for row in rows]).reshape(-1, 2, 2)
    lines = shapely.multilinestrings(shapely.linestrings(ends)) if len(ends) else shapely.MultiLineString()
    return affinity.rotate(shapely.intersection(lines, turned), -angle, origin=(0, 0))


def svg(drawing: Drawing) -> str:
    """Return the drawing as SVG at its true size; every text is escaped."""
    width, height = drawing.width, drawing.height
    body = "".join(_svg_mark(mark) for mark in drawing.marks)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{escape(drawing.name)}" width="{width}mm" '
        f'height="{height}mm" viewBox="0 0 {width} {height}">{body}</svg>'
    )


def _svg_mark(mark: Mark) -> str:
    if isinstance(mark, Label):
        at = f'x="{mark.at[0]}" y="{mark.at[1]}" font-size="{mark.size}" text-anchor="{mark.anchor}" fill="{mark.fill}"'
        return f"<text {at}>{escape(mark.text)}</text>"
    dash = f' stroke-dasharray="{" ".join(map(str, mark.dash))}"' if mark.dash else ""
    look = f'fill-rule="evenodd" stroke="{mark.stroke or "none"}" stroke-width="{mark.width}"{dash}'
    if isinstance(mark, Line):
        return f'<path d="{_path(mark.points)}" fill="none" {look}/>'
    return f'<path d="{" ".join(_path(ring) + "Z" for ring in mark.rings)}" fill="{mark.fill or "none"}" {look}/>'


def _path(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x:g},{y:g}" for x, y in points)
