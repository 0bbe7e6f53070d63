"""What the score proposes against what is in reserve, with reasons."""

from typing import Any

import streamlit as st

from parcels.interface.components import markup, tables
from parcels.interface.components.desk import Desk
from parcels.interface.components.go_to import to_map
from parcels.interface.components.prime_ranking import CHOSEN, board_of, choose, chosen, say_marks
from parcels.interface.components.safe import capital
from parcels.interface.reports.prime import aside_text, change_text, percent, reason_text
from parcels.planning.prime.proposal import Comparison, Standing
from parcels.service.prime import PrimeBoard


def draw(desk: Desk) -> None:
    """Draw the tab: one table per standing, the proposed first."""
    board = board_of(desk)
    say_marks(desk, board)
    _figures(desk, board)
    for standing in Standing:
        found = [one for one in board.comparison if one.standing is standing]
        if found:
            _table(desk, board, standing, found)
    markup.note(desk.words("prime-stability-meaning", draws=board.prime.draws, seed=board.options.seed))
    markup.note(desk.words("prime-change-note"))
    markup.note(aside_text(desk.words, board))
    if st.session_state.get(CHOSEN):
        to_map(desk, chosen(board), key="prime-compared-on-map")


def _figures(desk: Desk, board: PrimeBoard) -> None:
    counts = {standing: sum(one.standing is standing for one in board.comparison) for standing in Standing}
    markup.figures(
        (desk.label("prime-standing", standing), f"{count:,}", "")
        for standing, count in counts.items()
        if count or standing is not Standing.NOT_SCORED
    )


def _table(desk: Desk, board: PrimeBoard, standing: Standing, found: list[Comparison]) -> None:
    markup.section(desk.label("prime-standing", standing), desk.words("count", n=len(found)))
    tables.linked(
        [_row(desk, board, one) for one in found],
        [one.parcel_id for one in found],
        key=f"prime-compared-{standing}",
        selected=st.session_state.get(CHOSEN),
        on_pick=choose,
        height=tables.height(len(found), at_most=10),
    )


def _row(desk: Desk, board: PrimeBoard, one: Comparison) -> dict[str, Any]:
    words, score = desk.words, board.scores.get(one.parcel_id)
    ranked = score is not None and score.rank is not None
    cells = {
        "parcel": one.parcel_id,
        "platform": "" if score is None else score.platform_id or "",
        "rank": None if score is None else score.rank,
        "score": None if score is None or score.score is None else round(score.score, 1),
        "stability": percent(one.stability),
        "reason": reason_text(words, one),
        "change": change_text(words, board, one.parcel_id) if ranked else "–",
    }
    return {capital(words(f"prime-column-{name}")): value for name, value in cells.items()}
