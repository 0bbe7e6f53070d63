"""The reliability picture (可靠性图): what was forecast against what landed, on cohorts the forecast had not seen."""

from parcels.interface.reports.drawing import Area, Drawing, Label, Line, Mark
from parcels.interface.words import Words
from parcels.landing.forecast.backtest import BackTest, Bin

SIDE, LEFT, TOP, BELOW, RIGHT = 70.0, 14.0, 4.0, 13.0, 6.0
"""Millimetres: the square, and the room around it."""
INK, QUIET, RULE = "#1f4e5f", "#66717a", "#d9d4c9"
DOT, TEXT = 1.1, 2.7
TICKS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


def reliability_picture(words: Words, test: BackTest) -> Drawing:
    """Return the picture of a test: a point for each fifth with its 95 % interval, and the line of right forecasts."""
    marks: list[Mark] = [*_frame(), Line((_at(0, 0), _at(1, 1)), stroke=QUIET, width=0.3, dash=(1.5, 1.2))]
    for one in test.bins:
        marks += _point(one)
    x, y = words("forecast-picture-x"), words("forecast-picture-y")
    middle, bottom = LEFT + SIDE / 2, TOP + SIDE
    marks += [
        Label(x, (middle, bottom + 10.5), TEXT, "middle", QUIET),
        Label(y, (LEFT + 1.2, TOP + 3.4), TEXT, "start", QUIET),
        Label(f"n = {test.tested}", (LEFT + SIDE - 1.2, bottom - 1.6), TEXT, "end", QUIET),
    ]
    return Drawing(LEFT + SIDE + RIGHT, TOP + SIDE + BELOW, marks, words("forecast-picture"))


def _at(forecast: float, landed: float) -> tuple[float, float]:
    return round(LEFT + SIDE * forecast, 2), round(TOP + SIDE * (1 - landed), 2)


def _frame() -> list[Mark]:
    marks: list[Mark] = []
    for tick in TICKS:
        (x, _), (_, y) = _at(tick, 0), _at(0, tick)
        marks += [
            Line((_at(0, tick), _at(1, tick)), stroke=RULE),
            Line((_at(tick, 0), _at(tick, 1)), stroke=RULE),
            Label(f"{tick:.0%}", (x, TOP + SIDE + 4.6), TEXT, "middle", QUIET),
            Label(f"{tick:.0%}", (LEFT - 1.5, y + 0.9), TEXT, "end", QUIET),
        ]
    return marks


def _point(one: Bin) -> list[Mark]:
    x, y = _at(one.forecast, one.observed)
    corners = ((x - DOT, y), (x, y - DOT), (x + DOT, y), (x, y + DOT))
    interval = Line((_at(one.forecast, one.low), _at(one.forecast, one.high)), stroke=INK, width=0.45)
    return [interval, Area((corners,), fill=INK, stroke=None)]
