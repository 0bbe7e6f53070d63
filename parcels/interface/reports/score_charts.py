"""Pictures of a score card: its funnel, a ranking with intervals, a small funnel for each group."""

from collections.abc import Iterable, Sequence

from parcels.interface.reports.charts import (
    DARK,
    INK,
    LIGHT,
    MIDDLE,
    ROW_H,
    SMALL,
    TEXT,
    Bar,
    Frame,
    bar_list,
    block,
    fitted,
    rule,
)
from parcels.interface.reports.drawing import Area, Drawing, Label, Line, Mark
from parcels.interface.reports.score_words import counted_text, group_text, percent_text, title_text
from parcels.interface.words import Words
from parcels.landing.score_card import Card
from parcels.landing.score_rate import Rate
from parcels.landing.score_views import Ranked
from parcels.service.scores import CityCard

FUNNEL = {"zh": Frame(150.0, 40.0, 46.0), "en": Frame(150.0, 46.0, 46.0)}
PLACE_W, NAME_W, AXIS_W, FIGURE_W = 10.0, 46.0, 70.0, 44.0
PANEL_W, PANEL_H, PANEL_GAP, BARS_H = 46.0, 30.0, 4.0, 16.0
TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)
DOT = 0.9
"""Half the width of the mark of a rate, in mm."""


def funnel_chart(words: Words, card: Card, rates: Sequence[Rate]) -> Drawing:
    """Return one bar per step, the signatures first; a step that is not recorded has no bar and says so."""
    titles = _titles(words, card)
    largest = max((one.total or 0.0 for one in rates), default=0.0)
    base = card.definition.predicates[rates[0].denominator].title if rates else None
    head = [] if base is None else [Bar(title_text(words, base), 1.0, f"{largest:,.0f}")]
    steps = [
        Bar(f"{place} {titles[one.name]}", one.rate or 0.0, _figure(words, one)) for place, one in enumerate(rates, 1)
    ]
    told = words("list-separator").join(f"{bar.label} {bar.figure}" for bar in steps)
    return bar_list([*head, *steps], words("score-funnel-alt", rows=told), FUNNEL[words.language])


def _titles(words: Words, card: Card) -> dict[str, str]:
    return {one.name: title_text(words, one.title) for one in card.definition.rates}


def _figure(words: Words, one: Rate) -> str:
    if one.rate is None:
        return words("score-no-rate")
    return f"{counted_text(one)} · {percent_text(one.rate)}"


def rank_chart(words: Words, found: CityCard, ranking: Sequence[Ranked]) -> Drawing:
    """Return one row per group: place, name, rate with its interval, n / N; ≈ between rows nobody can tell apart."""
    marks: list[Mark] = [*_axis(len(ranking))]
    for row, one in enumerate(ranking):
        marks += _rank_row(words, found, one, row * ROW_H)
    width = PLACE_W + NAME_W + AXIS_W + FIGURE_W
    told = words("list-separator").join(
        f"{group_text(words, found, one.rate.group)} {_figure(words, one.rate)}" for one in ranking
    )
    return Drawing(width, len(ranking) * ROW_H + 6, marks, words("score-ranking-alt", rows=told))


def _axis(rows: int) -> Iterable[Mark]:
    bottom = rows * ROW_H
    for tick in TICKS:
        at = PLACE_W + NAME_W + tick * AXIS_W
        yield Line(((at, 0.5), (at, bottom + 0.5)), LIGHT, 0.15)
        yield Label(f"{tick:.0%}", (at, bottom + 4), SMALL, "middle", MIDDLE)


def _rank_row(words: Words, found: CityCard, one: Ranked, top: float) -> Iterable[Mark]:
    base, middle = top + ROW_H / 2 + 0.36 * TEXT, top + ROW_H / 2
    if one.place is not None:
        tie = "=" if one.place.is_tied else ""
        yield Label(f"{one.place.rank}{tie}", (0, base), TEXT, fill=INK)
        if one.place.is_clear is False:
            yield Label("≈", (PLACE_W - 4.5, base + ROW_H / 2), TEXT, fill=INK)
    yield Label(fitted(group_text(words, found, one.rate.group), NAME_W - 2, TEXT), (PLACE_W, base), TEXT, fill=INK)
    left = PLACE_W + NAME_W
    if one.rate.interval is not None and one.rate.rate is not None:
        low, high = (left + end * AXIS_W for end in one.rate.interval)
        yield Line(((low, middle), (high, middle)), DARK, 0.5)
        for end in (low, high):
            yield Line(((end, middle - 1), (end, middle + 1)), DARK, 0.3)
        yield _dot(left + one.rate.rate * AXIS_W, middle, is_placed=one.place is not None)
    yield Label(_figure(words, one.rate), (left + AXIS_W + 3, base), TEXT, fill=INK)


def _dot(x: float, y: float, *, is_placed: bool) -> Area:
    ring = ((x - DOT, y), (x, y - DOT), (x + DOT, y), (x, y + DOT))
    return Area((ring,), fill=DARK if is_placed else "#ffffff", stroke=DARK, width=0.3)


def multiples(words: Words, found: CityCard, by_group: Sequence[tuple[str, Sequence[Rate]]], columns: int) -> Drawing:
    """Return a small funnel for each group, all on the same scale; the bars have the numbers of the funnel's steps."""
    marks: list[Mark] = []
    for place, (group, rates) in enumerate(by_group):
        at = (place % columns * (PANEL_W + PANEL_GAP), place // columns * (PANEL_H + PANEL_GAP))
        marks += _panel(words, found, group, rates, at)
    rows = -(-len(by_group) // columns)
    told = words("list-separator").join(group_text(words, found, group) for group, _ in by_group)
    size = columns * (PANEL_W + PANEL_GAP), max(rows, 1) * (PANEL_H + PANEL_GAP)
    return Drawing(*size, marks, words("score-multiples-alt", rows=told))


def _panel(words: Words, found: CityCard, group: str, rates: Sequence[Rate], at: tuple[float, float]) -> Iterable[Mark]:
    left, top = at
    total = max((one.total or 0.0 for one in rates), default=0.0)
    yield Label(fitted(group_text(words, found, group), PANEL_W - 14, TEXT), (left, top + 3.4), TEXT, fill=INK)
    yield Label(f"N = {total:,.0f}", (left + PANEL_W - 12, top + 3.4), SMALL, fill=MIDDLE)
    bottom, step = top + 7 + BARS_H, PANEL_W / max(len(rates), 1)
    for place, one in enumerate(rates):
        height = BARS_H * (one.rate or 0.0)
        if height:
            yield from block(left + place * step + 0.3, bottom - height, step - 0.6, height)
        number = "–" if one.rate is None else str(place + 1)
        yield Label(number, (left + (place + 0.5) * step, bottom + 3), 2.2, "middle", MIDDLE)
    yield rule(left, left + PANEL_W, bottom, stroke=MIDDLE)
    yield rule(left, left + PANEL_W, bottom - BARS_H)
