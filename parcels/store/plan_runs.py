"""Plans that were kept, each with the hashes of what it was made from, so that a stale one can be told."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from parcels.store.tables import plan_run
from parcels.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, eq=False)
class NewPlanRun:
    """A plan about to be kept; ``inputs`` maps dataset names to content hashes, ``files`` may be a ZIP archive."""

    policy_hash: str
    inputs: Mapping[str, str]
    status: str
    objective: int | None
    bound: float | None
    document: Mapping[str, Any]
    files: bytes | None = None


@dataclass(frozen=True, eq=False)
class PlanRun:
    """A kept plan without its document and files."""

    id: int
    created_at: datetime
    actor: str
    policy_hash: str
    inputs: Mapping[str, str]
    status: str
    objective: int | None
    bound: float | None


def store_plan_run(work: UnitOfWork, new: NewPlanRun) -> int:
    """Keep a plan, record ``plan_saved`` with the hashes of what is kept, and return its number."""
    text = json.dumps(new.document, ensure_ascii=False, sort_keys=True)
    row = {
        "created_at": work.stamp.at,
        "actor": work.stamp.user,
        "policy_hash": new.policy_hash,
        "inputs": json.dumps(dict(new.inputs), sort_keys=True),
        "status": new.status,
        "objective": new.objective,
        "bound": new.bound,
        "document": text,
        "files": new.files,
    }
    number: int = work.connection.execute(sa.insert(plan_run).values(row).returning(plan_run.c.id)).scalar_one()
    work.record(
        "plan_saved",
        plan_run_id=number,
        policy_hash=new.policy_hash,
        inputs=dict(new.inputs),
        status=new.status,
        objective=new.objective,
        bound=new.bound,
        document_sha256=hashlib.sha256(text.encode()).hexdigest(),
        files_sha256=None if new.files is None else hashlib.sha256(new.files).hexdigest(),
    )
    return number


def list_plan_runs(connection: sa.Connection, *, limit: int = 100) -> tuple[PlanRun, ...]:
    """Return kept plans, newest first."""
    columns = [column for column in plan_run.c if column.name not in ("document", "files")]
    rows = connection.execute(sa.select(*columns).order_by(plan_run.c.id.desc()).limit(limit))
    return tuple(PlanRun(**{**row._mapping, "inputs": json.loads(row.inputs)}) for row in rows)


def plan_document(connection: sa.Connection, number: int) -> Mapping[str, Any]:
    """Return the document of a kept plan.

    Raises
    ------
    KeyError
        If there is no plan of this number.
    """
    text = connection.execute(sa.select(plan_run.c.document).where(plan_run.c.id == number)).scalar_one_or_none()
    if text is None:
        raise KeyError(number)
    document: Mapping[str, Any] = json.loads(text)
    return document


def plan_files(connection: sa.Connection, number: int) -> bytes | None:
    """Return the archive kept with a plan, if any."""
    return connection.execute(sa.select(plan_run.c.files).where(plan_run.c.id == number)).scalar_one_or_none()
