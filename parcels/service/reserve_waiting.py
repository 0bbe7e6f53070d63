"""What waiting with one reserved parcel is worth, and whether to keep it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from parcels.domain.codes import ReserveStatus
from parcels.domain.errors import InputRefused
from parcels.landing.waiting.advice import Advice, Case, Parcel, advise
from parcels.landing.waiting.assumptions import NAMES, WaitingAssumptions, assumptions_of
from parcels.landing.waiting.prospects import area_mu, find_prospects, prepare_points
from parcels.rules.policy import Policy
from parcels.service.access import Actor, require
from parcels.service.plain import rows_of
from parcels.service.prepared import Basis, basis, nearest, pool
from parcels.service.progress import Progress, silent
from parcels.service.reserve import held_parcels, may_while_held
from parcels.service.workspace import Workspace


@dataclass(frozen=True)
class WaitingOptions:
    """Date, policy (``None``: the workspace's), assumptions put in place of the policy's, by name.

    ``now_points`` is what giving the parcel today is worth in points, for example its price of holding; without it,
    the score of today's best user.
    """

    as_of: date
    policy: Path | None = None
    given: Mapping[str, Any] = field(default_factory=dict)
    now_points: float | None = None


@dataclass(frozen=True)
class Taker:
    """Today's best user of the parcel alone if it were released; ``meets_bar`` tells that it may even while held."""

    project: str
    name: str
    score: int
    quality: float
    fit: float
    site: str
    meets_bar: bool


@dataclass(frozen=True)
class ParcelWaiting:
    """The value of waiting with one parcel and all it rests on.

    Attributes
    ----------
    now, now_source
        Points of giving the parcel today, and whether they were ``given``, are the ``score`` of the taker, or there is
        ``nobody``.
    sources
        Assumption → ``given`` or ``policy``.
    left
        How many projects of the record were left after each check.
    recorded_since
        First date of the record of leads.
    not_all_sites
        Projects of which the search did not keep every site; a better user could be among those.
    """

    parcel_id: str
    as_of: date
    area_mu: float
    now: float | None
    now_source: str
    taker: Taker | None
    assumptions: WaitingAssumptions
    sources: Mapping[str, str]
    policy: Mapping[str, Any]
    left: Mapping[str, int]
    recorded_since: date | None
    not_all_sites: int
    advice: Advice


def waiting_value(
    ws: Workspace, parcel_id: str, options: WaitingOptions, *, actor: Actor, progress: Progress = silent
) -> ParcelWaiting:
    """Return the value of waiting with a parcel in reserve.

    Raises
    ------
    InputRefused
        ``parcel_unknown``, ``waiting_not_held``, ``waiting_not_set`` where the policy has no section ``[waiting]`` and
        not every assumption is given, ``waiting_assumption`` and ``waiting_now`` for values that cannot be used.
    """
    require(actor, "view_reserve")
    _refuse_bad_now(options.now_points)
    prepared = basis(ws, options.policy, options.as_of, progress=progress)
    _refuse_not_held(prepared, parcel_id)
    given = {name: value for name, value in options.given.items() if value is not None}
    assumptions = assumptions_of({**_of_policy(prepared.policy), **given})
    taker, cut_off = _best_taker(prepared, parcel_id, progress)
    now = options.now_points if options.now_points is not None else (float(taker.score) if taker else None)
    prospects = find_prospects(prepared.land, parcel_id, prepared.policy, prepared.as_of)
    area = area_mu(prepared.land, parcel_id)
    parcel = Parcel(area, prepare_points(prepared.land, parcel_id, prepared.policy, prepared.as_of), now)
    return ParcelWaiting(
        parcel_id=parcel_id,
        as_of=prepared.as_of,
        area_mu=area,
        now=now,
        now_source="given" if options.now_points is not None else "score" if taker else "nobody",
        taker=taker,
        assumptions=assumptions,
        sources={name: "given" if name in given else "policy" for name in NAMES},
        policy=_policy_facts(prepared),
        left=prospects.left,
        recorded_since=prospects.recorded_since,
        not_all_sites=cut_off,
        advice=advise(Case(parcel, prospects.found, prepared.as_of, prospects.recorded_since), assumptions),
    )


def _refuse_bad_now(points: float | None) -> None:
    if points is not None and not 0 <= points < float("inf"):
        raise InputRefused("waiting_now", value=str(points))


def _refuse_not_held(prepared: Basis, parcel_id: str) -> None:
    parcels = prepared.land.parcels
    if parcel_id not in parcels.index:
        raise InputRefused("parcel_unknown", parcel=parcel_id, near=nearest(parcel_id, parcels.index))
    if parcels.at[parcel_id, "reserve_status"] != ReserveStatus.HELD:
        raise InputRefused("waiting_not_held", parcel=parcel_id)


def _of_policy(policy: Policy) -> Mapping[str, Any]:
    return {} if policy.waiting is None else policy.waiting.model_dump()


def _policy_facts(prepared: Basis) -> Mapping[str, Any]:
    policy = prepared.policy
    return {
        "name": policy.name,
        "version": policy.version,
        "hash": prepared.policy_hash,
        "is_demo": policy.is_demo,
    }


def _best_taker(prepared: Basis, parcel_id: str, progress: Progress) -> tuple[Taker | None, int]:
    """Return today's best user of the parcel alone, and how many projects have sites the search did not keep."""
    lifted = pool(prepared, prepared.options(release=held_parcels(prepared)), progress=progress)
    cut_off = sum(count > 0 for count in lifted.cut_off.values())
    own = lifted.frame.loc[[set(parcels) == {parcel_id} for parcels in lifted.frame["parcels"]]]
    if own.empty:
        return None, cut_off
    row = rows_of(own.sort_values(["score", "project", "site"], ascending=[False, True, True]).head(1))[0]
    taker = Taker(
        project=row["project"],
        name=str(prepared.city.projects.at[row["project"], "name"]),
        score=int(row["score"]),
        quality=float(row["quality"]),
        fit=float(row["fit"]),
        site=row["site"],
        meets_bar=bool(may_while_held(prepared, {row["project"]: (row["site"],)}, parcel_id)),
    )
    return taker, cut_off
