"""Who may see and who may change a scenario.

Shared, promoted and archived ones are seen by everybody who may see plans. A draft is seen by those who may change it:
its owner, and the planners who may act on the owner's platform. Nobody changes one that was promoted or archived.
"""

from parcels.domain.errors import ActionRefused
from parcels.service.access import Actor, Role, allowed, require
from parcels.store.scenarios import StoredScenario

OPEN = ("draft", "shared")
SEEN = ("shared", "promoted", "archived")


def may_change(actor: Actor | None, one: StoredScenario) -> bool:
    """Return whether a person may change a scenario as it stands."""
    return one.status in OPEN and holds(actor, one)


def may_see(actor: Actor | None, one: StoredScenario) -> bool:
    """Return whether a person may look at a scenario."""
    return allowed(actor, "view_scenarios").allowed and (one.status in SEEN or holds(actor, one))


def holds(actor: Actor | None, one: StoredScenario) -> bool:
    """Return whether a scenario is a person's own to work on, whatever its status."""
    if actor is None:
        return False
    if actor.user == one.made_by:
        return allowed(actor, "change_scenario", platform_id=actor.platform_id).allowed
    is_colleague = actor.role in (Role.PLANNER, Role.SYSTEM)
    return is_colleague and allowed(actor, "change_scenario", platform_id=one.platform_id).allowed


def require_change(actor: Actor, one: StoredScenario) -> None:
    """Raise unless a person may change a scenario as it stands.

    Raises
    ------
    ActionRefused
        ``action_not_allowed`` (because of the role, another platform, or ``not_own``); ``scenario_closed``.
    """
    require(actor, "change_scenario", platform_id=actor.platform_id)
    if not holds(actor, one):
        role = actor.role.value
        raise ActionRefused("action_not_allowed", action="change_scenario", role=role, because="not_own")
    if one.status not in OPEN:
        raise ActionRefused("scenario_closed", scenario=one.id, status=one.status)


def require_sight(actor: Actor, one: StoredScenario) -> None:
    """Raise unless a person may look at a scenario; raises ``action_not_allowed``."""
    require(actor, "view_scenarios")
    if not may_see(actor, one):
        role = actor.role.value
        raise ActionRefused("action_not_allowed", action="view_scenarios", role=role, because="not_shared")
