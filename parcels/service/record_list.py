"""Reading records again: those in force, the whole chain of one, the files that prove it, and who may add which."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa

from parcels.domain.errors import InputRefused
from parcels.landing.record_chain import How, LandingRecord, Paper, in_force
from parcels.landing.records import RecordKind, read_body
from parcels.service.access import ACTIONS, Actor, allowed, require
from parcels.service.record_authority import ACTION_OF, place_of
from parcels.service.workspace import Workspace
from parcels.store.checks import Evidence, read_evidence
from parcels.store.landing_records import RecordRow, RowFilter, read_record, read_rows


@dataclass(frozen=True)
class RecordFilter:
    """Which records are wanted; what is empty asks for nothing.

    ``is_history``: also those another took the place of. ``known_at``: as known at a moment.
    """

    project: str = ""
    kinds: tuple[RecordKind, ...] = ()
    platform_id: str = ""
    is_history: bool = False
    known_at: datetime | None = field(default=None)


def records_of(ws: Workspace, wanted: RecordFilter, *, actor: Actor) -> tuple[LandingRecord, ...]:
    """Return records in the order they were written: those in force, or all."""
    require(actor, "view_checks")
    rows = RowFilter(wanted.project, [kind.value for kind in wanted.kinds], wanted.platform_id, wanted.known_at)
    with ws.store.reading() as connection:
        found = kept_records(connection, rows)
    return found if wanted.is_history else in_force(found)


def history(ws: Workspace, number: int, *, actor: Actor) -> tuple[LandingRecord, ...]:
    """Return the whole chain of a record, its first row first.

    Raises
    ------
    InputRefused
        ``record_missing``.
    """
    require(actor, "view_checks")
    with ws.store.reading() as connection:
        return _chain(connection, number)


def paper_file(ws: Workspace, sha256: str, *, actor: Actor) -> Evidence:
    """Return a file that proves something.

    Raises
    ------
    InputRefused
        ``paper_missing``.
    """
    require(actor, "view_checks")
    with ws.store.reading() as connection:
        try:
            return read_evidence(connection, sha256)
        except KeyError:
            raise InputRefused("paper_missing", sha256=sha256[:12]) from None


def may_record(ws: Workspace, subject: str, *, actor: Actor) -> tuple[RecordKind, ...]:
    """Return the kinds a person may begin for a project, to offer; each writing asks again.

    A department carries on what others began (:func:`parcels.service.landing_records.carry_on`) and may begin the
    clearances of its own.
    """
    place = place_of(ws.city(), subject, RecordKind.CAUSE)
    kinds = [kind for kind, action in ACTION_OF.items() if allowed(actor, action, platform_id=place).allowed]
    own = actor.role in ACTIONS["record_clearance"].roles and actor.department is not None
    found = [*kinds, RecordKind.CLEARANCE] if own else kinds
    return tuple(kind for kind in found if kind is not RecordKind.REGIONAL_ASSESSMENT)


def kept_records(connection: sa.Connection, wanted: RowFilter) -> tuple[LandingRecord, ...]:
    """Return every row wanted, each with the papers and the authors of its chain up to it."""
    return _told(read_rows(connection, wanted))


def known_record(connection: sa.Connection, number: int) -> LandingRecord:
    """Return one record.

    Raises
    ------
    InputRefused
        ``record_missing``.
    """
    return next(one for one in _chain(connection, number) if one.id == number)


def _chain(connection: sa.Connection, number: int) -> tuple[LandingRecord, ...]:
    try:
        row = read_record(connection, number)
    except KeyError:
        raise InputRefused("record_missing", record=number) from None
    wanted = RowFilter(row.project_id or "", (row.kind,), row.platform_id or "" if row.project_id is None else "")
    found = _told(read_rows(connection, wanted))
    linked = {number}
    before = {one.id: one.replaces for one in found}
    start = number
    while (earlier := before.get(start)) is not None:
        linked.add(earlier)
        start = earlier
    for one in found:
        if one.replaces in linked:
            linked.add(one.id)
    return tuple(one for one in found if one.id in linked)


def _told(rows: Iterable[RecordRow]) -> tuple[LandingRecord, ...]:
    papers: dict[int, tuple[Paper, ...]] = {}
    authors: dict[int, frozenset[str]] = {}
    found = []
    for row in rows:
        earlier = row.replaces if row.replaces is not None else -1
        papers[row.id] = (*papers.get(earlier, ()), *row.papers)
        wrote = frozenset() if row.how == How.CONFIRMED else authors.get(earlier, frozenset())
        authors[row.id] = wrote | {row.made_by}
        found.append(_record(row, papers[row.id], authors[row.id]))
    return tuple(found)


def _record(row: RecordRow, papers: tuple[Paper, ...], authors: frozenset[str]) -> LandingRecord:
    kind = RecordKind(row.kind)
    return LandingRecord(
        id=row.id,
        kind=kind,
        project=row.project_id or "",
        platform_id=row.platform_id,
        fact_on=row.fact_on,
        body=read_body(kind, row.body),
        how=How(row.how),
        replaces=row.replaces,
        proposed_by=row.proposed_by,
        reason=row.reason or "",
        made_at=row.made_at,
        made_by=row.made_by,
        papers=papers,
        authors=authors,
    )
