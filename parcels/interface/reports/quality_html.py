"""The quality reports of one import as one HTML page: no script, no foreign address, every text escaped."""

from collections.abc import Sequence
from pathlib import Path

from parcels.geo.quality import QualityReport
from parcels.interface.reports.document import Block, Document, Facts, Grid, Heading, Paragraph
from parcels.interface.reports.html import html_text
from parcels.interface.reports.quality_words import (
    action_label,
    balance_sentence,
    default_lines,
    issue_sentence,
    not_listed,
    visible,
)
from parcels.interface.words import Words

COLUMNS = ("row", "record", "action", "sentence")


def quality_html(reports: Sequence[QualityReport], words: Words, footer: str = "") -> str:
    """Return the whole page."""
    blocks = [block for report in reports for block in _blocks(report, words)]
    title, subtitle = words("quality-title"), words("quality-subtitle")
    return html_text(Document(title, subtitle, blocks, footer, words.language, is_wide=True))


def write_quality_html(path: Path, reports: Sequence[QualityReport], words: Words, footer: str = "") -> None:
    """Write the page as UTF-8."""
    path.write_text(quality_html(reports, words, footer), encoding="utf-8")


def _blocks(report: QualityReport, words: Words) -> list[Block]:
    blocks: list[Block] = [
        Heading(f"{report.dataset} · {visible(report.source)}"),
        Paragraph(balance_sentence(report, words)),
        Facts(_facts(report, words)),
    ]
    if not report.issues:
        return [*blocks, Paragraph(words("quality-no-issues"))]
    rows = [
        (
            "" if issue.row is None else str(issue.row),
            visible(issue.record),
            action_label(issue, words),
            issue_sentence(issue, words),
        )
        for issue in report.issues
    ]
    blocks.append(Grid([words(f"quality-{name}") for name in COLUMNS], rows, (1, 2, 1, 8)))
    missing = [words("quality-not-listed", code=code, count=count) for code, count in not_listed(report)]
    return [*blocks, *(Paragraph(text, "small") for text in missing)]


def _facts(report: QualityReport, words: Words) -> list[tuple[str, str]]:
    facts = [
        (words("quality-crs"), report.crs or "–"),
        (words("quality-sha256"), report.sha256),
        (words("quality-records"), f"{report.records:,}"),
    ]
    lines = default_lines(report, words)
    return [*facts, (words("quality-defaults"), "; ".join(lines))] if lines else facts
