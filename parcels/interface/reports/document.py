"""A sheet of paper as data: the same blocks become HTML and PDF."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from parcels.interface.reports.drawing import Drawing


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
    """Pairs of label and value; ``per_line`` of them stand side by side."""

    rows: Sequence[tuple[str, str]]
    per_line: int = 1

    @property
    def lines(self) -> Sequence[tuple[str, ...]]:
        """Labels and values of each line; the last one filled up with nothing."""
        step = self.per_line
        rows = [*self.rows, *[("", "")] * (-len(self.rows) % step)]
        return [tuple(text for pair in rows[at : at + step] for text in pair) for at in range(0, len(rows), step)]


@dataclass(frozen=True)
class Grid:
    """A table with headers; ``widths`` are relative."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float] = ()


@dataclass(frozen=True)
class Signatures:
    """Lines to be signed by hand, side by side."""

    labels: Sequence[str]


Block = Heading | Paragraph | Facts | Grid | Drawing | Signatures


@dataclass(frozen=True)
class Document:
    """Title, a line below it, blocks, a footer and the language of the text.

    ``size`` is the size of its paper; ``plate`` draws onto the first page, below the title, what only paper has: a map.
    """

    title: str
    subtitle: str
    blocks: Sequence[Block]
    footer: str
    language: str
    is_wide: bool = False
    page_label: str = field(default="")
    """Text of the page count with ``{page}`` and ``{pages}``."""
    size: str = "A4"
    plate: Callable[[Any], None] | None = None
