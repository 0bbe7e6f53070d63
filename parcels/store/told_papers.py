"""What events name by its hash and the store keeps elsewhere: evidence, documents, states and plans of scenarios."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from parcels.store.events import Event
from parcels.store.scenario_tables import scenario_run, scenario_version
from parcels.store.state_fault import StateFault, differs
from parcels.store.tables import document, evidence

CHECKED_UNDER = ("policy", "rules", "calendar")
"""Inputs of a check that are kept as documents; before the calendar was kept, a check names none."""
Paper = tuple[str, object]
"""Table, and the hash of a paper or what finds the row."""


def papers_of(event: Event) -> Iterator[tuple[Paper, str]]:
    """Yield what an event names, each with the hash of its content."""
    values = event.values
    yield from ((("evidence", digest), digest) for digest in _evidence(values))
    yield from ((("document", digest), digest) for digest in _documents(event))
    if "state_sha256" in values:
        yield ("scenario_version", (values["scenario"], values["state"])), str(values["state_sha256"])
    if "run_sha256" in values:
        yield ("scenario_run", values["run"]), str(values["run_sha256"])


def _evidence(values: Mapping[str, Any]) -> Iterator[str]:
    named = [values.get("evidence_sha256")]
    named += [paper.get("sha256") for paper in values.get("papers") or ()]
    yield from (str(digest) for digest in named if digest)


def _documents(event: Event) -> Iterator[str]:
    values = event.values
    if event.name == "checked":
        yield from (str(values["inputs"][name]) for name in CHECKED_UNDER if values["inputs"].get(name))
    elif event.name == "rules_changed":
        yield from (str(values[name]) for name in ("policy", "rules"))
    elif event.name == "reserve_computed":
        yield str(values["document_sha256"])


def check_papers(connection: sa.Connection, named: Mapping[Paper, tuple[str, Event]]) -> Iterator[StateFault]:
    """Yield papers named by an event that are gone or another, and evidence that no event names."""
    found = dict(_found(connection))
    for (table, key), (digest, event) in sorted(named.items(), key=lambda item: item[1][1].seq):
        record = " ".join(map(str, key)) if isinstance(key, tuple) else str(key)
        if (table, key) not in found:
            yield StateFault("gone", table, record, event.seq, event.at)
        elif found[table, key] != digest:
            yield differs(table, record, "content", digest, found[table, key])
    for table, key in found:
        if table == "evidence" and (table, key) not in named:
            yield StateFault("without_event", table, str(key))


def _found(connection: sa.Connection) -> Iterator[tuple[Paper, str]]:
    for name, table in (("evidence", evidence), ("document", document)):
        for digest in connection.execute(sa.select(table.c.sha256)).scalars():
            yield (name, digest), digest
    for state in connection.execute(sa.select(*scenario_version.c["scenario_id", "number", "content"])):
        yield ("scenario_version", (state.scenario_id, state.number)), _sha256(state.content)
    for run in connection.execute(sa.select(*scenario_run.c["id", "document"])):
        yield ("scenario_run", run.id), _sha256(run.document)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
