"""How long items took in this city (本地经验值): quantiles of its own finished items, or nothing where there are few.

The time of an item runs from the day the last item before it in the usual order was finished to the day it was
finished itself; an item that was ready before that took no time of its own (0 days). Supply may instead be measured
from listing to delivery of projects, where too few rows of readiness say it.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from parcels.landing.readiness_record import ItemRecord, ItemState
from parcels.landing.readiness_steps import DELIVERY, ExperienceRule, Order
from parcels.rules.demand import when

SUPPLY = "supply"


@dataclass(frozen=True)
class ItemExperience:
    """Calendar days an item took at the two quantiles; ``None`` with fewer finished cases than the rule asks.

    ``source`` is ``readiness`` or ``milestones``.
    """

    item: str
    cases: int
    days: tuple[int, int] | None = None
    source: str = "readiness"


@dataclass(frozen=True)
class Experience:
    """Experience of all items, the least number of cases it rests on, and the shares of its quantiles."""

    cases_min: int
    shares: tuple[float, float]
    of: Mapping[str, ItemExperience] = field(default_factory=dict)

    def days(self, item: str) -> tuple[int, int] | None:
        """Return the days of an item at both quantiles; ``None`` where nothing can be said."""
        found = self.of.get(item)
        return None if found is None else found.days


def experience_of(
    city: Iterable[Mapping[str, ItemRecord]],
    milestones: Iterable[Mapping[str, Any]],
    usual: Order,
    rule: ExperienceRule,
) -> Experience:
    """Return the experience of a city.

    Parameters
    ----------
    city
        Item → record, one mapping per parcel.
    milestones
        Rows of the milestone schema.
    usual
        Usual order of the items.
    rule
        Least number of cases and shares of the quantiles.
    """
    took: dict[str, list[int]] = {item: [] for item in usual.nodes if item != DELIVERY}
    for records in city:
        for item, days in _durations(records, usual):
            took[item].append(days)
    found = {item: _told(item, days, rule, "readiness") for item, days in took.items()}
    if SUPPLY in found and found[SUPPLY].days is None:
        instead = _told(SUPPLY, _supplied(milestones), rule, "milestones")
        found[SUPPLY] = instead if instead.days is not None else found[SUPPLY]
    return Experience(rule.cases_min, rule.shares, found)


def quantile(days: Sequence[int], share: float) -> int:
    """Return the least value that at least a share of the cases did not exceed.

    >>> quantile([10, 20, 30, 40, 50], 0.5), quantile([10, 20, 30, 40, 50], 0.8)
    (30, 40)
    """
    return sorted(days)[math.ceil(round(share * len(days), 9)) - 1]


def _told(item: str, days: Sequence[int], rule: ExperienceRule, source: str) -> ItemExperience:
    if len(days) < rule.cases_min:
        return ItemExperience(item, len(days), source=source)
    low, high = (quantile(days, share) for share in rule.shares)
    return ItemExperience(item, len(days), (low, high), source)


def _durations(records: Mapping[str, ItemRecord], usual: Order) -> Iterable[tuple[str, int]]:
    """Yield item and days of one parcel; what is not needed is looked through to the items before it."""
    over: dict[str, date | None] = {}
    for item in (node for node in usual.nodes if node != DELIVERY):
        record, before = records[item], [over[name] for name in usual.after[item]]
        known = [day for day in before if day is not None]
        since = max(known) if known and len(known) == len(before) else None
        over[item] = since if record.state is ItemState.NOT_NEEDED else record.finished_on
        if record.state is ItemState.DONE and record.finished_on is not None and since is not None:
            yield item, max((record.finished_on - since).days, 0)


def _supplied(milestones: Iterable[Mapping[str, Any]]) -> list[int]:
    """Return days from listing to delivery of the projects that have one actual date of each, in that order."""
    dates: dict[str, dict[str, list[date]]] = {}
    for row in milestones:
        day = when(row, "actual_on")
        if day is not None and row["milestone"] in ("listed", "delivered"):
            dates.setdefault(str(row["project_id"]), {}).setdefault(str(row["milestone"]), []).append(day)
    pairs = (one for one in dates.values() if len(one) == 2 and all(len(days) == 1 for days in one.values()))
    return [days for one in pairs if (days := (one["delivered"][0] - one["listed"][0]).days) >= 0]
