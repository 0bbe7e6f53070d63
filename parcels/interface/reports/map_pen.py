"""Shapes straight into the content of a PDF page: thousands of parcels as one path, hatches clipped to it.

The drawing tools of the PDF library keep an object per point; a city has too many. Coordinates are millimetres from the
upper left corner of the page; polygons are written with shells and holes turned against each other, so that the
non-zero rule fills overlapping parcels and leaves holes open.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np
import shapely
from fpdf import FPDF
from fpdf.enums import TextMode
from numpy.typing import NDArray

from parcels.interface.reports.map_inks import FAMILIES, POINTS, Ink, parts

K = 72 / 25.4
"""Points of a PDF per millimetre."""
Shapes = NDArray[np.object_]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom in mm."""


class Pen:
    """Draws on the page that is open."""

    def __init__(self, pages: FPDF) -> None:
        self._pages = pages

    @contextmanager
    def within(self, box: Box) -> Iterator[None]:
        """Draw nothing outside a box."""
        self._out(f"q {self._rectangle(box)} W n")
        yield
        self._out("Q")

    def areas(self, shapes: Shapes, ink: Ink, box: Box) -> None:
        """Draw polygons of one kind; ``box`` holds them all and anchors the hatch."""
        path = self._polygons(shapes)
        if not path:
            return
        if ink.fill:
            self._out(f"q {_colour(ink.fill)} rg {path} f Q")
        if ink.hatch in FAMILIES or ink.hatch in POINTS:
            self._out(f"q {path} W n {self._hatch(ink, box)} Q")
        if ink.width:
            self._out(f"q {_colour(ink.outline)} RG {ink.width * K:.3f} w 1 j {path} S Q")

    def outlines(self, shapes: Shapes, colour: str, width: float, dash: Sequence[float] = ()) -> None:
        """Draw the lines of shapes, polygons as their rings; widths and dashes in mm."""
        path = self._polygons(shapes) + self._lines(shapes)
        pattern = " ".join(f"{part * K:.2f}" for part in dash)
        self._out(f"q {_colour(colour)} RG {width * K:.3f} w 1 J 1 j [{pattern}] 0 d {path} S Q")

    def rectangle(self, box: Box, *, fill: str | None = None, line: str | None = None, width: float = 0.2) -> None:
        """Draw a rectangle."""
        path = self._rectangle(box)
        if fill:
            self._out(f"q {_colour(fill)} rg {path} f Q")
        if line:
            self._out(f"q {_colour(line)} RG {width * K:.3f} w {path} S Q")

    def dots(self, points: Shapes, colour: str, size: float) -> None:
        """Draw points as discs of a diameter in mm with a white rim."""
        path = " ".join(f"{xy} m {xy} l" for xy in self._numbers(shapely.get_coordinates(points)))
        for line, width in (("#ffffff", size + 0.5), (colour, size)):
            self._out(f"q {_colour(line)} RG {width * K:.3f} w 1 J {path} S Q")

    def text(
        self, text: str, at: tuple[float, float], size: float, *, middle: bool = False, halo: bool = False
    ) -> None:
        """Write a line of text in a size in mm; ``halo``: on white, to be read on any ground."""
        pages = self._pages
        pages.set_font_size(size * K)
        x = at[0] - (pages.get_string_width(text) / 2 if middle else 0.0)
        if halo:
            with pages.local_context(text_mode=TextMode.STROKE, draw_color=255, line_width=0.6):
                pages.text(x, at[1], text)
        pages.text(x, at[1], text)

    def _hatch(self, ink: Ink, box: Box) -> str:
        lines = np.concatenate([hatch_lines(angle, ink.spacing, box) for angle in FAMILIES.get(ink.hatch, (0.0,))])
        dash = f"1 J [0 {ink.spacing * K:.3f}] 0 d 1.3 w" if ink.hatch in POINTS else f"{0.16 * K:.3f} w"
        drawn = " ".join(f"{a} m {b} l" for a, b in zip(*[iter(self._numbers(lines.reshape(-1, 2)))] * 2, strict=True))
        return f"{_colour(ink.line)} RG {dash} {drawn} S"

    def _polygons(self, shapes: Shapes) -> str:
        polygons = shapely.get_parts(shapely.get_parts(shapes))
        polygons = polygons[(shapely.get_type_id(polygons) == 3) & ~shapely.is_empty(polygons)]
        rings = shapely.get_rings(shapely.orient_polygons(polygons))
        return " ".join(f"{line} h" for line in self._traced(rings))

    def _lines(self, shapes: Shapes) -> str:
        lines = shapely.get_parts(shapely.get_parts(shapes))
        return " ".join(self._traced(lines[np.isin(shapely.get_type_id(lines), (1, 2)) & ~shapely.is_empty(lines)]))

    def _traced(self, lines: Shapes) -> Iterator[str]:
        points, owner = shapely.get_coordinates(lines, return_index=True)
        numbers = self._numbers(points)
        ends = np.flatnonzero(np.diff(owner, append=-1)) + 1
        start = 0
        for end in ends:
            yield f"{numbers[start]} m " + " ".join(f"{xy} l" for xy in numbers[start + 1 : end])
            start = int(end)

    def _numbers(self, points: NDArray[np.float64]) -> list[str]:
        height = self._pages.h
        return [f"{x * K:.2f} {(height - y) * K:.2f}" for x, y in points.tolist()]

    def _rectangle(self, box: Box) -> str:
        left, top, right, bottom = box
        page = self._pages.h
        return f"{left * K:.2f} {(page - bottom) * K:.2f} {(right - left) * K:.2f} {(bottom - top) * K:.2f} re"

    def _out(self, content: str) -> None:
        self._pages._out(content)


def hatch_lines(angle: float, spacing: float, box: Box) -> NDArray[np.float64]:
    """Return lines across a box as ``n × 2`` points, ``angle`` in degrees from the horizontal, ``spacing`` in mm."""
    left, top, right, bottom = box
    centre = np.array([(left + right) / 2, (top + bottom) / 2])
    reach = float(np.hypot(right - left, bottom - top)) / 2 + spacing
    turn = np.radians(angle)
    along, across = np.array([np.cos(turn), -np.sin(turn)]), np.array([np.sin(turn), np.cos(turn)])
    steps = np.arange(-np.floor(reach / spacing), np.floor(reach / spacing) + 1)[:, None] * spacing
    middle = centre + steps * across
    return np.stack([middle - reach * along, middle + reach * along], axis=1)


def _colour(colour: str) -> str:
    return " ".join(f"{part / 255:.3f}" for part in parts(colour))
