"""What land is prime: the explained score of every parcel that competes, kept once per content and policy."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np

from parcels.domain.codes import ReserveStatus
from parcels.domain.errors import InputRefused
from parcels.planning.estate import day
from parcels.planning.parts import Floats
from parcels.planning.prime.measuring import PARTS, Measured, measure_prime
from parcels.planning.prime.pool import Aside, prime_pool
from parcels.planning.prime.proposal import Comparison, compare_reserve
from parcels.planning.prime.records import PrimeScore
from parcels.planning.prime.scoring import Scored, prime_records, score_prime, weights_of
from parcels.planning.prime.stability import draw_weights, stability
from parcels.planning.prime.thresholds import WeightRange, weight_ranges
from parcels.planning.prime.wanted import stated_by_service
from parcels.rules.law import law_plan
from parcels.rules.policy import Policy
from parcels.rules.prime_policy import PrimePart, PrimePolicy, packaged_prime
from parcels.service.access import Actor, require
from parcels.service.prepared import Basis, LastUsed, basis, nearest
from parcels.service.progress import Progress, silent
from parcels.service.screening import parcel_measures
from parcels.service.workspace import Workspace

_MEASURED: LastUsed[Measured] = LastUsed(2)
_BOARDS: LastUsed["PrimeBoard"] = LastUsed(6)


@dataclass(frozen=True)
class PrimeOptions:
    """Law date, policy, size of the top set, weights moved for a look, seed of the drawn weights.

    Without ``top`` the set has the size of today's reserve, or the policy's share where nothing is in reserve.
    """

    as_of: date
    policy: Path | None = None
    top: int | None = None
    moved: Mapping[PrimePart, float] = field(default_factory=dict)
    seed: int = 0


@dataclass(frozen=True, eq=False)
class PrimeBoard:
    """The ranking with its stability and its comparison with the reserve.

    Attributes
    ----------
    prepared, prime
        What it was made from; ``is_packaged`` tells that the policy has no section of its own (演示数据).
    scores
        By parcel id, best first; those that are not ranked last.
    size, is_reserve_size
        Size of the top set, and whether it is that of today's reserve.
    stability
        By parcel id, share of the draws in which it is in the top set; ``None`` where it is not ranked.
    comparison
        Proposed, agreed, reserved but not in the top set, reserved but not scored.
    """

    prepared: Basis
    prime: PrimePolicy
    is_packaged: bool
    options: PrimeOptions
    scored: Scored
    scores: Mapping[str, PrimeScore]
    size: int
    is_reserve_size: bool
    stability: Mapping[str, float | None]
    comparison: tuple[Comparison, ...]

    @property
    def aside(self) -> Mapping[str, Aside]:
        """Parcels that do not compete, and why."""
        return self.scored.measured.pool.aside

    def ranges(self, parcel: str) -> tuple[WeightRange, ...]:
        """Return how far each single weight can move before the parcel enters or leaves the top set."""
        return weight_ranges(self.scored, self.scored.measured.pool.ids.index(parcel), self.size)

    def stated_needs(self, parcel: str) -> Mapping[str, int]:
        """Return on how many projects the need of each service on the parcel's platform rests."""
        pool = self.scored.measured.pool
        return stated_by_service(self.scored.measured.needs, int(pool.platform[pool.ids.index(parcel)]))


def prime_policy(policy: Policy) -> tuple[PrimePolicy, bool]:
    """Return what makes land prime under a policy, and whether that is the packaged demo section (演示数据)."""
    return (packaged_prime(), True) if policy.prime is None else (policy.prime, False)


def prime_scores(ws: Workspace, prepared: Basis) -> Mapping[str, PrimeScore]:
    """Return the score of prime land by parcel id; parcels that do not compete are not among them."""
    prime, _ = prime_policy(prepared.policy)
    return prime_records(score_prime(measured_land(ws, prepared), prime))


def measured_land(ws: Workspace, prepared: Basis) -> Measured:
    """Return the measures of prime land; quick when they were asked before."""

    def make() -> Measured:
        prime, _ = prime_policy(prepared.policy)
        measures, _ = parcel_measures(ws, prepared.city, law_plan(prepared.land.law_context.rules))
        return measure_prime(prepared.city, prime_pool(prepared.land, prime), measures, prime)

    return _MEASURED.get(prepared.key, make)


def prime_board(ws: Workspace, options: PrimeOptions, *, actor: Actor, progress: Progress = silent) -> PrimeBoard:
    """Return the ranking of prime land with stability and the comparison with the reserve.

    Raises
    ------
    InputRefused
        ``prime_top`` for a size out of range, ``prime_weight`` for a weight below zero, ``prime_nothing`` where no
        parcel competes or none is measured enough to be ranked, nothing imported yet.
    """
    require(actor, "view_prime")
    prepared = basis(ws, options.policy, options.as_of, progress=progress)
    promised = _promised(prepared)
    key = (
        prepared.key, options.top, tuple(sorted(options.moved.items())), options.seed, tuple(sorted(promised.items())),
    )  # fmt: skip
    return _BOARDS.get(key, lambda: _board(ws, prepared, options, promised))


def _board(ws: Workspace, prepared: Basis, options: PrimeOptions, promised: Mapping[str, str]) -> PrimeBoard:
    prime, is_packaged = prime_policy(prepared.policy)
    weights = _weights(prime, options)
    scored = score_prime(measured_land(ws, prepared), prime, weights)
    held = frozenset(
        str(name) for name in prepared.city.parcels.index[prepared.city.parcels["reserve_status"] == ReserveStatus.HELD]
    )
    size = _size(scored, prime, options.top, len(held))
    rng = np.random.default_rng(options.seed)
    steady = stability(scored, size, draw_weights(weights, prime.draws, prime.concentration, rng))
    ids, records = scored.measured.pool.ids, prime_records(scored)
    ordered = sorted(records.values(), key=lambda one: (one.rank is None, one.rank or 0, one.parcel_id))
    return PrimeBoard(
        prepared=prepared,
        prime=prime,
        is_packaged=is_packaged,
        options=options,
        scored=scored,
        scores={one.parcel_id: one for one in ordered},
        size=size,
        is_reserve_size=options.top is None and bool(held),
        stability={name: None if np.isnan(share) else float(share) for name, share in zip(ids, steady, strict=True)},
        comparison=compare_reserve(scored, size, steady, held, promised),
    )


def refuse_unknown_parcel(board: PrimeBoard, parcel: str) -> None:
    """Raise unless a parcel exists and competes.

    Raises
    ------
    InputRefused
        ``parcel_unknown`` with similar names, ``prime_aside`` with the reason it does not compete.
    """
    if parcel in board.aside:
        raise InputRefused("prime_aside", parcel=parcel, reason=str(board.aside[parcel]))
    if parcel not in board.scores:
        raise InputRefused("prime_parcel_unknown", parcel=parcel, nearest=nearest(parcel, board.scores))


def _weights(prime: PrimePolicy, options: PrimeOptions) -> Floats:
    for part, weight in options.moved.items():
        if not 0 <= weight < np.inf:
            raise InputRefused("prime_weight", part=str(part), value=weight)
    weights = weights_of(prime, options.moved)
    if weights.sum() <= 0:
        raise InputRefused("prime_weight", part=str(PARTS[0]), value=0)
    return weights


def _size(scored: Scored, prime: PrimePolicy, top: int | None, held: int) -> int:
    ranked = int(scored.assessable.sum())
    if not ranked:
        raise InputRefused("prime_nothing", parcels=len(scored.score), share=prime.known_share_min)
    if top is not None and not 1 <= top <= ranked:
        raise InputRefused("prime_top", value=top, most=ranked)
    return min(ranked, top or held or max(1, round(prime.top_share * ranked)))


def _promised(prepared: Basis) -> Mapping[str, str]:
    """Return parcel → project it is promised to, by the register or by an allocation in force."""
    estate = prepared.land.estate
    in_force = estate.promised_until >= day(prepared.as_of)
    rows = zip(estate.ids, estate.promised_to, in_force, strict=True)
    found = {name: project for name, project, holds in rows if project and holds}
    parcel_of = dict(
        zip(prepared.land.frame.index.astype(str), prepared.land.frame["parcel_id"].astype(str), strict=True)
    )
    return found | {parcel_of.get(atom, atom): project for atom, project in prepared.commitments.items()}
