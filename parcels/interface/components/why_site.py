"""Why this site: what its score is made of, the runner-up beside it, what giving it up and what holding it cost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from parcels.interface.components import holding_found, markup
from parcels.interface.components.desk import Desk
from parcels.interface.components.numbers import known
from parcels.interface.components.safe import escaped
from parcels.interface.reports.holding import move_text, points_of

PARTS = ("value", "excess", "prepare", "remainder", "prime")
SMALL_SHARE = 0.1
"""A regret up to this share of the site's own score is called a small loss."""
TONES = {"excess": "pp-lose-a", "prepare": "pp-lose-b", "remainder": "pp-lose-c", "prime": "pp-lose-d"}


@dataclass(frozen=True)
class Scored:
    """A site: its parcels as text, its score in points, and the parts it is made of where they are known."""

    name: str
    score: int
    parts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Regret:
    """What the whole plan loses without the site (``None``: not computed), and whether that is proven."""

    points: int | None = None
    is_proven: bool = True


def compared(desk: Desk, site: Scored, other: Scored | None, *, with_best: bool = False) -> None:
    """Draw the score of a site as a stacked bar, and the runner-up (or the best site) on the same scale."""
    words = desk.words
    full = max(_width(one) for one in (site, other) if one is not None) or 1.0
    rows = [_stack(desk, site, full, words("site-this"))]
    if other is not None:
        rows.append(_stack(desk, other, full, words("why-best-title" if with_best else "why-runner-title")))
    st.html(f'<div class="pp-stacks">{"".join(rows)}</div>')
    if other is None:
        markup.note(words("why-no-runner"))
        return
    markup.note(_gap(desk, site.score - other.score, with_best=with_best))


def _gap(desk: Desk, gap: int, *, with_best: bool) -> str:
    words = desk.words
    if with_best:
        return words("why-gap-best", n=-gap)
    return words("why-gap-runner", n=gap) if gap > 0 else words("why-gap-same" if gap == 0 else "why-gap-better")


def regret(desk: Desk, site: Scored, found: Regret) -> None:
    """Say what the plan loses without the site, in points and in words."""
    words = desk.words
    if found.points is None:
        markup.note(words("why-regret-unknown"))
        return
    small = found.points <= SMALL_SHARE * max(site.score, 1)
    level = "none" if found.points <= 0 else "small" if small else "large"
    proven = "yes" if found.is_proven else "no"
    markup.note(words("why-regret-words", n=found.points, level=level, proven=proven))


def price(desk: Desk, parcels: Sequence[str]) -> None:
    """Say what holding the parcels in reserve costs, from prices computed before; others are left out."""
    words = desk.words
    held = [one for one in parcels if desk.city.parcels["reserve_status"].get(one) == "held"]
    if not held:
        return
    markup.section(words("why-price-title"))
    lines = [line for one in held for line in _price(desk, one)]
    markup.note(*(lines or [words("why-price-unknown")]))


def _price(desk: Desk, parcel: str) -> list[str]:
    """Return what is known of the price of a parcel, with the moves it would set off where they were computed."""
    words = desk.words
    found = holding_found.shown(desk)
    one = None if found is None else next((one for one in found.prices.parcels if one.parcels == (parcel,)), None)
    if one is None:
        return []
    moves = [move_text(words, move) for move in one.moves]
    head = _priced(desk, parcel, one.points, points_of(words, one))
    return [head, *([words("why-price-moves"), *moves] if moves else [])]


def _priced(desk: Desk, parcel: str, points: int, text: str) -> str:
    if points <= 0:
        return desk.words("why-price-zero", parcel=parcel)
    return desk.words("why-price-points", parcel=parcel, points=text)


def _width(one: Scored) -> float:
    return max(known(one.parts.get("part_value")) or 0.0, float(one.score))


def _stack(desk: Desk, one: Scored, full: float, title: str) -> str:
    words = desk.words
    losses = [(name, -value) for name in PARTS if (value := known(one.parts.get(f"part_{name}")) or 0.0) < 0]
    pieces = [("pp-gain", float(max(one.score, 0))), *((TONES.get(name, "pp-lose-a"), value) for name, value in losses)]
    body = "".join(
        f'<i class="{tone}" style="width:{max(0.0, value / full) * 100:.2f}%"></i>' for tone, value in pieces if value
    )
    said = _sum(desk, one)
    return (
        f'<div class="pp-stack-head"><span>{escaped(title)} · {escaped(one.name)}</span>'
        f"<b>{escaped(words('points', n=f'{one.score:,}'))}</b></div>"
        f'<div class="pp-stack" role="img" aria-label="{escaped(said)}">{body}</div>'
        + (f"<small>{_legend(desk, one)}</small>" if one.parts else "")
    )


def _sum(desk: Desk, one: Scored) -> str:
    return desk.listed(f"{desk.words(f'part-{name}')} {value:+,.0f}" for name, value in _known(one))


def _legend(desk: Desk, one: Scored) -> str:
    """Return the parts with their colours; what is zero is left out."""
    keys = [
        f'<span><i class="{TONES.get(name, "pp-gain")}"></i>{escaped(desk.words(f"part-{name}"))} {value:+,.0f}</span>'
        for name, value in _known(one)
        if round(value)
    ]
    return "".join(keys)


def _known(one: Scored) -> list[tuple[str, float]]:
    found = [(name, known(one.parts.get(f"part_{name}"))) for name in PARTS]
    return [(name, value) for name, value in found if value is not None]
