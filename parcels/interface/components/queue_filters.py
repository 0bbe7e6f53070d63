"""What of the queue is shown: state, platform, verdict, proposer, holds that are over, a text, and the order."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import streamlit as st

from parcels.interface.components.desk import Desk
from parcels.interface.components.safe import capital, legible
from parcels.interface.reports.phrases import verdict_text
from parcels.service.queue import QueueRow
from parcels.service.queue_pages import BLOCKED, NOT_CHECKED, SEVERITY, SORTS, QueueFilter, standing, waiting_first

PAGE = "queue-page"


@dataclass(frozen=True)
class _Choice:
    """One field of the filter: name of the message and what can be chosen."""

    name: str
    values: Sequence[str]
    label: Callable[[str], str]
    width: int


def draw(desk: Desk, rows: Sequence[QueueRow]) -> QueueFilter:
    """Draw the fields and return what they say."""
    words = desk.words
    with st.container(horizontal=True, vertical_alignment="bottom", key="queue-filters"):
        text = st.text_input(
            words("queue-search"), key="queue-text", placeholder=words("queue-search-hint"), width=210,
            label_visibility="collapsed", on_change=_first_page,
        )  # fmt: skip
        chosen = {choice.name: _chosen(desk, choice) for choice in _choices(desk, rows)}
        sort = st.selectbox(
            words("queue-sort"), list(SORTS), key="queue-sort", format_func=lambda name: words(f"queue-sort-{name}"),
            width=190, label_visibility="collapsed", on_change=_first_page,
        )  # fmt: skip
        overdue = st.toggle(words("queue-overdue-only"), key="queue-overdue", on_change=_first_page)
    return QueueFilter(**chosen, overdue_only=overdue, text=text, sort=sort)


def _choices(desk: Desk, rows: Sequence[QueueRow]) -> tuple[_Choice, ...]:
    standings = set(map(standing, rows))
    return (
        _Choice("statuses", waiting_first(str(row.status) for row in rows), _status(desk), 190),
        _Choice("verdicts", [one for one in SEVERITY if one in standings], lambda one: standing_text(desk, one), 170),
        _Choice("platforms", _sorted(row.platform_id for row in rows), str, 150),
        _Choice("proposers", _sorted(row.proposed_by for row in rows), str, 150),
    )


def _sorted(values: Iterable[str]) -> list[str]:
    return sorted({value for value in values if value})


def _status(desk: Desk) -> Callable[[str], str]:
    return lambda status: desk.label("allocation-status", status)


def _chosen(desk: Desk, choice: _Choice) -> tuple[str, ...]:
    label = desk.words(f"queue-filter-{choice.name}")
    return tuple(
        st.multiselect(
            label,
            choice.values,
            key=f"queue-{choice.name}",
            format_func=lambda one: legible(choice.label(one)),
            placeholder=label,
            width=choice.width,
            label_visibility="collapsed",
            on_change=_first_page,
        )
    )


def _first_page() -> None:
    st.session_state[PAGE] = 1


def standing_text(desk: Desk, found: str) -> str:
    """Return a verdict of the queue with its mark."""
    if found == BLOCKED:
        return f"✕ {capital(desk.words('queue-blocked'))}"
    if found == NOT_CHECKED:
        return f"? {capital(desk.words('queue-not-checked'))}"
    return verdict_text(desk.words, found)
