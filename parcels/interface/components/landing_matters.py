"""What departments have on their desks: clearances (条保) and requests of firms, of one project or of all."""

from collections.abc import Sequence

import streamlit as st

from parcels.interface.components import downloads, markup, tables
from parcels.interface.components.desk import Desk
from parcels.interface.components.downloads import Offer
from parcels.interface.components.landing_digest import escalation
from parcels.interface.components.landing_table import pick
from parcels.interface.components.numbers import NOTHING
from parcels.interface.components.safe import capital
from parcels.interface.components.sheet_downloads import has_font, page_bytes, pdf_bytes
from parcels.interface.reports.landing_matters import MATTER_COLUMNS, heads, matter_row, matters_paper, write_matters
from parcels.interface.reports.landing_records import body_rows
from parcels.landing.clearances import ClearanceDue, MatterState, RequestDue
from parcels.landing.records import Escalation
from parcels.service.landing_board import Board
from parcels.service.landing_settings import workspace_terms

SHOWN = (MatterState.OVERDUE, MatterState.OPEN, MatterState.WAITING, MatterState.RETURNED, MatterState.DONE_LATE,
         MatterState.DONE, MatterState.SPARED)  # fmt: skip
MARKS = {MatterState.OVERDUE: "▲ ", MatterState.OPEN: "○ ", MatterState.DONE: "✓ ", MatterState.DONE_LATE: "✓ "}


def draw(desk: Desk, board: Board, project: str) -> None:
    """Draw the clearances and requests of one project, the overdue ones first."""
    for kind, own in (("clearances", board.report.clearances), ("requests", board.report.requests)):
        found = [one for one in own if one.project == project]
        markup.section(desk.words(f"matter-{kind}"), desk.words("count", n=len(found)))
        if found:
            _table(desk, board, found, own_project=True)
        else:
            markup.note(desk.words(f"matter-no-{kind}"))


def _table(
    desk: Desk, board: Board, own: Sequence[ClearanceDue | RequestDue], *, key: str = "", own_project: bool = False
) -> None:
    columns = heads(desk.words)
    rows = [dict(zip(columns, _cells(desk, board, one), strict=True)) for one in own]
    height = tables.height(len(rows), at_most=12)
    if own_project:  # of one project, in a section of one kind
        hidden = {columns[MATTER_COLUMNS.index(name)] for name in ("project", "kind")}
        tables.plain([{head: cell for head, cell in row.items() if head not in hidden} for row in rows], height=height)
        return

    def chosen() -> None:
        places = st.session_state[key]["selection"]["rows"]
        if places:
            pick(own[places[0]].project)

    st.dataframe(
        tables.table(rows), key=key, on_select=chosen, selection_mode="single-row", hide_index=True, height=height,
        row_height=tables.ROW_PX,
    )  # fmt: skip


def _cells(desk: Desk, board: Board, one: ClearanceDue | RequestDue) -> list[object]:
    cells = matter_row(desk.words, one, board.situation.terms)
    place = MATTER_COLUMNS.index("state")
    cells[place] = f"{MARKS.get(one.state, '')}{capital(str(cells[place]))}"
    days = MATTER_COLUMNS.index("days")  # a column of numbers stays one: where no clock runs it is empty
    return [cell if at == days else NOTHING if cell is None else capital(str(cell)) for at, cell in enumerate(cells)]


def departments(desk: Desk, board: Board) -> None:
    """Draw what each department has on its desk, then everything that is overdue, to take away and to print."""
    words, loads = desk.words, board.report.departments
    escalation(desk, board.situation.settings)
    if loads:
        _downloads(desk, board)
        _loads(desk, board)
    else:
        markup.note(words("matter-none"))
    _escalations(desk, board)
    markup.note(words("matter-terms", terms=board.report.terms))


def _loads(desk: Desk, board: Board) -> None:
    words, loads = desk.words, board.report.departments
    rows = [
        {
            words("matter-department"): desk.label("authority", one.department),
            **{desk.label("matter-state", state): one.counts[state] for state in SHOWN},
        }
        for one in loads
    ]
    tables.plain(rows, height=tables.height(len(rows), at_most=12))
    overdue = [one for load in loads for one in load.overdue]
    markup.section(words("matter-overdue"), words("count", n=len(overdue)))
    if overdue:
        _table(desk, board, overdue, key="matter-overdue")
        markup.note(words("digest-hint"))
    else:
        markup.note(words("matter-none-overdue"))


def _escalations(desk: Desk, board: Board) -> None:
    """Draw what leaders asked somebody to act on."""
    words, terms = desk.words, workspace_terms(desk.workspace)
    found = [one for one in board.situation.records if isinstance(one.body, Escalation)]
    markup.section(words("matter-escalations"), words("count", n=len(found)))
    if not found:
        markup.note(words("matter-none-escalated"))
        return
    rows = [
        {
            words("matter-column-project"): one.project,
            **dict(body_rows(words, one.body, terms)),
            words("record-by"): one.made_by,
        }
        for one in found
    ]
    tables.plain(rows, height=tables.height(len(rows), at_most=8))


def _downloads(desk: Desk, board: Board) -> None:
    words, report, terms = desk.words, board.report, board.situation.terms
    day = report.as_of.isoformat()

    def workbook() -> bytes:
        return downloads.as_bytes("matters.xlsx", lambda path: write_matters(path, report, terms, words))

    def pdf() -> bytes:
        return pdf_bytes(matters_paper(report, terms, words, is_demo=desk.is_demo))

    def page() -> bytes:
        return page_bytes(matters_paper(report, terms, words, is_demo=desk.is_demo))

    with st.container(horizontal=True, key="matter-files"):
        for suffix, make in [("xlsx", workbook), *([("pdf", pdf)] if has_font(desk) else []), ("html", page)]:
            offer = Offer("landing", f"landing-departments-{day}.{suffix}", make)
            downloads.button(desk, words(f"digest-{suffix}"), offer, key=f"matter-{suffix}")
