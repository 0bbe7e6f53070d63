"""A scenario solved: the exact plan on the city and the policy as the scenario has them, kept with the state it is of.

Reasons (runner-up, regret, relaxations) are left out unless they are asked for: they take many times longer than the
plan, and the comparison needs none. The plan is checked independently like every other.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from geopandas import GeoDataFrame

from parcels.domain.errors import InputRefused
from parcels.geo.drafts import DraftFinding
from parcels.planning.land import site_atoms
from parcels.planning.scenarios.apply import Applied, apply
from parcels.planning.scenarios.assumed import bound_all_the_same
from parcels.planning.scenarios.content import Ban, Lock, Pin, ScenarioContent
from parcels.planning.scenarios.findings import ScenarioFinding, not_applied
from parcels.rules.policy import policy_hash
from parcels.service.access import Actor, require
from parcels.service.authority import require_now
from parcels.service.plain import plain
from parcels.service.plan_run import PlanOptions
from parcels.service.plans import PlanResult, chosen_sites, packed, plan_on, unpacked
from parcels.service.policies import workspace_policy
from parcels.service.prepared import Basis, basis, options_of, pool
from parcels.service.progress import Cancelled, Progress, never, silent
from parcels.service.scenario_access import require_change, require_sight
from parcels.service.scenarios import scenario
from parcels.service.workspace import Workspace
from parcels.store.scenarios import (
    NewRun,
    StoredRun,
    keep_run,
    latest_run,
    read_run,
    read_scenario,
    run_document,
    run_files,
)


@dataclass(frozen=True)
class SolveWish:
    """What is solved: a scenario (``None``: today's plan), day, gap that is good enough, seconds allowed, seed.

    ``reasons``: with the reasons of every assignment and refusal.
    """

    as_of: date
    scenario: int | None = None
    gap: float = 0.0
    seconds: float = 60.0
    seed: int = 0
    reasons: bool = False


@dataclass(frozen=True, eq=False)
class SolvedPlan:
    """A solved plan as it is kept: its record, its document, the chosen sites with geometry (index ``project``).

    ``is_stale``: the data, the policy or the state of the scenario is another one by now.
    """

    record: StoredRun
    document: Mapping[str, Any]
    sites: GeoDataFrame
    is_stale: bool


def solve_scenario(
    ws: Workspace,
    wish: SolveWish,
    *,
    actor: Actor,
    now: datetime,
    progress: Progress = silent,
    cancelled: Cancelled = never,
) -> int:
    """Solve the state in force of a scenario, or today's plan without any change; keep it and return its number.

    Raises
    ------
    ActionRefused
        ``action_not_allowed``, ``scenario_closed``.
    InputRefused
        ``scenario_unknown``; contradictory locks; what :func:`parcels.service.plans.plan_on` refuses.
    """
    require(actor, "plan")
    known = None if wish.scenario is None else scenario(ws, wish.scenario, actor=actor)
    if known is not None:
        require_change(actor, known.record)
    stand = _stand(ws)
    if known is None:
        prepared = basis(ws, None, wish.as_of, progress=progress)
        options = _options(wish)
        result = plan_on(prepared, options, explain=wish.reasons, progress=progress, cancelled=cancelled)
        findings: tuple[Mapping[str, Any], ...] = ()
    else:
        result, findings = solved(ws, known.content, wish, progress=progress, cancelled=cancelled)
    new = _new_run(result, findings, stand)
    with ws.store.unit_of_work(actor.stamp(now)) as work:
        confirmed = require_now(work.connection, actor, "plan")
        if known is None:
            return keep_run(work, None, None, new)
        one = read_scenario(work.connection, known.id, lock=True)
        require_change(confirmed, one)
        return keep_run(work, one, known.record.head, new)


def solved(
    ws: Workspace,
    content: ScenarioContent,
    wish: SolveWish,
    *,
    progress: Progress = silent,
    cancelled: Cancelled = never,
) -> tuple[PlanResult, tuple[Mapping[str, Any], ...]]:
    """Return the plan of a content, and as plain records everything of it that does not hold any more.

    Nothing is kept. Records about drafts have ``kind`` ``edits``.
    """
    applied = apply(content, ws.city(wish.as_of), workspace_policy(ws), wish.as_of)
    prepared = basis(ws, applied.policy, wish.as_of, changed=applied.city, progress=progress)
    sound, more = _sound(applied, prepared)
    more += bound_all_the_same(content, prepared.commitments)
    bound = {one.subject for one in more if one.code == "promise_in_force"}
    told = [one for one in applied.findings if one.code != "promise_none" or one.subject not in bound]
    options = replace(_options(wish), locks=sound.locks, bans=sound.bans, release=sound.release)
    options, idle = _possible(prepared, options, progress)
    result = plan_on(prepared, options, explain=wish.reasons, progress=progress, cancelled=cancelled)
    return result, _records((*told, *more, *idle), applied.drafted)


def last_plan(ws: Workspace, number: int | None, *, actor: Actor) -> SolvedPlan | None:
    """Return the plan solved last for a scenario (``None``: for today), if any."""
    require(actor, "view_scenarios")
    with ws.store.reading() as connection:
        if number is not None:
            require_sight(actor, read_scenario(connection, number))
        run = latest_run(connection, number)
    return None if run is None else solved_plan(ws, run.id, actor=actor)


def solved_plan(ws: Workspace, run: int, *, actor: Actor) -> SolvedPlan:
    """Return a solved plan.

    Raises
    ------
    InputRefused
        ``scenario_run_unknown``.
    ActionRefused
        ``action_not_allowed`` where the scenario is a draft of somebody else.
    """
    require(actor, "view_scenarios")
    with ws.store.reading() as connection:
        record = read_run(connection, run)
        one = None if record.scenario_id is None else read_scenario(connection, record.scenario_id)
        if one is not None:
            require_sight(actor, one)
        document, files = run_document(connection, run), run_files(connection, run)
    moved = one is not None and one.head != record.number
    return SolvedPlan(record, document, unpacked(files or b""), moved or _is_outdated(ws, record))


def _is_outdated(ws: Workspace, record: StoredRun) -> bool:
    """Return whether the data or the policy a plan was made from are others by now."""
    return (record.policy_hash, dict(record.inputs)) != _stand(ws)


def _stand(ws: Workspace) -> tuple[str, dict[str, str]]:
    """Return the policy and the data as they stand, without the changes of a scenario."""
    return policy_hash(workspace_policy(ws)), dict(ws.versions())


def _options(wish: SolveWish) -> PlanOptions:
    return PlanOptions(wish.as_of, gap=wish.gap, seconds=wish.seconds, seed=wish.seed)


def _new_run(result: PlanResult, findings: tuple[Mapping[str, Any], ...], stand: tuple[str, dict[str, str]]) -> NewRun:
    """Return a plan to be kept, with the policy and the data it was made from."""
    plan = result.document
    return NewRun(
        policy_hash=stand[0],
        inputs=stand[1],
        status=plan["status"],
        objective=plan["objective"],
        bound=plan["bound"],
        document=plan,
        findings=findings,
        files=packed(chosen_sites(plan, result.sites)),
    )


def _records(findings: tuple[ScenarioFinding, ...], drafted: tuple[DraftFinding, ...]) -> tuple[Mapping[str, Any], ...]:
    same = [ScenarioFinding(one.code, "edits", one.subject, one.refused, one.values) for one in drafted]
    return tuple(plain_record(one) for one in (*findings, *same))


def plain_record(finding: ScenarioFinding) -> Mapping[str, Any]:
    """Return a finding as it is kept."""
    found = plain(finding)
    assert isinstance(found, dict)
    return found


def _sound(applied: Applied, prepared: Basis) -> tuple[Applied, list[ScenarioFinding]]:
    """Leave out locks and pins whose site is no land to be given any more, or other land than was pinned."""
    locks, found = [], []
    for project, site in applied.locks:
        atoms = applied.pins.get((project, site))
        item = Lock(project, site) if atoms is None else Pin(project, site, atoms)
        now = _atoms(prepared, site)
        if now is None:
            found.append(not_applied("site_gone", item, site=site))
        elif atoms is not None and set(atoms) != set(now):
            found.append(not_applied("site_redrawn", item, site=site))
        else:
            locks.append((project, site))
    return replace(applied, locks=tuple(locks)), found


def _atoms(prepared: Basis, site: str) -> tuple[str, ...] | None:
    try:
        return site_atoms(prepared.land, site)
    except InputRefused:
        return None


def _possible(
    prepared: Basis, options: PlanOptions, progress: Progress
) -> tuple[PlanOptions, tuple[ScenarioFinding, ...]]:
    """Leave out locks of a project on a site that does not suit it, and bans of what could not be chosen anyway."""
    if not options.locks and not options.bans:
        return options, ()
    frame = pool(prepared, options_of(prepared, options.release, options.locks), progress=progress).frame
    pairs = set(zip(frame["project"], frame["site"], strict=True))
    lost = [pair for pair in options.locks if pair not in pairs]
    idle = [pair for pair in options.bans if pair not in pairs]
    findings = [not_applied("lock_not_possible", Lock(*pair), site=pair[1]) for pair in lost]
    findings += [not_applied("ban_without_effect", Ban(*pair), site=pair[1]) for pair in idle]
    kept = replace(
        options,
        locks=tuple(pair for pair in options.locks if pair in pairs),
        bans=tuple(pair for pair in options.bans if pair in pairs),
    )
    return kept, tuple(findings)
