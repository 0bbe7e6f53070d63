"""What of the queue is shown: state, platform, verdict, proposer, holds that are over, a text, and the order."""

from collections.abc import Callable, Sequence

import streamlit as st

from parcels.interface.components.desk import Desk
from parcels.interface.components.filter_row import Choice, FilterRow, distinct
from parcels.interface.components.safe import capital
from parcels.interface.reports.phrases import verdict_text
from parcels.service.queue import QueueRow
from parcels.service.queue_pages import BLOCKED, NOT_CHECKED, SEVERITY, SORTS, QueueFilter, standing, waiting_first

PAGE = "queue-page"


def draw(desk: Desk, rows: Sequence[QueueRow]) -> QueueFilter:
    """Draw the fields and return what they say."""
    row = FilterRow(desk.words, "queue", "queue")
    with st.container(horizontal=True, vertical_alignment="bottom", key="queue-filters"):
        text = row.text(210)
        chosen = {choice.name: row.several(choice) for choice in _choices(desk, rows)}
        sort = row.order(SORTS, 190)
        overdue = row.only("overdue")
        # A department is also asked for consent to conditions, which hold nothing up: it begins with everything.
        asked = _own(row, "asked", desk.actor.department, at_first=False)
        own = _own(row, "own", desk.actor.platform_id, at_first=True)
    return QueueFilter(**chosen, overdue_only=overdue, own_platform=own, asked=asked, text=text, sort=sort)


def _own(row: FilterRow, name: str, body: str | None, *, at_first: bool) -> str:
    """Return the body somebody speaks for while only its rows are wanted."""
    return body if body is not None and row.only(name, at_first=at_first) else ""


def _choices(desk: Desk, rows: Sequence[QueueRow]) -> tuple[Choice, ...]:
    standings = set(map(standing, rows))
    return (
        Choice("statuses", waiting_first(str(row.status) for row in rows), _status(desk), 190),
        Choice("verdicts", [one for one in SEVERITY if one in standings], lambda one: standing_text(desk, one), 170),
        Choice("platforms", distinct(row.platform_id for row in rows), str, 150),
        Choice("proposers", distinct(row.proposed_by for row in rows), str, 150),
    )


def _status(desk: Desk) -> Callable[[str], str]:
    return lambda status: desk.label("allocation-status", status)


def standing_text(desk: Desk, found: str) -> str:
    """Return a verdict of the queue with its mark."""
    if found == BLOCKED:
        return f"✕ {capital(desk.words('queue-blocked'))}"
    if found == NOT_CHECKED:
        return f"? {capital(desk.words('queue-not-checked'))}"
    return verdict_text(desk.words, found)
