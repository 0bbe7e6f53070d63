"""The queue as people look at it: filtered, sorted, counted and cut into pages; and who holds a parcel."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from parcels.domain.allocation import AllocationStatus
from parcels.domain.codes import Verdict
from parcels.service.access import Actor, require
from parcels.service.last_used import LastUsed
from parcels.service.queue import QueueRow
from parcels.service.workspace import Workspace
from parcels.store.allocations import Allocation, active_allocations, parcels_of
from parcels.store.events import head

PAGE_ROWS = 50
BLOCKED = "blocked"
"""In the place of a verdict: a finding forbids."""
NOT_CHECKED = "not_checked"
SEVERITY = (
    BLOCKED,
    Verdict.FAIL,
    Verdict.UNDETERMINED,
    Verdict.CONDITIONAL,
    NOT_CHECKED,
    Verdict.NOT_SET,
    Verdict.PASS,
)
FAR = date.max


@dataclass(frozen=True)
class QueueFilter:
    """What is wanted; empty means everything.

    ``own_platform`` keeps what lies there, ``asked`` what waits for an answer of that department; ``text`` is looked
    for in number, project, name and site; ``sort`` is one of :data:`SORTS`.
    """

    statuses: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()
    proposers: tuple[str, ...] = ()
    overdue_only: bool = False
    own_platform: str = ""
    asked: str = ""
    text: str = ""
    sort: str = "waiting"


SORTS: Mapping[str, Callable[[QueueRow], Any]] = {
    "waiting": lambda row: (row.status.is_over, not row.status.is_hold, row.proposed_at, row.number),
    "newest": lambda row: (-row.proposed_at.timestamp(), -row.number),
    "verdict": lambda row: (row.status.is_over, SEVERITY.index(standing(row)), row.proposed_at, row.number),
    "hold": lambda row: (row.held_until or FAR, row.number),
    "area": lambda row: (-row.area_m2, row.number),
}
"""Orders of the queue: oldest waiting first, newest first, worst verdict first, hold that ends first, largest first."""


@dataclass(frozen=True)
class QueueCounts:
    """How many allocations there are by state and by verdict, and how many holds are over."""

    statuses: Mapping[str, int]
    verdicts: Mapping[str, int]
    overdue: int


def standing(row: QueueRow) -> str:
    """Return the verdict a row stands under: ``blocked`` where something forbids, ``not_checked`` without a check."""
    if row.verdict is None:
        return NOT_CHECKED
    return BLOCKED if row.blocks else row.verdict


def filtered(rows: Iterable[QueueRow], wanted: QueueFilter) -> tuple[QueueRow, ...]:
    """Return the rows wanted, in the order wanted."""
    return tuple(sorted((row for row in rows if _is_wanted(row, wanted)), key=SORTS[wanted.sort]))


def _is_wanted(row: QueueRow, wanted: QueueFilter) -> bool:
    chosen = (
        (wanted.statuses, str(row.status)),
        (wanted.platforms, row.platform_id),
        (wanted.verdicts, standing(row)),
        (wanted.proposers, row.proposed_by),
    )
    if any(allowed and value not in allowed for allowed, value in chosen) or (
        wanted.overdue_only and not row.is_overdue
    ):
        return False
    if wanted.own_platform not in ("", row.platform_id) or (wanted.asked and wanted.asked not in row.asked):
        return False
    text = wanted.text.strip().casefold()
    return not text or any(
        text in part.casefold() for part in (f"#{row.number}", row.project, row.project_name, row.site)
    )


def page_of(rows: Sequence[QueueRow], page: int, size: int = PAGE_ROWS) -> Sequence[QueueRow]:
    """Return the rows of a page counted from 1."""
    return rows[(page - 1) * size : page * size]


def num_pages(rows: Sequence[QueueRow], size: int = PAGE_ROWS) -> int:
    """Return how many pages the rows take, at least one."""
    return max(1, -(-len(rows) // size))


def counted(rows: Iterable[QueueRow]) -> QueueCounts:
    """Return the figures of some rows."""
    listed = list(rows)
    return QueueCounts(
        statuses=Counter(str(row.status) for row in listed),
        verdicts=Counter(standing(row) for row in listed),
        overdue=sum(row.is_overdue for row in listed),
    )


def waiting_first(statuses: Iterable[str]) -> list[str]:
    """Return states in the order of the life of an allocation."""
    known = set(statuses)
    return [str(status) for status in AllocationStatus if str(status) in known]


_HOLDERS: LastUsed[Mapping[str, Allocation]] = LastUsed(2)


def queue_version(ws: Workspace) -> str:
    """Return the newest entry of the log: while it is the same, so is the queue."""
    with ws.store.reading() as connection:
        return head(connection).hash


def holders(ws: Workspace, *, actor: Actor) -> Mapping[str, Allocation]:
    """Return parcel → allocation in force that binds it or a piece of it; every page asks, so it is kept.

    Whatever changes an allocation writes an entry of the log in the same transaction.
    """
    require(actor, "view_map")
    with ws.store.reading() as connection:
        key = (ws.target, head(connection).hash)
        return _HOLDERS.get(key, lambda: parcels_of(active_allocations(connection)))
