"""Events looked for: filters the database can answer from the text of an event, and pages of what is found.

The text is JSON with sorted keys (:func:`parcels.store.events.event_body`), so ``"event": …, "role": …`` stands in it
once, and the time stands at a fixed place.
"""

import json
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from parcels.store.columns import moment_text
from parcels.store.events import Event, as_bytes, event_of
from parcels.store.tables import event

TIME_STARTS = 9  # {"at": "2026-…
TIME_LENGTH = 32


@dataclass(frozen=True)
class EventFilter:
    """Which events are wanted; what is ``None`` or empty does not matter.

    ``text`` must occur in the event, upper and lower case being different.
    """

    after: int = 0
    name: str | None = None
    user: str | None = None
    allocation: int | None = None
    since: datetime | None = None
    before: datetime | None = None
    text: str = ""


def find_events(
    connection: sa.Connection, wanted: EventFilter, *, limit: int = 1000, skip: int = 0, newest_first: bool = False
) -> tuple[Event, ...]:
    """Return a page of the events wanted."""
    order = event.c.seq.desc() if newest_first else event.c.seq
    query = sa.select(event.c.seq, as_bytes(connection, event.c.body)).where(*_conditions(connection, wanted))
    rows = connection.execute(query.order_by(order).limit(limit).offset(skip))
    return tuple(event_of(seq, body) for seq, body in rows)


def count_events(connection: sa.Connection, wanted: EventFilter) -> int:
    """Return how many events are wanted."""
    query = sa.select(sa.func.count()).select_from(event).where(*_conditions(connection, wanted))
    return int(connection.execute(query).scalar_one())


def last_event(connection: sa.Connection, name: str, *, after: int = 0) -> Event | None:
    """Return the newest event of a name."""
    found = find_events(connection, EventFilter(after=after, name=name), limit=1, newest_first=True)
    return found[0] if found else None


def _conditions(connection: sa.Connection, wanted: EventFilter) -> list[sa.ColumnElement[bool]]:
    at = sa.func.substr(event.c.body, TIME_STARTS, TIME_LENGTH)
    found = [event.c.seq > wanted.after]
    if wanted.name is not None:
        found.append(_holds(connection, f'", "event": {_quoted(wanted.name)}, "role": "'))
    if wanted.user is not None:
        found.append(_holds(connection, f'", "user": {_quoted(wanted.user)}, "values": {{'))
    if wanted.allocation is not None:
        ends = (_holds(connection, f'"allocation": {wanted.allocation}{end}') for end in (",", "}"))
        found.append(sa.or_(*ends))
    if wanted.since is not None:
        found.append(at >= moment_text(wanted.since))
    if wanted.before is not None:
        found.append(at < moment_text(wanted.before))
    if wanted.text:
        found.append(_holds(connection, _quoted(wanted.text)[1:-1]))
    return found


def _holds(connection: sa.Connection, text: str) -> sa.ColumnElement[bool]:
    search = sa.func.strpos if connection.dialect.name == "postgresql" else sa.func.instr
    return search(event.c.body, text) > 0


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
