"""A drawing onto a page of a PDF, at its true size."""

from collections.abc import Sequence

from fpdf import FPDF
from fpdf.drawing import DrawingContext, PaintedPath
from fpdf.enums import PathPaintRule

from parcels.interface.reports.drawing import Area, Drawing, Label, Line, Point

POINTS_PER_MM = 72 / 25.4


def draw(pages: FPDF, drawing: Drawing) -> None:
    """Draw at the left margin below what is on the page; a new page where the rest of this one is too short."""
    if pages.will_page_break(drawing.height):
        pages.add_page()
    left, top = pages.l_margin, pages.y
    with pages.drawing_context() as context:
        for mark in drawing.marks:
            if not isinstance(mark, Label):
                _shape(context, mark, (left, top))
    for mark in drawing.marks:
        if isinstance(mark, Label):
            _label(pages, mark, (left, top))
    pages.set_text_color(0)
    pages.set_xy(left, top + drawing.height)


def _shape(context: DrawingContext, mark: Area | Line, origin: Point) -> None:
    path = PaintedPath()
    style, is_area = path.style, isinstance(mark, Area)
    style.fill_color = mark.fill if isinstance(mark, Area) else None
    style.stroke_color, style.stroke_width = mark.stroke, mark.width
    style.stroke_dash_pattern = list(mark.dash) or None
    style.paint_rule = _rule(mark)
    for points in mark.rings if isinstance(mark, Area) else (mark.points,):
        _trace(path, points, origin, is_closed=is_area)
    context.add_item(path)


def _rule(mark: Area | Line) -> PathPaintRule:
    is_filled = isinstance(mark, Area) and mark.fill is not None
    if is_filled and mark.stroke:
        return PathPaintRule.STROKE_FILL_EVENODD
    return PathPaintRule.FILL_EVENODD if is_filled else PathPaintRule.STROKE


def _trace(path: PaintedPath, points: Sequence[Point], origin: Point, *, is_closed: bool) -> None:
    for number, (x, y) in enumerate(points):
        (path.line_to if number else path.move_to)(origin[0] + x, origin[1] + y)
    if is_closed:
        path.close()


def _label(pages: FPDF, mark: Label, origin: Point) -> None:
    pages.set_font_size(mark.size * POINTS_PER_MM)
    pages.set_text_color(*(int(mark.fill[start : start + 2], 16) for start in (1, 3, 5)))
    shift = pages.get_string_width(mark.text) / 2 if mark.anchor == "middle" else 0.0
    pages.text(origin[0] + mark.at[0] - shift, origin[1] + mark.at[1], mark.text)
