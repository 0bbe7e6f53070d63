"""The check sheet of an allocation to take away, as PDF and as HTML; made only when asked for."""

from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from parcels.domain.errors import ParcelsError
from parcels.interface.components import states
from parcels.interface.components.desk import Desk
from parcels.interface.reports.check_sheet import check_sheet
from parcels.interface.reports.document import Document
from parcels.interface.reports.fonts import chinese_font
from parcels.interface.reports.html import html_of
from parcels.interface.reports.paper import write_pdf
from parcels.service.check_papers import CheckPaper


def draw(desk: Desk, paper: CheckPaper, *, key: str) -> None:
    """Draw the buttons; without a Chinese font the PDF is refused here, with a way out."""
    name = f"check-sheet-{paper.number.replace(':', '-')}"
    with st.container(horizontal=True, key=f"{key}-sheets"):
        if has_font(desk):
            st.download_button(
                desk.words("queue-sheet-pdf"), lambda: pdf_bytes(check_sheet(paper, desk.words)), f"{name}.pdf",
                key=f"{key}-sheet-pdf", icon=":material/description:", on_click="ignore",
            )  # fmt: skip
        st.download_button(
            desk.words("queue-sheet-html"), lambda: html_of([check_sheet(paper, desk.words)]).encode(), f"{name}.html",
            key=f"{key}-sheet-html", icon=":material/description:", on_click="ignore",
        )  # fmt: skip


def has_font(desk: Desk) -> bool:
    """Return whether a PDF can be written; say what is missing where it cannot."""
    try:
        chinese_font()
    except ParcelsError as error:
        states.refused(desk.words, error)
        return False
    return True


def pdf_bytes(*documents: Document) -> bytes:
    """Return documents as one PDF."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sheets.pdf"
        write_pdf(path, *documents)
        return path.read_bytes()
