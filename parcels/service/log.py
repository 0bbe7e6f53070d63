"""The log of a workspace: whole or not, held against the state and against anchors; read, exported, anchored."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from parcels.service.access import Actor, require, require_role
from parcels.service.anchors import keep_anchor, kept_anchors, parse_anchor
from parcels.service.authority import require_now
from parcels.service.workspace import Workspace
from parcels.store.anchors import AnchorLine, on_one_line
from parcels.store.event_search import EventFilter, count_events, find_events
from parcels.store.events import Anchor, ChainReport, Event, Head, RawEvent, head, is_guarded, raw_events, verify_chain
from parcels.store.state_check import check_state
from parcels.store.state_fault import StateFault
from parcels.store.workspaces import WorkspaceFacts, read_facts


@dataclass(frozen=True)
class LogOptions:
    """What the log is held against.

    ``anchor`` is ``SEQ:HASH[:CHECK]``, ``anchor_file`` a file of :mod:`parcels.store.anchors`; ``with_content``: also
    compute the hash of every stored dataset again.
    """

    anchor: str | None = None
    anchor_file: Path | None = None
    with_content: bool = True


@dataclass(frozen=True)
class LogFault:
    """What is not whole: ``code`` (message ``fault-<code>``), where, the last event about it, and since when at most.

    ``table`` is ``event`` (``record`` its number), ``anchor`` (the line) or a table of the store.
    """

    code: str
    table: str
    record: str
    seq: int | None = None
    since: datetime | None = None
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class LogReport:
    """What :func:`verify_log` found; ``anchors`` counts those checked, ``last_anchor`` is the newest of them."""

    count: int
    head: Head
    faults: tuple[LogFault, ...]
    anchors: int
    last_anchor: Anchor | None

    @property
    def is_whole(self) -> bool:
        """Whether no fault was found."""
        return not self.faults


@dataclass(frozen=True)
class LogPage:
    """Some events, and how many there are in all."""

    events: tuple[Event, ...]
    total: int


def verify_log(ws: Workspace, options: LogOptions | None = None, *, actor: Actor) -> LogReport:
    """Return everything wrong with the chain of events, with the state they led to, and against anchors kept elsewhere.

    Raises
    ------
    InputRefused
        ``anchor_malformed``, ``anchor_mistyped``, ``anchor_file_unusable``, ``anchor_file_empty``.
    """
    require(actor, "view_log")
    wanted = options or LogOptions()
    lines = () if wanted.anchor_file is None else kept_anchors(wanted.anchor_file)
    typed = () if wanted.anchor is None else (Anchor(parse_anchor(wanted.anchor)),)
    with ws.store.reading() as connection:
        facts = read_facts(connection)
        anchors = (*typed, *(line.anchor for line in lines if line.anchor is not None))
        chain = verify_chain(connection, more=anchors)
        state = check_state(connection, with_content=wanted.with_content)
        unguarded = () if is_guarded(connection) else (LogFault("unguarded", "event", "–"),)
    faults = (*unguarded, *_chain_faults(chain), *_line_faults(lines, facts), *map(_state_fault, state))
    newest = max(anchors, key=lambda one: one.head.seq, default=None)
    return LogReport(chain.count, chain.head, faults, len(anchors), newest)


def _chain_faults(chain: ChainReport) -> Iterator[LogFault]:
    for fault in chain.faults:
        yield LogFault(fault.code, "event", str(fault.seq), fault.seq, fault.since)


def _line_faults(lines: tuple[AnchorLine, ...], facts: WorkspaceFacts) -> Iterator[LogFault]:
    for line in lines:
        if line.anchor is None:
            yield LogFault("anchor_unreadable", "anchor", str(line.number))
        elif line.anchor.workspace != on_one_line(facts.name):
            values = {"found": line.anchor.workspace, "told": facts.name}
            yield LogFault("anchor_foreign", "anchor", str(line.number), line.anchor.head.seq, line.anchor.at, values)


def _state_fault(fault: StateFault) -> LogFault:
    return LogFault(fault.code, fault.table, fault.record, fault.seq, fault.since, fault.values)


def anchor_log(ws: Workspace, path: Path, *, now: datetime, actor: Actor) -> tuple[Anchor, bool]:
    """Write the head of the log into a file outside the workspace; return it, and whether a line was added.

    Raises
    ------
    InputRefused
        As :func:`parcels.service.anchors.keep_anchor`.
    """
    require(actor, "view_log")
    anchor = log_head(ws, now=now, actor=actor)
    return anchor, keep_anchor(ws.target, path, anchor)


def log_head(ws: Workspace, *, now: datetime, actor: Actor) -> Anchor:
    """Return the head of the log as an anchor of this moment."""
    require(actor, "view_log")
    with ws.store.reading() as connection:
        return Anchor(head(connection), now, read_facts(connection).name)


def read_log(
    ws: Workspace, wanted: EventFilter, *, limit: int = 1000, skip: int = 0, newest_first: bool = False, actor: Actor
) -> LogPage:
    """Return a page of the events wanted."""
    require(actor, "view_log")
    with ws.store.reading() as connection:
        found = find_events(connection, wanted, limit=limit, skip=skip, newest_first=newest_first)
        return LogPage(found, count_events(connection, wanted))


def whole_log(ws: Workspace, *, actor: Actor) -> tuple[RawEvent, ...]:
    """Return every event byte by byte, for an export that can be verified without the store."""
    require(actor, "view_log")
    with ws.store.reading() as connection:
        return tuple(raw_events(connection))


def record_export(ws: Workspace, kind: str, file: str, sha256: str, *, now: datetime, actor: Actor) -> None:
    """Record ``exported``: who took what out of the workspace; ``file`` is a name without its folder."""
    action = "view_log" if kind == "log" else "export"
    require_role(actor, action)
    with ws.store.unit_of_work(actor.stamp(now)) as work:
        require_now(work.connection, actor, action)
        work.record("exported", kind=kind, file=file, sha256=sha256)
