"""The head of the log on a sheet of paper that a person can type back."""

from parcels.interface.reports.document import Document, Facts, Paragraph
from parcels.interface.reports.log_words import moment_text
from parcels.interface.reports.phrases import page_label
from parcels.interface.words import Words
from parcels.service.anchors import checksum
from parcels.store.events import Anchor

GROUP = 4
GROUPS_A_LINE = 4


def anchor_sheet(anchor: Anchor, words: Words, *, is_demo: bool) -> Document:
    """Return the sheet of an anchor."""
    head, at = anchor.head, moment_text(anchor.at)
    typed = f"{head.seq}:{' '.join(grouped(head.hash))}:{checksum(head)}"
    rows = [
        (words("anchor-sheet-workspace"), anchor.workspace),
        (words("anchor-sheet-seq"), str(head.seq)),
        (words("anchor-sheet-time"), at),
        (words("anchor-sheet-hash"), hash_lines(head.hash)),
        (words("anchor-sheet-check"), checksum(head)),
        (words("anchor-sheet-typed"), typed),
    ]
    return Document(
        title=words("anchor-sheet-title"),
        subtitle=words("anchor-sheet-subtitle", workspace=anchor.workspace, at=at),
        blocks=[
            Facts(rows),
            Paragraph(words("anchor-sheet-use"), "small"),
            Paragraph(words("anchor-sheet-signature")),
        ],
        footer=words("report-demo") if is_demo else words("report-footer"),
        language=words.language,
        page_label=page_label(words),
    )


def grouped(digest: str) -> list[str]:
    """Return a hash in groups of four.

    >>> grouped("0123abcd")
    ['0123', 'abcd']
    """
    return [digest[place : place + GROUP] for place in range(0, len(digest), GROUP)]


def hash_lines(digest: str) -> str:
    """Return a hash in groups of four, four groups a line."""
    groups = grouped(digest)
    lines = (groups[place : place + GROUPS_A_LINE] for place in range(0, len(groups), GROUPS_A_LINE))
    return "\n".join(" ".join(line) for line in lines)
