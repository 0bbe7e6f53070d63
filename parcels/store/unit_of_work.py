"""A store, and the unit of work: one transaction that commits the state together with the events that explain it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import sqlalchemy as sa

from parcels.store.engine import make_engine, named_errors, reading, writing
from parcels.store.events import Head, Stamp, append_events, event_body


@dataclass(frozen=True, eq=False)
class UnitOfWork:
    """An open write transaction of one person; events wait here and are appended just before the commit."""

    connection: sa.Connection
    stamp: Stamp
    _pending: list[str] = field(default_factory=list, repr=False)

    def record(self, event: str, /, **values: object) -> None:
        """Record an event; values must be plain JSON."""
        self._pending.append(event_body(self.stamp, event, values))

    def append_pending(self) -> Head | None:
        """Append the waiting events to the log; return its new head, ``None`` if nothing waited."""
        head = append_events(self.connection, self._pending) if self._pending else None
        self._pending.clear()
        return head


def _nothing(*_: object) -> None:
    pass


@dataclass(frozen=True)
class Watch:
    """What a workspace does around each unit of work.

    ``opened`` runs first inside the transaction. ``committed`` gets the new head once all is stored; it must not raise,
    because nothing can be taken back any more.
    """

    opened: Callable[[UnitOfWork], None] = _nothing
    committed: Callable[[Head, Stamp], None] = _nothing


@dataclass(frozen=True, eq=False)
class Store:
    """A place where a workspace is kept: a folder (SQLite) or a database URL."""

    target: str
    engine: sa.Engine
    watch: Watch = field(default_factory=Watch)

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Open one consistent view for reading."""
        with reading(self.engine, self.target) as connection:
            yield connection

    @contextmanager
    def unit_of_work(self, stamp: Stamp) -> Iterator[UnitOfWork]:
        """Open a unit of work: all of it is committed, or on any exception (Ctrl-C too) none of it."""
        with writing(self.engine, self.target) as connection:
            work = UnitOfWork(connection, stamp)
            self.watch.opened(work)
            yield work
            head = work.append_pending()
        if head is not None:
            self.watch.committed(head, stamp)

    @contextmanager
    def quiet_write(self) -> Iterator[sa.Connection]:
        """Open a write transaction without events, for caches that decide nothing."""
        with writing(self.engine, self.target) as connection:
            yield connection

    def close(self) -> None:
        """Give back all connections."""
        with named_errors(self.target):
            self.engine.dispose()


def open_store(target: str, *, busy_seconds: float = 30.0) -> Store:
    """Return the store of a target; nothing is read or made yet."""
    return Store(target, make_engine(target, busy_seconds=busy_seconds))
