"""The account of a database server that the running app uses."""

from datetime import datetime

from parcels.service.access import Actor, require
from parcels.service.workspace import Workspace
from parcels.store.postgres_roles import grant_app_role


def grant_role(ws: Workspace, role: str, *, now: datetime, actor: Actor) -> None:
    """Give a role of the database what the app needs and no more; asked again, the same.

    Raises
    ------
    InputRefused
        ``role_needs_server``, ``role_missing``, ``role_too_strong``.
    """
    require(actor, "upgrade")
    with ws.store.unit_of_work(actor.stamp(now)) as work:
        grant_app_role(work.connection, role)
        work.record("role_granted", role=role)
