"""Curves of cohorts as a drawing: lines that differ in dash and shade, each named at its end."""

from collections.abc import Iterable, Sequence

from parcels.interface.reports.charts import DARK, INK, LIGHT, MIDDLE, SMALL, TEXT
from parcels.interface.reports.drawing import Area, Drawing, Label, Line, Mark
from parcels.interface.words import Words
from parcels.landing.score_curve import Curve

LEFT, CHART_W, NAMES_W, CHART_H, TOP = 10.0, 96.0, 40.0, 52.0, 3.0
QUARTERS_A_YEAR = 4
LOOKS = ((DARK, 0.7, ()), (DARK, 0.5, (2.0, 1.0)), (MIDDLE, 0.7, ()), (MIDDLE, 0.5, (0.6, 0.8)), (INK, 0.4, (3.0, 1.0)))
"""Shade, width and dash of the lines, newest cohort first."""
TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)
APART = 4.0
"""Least distance between two names at the ends of lines, in mm."""


def line_chart(words: Words, title: str, curves: Sequence[Curve]) -> Drawing:
    """Return the curves; a cohort whose youngest project is younger than a quarter is only a point and left out."""
    shown = [one for one in reversed(curves) if len(one.n) > 1 and one.total]
    most = max((len(one.n) - 1 for one in shown), default=1)
    marks: list[Mark] = [*_axes(words, most)]
    ends: list[tuple[float, float, str]] = []
    for place, one in enumerate(shown):
        points = [(_x(quarter, most), _y(n / one.total)) for quarter, n in enumerate(one.n)]
        stroke, width, dash = LOOKS[place % len(LOOKS)]
        marks.append(Line(tuple(points), stroke, width, dash))
        marks.append(_point(*points[-1]))
        ends.append((points[-1][1], points[-1][0], _end_text(words, one)))
    marks += _names(ends, _x(most, most))
    told = words("list-separator").join(_end_text(words, one) for one in shown)
    name = words("score-curves-alt", title=title, rows=told)
    return Drawing(LEFT + CHART_W + NAMES_W, TOP + CHART_H + 9, marks, name)


def _end_text(words: Words, one: Curve) -> str:
    counted = f"{one.n[-1]:,} / {one.total:,} · {one.n[-1] / one.total:.0%}"
    return words("score-curve-end", cohort=one.cohort, counted=counted)


def _x(quarter: float, most: int) -> float:
    return round(LEFT + CHART_W * quarter / most, 2)


def _y(share: float) -> float:
    return round(TOP + CHART_H * (1 - share), 2)


def _axes(words: Words, most: int) -> Iterable[Mark]:
    for tick in TICKS:
        yield Line(((LEFT, _y(tick)), (LEFT + CHART_W, _y(tick))), LIGHT, 0.15)
        yield Label(f"{tick:.0%}", (0, _y(tick) + 0.9), SMALL, fill=MIDDLE)
    step = 1 if most <= QUARTERS_A_YEAR else QUARTERS_A_YEAR
    for quarter in range(0, most + 1, step):
        at = _x(quarter, most)
        yield Line(((at, _y(0)), (at, _y(0) + 1)), MIDDLE, 0.2)
        yield Label(str(quarter * 3), (at, _y(0) + 4), SMALL, "middle", MIDDLE)
    yield Label(words("score-curves-axis"), (LEFT, _y(0) + 8), SMALL, fill=MIDDLE)


def _point(x: float, y: float) -> Area:
    ring = ((x - 0.7, y - 0.7), (x + 0.7, y - 0.7), (x + 0.7, y + 0.7), (x - 0.7, y + 0.7))
    return Area((ring,), fill=INK, stroke=None)


def _names(ends: Sequence[tuple[float, float, str]], right: float) -> Iterable[Mark]:
    """Yield the names at the right, moved apart, each with a thin line to the end of its own."""
    last = -APART
    for y, x, name in sorted(ends):
        at = max(y, last + APART)
        last = at
        yield Line(((x, y), (right + 2, at)), LIGHT, 0.2)
        yield Label(name, (right + 3, at + 1), TEXT - 0.2, fill=INK)
