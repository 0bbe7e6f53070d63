"""Signatures let past the gate by a leader: kept for ever, used once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from parcels.store.certificate_tables import gate_override
from parcels.store.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Override:
    """A leader's leave to sign one allocation of one site without a certificate; ``used_at`` is the signature."""

    id: int
    allocation_id: int
    project_id: str
    site: str
    reason: str
    document: str | None
    evidence_sha256: str
    made_at: datetime
    made_by: str
    used_at: datetime | None
    used_by: str | None


def store_override(work: UnitOfWork, values: Mapping[str, Any]) -> Override:
    """Keep an override, recording ``override_given``.

    ``values``: ``allocation_id``, ``project_id``, ``site``, ``reason``, ``document``, ``evidence_sha256``.
    """
    row = {**values, "made_at": work.stamp.at, "made_by": work.stamp.user}
    made: int = work.connection.execute(sa.insert(gate_override).values(row).returning(gate_override.c.id)).scalar_one()
    plain = {name: value for name, value in values.items() if name not in ("allocation_id", "project_id")}
    work.record(
        "override_given", override=made, allocation=values["allocation_id"], project=values["project_id"], **plain
    )
    return next(one for one in read_overrides(work.connection) if one.id == made)


def open_override(connection: sa.Connection, allocation: int, site: str) -> Override | None:
    """Return the override an allocation of a site can still be signed by."""
    own = gate_override.c.allocation_id == allocation, gate_override.c.site == site, gate_override.c.used_at.is_(None)
    row = connection.execute(sa.select(gate_override).where(*own).order_by(gate_override.c.id).limit(1)).one_or_none()
    return None if row is None else Override(**row._mapping)


def use_override(work: UnitOfWork, one: Override) -> None:
    """Note that an allocation was signed by an override, recording ``override_used``."""
    values = {"used_at": work.stamp.at, "used_by": work.stamp.user}
    work.connection.execute(sa.update(gate_override).where(gate_override.c.id == one.id).values(values))
    work.record("override_used", override=one.id, allocation=one.allocation_id, project=one.project_id)


def read_overrides(connection: sa.Connection) -> tuple[Override, ...]:
    """Return every override ever given, in order."""
    rows = connection.execute(sa.select(gate_override).order_by(gate_override.c.id))
    return tuple(Override(**row._mapping) for row in rows)
