"""The first page of a printed map: map in its frame, north arrow, scale bar, legend, and where it comes from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from fpdf import FPDF

from parcels.interface.reports.map_content import MapContent
from parcels.interface.reports.map_frame import PAGES, Bounds, Frame, Size, frame_for
from parcels.interface.reports.map_inks import Ink, class_ink, constraint_ink
from parcels.interface.reports.map_legend import (
    BROKEN,
    CHOSEN,
    DASHED,
    PLATFORM,
    ROAD,
    UTILITY,
    LegendRow,
    Seen,
    legend_rows,
    letter_of,
    seen_in,
)
from parcels.interface.reports.map_pen import Box, Pen
from parcels.interface.reports.paper import FAMILY, printable, wrapped
from parcels.interface.words import Words

MARGIN, TOP, BOTTOM, GAP = 10.0, 27.0, 19.0, 4.0
"""Margins of the page in mm; above lies the title, below the footer."""
SIDE = {Size.A4: 68.0, Size.A3: 84.0}
BAND = {Size.A4: 62.0, Size.A3: 74.0}
"""Width of the legend beside the map, height of the legend below it."""
ROW, LINE = 4.7, 3.4
TEXT = 2.4
LABEL = 2.0
"""Heights of a row, a line of notes and letters, in mm."""
BLACK = Ink("#000000", "none", "#000000", 1.0, "#000000", 0.1)
MOST_LABELS = 400
LETTER_ROOM = 5.0


@dataclass(frozen=True)
class Layout:
    """Where things lie on a page of a size; ``is_wide``: landscape, with the legend beside the map."""

    size: Size
    is_wide: bool

    @property
    def page(self) -> tuple[float, float]:
        """Width and height in mm."""
        width, height = PAGES[self.size]
        return (height, width) if self.is_wide else (width, height)

    @property
    def map(self) -> Box:
        """The frame of the map."""
        width, height = self.page
        right = width - MARGIN - (SIDE[self.size] + GAP if self.is_wide else 0)
        return MARGIN, TOP, right, height - BOTTOM - (0 if self.is_wide else BAND[self.size] + GAP)

    @property
    def columns(self) -> tuple[Box, ...]:
        """The columns of the legend, filled one after the other; the last one is for the notes."""
        width, height = self.page
        left, top, right, bottom = self.map
        if self.is_wide:
            half = top + (bottom - top) * 0.56
            return (right + GAP, top, width - MARGIN, half), (right + GAP, half, width - MARGIN, bottom)
        third = (right - left - 2 * GAP) / 3
        low = bottom + GAP
        return tuple(
            (left + place * (third + GAP), low, left + place * (third + GAP) + third, height - BOTTOM)
            for place in range(3)
        )


@dataclass(frozen=True, eq=False)
class Plate:
    """A map ready to be drawn: its content in a frame, the rows of its legend, lines of notes below it."""

    content: MapContent
    layout: Layout
    frame: Frame
    seen: Seen
    rows: Sequence[LegendRow]
    words: Words
    notes: Sequence[str] = ()

    def draw(self, pages: FPDF) -> None:
        """Draw onto the open page, which then is full."""
        pen = Pen(pages)
        pages.set_font(FAMILY, size=7)
        pages.set_text_color(0)
        with pen.within(self.frame.box):
            pen.rectangle(self.frame.box, fill="#ffffff")
            _ground(pen, self)
            _labels(pages, pen, self)
        pen.rectangle(self.frame.box, line="#000000", width=0.3)
        _north(pen, self)
        _legend(pages, pen, self)
        pages.set_y(self.layout.page[1] - BOTTOM)
        pages.add_page()


def plate_of(content: MapContent, layout: Layout, bounds: Bounds, words: Words, scale: int | None = None) -> Plate:
    """Return the plate of a city in a layout that shows some land; ``scale`` fixes the scale to 1:N."""
    frame = frame_for(layout.map, bounds, scale)
    seen = seen_in(content, frame)
    return Plate(content, layout, frame, seen, legend_rows(content, seen, frame, words), words)


def _ground(pen: Pen, plate: Plate) -> None:
    """Draw from the ground up: roads, parcels, constraints, boundaries, what stands out."""
    seen, frame, box = plate.seen, plate.frame, plate.frame.box
    roads = frame.on_paper(seen.layers.get("roads", np.array([])))
    pen.areas(roads, ROAD, box)
    pen.outlines(roads[shapely.get_dimensions(roads) == 1], ROAD.outline, 0.5)
    for name, shapes in seen.parcels.items():
        pen.areas(frame.on_paper(shapes), class_ink(name), box)
    utilities = frame.on_paper(seen.layers.get("utilities", np.array([])))
    pen.outlines(utilities[shapely.get_dimensions(utilities) >= 1], UTILITY.outline, UTILITY.width, BROKEN)
    points = utilities[shapely.get_dimensions(utilities) == 0]
    if len(points):
        pen.dots(points, UTILITY.outline, 1.6)
    for kind in plate.content.kinds:
        pen.areas(frame.on_paper(seen.layers[f"constraint-{kind}"]), constraint_ink(kind), box)
    platforms = frame.on_paper(seen.layers.get("platforms", np.array([])))
    pen.outlines(platforms, PLATFORM.outline, PLATFORM.width, DASHED)
    chosen = frame.on_paper(np.array([one.shape for one in plate.content.highlights]))
    pen.outlines(chosen, "#ffffff", CHOSEN.width + 1.0)
    pen.outlines(chosen, CHOSEN.outline, CHOSEN.width)


def _labels(pages: FPDF, pen: Pen, plate: Plate) -> None:
    """Write marks of what stands out, letters of constraints, and codes of parcels that have room for them."""
    for text, at in _letters(plate):
        pen.text(text, at, 2.8, middle=True, halo=True)
    marked = {one.label for one in plate.content.highlights}
    shown = 0
    for code, sign, shape in _parcels(plate):
        left, top, right, bottom = shapely.bounds(shape)
        pages.set_font_size(LABEL * 72 / 25.4)
        fits = pages.get_string_width(code) < right - left and bottom - top > LABEL * 1.3
        text = f"{sign}{code}" if fits else sign
        if not text or code in marked or shown >= MOST_LABELS:
            continue
        shown += 1
        pen.text(text, _inside(shape), LABEL, middle=True, halo=True)
    for one in plate.content.highlights:
        (shape,) = plate.frame.on_paper(np.array([one.shape]))
        if not shape.is_empty:
            pen.text(printable(one.label), _inside(shape), 3.0, middle=True, halo=True)


def _letters(plate: Plate) -> Iterator[tuple[str, tuple[float, float]]]:
    there = [kind for kind in plate.content.kinds if len(plate.seen.layers[f"constraint-{kind}"])]
    for place, kind in enumerate(there):
        parts = shapely.get_parts(plate.frame.on_paper(plate.seen.layers[f"constraint-{kind}"]))
        for part in parts[shapely.area(parts) > LETTER_ROOM**2]:
            yield letter_of(place), _inside(part)


def _parcels(plate: Plate) -> Iterator[tuple[str, str, shapely.Geometry]]:
    frame = plate.content.parcels
    view = shapely.box(*plate.frame.ground)
    inside = shapely.intersects(frame.geometry.to_numpy(), view)
    shapes = plate.frame.on_paper(frame.geometry.to_numpy()[inside])
    signs = [class_ink(name).sign for name in plate.content.classes[inside]]
    for code, sign, shape in zip(frame.index[inside], signs, shapes, strict=True):
        if not shape.is_empty:
            yield printable(str(code)), sign, shape


def _inside(shape: shapely.Geometry) -> tuple[float, float]:
    point = shapely.point_on_surface(shape)
    return float(point.x), float(point.y) + LABEL * 0.36


def _north(pen: Pen, plate: Plate) -> None:
    """Draw the arrow of grid north: up, as the whole map."""
    _, top, right, _ = plate.frame.box
    x, y = right - 7, top + 3
    pen.rectangle((x - 5, y - 1.5, x + 5, y + 15), fill="#ffffff")
    arrow = shapely.Polygon([(x, y + 3.4), (x - 2, y + 11), (x, y + 9.4), (x + 2, y + 11)])
    pen.areas(np.array([arrow]), BLACK, (x - 5, y, x + 5, y + 12))
    pen.text(plate.words("sheet-legend-north"), (x, y + 2.2), 2.8, middle=True)
    pen.text(plate.words("map-paper-grid"), (x, y + 14.2), 2.0, middle=True)


def _legend(pages: FPDF, pen: Pen, plate: Plate) -> None:
    *columns, last = plate.layout.columns
    _heading(pen, columns[0], plate)
    room = [int((bottom - top - (7 if place == 0 else 1)) / ROW) for place, (_, top, _, bottom) in enumerate(columns)]
    rows = list(plate.rows)
    left_over = len(rows) - sum(room)
    shown = rows if left_over <= 0 else rows[: sum(room) - 1]
    for place, column in enumerate(columns):
        top = column[1] + (7 if place == 0 else 1)
        for number, row in enumerate(shown[sum(room[:place]) : sum(room[: place + 1])]):
            _row(pages, pen, row, (column[0], top + number * ROW, column[2]), plate.words)
    if left_over > 0:
        left, _, _, bottom = columns[-1]
        pen.text(plate.words("map-paper-more", count=len(rows) - len(shown)), (left, bottom - 1), TEXT)
    _scale(pages, pen, plate, last)


def _heading(pen: Pen, column: Box, plate: Plate) -> None:
    words, seen = plate.words, plate.seen
    pen.text(words("map-legend"), (column[0], column[1] + 3), 3.2)
    text = words("map-paper-in-view", count=f"{seen.num_parcels:,}", all=f"{len(plate.content.parcels):,}")
    pen.text(text, (column[0] + 13, column[1] + 3), TEXT)


def _row(pages: FPDF, pen: Pen, row: LegendRow, at: tuple[float, float, float], words: Words) -> None:
    left, top, right = at
    swatch = (left, top, left + 8, top + 3.6)
    if row.dash is None:
        pen.areas(np.array([shapely.box(*swatch)]), row.ink, swatch)
    else:
        line = shapely.LineString([(left, top + 1.8), (left + 8, top + 1.8)])
        pen.outlines(np.array([line]), row.ink.outline, row.ink.width * 1.4, row.dash)
    if row.letter or row.ink.sign:
        pen.text(row.letter or row.ink.sign, (left + 4, top + 2.8), 2.6, middle=True, halo=True)
    pages.set_font_size(TEXT * 72 / 25.4)
    tally = row.tally(words)
    room = right - left - 10 - pages.get_string_width(tally) - 1
    if pages.get_string_width(row.label) <= room:
        pen.text(row.label, (left + 10, top + 2.7), TEXT)
        pen.text(tally, (right - pages.get_string_width(tally), top + 2.7), TEXT)
    else:  # a long name takes the line, its numbers stand smaller below
        pen.text(fitted(pages, row.label, right - left - 10), (left + 10, top + 1.7), TEXT)
        pen.text(fitted(pages, tally, right - left - 10), (left + 10, top + 3.9), 1.9)


def _scale(pages: FPDF, pen: Pen, plate: Plate, column: Box) -> None:
    """Draw the numeric scale, the bar, and the notes below them."""
    left, top, right, bottom = column
    frame, words = plate.frame, plate.words
    pen.text(words("map-paper-scale", scale=f"{frame.scale:,}"), (left, top + 4), 3.4)
    field = bar_field(frame.scale, (right - left - 12) / 4)
    width = field * 1000 / frame.scale
    for place in range(4):
        box = (left + place * width, top + 9, left + (place + 1) * width, top + 10.4)
        pen.rectangle(box, fill="#000000" if place % 2 == 0 else "#ffffff", line="#000000")
    for place in (0, 2, 4):
        unit = f" {words('sheet-legend-metres')}" if place == 4 else ""
        pen.text(f"{place * field:,}{unit}", (left + place * width, top + 8), 2.2, middle=place > 0)
    y = top + 15
    pages.set_font_size(TEXT * 72 / 25.4)
    for line in "\n".join(wrapped(pages, note, right - left) for note in plate.notes).split("\n"):
        if y > bottom:
            break  # all of it stands on the next page as well
        pen.text(line, (left, y), TEXT)
        y += LINE


def bar_field(scale: int, room: float) -> int:
    """Return the metres of one of four fields of the bar: 1, 2 or 5 times a power of ten, at most some mm long.

    >>> bar_field(10_000, 12)
    100
    """
    steps = [step * 10**power for power in range(7) for step in (1, 2, 5)]
    return max([step for step in steps if step * 1000 / scale <= room] or steps[:1])


def fitted(pages: FPDF, text: str, room: float) -> str:
    """Return text that fits a width in the font set, with an ellipsis where it was cut."""
    shown = printable(text).replace("\n", " ")
    if pages.get_string_width(shown) <= room:
        return shown
    while shown and pages.get_string_width(f"{shown}…") > room:
        shown = shown[:-1]
    return f"{shown}…"
