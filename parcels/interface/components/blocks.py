"""Blocks of a document on a page: the screen says what the paper says."""

from collections.abc import Iterable

import streamlit as st

from parcels.interface.components import markup, tables
from parcels.interface.components.safe import escaped
from parcels.interface.reports.document import Block, Facts, Grid, Heading, Paragraph


def draw(blocks: Iterable[Block]) -> None:
    """Draw headings, paragraphs, facts and tables; drawings and signatures are for paper."""
    for block in blocks:
        if isinstance(block, Heading):
            markup.section(block.text)
        elif isinstance(block, Paragraph):
            _paragraph(block)
        elif isinstance(block, Facts):
            markup.facts([pair for pair in block.rows if pair[0]])
        elif isinstance(block, Grid):
            rows = [dict(zip(block.columns, row, strict=True)) for row in block.rows]
            tables.plain(rows, height=tables.height(len(rows)))


def _paragraph(block: Paragraph) -> None:
    if block.style == "strong":
        st.html(f"<p><b>{escaped(block.text)}</b></p>")
    else:
        markup.note(block.text)
