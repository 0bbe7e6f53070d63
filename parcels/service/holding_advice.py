"""Keep, release, or release if: the price of holding against what waiting may bring, for the whole reserve."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from parcels.landing.waiting.advice import Answer
from parcels.planning.holding.pricing import Price
from parcels.service.access import Actor
from parcels.service.holding import ReservePrices, reserve_prices
from parcels.service.plan_run import PlanOptions
from parcels.service.progress import Cancelled, Progress, never, silent
from parcels.service.reserve_waiting import ParcelWaiting, ReserveRecords, WaitingOptions, reserve_records, waiting_at
from parcels.service.workspace import Workspace


class Verdict(StrEnum):
    """What to do with a reserved parcel, by the price of holding and the value of waiting together. 留白建议."""

    COSTS_NOTHING = "costs_nothing"
    """继续留白，无代价: its release brings the plan of today nothing."""
    KEEP = "keep"
    """继续留白: waiting is worth more than what its release brings today."""
    RELEASE = "release"
    """释放: its release brings at least what waiting is worth, over the whole interval of the rate."""
    RELEASE_IF = "release_if"
    """有条件释放: it depends on where in the interval the rate of arrivals lies."""
    ONLY_PRICE = "only_price"
    """历史不足，仅有留白机会成本: too little history; the price stands alone."""


@dataclass(frozen=True)
class Held:
    """One reserved parcel: its price, the value of waiting against that price, and the verdict."""

    price: Price
    waiting: ParcelWaiting
    verdict: Verdict

    @property
    def parcel_id(self) -> str:
        """The parcel."""
        return self.price.parcels[0]


@dataclass(frozen=True, eq=False)
class HoldingCase:
    """What the verdicts on the whole reserve are given from: it takes a while to find, and serves any assumptions."""

    prices: ReservePrices
    records: ReserveRecords


def holding_case(
    ws: Workspace,
    options: PlanOptions,
    *,
    actor: Actor,
    progress: Progress = silent,
    cancelled: Cancelled = never,
) -> HoldingCase:
    """Return prices and records of the whole reserve; permissions and refusals as those of the prices."""
    prices = reserve_prices(ws, options, actor=actor, progress=progress, cancelled=cancelled)
    return HoldingCase(prices, reserve_records(prices.prepared))


def verdicts(case: HoldingCase, given: Mapping[str, Any], pool_quarters: float = 0.0) -> tuple[Held, ...]:
    """Return the verdict on every parcel that has a price, dearest first; ``given`` replaces assumptions of the policy.

    Raises
    ------
    InputRefused
        ``waiting_not_set``, ``waiting_assumption``, ``waiting_pool``.
    """
    return tuple(_verdict(case, price, given, pool_quarters) for price in case.prices.parcels)


def _verdict(case: HoldingCase, price: Price, given: Mapping[str, Any], pool_quarters: float) -> Held:
    options = WaitingOptions(case.prices.as_of, None, given, float(price.points), pool_quarters)
    waiting = waiting_at(case.records, price.parcels[0], options, (None, 0))
    return Held(price, waiting, verdict_of(price, waiting.advice.answer))


def verdict_of(price: Price, answer: Answer) -> Verdict:
    """Return the verdict from a price and the answer of waiting against it.

    A price that is not proven is taken as found; that it is not proven is said beside it.
    """
    if price.points == 0 and price.is_proven:
        return Verdict.COSTS_NOTHING
    if answer is Answer.TOO_LITTLE_HISTORY:
        return Verdict.ONLY_PRICE
    return {Answer.KEEP: Verdict.KEEP, Answer.RELEASE: Verdict.RELEASE, Answer.RELEASE_IF: Verdict.RELEASE_IF}[answer]
