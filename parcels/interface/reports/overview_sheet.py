"""The leader's overview on one sheet of A4: the numbers, two pictures, the largest projects, decisions that wait."""

from collections.abc import Iterable

from parcels.interface.reports.charts import fitted, side_by_side, titled
from parcels.interface.reports.document import Block, Document, Facts, Grid, Heading, Paragraph
from parcels.interface.reports.overview_words import (
    ON_PAPER,
    basis_lines,
    cause_chart,
    cause_text,
    certificates_text,
    duty_lines,
    owner_chart,
    owner_name,
    reserve_text,
    share_money_text,
    share_text,
    signed_text,
    step_text,
    waiting_text,
)
from parcels.interface.reports.phrases import page_label
from parcels.interface.words import Words
from parcels.landing.overview import Stuck
from parcels.service.overview import LeaderOverview, Waiting

PROJECTS, DECISIONS = 12, 8
"""Rows that fit on the sheet beside everything else; names are cut so that a row takes one line."""
GAP_MM, LETTER_MM = 6.0, 2.65
PROJECT_MM, OWNER_MM, CAUSE_MM, SUBJECT_MM = 51.0, 36.0, 29.0, 66.0


def overview_sheet(found: LeaderOverview, words: Words) -> Document:
    """Return the sheet."""
    basis = [*([words("report-demo")] if found.is_demo else []), *basis_lines(words, found)]
    return Document(
        title=words("overview-title", city=found.city),
        subtitle=" · ".join(basis),
        blocks=[*_state(found, words), *_pictures(found, words), *_projects(found, words), *_waiting(found, words),
                Paragraph(words("overview-sources"), "small")],
        footer=words("report-demo") if found.is_demo else words("report-footer"),
        language=words.language,
        page_label=page_label(words),
    )  # fmt: skip


def _state(found: LeaderOverview, words: Words) -> Iterable[Block]:
    yield Paragraph(signed_text(words, found.landing))
    rows = []
    for gap, share in found.landing.gaps.items():
        label = words(f"overview-tile-{gap.value.replace('_', '-')}")
        rows.append((label, f"{share_text(share)}\n{share_money_text(words, share)}"))
    own = found.reserve
    rows.append((words("overview-tile-waiting"), f"{len(found.mine):,} / {len(found.waiting):,}"))
    rows.append((words("overview-tile-reserve"), f"{own.held:,} / {own.parcels:,}\n{reserve_text(words, own)}"))
    papers = found.certificates
    rows.append((words("overview-tile-certificates"), f"{papers.in_force:,}\n{certificates_text(words, papers)}"))
    yield Facts(rows, per_line=2)
    yield Paragraph(" · ".join(duty_lines(words, found.duties).values()), "small")


def _pictures(found: LeaderOverview, words: Words) -> Iterable[Block]:
    stuck = found.landing.stuck
    frame = ON_PAPER[words.language]
    if stuck:
        left = titled(cause_chart(words, stuck, frame), words("overview-by-cause"))
        right = titled(owner_chart(words, stuck, frame), words("overview-by-owner"))
        yield side_by_side(left, right, gap=GAP_MM, name=f"{left.name} {right.name}")


def _projects(found: LeaderOverview, words: Words) -> Iterable[Block]:
    stuck = found.landing.stuck
    yield Heading(words("overview-largest"))
    if not stuck:
        yield Paragraph(words("overview-no-stuck"))
        return
    names = ("project", "money", "step", "days", "owner", "cause")
    columns = [words(f"overview-column-{name}") for name in names]
    yield Grid(columns, [_project(one, words) for one in stuck[:PROJECTS]], (7, 3, 4, 2, 5, 4))
    if len(stuck) > PROJECTS:
        yield Paragraph(words("overview-sheet-more", count=len(stuck) - PROJECTS), "small")


def _project(one: Stuck, words: Words) -> list[str]:
    money = "–" if one.investment_wan_yuan is None else f"{one.investment_wan_yuan:,.0f}"
    return [
        _short(f"{one.project} {one.name}", PROJECT_MM),
        money,
        _short(step_text(words, one), CAUSE_MM),
        "–" if one.days is None else f"{one.days:,}",
        _short(owner_name(words, one), OWNER_MM),
        _short(cause_text(words, one.cause), CAUSE_MM),
    ]


def _waiting(found: LeaderOverview, words: Words) -> Iterable[Block]:
    yield Heading(words("overview-decisions"))
    if not found.waiting:
        yield Paragraph(words("overview-none-waiting"))
        return
    columns = [words(f"overview-column-{name}") for name in ("what", "subject", "age", "due", "mine")]
    yield Grid(columns, [_decision(one, words) for one in found.waiting[:DECISIONS]], (6, 8, 2, 3, 2))
    if len(found.waiting) > DECISIONS:
        yield Paragraph(words("overview-sheet-more", count=len(found.waiting) - DECISIONS), "small")


def _decision(one: Waiting, words: Words) -> list[str]:
    return [
        waiting_text(words, one),
        _short(f"{one.subject} {one.name}".strip(), SUBJECT_MM),
        "–" if one.age_days is None else f"{one.age_days:,}",
        "–" if one.due_on is None else one.due_on.isoformat(),
        words("overview-mine" if one.is_mine else "overview-other"),
    ]


def _short(text: str, width: float) -> str:
    return fitted(text, width, LETTER_MM)
