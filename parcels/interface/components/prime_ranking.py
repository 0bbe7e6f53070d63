"""The ranking of prime land: table, parts of the parcel chosen, where the scores lie, weights to try."""

from typing import Any

import streamlit as st

from parcels.interface.components import markup, prime_map, prime_weights, tables
from parcels.interface.components.desk import Desk
from parcels.interface.components.go_to import to_map
from parcels.interface.components.safe import capital
from parcels.interface.reports.prime import (
    aside_text,
    change_text,
    marks,
    measure_text,
    moved_text,
    percent,
    score_row,
)
from parcels.planning.prime.records import PartScore, PrimeScore
from parcels.service.prime import PrimeBoard, PrimeOptions, prime_board

CHOSEN = "prime-chosen"
STEADY = 0.9
COLUMNS = ("rank", "parcel", "platform", "score", "city", "platform-percentile", "stability")


def board_of(desk: Desk) -> PrimeBoard:
    """Return the ranking under the weights on the screen."""
    with st.spinner(desk.words("loading-prime")):
        options = PrimeOptions(desk.as_of, moved=prime_weights.moved(desk))
        return prime_board(desk.workspace, options, actor=desk.actor)


def draw(desk: Desk) -> None:
    """Draw the tab."""
    board = board_of(desk)
    say_marks(desk, board)
    _figures(desk, board)
    prime_weights.draw(desk)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _table(desk, board)
        prime_map.draw(desk, board)
    with right, st.container(key="panel"):
        _parcel(desk, board, chosen(board))


def say_marks(desk: Desk, board: PrimeBoard) -> None:
    """Say whose weights these are, what the top set is, and what was moved."""
    told = [*marks(desk.words, board), moved_text(desk.words, board)]
    markup.note(" ".join(sentence for sentence in told if sentence))


def chosen(board: PrimeBoard) -> str:
    """Return the parcel looked at: the one chosen, else the best."""
    picked = str(st.session_state.get(CHOSEN))
    return picked if picked in board.scores else next(iter(board.scores))


def choose(parcel: str | None) -> None:
    """Look at a parcel."""
    st.session_state[CHOSEN] = parcel


def _figures(desk: Desk, board: PrimeBoard) -> None:
    words, numbers = desk.words, desk.numbers
    top = [one for one in board.scores.values() if one.rank is not None and one.rank <= board.size]
    held = sum(one.is_held for one in top)
    steady = sum((board.stability[one.parcel_id] or 0.0) >= STEADY for one in top)
    areas = desk.city.parcels.area
    markup.figures(
        [
            (words("prime-figure-top"), numbers.out_of(len(top), len(board.scores)),
             numbers.area_short(areas.loc[[one.parcel_id for one in top]].sum())),
            (words("prime-figure-held"), numbers.out_of(held, len(top)), ""),
            (words("prime-figure-steady"), numbers.out_of(steady, len(top)), words("prime-figure-steady-note")),
        ]
    )  # fmt: skip


def _table(desk: Desk, board: PrimeBoard) -> None:
    words = desk.words
    names = list(board.scores)
    tables.linked(
        [_row(desk, board, board.scores[name]) for name in names],
        names,
        key="prime-table",
        selected=st.session_state.get(CHOSEN),
        on_pick=choose,
        height=tables.height(len(names), at_most=14),
    )
    markup.note(words("prime-pick"))
    markup.note(words("prime-stability-meaning", draws=board.prime.draws, seed=board.options.seed))
    markup.note(aside_text(words, board))


def _row(desk: Desk, board: PrimeBoard, one: PrimeScore) -> dict[str, Any]:
    cells = score_row(board, one)
    row = {capital(desk.words(f"prime-column-{name}")): cells[name] for name in COLUMNS}
    state = desk.words("prime-in-reserve" if one.is_held else "prime-not-in-reserve")
    return row | {capital(desk.words("prime-column-standing")): state}


def _parcel(desk: Desk, board: PrimeBoard, parcel: str) -> None:
    words, one = desk.words, board.scores[parcel]
    names = desk.city.parcels["name"]
    markup.heading(parcel, str(names.get(parcel) or ""), _tags(desk, one))
    points = "–" if one.score is None else words("prime-points", points=f"{one.score:.1f}")
    markup.section(points, words("prime-known", share=percent(one.known_share)))
    markup.bars([_bar(desk, part) for part in one.parts])
    ranked = [
        ("rank", "–" if one.rank is None else f"{one.rank} / {len(board.scores)}"),
        ("city", _percentile(one.percentile_city)),
        ("platform-percentile", _percentile(one.percentile_platform)),
        ("stability", percent(board.stability[parcel])),
        ("change", change_text(words, board, parcel)),
    ]
    markup.facts([(capital(words(f"prime-column-{name}")), value) for name, value in ranked])
    markup.note(words("prime-change-note"))
    with st.expander(words("prime-how"), icon=":material/straighten:"):
        markup.facts(
            (capital(words.code("prime-part", part.part)), f"{measure_text(words, part)} · {_how(desk, part)}")
            for part in one.parts
        )
    to_map(desk, parcel, key="prime-on-map")


def _tags(desk: Desk, one: PrimeScore) -> list[str]:
    return [one.platform_id or "", desk.words("prime-in-reserve") if one.is_held else ""]


def _bar(desk: Desk, part: PartScore) -> markup.Bar:
    label = f"{capital(desk.words.code('prime-part', part.part))} · {part.weight:g}"
    if part.value is None:
        return markup.Bar(label, 0.0, desk.words("prime-not-measured"))
    return markup.Bar(label, part.value, f"{part.value:.2f}", "strong" if part.value >= 0.5 else "plain")


def _how(desk: Desk, part: PartScore) -> str:
    return desk.words.code("prime-basis", part.basis) if part.value is not None else desk.words("prime-not-measured")


def _percentile(value: float | None) -> str:
    return "–" if value is None else f"{value:.0f}%"
