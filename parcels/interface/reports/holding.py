"""Prices of holding and replayed arrivals in words and rows, the same in the terminal and in the app."""

from collections.abc import Callable, Iterator
from typing import Any

from parcels.domain.units import mu_from_m2
from parcels.interface.reports.phrases import code_text
from parcels.interface.words import Words
from parcels.planning.holding.chain import Move
from parcels.planning.holding.pricing import Price
from parcels.planning.replay.course import Result, Way
from parcels.service.arrivals import Replayed
from parcels.service.holding import ReservePrices


def price_sentences(words: Words, prices: ReservePrices) -> Iterator[str]:
    """Yield the price of the whole reserve, of the set asked for, and that prices do not add up."""
    if prices.whole is not None:
        yield words("holding-whole", count=len(prices.whole.parcels), points=points_of(words, prices.whole))
    if prices.together is not None:
        parcels = words("list-separator").join(prices.together.parcels)
        yield words("holding-together", parcels=parcels, points=points_of(words, prices.together))
    if prices.is_partial:
        yield words("holding-stopped", count=len(prices.parcels), all=len(prices.held))
    if len(prices.held) > 1:
        yield words("holding-not-additive")


def points_of(words: Words, price: Price) -> str:
    """Return a price as text; with its bounds where it is not proven."""
    if price.is_proven:
        return f"{price.points:,}"
    bounds = words("holding-unproven", low=f"{price.low:,}", high=f"{price.high:,}")
    return f"{price.points:,} ({bounds})"


def move_text(words: Words, move: Move) -> str:
    """Return who goes where."""
    kind = "goes"
    if move.before is None or move.after is None:
        kind = "lands" if move.before is None else "leaves"
    elif move.before == move.after:
        kind = "stays"
    values = {"project": move.project, "before": move.before or "", "after": move.after or ""}
    return words(f"holding-move-{kind}", points=f"{move.points:+,}", **values)


def price_document(prices: ReservePrices) -> dict[str, Any]:
    """Return the prices as plain data beside the table of single ones: whole reserve, set, moves."""
    return {
        "whole": None if prices.whole is None else _price(prices.whole),
        "together": None if prices.together is None else _price(prices.together),
        "moves": {one.parcels[0]: one.moves for one in prices.parcels},
        "unproven": [one.parcels[0] for one in prices.parcels if not one.is_proven],
        "is_partial": prices.is_partial,
    }


def _price(price: Price) -> dict[str, Any]:
    names = ("parcels", "plan", "released", "points", "low", "high", "takers", "moves")
    return {name: getattr(price, name) for name in names}


def arrival_sentences(words: Words, found: Replayed) -> Iterator[str]:
    """Yield what was replayed, how much luck there is in the order, and the limits."""
    days = list(found.came.values())
    yield words(
        "arrivals-counted", count=len(days), first=days[0].isoformat(), last=days[-1].isoformat(),
        without=len(found.without), undated=len(found.undated),
    )  # fmt: skip
    for one in found.luck:
        values = {name: f"{getattr(one, name):,.0f}" for name in ("low", "high", "mean", "least", "most")}
        yield words("arrivals-orders", way=code_text(words, "way", one.way), orders=one.orders, **values)
    loose = sum(one.bound - one.points for one in found.results)
    if loose:
        yield words("arrivals-unproven", points=f"{loose:,}")
    if found.weighed.unscored:
        parcels = words("list-separator").join(found.weighed.unscored)
        yield words("arrivals-unscored", count=len(found.weighed.unscored), parcels=parcels)
    yield words("arrivals-limits")


def arrival_rows(words: Words, found: Replayed, area: Callable[[float], str] | None = None) -> list[list[object]]:
    """Return way, points, share of hindsight, landed, turned away, reserve left, left by prime score, investment.

    ``area`` says m² as the reader is used to; mu without it.
    """
    best = found.result(Way.HINDSIGHT).points
    said = area or (lambda m2: f"{mu_from_m2(m2):,.0f} {words('unit-mu')}")
    return [
        [
            code_text(words, "way", one.way),
            one.points,
            f"{100 * one.points / best:.1f}%" if best else "–",
            f"{len(one.landed)} / {len(found.came) - len(found.without)}",
            len(one.turned_away),
            said(found.reserve_m2 - one.prime),
            weighed_text(found, one.way),
            round(investment(found, one)),
        ]
        for one in found.results
    ]


ARRIVAL_COLUMNS = ("way", "points", "share", "landed", "turned", "left", "weighed", "investment")


def weighed_text(found: Replayed, way: Way) -> str:
    """Return the share of the reserve a way leaves, parcels weighed by prime score."""
    share = found.weighed.left_share(way)
    return "–" if share is None else f"{100 * share:.1f}%"


def investment(found: Replayed, result: Result) -> float:
    """Return the investment on record of the projects landed, wan yuan; unknown amounts count nothing."""
    return sum(found.investment[project] or 0.0 for project in result.landed)


def arrival_document(found: Replayed) -> dict[str, Any]:
    """Return the comparison as plain data."""
    names = ("way", "points", "bound", "landed", "turned_away")
    return {
        "as_of": found.prepared.as_of,
        "city": found.prepared.city.name,
        "is_demo": found.prepared.city.is_demo,
        "came": found.came,
        "undated": found.undated,
        "without": found.without,
        "reserve_m2": round(found.reserve_m2, 1),
        "reserve_weighed_m2": round(found.weighed.reserve, 1),
        "reserve_without_score": found.weighed.unscored,
        "ways": [
            {
                **{name: getattr(one, name) for name in names},
                "reserve_used_m2": round(one.prime, 1),
                "reserve_left_m2": round(found.reserve_m2 - one.prime, 1),
                "reserve_weighed_left_share": found.weighed.left_share(one.way),
                "investment_wan_yuan": round(investment(found, one), 1),
                "assignments": {found.problem.project_of(j): found.problem.sites[j] for j in one.chosen},
            }
            for one in found.results
        ],
        "luck": found.luck,
    }
