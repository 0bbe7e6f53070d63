"""Several allocations at once: their figures, taking them up together, and their sheets as one PDF or as a ZIP."""

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial

import streamlit as st

from parcels.domain.allocation import AllocationStatus
from parcels.domain.errors import ParcelsError
from parcels.interface.components import downloads, markup
from parcels.interface.components.desk import Desk
from parcels.interface.components.downloads import Offer
from parcels.interface.components.queue_filters import standing_text
from parcels.interface.components.queue_moves import label, told
from parcels.interface.components.safe import literal
from parcels.interface.components.sheet_downloads import has_font, pdf_bytes
from parcels.interface.reports.check_sheet import check_sheet
from parcels.interface.reports.document import Document
from parcels.service.access import allowed
from parcels.service.allocation_papers import allocation_papers
from parcels.service.allocations import Step, act
from parcels.service.queue import QueueRow
from parcels.service.queue_pages import SEVERITY, counted, waiting_first

MOST_SHEETS = 100


def draw(desk: Desk, rows: Sequence[QueueRow]) -> None:
    """Draw the panel of the rows marked."""
    words, numbers = desk.words, desk.numbers
    area = numbers.area(sum(row.area_m2 for row in rows))
    markup.heading(words("queue-marked", n=len(rows)), area)
    counts = counted(rows)
    markup.section(words("queue-status"))
    markup.facts(
        [(desk.label("allocation-status", one), str(counts.statuses[one])) for one in waiting_first(counts.statuses)]
    )
    markup.section(words("head-verdict"))
    markup.facts([(standing_text(desk, one), str(counts.verdicts[one])) for one in SEVERITY if one in counts.verdicts])
    with st.container(horizontal=True, key="queue-bulk"):
        _take_up(desk, rows)
        _sheets(desk, rows)
    for sentence in st.session_state.pop("queue-bulk-failed", ()):
        st.warning(literal(sentence), icon=":material/error:")


def _take_up(desk: Desk, rows: Sequence[QueueRow]) -> None:
    waiting = [row for row in rows if row.status is AllocationStatus.PROPOSED]
    right = allowed(desk.actor, "take_up")
    text = desk.words("queue-take-up-all", n=len(waiting))
    why = None if right.allowed else desk.words.code("because", right.because)
    if st.button(text, key="bulk-take-up", type="primary", disabled=not (waiting and right.allowed), help=why):
        failed = [sentence for row in waiting if (sentence := _taken_up(desk, row))]
        st.session_state["queue-bulk-failed"] = failed
        told(desk.words("queue-taken-up", done=len(waiting) - len(failed), n=len(waiting)))


def _taken_up(desk: Desk, row: QueueRow) -> str:
    """Take one up and return why it was refused; empty if it was not."""
    try:
        step = Step(row.number, row.version, "take_up")
        act(desk.workspace, step, on=desk.as_of, actor=desk.actor, now=datetime.now(UTC))
    except ParcelsError as error:
        return f"#{row.number} {label(desk, 'take_up')}: {desk.words.error(error)}"
    return ""


def _sheets(desk: Desk, rows: Sequence[QueueRow]) -> None:
    words = desk.words
    if len(rows) > MOST_SHEETS:
        markup.note(words("queue-too-many-sheets", most=MOST_SHEETS))
        return
    if not has_font(desk):
        return
    for suffix, make in (("pdf", _as_pdf), ("zip", _as_zip)):
        offer = Offer("checks", f"check-sheets.{suffix}", partial(make, desk, rows))
        label = words(f"queue-sheets-{suffix}")
        downloads.button(desk, label, offer, key=f"bulk-{suffix}", icon=":material/description:")


def _documents(desk: Desk, rows: Sequence[QueueRow]) -> list[Document]:
    numbers = [row.number for row in rows]
    papers = allocation_papers(desk.workspace, numbers, on=desk.as_of, actor=desk.actor)
    return [check_sheet(paper, desk.words) for paper in papers]


def _as_pdf(desk: Desk, rows: Sequence[QueueRow]) -> bytes:
    return pdf_bytes(*_documents(desk, rows))


def _as_zip(desk: Desk, rows: Sequence[QueueRow]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for row, document in zip(rows, _documents(desk, rows), strict=True):
            archive.writestr(f"check-sheet-{row.number}.pdf", pdf_bytes(document))
    return packed.getvalue()
