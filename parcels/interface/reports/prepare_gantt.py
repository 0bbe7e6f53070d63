"""The Gantt chart of land made ready: one bar per parcel from the start of the works to delivery, with its cost."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import shapely

from parcels.interface.reports.drawing import Drawing, Label, Line, Mark, areas_of

LABEL_W, CHART_W, RIGHT_W = 34.0, 150.0, 26.0
ROW_H, HEAD_H, BAR_H = 6.4, 9.0, 3.6
INK, OCHRE, GREY, PALE = "#26323a", "#e6ab02", "#9a9a9a", "#e4e4e4"
MOST_TICKS = 9


@dataclass(frozen=True)
class PrepareBar:
    """One parcel: number, first day of the works, day of delivery, what stands at the end of its bar."""

    parcel_id: str
    start: date
    end: date
    remark: str


def prepare_gantt(bars: Sequence[PrepareBar], as_of: date, name: str) -> Drawing:
    """Return the chart, parcels in the order given, quarters as the grid."""
    last = max((bar.end for bar in bars), default=as_of)
    days = max((last - as_of).days, 1)

    def at(day: date) -> float:
        return round(LABEL_W + min(max((day - as_of).days, 0), days) * CHART_W / days, 2)

    bottom = HEAD_H + ROW_H * len(bars)
    marks: list[Mark] = []
    for day in quarters_between(as_of, last):
        marks.append(Line(((at(day), HEAD_H - 1.5), (at(day), bottom)), PALE, 0.2))
        marks.append(Label(f"{day.year}Q{(day.month + 2) // 3}", (at(day), HEAD_H - 3), 2.6, "middle", INK))
    marks.append(Line(((0.0, HEAD_H), (LABEL_W + CHART_W, HEAD_H)), GREY, 0.2))
    for place, bar in enumerate(bars):
        top = HEAD_H + ROW_H * place
        marks.append(Label(bar.parcel_id, (0.0, top + 4.4), 3.0))
        box = shapely.box(at(bar.start), top + 1.4, max(at(bar.end), at(bar.start) + 0.8), top + 1.4 + BAR_H)
        marks += areas_of(box, fill=OCHRE, stroke=INK, width=0.25)
        marks.append(Label(bar.remark, (at(bar.end) + 1.5, top + 4.2), 2.6, "start", INK))
    marks.append(Line(((0.0, bottom), (LABEL_W + CHART_W, bottom)), GREY, 0.2))
    return Drawing(LABEL_W + CHART_W + RIGHT_W, bottom + 2.0, marks, name)


def quarters_between(first: date, last: date) -> Iterator[date]:
    """Yield first days of quarters between two days, every so many that few enough are drawn."""
    start = first.year * 4 + (first.month - 1) // 3 + 1
    end = last.year * 4 + (last.month - 1) // 3
    step = max(1, -(-(end - start + 1) // MOST_TICKS))
    for number in range(start, end + 1, step):
        yield date(number // 4, number % 4 * 3 + 1, 1)
