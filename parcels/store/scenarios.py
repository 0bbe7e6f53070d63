"""Scenarios in the store: their life is told by the log, their states and solved plans are added and never changed."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from parcels.domain.errors import ActionRefused, InputRefused
from parcels.store.checks import plain_text
from parcels.store.scenario_tables import scenario, scenario_run, scenario_version
from parcels.store.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class StoredScenario:
    """A scenario as it stands; ``head`` is the number of the state in force, ``platform_id`` that of its owner."""

    id: int
    name: str
    platform_id: str | None
    status: str
    head: int
    made_at: datetime
    made_by: str
    changed_at: datetime
    changed_by: str


@dataclass(frozen=True)
class StoredState:
    """One state of a scenario's changes: plain content, made out of state ``after`` (0: the first)."""

    number: int
    after: int
    content: Mapping[str, Any]
    note: str
    made_at: datetime
    made_by: str


@dataclass(frozen=True, eq=False)
class NewRun:
    """A solved plan about to be kept; ``findings`` are plain records, ``files`` may be a ZIP archive."""

    policy_hash: str
    inputs: Mapping[str, str]
    status: str
    objective: int | None
    bound: float | None
    document: Mapping[str, Any]
    findings: tuple[Mapping[str, Any], ...] = ()
    files: bytes | None = None


@dataclass(frozen=True)
class StoredRun:
    """A solved plan without its document; ``scenario_id`` is ``None`` for the plan of today without any change."""

    id: int
    scenario_id: int | None
    number: int | None
    policy_hash: str
    inputs: Mapping[str, str]
    status: str
    objective: int | None
    bound: float | None
    findings: tuple[Mapping[str, Any], ...]
    made_at: datetime
    made_by: str


def add_scenario(work: UnitOfWork, name: str, platform_id: str | None, content: Mapping[str, Any], note: str) -> int:
    """Keep a new scenario with its first state, recording ``scenario_created``, and return its number."""
    row = {"name": name, "platform_id": platform_id, "status": "draft", "head": 1}
    signed = {"made_at": work.stamp.at, "made_by": work.stamp.user}
    changed = {"changed_at": work.stamp.at, "changed_by": work.stamp.user}
    insert = sa.insert(scenario).values(**row, **signed, **changed).returning(scenario.c.id)
    number: int = work.connection.execute(insert).scalar_one()
    work.record("scenario_created", scenario=number, name=name, platform_id=platform_id)
    _add_state(work, number, StoredState(1, 0, content, note, work.stamp.at, work.stamp.user))
    return number


def read_scenario(connection: sa.Connection, number: int, *, lock: bool = False) -> StoredScenario:
    """Return a scenario, locked against other writers if asked.

    Raises
    ------
    InputRefused
        ``scenario_unknown``.
    """
    query = sa.select(scenario).where(scenario.c.id == number)
    row = connection.execute(query.with_for_update() if lock else query).one_or_none()
    if row is None:
        raise InputRefused("scenario_unknown", scenario=str(number))
    return StoredScenario(**row._mapping)


def read_scenarios(connection: sa.Connection) -> tuple[StoredScenario, ...]:
    """Return all scenarios, the one changed last first."""
    rows = connection.execute(sa.select(scenario).order_by(scenario.c.changed_at.desc(), scenario.c.id.desc()))
    return tuple(StoredScenario(**row._mapping) for row in rows)


def read_state(connection: sa.Connection, number: int, state: int) -> StoredState:
    """Return one state of a scenario; raises ``scenario_state_unknown``."""
    table = scenario_version
    query = sa.select(table).where(table.c.scenario_id == number, table.c.number == state)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise InputRefused("scenario_state_unknown", scenario=str(number), state=state)
    return _state(row)


def read_history(connection: sa.Connection, number: int) -> tuple[StoredState, ...]:
    """Return all states of a scenario, the first one first."""
    table = scenario_version
    rows = connection.execute(sa.select(table).where(table.c.scenario_id == number).order_by(table.c.number))
    return tuple(_state(row) for row in rows)


def following_state(connection: sa.Connection, number: int, state: int) -> int | None:
    """Return the state made last out of another one, if any: what redo goes to."""
    table = scenario_version
    last = sa.select(sa.func.max(table.c.number)).where(table.c.scenario_id == number, table.c.after == state)
    found: int | None = connection.execute(last).scalar_one()
    return found


def add_state(work: UnitOfWork, one: StoredScenario, content: Mapping[str, Any], note: str) -> StoredScenario:
    """Add a state made out of the one in force and put it in force."""
    last = sa.select(sa.func.max(scenario_version.c.number)).where(scenario_version.c.scenario_id == one.id)
    number = int(work.connection.execute(last).scalar_one()) + 1
    _add_state(work, one.id, StoredState(number, one.head, content, note, work.stamp.at, work.stamp.user))
    return move_head(work, one, number)


def move_head(work: UnitOfWork, one: StoredScenario, head: int) -> StoredScenario:
    """Put another state in force; raises ``scenario_changed`` if somebody changed the scenario meanwhile."""
    _update(work, one, {"head": head})
    return read_scenario(work.connection, one.id)


def rename(work: UnitOfWork, one: StoredScenario, name: str) -> StoredScenario:
    """Set another name, recording ``scenario_renamed``."""
    _update(work, one, {"name": name})
    work.record("scenario_renamed", scenario=one.id, name=name)
    return read_scenario(work.connection, one.id)


def share(work: UnitOfWork, one: StoredScenario) -> StoredScenario:
    """Show a scenario to everybody who may see plans, recording ``scenario_shared``."""
    _update(work, one, {"status": "shared"})
    work.record("scenario_shared", scenario=one.id, status="shared", **_state_told(work.connection, one))
    return read_scenario(work.connection, one.id)


def promote(work: UnitOfWork, one: StoredScenario, *, allocations: str, run: int) -> StoredScenario:
    """Mark a scenario that led to proposals, recording ``scenario_promoted`` with them and the solved plan."""
    _update(work, one, {"status": "promoted"})
    document = sa.select(scenario_run.c.document).where(scenario_run.c.id == run)
    told = {**_state_told(work.connection, one), "run_sha256": _sha256(work.connection.execute(document).scalar_one())}
    work.record("scenario_promoted", scenario=one.id, status="promoted", allocations=allocations, run=run, **told)
    return read_scenario(work.connection, one.id)


def _state_told(connection: sa.Connection, one: StoredScenario) -> dict[str, object]:
    """Return number and hash of the state in force: what was shown to others stays what it was."""
    own = (scenario_version.c.scenario_id == one.id, scenario_version.c.number == one.head)
    text = connection.execute(sa.select(scenario_version.c.content).where(*own)).scalar_one()
    return {"state": one.head, "state_sha256": _sha256(text)}


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def archive(work: UnitOfWork, one: StoredScenario) -> StoredScenario:
    """Put a scenario away, recording ``scenario_archived``."""
    _update(work, one, {"status": "archived"})
    work.record("scenario_archived", scenario=one.id, status="archived")
    return read_scenario(work.connection, one.id)


def keep_run(work: UnitOfWork, one: StoredScenario | None, state: int | None, new: NewRun) -> int:
    """Keep a plan solved under a state of a scenario (``None``: under no change) and return its number."""
    row = {
        "scenario_id": None if one is None else one.id,
        "number": state,
        "policy_hash": new.policy_hash,
        "inputs": plain_text(dict(new.inputs)),
        "status": new.status,
        "objective": new.objective,
        "bound": new.bound,
        "document": plain_text(new.document),
        "findings": plain_text(list(new.findings)),
        "files": new.files,
        "made_at": work.stamp.at,
        "made_by": work.stamp.user,
    }
    number: int = work.connection.execute(sa.insert(scenario_run).values(row).returning(scenario_run.c.id)).scalar_one()
    return number


def latest_runs(connection: sa.Connection) -> Mapping[int | None, StoredRun]:
    """Return scenario → the plan solved last for it; under ``None`` that without any change."""
    newest = sa.select(sa.func.max(scenario_run.c.id)).group_by(scenario_run.c.scenario_id)
    rows = connection.execute(sa.select(*_BRIEF).where(scenario_run.c.id.in_(newest)))
    return {row.scenario_id: _run(row) for row in rows}


def latest_run(connection: sa.Connection, number: int | None) -> StoredRun | None:
    """Return the plan solved last for a scenario (``None``: without any change)."""
    own = scenario_run.c.scenario_id.is_(None) if number is None else scenario_run.c.scenario_id == number
    query = sa.select(*_BRIEF).where(own).order_by(scenario_run.c.id.desc()).limit(1)
    row = connection.execute(query).one_or_none()
    return None if row is None else _run(row)


def read_run(connection: sa.Connection, number: int) -> StoredRun:
    """Return a solved plan; raises ``scenario_run_unknown``."""
    row = connection.execute(sa.select(*_BRIEF).where(scenario_run.c.id == number)).one_or_none()
    if row is None:
        raise InputRefused("scenario_run_unknown", run=str(number))
    return _run(row)


def run_document(connection: sa.Connection, number: int) -> Mapping[str, Any]:
    """Return the document of a solved plan; raises ``scenario_run_unknown``."""
    text = connection.execute(
        sa.select(scenario_run.c.document).where(scenario_run.c.id == number)
    ).scalar_one_or_none()
    if text is None:
        raise InputRefused("scenario_run_unknown", run=str(number))
    document: Mapping[str, Any] = json.loads(text)
    return document


def run_files(connection: sa.Connection, number: int) -> bytes | None:
    """Return the archive kept with a solved plan, if any."""
    return connection.execute(sa.select(scenario_run.c.files).where(scenario_run.c.id == number)).scalar_one_or_none()


_BRIEF = [column for column in scenario_run.c if column.name not in ("document", "files")]


def _add_state(work: UnitOfWork, number: int, new: StoredState) -> None:
    row = {**vars(new), "content": plain_text(new.content), "scenario_id": number}
    work.connection.execute(sa.insert(scenario_version).values(row))


def _state(row: sa.Row[Any]) -> StoredState:
    cells = {name: value for name, value in row._mapping.items() if name not in ("id", "scenario_id")}
    return StoredState(**{**cells, "content": json.loads(row.content)})


def _run(row: sa.Row[Any]) -> StoredRun:
    read = {"inputs": json.loads(row.inputs), "findings": tuple(json.loads(row.findings))}
    return StoredRun(**{**row._mapping, **read})


def _update(work: UnitOfWork, one: StoredScenario, values: Mapping[str, object]) -> None:
    """Change a scenario as it was seen.

    Raises
    ------
    ActionRefused
        ``scenario_changed`` if somebody changed it meanwhile.
    """
    table = scenario
    seen = (table.c.id == one.id, table.c.head == one.head, table.c.status == one.status, table.c.name == one.name)
    signed = {"changed_at": work.stamp.at, "changed_by": work.stamp.user}
    if work.connection.execute(sa.update(table).where(*seen).values(**values, **signed)).rowcount != 1:
        raise ActionRefused("scenario_changed", scenario=one.id)
