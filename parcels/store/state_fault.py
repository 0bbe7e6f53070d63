"""A record of a table that the log does not explain."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class StateFault:
    """A record of a table that the log does not explain.

    ``code``: ``without_event``, ``gone``, ``differs`` (``values``: ``column``, ``told``, ``found``), ``content``,
    ``unreadable``, ``odd_event``. ``seq`` is the last event about the record, ``since`` the time of that
    event or of the row itself: it was changed behind the log after that.
    """

    code: str
    table: str
    record: str
    seq: int | None = None
    since: datetime | None = None
    values: Mapping[str, str] = field(default_factory=dict)


def differs(table: str, record: object, column: str, told: object, found: object) -> StateFault:
    """Return the fault of a value that is not the one of the log."""
    return StateFault("differs", table, str(record), values={"column": column, "told": str(told), "found": str(found)})
