"""The check sheet of an allocation to take away, as PDF and as HTML; made only when asked for."""

import streamlit as st

from parcels.domain.errors import ParcelsError
from parcels.interface.components import downloads, states
from parcels.interface.components.desk import Desk
from parcels.interface.components.downloads import Offer
from parcels.interface.reports.check_sheet import check_sheet
from parcels.interface.reports.document import Document
from parcels.interface.reports.fonts import chinese_font
from parcels.interface.reports.html import html_of
from parcels.interface.reports.paper import write_pdf
from parcels.service.check_papers import CheckPaper


def draw(desk: Desk, paper: CheckPaper, *, key: str) -> None:
    """Draw the buttons; without a Chinese font the PDF is refused here, with a way out."""
    name, icon = f"check-sheet-{paper.number.replace(':', '-')}", ":material/description:"

    def sheet() -> Document:
        return check_sheet(paper, desk.words)

    pdf = Offer("checks", f"{name}.pdf", lambda: pdf_bytes(sheet()))
    page = Offer("checks", f"{name}.html", lambda: page_bytes(sheet()))
    with st.container(horizontal=True, key=f"{key}-sheets"):
        if has_font(desk):
            downloads.button(desk, desk.words("queue-sheet-pdf"), pdf, key=f"{key}-sheet-pdf", icon=icon)
        downloads.button(desk, desk.words("queue-sheet-html"), page, key=f"{key}-sheet-html", icon=icon)


def has_font(desk: Desk) -> bool:
    """Return whether a PDF can be written; say what is missing where it cannot."""
    try:
        chinese_font()
    except ParcelsError as error:
        states.refused(desk.words, error)
        return False
    return True


def page_bytes(document: Document) -> bytes:
    """Return a document as an HTML file."""
    return html_of([document]).encode()


def pdf_bytes(*documents: Document) -> bytes:
    """Return documents as one PDF."""
    return downloads.as_bytes("sheets.pdf", lambda path: write_pdf(path, *documents))
