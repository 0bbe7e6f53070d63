"""Entries of the reserve ledger, and the state of each parcel that they add up to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class EntryKind(StrEnum):
    """What an entry does. In Chinese: 台账事项."""

    OPENING = "opening"
    """期初: in reserve by the import when the ledger was opened."""
    DESIGNATE = "designate"
    """划入."""
    EXTEND = "extend"
    """续期."""
    SWAP_OUT = "swap_out"
    """置换调出."""
    SWAP_IN = "swap_in"
    """置换调入."""
    RELEASE = "release"
    """释放: out of the reserve for whoever fits."""
    RELEASE_FOR = "release_for"
    """定向释放: for one project only, until a day."""
    TAKE_BACK = "take_back"
    """收回定向释放."""
    EXPIRE = "expire"
    """到期退出: out because the term is over and somebody decided not to extend it."""
    INTERIM = "interim"
    """临时利用."""
    INTERIM_END = "interim_end"
    """结束临时利用."""


INWARD = frozenset({EntryKind.OPENING, EntryKind.DESIGNATE, EntryKind.SWAP_IN})
OUTWARD = frozenset({EntryKind.RELEASE, EntryKind.SWAP_OUT, EntryKind.EXPIRE})


@dataclass(frozen=True)
class Terms:
    """Why, by whose authority (a document or meeting), until when, and what the parcel is kept for.

    Attributes
    ----------
    until
        Last day: of the designation, of a release for one project, or of an interim use; ``None`` without a term.
    sectors, area_min_mu, area_max_mu, quality_min
        Wanted sector groups (none: any), sizes of projects in mu, least quality in points.
    interim_allowed, interim_use
        Whether the land may be used meanwhile, and for what it is.
    """

    reason: str = ""
    authority: str = ""
    until: date | None = None
    sectors: tuple[str, ...] = ()
    area_min_mu: float | None = None
    area_max_mu: float | None = None
    quality_min: float | None = None
    interim_allowed: bool = False
    interim_use: str = ""


@dataclass(frozen=True)
class Entry:
    """One line of the ledger; area in m² and prime score in points are those of the day, the score ``None`` if unknown.

    ``other`` is the parcel on the other side of a swap, ``review`` the number of the release review that led to it.
    """

    kind: EntryKind
    parcel_id: str
    platform_id: str
    on: date
    area_m2: float
    score: float | None = None
    terms: Terms = Terms()
    project_id: str | None = None
    other: str | None = None
    review: int | None = None
    number: int = 0


class Standing(StrEnum):
    """How a parcel of the ledger stands. In Chinese: 留白状态."""

    HELD = "held"
    """在库."""
    GRANTED = "granted"
    """已定向释放."""
    OUT = "out"
    """已出库."""


@dataclass(frozen=True)
class Holding:
    """A parcel the ledger knows, on a day.

    Attributes
    ----------
    since
        Day it came in; of an opening entry the day the ledger was opened.
    terms
        Those of the designation, with the latest term.
    project_id, granted_until
        Project it is released for, until when; the project stays named after that day (``is_lapsed``).
    interim_use, interim_until
        Use meanwhile, empty where there is none.
    is_due
        Still held although the term of the designation is over: somebody has to decide.
    """

    parcel_id: str
    platform_id: str
    standing: Standing
    since: date
    terms: Terms
    area_m2: float
    score: float | None
    project_id: str | None = None
    granted_until: date | None = None
    interim_use: str = ""
    interim_until: date | None = None
    is_due: bool = False
    is_lapsed: bool = False
    entry: int = 0


def holdings_on(entries: Iterable[Entry], on: date) -> Mapping[str, Holding]:
    """Return how every parcel of the ledger stands at the end of a day, by id.

    Only entries of that day and before count. A release for one project ends by itself after its last day: the parcel
    is in reserve again. The term of a designation ends nothing by itself: the parcel stays in reserve and is due.
    """
    found: dict[str, Holding] = {}
    for entry in entries:
        if entry.on <= on:
            found[entry.parcel_id] = _after(found.get(entry.parcel_id), entry)
    return {parcel: _as_of(holding, on) for parcel, holding in sorted(found.items())}


def held(holdings: Mapping[str, Holding]) -> Mapping[str, Holding]:
    """Return those in reserve."""
    return {name: one for name, one in holdings.items() if one.standing is Standing.HELD}


def _after(before: Holding | None, entry: Entry) -> Holding:
    if before is None or entry.kind in INWARD:
        held = Holding(
            entry.parcel_id, entry.platform_id, Standing.HELD, entry.on, entry.terms, entry.area_m2, entry.score
        )
        return replace(held, entry=entry.number)
    return replace(before, entry=entry.number, **_CHANGES[entry.kind](before, entry))  # type: ignore[arg-type]


def _out(before: Holding, entry: Entry) -> dict[str, object]:
    return {"standing": Standing.OUT, "interim_use": "", "interim_until": None, "project_id": None}


def _granted(before: Holding, entry: Entry) -> dict[str, object]:
    grant = {"standing": Standing.GRANTED, "project_id": entry.project_id, "granted_until": entry.terms.until}
    return {**grant, "interim_use": "", "interim_until": None}


def _back(before: Holding, entry: Entry) -> dict[str, object]:
    return {"standing": Standing.HELD, "project_id": None, "granted_until": None}


def _extended(before: Holding, entry: Entry) -> dict[str, object]:
    return {"terms": replace(before.terms, until=entry.terms.until)}


def _interim(before: Holding, entry: Entry) -> dict[str, object]:
    return {"interim_use": entry.terms.interim_use, "interim_until": entry.terms.until}


def _interim_over(before: Holding, entry: Entry) -> dict[str, object]:
    return {"interim_use": "", "interim_until": None}


_CHANGES = {
    EntryKind.RELEASE: _out,
    EntryKind.SWAP_OUT: _out,
    EntryKind.EXPIRE: _out,
    EntryKind.RELEASE_FOR: _granted,
    EntryKind.TAKE_BACK: _back,
    EntryKind.EXTEND: _extended,
    EntryKind.INTERIM: _interim,
    EntryKind.INTERIM_END: _interim_over,
}


def _as_of(holding: Holding, on: date) -> Holding:
    changes: dict[str, object] = {}
    if holding.standing is Standing.GRANTED and is_over(holding.granted_until, on):
        changes |= {"standing": Standing.HELD, "is_lapsed": True}
    if is_over(holding.interim_until, on):
        changes |= {"interim_use": "", "interim_until": None}
    if changes.get("standing", holding.standing) is Standing.HELD and is_over(holding.terms.until, on):
        changes |= {"is_due": True}
    return replace(holding, **changes) if changes else holding  # type: ignore[arg-type]


def is_over(until: date | None, on: date) -> bool:
    """Return whether a last day has passed; without one never."""
    return until is not None and until < on
