"""The reserve ledger in the store: entries read in order, written once each with the event that explains it."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from parcels.landing.reserve.entries import Entry, EntryKind, Terms
from parcels.store.checks import plain_text
from parcels.store.reserve_tables import reserve_entry
from parcels.store.told_state import plain_json
from parcels.store.unit_of_work import UnitOfWork

LEDGER = "reserve_ledger"
"""Name of the ledger among the versions of a city."""
LEDGER_LOCK = 7007


def lock_ledger(connection: sa.Connection) -> None:
    """Keep every other writer of the ledger out until the end of the transaction (SQLite: the write lock does)."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(LEDGER_LOCK)))


def last_entry(connection: sa.Connection) -> int:
    """Return the number of the newest entry, 0 in an empty ledger."""
    return int(connection.execute(sa.select(sa.func.max(reserve_entry.c.id))).scalar() or 0)


def last_entry_by(connection: sa.Connection, at: datetime) -> int:
    """Return the number of the newest entry made by a moment, 0 where there was none."""
    query = sa.select(sa.func.max(reserve_entry.c.id)).where(reserve_entry.c.made_at <= at)
    return int(connection.execute(query).scalar() or 0)


def read_entries(connection: sa.Connection) -> tuple[Entry, ...]:
    """Return all entries in the order they were made."""
    return tuple(_entry(row) for row in connection.execute(sa.select(reserve_entry).order_by(reserve_entry.c.id)))


def add_entries(work: UnitOfWork, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Write entries, recording ``reserve_entered`` for each, and return them with their numbers."""
    return tuple(_add(work, entry) for entry in entries)


def _add(work: UnitOfWork, entry: Entry) -> Entry:
    terms = terms_document(entry.terms)
    row = {
        "kind": str(entry.kind),
        "parcel_id": entry.parcel_id,
        "platform_id": entry.platform_id,
        "decided_on": entry.on,
        "area_m2": entry.area_m2,
        "score": entry.score,
        "project_id": entry.project_id,
        "other_parcel": entry.other,
        "review_id": entry.review,
    }
    signed = {"made_at": work.stamp.at, "made_by": work.stamp.user}
    statement = sa.insert(reserve_entry).values(**row, terms=plain_text(terms), **signed)
    number = int(work.connection.execute(statement).inserted_primary_key[0])  # type: ignore[index]
    work.record("reserve_entered", entry=number, **{**row, "decided_on": entry.on.isoformat(), "terms": terms})
    return replace(entry, number=number)


def ledger_digest(entries: Sequence[Entry]) -> str:
    """Return the SHA-256 over entries in their order."""
    return hashlib.sha256(plain_text([_plain(entry) for entry in entries]).encode()).hexdigest()


def entries_of_digest(entries: Sequence[Entry], digest: str) -> tuple[Entry, ...] | None:
    """Return the first entries whose digest this is, ``None`` where the ledger never stood so."""
    lengths = range(len(entries), 0, -1)
    return next((tuple(entries[:end]) for end in lengths if ledger_digest(entries[:end]) == digest), None)


def terms_document(terms: Terms) -> dict[str, Any]:
    """Return terms as plain JSON."""
    until = None if terms.until is None else terms.until.isoformat()
    return {**asdict(terms), "until": until, "sectors": list(terms.sectors)}


def _plain(entry: Entry) -> dict[str, Any]:
    return {**asdict(entry), "kind": str(entry.kind), "on": entry.on.isoformat(), "terms": terms_document(entry.terms)}


def _entry(row: sa.Row[Any]) -> Entry:
    return Entry(
        kind=EntryKind(row.kind),
        parcel_id=row.parcel_id,
        platform_id=row.platform_id,
        on=row.decided_on,
        area_m2=row.area_m2,
        score=row.score,
        terms=_terms(row.terms),
        project_id=row.project_id,
        other=row.other_parcel,
        review=row.review_id,
        number=row.id,
    )


def _terms(text: str) -> Terms:
    found: Any = plain_json(text)
    until = None if found["until"] is None else date.fromisoformat(found["until"])
    return Terms(**{**found, "until": until, "sectors": tuple(found["sectors"])})
