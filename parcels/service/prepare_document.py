"""A preparation as plain data: the list in order, the plan on it, the comparisons, the bars of a Gantt chart."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from parcels import __version__
from parcels.planning.preparation.bench import Programme
from parcels.planning.preparation.quarters import first_day, quarter_name
from parcels.planning.preparation.starts import Start
from parcels.planning.preparation.works import THOUSAND_PER_WAN
from parcels.planning.solver import Outcome
from parcels.service.plain import Plain, plain
from parcels.service.preparing import Preparation


def prepare_document(found: Preparation) -> dict[str, Plain]:
    """Return the answer of :func:`parcels.service.preparing.prepare_first` as plain data; money in wan yuan."""
    study, prepared = found.study, found.prepared
    policy = prepared.policy
    base = study.without.outcome.objective
    content = {
        **_outcome(study.best.outcome),
        "as_of": found.options.as_of,
        "city": prepared.city.name,
        "is_demo": prepared.city.is_demo,
        "policy": {"name": policy.name, "version": policy.version, "hash": prepared.policy_hash},
        "inputs": prepared.city.versions,
        "engine": __version__,
        "gain": study.best.outcome.objective - base,
        "budget": _budget(found),
        "order": [_step(found, place, start) for place, start in enumerate(study.best.starts, start=1)],
        "assignments": [_assignment(found, j) for j in study.best.candidates],
        "without": _compared(study.without, base),
        "rankings": {name: _compared(one, base) for name, one in study.rankings.items()},
        "more_money": {
            **_compared(study.more_money, base),
            "gantt": [_bar(found, start) for start in study.more_money.starts],
            "assignments": [_brief(found, j) for j in study.more_money.candidates],
            "wan_yuan": found.options.extra_wan_yuan,
            "quarter": None if study.extra_quarter is None else quarter_name(study.extra_quarter),
            "worth": study.more_money.outcome.objective - study.best.outcome.objective,
        },
        "later": {
            **_compared(study.later, base),
            "gantt": [_bar(found, _as_dated(start)) for start in study.later.starts],
            "assignments": [_brief(found, j) for j in study.later.candidates],
            "loss": study.best.outcome.objective - study.later.outcome.objective,
        },
        "gantt": [_bar(found, start) for start in study.best.starts],
        "notes": found.notes,
    }
    document = plain(content)
    assert isinstance(document, dict)
    return document


def wan_yuan(thousand: int) -> float:
    """Return thousand yuan as wan yuan."""
    return thousand / THOUSAND_PER_WAN


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "status": outcome.status,
        "objective": outcome.objective,
        "bound": outcome.bound,
        "gap": outcome.gap,
        "seconds": round(outcome.seconds, 3),
    }


def _compared(programme: Programme, base: int) -> dict[str, Any]:
    return {
        **_outcome(programme.outcome),
        "gain": programme.outcome.objective - base,
        "cost_wan_yuan": wan_yuan(sum(start.cost for start in programme.starts)),
        "parcels": [start.parcel_id for start in sorted(programme.starts, key=lambda one: one.quarter)],
        "projects": len(programme.candidates),
    }


def _budget(found: Preparation) -> list[dict[str, Any]]:
    budget, starts = found.case.budget, found.study.best.starts
    return [
        {
            "quarter": quarter_name(quarter),
            "wan_yuan": wan_yuan(amount),
            "used_wan_yuan": wan_yuan(sum(start.payments.get(quarter, 0) for start in starts)),
        }
        for quarter, amount in zip(budget.quarters, budget.thousand, strict=True)
    ]


def _step(found: Preparation, place: int, start: Start) -> dict[str, Any]:
    works = next(one for one in found.works if one.parcel_id == start.parcel_id)
    loss = next((one for one in found.study.losses if one.parcel_id == start.parcel_id), None)
    users = [j for j in found.study.best.candidates if start.parcel_id in found.case.unready_of(j)]
    return {
        "place": place,
        **_bar(found, start),
        "cost_wan_yuan": wan_yuan(start.cost),
        "spent_wan_yuan": works.spent_wan_yuan,
        "area_m2": works.area_m2,
        "items": [{"item": one.item, "state": one.state} for one in works.open_items],
        "projects": [_assignment(found, j) for j in users],
        "points": sum(int(found.case.candidates["score"].iloc[j]) for j in users),
        "loss": None if loss is None else loss.points,
        "loss_proven": loss is not None and loss.is_proven,
    }


def _bar(found: Preparation, start: Start) -> dict[str, Any]:
    """Return what a Gantt chart draws: from the first day of the quarter (or the day of the question) to delivery."""
    return {
        "parcel_id": start.parcel_id,
        "quarter": quarter_name(start.quarter),
        "start": max(found.options.as_of, first_day(start.quarter)),
        "end": start.ready_on,
        "cost_by_quarter": {quarter_name(q): wan_yuan(amount) for q, amount in sorted(start.payments.items())},
    }


def _as_dated(start: Start) -> Start:
    """Return a start put off by a quarter under the names its quarters then have."""
    payments = {quarter + 1: amount for quarter, amount in start.payments.items()}
    return replace(start, quarter=start.quarter + 1, payments=payments)


def _brief(found: Preparation, j: int) -> dict[str, Any]:
    row: Mapping[str, Any] = dict(found.case.candidates.iloc[j])
    return {name: row[name] for name in ("project", "site", "score")}


def _assignment(found: Preparation, j: int) -> dict[str, Any]:
    row: Mapping[str, Any] = dict(found.case.candidates.iloc[j])
    project = row["project"]
    return {
        "project": project,
        "name": found.prepared.city.projects.at[project, "name"],
        "site": row["site"],
        "parcels": row["parcels"],
        "prepared": found.case.unready_of(j),
        "score": row["score"],
        "need_by": found.case.need_by[project],
        "is_landed_without": project in _projects(found, found.study.without.candidates),
    }


def _projects(found: Preparation, candidates: Sequence[int]) -> frozenset[str]:
    return frozenset(found.case.candidates["project"].iloc[list(candidates)])
