"""Keeping the reserve ledger: what leaders decide is written as entries; what anybody may see is read from them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

import pandas as pd

from parcels.domain.allocation import is_held_on
from parcels.domain.codes import LandStatus, ReserveStatus
from parcels.domain.errors import ActionRefused, InputRefused
from parcels.domain.finding import Finding
from parcels.geo.city import City
from parcels.landing.reserve import movements
from parcels.landing.reserve.balance import Point, balance_series
from parcels.landing.reserve.effective import import_findings
from parcels.landing.reserve.entries import Entry, EntryKind, Holding, Terms, holdings_on
from parcels.landing.reserve.movements import Land, Ledger
from parcels.landing.reserve.settings import ReserveSettings, packaged_reserve_settings, parse_reserve_settings
from parcels.rules.demand import text, when, words
from parcels.rules.uses import is_statutory_blank
from parcels.service.access import Actor, require
from parcels.service.authority import require_now
from parcels.service.ledgered import current_versions
from parcels.service.plain import rows_of
from parcels.service.prepared import Basis, basis, nearest
from parcels.service.prime import prime_scores
from parcels.service.workspace import Workspace
from parcels.store.datasets import current_datasets
from parcels.store.reserve_ledger import add_entries, last_entry_by, lock_ledger, read_entries
from parcels.store.unit_of_work import UnitOfWork

SETTINGS_FILE = "reserve.toml"
CLOCKS_APART = timedelta(hours=14)
"""The day of a decision may be that of a place this far ahead of UTC."""
SUPPLIED = (LandStatus.SUPPLIED, LandStatus.BUILT)


@dataclass(frozen=True)
class Movement:
    """Something decided about a parcel: ``kind`` is one of :data:`MOVES`, ``into`` the parcel that comes in by a swap.

    ``terms`` say why, by whose authority, until when, for what.
    """

    kind: str
    parcel_id: str
    terms: Terms
    into: str | None = None


@dataclass(frozen=True, eq=False)
class LedgerView:
    """The ledger on a day.

    Attributes
    ----------
    entries
        Those of that day and before; none until the ledger is opened by the first decision.
    holdings
        Parcel → how it stands; of a ledger not yet opened, what the import says.
    series
        Balance over time; of a ledger not yet opened, only that of the day.
    findings
        Where import and ledger do not say the same.
    is_open
        Whether the ledger has entries.
    """

    on: date
    settings: ReserveSettings
    entries: tuple[Entry, ...]
    holdings: Mapping[str, Holding]
    series: tuple[Point, ...]
    findings: tuple[Finding, ...]
    is_open: bool


MOVES: Mapping[str, Callable[[Ledger, Land, Terms], tuple[Entry, ...]]] = {
    "designate": movements.designate,
    "extend": movements.extend,
    "expire": movements.expire,
    "take_back": movements.take_back,
    "interim": movements.interim,
    "interim_end": movements.interim_end,
}
"""What is decided without a review; a swap takes two parcels, a release takes a review."""


def reserve_settings(ws: Workspace) -> ReserveSettings:
    """Return the settings of ``<WS>/reserve.toml``, else the packaged ones (演示数据)."""
    path = Path(ws.target) / SETTINGS_FILE
    if not path.is_file():
        return packaged_reserve_settings()
    try:
        return parse_reserve_settings(path.read_text(encoding="utf-8-sig"), SETTINGS_FILE)
    except (OSError, UnicodeDecodeError) as error:
        problem = type(error).__name__
        raise InputRefused("reserve_settings_invalid", file=SETTINGS_FILE, path="-", problem=problem) from error


def ledger_view(ws: Workspace, on: date, *, actor: Actor) -> LedgerView:
    """Return the ledger on a day."""
    require(actor, "view_reserve")
    city = ws.imported_city()
    with ws.store.reading() as connection:
        entries = tuple(entry for entry in read_entries(connection) if entry.on <= on)
        imported = [info.imported_at for info in current_datasets(connection) if info.name == "parcels"]
        before = last_entry_by(connection, imported[0]) if imported else 0
    shown = entries or opening_entries(city, on, {})
    holdings = holdings_on(shown, on)
    found = import_findings(city.parcels, holdings, before) if entries else ()
    return LedgerView(on, reserve_settings(ws), entries, holdings, balance_series(shown, on), found, bool(entries))


def enter(ws: Workspace, wish: Movement, *, on: date, actor: Actor, now: datetime) -> tuple[Entry, ...]:
    """Write what a leader decided, on a day, and return the entries.

    The first decision opens the ledger: every parcel the import has in reserve gets an opening entry before it.

    Raises
    ------
    InputRefused
        ``reserve_move_unknown``, ``parcel_unknown``, ``reserve_future``, and what :mod:`movements` refuses.
    ActionRefused
        ``action_not_allowed``, ``data_changed``, and what :mod:`movements` refuses.
    """
    refuse_future(on, now)
    require(actor, "keep_reserve")
    prepared = basis(ws, None, on)
    lands = lands_of(ws, prepared, [wish.parcel_id, *([] if wish.into is None else [wish.into])])
    decide = partial(_moved, wish, lands)
    with ws.store.unit_of_work(actor.stamp(now)) as work:
        require_now(work.connection, actor, "keep_reserve")
        ledger = opened_ledger(ws, work, prepared)
        return add_entries(work, decide(ledger))


def _moved(wish: Movement, lands: Mapping[str, Land], ledger: Ledger) -> tuple[Entry, ...]:
    if wish.kind == "swap":
        if wish.into is None:
            raise InputRefused("reserve_swap_into_missing", parcel=wish.parcel_id)
        return movements.swap(ledger, lands[wish.parcel_id], lands[wish.into], wish.terms)
    if wish.kind not in MOVES:
        raise InputRefused("reserve_move_unknown", move=wish.kind, moves=", ".join((*MOVES, "swap")))
    return MOVES[wish.kind](ledger, lands[wish.parcel_id], wish.terms)


def refuse_future(on: date, now: datetime) -> None:
    """Raise ``reserve_future`` for a day that has begun nowhere yet."""
    if on > (now + CLOCKS_APART).date():
        raise InputRefused("reserve_future", on=on.isoformat())


def opened_ledger(ws: Workspace, work: UnitOfWork, prepared: Basis) -> Ledger:
    """Return the ledger to decide on inside a transaction, opened by it if it was not; no one else writes meanwhile.

    Raises
    ------
    ActionRefused
        ``data_changed`` if data or ledger are not those the decision was prepared on.
    InputRefused
        ``reserve_order`` for a day before the last entry.
    """
    lock_ledger(work.connection)
    on, entries = prepared.as_of, read_entries(work.connection)
    if entries and entries[-1].on > on:
        raise InputRefused("reserve_order", on=on.isoformat(), last=entries[-1].on.isoformat())
    if current_versions(work.connection, on) != dict(prepared.city.versions):
        raise ActionRefused("data_changed")
    city = ws.imported_city()
    if not entries:
        scores = scores_of(ws, prepared)
        entries = add_entries(work, opening_entries(city, on, scores))
    return Ledger(entries, reserve_settings(ws), on, _open_m2(city))


def opening_entries(city: City, on: date, scores: Mapping[str, float]) -> tuple[Entry, ...]:
    """Return an opening entry for each parcel the import has in reserve, with what its record says."""
    held = city.parcels[city.parcels["reserve_status"] == ReserveStatus.HELD]
    areas = held.geometry.area
    return tuple(
        Entry(
            kind=EntryKind.OPENING,
            parcel_id=row["parcel_id"],
            platform_id=text(row, "platform_id") or "",
            on=on,
            area_m2=float(areas.at[row["parcel_id"]]),
            score=scores.get(row["parcel_id"]),
            terms=Terms(
                reason=text(row, "reserve_reason") or "",
                until=when(row, "reserved_until"),
                sectors=words(row, "reserve_purpose"),
            ),
        )
        for row in rows_of(pd.DataFrame(held.drop(columns="geometry")).sort_index())
    )


def scores_of(ws: Workspace, prepared: Basis) -> dict[str, float]:
    """Return the prime score of every parcel of which enough is measured to be ranked; others cannot be compared."""
    found = prime_scores(ws, prepared)
    return {name: one.score for name, one in found.items() if one.is_assessable and one.score is not None}


def lands_of(ws: Workspace, prepared: Basis, parcels: list[str]) -> Mapping[str, Land]:
    """Return parcels as a decision about the reserve meets them.

    Raises
    ------
    InputRefused
        ``parcel_unknown``.
    """
    city, scores = ws.imported_city(), scores_of(ws, prepared)
    for name in parcels:
        if name not in city.parcels.index:
            raise InputRefused("parcel_unknown", parcel=name, near=nearest(name, city.parcels.index))
    bound = {name.partition("/")[0]: project for name, project in prepared.commitments.items()}
    return {name: replace(_land(city, name, prepared.as_of, bound), score=scores.get(name)) for name in parcels}


def _land(city: City, name: str, on: date, bound: Mapping[str, str]) -> Land:
    row = rows_of(pd.DataFrame(city.parcels.loc[[name]].drop(columns="geometry")))[0]
    promised = text(row, "held_for") if is_held_on(when(row, "held_until"), on) else None
    return Land(
        parcel_id=name,
        platform_id=text(row, "platform_id") or "",
        area_m2=float(city.parcels.geometry.at[name].area),
        is_blank=is_statutory_blank(str(row["plan_use_scheme"]), str(row["plan_use"])),
        is_open=row["status"] not in SUPPLIED,
        bound_to=bound.get(name) or promised or "",
    )


def _open_m2(city: City) -> Mapping[str, float]:
    """Return platform → m² of its land neither supplied nor built."""
    parcels = city.parcels[~city.parcels["status"].isin(SUPPLIED)]
    return parcels.geometry.area.groupby(parcels["platform_id"].fillna("")).sum().to_dict()
