"""Who promotes and who develops: mismatches, hand-overs, bodies, and the task forces of the largest projects."""

import streamlit as st

from parcels.interface.components import downloads, markup, tables
from parcels.interface.components.desk import Desk
from parcels.interface.components.downloads import Offer
from parcels.interface.components.landing_table import pick
from parcels.interface.reports.responsibility import (
    BODY_COLUMNS,
    FORCE_COLUMNS,
    MISMATCH_COLUMNS,
    PROJECT_COLUMNS,
    body_rows,
    force_note,
    force_rows,
    mismatch_rows,
    project_rows,
    responsibility_headers,
    write_responsibility,
)
from parcels.landing.responsibility import Handover, ResponsibilityReport

PARTS = ("mismatches", "forces", "projects", "bodies")


def draw(desk: Desk, report: ResponsibilityReport) -> None:
    """Draw figures, the part chosen, and the file with all of them."""
    words, numbers = desk.words, desk.numbers
    whole = len(report.projects)
    concerned = sum(bool(one.mismatches) for one in report.projects)
    missing = sum(one.handover is Handover.MISSING for one in report.projects)
    markup.figures(
        [
            (words("bodies-concerned"), numbers.out_of(concerned, whole), words("count", n=len(report.mismatches))),
            (words("bodies-no-handover"), numbers.out_of(missing, whole), ""),
            (words("responsibility-sheet-forces"), numbers.out_of(len(report.task_forces), whole), ""),
        ]
    )
    with st.container(horizontal=True, vertical_alignment="bottom", key="bodies-parts"):
        part = st.segmented_control(
            words("responsibility-title"), PARTS, default="mismatches", required=True, key="bodies-part",
            format_func=lambda one: words(f"responsibility-sheet-{one}"), label_visibility="collapsed",
        )  # fmt: skip
        offer = Offer("landing", f"responsibility-{report.as_of.isoformat()}.xlsx", lambda: _workbook(desk, report))
        downloads.button(desk, words("digest-xlsx"), offer, key="bodies-xlsx")
    _part(desk, report, str(part))
    markup.note(words("responsibility-note", date=report.as_of.isoformat()))


def _workbook(desk: Desk, report: ResponsibilityReport) -> bytes:
    return downloads.as_bytes("bodies.xlsx", lambda path: write_responsibility(path, report, desk.words))


def _part(desk: Desk, report: ResponsibilityReport, part: str) -> None:
    words = desk.words
    parts = {
        "mismatches": (MISMATCH_COLUMNS, mismatch_rows(words, report), 0),
        "forces": (FORCE_COLUMNS, force_rows(words, report), 1),
        "projects": (PROJECT_COLUMNS, project_rows(words, report), 0),
        "bodies": (BODY_COLUMNS, body_rows(report), None),
    }
    columns, rows, place = parts[part]
    if part == "forces":
        markup.note(force_note(words, report))
    if not rows:
        markup.note(words("bodies-none"))
        return
    heads = responsibility_headers(words, columns)
    shown = [dict(zip(heads, row, strict=True)) for row in rows]
    height = tables.height(len(rows), at_most=16)
    if place is None:
        tables.plain(shown, height=height)
        return
    key = f"bodies-table-{part}"

    def chosen() -> None:
        places = st.session_state[key]["selection"]["rows"]
        if places:
            pick(str(rows[places[0]][place]))

    st.dataframe(
        tables.table(shown), key=key, on_select=chosen, selection_mode="single-row", hide_index=True, height=height,
        row_height=tables.ROW_PX,
    )  # fmt: skip
    markup.note(words("digest-hint"))
