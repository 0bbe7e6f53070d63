"""The value of waiting with a reserved parcel in words and rows, the same in the terminal and on paper."""

from collections.abc import Iterator
from typing import Any

from parcels.interface.reports.measured import code_text
from parcels.interface.words import Words, slug
from parcels.landing.waiting.arrivals import TypeKey
from parcels.landing.waiting.assumptions import NAMES, WaitingAssumptions
from parcels.service.reserve_waiting import ParcelWaiting

Row = list[object]


def sentences(words: Words, found: ParcelWaiting) -> Iterator[str]:
    """Yield the answer and what it rests on, the answer first."""
    advice, worth = found.advice, found.advice.worth
    if found.policy["is_demo"] and "policy" in found.sources.values():
        yield words("waiting-demo")
    yield words(f"waiting-answer-{slug(advice.answer.value)}", parcel=found.parcel_id, **_numbers(found))
    yield _now(words, found)
    if worth is not None:
        interval = {"low": _points(worth.low), "high": _points(worth.high)}
        yield words("waiting-value", points=_points(worth.value), **interval)
        yield words("waiting-thresholds", levels=", ".join(_points(level) for level in worth.levels))
        yield from _break_even(words, found)
        if not any(change.changes for change in advice.changes):
            yield words("waiting-nothing-changes")
    yield words("waiting-counted", **_counts(found))
    if found.pool_quarters:
        yield words("waiting-pooled", quarters=f"{found.pool_quarters:g}", count=found.pooled)
    yield words("waiting-left", steps=_steps(words, found))
    if found.not_all_sites:
        yield words("waiting-not-all-sites", count=found.not_all_sites)


def type_rows(words: Words, found: ParcelWaiting) -> list[Row]:
    """Return type, arrivals, arrivals a quarter, their interval and worth of each type."""
    return [
        [
            type_text(words, one.key, found.assumptions),
            one.rate.count,
            f"{one.rate.per_quarter:.3f}",
            f"{one.rate.low:.3f} – {one.rate.high:.3f}",
            f"{_points(one.value)} ({_points(one.low)} – {_points(one.high)})",
        ]
        for one in found.advice.types
    ]


def assumption_rows(words: Words, found: ParcelWaiting) -> list[Row]:
    """Return each assumption with its value and where it comes from."""
    return [
        [
            words(f"waiting-assumption-{slug(name)}"),
            _value(words, name, getattr(found.assumptions, name)),
            words(f"waiting-from-{found.sources[name]}"),
        ]
        for name in NAMES
    ]


def change_rows(words: Words, found: ParcelWaiting) -> list[Row]:
    """Return what was tried in place of each assumption, with the answer; those that change it first."""
    changes = sorted(found.advice.changes, key=lambda one: not one.changes)
    return [
        [
            words(f"waiting-assumption-{slug(one.name)}"),
            _value(words, one.name, one.value),
            "–" if one.threshold is None else _points(one.threshold),
            words("waiting-other" if one.changes else "waiting-same", answer=code_text(words, "waiting", one.answer)),
        ]
        for one in changes
    ]


def type_text(words: Words, key: TypeKey, assumptions: WaitingAssumptions) -> str:
    """Return a type in words: sector group, from-to mu, from-to points of quality."""
    return words(
        "waiting-type",
        group=code_text(words, "sector-group", key.group),
        size=_span(assumptions.size_bounds_mu, key.size),
        quality=_span(assumptions.quality_bounds, key.quality),
    )


def _span(bounds: tuple[float, ...], number: int) -> str:
    low = f"{bounds[number - 1]:g}" if number else "0"
    return f"{low}–{bounds[number]:g}" if number < len(bounds) else f"{low}+"


def _numbers(found: ParcelWaiting) -> dict[str, object]:
    arrivals, worth = found.advice.arrivals, found.advice.worth
    return {
        "count": arrivals.count,
        "least": found.assumptions.arrivals_min,
        "quarters": arrivals.quarters,
        "threshold": "–" if worth is None else _points(worth.value),
        "safe": "–" if worth is None else _points(worth.high),
    }


def _now(words: Words, found: ParcelWaiting) -> str:
    if found.now_source == "given":
        return words("waiting-now-given", points=_points(found.now))
    if found.taker is None:
        return words("waiting-now-nobody")
    taker = found.taker
    bar = words("waiting-meets-bar" if taker.meets_bar else "waiting-below-bar")
    return words("waiting-now-taker", project=taker.project, name=taker.name, points=_points(taker.score), bar=bar)


def _break_even(words: Words, found: ParcelWaiting) -> Iterator[str]:
    total = found.advice.total
    if total is None or found.now is None:
        return
    counted = f"{total.per_quarter:.3f} ({total.low:.3f} – {total.high:.3f})"
    if found.advice.never_reached:
        yield words("waiting-break-even-never", counted=counted)
    elif found.advice.break_even is not None:
        yield words("waiting-break-even", rate=f"{found.advice.break_even:.3f}", counted=counted)


def _counts(found: ParcelWaiting) -> dict[str, object]:
    arrivals = found.advice.arrivals
    total = arrivals.total
    return {
        "count": arrivals.count,
        "quarters": arrivals.quarters,
        "asked": found.assumptions.history_quarters,
        "high": "–" if total is None else f"{total.high:.3f}",
        "undated": arrivals.undated,
        "outside": arrivals.outside,
    }


def _steps(words: Words, found: ParcelWaiting) -> str:
    return words("list-separator").join(f"{words(f'waiting-left-{slug(name)}')} {n}" for name, n in found.left.items())


def _value(words: Words, name: str, value: Any) -> str:  # noqa: ANN401  an assumption of any kind
    if name == "counted_from":
        return code_text(words, "milestone", value)
    if isinstance(value, tuple):
        return ", ".join(f"{one:g}" for one in value) or words("waiting-no-bounds")
    return f"{value:g}"


def _points(value: float | None) -> str:
    return "–" if value is None else f"{value:,.0f}"
