"""The log: every decision is an event, and each event carries the hash of the one before it.

    hash_n = SHA-256(seq_n LF hash_(n-1) LF body_n),  hash_0 = 64 zeros

The chain shows an edited, deleted or inserted event. It cannot show that the newest events were cut off, nor that the
whole chain was computed again by somebody who holds the file; for both, keep the head (seq, hash) in another place and
give it to :func:`verify_chain` as an anchor.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from parcels.store.columns import moment_text
from parcels.store.tables import event

ZERO = "0" * 64
UNREADABLE = "unreadable"
NEVER = datetime(1, 1, 1, tzinfo=UTC)
GUARDS = {
    "sqlite": frozenset({"event_never_changed", "event_never_deleted"}),
    "postgresql": frozenset({"event_never_changed", "event_never_cut"}),
}
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
class Anchor:
    """A head written down outside the store, when (``None`` if nobody noted it) and of which workspace."""

    head: Head
    at: datetime | None = None
    workspace: str = ""


@dataclass(frozen=True)
class Event:
    """One entry of the log; its name is :data:`UNREADABLE` where the text is no event any more."""

    seq: int
    name: str
    at: datetime
    user: str
    role: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class ChainFault:
    """A place where the log is not whole: ``edited``, ``gap``, ``unlinked``, ``cut`` or ``rewritten``.

    ``since``: it was not before this moment (the event before it, or the anchor, was whole then); ``None`` if unknown.
    """

    code: str
    seq: int
    since: datetime | None = field(default=None, compare=False)


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


def append_events(connection: sa.Connection, bodies: Iterable[str]) -> Head:
    """Append events to the chain, inside the caller's write transaction, and return the new head."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(LOG_LOCK)))
    last = head(connection)
    for body in bodies:
        seq, prev = last.seq + 1, last.hash
        last = Head(seq, link(seq, prev, body))
        connection.execute(sa.insert(event).values(seq=seq, prev=prev, hash=last.hash, body=body))
    return last


@dataclass(frozen=True)
class RawEvent:
    """A row of the log byte by byte, whatever somebody wrote into it."""

    seq: int
    prev: bytes
    hash: bytes
    body: bytes

    @property
    def linked(self) -> bytes:
        """The hash that the row should have."""
        whole = b"%d\n%b\n%b" % (self.seq, self.prev, self.body)
        return hashlib.sha256(whole).hexdigest().encode()


def raw_events(connection: sa.Connection) -> Iterator[RawEvent]:
    """Yield the rows of the log in order."""
    columns = [as_bytes(connection, column) for column in (event.c.prev, event.c.hash, event.c.body)]
    query = sa.select(event.c.seq, *columns).order_by(event.c.seq).execution_options(yield_per=2_000)
    with connection.execute(query) as found:  # closed also when nobody reads to the end
        for row in found:
            yield RawEvent(*row)


def as_bytes(connection: sa.Connection, column: sa.Column[str]) -> sa.ColumnElement[bytes]:
    """Return a column of text as the bytes that are stored: forged ones may be no text at all."""
    if connection.dialect.name == "postgresql":
        return sa.func.convert_to(column, "UTF8", type_=sa.LargeBinary)
    return sa.cast(column, sa.LargeBinary)


def verify_chain(connection: sa.Connection, anchor: Head | None = None, more: Iterable[Anchor] = ()) -> ChainReport:
    """Recompute every link of the log, and hold it against an anchor (and ``more`` of them) kept elsewhere."""
    waiting: dict[int, list[Anchor]] = {}
    for one in (*more, *([] if anchor is None else [Anchor(anchor)])):
        waiting.setdefault(one.head.seq, []).append(one)
    waiting.pop(0, None)  # the anchor of an empty log says nothing
    faults: list[ChainFault] = []
    last, count = RawEvent(0, b"", ZERO.encode(), b""), 0
    for row in raw_events(connection):
        faults += [ChainFault(code, row.seq, moment_of(last.body)) for code in _faults(row, last)]
        for one in waiting.pop(row.seq, ()):
            faults += [ChainFault("rewritten", row.seq, one.at)] if row.hash != one.head.hash.encode() else []
        last, count = row, count + 1
    faults += [ChainFault("cut", seq, moment_of(last.body)) for seq in sorted(waiting)]
    return ChainReport(count, Head(last.seq, last.hash.decode(errors="replace")), tuple(faults))


def _faults(row: RawEvent, last: RawEvent) -> Iterator[str]:
    if row.seq != last.seq + 1:
        yield "gap"
    if row.prev != last.hash:
        yield "unlinked"
    if row.hash != row.linked:
        yield "edited"


def is_guarded(connection: sa.Connection) -> bool:
    """Return whether the triggers that refuse to change or delete an event are there and switched on."""
    if connection.dialect.name == "postgresql":
        active = sa.text("select tgname from pg_trigger where tgrelid = 'event'::regclass and tgenabled in ('O', 'A')")
    else:
        active = sa.text("select name from sqlite_master where type = 'trigger' and tbl_name = 'event'")
    return set(connection.execute(active).scalars()) >= GUARDS[connection.dialect.name]


def moment_of(body: bytes) -> datetime | None:
    """Return when an event says it was, ``None`` where that cannot be read."""
    try:
        return datetime.fromisoformat(json.loads(body)["at"])
    except (ValueError, KeyError, TypeError):
        return None


def read_events(connection: sa.Connection, *, after: int = 0, limit: int = 1000) -> tuple[Event, ...]:
    """Return events in order, from the one after ``after``."""
    query = sa.select(event.c.seq, as_bytes(connection, event.c.body))
    rows = connection.execute(query.where(event.c.seq > after).order_by(event.c.seq).limit(limit))
    return tuple(event_of(seq, body) for seq, body in rows)


def event_of(seq: int, body: bytes) -> Event:
    """Return the event of a stored text; one that is no event any more is shown as it stands."""
    try:
        whole = json.loads(body)
        at = datetime.fromisoformat(whole["at"])
        return Event(seq, str(whole["event"]), at, str(whole["user"]), str(whole["role"]), dict(whole["values"]))
    except (ValueError, KeyError, TypeError):
        return Event(seq, UNREADABLE, NEVER, "", "", {"body": body.decode(errors="replace")})
