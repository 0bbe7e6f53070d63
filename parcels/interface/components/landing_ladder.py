"""The ladder of one project: agreed, actual and statistical dates of milestones; the three meanings of 开工 apart."""

from collections.abc import Iterator

import streamlit as st

from parcels.interface.components import markup, tables
from parcels.interface.components.desk import Desk
from parcels.interface.components.numbers import NOTHING
from parcels.interface.reports.landing_clocks import START_WORDS
from parcels.landing.milestones import STARTS, Entry, Ladder, Milestone
from parcels.service.landing_board import Board


def draw(desk: Desk, board: Board, project: str) -> None:
    """Draw the three starts side by side, then all milestones on record."""
    ladder, landing = board.cases[project].ladder, board.landings[project]
    days = (landing.starts.ceremony, landing.starts.recognised, landing.starts.statutory)
    markup.figures(
        (desk.label("milestone", name), NOTHING if day is None else day.isoformat(), desk.words(START_WORDS[name]))
        for name, day in zip(STARTS, days, strict=True)
    )
    rows = list(_rows(desk, ladder))
    if not rows:
        markup.note(desk.words("board-no-milestones"))
        return
    tables.plain(rows, height=tables.height(len(rows), at_most=14))
    st.caption(desk.words("board-ladder-note"))


def _rows(desk: Desk, ladder: Ladder) -> Iterator[dict[str, object]]:
    for milestone in Milestone:
        for entry in ladder.entries.get(milestone, ()):
            yield _row(desk, entry)


def _row(desk: Desk, entry: Entry) -> dict[str, object]:
    words, numbers, as_of = desk.words, desk.numbers, desk.as_of
    is_reached = entry.actual_on is not None and entry.actual_on <= as_of
    is_late = not is_reached and entry.agreed_on is not None and entry.agreed_on < as_of
    return {
        words("board-mark"): words(
            "board-mark-done" if is_reached else "board-mark-late" if is_late else "board-mark-open"
        ),
        words("board-milestone"): desk.label("milestone", entry.milestone),
        words("board-agreed"): numbers.day(entry.agreed_on),
        words("board-actual"): numbers.day(entry.actual_on),
        words("board-statistical"): numbers.day(entry.stat_on),
        words("board-amount"): "" if entry.amount_wan_yuan is None else f"{entry.amount_wan_yuan:,.0f}",
        words("landing-column-area-mu"): "" if entry.area_mu is None else f"{entry.area_mu:,g}",
        words("board-evidence"): entry.evidence or "",
    }
