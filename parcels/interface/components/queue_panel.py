"""The panel of one allocation: what it is, what can be done, its findings, and what happened to it so far."""

import streamlit as st

from parcels.interface.components import markup, queue_findings, queue_moves, sheet_downloads
from parcels.interface.components.desk import Desk
from parcels.interface.components.numbers import NOTHING
from parcels.interface.components.queue_filters import standing_text
from parcels.interface.components.safe import escaped
from parcels.interface.reports.log_words import event_text
from parcels.service.check_papers import CheckPaper, Deed
from parcels.service.queue import Dossier, QueueRow
from parcels.service.queue_pages import standing


def draw(desk: Desk, row: QueueRow, found: Dossier, paper: CheckPaper) -> None:
    """Draw the panel."""
    tags = [desk.label("allocation-status", found.allocation.status), standing_text(desk, standing(row))]
    markup.heading(f"#{found.allocation.id} {found.allocation.project_id}", found.project_name, tags)
    markup.facts(_facts(desk, found, paper))
    queue_moves.draw(desk, found)
    queue_findings.draw(desk, found, paper)
    _history(desk, found)
    sheet_downloads.draw(desk, paper, key="queue")


def _facts(desk: Desk, found: Dossier, paper: CheckPaper) -> list[tuple[str, str]]:
    words, numbers, one = desk.words, desk.numbers, found.allocation
    held = one.held_until if one.status.is_hold else None
    holds = words("queue-holds", project=one.project_id, day=held.isoformat()) if held else NOTHING
    if one.status.binds_land and not one.status.is_hold:
        holds = words("queue-bound", project=one.project_id)
    rows = [
        ("head-parcels", one.site),
        ("head-platform", paper.platform),
        ("parcel-area", numbers.area(one.area_m2)),
        ("queue-land", holds),
        ("sheet-proposed", deed_text(paper.proposed)),
        ("sheet-checked", deed_text(paper.checked)),
        ("queue-last-reason", one.reason or NOTHING),
    ]
    return [(words(name), value) for name, value in rows if value not in ("", NOTHING)]


def deed_text(deed: Deed) -> str:
    """Return who did something and on which day."""
    return f"{deed.by} · {deed.at.date().isoformat()}" if deed.by and deed.at else deed.by or NOTHING


def _history(desk: Desk, found: Dossier) -> None:
    words = desk.words
    markup.section(words("queue-history"), words("count", n=len(found.history)))
    rows = "".join(
        f"<dt>{escaped(event.at.astimezone().strftime('%Y-%m-%d %H:%M'))}</dt>"
        f"<dd>{escaped(event_text(words, event))}<br><small>{escaped(event.user)} · "
        f"{escaped(desk.label('role', event.role))}</small></dd>"
        for event in reversed(found.history)
    )
    st.html(f'<dl class="pp-facts">{rows}</dl>')
