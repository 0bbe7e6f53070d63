"""Records as they are kept: who wrote what when, which row took the place of which, and what is in force.

A chain is one matter: its first row and every row that took the place of the one before. In force is the last row,
unless it withdrew the matter.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from parcels.landing.records import Body, RecordKind


class How(StrEnum):
    """How a row came to be. In Chinese: 登记方式."""

    NEW = "new"
    """登记."""
    CORRECTED = "corrected"
    """更正: the earlier one was wrong."""
    CONTINUED = "continued"
    """续记: it went on, the earlier one was right."""
    CONFIRMED = "confirmed"
    """确认: by a second person."""
    WITHDRAWN = "withdrawn"
    """撤销: it should never have been written."""


CONTINUES: Mapping[RecordKind, frozenset[str]] = {
    RecordKind.PAUSE: frozenset({"ends_on", "note"}),
    RecordKind.STOP: frozenset({"ends_on", "note"}),
    RecordKind.REQUEST: frozenset({"due_on", "answered_on", "result"}),
    RecordKind.CLEARANCE: frozenset(
        {"submitted_on", "accepted_on", "due_on", "officer", "documents", "result", "result_on", "document", "note"}
    ),
}
"""What may be added while a matter goes on; to change anything else is a correction."""


@dataclass(frozen=True)
class Paper:
    """A file that proves a record.

    ``sha256`` is the hash as kept, ``original_sha256`` of a photo that of the file as it was handed in.
    """

    sha256: str
    name: str
    caption: str = ""
    is_photo: bool = False
    original_sha256: str = ""


@dataclass(frozen=True)
class LandingRecord:
    """One row, with the papers of its whole chain.

    ``proposed_by`` is who wrote what this row confirms; ``authors`` everybody who wrote in the chain since the last
    confirmation.
    """

    id: int
    kind: RecordKind
    project: str
    platform_id: str | None
    fact_on: date | None
    body: Body
    how: How
    replaces: int | None
    proposed_by: str | None
    reason: str
    made_at: datetime
    made_by: str
    papers: tuple[Paper, ...] = ()
    authors: frozenset[str] = frozenset()

    @property
    def is_confirmed(self) -> bool:
        """Whether a second person confirmed what it says."""
        return self.how is How.CONFIRMED


def chains(records: Iterable[LandingRecord]) -> tuple[tuple[LandingRecord, ...], ...]:
    """Return records (in the order they were written) by chain, the oldest of each first."""
    found: dict[int, list[LandingRecord]] = {}
    start: dict[int, int] = {}
    for one in records:
        first = one.id if one.replaces is None else start.get(one.replaces, one.id)
        start[one.id] = first
        found.setdefault(first, []).append(one)
    return tuple(tuple(chain) for chain in found.values())


def in_force(records: Iterable[LandingRecord]) -> tuple[LandingRecord, ...]:
    """Return the last record of each chain, those withdrawn left out."""
    return tuple(chain[-1] for chain in chains(records) if chain[-1].how is not How.WITHDRAWN)
