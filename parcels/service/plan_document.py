"""The document of a plan (``plan.json``): what was decided, from what, and why."""

from collections.abc import Mapping
from typing import Any

from parcels import __version__
from parcels.service.plain import Plain, plain
from parcels.service.plan_run import Reasons, Run
from parcels.service.prepared import Basis

PARTS = ("part_value", "part_excess", "part_prepare", "part_remainder", "part_prime")
UNEXPLAINED: Mapping[str, Any] = {
    "blocked_at": None, "lost": None, "relaxations": [], "opens": None, "is_complete": False, "barrier": None,
}  # fmt: skip
COPIED = (
    "project", "candidate", "site", "atoms", "parcels", "platform_id", "area_m2", "score", "quality", "fit",
    "conversion_m2", "energy_tce", "prepare_wan_yuan", "prepare_period", "ready_on", "prime_m2", "findings",
)  # fmt: skip


def plan_document(run: Run, reasons: Reasons) -> dict[str, Plain]:
    """Return the plan as plain data."""
    outcome, options = run.outcome, run.options
    assignments = [_assignment(run, number, reasons) for number in sorted(outcome.chosen)]
    content = {
        "status": outcome.status,
        "objective": outcome.objective,
        "bound": outcome.bound,
        "gap": outcome.gap,
        "seconds": round(outcome.seconds, 3),
        "chosen": [one["candidate"] for one in assignments],
        "as_of": run.prepared.as_of,
        "city": run.prepared.city.name,
        "is_demo": run.prepared.city.is_demo,
        "crs": run.prepared.city.crs,
        "policy": _policy(run.prepared),
        "inputs": run.prepared.city.versions,
        "rules": run.prepared.land.book.hash,
        "commitments": run.prepared.commitments,
        "engine": __version__,
        "options": {name: getattr(options, name) for name in ("locks", "bans", "release", "gap", "seconds", "seed")},
        "assignments": assignments,
        "refused": {project: _refusal(run, project, reasons) for project in _refused(run)},
        "left_out": run.pool.left_out,
        "check": {"violations": []},
        "notes": [*run.problem.notes, *_notes(run, reasons)],
    }
    found = plain(content)
    assert isinstance(found, dict)
    return found


def _policy(prepared: Basis) -> Mapping[str, object]:
    policy = prepared.policy
    return {
        "name": policy.name,
        "version": policy.version,
        "hash": prepared.policy_hash,
        "is_demo": policy.is_demo,
        "content": policy.model_dump(mode="json"),
    }


def _assignment(run: Run, number: int, reasons: Reasons) -> dict[str, Any]:
    row = run.row(number)
    why = reasons.chosen.get(row["project"])
    return {
        **{name: row[name] for name in COPIED},
        "name": run.prepared.city.projects.at[row["project"], "name"],
        "parts": {name: row[name] for name in PARTS},
        "runner_up": None if why is None or why.candidate is None else _brief(run, why.candidate),
        "regret": None if why is None else why.regret,
        "regret_proven": why is not None and why.is_proven,
    }


def _brief(run: Run, number: int) -> dict[str, Any]:
    row = run.row(number)
    return {name: row[name] for name in ("candidate", "site", "parcels", "platform_id", "area_m2", "score")}


def _refused(run: Run) -> list[str]:
    return sorted(set(run.pool.funnels) - run.chosen_projects)


def _refusal(run: Run, project: str, reasons: Reasons) -> dict[str, Any]:
    return {
        "name": run.prepared.city.projects.at[project, "name"],
        "funnel": [{"step": count.step, "left": count.left} for count in run.pool.funnels[project]],
        "candidates": int((run.frame["project"] == project).sum()),
        "cut_off": run.pool.cut_off.get(project, 0),
        "unexamined": run.pool.unexamined.get(project, 0),
        **reasons.refused.get(project, UNEXPLAINED),
    }


def _notes(run: Run, reasons: Reasons) -> list[dict[str, Any]]:
    """Say what was bounded by the policy, so that nobody takes a part of the sites for all of them."""
    counts = {
        "sites_cut": run.prepared.land.report.sites_cut,
        "candidates_cut": sum(run.pool.cut_off.values()),
        "sites_unexamined": sum(run.pool.unexamined.values()),
        "reasons_left_out": reasons.unexplained,
    }
    return [{"code": code, "values": {"count": count}} for code, count in counts.items() if count]
