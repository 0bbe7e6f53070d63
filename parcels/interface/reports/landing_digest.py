"""What each party owes, to print and to send: one sheet of paper and one workbook per owner or for all."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from parcels.interface.reports.document import Block, Document, Grid, Heading, Paragraph
from parcels.interface.reports.landing import OWNER_COLUMNS, clock_text, headers, owner_rows, party_text, reason_text
from parcels.interface.reports.phrases import cell_text, code_text, page_label
from parcels.interface.reports.sheets import Sheet, write_workbook
from parcels.interface.words import Words
from parcels.landing.report import LandingReport
from parcels.landing.warnings import Digest, Due

DUE_COLUMNS = ("project", "name", "clock", "due", "days", "level", "verdict", "told", "cause")
PAPER_COLUMNS = ("level", "project", "name", "clock", "due", "days", "told", "cause")
PAPER_WIDTHS = (16, 13, 38, 30, 21, 14, 44, 30)


def due_rows(words: Words, digest: Digest, names: dict[str, str]) -> list[list[object]]:
    """Return one row for each thing a party owes, the latest first."""
    return [[_cell(words, due, names, column) for column in DUE_COLUMNS] for due in digest.dues]


def _cell(words: Words, due: Due, names: dict[str, str], column: str) -> object:
    told = words("landing-list-separator").join(party_text(words, one) for one in due.told)
    clock = " ".join(part for part in (clock_text(words, due.clock), due.subject) if part)
    return {
        "project": due.project,
        "name": names.get(due.project, ""),
        "clock": clock,
        "due": due.due_on.isoformat(),
        "days": due.days,
        "level": code_text(words, "warning-level", due.level),
        "verdict": code_text(words, "clock-verdict", due.verdict),
        "told": told,
        "cause": reason_text(words, due),
    }[column]


def write_digest(path: Path, report: LandingReport, digests: Sequence[Digest], words: Words) -> None:
    """Write who owes how much on the first sheet, and everything owed on the second."""
    names = {one.project: one.name for one in report.projects}
    rows = [[party_text(words, one.owner), *row] for one in digests for row in due_rows(words, one, names)]
    columns = headers(words, ("owner", *DUE_COLUMNS))
    note = note_text(words, report)
    sheets = [
        Sheet(words("landing-sheet-owners"), headers(words, OWNER_COLUMNS), owner_rows(words, digests), note),
        Sheet(words("landing-sheet-warnings"), columns, rows, note),
    ]
    write_workbook(path, sheets, title=words("digest-title"))


def note_text(words: Words, report: LandingReport) -> str:
    """Return as of when, by which settings, and that nothing of it is a formal act."""
    return words("landing-note", date=report.as_of.isoformat(), settings=report.settings, demo=str(report.is_demo))


def digest_paper(report: LandingReport, digests: Sequence[Digest], words: Words, *, is_demo: bool) -> Document:
    """Return the sheet to print: per owner how much of which level, then each thing owed."""
    names = {one.project: one.name for one in report.projects}
    return Document(
        title=words("digest-title"),
        subtitle=note_text(words, report),
        blocks=[block for one in digests for block in _of_owner(words, one, names)],
        footer=words("report-demo") if is_demo else words("report-footer"),
        language=words.language,
        is_wide=True,
        page_label=page_label(words),
    )


def _of_owner(words: Words, digest: Digest, names: dict[str, str]) -> Iterable[Block]:
    yield Heading(party_text(words, digest.owner))
    counts = [f"{code_text(words, 'warning-level', level)} {n}" for level, n in digest.counts.items() if n]
    listed = words("landing-list-separator").join(counts)
    yield Paragraph(words("digest-counts", counts=listed, projects=digest.projects))
    rows = [[cell_text(_cell(words, due, names, column)) for column in PAPER_COLUMNS] for due in digest.dues]
    yield Grid(headers(words, PAPER_COLUMNS), rows, PAPER_WIDTHS)
