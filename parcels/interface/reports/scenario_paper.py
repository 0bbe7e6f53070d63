"""The difference between two plans on paper."""

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from parcels.interface.reports.document import Block, Document, Facts, Grid, Heading, Paragraph
from parcels.interface.reports.paper import write_pdf
from parcels.interface.reports.phrases import cell_text, page_label
from parcels.interface.reports.scenario_sheets import (
    changed_steps,
    money_rows,
    platform_columns,
    platform_rows,
    remark_text,
    side_name,
    step_columns,
    step_row,
    sum_columns,
    sum_rows,
    value_text,
)
from parcels.interface.words import Words
from parcels.service.scenario_comparison import Compared

STEP_WIDTHS = (1.2, 2.4, 1.0, 1.4, 1.4, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0)


def difference_pdf(found: Compared, words: Words) -> bytes:
    """Return the difference of two plans as a PDF."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "difference.pdf"
        write_pdf(path, difference_sheet(found, words))
        return path.read_bytes()


def difference_sheet(found: Compared, words: Words) -> Document:
    """Return the sheet: both sides, what is proven, who moved, sums."""
    is_demo = bool(found.left.document["is_demo"])
    return Document(
        title=words("scenario-paper-title", city=found.left.document["city"]),
        subtitle=words("report-demo") if is_demo else "",
        blocks=list(_blocks(found, words)),
        footer=words("report-demo") if is_demo else words("report-footer"),
        language=words.language,
        is_wide=True,
        page_label=page_label(words),
    )


def _blocks(found: Compared, words: Words) -> Iterable[Block]:
    comparison = found.comparison
    yield Facts(
        [
            (words("scenario-left"), _side(words, found, is_left=True)),
            (words("scenario-right"), _side(words, found, is_left=False)),
        ]
    )
    yield Paragraph(value_text(words, comparison.value), "strong")
    for code in found.remarks:
        yield Paragraph(remark_text(words, code))
    yield Heading(words("scenario-steps"))
    steps = changed_steps(comparison)
    if steps:
        yield _grid(step_columns(words), [step_row(words, step) for step in steps], STEP_WIDTHS)
    else:
        yield Paragraph(words("scenario-no-steps"))
    yield Heading(words("scenario-sums"))
    yield _grid(sum_columns(words), sum_rows(words, comparison))
    yield Heading(words("scenario-platforms"))
    yield _grid(platform_columns(words), platform_rows(words, comparison))
    if comparison.money:
        yield Heading(f"{words('scenario-money')} ({words('unit-wan-yuan')})")
        names = ("quarter", "left", "right", "difference")
        yield _grid([words(f"scenario-sum-column-{name}") for name in names], money_rows(comparison))
    yield Paragraph(words("scenario-paper-limits"), "small")


def _side(words: Words, found: Compared, *, is_left: bool) -> str:
    side = found.left if is_left else found.right
    policy = side.document["policy"]
    return words(
        "scenario-paper-side", name=side_name(words, side), day=side.document["as_of"],
        policy=f"{policy['name']} {policy['version']}", value=f"{side.document['objective']:,}",
        bound=f"{side.document['bound']:,.0f}",
    )  # fmt: skip


def _grid(columns: Sequence[str], rows: Sequence[Sequence[object]], widths: Sequence[float] = ()) -> Grid:
    return Grid(columns, [[cell_text(cell) for cell in row] for row in rows], widths)
