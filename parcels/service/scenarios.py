"""Scenarios: drawn up, changed with undo and redo, shared and put away. In Chinese: 情景方案.

A scenario never touches the register: it holds changes (:mod:`parcels.planning.scenarios`), and each state of them
stays in its history. Solving is :mod:`parcels.service.scenario_runs`, comparing
:mod:`parcels.service.scenario_comparison`, proposals :mod:`parcels.service.scenario_promotion`.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

import sqlalchemy as sa

from parcels.domain.errors import ActionRefused, InputRefused, ParcelsError
from parcels.geo.drafts import Edit
from parcels.planning.scenarios.codec import decode, encode
from parcels.planning.scenarios.content import FIELDS, LONGEST_NAME, Base, Item, ScenarioContent, drop, put, with_edits
from parcels.rules.policy import policy_hash
from parcels.service.access import Actor, require, require_role
from parcels.service.authority import require_now
from parcels.service.policies import workspace_policy
from parcels.service.scenario_access import holds, may_change, may_see, require_change, require_sight
from parcels.service.workspace import Workspace
from parcels.store.scenarios import (
    StoredRun,
    StoredScenario,
    StoredState,
    add_scenario,
    add_state,
    archive,
    following_state,
    latest_runs,
    move_head,
    read_history,
    read_scenario,
    read_scenarios,
    read_state,
    rename,
    share,
)
from parcels.store.unit_of_work import UnitOfWork

Change = Callable[[ScenarioContent], ScenarioContent]
"""How a content becomes another one; it is given the content in force inside the transaction."""
MOST_CHANGES = 2000
MOST_DIGITS = 9
"""Longest number of a scenario that is looked up; the databases hold no number of 20 digits."""


@dataclass(frozen=True)
class Scenario:
    """A scenario as it stands, for one person.

    Attributes
    ----------
    record
        Name, owner (``made_by``), status and the number of the state in force (``head``).
    content
        The changes in force.
    may_change, may_undo, may_redo
        What this person may do with it now.
    """

    record: StoredScenario
    content: ScenarioContent
    may_change: bool
    may_undo: bool
    may_redo: bool

    @property
    def id(self) -> int:
        """Its number."""
        return self.record.id

    @property
    def name(self) -> str:
        """Its name, as people typed it."""
        return self.record.name

    @property
    def status(self) -> str:
        """``draft``, ``shared``, ``promoted`` or ``archived``."""
        return self.record.status


@dataclass(frozen=True)
class Listed:
    """A line of the list: the scenario, whether the person may change it, and the plan solved last for it."""

    record: StoredScenario
    may_change: bool
    num_changes: int
    run: StoredRun | None


def putting(*items: Item) -> Change:
    """Return the change that sets items; one for the same thing is replaced."""
    return lambda content: put(content, *items)


def dropping(*items: Item) -> Change:
    """Return the change that takes away what items are about."""
    return lambda content: drop(content, *items)


def drawing(edits: Callable[[tuple[Edit, ...]], tuple[Edit, ...]]) -> Change:
    """Return the change of the drafts, e.g. ``drawing(lambda edits: added(edits, edit))``."""
    return lambda content: with_edits(content, edits(content.edits))


def list_scenarios(ws: Workspace, *, actor: Actor, archived: bool = False) -> tuple[Listed, ...]:
    """Return the scenarios a person may see, the one changed last first; archived ones only if asked."""
    require(actor, "view_scenarios")
    with ws.store.reading() as connection:
        runs = latest_runs(connection)
        seen = [one for one in read_scenarios(connection) if may_see(actor, one)]
        shown = [one for one in seen if archived or one.status != "archived"]
        counts = {one.id: decode(read_state(connection, one.id, one.head).content).num_changes for one in shown}
    return tuple(Listed(one, may_change(actor, one), counts[one.id], runs.get(one.id)) for one in shown)


def scenario(ws: Workspace, number: int, *, actor: Actor) -> Scenario:
    """Return a scenario.

    Raises
    ------
    InputRefused
        ``scenario_unknown``.
    ActionRefused
        ``action_not_allowed`` where it is a draft of somebody else.
    """
    with ws.store.reading() as connection:
        one = read_scenario(connection, number)
        require_sight(actor, one)
        return _seen(connection, one, actor)


def open_scenario(ws: Workspace, number: object, *, actor: Actor) -> Scenario | None:
    """Return the scenario a session or an address names (``?scenario=``), ``None`` where it names none to be seen."""
    try:
        return linked_scenario(ws, number, actor=actor)
    except ParcelsError:
        return None


def linked_scenario(ws: Workspace, number: object, *, actor: Actor) -> Scenario:
    """Return the scenario a session or an address names; refusals as :func:`scenario`, whatever was typed there."""
    text = str(number)
    if not text.isdecimal() or len(text) > MOST_DIGITS:
        raise InputRefused("scenario_unknown", scenario=text[:LONGEST_NAME])
    return scenario(ws, int(text), actor=actor)


def new_scenario(
    ws: Workspace, name: str, *, as_of: date, actor: Actor, now: datetime, changes: Change | None = None
) -> Scenario:
    """Draw up a scenario from the data and the policy of now.

    Raises
    ------
    InputRefused
        ``scenario_name``; ``workspace_empty``; what a change refuses.
    """
    require_role(actor, "change_scenario")
    base = Base(policy_hash(workspace_policy(ws)), dict(ws.city(as_of).versions), as_of)
    content = (changes or _unchanged)(ScenarioContent(base))
    return _add(ws, name, content, actor, now)


def copy_scenario(ws: Workspace, number: int, name: str, *, actor: Actor, now: datetime) -> Scenario:
    """Draw up a scenario of one's own from another one's changes; its history begins anew."""
    known = scenario(ws, number, actor=actor)
    return _add(ws, name, known.content, actor, now)


def _add(ws: Workspace, name: str, content: ScenarioContent, actor: Actor, now: datetime) -> Scenario:
    wanted = _name(name)
    with ws.store.unit_of_work(actor.stamp(now)) as work:
        known = require_now(work.connection, actor, "change_scenario", platform_id=actor.platform_id)
        number = add_scenario(work, wanted, known.platform_id, encode(content), "")
        return _seen(work.connection, read_scenario(work.connection, number), actor)


def change_scenario(
    ws: Workspace, number: int, changes: Change, *, actor: Actor, now: datetime, seen: int | None = None
) -> Scenario:
    """Change a scenario and keep the state before for undo; a change that changes nothing adds no state.

    ``seen``: the state the person looked at; the change is refused if another one is in force by now.

    Raises
    ------
    ActionRefused
        ``action_not_allowed``, ``scenario_closed``, ``scenario_changed``.
    InputRefused
        ``scenario_unknown``, ``scenario_changes_many``; what the change refuses.
    """
    with ws.store.unit_of_work(actor.stamp(now)) as work:
        one = _locked(work, number, actor)
        if seen is not None and seen != one.head:
            raise ActionRefused("scenario_changed", scenario=number)
        before = decode(read_state(work.connection, number, one.head).content)
        after = changes(before)
        if after.num_changes > MOST_CHANGES:
            raise InputRefused("scenario_changes_many", limit=MOST_CHANGES)
        if after != before:
            one = add_state(work, one, encode(after), _what_differs(before, after))
        return _seen(work.connection, one, actor)


def rebase_scenario(ws: Workspace, number: int, *, as_of: date, actor: Actor, now: datetime) -> Scenario:
    """Take the data, the policy and the day of now as what the scenario was drawn up from; its changes stay."""
    base = Base(policy_hash(workspace_policy(ws)), dict(ws.city(as_of).versions), as_of)
    return change_scenario(ws, number, lambda content: replace(content, base=base), actor=actor, now=now)


def undo_scenario(ws: Workspace, number: int, *, actor: Actor, now: datetime) -> Scenario:
    """Put the state before in force; raises ``scenario_nothing_to_undo`` at the first one."""
    with ws.store.unit_of_work(actor.stamp(now)) as work:
        one = _locked(work, number, actor)
        before = read_state(work.connection, number, one.head).after
        if not before:
            raise ActionRefused("scenario_nothing_to_undo", scenario=number)
        return _seen(work.connection, move_head(work, one, before), actor)


def redo_scenario(ws: Workspace, number: int, *, actor: Actor, now: datetime) -> Scenario:
    """Put the state that was made last out of this one in force; raises ``scenario_nothing_to_redo`` without one."""
    with ws.store.unit_of_work(actor.stamp(now)) as work:
        one = _locked(work, number, actor)
        following = following_state(work.connection, number, one.head)
        if following is None:
            raise ActionRefused("scenario_nothing_to_redo", scenario=number)
        return _seen(work.connection, move_head(work, one, following), actor)


def rename_scenario(ws: Workspace, number: int, name: str, *, actor: Actor, now: datetime) -> Scenario:
    """Set another name, recording it."""
    wanted = _name(name)
    with ws.store.unit_of_work(actor.stamp(now)) as work:
        one = _locked(work, number, actor)
        return _seen(work.connection, one if one.name == wanted else rename(work, one, wanted), actor)


def share_scenario(ws: Workspace, number: int, *, actor: Actor, now: datetime) -> Scenario:
    """Show a draft to everybody who may see plans; they read it, and who could change it still can."""
    with ws.store.unit_of_work(actor.stamp(now)) as work:
        one = _locked(work, number, actor)
        return _seen(work.connection, one if one.status == "shared" else share(work, one), actor)


def archive_scenario(ws: Workspace, number: int, *, actor: Actor, now: datetime) -> Scenario:
    """Put a scenario away; it is kept, read by everybody who may see plans, and changed by nobody."""
    with ws.store.unit_of_work(actor.stamp(now)) as work:
        one = read_scenario(work.connection, number, lock=True)
        if one.status != "promoted":
            require_change(require_now(work.connection, actor, "change_scenario", platform_id=actor.platform_id), one)
        elif not holds(require_now(work.connection, actor, "change_scenario", platform_id=actor.platform_id), one):
            role = actor.role.value
            raise ActionRefused("action_not_allowed", action="change_scenario", role=role, because="not_own")
        return _seen(work.connection, archive(work, one), actor)


def scenario_history(ws: Workspace, number: int, *, actor: Actor) -> tuple[StoredState, ...]:
    """Return every state of a scenario, the first one first."""
    with ws.store.reading() as connection:
        require_sight(actor, read_scenario(connection, number))
        return read_history(connection, number)


def _locked(work: UnitOfWork, number: int, actor: Actor) -> StoredScenario:
    """Return a scenario that nobody else can change until the transaction ends, if the person may change it now."""
    one = read_scenario(work.connection, number, lock=True)
    known = require_now(work.connection, actor, "change_scenario", platform_id=actor.platform_id)
    require_change(known, one)
    return one


def _seen(connection: sa.Connection, one: StoredScenario, actor: Actor) -> Scenario:
    state = read_state(connection, one.id, one.head)
    can = may_change(actor, one)
    following = following_state(connection, one.id, one.head) if can else None
    return Scenario(one, decode(state.content), can, can and state.after > 0, following is not None)


def _unchanged(content: ScenarioContent) -> ScenarioContent:
    return content


def _name(name: str) -> str:
    wanted = " ".join(name.split())
    if not wanted or len(wanted) > LONGEST_NAME:
        raise InputRefused("scenario_name", limit=LONGEST_NAME)
    return wanted


def _what_differs(before: ScenarioContent, after: ScenarioContent) -> str:
    """Return the parts of a content that differ, by name, separated by spaces."""
    parts = ("base", *FIELDS.values(), "edits")
    return " ".join(name for name in parts if getattr(before, name) != getattr(after, name))
