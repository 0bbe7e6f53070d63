"""One page of the queue as a table: one row picked is opened, several are acted on together."""

from collections.abc import Sequence

import streamlit as st

from parcels.interface.components import tables
from parcels.interface.components.desk import Desk
from parcels.interface.components.queue_filters import PAGE, standing_text
from parcels.service.queue import QueueRow
from parcels.service.queue_pages import PAGE_ROWS, num_pages, page_of, standing

PICKED, MARKED, BY_MAP = "queue-picked", "queue-marked", "queue-by-map"
TABLE = "queue-table"
SHOWN_ROWS = 7


def picked(rows: Sequence[QueueRow]) -> QueueRow | None:
    """Return the row looked at: the one picked last, else the first."""
    number = st.session_state.get(PICKED)
    found = next((row for row in rows if row.number == number), None)
    return found or (rows[0] if rows else None)


def marked(rows: Sequence[QueueRow]) -> tuple[QueueRow, ...]:
    """Return the rows marked together, if there are at least two."""
    numbers = set(st.session_state.get(MARKED, ()))
    found = tuple(row for row in rows if row.number in numbers)
    return found if len(found) > 1 else ()


def pick(number: int | None, *, by_map: bool = False) -> None:
    """Look at an allocation; picked on the map, the map stays where it is."""
    st.session_state[PICKED] = number
    st.session_state[MARKED] = ()
    st.session_state[BY_MAP] = number if by_map else None


def is_by_map(number: int) -> bool:
    """Return whether an allocation was picked on the map."""
    return st.session_state.get(BY_MAP) == number


def draw(desk: Desk, rows: Sequence[QueueRow]) -> None:
    """Draw the page the person is on; only its rows are sent to the browser."""
    pages = num_pages(rows)
    page = min(int(st.session_state.get(PAGE, 1)), pages)
    shown = page_of(rows, page)
    now = picked(rows)
    generation = st.session_state.setdefault(f"{TABLE}-generation", 0)
    key = f"{TABLE}-{generation}-{page}"
    st.dataframe(
        tables.table([_row(desk, row, is_open=now is not None and row.number == now.number) for row in shown]),
        key=key,
        on_select=lambda: _chosen([row.number for row in shown], key),
        selection_mode="multi-row",
        hide_index=True,
        height=tables.height(len(shown), at_most=SHOWN_ROWS),
        row_height=tables.ROW_PX,
    )
    _foot(desk, rows, pages, now)


def _chosen(numbers: Sequence[int], key: str) -> None:
    places = [place for place in st.session_state[key]["selection"]["rows"] if place < len(numbers)]
    if len(places) == 1:
        st.session_state[PICKED] = numbers[places[0]]
    st.session_state[MARKED] = tuple(numbers[place] for place in places)


def _row(desk: Desk, row: QueueRow, *, is_open: bool) -> dict[str, object]:
    words, numbers = desk.words, desk.numbers
    return {
        words("queue-number"): f"▶ #{row.number}" if is_open else f"#{row.number}",
        words("head-verdict"): standing_text(desk, standing(row)),
        words("queue-unresolved"): row.unresolved,
        words("queue-status"): desk.label("allocation-status", row.status),
        words("head-project"): f"{row.project} {row.project_name}".strip(),
        words("head-parcels"): row.site,
        words("head-platform"): row.platform_id,
        words("head-area", unit=numbers.area_unit): round(numbers.area_number(row.area_m2), 1),
        words("queue-age"): row.age_days,
        words("queue-proposed-by"): row.proposed_by,
        words("queue-held-until"): _until(desk, row),
    }


def _until(desk: Desk, row: QueueRow) -> str:
    if row.held_until is None:
        return ""
    return desk.words("queue-over", day=row.held_until.isoformat()) if row.is_overdue else row.held_until.isoformat()


def _foot(desk: Desk, rows: Sequence[QueueRow], pages: int, now: QueueRow | None) -> None:
    words = desk.words
    with st.container(horizontal=True, vertical_alignment="center", key="queue-foot"):
        place = rows.index(now) if now in rows else 0
        for name, key, step in (("previous", "k", -1), ("next", "j", 1)):
            to = place + step
            st.button(
                words(f"queue-{name}"), key=f"queue-{name}", shortcut=key, disabled=not 0 <= to < len(rows),
                on_click=_step, args=(rows[to].number if 0 <= to < len(rows) else None, to, len(rows)), type="tertiary",
            )  # fmt: skip
        if pages > 1:
            page = min(int(st.session_state.get(PAGE, 1)), pages)
            key = f"queue-pages-{page}-{pages}"
            st.pagination(pages, default=page, key=key, on_change=lambda: _turn(key), max_visible_pages=7)
        st.caption(words("queue-count", n=len(rows)))


def _turn(key: str) -> None:
    st.session_state[PAGE] = st.session_state[key]


def _step(number: int | None, place: int, count: int) -> None:
    """Look at the next or previous one, on the page it stands on."""
    pick(number)
    if count:
        st.session_state[f"{TABLE}-generation"] = st.session_state.get(f"{TABLE}-generation", 0) + 1
        st.session_state[PAGE] = place // PAGE_ROWS + 1
