"""Bar lists as drawings for screen and paper; they differ in shade and hatch, so that they print in black and white."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import shapely

from parcels.interface.reports.drawing import Area, Drawing, Label, Line, Mark, hatched, lines_of

INK, DARK, MIDDLE, LIGHT, PALE = "#26323a", "#1f4e5f", "#6f8a94", "#c9d3d6", "#ece9e2"
TEXT, SMALL = 3.0, 2.5
"""Heights of letters in mm."""
ROW_H, BAR_H = 6.2, 3.6
WIDE, NARROW = 1.0, 0.56
"""Width of a Chinese and of a Latin letter as a share of its height."""


@dataclass(frozen=True)
class Bar:
    """One bar: a label at its left, a length relative to the longest, the figure behind it; ``is_open``: hatched."""

    label: str
    value: float
    figure: str
    is_open: bool = False


@dataclass(frozen=True)
class Frame:
    """Measures of a bar list in mm: its width, what labels take, what figures take at most, and the letters."""

    width: float
    label_w: float
    figure_w: float
    text: float = TEXT


def bar_list(bars: Sequence[Bar], name: str, frame: Frame) -> Drawing:
    """Return bars below each other."""
    label_w, size = frame.label_w, frame.text
    room = frame.width - label_w - frame.figure_w
    most = max((bar.value for bar in bars), default=0) or 1
    marks: list[Mark] = []
    for place, bar in enumerate(bars):
        top = place * ROW_H + (ROW_H - BAR_H) / 2
        length = max(room * bar.value / most, 0.4 if bar.value else 0)
        base = top + BAR_H / 2 + 0.36 * size
        marks.append(Label(fitted(bar.label, label_w - 2, size), (0, base), size, fill=INK))
        marks += block(label_w, top, length, BAR_H, is_open=bar.is_open)
        marks.append(Label(bar.figure, (label_w + length + 1.2, base), size, fill=INK))
    return Drawing(frame.width, max(len(bars), 1) * ROW_H, marks, name)


def block(left: float, top: float, width: float, height: float, *, is_open: bool = False) -> Iterable[Mark]:
    """Yield a filled rectangle, or a hatched one."""
    if width <= 0:
        return
    ring = ((left, top), (left + width, top), (left + width, top + height), (left, top + height))
    yield Area((ring,), fill=LIGHT if is_open else DARK, stroke=DARK, width=0.15)
    if is_open:
        shape = shapely.box(left, top, left + width, top + height)
        yield from lines_of(hatched(shape, 45, 1.1), stroke=DARK, width=0.15)


def rule(left: float, right: float, at: float, *, stroke: str = LIGHT, width: float = 0.15) -> Line:
    """Return a horizontal line."""
    return Line(((left, at), (right, at)), stroke=stroke, width=width)


def fitted(text: str, width: float, size: float) -> str:
    """Return text cut to a width in mm by the usual widths of letters, with an ellipsis.

    >>> fitted("自然资源主管部门", 12, 3)
    '自然资…'
    """
    room, kept = width - size * WIDE, ""
    if width_of(text, size) <= width:
        return text
    for letter in text:
        room -= width_of(letter, size)
        if room < 0:
            break
        kept += letter
    return kept.rstrip() + "…"


def width_of(text: str, size: float) -> float:
    """Return about how wide a text is, in the unit of ``size``."""
    return sum(WIDE if unicodedata.east_asian_width(letter) in "WF" else NARROW for letter in text) * size


def side_by_side(left: Drawing, right: Drawing, *, gap: float, name: str) -> Drawing:
    """Return two drawings as one."""
    moved = [_moved(mark, left.width + gap) for mark in right.marks]
    width, height = left.width + gap + right.width, max(left.height, right.height)
    return Drawing(width, height, [*left.marks, *moved], name)


def below(upper: Drawing, lower: Drawing, *, gap: float = 0.0) -> Drawing:
    """Return two drawings as one, the second below the first."""
    moved = [_moved(mark, 0.0, upper.height + gap) for mark in lower.marks]
    width, height = max(upper.width, lower.width), upper.height + gap + lower.height
    return Drawing(width, height, [*upper.marks, *moved], upper.name)


def titled(drawing: Drawing, title: str, *, height: float = 6.0) -> Drawing:
    """Return a drawing with a title above it."""
    head = Drawing(drawing.width, height, [Label(title, (0, 3.4), 3.2, fill=INK)], drawing.name)
    return below(head, drawing)


def _moved(mark: Mark, x: float, y: float = 0.0) -> Mark:
    if isinstance(mark, Label):
        return Label(mark.text, (mark.at[0] + x, mark.at[1] + y), mark.size, mark.anchor, mark.fill)
    if isinstance(mark, Line):
        points = tuple((a + x, b + y) for a, b in mark.points)
        return Line(points, mark.stroke, mark.width, mark.dash)
    rings = tuple(tuple((a + x, b + y) for a, b in ring) for ring in mark.rings)
    return Area(rings, mark.fill, mark.stroke, mark.width, mark.dash)
