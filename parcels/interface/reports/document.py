"""A sheet of paper as data: the same blocks become HTML and PDF."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Heading:
    """A heading within the document."""

    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; ``strong`` for a verdict, ``small`` for a remark."""

    text: str
    style: str = "normal"


@dataclass(frozen=True)
class Facts:
    """Pairs of label and value."""

    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Grid:
    """A table with headers; ``widths`` are relative."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float] = ()


Block = Heading | Paragraph | Facts | Grid


@dataclass(frozen=True)
class Document:
    """Title, a line below it, blocks, a footer and the language of the text."""

    title: str
    subtitle: str
    blocks: Sequence[Block]
    footer: str
    language: str
    is_wide: bool = False
    page_label: str = field(default="")
    """Text of the page count with ``{page}`` and ``{pages}``."""
