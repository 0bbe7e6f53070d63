"""How much land is in reserve: by platform, and day by day as the ledger moved."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from parcels.landing.reserve.entries import Entry, EntryKind, Holding, held, holdings_on

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Balance:
    """Parcels in reserve: how many, m², and the mean prime score weighted by area over the parcels that have one.

    ``scored_m2`` is the area that mean rests on; the mean is ``None`` where no parcel has a score.
    """

    count: int = 0
    area_m2: float = 0.0
    scored_m2: float = 0.0
    score: float | None = None


@dataclass(frozen=True)
class Point:
    """The balance at the end of a day: of the whole reserve and by platform."""

    on: date
    total: Balance
    by_platform: Mapping[str, Balance]


def balance_of(holdings: Iterable[Holding]) -> Balance:
    """Return the balance of parcels in reserve.

    score = Σ area·score / Σ area over the parcels with a score.
    """
    own = list(holdings)
    scored = [(one.area_m2, one.score) for one in own if one.score is not None]
    area = sum(size for size, _ in scored)
    mean = sum(size * score for size, score in scored) / area if area > 0 else None
    return Balance(len(own), sum(one.area_m2 for one in own), area, mean)


def point_of(holdings: Mapping[str, Holding], on: date) -> Point:
    """Return the balances of what is in reserve."""
    own = list(held(holdings).values())
    platforms = sorted({one.platform_id for one in own})
    by_platform = {name: balance_of(one for one in own if one.platform_id == name) for name in platforms}
    return Point(on, balance_of(own), by_platform)


def balance_series(entries: Sequence[Entry], on: date) -> tuple[Point, ...]:
    """Return the balance at the end of every day on which it may have changed, up to a day, and of that day itself."""
    days = {entry.on for entry in entries if entry.on <= on}
    lapses = {_lapse(entry) for entry in entries} - {None}
    days |= {day for day in lapses if day is not None and day <= on}
    if not days:
        return ()
    return tuple(point_of(holdings_on(entries, day), day) for day in sorted(days | {on}))


def _lapse(entry: Entry) -> date | None:
    """Return the day from which a release for one project may be over by itself."""
    until = entry.terms.until if entry.kind is EntryKind.RELEASE_FOR else None
    return None if until is None or until >= date.max else until + DAY
