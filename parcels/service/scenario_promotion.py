"""Assignments of a solved scenario made into proposals: the same step, the same guards, the same two people as any.

Each proposal is one transaction of :func:`parcels.service.allocations.propose`; what one of them is refused for does
not undo the others. The scenario is marked afterwards; sent again with the same request id, nothing is proposed twice.
"""

from dataclasses import dataclass
from datetime import date, datetime

from parcels.domain.errors import ActionRefused, InputRefused, ParcelsError
from parcels.planning.scenarios.codec import decode
from parcels.service.access import Actor, require
from parcels.service.allocation_checks import LawOptions
from parcels.service.allocations import Proposal, propose, refuse_hold
from parcels.service.authority import require_now
from parcels.service.scenario_access import OPEN, holds, require_sight
from parcels.service.scenario_runs import SolvedPlan, last_plan
from parcels.service.workspace import Workspace
from parcels.store.allocations import Allocation
from parcels.store.scenarios import StoredScenario, promote, read_scenario, read_state

MAY_PROMOTE = (*OPEN, "promoted")


@dataclass(frozen=True)
class Promotion:
    """What is to be proposed: some projects of the plan of a scenario, held until a day, with a reason.

    ``request_id`` is made once by whoever asks and sent unchanged on a retry.
    """

    request_id: str
    scenario: int
    projects: tuple[str, ...]
    held_until: date
    reason: str = ""


@dataclass(frozen=True, eq=False)
class Promoted:
    """What came of it: proposals made, and project → why not."""

    made: tuple[Allocation, ...]
    refused: dict[str, ParcelsError]


def promote_scenario(ws: Workspace, wish: Promotion, law: LawOptions, *, actor: Actor, now: datetime) -> Promoted:
    """Propose assignments of the plan of a scenario.

    Raises
    ------
    ActionRefused
        ``action_not_allowed``; ``scenario_closed`` once archived; ``scenario_has_drafts`` where it draws land the
        register does not know; ``scenario_run_stale`` where data, policy or scenario changed since it was solved.
    InputRefused
        ``scenario_not_solved``, ``scenario_nothing_ticked``, ``scenario_not_assigned``, ``hold_date_refused``.
    """
    plan = _promotable(ws, wish, actor)
    refuse_hold(wish.held_until, law.as_of)
    sites = {str(row["project"]): str(row["site"]) for row in plan.document["assignments"]}
    _refuse_projects(wish.projects, sites)
    made: list[Allocation] = []
    refused: dict[str, ParcelsError] = {}
    for project in wish.projects:
        one = Proposal(
            f"{wish.request_id}-{project}", project, sites[project], wish.held_until, reason=wish.reason.strip()
        )
        try:
            made.append(propose(ws, one, law, actor=actor, now=now))
        except (ActionRefused, InputRefused) as error:
            refused[project] = error
    if made:
        _mark(ws, wish.scenario, plan.record.id, tuple(made), actor=actor, now=now)
    return Promoted(tuple(made), refused)


def _promotable(ws: Workspace, wish: Promotion, actor: Actor) -> SolvedPlan:
    with ws.store.reading() as connection:
        one = read_scenario(connection, wish.scenario)
        require_sight(actor, one)
        _refuse_other(actor, one)
        content = decode(read_state(connection, one.id, one.head).content)
    if content.edits:
        raise ActionRefused("scenario_has_drafts", scenario=one.id, count=len(content.edits))
    plan = last_plan(ws, wish.scenario, actor=actor)
    if plan is None:
        raise InputRefused("scenario_not_solved", scenario=str(wish.scenario))
    if plan.is_stale:
        raise ActionRefused("scenario_run_stale", scenario=one.id)
    return plan


def _refuse_other(actor: Actor, one: StoredScenario) -> None:
    require(actor, "change_scenario", platform_id=actor.platform_id)
    if not holds(actor, one):
        role = actor.role.value
        raise ActionRefused("action_not_allowed", action="change_scenario", role=role, because="not_own")
    if one.status not in MAY_PROMOTE:
        raise ActionRefused("scenario_closed", scenario=one.id, status=one.status)


def _refuse_projects(projects: tuple[str, ...], sites: dict[str, str]) -> None:
    if not projects:
        raise InputRefused("scenario_nothing_ticked")
    for project in projects:
        if project not in sites:
            raise InputRefused("scenario_not_assigned", project=project)


def _mark(ws: Workspace, number: int, run: int, made: tuple[Allocation, ...], *, actor: Actor, now: datetime) -> None:
    numbers = ", ".join(str(one.id) for one in made)
    with ws.store.unit_of_work(actor.stamp(now)) as work:
        one = read_scenario(work.connection, number, lock=True)
        _refuse_other(require_now(work.connection, actor, "change_scenario", platform_id=actor.platform_id), one)
        promote(work, one, allocations=numbers, run=run)
