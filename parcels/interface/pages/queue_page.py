"""The queue (待办): what waits, the oldest first; the one looked at with its land, findings and what can be done."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st
from geopandas import GeoDataFrame

from parcels.domain.codes import Verdict
from parcels.interface.components import (
    city_map,
    markup,
    queue_bulk,
    queue_filters,
    queue_moves,
    queue_panel,
    queue_table,
    states,
)
from parcels.interface.components.desk import Desk
from parcels.interface.components.offending_shapes import Key, offending_shapes
from parcels.interface.components.queue_filters import standing_text
from parcels.interface.components.queue_findings import zoomed
from parcels.interface.map.overlay import SELECTION, Shape, shapes_of
from parcels.service.allocation_papers import allocation_paper, people_names
from parcels.service.check_papers import CheckPaper
from parcels.service.queue import QueueRow, dossier, queue
from parcels.service.queue_pages import BLOCKED, counted, filtered, queue_version


@st.cache_data(show_spinner=False, max_entries=4)
def _queue(version: tuple[str, ...], _desk: Desk) -> tuple[QueueRow, ...]:
    return queue(_desk.workspace, on=_desk.as_of, actor=_desk.actor)


def draw(desk: Desk) -> None:
    """Draw the page; a click runs only the fragment, never the whole page."""
    st.fragment(states.guarded(desk.words, lambda: _work(desk)))()


def _work(desk: Desk) -> None:
    version = (desk.workspace.target, queue_version(desk.workspace), desk.as_of.isoformat(), desk.actor.role.value)
    rows = _queue(version, desk)
    queue_moves.say_told()
    if not rows:
        states.empty(desk.words, f"queue-none-{'planner' if desk.actor.role == 'planner' else 'other'}")
        return
    _figures(desk, rows)
    shown = filtered(rows, queue_filters.draw(desk, rows))
    if not shown:
        states.empty(desk.words, "queue-none-match")
        return
    queue_table.draw(desk, shown)
    _opened(desk, shown)


def _figures(desk: Desk, rows: Sequence[QueueRow]) -> None:
    words, numbers = desk.words, desk.numbers
    waiting = [row for row in rows if row.status.is_hold]
    counts = counted(waiting)
    oldest = max((row.age_days for row in waiting), default=0)

    def figure(standing: str) -> tuple[str, str, str]:
        return standing_text(desk, standing), numbers.out_of(counts.verdicts.get(standing, 0), len(waiting)), ""

    proposed = counts.statuses.get("proposed", 0)
    markup.figures(
        [
            (words("queue-waiting"), numbers.out_of(len(waiting), len(rows)), words("queue-oldest", days=oldest)),
            (desk.label("allocation-status", "proposed"), numbers.out_of(proposed, len(waiting)), ""),
            *(figure(one) for one in (BLOCKED, Verdict.FAIL, Verdict.CONDITIONAL)),
            (words("queue-overdue"), numbers.out_of(counts.overdue, len(waiting)), ""),
        ]
    )


def _opened(desk: Desk, shown: Sequence[QueueRow]) -> None:
    several, row = queue_table.marked(shown), queue_table.picked(shown)
    assert row is not None
    found = dossier(desk.workspace, row.number, on=desk.as_of, actor=desk.actor)
    paper = allocation_paper(desk.workspace, found, people_names(desk.workspace), on=desk.as_of)
    left, right = st.columns([3, 2], gap="small")
    with left:
        shapes = _shapes(desk, paper, zoomed(row.number), is_close=not queue_table.is_by_map(row.number))
        city_map.show(desk, shapes, key="queue", fit=True, on_pick=_on_map(shown))
    with right, st.container(key="queue-panel"):
        if several:
            queue_bulk.draw(desk, several)
        else:
            queue_panel.draw(desk, row, found, paper)


def _on_map(shown: Sequence[QueueRow]) -> Callable[[str, str], None]:
    def pick(kind: str, item: str) -> None:
        for row in shown:
            if item == row.project if kind == "project" else item in _parcels(row):
                queue_table.pick(row.number, by_map=True)
                return

    return pick


def _parcels(row: QueueRow) -> set[str]:
    return {part.partition("/")[0] for part in row.site.split("+")}


def _shapes(desk: Desk, paper: CheckPaper, close: Key | None, *, is_close: bool) -> tuple[Shape, ...]:
    """Return the site and on top the land findings are about; the map moves to the finding asked for, else the site."""
    if paper.ground is None:
        return ()
    site = shapes_of(GeoDataFrame(geometry=[paper.ground.site], crs=desk.city.crs), SELECTION)
    moved = tuple(replace(shape, zoom=is_close and close is None) for shape in site)
    return (*moved, *offending_shapes(paper, desk.city.crs, close))
