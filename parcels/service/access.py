"""Who may do what: roles and actions as data, every answer with its reason.

The answer is given inside the service call of each action, never by hiding a button.
"""

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from parcels.domain.errors import ActionRefused
from parcels.store.events import Stamp


class Role(StrEnum):
    """Roles of the people who use a workspace. In Chinese: 角色."""

    PLANNER = "planner"
    """平台规划."""
    PROMOTER = "promoter"
    """招商专员."""
    OFFICER = "officer"
    """自然资源和规划局经办人."""
    DEPARTMENT = "department"
    """条保部门."""
    LEADER = "leader"
    """分管领导."""
    AUDITOR = "auditor"
    """审计, reads only."""
    ADMINISTRATOR = "administrator"
    """系统管理员: people and upkeep, no decision on land."""
    SYSTEM = "system"
    """Whoever runs the command line on the machine that holds the file, and so holds everything in it."""


class Origin(StrEnum):
    """How we know who asks; it decides how authority is read again when something is decided."""

    SYSTEM = "system"
    """The account of the operating system at the command line."""
    DEMO = "demo"
    """A demo person: valid in a demo workspace only."""
    PERSON = "person"
    """Somebody signed in: their row in the workspace decides."""


@dataclass(frozen=True)
class Actor:
    """A person who asks.

    ``platform_id`` binds a planner or promoter to one platform, ``department`` a department officer to the findings of
    one authority.
    """

    user: str
    name: str
    role: Role
    platform_id: str | None = None
    department: str | None = None
    origin: Origin = Origin.SYSTEM

    def stamp(self, now: datetime) -> Stamp:
        """Return the signature of this person under an event."""
        return Stamp(now, self.user, self.role.value)


@dataclass(frozen=True)
class Action:
    """Something that can be done.

    ``on_platform``: a person bound to a platform may do it only there. ``on_department``: only on findings of the
    authority the person speaks for.
    """

    name: str
    roles: frozenset[Role]
    on_platform: bool = False
    on_department: bool = False


@dataclass(frozen=True)
class Decision:
    """Whether an action is allowed, and the code of the reason (``code-because-…``)."""

    allowed: bool
    because: str


EVERYONE = frozenset(Role)
WORKING = EVERYONE - {Role.ADMINISTRATOR}
DECIDING = frozenset({Role.OFFICER})

_TABLE = (
    Action("view_map", EVERYONE),
    Action("view_data", EVERYONE),
    Action("view_sites", WORKING),
    Action("view_plan", WORKING),
    Action("view_checks", WORKING),
    Action("view_reserve", WORKING - {Role.DEPARTMENT}),
    Action("view_prime", frozenset({Role.PLANNER, Role.LEADER, Role.AUDITOR, Role.SYSTEM})),
    Action("view_log", frozenset({Role.AUDITOR, Role.LEADER, Role.ADMINISTRATOR, Role.SYSTEM})),
    Action("search_sites", WORKING - {Role.AUDITOR}),
    Action("plan", frozenset({Role.PLANNER, Role.OFFICER, Role.LEADER, Role.SYSTEM})),
    Action("save_plan", frozenset({Role.PLANNER, Role.SYSTEM})),
    Action("view_scenarios", WORKING),
    Action("change_scenario", frozenset({Role.PLANNER, Role.OFFICER, Role.LEADER, Role.SYSTEM}), on_platform=True),
    Action("export", WORKING),
    Action("import", frozenset({Role.PLANNER, Role.ADMINISTRATOR, Role.SYSTEM})),
    Action("set_crs", frozenset({Role.ADMINISTRATOR, Role.SYSTEM})),
    Action("upgrade", frozenset({Role.ADMINISTRATOR, Role.SYSTEM})),
    Action("view_queue", WORKING),
    Action("propose", frozenset({Role.PLANNER}), on_platform=True),
    Action("resubmit", frozenset({Role.PLANNER}), on_platform=True),
    Action("withdraw", frozenset({Role.PLANNER}), on_platform=True),
    Action("clear", frozenset({Role.DEPARTMENT}), on_department=True),
    Action("view_certificates", WORKING),
    Action("issue_certificate", frozenset({Role.PLANNER, Role.PROMOTER, Role.SYSTEM}), on_platform=True),
    Action(
        "withdraw_certificate", frozenset({Role.PLANNER, Role.PROMOTER, Role.LEADER, Role.SYSTEM}), on_platform=True
    ),
    Action("override_gate", frozenset({Role.LEADER})),
    Action("take_up", DECIDING),
    Action("recheck", DECIDING),
    Action("waive", DECIDING),
    Action("send_back", DECIDING),
    Action("approve", DECIDING),
    Action("reject", DECIDING),
    Action("sign", DECIDING),
    Action("deliver", DECIDING),
    Action("start", frozenset({Role.PLANNER, Role.OFFICER}), on_platform=True),
    Action("produce", frozenset({Role.PLANNER, Role.OFFICER}), on_platform=True),
    Action("accept", DECIDING),
    Action("lapse", DECIDING | {Role.SYSTEM}),
    Action("extend_hold", frozenset({Role.LEADER})),
    Action("revoke", frozenset({Role.LEADER})),
    Action("grant_quota", frozenset({Role.OFFICER, Role.SYSTEM})),
    Action("keep_reserve", frozenset({Role.LEADER, Role.SYSTEM})),
    Action("request_release", frozenset({Role.PLANNER, Role.PROMOTER}), on_platform=True),
    Action("compute_release", frozenset({Role.PLANNER, Role.PROMOTER, Role.OFFICER, Role.LEADER})),
    Action("advise_release", frozenset({Role.PLANNER, Role.OFFICER}), on_platform=True),
    Action("withdraw_release", frozenset({Role.PLANNER, Role.PROMOTER}), on_platform=True),
    Action("decide_release", frozenset({Role.LEADER})),
    Action("manage_people", frozenset({Role.ADMINISTRATOR, Role.SYSTEM})),
    Action("change_rules", frozenset({Role.OFFICER, Role.SYSTEM})),
    Action("record_progress", frozenset({Role.PLANNER, Role.PROMOTER, Role.OFFICER, Role.SYSTEM}), on_platform=True),
    Action("record_request", frozenset({Role.PLANNER, Role.PROMOTER, Role.SYSTEM}), on_platform=True),
    Action("answer_request", frozenset({Role.DEPARTMENT}), on_department=True),
    Action("open_clearance", frozenset({Role.PLANNER, Role.PROMOTER, Role.SYSTEM}), on_platform=True),
    Action("record_clearance", frozenset({Role.DEPARTMENT}), on_department=True),
    Action("act_for_bureau", DECIDING),
    Action("record_cause", frozenset({Role.OFFICER, Role.SYSTEM})),
    Action("confirm_cause", DECIDING),
    Action("decide_idle", frozenset({Role.OFFICER, Role.SYSTEM})),
    Action("escalate", frozenset({Role.LEADER})),
    Action("record_regional", frozenset({Role.PLANNER, Role.OFFICER, Role.SYSTEM}), on_platform=True),
    Action("backup", frozenset({Role.ADMINISTRATOR, Role.SYSTEM})),
)
ACTIONS: Mapping[str, Action] = {action.name: action for action in _TABLE}


def allowed(
    actor: Actor | None, action: str, *, platform_id: str | None = None, authority: str | None = None
) -> Decision:
    """Return whether a person (``None``: nobody signed in) may do an action.

    ``platform_id`` names the land, ``authority`` the finding it is about, for actions where that matters.

    Raises
    ------
    KeyError
        If there is no such action.
    """
    known = ACTIONS[action]
    if actor is None:
        return Decision(False, "signed_out")
    if actor.role not in known.roles:
        return Decision(False, "role_may_not")
    if known.on_platform and actor.platform_id is not None and actor.platform_id != platform_id:
        return Decision(False, "other_platform")
    if known.on_department and (actor.department is None or actor.department != authority):
        return Decision(False, "other_department")
    return Decision(True, "role_may")


def require_role(actor: Actor | None, action: str) -> None:
    """Raise unless somebody of this role may do an action anywhere: asked before what it is about is looked up.

    Raises
    ------
    ActionRefused
        As :func:`require`.
    """
    require(
        actor, action, platform_id=actor.platform_id if actor else None, authority=actor.department if actor else None
    )


def require(actor: Actor | None, action: str, *, platform_id: str | None = None, authority: str | None = None) -> None:
    """Raise unless the person may do the action.

    Raises
    ------
    ActionRefused
        ``action_not_allowed`` with ``action``, ``role`` and ``because``.
    """
    decision = allowed(actor, action, platform_id=platform_id, authority=authority)
    if not decision.allowed:
        role = actor.role.value if actor else ""
        raise ActionRefused("action_not_allowed", action=action, role=role, because=decision.because)


DEMO_DEPARTMENT = {Role.DEPARTMENT: "forestry"}


def system_actor(user: str) -> Actor:
    """Return the person at the command line, by the name the operating system knows."""
    return Actor(user, user, Role.SYSTEM)


def demo_actors() -> tuple[Actor, ...]:
    """Return one clearly marked demo person per role, the planner first; only for a demo workspace on loopback."""
    return tuple(
        Actor(f"demo_{role}", f"演示 {role}", role, department=DEMO_DEPARTMENT.get(role), origin=Origin.DEMO)
        for role in Role
        if role is not Role.SYSTEM
    )


def is_loopback(host: str) -> bool:
    """Return whether an address is reachable from this machine only; demo people are for such addresses alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
