"""The check sheet of an allocation to take away, as PDF and as HTML; made only when asked for."""

import hashlib
from datetime import UTC, datetime
from functools import partial
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
from parcels.service.log import record_export


def draw(desk: Desk, paper: CheckPaper, *, key: str) -> None:
    """Draw the buttons; without a Chinese font the PDF is refused here, with a way out."""
    name, sheet = f"check-sheet-{paper.number.replace(':', '-')}", partial(check_sheet, paper, desk.words)
    with st.container(horizontal=True, key=f"{key}-sheets"):
        if has_font(desk):
            st.download_button(
                desk.words("queue-sheet-pdf"), lambda: taken(desk, f"{name}.pdf", pdf_bytes(sheet())), f"{name}.pdf",
                key=f"{key}-sheet-pdf", icon=":material/description:", on_click="ignore",
            )  # fmt: skip
        st.download_button(
            desk.words("queue-sheet-html"), lambda: taken(desk, f"{name}.html", page_bytes(sheet())), f"{name}.html",
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


def taken(desk: Desk, name: str, content: bytes) -> bytes:
    """Return a file for somebody to take away, recording who took it."""
    digest = hashlib.sha256(content).hexdigest()
    record_export(desk.workspace, "checks", name, digest, now=datetime.now(UTC), actor=desk.actor)
    return content


def page_bytes(document: Document) -> bytes:
    """Return a document as an HTML file."""
    return html_of([document]).encode()


def pdf_bytes(*documents: Document) -> bytes:
    """Return documents as one PDF."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sheets.pdf"
        write_pdf(path, *documents)
        return path.read_bytes()
