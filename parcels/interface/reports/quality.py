"""The quality report on a terminal: counts per file, then each kind of issue with its first rows."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from parcels.geo.quality import Issue, QualityReport
from parcels.interface.reports.quality_words import (
    EXAMPLES,
    action_label,
    balance_sentence,
    by_kind,
    default_lines,
    issue_sentence,
    visible,
)
from parcels.interface.words import Words

COUNTS = ("read", "kept", "repaired", "refused", "records")


def print_quality(reports: Sequence[QualityReport], words: Words, console: Console) -> None:
    """Print the reports of one import; names from files are printed as plain text, never as markup."""
    console.print(summary_table(reports, words))
    for report in (one for one in reports if one.issues or one.defaults or not one.balanced):
        console.print(Text(f"{report.dataset} · {visible(report.source)}", style="bold"))
        console.print(Text(balance_sentence(report, words)))
        for line in default_lines(report, words):
            console.print(Text(f"{words('quality-defaults')}: {line}"))
        if report.issues:
            console.print(issues_table(report, words))
    if not any(report.issues for report in reports):
        console.print(Text(words("quality-no-issues")))


def summary_table(reports: Sequence[QualityReport], words: Words) -> Table:
    """Return one line per file with its counts."""
    table = Table(title=Text(words("quality-title")), title_justify="left")
    for name in ("dataset", "source", "crs"):
        table.add_column(Text(words(f"quality-{name}")), overflow="fold")
    for name in COUNTS:
        table.add_column(Text(words(f"quality-{name}")), justify="right")
    for report in reports:
        counts = [Text(f"{getattr(report, name):,}") for name in COUNTS]
        table.add_row(Text(report.dataset), Text(visible(report.source)), Text(report.crs or "–"), *counts)
    return table


def issues_table(report: QualityReport, words: Words) -> Table:
    """Return one line per kind of issue: what was done, how often, in which rows first, the first one in words."""
    table = Table(show_lines=False)
    table.add_column(Text(words("quality-action")))
    table.add_column(Text(words("quality-count")), justify="right")
    table.add_column(Text(words("quality-row")), overflow="fold")
    table.add_column(Text(words("quality-sentence")), overflow="fold")
    for issue, count in by_kind(report):
        rows = [str(one.row) for one in report.issues if _same_kind(one, issue) and one.row is not None]
        more = " …" if len(rows) > EXAMPLES else ""
        table.add_row(
            Text(action_label(issue, words)),
            Text(f"{count:,}"),
            Text(", ".join(rows[:EXAMPLES]) + more),
            Text(issue_sentence(issue, words)),
        )
    return table


def _same_kind(one: Issue, other: Issue) -> bool:
    return (one.code, str(one.action), one.field) == (other.code, str(other.action), other.field)
