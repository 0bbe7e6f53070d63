"""The one row that says what a workspace is."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from parcels.store.tables import workspace
from parcels.store.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class WorkspaceFacts:
    """Name, CRS (``None`` until the first import), whether the data are fictional, and since when it exists."""

    name: str
    crs: str | None
    is_demo: bool
    created_on: datetime


def create_facts(work: UnitOfWork, name: str, crs: str | None, is_demo: bool) -> None:
    """Write the row of a new workspace and record ``workspace_created``."""
    row = {"id": 1, "name": name, "crs": crs, "is_demo": is_demo, "created_on": work.stamp.at}
    work.connection.execute(sa.insert(workspace).values(row))
    work.record("workspace_created", name=name, crs=crs, is_demo=is_demo)


def read_facts(connection: sa.Connection) -> WorkspaceFacts:
    """Return the row."""
    row = connection.execute(sa.select(workspace)).one()
    return WorkspaceFacts(row.name, row.crs, row.is_demo, row.created_on)


def store_crs(work: UnitOfWork, crs: str) -> None:
    """Set the CRS of the workspace and record ``crs_set``."""
    work.connection.execute(sa.update(workspace).values(crs=crs))
    work.record("crs_set", crs=crs)
