"""Authority read again inside the transaction of each action: what somebody may do now, not when the page was drawn."""

from dataclasses import replace

import sqlalchemy as sa

from parcels.domain.errors import ActionRefused
from parcels.service.access import Actor, Origin, Role, require
from parcels.store.people import read_person
from parcels.store.workspaces import read_facts


def confirmed(connection: sa.Connection, actor: Actor | None) -> Actor | None:
    """Return the person as the workspace knows them at this moment.

    Raises
    ------
    ActionRefused
        ``action_not_allowed`` because of ``person_inactive`` (unknown or switched off) or ``demo_only``.
    """
    if actor is None or actor.origin is Origin.SYSTEM:
        return actor
    if actor.origin is Origin.DEMO:
        if not read_facts(connection).is_demo:
            raise _refused(actor, "demo_only")
        return actor
    known = read_person(connection, actor.user)
    if known is None or not known.is_active:
        raise _refused(actor, "person_inactive")
    role = Role(known.role)
    return replace(actor, name=known.name, role=role, platform_id=known.platform_id, department=known.department)


def _refused(actor: Actor, because: str) -> ActionRefused:
    return ActionRefused("action_not_allowed", action="sign_in", role=actor.role.value, because=because)


def require_now(
    connection: sa.Connection,
    actor: Actor | None,
    action: str,
    *,
    platform_id: str | None = None,
    authority: str | None = None,
) -> Actor:
    """Return the confirmed person, or raise unless they may do the action at this moment.

    Raises
    ------
    ActionRefused
        As :func:`confirmed` and :func:`parcels.service.access.require`.
    """
    known = confirmed(connection, actor)
    require(known, action, platform_id=platform_id, authority=authority)
    assert known is not None
    return known
