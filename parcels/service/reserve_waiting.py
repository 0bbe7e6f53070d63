"""What waiting with one reserved parcel is worth, and whether to keep it."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from parcels.domain.codes import ReserveStatus
from parcels.domain.errors import InputRefused
from parcels.landing.waiting.advice import Advice, Case, Parcel, advise
from parcels.landing.waiting.assumptions import LONGEST, NAMES, WaitingAssumptions, assumptions_of
from parcels.landing.waiting.pooling import Pool
from parcels.landing.waiting.prospects import Prospects, area_mu, find_prospects, prepare_points
from parcels.rules.demand import ROUNDING
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
    the score of today's best user. ``pool_quarters`` joins the arrivals of the whole reserve as a prior worth so many
    quarters of record; 0 leaves the parcel's own record alone.
    """

    as_of: date
    policy: Path | None = None
    given: Mapping[str, Any] = field(default_factory=dict)
    now_points: float | None = None
    pool_quarters: float = 0.0


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
    pool_quarters, pooled
        Weight of the arrivals of the whole reserve, in quarters of record (0: not used), and how many projects it has.
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
    pool_quarters: float = 0.0
    pooled: int = 0


def waiting_value(
    ws: Workspace, parcel_id: str, options: WaitingOptions, *, actor: Actor, progress: Progress = silent
) -> ParcelWaiting:
    """Return the value of waiting with a parcel in reserve.

    Raises
    ------
    InputRefused
        ``parcel_unknown``, ``waiting_not_held``, ``waiting_not_set`` where the policy has no section ``[waiting]`` and
        not every assumption is given, ``waiting_assumption``, ``waiting_now`` and ``waiting_pool`` for values that
        cannot be used.
    """
    require(actor, "view_reserve")
    prepared = basis(ws, options.policy, options.as_of, progress=progress)
    _refuse_not_held(prepared, parcel_id)
    records = reserve_records(prepared, None if options.pool_quarters else [parcel_id])
    taker, cut_off = _best_taker(prepared, parcel_id, progress)
    return waiting_at(records, parcel_id, options, (taker, cut_off))


@dataclass(frozen=True, eq=False)
class ReserveRecords:
    """What the record says of each reserved parcel, before any assumption: it serves as many assumptions as asked."""

    prepared: Basis
    prospects: Mapping[str, Prospects]
    area_mu: Mapping[str, float]
    prepare: Mapping[str, float]

    def pool_for(self, parcel_id: str, quarters: float) -> Pool | None:
        """Return the projects that suit some reserved parcel and fit this one by area."""
        if not quarters:
            return None
        most = self.area_mu[parcel_id] * (1 + ROUNDING)
        suits = Counter(one.project for found in self.prospects.values() for one in found.found)
        every = {one.project: one for found in self.prospects.values() for one in found.found if one.area_mu <= most}
        return Pool(quarters, tuple(every.values()), {name: suits[name] / len(self.prospects) for name in every})


def reserve_records(prepared: Basis, parcels: Collection[str] | None = None) -> ReserveRecords:
    """Return the record of some reserved parcels; of all by default."""
    names = held_parcels(prepared) if parcels is None else tuple(parcels)
    land, policy, as_of = prepared.land, prepared.policy, prepared.as_of
    return ReserveRecords(
        prepared,
        {name: find_prospects(land, name, policy, as_of, prepared.milestones) for name in names},
        {name: area_mu(land, name) for name in names},
        {name: prepare_points(land, name, policy, as_of) for name in names},
    )


def waiting_at(
    records: ReserveRecords, parcel_id: str, options: WaitingOptions, taking: tuple[Taker | None, int]
) -> ParcelWaiting:
    """Return the value of waiting with one parcel under some assumptions; quick, nothing is read.

    ``taking`` is today's best user, and how many projects have sites that the search did not keep.
    """
    _refuse_bad(options)
    prepared, (taker, cut_off) = records.prepared, taking
    given = {name: value for name, value in options.given.items() if value is not None}
    assumptions = assumptions_of({**_of_policy(prepared.policy), **given})
    now = options.now_points if options.now_points is not None else (float(taker.score) if taker else None)
    prospects, pooled = records.prospects[parcel_id], records.pool_for(parcel_id, options.pool_quarters)
    parcel = Parcel(records.area_mu[parcel_id], records.prepare[parcel_id], now)
    return ParcelWaiting(
        parcel_id=parcel_id,
        as_of=prepared.as_of,
        area_mu=parcel.area_mu,
        now=now,
        now_source="given" if options.now_points is not None else "score" if taker else "nobody",
        taker=taker,
        assumptions=assumptions,
        sources={name: "given" if name in given else "policy" for name in NAMES},
        policy=_policy_facts(prepared),
        left=prospects.left,
        recorded_since=prospects.recorded_since,
        not_all_sites=cut_off,
        advice=advise(Case(parcel, prospects.found, prepared.as_of, prospects.recorded_since, pooled), assumptions),
        pool_quarters=options.pool_quarters,
        pooled=0 if pooled is None else len(pooled.prospects),
    )


def _refuse_bad(options: WaitingOptions) -> None:
    points, quarters = options.now_points, options.pool_quarters
    if points is not None and not 0 <= points < float("inf"):
        raise InputRefused("waiting_now", value=str(points))
    if not 0 <= quarters <= LONGEST:
        raise InputRefused("waiting_pool", value=str(quarters), most=LONGEST)


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
