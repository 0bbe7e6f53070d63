"""A document as PDF on A4 or A3, with a Chinese font of the system and page x of y."""

import logging
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from fpdf import FPDF
from fpdf.fonts import FontFace, TTFFont

from parcels.interface.reports.document import Block, Document, Facts, Grid, Heading, Paragraph, Signatures
from parcels.interface.reports.fonts import FontFile, chinese_font
from parcels.interface.reports.paper_drawing import draw

FAMILY = "cjk"
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
SIZES = {"normal": 10, "strong": 13, "small": 8}
WITH_HEADING_MM = 26.0
"""A heading begins a new page where less room is left: it stands with what it heads."""
CJK, OPENING, CLOSING = "\u2e80-\u9fff\uff00-\uffef", "（《“", "，。；：、）》”！？·%"
PIECES = re.compile(
    rf"[{OPENING}]*(?:[0-9][0-9,.]* ?[{CJK}㎡]|[{CJK}]|[^{CJK}{OPENING}\s]+)[{CLOSING}]*\s*|[{OPENING}]+|\s+"
)
"""Pieces of a line that are not broken: a number with its unit, a Chinese letter, a word, each with what closes it."""


class _Pages(FPDF):
    """Pages, each with the footer of the document it belongs to and its place among that document's pages."""

    def __init__(self, document: Document, font: FontFile) -> None:
        super().__init__(orientation="L" if document.is_wide else "P", format=document.size)
        self._document = document
        self._before, self._count = 0, "{nb}"
        logging.getLogger("fontTools").setLevel(logging.ERROR)
        self.add_font(FAMILY, fname=str(font.path), collection_font_number=font.number)
        self.set_title(document.title)
        self.set_creation_date(EPOCH)
        self.set_auto_page_break(auto=True, margin=18)

    def begin(self, document: Document, pages: int | None) -> None:
        """Begin a document on a new page; ``pages`` is how many it has where others follow or come before."""
        before = self.page_no()
        if before:
            self.add_page()  # closes the last page with the footer of its own document
        self._document, self._before, self._count = document, before, "{nb}" if pages is None else str(pages)
        if not before:
            self.add_page()

    def close_font(self) -> None:
        """Give back the font file of pages that are never written."""
        font = self.fonts[FAMILY]
        if isinstance(font, TTFFont):
            font.close()

    def footer(self) -> None:
        """Print the footer and the page number; ``{nb}`` becomes the number of pages."""
        self.set_y(-14)
        self.set_font(FAMILY, size=7)
        label = self._document.page_label.format(page=self.page_no() - self._before, pages=self._count)
        self.multi_cell(0, 3.5, f"{self._document.footer}\n{label}", align="C")


def write_pdf(path: Path, *documents: Document, font: FontFile | None = None) -> None:
    """Write documents as one PDF, each from a new page and with its own page numbers; there is at least one.

    Raises
    ------
    ActionRefused
        ``font_missing`` without a Chinese font on the system.
    """
    first, *others = documents
    chosen = font or chinese_font()
    pages = _Pages(first, chosen)
    counts = _num_pages(documents, chosen) if others else [None]
    for document, count in zip(documents, counts, strict=True):
        pages.begin(document, count)
        _blocks(pages, document)
    pages.output(str(path))


def _num_pages(documents: Sequence[Document], font: FontFile) -> list[int | None]:
    """Return how many pages each document takes, found by laying all of them out once."""
    trial, ends = _Pages(documents[0], font), [0]
    for document in documents:
        trial.begin(document, None)
        _blocks(trial, document)
        ends.append(trial.page_no())
    trial.close_font()
    return [end - start for start, end in pairwise(ends)]


def _blocks(pages: FPDF, document: Document) -> None:
    _line(pages, document.title, 16)
    _line(pages, document.subtitle, 8)
    if document.plate:
        document.plate(pages)
    for block in document.blocks:
        _block(pages, block)


def _line(pages: FPDF, text: str, size: float, *, is_boxed: bool = False) -> None:
    pages.set_font(FAMILY, size=size)
    shown = wrapped(pages, text, pages.epw - 2 * pages.c_margin)
    pages.multi_cell(0, size * 0.5, shown, border=1 if is_boxed else 0, new_x="LMARGIN", new_y="NEXT", align="L")


def _block(pages: FPDF, block: Block) -> None:
    pages.ln(2)
    if isinstance(block, Heading):
        if pages.will_page_break(WITH_HEADING_MM):
            pages.add_page()
        _line(pages, block.text, 12)
    elif isinstance(block, Paragraph):
        _line(pages, block.text, SIZES.get(block.style, 10), is_boxed=block.style == "strong")
    elif isinstance(block, Facts):
        _table(pages, (), block.lines, (3, 7) if block.per_line == 1 else (3, 7) * block.per_line)
    elif isinstance(block, Grid):
        _table(pages, block.columns, block.rows, block.widths)
    elif isinstance(block, Signatures):
        _signatures(pages, block.labels)
    else:
        pages.set_font(FAMILY, size=8)
        draw(pages, block)


def _signatures(pages: FPDF, labels: Sequence[str]) -> None:
    pages.set_font(FAMILY, size=10)
    if pages.will_page_break(22):
        pages.add_page()
    pages.ln(12)
    width = pages.epw / len(labels)
    for place, label in enumerate(labels):
        left = pages.l_margin + place * width
        pages.text(left, pages.y, printable(label))
        pages.line(left + pages.get_string_width(label) + 1, pages.y + 1, left + width - 4, pages.y + 1)
    pages.ln(6)


def _table(pages: FPDF, columns: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
    pages.set_font(FAMILY, size=7.5)
    style = FontFace(fill_color=(235, 235, 235), emphasis="")
    shares = tuple(widths) or (1,) * max(map(len, [columns, *rows]))
    room = [pages.epw * share / sum(shares) - 2 * pages.c_margin - 0.1 for share in shares]
    with pages.table(
        first_row_as_headings=bool(columns),
        headings_style=style,
        col_widths=tuple(widths) or None,
        line_height=4.4,
        text_align="LEFT",
    ) as table:
        for cells in ([columns] if columns else []) + list(rows):
            row = table.row()
            for cell, width in zip(cells, room, strict=True):
                row.cell(wrapped(pages, cell, width))


def printable(text: str) -> str:
    """Return text without control characters and with marks that Chinese fonts have.

    >>> printable("✕ 不符合")
    '× 不符合'
    """
    kept = "".join(letter if letter in "\n" or letter.isprintable() else " " for letter in text)
    return kept.replace("✕", "×")


def wrapped(pages: FPDF, text: str, width: float) -> str:
    """Return text cut into lines of at most a width (mm) in the font set: between Chinese letters, after words.

    Closing punctuation never begins a line, and a number stays with the unit behind it. What is longer than a line on
    its own is left to the page.
    """
    lines = []
    for paragraph in printable(text).split("\n"):
        line, used = "", 0.0
        for piece in PIECES.findall(paragraph):
            length = pages.get_string_width(piece.rstrip())
            if line and used + length > width:
                lines.append(line.rstrip())
                line, used = "", 0.0
            line, used = line + piece, used + pages.get_string_width(piece)
        lines.append(line.rstrip())
    return "\n".join(lines)
