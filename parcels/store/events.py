"""The log: every decision is an event, and each event carries the hash of the one before it.

    hash_n = SHA-256(seq_n LF hash_(n-1) LF body_n),  hash_0 = 64 zeros

The chain shows an edited, deleted or inserted event. It cannot show that the newest events were cut off, nor that the
whole chain was computed again by somebody who holds the file; for both, keep the head (seq, hash) in another place and
give it to :func:`verify_chain` as the anchor.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from parcels.store.columns import moment_text
from parcels.store.tables import event

ZERO = "0" * 64
LOG_LOCK = 7001  # PostgreSQL: one writer of the log at a time; on SQLite the write lock already says so


@dataclass(frozen=True)
class Stamp:
    """Who does something, in which role, and when.

    Raises
    ------
    ValueError
        If the time has no zone: nobody could say when it was.
    """

    at: datetime
    user: str
    role: str

    def __post_init__(self) -> None:
        moment_text(self.at)


@dataclass(frozen=True)
class Head:
    """The newest event: what an anchor outside the store keeps."""

    seq: int
    hash: str


@dataclass(frozen=True)
class Event:
    """One entry of the log."""

    seq: int
    name: str
    at: datetime
    user: str
    role: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class ChainFault:
    """A place where the log is not whole: ``edited``, ``gap``, ``unlinked``, ``cut`` or ``rewritten``."""

    code: str
    seq: int


@dataclass(frozen=True)
class ChainReport:
    """What :func:`verify_chain` found."""

    count: int
    head: Head
    faults: tuple[ChainFault, ...]

    @property
    def is_whole(self) -> bool:
        """Whether no fault was found."""
        return not self.faults


def link(seq: int, prev: str, body: str) -> str:
    """Return the hash of an event: SHA-256 over its number, the hash before it and its body."""
    return hashlib.sha256(f"{seq}\n{prev}\n{body}".encode()).hexdigest()


def event_body(stamp: Stamp, name: str, values: Mapping[str, Any]) -> str:
    """Return the text of an event: JSON with sorted keys."""
    whole = {"event": name, "at": moment_text(stamp.at), "user": stamp.user, "role": stamp.role, "values": dict(values)}
    return json.dumps(whole, sort_keys=True, ensure_ascii=False)


def head(connection: sa.Connection) -> Head:
    """Return the newest event, ``Head(0, "000…")`` of an empty log."""
    row = connection.execute(sa.select(event.c.seq, event.c.hash).order_by(event.c.seq.desc()).limit(1)).first()
    return Head(row.seq, row.hash) if row else Head(0, ZERO)


def append_events(connection: sa.Connection, bodies: Iterable[str]) -> None:
    """Append events to the chain, inside the caller's write transaction."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(LOG_LOCK)))
    last = head(connection)
    for body in bodies:
        seq, prev = last.seq + 1, last.hash
        last = Head(seq, link(seq, prev, body))
        connection.execute(sa.insert(event).values(seq=seq, prev=prev, hash=last.hash, body=body))


def verify_chain(connection: sa.Connection, anchor: Head | None = None) -> ChainReport:
    """Recompute every link of the log, and hold it against an anchor kept elsewhere."""
    faults: list[ChainFault] = []
    last, anchored = Head(0, ZERO), anchor is None or anchor.seq == 0
    for row in connection.execute(sa.select(event).order_by(event.c.seq)):
        faults += [ChainFault(code, row.seq) for code in _faults(row, last)]
        if anchor is not None and row.seq == anchor.seq:
            anchored = True
            faults += [ChainFault("rewritten", row.seq)] if row.hash != anchor.hash else []
        last = Head(row.seq, row.hash)
    if anchor is not None and not anchored:
        faults.append(ChainFault("cut", anchor.seq))
    count = connection.execute(sa.select(sa.func.count()).select_from(event)).scalar_one()
    return ChainReport(count, last, tuple(faults))


def _faults(row: sa.Row[tuple[object, ...]], last: Head) -> Iterable[str]:
    if row.seq != last.seq + 1:
        yield "gap"
    if row.prev != last.hash:
        yield "unlinked"
    if row.hash != link(row.seq, row.prev, row.body):
        yield "edited"


def read_events(connection: sa.Connection, *, after: int = 0, limit: int = 1000) -> tuple[Event, ...]:
    """Return events in order, from the one after ``after``."""
    query = sa.select(event.c.seq, event.c.body).where(event.c.seq > after).order_by(event.c.seq).limit(limit)
    return tuple(_event(row.seq, json.loads(row.body)) for row in connection.execute(query))


def _event(seq: int, body: Mapping[str, Any]) -> Event:
    at = datetime.fromisoformat(body["at"])
    return Event(seq, body["event"], at, body["user"], body["role"], body["values"])
