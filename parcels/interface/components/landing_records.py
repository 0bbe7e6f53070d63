"""The records of one project: what was written down, by whom, with papers and photos, and what may be done next."""

from collections.abc import Sequence

import streamlit as st

from parcels.interface.components import downloads, landing_forms, markup, tables
from parcels.interface.components.desk import Desk
from parcels.interface.components.downloads import Offer
from parcels.interface.components.numbers import NOTHING
from parcels.interface.components.safe import literal
from parcels.interface.reports.landing_records import body_rows, kind_text, summary_text
from parcels.interface.reports.phrases import code_text
from parcels.landing.clearance_terms import ClearanceTerms
from parcels.landing.record_chain import How, LandingRecord, Paper
from parcels.landing.records import RecordKind
from parcels.service.landing_settings import workspace_terms
from parcels.service.record_list import RecordFilter, history, paper_file, records_of

PICKED = "landing-record"


def draw(desk: Desk, project: str) -> None:
    """Draw the records in force, the newest first, and the one looked at."""
    words = desk.words
    found = records_of(desk.workspace, RecordFilter(project), actor=desk.actor)[::-1]
    if not found:
        markup.note(words("record-none"))
        return
    draw_these(desk, found, workspace_terms(desk.workspace), key=f"records-{project}")


def draw_these(desk: Desk, found: Sequence[LandingRecord], terms: ClearanceTerms, *, key: str) -> None:
    """Draw records as a table and the one looked at, else the first, with what may be done with it."""
    now = next((one for one in found if str(one.id) == st.session_state.get(PICKED)), found[0])
    tables.linked(
        [_row(desk, one, terms) for one in found],
        [str(one.id) for one in found],
        key=key,
        selected=str(now.id),
        on_pick=_pick,
        height=tables.height(len(found), at_most=6),
    )
    _opened(desk, now, terms)


def _pick(number: str | None) -> None:
    if number is not None:
        st.session_state[PICKED] = number


def _row(desk: Desk, one: LandingRecord, terms: ClearanceTerms) -> dict[str, object]:
    words = desk.words
    return {
        words("record-number"): str(one.id),
        words("record-kind"): kind_text(words, one.body),
        **({} if one.project else {words("head-platform"): one.platform_id or NOTHING}),
        words("record-fact-on"): desk.numbers.day(one.fact_on),
        words("record-what"): summary_text(words, one.body, terms),
        words("record-standing"): _standing(desk, one),
        words("record-by"): one.made_by,
        words("record-files-short"): len(one.papers),
    }


def _standing(desk: Desk, one: LandingRecord) -> str:
    is_waiting = one.kind is RecordKind.CAUSE and not one.is_confirmed
    return desk.words("record-to-confirm") if is_waiting else code_text(desk.words, "record-how", one.how)


def _opened(desk: Desk, one: LandingRecord, terms: ClearanceTerms) -> None:
    words = desk.words
    by = f"{one.made_by} · {one.made_at.astimezone().strftime('%Y-%m-%d %H:%M')}"
    markup.section(f"#{one.id} {kind_text(words, one.body)} · {_standing(desk, one)}", by)
    rows = body_rows(words, one.body, terms)
    markup.facts([*rows, (words("record-reason"), one.reason)] if one.reason else rows)
    landing_forms.moves(desk, one)
    if one.papers:
        _papers(desk, one)
    chain = history(desk.workspace, one.id, actor=desk.actor) if one.how is not How.NEW else ()
    if chain:
        with st.expander(words("record-history", n=len(chain))):
            markup.facts([(_when(desk, row), summary_text(words, row.body, terms)) for row in chain])


def _when(desk: Desk, row: LandingRecord) -> str:
    return (
        f"#{row.id} {code_text(desk.words, 'record-how', row.how)} · {row.made_by} · {row.made_at.date().isoformat()}"
    )


def _papers(desk: Desk, one: LandingRecord) -> None:
    """Draw the photos, and a button for each file; a photo was made safe to show when it was kept."""
    markup.section(desk.words("record-papers-kept"), desk.words("count", n=len(one.papers)))
    photos = [paper for paper in one.papers if paper.is_photo]
    for column, paper in zip(st.columns(max(3, len(photos))), photos, strict=False):
        kept = paper_file(desk.workspace, paper.sha256, actor=desk.actor)
        column.image(kept.content, caption=literal(paper.caption or paper.name))
    with st.container(horizontal=True, key=f"record-papers-{one.id}"):
        for place, paper in enumerate(one.papers):
            downloads.button(
                desk, paper.name, Offer("evidence", paper.name, lambda paper=paper: _content(desk, paper)),  # type: ignore[misc]
                key=f"paper-{one.id}-{place}", icon=":material/attach_file:", type="tertiary",
            )  # fmt: skip


def _content(desk: Desk, paper: Paper) -> bytes:
    return paper_file(desk.workspace, paper.sha256, actor=desk.actor).content
