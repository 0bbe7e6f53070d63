"""Planned against actual investment as a picture: a dashed line with rings, a solid one with dots, today as a line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import shapely

from parcels.interface.reports.drawing import Drawing, Label, Line, Mark, areas_of
from parcels.landing.curve import Curve, Point

WIDTH, LEFT, RIGHT, TOP, BOTTOM = 170.0, 22.0, 166.0, 6.0, 58.0
"""Sheet and frame of the picture, in mm."""
INK, BLUE, GREY, PALE, RED = "#26323a", "#33658a", "#9a9a9a", "#e4e4e4", "#b2182b"
STEPS = (1, 2, 2.5, 5, 10)
MOST_YEARS = 8


@dataclass(frozen=True)
class CurveWords:
    """Words of the picture."""

    name: str
    planned: str
    actual: str
    today: str
    unit: str


def curve_picture(curve: Curve, words: CurveWords) -> Drawing | None:
    """Return the picture of both curves; ``None`` where there is no amount to show."""
    known = [one for one in (*curve.planned, *curve.actual) if one.amount_wan_yuan is not None]
    if not known:
        return None
    frame = _Frame([one.on for one in known] + [curve.as_of], [_amount(one) for one in known])
    planned, actual = ([one for one in own if one.amount_wan_yuan is not None] for own in (curve.planned, curve.actual))
    marks: list[Mark] = [*frame.grid(), *_today(frame, curve.as_of), *_dashed(frame, planned), *_solid(frame, actual)]
    marks.append(Label(words.unit, (0.0, 3.0), 2.6, fill=INK))
    return Drawing(WIDTH, BOTTOM + 14, [*marks, *_legend(words)], words.name)


def _amount(one: Point) -> float:
    return one.amount_wan_yuan or 0.0


class _Frame:
    """The way from days and money to millimetres."""

    def __init__(self, days: Sequence[date], amounts: Sequence[float]) -> None:
        self.first, self.last = min(days), max(days)
        self.step = _step(max(*amounts, 1.0))
        self.top = self.step * -(-max(*amounts, 1.0) // self.step)

    def x(self, day: date) -> float:
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return round(LEFT + share * (RIGHT - LEFT), 2)

    def y(self, amount: float) -> float:
        return round(BOTTOM - amount / self.top * (BOTTOM - TOP), 2)

    def grid(self) -> Iterable[Mark]:
        """Yield lines at round amounts and at the beginnings of years, with their figures."""
        for place in range(round(self.top / self.step) + 1):
            amount, y = place * self.step, self.y(place * self.step)
            yield Line(((LEFT, y), (RIGHT, y)), PALE if place else GREY, 0.2)
            yield Label(f"{amount:,.0f}", (LEFT - 2, y + 0.9), 2.5, "end", INK)
        years = range(self.first.year, self.last.year + 2)
        every = -(-len(years) // MOST_YEARS)
        for year in years[::every]:
            start = date(year, 1, 1)
            if self.first <= start <= self.last:
                yield Line(((self.x(start), TOP), (self.x(start), BOTTOM)), PALE, 0.2)
                yield Label(str(year), (self.x(start), BOTTOM + 4), 2.5, "middle", INK)


def _step(most: float) -> float:
    """Return the round step that divides an amount into at most five parts."""
    power = 10.0 ** (len(str(int(most))) - 2)
    return next(power * part for part in (*STEPS, *(10 * part for part in STEPS)) if power * part * 5 >= most)


def _today(frame: _Frame, day: date) -> Iterable[Mark]:
    yield Line(((frame.x(day), TOP), (frame.x(day), BOTTOM)), RED, 0.35)


def _dashed(frame: _Frame, points: Sequence[Point]) -> Iterable[Mark]:
    places = tuple((frame.x(one.on), frame.y(_amount(one))) for one in points)
    if len(places) > 1:
        yield Line(places, INK, 0.4, (1.6, 1.0))
    for x, y in places:
        yield from areas_of(shapely.Point(x, y).buffer(1.0, 6), fill="#ffffff", stroke=INK, width=0.35)


def _solid(frame: _Frame, points: Sequence[Point]) -> Iterable[Mark]:
    places = tuple((frame.x(one.on), frame.y(_amount(one))) for one in points)
    if len(places) > 1:
        yield Line(places, BLUE, 0.7)
    for x, y in places:
        yield from areas_of(shapely.Point(x, y).buffer(1.1, 6), fill=BLUE, stroke=BLUE, width=0.2)


def _legend(words: CurveWords) -> Iterable[Mark]:
    y = BOTTOM + 10.0
    yield Line(((LEFT, y), (LEFT + 10, y)), INK, 0.4, (1.6, 1.0))
    yield from areas_of(shapely.Point(LEFT + 5, y).buffer(1.0, 6), fill="#ffffff", stroke=INK, width=0.35)
    yield Label(words.planned, (LEFT + 12, y + 0.9), 2.7, fill=INK)
    yield Line(((LEFT + 76, y), (LEFT + 86, y)), BLUE, 0.7)
    yield from areas_of(shapely.Point(LEFT + 81, y).buffer(1.1, 6), fill=BLUE, stroke=BLUE, width=0.2)
    yield Label(words.actual, (LEFT + 88, y + 0.9), 2.7, fill=INK)
    yield Line(((LEFT + 122, y - 1.6), (LEFT + 122, y + 1.6)), RED, 0.35)
    yield Label(words.today, (LEFT + 124, y + 0.9), 2.7, fill=INK)
