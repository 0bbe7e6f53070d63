"""A document as PDF on A4, with a Chinese font of the system and page x of y."""

import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from fpdf import FPDF
from fpdf.fonts import FontFace

from parcels.interface.reports.document import Block, Document, Facts, Heading, Paragraph
from parcels.interface.reports.fonts import FontFile, chinese_font

FAMILY = "cjk"
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
SIZES = {"normal": 10, "strong": 14, "small": 8}


class _Pages(FPDF):
    """A4 pages with the document's footer."""

    def __init__(self, document: Document, font: FontFile) -> None:
        super().__init__(orientation="L" if document.is_wide else "P", format="A4")
        self._document = document
        logging.getLogger("fontTools").setLevel(logging.ERROR)
        self.add_font(FAMILY, fname=str(font.path), collection_font_number=font.number)
        self.set_title(document.title)
        self.set_creation_date(EPOCH)
        self.set_auto_page_break(auto=True, margin=18)

    def footer(self) -> None:
        """Print the footer and the page number; ``{nb}`` becomes the number of pages."""
        self.set_y(-14)
        self.set_font(FAMILY, size=7)
        label = self._document.page_label.format(page=self.page_no(), pages="{nb}")
        self.multi_cell(0, 3.5, f"{self._document.footer}\n{label}", align="C")


def write_pdf(path: Path, document: Document, font: FontFile | None = None) -> None:
    """Write the document as PDF.

    Raises
    ------
    ActionRefused
        ``font_missing`` without a Chinese font on the system.
    """
    pages = _Pages(document, font or chinese_font())
    pages.add_page()
    _line(pages, document.title, 16)
    _line(pages, document.subtitle, 8)
    for block in document.blocks:
        _block(pages, block)
    pages.output(str(path))


def _line(pages: FPDF, text: str, size: float, *, is_boxed: bool = False) -> None:
    pages.set_font(FAMILY, size=size)
    pages.multi_cell(
        0, size * 0.5, printable(text), border=1 if is_boxed else 0, new_x="LMARGIN", new_y="NEXT", align="L"
    )


def _block(pages: FPDF, block: Block) -> None:
    pages.ln(2)
    if isinstance(block, Heading):
        _line(pages, block.text, 12)
    elif isinstance(block, Paragraph):
        _line(pages, block.text, SIZES.get(block.style, 10), is_boxed=block.style == "strong")
    elif isinstance(block, Facts):
        _table(pages, (), block.rows, (3, 7))
    else:
        _table(pages, block.columns, block.rows, block.widths)


def _table(pages: FPDF, columns: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
    pages.set_font(FAMILY, size=8)
    style = FontFace(fill_color=(235, 235, 235), emphasis="")
    with pages.table(
        first_row_as_headings=bool(columns),
        headings_style=style,
        col_widths=tuple(widths) or None,
        line_height=5,
        text_align="LEFT",
    ) as table:
        for cells in ([columns] if columns else []) + list(rows):
            row = table.row()
            for cell in cells:
                row.cell(printable(cell))


def printable(text: str) -> str:
    """Return text without control characters and without letters beyond the font's plane."""
    return "".join(letter if letter in "\n" or letter.isprintable() else " " for letter in text)
