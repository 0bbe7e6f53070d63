"""What is computed for a request to release a parcel: the project against the bar, other land, other users, the price.

Everything is of one basis, so that the numbers belong together; the answer is plain JSON, kept as it was.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from pandas import DataFrame

from parcels import __version__
from parcels.domain.codes import Verdict
from parcels.domain.errors import InputRefused
from parcels.domain.units import mu_from_m2
from parcels.planning.appraisal import appraise, platform_facts
from parcels.planning.candidates import demand_of, find_candidates
from parcels.planning.explanation import PlanContext
from parcels.planning.holding.pricing import Price, Pricing
from parcels.planning.holding.released import sites_on
from parcels.rules.bars import meets_quality
from parcels.rules.demand import ProjectDemand, words
from parcels.service.access import Actor, require
from parcels.service.holding import plan_at_hand
from parcels.service.plain import Plain, plain, rows_of
from parcels.service.plan_run import PlanOptions
from parcels.service.prepared import Basis, basis, refuse_not_held
from parcels.service.progress import Progress, silent
from parcels.service.reserve import held_parcels
from parcels.service.reserve_ledger import scores_of
from parcels.service.reserve_waiting import WaitingOptions, waiting_value
from parcels.service.site_desk import refuse_unknown_project, site_desk
from parcels.service.workspace import Workspace

SHOWN = 5
Content = dict[str, Plain]


@dataclass(frozen=True)
class Question:
    """Which parcel for which project, as of when."""

    parcel: str
    project: str
    as_of: date


def compute_case(
    ws: Workspace, asked: Question, *, actor: Actor, progress: Progress = silent
) -> tuple[Content, dict[str, Any]]:
    """Return what a review looks at, and from which inputs it was computed; both plain JSON.

    Raises
    ------
    InputRefused
        ``release_unknown``, ``release_not_held``, ``project_unknown``, ``review_land_gone``.
    """
    require(actor, "view_reserve")
    parcel, project, as_of = asked.parcel, asked.project, asked.as_of
    prepared = basis(ws, None, as_of, progress=progress)
    refuse_not_held(prepared.city, (parcel,))
    refuse_unknown_project(prepared, project)
    using = _using(prepared, parcel)
    with plan_at_hand(prepared, PlanOptions(as_of), progress) as context:
        progress("price", 0, 1)
        pricing = Pricing(context)
        price, price_for = pricing.price([parcel]), pricing.price([parcel], only=project)
    scores, own = scores_of(ws, prepared), using[(using["project"] == project).to_numpy()]
    content: Content = {
        "as_of": as_of.isoformat(),
        "parcel": _parcel(prepared, parcel, scores.get(parcel)),
        "project": _project(prepared, project),
        "bar": _bar(prepared, parcel, project),
        "site": _site(own),
        "checks": _checks(prepared, parcel, project, own),
        "plan_now": _plan_now(context, project),
        "alternatives": _alternatives(context, project, own),
        "others": [_user(prepared, row) for row in _best(using, except_for=project)],
        "price": _price(price),
        "price_for": _price(price_for),
        "waiting": _waiting(ws, parcel, as_of, price, actor),
    }
    return content, case_inputs(prepared)


def case_inputs(prepared: Basis) -> dict[str, Any]:
    """Return what a case rests on: it is outdated once any of it is another."""
    return {
        "versions": dict(prepared.city.versions),
        "policy": prepared.policy_hash,
        "rules": prepared.land.book.hash,
        "commitments": dict(sorted(prepared.commitments.items())),
        "engine": __version__,
    }


def _using(prepared: Basis, parcel: str) -> DataFrame:
    """Return every candidate on land with the parcel, its reserve lifted."""
    if parcel not in held_parcels(prepared):
        raise InputRefused("review_land_gone", parcel=parcel)
    land, options = sites_on(prepared.land, [parcel]), prepared.options(release=[parcel])
    frame = find_candidates(land, prepared.city.projects, prepared.policy, prepared.as_of, options=options).frame
    return frame[np.array([parcel in parcels for parcels in frame["parcels"]], bool)]


def _best(frame: DataFrame, *, except_for: str) -> Sequence[Mapping[str, Any]]:
    others = frame[(frame["project"] != except_for).to_numpy()]
    best = others.sort_values(["score", "project"], ascending=[False, True]).drop_duplicates("project")
    return rows_of(best.head(SHOWN))


def _parcel(prepared: Basis, parcel: str, score: float | None) -> Content:
    row = rows_of(DataFrame(prepared.city.parcels.loc[[parcel]].drop(columns="geometry")))[0]
    names = ("parcel_id", "name", "platform_id", "plan_use", "status", "reserve_reason", "reserved_until")
    area = mu_from_m2(float(prepared.city.parcels.geometry.at[parcel].area))
    purpose: list[Plain] = list(words(row, "reserve_purpose"))
    return {**{name: plain(row[name]) for name in names}, "purpose": purpose, "area_mu": area, "score": score}


def _project(prepared: Basis, project: str) -> Content:
    row = rows_of(prepared.city.projects.loc[[project]])[0]
    names = (
        "project_id", "name", "sector_group", "stage", "area_min_mu", "area_max_mu", "need_by", "investment_wan_yuan",
        "tax_wan_yuan_per_year", "promoter_body",
    )  # fmt: skip
    return {name: plain(row[name]) for name in names}


def _bar(prepared: Basis, parcel: str, project: str) -> Content:
    """Return the bar of this land for this project's sector and how the project stands to it."""
    policy, estate = prepared.policy, prepared.land.estate
    demand = demand_of(prepared.land, project)
    platforms = platform_facts(prepared.city)
    number = estate.number_of[parcel]
    home = int(estate.platform[number])
    quality = appraise(prepared.city.projects, platforms, policy).on(demand, home)
    level = platforms[home].level if home >= 0 else None
    least = policy.reserve_bar(level, demand.group)
    asked = float(estate.held_quality[number])
    purpose = words(rows_of(prepared.city.parcels.loc[[parcel]].drop(columns="geometry"))[0], "reserve_purpose")
    return {
        "level": level,
        "group": str(demand.group),
        "quality": plain(quality.q),
        "known_share": quality.known_share,
        "least": least,
        "asked": asked,
        "needed": max(least, asked),
        "is_met": quality.assessable and meets_quality(quality.q, max(least, asked)),
        "is_wanted": not purpose or str(demand.group) in purpose,
        "purpose_binds": policy.reserve.purpose_binds,
    }


def _site(own: DataFrame) -> Content | None:
    """Return the best site of the project that uses the parcel."""
    if own.empty:
        return None
    row = rows_of(own.sort_values(["score", "site"], ascending=[False, True]).head(1))[0]
    return {
        "site": row["site"],
        "parcels": list(row["parcels"]),
        "area_mu": mu_from_m2(float(row["area_m2"])),
        "score": int(row["score"]),
        "ready_on": plain(row["ready_on"]),
    }


def _checks(prepared: Basis, parcel: str, project: str, own: DataFrame) -> Content:
    """Return the rules of funnel and catalogue on that site with the reserve lifted; what is not met in full."""
    site = parcel if own.empty else str(_site(own)["site"])  # type: ignore[index]
    desk = site_desk(prepared, prepared.options(release=[parcel]))
    demand: ProjectDemand = demand_of(prepared.land, project)
    findings = desk.allocation_findings(demand, desk.facts(_named(prepared, site, parcel)))
    counts = {str(verdict): sum(one.verdict is verdict for one in findings) for verdict in Verdict}
    left = [one for one in findings if one.verdict in (Verdict.FAIL, Verdict.UNDETERMINED, Verdict.CONDITIONAL)]
    return {"site": site, "counts": plain(counts), "open": plain(left)}


def _named(prepared: Basis, site: str, parcel: str) -> str:
    """Return a site's name; of a whole parcel that is cut into pieces, the name the search has for all of it."""
    if site != parcel:
        return site
    rows = np.flatnonzero(prepared.land.parts.parcel == prepared.land.estate.number_of[parcel])
    largest = max(rows, key=lambda part: float(prepared.land.parts.area_m2[part]))
    return prepared.land.names.site(np.array([largest], np.int64))


def _plan_now(context: PlanContext, project: str) -> Content | None:
    """Return where today's best plan, the reserve as it is, puts the project; ``None`` if nowhere."""
    problem = context.problem
    chosen = [number for number in context.outcome.chosen if problem.project_of(number) == project]
    if not chosen:
        return None
    frame = context.pool.frame
    site = problem.sites[chosen[0]]
    row = rows_of(frame[(frame["project"] == project).to_numpy() & (frame["site"] == site).to_numpy()].head(1))[0]
    return _alternative(row, None)


def _alternatives(context: PlanContext, project: str, own: DataFrame) -> list[Plain]:
    """Return the project's best sites on land not in reserve, each with the score lost against the parcel's site."""
    frame = context.pool.frame
    open_ = frame[(frame["project"] == project).to_numpy() & (frame["prime_m2"] == 0).to_numpy()]
    best = open_.sort_values(["score", "site"], ascending=[False, True]).drop_duplicates("parcels").head(SHOWN)
    most = None if own.empty else int(own["score"].max())
    return [_alternative(row, most) for row in rows_of(best)]


def _alternative(row: Mapping[str, Any], most: int | None) -> Content:
    score = int(row["score"])
    return {
        "site": row["site"],
        "platform_id": row["platform_id"],
        "area_mu": mu_from_m2(float(row["area_m2"])),
        "score": score,
        "lost": None if most is None else most - score,
        "ready_on": plain(row["ready_on"]),
    }


def _user(prepared: Basis, row: Mapping[str, Any]) -> Content:
    return {
        "project": row["project"],
        "name": str(prepared.city.projects.at[row["project"], "name"]),
        "quality": float(row["quality"]),
        "score": int(row["score"]),
        "site": row["site"],
    }


def _price(price: Price) -> Content:
    names = ("plan", "released", "points", "low", "high", "is_proven", "takers", "moves")
    return {name: plain(getattr(price, name)) for name in names}


def _waiting(ws: Workspace, parcel: str, as_of: date, price: Price, actor: Actor) -> Content:
    """Return the value of waiting against the price of holding; why not, where it cannot be had."""
    try:
        found = waiting_value(ws, parcel, WaitingOptions(as_of, now_points=float(price.points)), actor=actor)
    except InputRefused as error:
        return {"because": error.code}
    worth = found.advice.worth
    return {
        "because": None,
        "answer": str(found.advice.answer),
        "value": None if worth is None else worth.value,
        "low": None if worth is None else worth.low,
        "high": None if worth is None else worth.high,
        "break_even": plain(found.advice.break_even),
        "rate": None if found.advice.total is None else plain(found.advice.total.per_quarter),
        "arrivals": _arrivals(found.left),
        "quarters": found.assumptions.horizon_quarters,
    }


def _arrivals(left: Mapping[str, int]) -> int:
    counts: Iterable[int] = left.values()
    return min(counts, default=0)
