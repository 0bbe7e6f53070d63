"""What each party owes: all parties, the things one of them owes with who hears of it, to print and to take away."""

from collections.abc import Sequence

import streamlit as st

from parcels.interface.components import downloads, markup, tables
from parcels.interface.components.desk import Desk
from parcels.interface.components.downloads import Offer
from parcels.interface.components.landing_table import pick
from parcels.interface.components.levels import MARKS, level_text, style_of
from parcels.interface.components.safe import legible
from parcels.interface.components.sheet_downloads import has_font, page_bytes, pdf_bytes
from parcels.interface.reports.landing import WARNED, party_text
from parcels.interface.reports.landing_digest import DUE_COLUMNS, digest_paper, due_rows, write_digest
from parcels.landing.settings import LandingSettings
from parcels.landing.warnings import OWNER, Digest, Party
from parcels.service.landing_board import Board

CHOSEN = "landing-owner"
ALL = -1


def draw(desk: Desk, board: Board) -> None:
    """Draw the parties, the things owed by the one chosen, and the ways to take them along."""
    words, digests = desk.words, board.report.digests
    escalation(desk, board.situation.settings)
    if not digests:
        markup.note(words("digest-none"))
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="digest-choice"):
        place = st.selectbox(
            words("digest-owner"), [ALL, *range(len(digests))], key=CHOSEN, label_visibility="collapsed", width=460,
            format_func=lambda one: words("digest-all", n=len(digests)) if one == ALL else _name(desk, digests[one]),
        )  # fmt: skip
        shown = digests if place == ALL else (digests[place],)
        _downloads(desk, board, shown)
    if place == ALL:
        _parties(desk, digests)
    else:
        _dues(desk, board, shown[0])


def _name(desk: Desk, digest: Digest) -> str:
    counts = " ".join(f"{MARKS[level]}{digest.counts[level]}" for level in WARNED if digest.counts[level])
    return legible(f"{party_text(desk.words, digest.owner)} · {counts}")


def escalation(desk: Desk, settings: LandingSettings) -> None:
    """Draw who is told at each level, as the city set it."""
    words = desk.words
    days = {
        "watch": settings.levels.watch,
        "soon": settings.levels.soon,
        "overdue": 0,
        "serious": settings.levels.serious,
    }
    rows = []
    for level in reversed(WARNED):
        roles = settings.escalation[level.value]  # type: ignore[index]  # every level that warns is a key
        told = " → ".join(words("digest-owes") if role == OWNER else party_text(words, Party(role)) for role in roles)
        when = words(f"digest-when-{level.value}", days=days[level.value])
        rows.append((level_text(desk, level), f"{when}：{told}" if words.language == "zh" else f"{when}: {told}"))
    with st.expander(words("digest-escalation")):
        markup.facts(rows)
        if settings.is_demo:
            markup.note(words("landing-demo-settings", settings=f"{settings.name} {settings.version}"))


def _parties(desk: Desk, digests: Sequence[Digest]) -> None:
    words = desk.words
    rows = [
        {
            words("landing-column-owner"): party_text(words, one.owner),
            **{level_text(desk, level): one.counts[level] for level in WARNED},
            words("landing-column-projects"): one.projects,
        }
        for one in digests
    ]
    tables.plain(rows, height=tables.height(len(rows), at_most=16))


def _dues(desk: Desk, board: Board, digest: Digest) -> None:
    words = desk.words
    names = {project: one.name for project, one in board.landings.items()}
    heads = [words(f"landing-column-{name}") for name in DUE_COLUMNS]
    rows = [dict(zip(heads, row, strict=True)) for row in due_rows(words, digest, names)]
    level_head = words("landing-column-level")
    for row, due in zip(rows, digest.dues, strict=True):
        row[level_head] = level_text(desk, due.level)
    key = f"landing-dues-{digest.owner.role}-{digest.owner.name}"

    def chosen() -> None:
        places = st.session_state[key]["selection"]["rows"]
        if places:
            pick(digest.dues[places[0]].project)

    st.dataframe(
        tables.table(rows).style.map(style_of, subset=[level_head]), key=key, on_select=chosen,
        selection_mode="single-row", hide_index=True, height=tables.height(len(rows), at_most=16),
        row_height=tables.ROW_PX,
    )  # fmt: skip
    markup.note(words("digest-hint"))


def _downloads(desk: Desk, board: Board, shown: Sequence[Digest]) -> None:
    words, report = desk.words, board.report
    day = report.as_of.isoformat()

    def workbook() -> bytes:
        return downloads.as_bytes("digest.xlsx", lambda path: write_digest(path, report, shown, words))

    def paper() -> bytes:
        return pdf_bytes(digest_paper(report, shown, words, is_demo=desk.is_demo))

    def page() -> bytes:
        return page_bytes(digest_paper(report, shown, words, is_demo=desk.is_demo))

    with st.container(horizontal=True, key="digest-files"):
        offers = [("xlsx", workbook), *([("pdf", paper)] if has_font(desk) else []), ("html", page)]
        for suffix, make in offers:
            offer = Offer("landing", f"landing-digest-{day}.{suffix}", make)
            downloads.button(desk, words(f"digest-{suffix}"), offer, key=f"digest-{suffix}")
