"""The calendar of a parcel as a picture: per item a bar of the least periods by law and one of the planned date.

Bars differ in fill as well as in colour, so that they can be told apart in black and white.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import shapely

from parcels.interface.reports.drawing import Area, Drawing, Label, Line, Mark, areas_of, hatched, lines_of

LABEL_W, CHART_W = 46.0, 140.0
"""Column of names and chart, in mm; with the margin beyond the last day as wide as the text of an A4 page."""
ROW_H, HEAD_H, BAR_H, MARGIN = 6.4, 9.0, 2.2, 4.0
INK, BLUE, SKY, GREY, PALE, RED = "#26323a", "#33658a", "#c6dbe9", "#9a9a9a", "#e4e4e4", "#b2182b"
MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)
MOST_TICKS = 9
LONGEST_NAME = 30


@dataclass(frozen=True)
class GanttRow:
    """One item: spans of its steps by law read and by law assumed, the planned span, what is said in place of bars."""

    name: str
    lawful: Sequence[tuple[date, date]] = ()
    assumed: Sequence[tuple[date, date]] = ()
    planned: tuple[date, date] | None = None
    remark: str = ""


@dataclass(frozen=True)
class GanttWords:
    """Words of the picture."""

    name: str
    lawful: str
    assumed: str
    point: str
    planned: str
    today: str
    need_by: str


def gantt(rows: Sequence[GanttRow], as_of: date, need_by: date, words: GanttWords) -> Drawing:
    """Return the picture of items from a date to the last day shown; ``need_by`` is a dashed line."""
    days = [need_by, *(day for row in rows for span in (*row.lawful, *row.assumed, row.planned or ()) for day in span)]
    scale = _Scale(as_of, max(days))
    bottom = HEAD_H + ROW_H * len(rows)
    marks: list[Mark] = [*_grid(scale, bottom)]
    for place, row in enumerate(rows):
        marks += _row(row, HEAD_H + ROW_H * place, scale)
    marks += [*_line(scale(as_of), bottom, INK, ()), *_line(scale(need_by), bottom, RED, (1.6, 0.8))]
    return Drawing(LABEL_W + CHART_W + MARGIN, bottom + 15, [*marks, *_legend(words, bottom + 5)], words.name)


class _Scale:
    """The way from days to millimetres."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, max(first, last)
        self._factor = CHART_W / max((self.last - first).days, 1)

    def __call__(self, day: date) -> float:
        return round(LABEL_W + max((day - self.first).days, 0) * self._factor, 2)

    def ticks(self) -> Iterable[date]:
        """Yield firsts of months, at most ``MOST_TICKS`` and one on either side."""
        count = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        step = next((months for months in MONTHS if count <= months * MOST_TICKS), MONTHS[-1])
        start = self.first.year * 12 + self.first.month - 1
        for month in range(start + 1, start + count + 1):
            if month % step == 0:
                yield date(month // 12, month % 12 + 1, 1)


def _grid(scale: _Scale, bottom: float) -> Iterable[Mark]:
    for day in scale.ticks():
        x = scale(day)
        yield Line(((x, HEAD_H - 1.5), (x, bottom)), PALE, 0.2)
        yield Label(f"{day:%Y-%m}", (x, HEAD_H - 3), 2.3, "middle", INK)
    yield Line(((0.0, HEAD_H), (LABEL_W + CHART_W, HEAD_H)), GREY, 0.2)
    yield Line(((0.0, bottom), (LABEL_W + CHART_W, bottom)), GREY, 0.2)


def _line(x: float, bottom: float, colour: str, dash: tuple[float, ...]) -> Iterable[Mark]:
    yield Line(((x, HEAD_H - 1.5), (x, bottom)), colour, 0.4, dash)


def _row(row: GanttRow, top: float, scale: _Scale) -> Iterable[Mark]:
    name = row.name if len(row.name) <= LONGEST_NAME else f"{row.name[: LONGEST_NAME - 1]}…"
    yield Label(name, (0.0, top + 4.2), 2.5)
    for start, finish in row.lawful:
        yield from _lawful(scale(start), scale(finish), top + 0.8)
    for start, finish in row.assumed:
        yield from _assumed(scale(start), scale(finish), top + 0.8)
    if row.planned is not None:
        yield from _planned(scale(row.planned[0]), scale(row.planned[1]), top + 0.8 + BAR_H + 0.2)
    if row.remark:
        yield Label(row.remark, (LABEL_W + 3, top + 5.4), 2.2, fill=RED)


def _lawful(left: float, right: float, top: float) -> Iterable[Mark]:
    """Yield a filled bar, or a diamond for a step without a least period."""
    if right > left:
        return areas_of(shapely.box(left, top, right, top + BAR_H), fill=BLUE, stroke="#ffffff", width=0.15)
    half = BAR_H / 2
    corners = ((left - half, top + half), (left, top), (left + half, top + half), (left, top + BAR_H))
    return [Area((corners,), "#ffffff", BLUE, 0.3)]


def _assumed(left: float, right: float, top: float) -> Iterable[Mark]:
    """Yield a pale bar."""
    return areas_of(shapely.box(left, top, right, top + BAR_H), fill=SKY, stroke=BLUE, width=0.2)


def _planned(left: float, right: float, top: float) -> Iterable[Mark]:
    """Yield a hatched bar, at least so wide that it is seen."""
    box = shapely.box(left, top, max(right, left + 0.6), top + BAR_H)
    yield from lines_of(hatched(box, 45.0, 1.0), stroke=INK, width=0.15)
    yield from areas_of(box, stroke=INK, width=0.25)


def _legend(words: GanttWords, top: float) -> Iterable[Mark]:
    yield from _lawful(0.0, 8.0, top)
    yield Label(words.lawful, (10.0, top + 2.0), 2.4)
    yield from _assumed(66.0, 74.0, top)
    yield Label(words.assumed, (76.0, top + 2.0), 2.4)
    yield Line(((140.0, top - 0.4), (140.0, top + 2.6)), INK, 0.4)
    yield Label(words.today, (142.0, top + 2.0), 2.4)
    low = top + 5.0
    yield from _planned(0.0, 8.0, low)
    yield Label(words.planned, (10.0, low + 2.0), 2.4)
    yield from _lawful(90.0, 90.0, low)
    yield Label(words.point, (93.0, low + 2.0), 2.4)
    yield Line(((140.0, low - 0.4), (140.0, low + 2.6)), RED, 0.4, (1.6, 0.8))
    yield Label(words.need_by, (142.0, low + 2.0), 2.4)
