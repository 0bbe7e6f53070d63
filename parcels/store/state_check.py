"""Tables against the log: rows that no event explains, and rows that are not as the last event left them."""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import datetime

import sqlalchemy as sa

from parcels.store.bound_land import found_land
from parcels.store.datasets import is_intact, stored_datasets
from parcels.store.events import event_of, raw_events
from parcels.store.reserve_tables import reserve_entry, reserve_opinion, reserve_paper, reserve_review
from parcels.store.scenario_tables import scenario
from parcels.store.state_fault import StateFault
from parcels.store.tables import (
    allocation,
    allocation_atom,
    allocation_check,
    certificate,
    certificate_atom,
    dataset,
    document,
    evidence,
    finding_decision,
    gate_override,
    landing_record,
    person,
    plan_run,
    workspace,
)
from parcels.store.told_papers import check_papers
from parcels.store.told_quotas import check_quotas
from parcels.store.told_state import ToldRow, ToldState, plain_cell, plain_json, told_state

KEPT = {"reserve_entry": reserve_entry, "reserve_review": reserve_review, "reserve_paper": reserve_paper,
        "reserve_opinion": reserve_opinion,
        "dataset": dataset, "allocation_check": allocation_check, "finding_decision": finding_decision,
        "allocation": allocation, "plan_run": plan_run, "person": person, "workspace": workspace,
        "landing_record": landing_record, "certificate": certificate, "gate_override": gate_override,
        "scenario": scenario}  # fmt: skip
JSON_COLUMNS = frozenset({"inputs", "open_findings", "body", "papers", "terms"})
HEAVY = {"plan_run": ("document", "files"), "allocation_check": ("findings",), "certificate": ("document",)}
"""Columns of which only the hash is looked at, as ``<column>_sha256``."""


Rows = Mapping[object, Mapping[str, object]]


def check_state(connection: sa.Connection, *, with_content: bool = True) -> tuple[StateFault, ...]:
    """Return everything in the tables that is not as the log tells it.

    ``with_content`` also computes the hash of the rows of every dataset again, which takes as long as loading them.
    """
    state = told_state(event_of(raw.seq, raw.body) for raw in raw_events(connection))
    faults = [StateFault("odd_event", "event", str(one.seq), one.seq, one.at) for one in state.odd]
    for table in KEPT:
        faults += _compared(connection, table, state)
    faults += _bound_land(connection, state, "allocation", allocation_atom.c.allocation_id)
    faults += _bound_land(connection, state, "certificate", certificate_atom.c.certificate_id)
    faults += check_quotas(connection, state.quotas)
    faults += check_papers(connection, state.papers)
    faults += _by_hash(connection)
    if with_content:
        faults += _contents(connection, state)
    return tuple(faults)


def _rows_of(connection: sa.Connection, name: str) -> Rows:
    table = KEPT[name]
    return {row.id: _cells(dict(row._mapping), HEAVY.get(name, ())) for row in connection.execute(sa.select(table))}


def _cells(row: Mapping[str, object], heavy: tuple[str, ...]) -> dict[str, object]:
    cells = {key: plain_cell(value) for key, value in row.items() if key not in heavy}
    cells |= {key: plain_json(str(cells[key])) for key in JSON_COLUMNS & cells.keys()}
    return cells | {f"{key}_sha256": _own_hash(row, key) for key in heavy}


def _own_hash(row: Mapping[str, object], key: str) -> str | None:
    """Return the hash of a column; with the one kept beside it where that is another, so that neither passes."""
    found = _sha256(row[key])
    kept = row.get(f"{key}_sha256", found)
    return found if kept == found else f"{found} ({kept})"


def _sha256(content: object) -> str | None:
    if content is None:
        return None
    return hashlib.sha256(content if isinstance(content, bytes) else str(content).encode()).hexdigest()


def _compared(connection: sa.Connection, table: str, state: ToldState) -> Iterator[StateFault]:
    told = state.rows.get(table, {})
    try:
        rows = _rows_of(connection, table)
    except (ValueError, TypeError, AttributeError):  # a cell that is not even of its kind any more
        yield StateFault("unreadable", table, "–")
        return
    for record in sorted(rows.keys() - told.keys(), key=str):
        yield StateFault("without_event", table, str(record), since=_own_time(rows[record]))
    for record in sorted(told.keys() - rows.keys(), key=str):
        yield StateFault("gone", table, str(record), told[record].seq, told[record].at)
    for record in sorted(told.keys() & rows.keys(), key=str):
        yield from _differing(table, str(record), told[record], rows[record])


def _differing(table: str, record: str, told: ToldRow, row: Mapping[str, object]) -> Iterator[StateFault]:
    for column, value in told.columns.items():
        if column in row and row[column] != value:
            values = {"column": column, "told": _text(value), "found": _text(row[column])}
            yield StateFault("differs", table, record, told.seq, told.at, values)


def _text(value: object) -> str:
    return "–" if value is None else str(value)


def _own_time(row: Mapping[str, object]) -> datetime | None:
    for column in ("made_at", "issued_at", "imported_at", "created_at", "created_on"):
        if row.get(column) is not None:
            try:
                return datetime.fromisoformat(str(row[column]))
            except ValueError:
                return None
    return None


def _bound_land(connection: sa.Connection, state: ToldState, table: str, owner: sa.Column[int]) -> Iterator[StateFault]:
    """Yield allocations or certificates that bind other land than the log says; ``owner`` is the column of their id."""
    atoms = owner.table
    bound: dict[object, set[str]] = {}
    query = sa.select(owner.label("owner"), atoms.c.atom_id).where(atoms.c.status == "active")
    for row in connection.execute(query):
        bound.setdefault(row.owner, set()).add(row.atom_id)
    drawn = found_land(connection, owner)
    for record, told in state.rows.get(table, {}).items():
        land = told.columns.get("land_sha256", drawn.get(record))  # not told before the log named the shapes
        if land != drawn.get(record):
            values = {"column": "land_sha256", "told": _text(land), "found": _text(drawn.get(record))}
            yield StateFault("differs", table, str(record), told.seq, told.at, values)
        wanted, found = told.columns.get("atoms", frozenset()), bound.get(record, set())
        if isinstance(wanted, frozenset) and wanted != found:
            values = {"column": "atoms", "told": " ".join(sorted(wanted)), "found": " ".join(sorted(found))}
            yield StateFault("differs", table, str(record), told.seq, told.at, values)


def _by_hash(connection: sa.Connection) -> Iterator[StateFault]:
    """Yield documents and evidence that are not what their hash says."""
    kept = ((document, "document", document.c.body), (evidence, "evidence", evidence.c.content))
    for table, name, content in kept:
        for row in connection.execute(sa.select(table.c.sha256, content.label("content"))):
            if _sha256(row.content) != row.sha256:
                yield StateFault("content", name, row.sha256)


def _contents(connection: sa.Connection, state: ToldState) -> Iterator[StateFault]:
    """Yield datasets whose rows are not those that were imported."""
    for info in stored_datasets(connection):
        if not is_intact(connection, info):
            told = state.rows.get("dataset", {}).get(info.id)
            seq = None if told is None else told.seq
            yield StateFault("content", "dataset", f"{info.id} {info.name}", seq, info.imported_at)
