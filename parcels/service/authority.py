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


def _refused(actor: Actor, because: str, action: str = "sign_in") -> ActionRefused:
    return ActionRefused("action_not_allowed", action=action, role=actor.role.value, because=because)


def require_now(
    connection: sa.Connection,
    actor: Actor | None,
    action: str,
    *,
    platform_id: str | None = None,
    authority: str | None = None,
) -> Actor:
    """Return the confirmed person, or raise unless they may do the action at this moment.

    The events of the transaction carry the role the person came with, so it must still be theirs.

    Raises
    ------
    ActionRefused
        As :func:`confirmed` and :func:`parcels.service.access.require`; ``action_not_allowed`` because of
        ``role_changed`` if the person has another role by now.
    """
    known = confirmed(connection, actor)
    require(known, action, platform_id=platform_id, authority=authority)
    assert known is not None
    assert actor is not None
    if known.role is not actor.role:
        raise _refused(known, "role_changed", action)
    return known
