"""What may go in and out of the reserve: each movement decided on the ledger as it stands, or refused with the reason.

Nothing here knows who asks; every function returns the entries to be written.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property

from parcels.domain.errors import ActionRefused, InputRefused
from parcels.domain.units import mu_from_m2
from parcels.landing.reserve.entries import Entry, EntryKind, Holding, Standing, Terms, held, holdings_on, is_over
from parcels.landing.reserve.settings import ReserveSettings

AREA_ROUNDING = 1e-9


@dataclass(frozen=True)
class Land:
    """A parcel as it is when something is decided about it.

    ``score``: prime score in points, ``None`` if unknown. ``is_blank``: statutory blank land (code 16). ``is_open``:
    neither supplied nor built. ``bound_to``: project an allocation or promise binds it to, empty if none.
    """

    parcel_id: str
    platform_id: str
    area_m2: float
    score: float | None = None
    is_blank: bool = False
    is_open: bool = True
    bound_to: str = ""


@dataclass(frozen=True)
class Ledger:
    """The entries so far, in order, and the rules of the city; ``open_m2`` is each platform's land not yet supplied."""

    entries: tuple[Entry, ...]
    settings: ReserveSettings
    on: date
    open_m2: Mapping[str, float] = field(default_factory=dict)

    @cached_property
    def holdings(self) -> Mapping[str, Holding]:
        """How every parcel stands on the day."""
        return holdings_on(self.entries, self.on)

    def held(self, parcel_id: str) -> Holding:
        """Return a parcel in reserve.

        Raises
        ------
        ActionRefused
            ``reserve_granted`` for one released for a project, ``reserve_not_held``.
        """
        own = self.holdings.get(parcel_id)
        if own is not None and own.standing is Standing.GRANTED:
            raise ActionRefused(
                "reserve_granted", parcel=parcel_id, project=str(own.project_id), until=_day(own.granted_until)
            )
        if own is None or own.standing is not Standing.HELD:
            raise ActionRefused("reserve_not_held", parcel=parcel_id)
        return own


def designate(ledger: Ledger, land: Land, terms: Terms) -> tuple[Entry, ...]:
    """Return the entry that takes a parcel into reserve.

    Raises
    ------
    InputRefused
        ``reserve_reason_missing``, ``reserve_authority_missing``, ``reserve_until_passed``, ``reserve_sizes``,
        ``reserve_quality``, ``reserve_order``.
    ActionRefused
        ``reserve_statutory_blank``, ``reserve_already_held``, ``reserve_granted``, ``reserve_land_gone``,
        ``reserve_land_bound``.
    """
    _refuse_bad_terms(ledger, terms)
    _refuse_unfit(ledger, land)
    return (_entry(ledger, EntryKind.DESIGNATE, land, terms),)


def swap(ledger: Ledger, out: Land, into: Land, terms: Terms) -> tuple[Entry, ...]:
    """Return the entries that put one parcel in the place of another; what comes in is at least as large and good.

    Raises
    ------
    InputRefused, ActionRefused
        As :func:`designate` and :func:`release`; ``reserve_swap_same``, ``reserve_swap_smaller``,
        ``reserve_swap_unscored``, ``reserve_swap_worse``, ``reserve_swap_platform``.
    """
    _refuse_bad_terms(ledger, terms)
    leaving = ledger.held(out.parcel_id)
    _refuse_unequal(ledger, out, into)
    _refuse_below_share(ledger, out, into)
    inherited = replace(leaving.terms, reason=terms.reason, authority=terms.authority)
    entering = replace(terms, sectors=terms.sectors or inherited.sectors, until=terms.until or inherited.until)
    return (
        replace(_entry(ledger, EntryKind.SWAP_OUT, out, _why(terms)), other=into.parcel_id),
        replace(_entry(ledger, EntryKind.SWAP_IN, into, entering), other=out.parcel_id),
    )


def release(ledger: Ledger, land: Land, terms: Terms, *, into: Land | None = None) -> tuple[Entry, ...]:
    """Return the entries that let a parcel go for whoever fits; ``into`` comes in its place where given.

    Raises
    ------
    InputRefused, ActionRefused
        ``reserve_reason_missing``, ``reserve_authority_missing``, ``reserve_order``; ``reserve_not_held``,
        ``reserve_granted``, ``reserve_only_grows``, ``reserve_below_share``; with ``into`` as :func:`swap`.
    """
    _refuse_bad_terms(ledger, terms, has_term=False)
    ledger.held(land.parcel_id)
    entering = _replacement(ledger, land, into, terms)
    other = None if into is None else into.parcel_id
    return (replace(_entry(ledger, EntryKind.RELEASE, land, _why(terms)), other=other), *entering)


def release_for(
    ledger: Ledger, land: Land, project_id: str, terms: Terms, *, into: Land | None = None
) -> tuple[Entry, ...]:
    """Return the entries that let one project have a parcel until a day; for all others it stays as it was.

    Raises
    ------
    InputRefused, ActionRefused
        As :func:`release`; ``reserve_until_missing``, ``reserve_until_passed``; ``reserve_land_bound``.
    """
    if terms.until is None:
        raise InputRefused("reserve_until_missing")
    _refuse_bad_terms(ledger, terms)
    ledger.held(land.parcel_id)
    if land.bound_to not in ("", project_id):
        raise ActionRefused("reserve_land_bound", parcel=land.parcel_id, project=land.bound_to)
    entering = _replacement(ledger, land, into, replace(terms, until=None))
    granted = _entry(ledger, EntryKind.RELEASE_FOR, land, replace(_why(terms), until=terms.until))
    other = None if into is None else into.parcel_id
    return (replace(granted, project_id=project_id, other=other), *entering)


def take_back(ledger: Ledger, land: Land, terms: Terms) -> tuple[Entry, ...]:
    """Return the entry that ends a release for one project before its day.

    Raises
    ------
    ActionRefused
        ``reserve_not_granted``; ``reserve_land_bound`` once the project has the land by an allocation.
    """
    _refuse_bad_terms(ledger, terms, has_term=False)
    own = ledger.holdings.get(land.parcel_id)
    if own is None or own.standing is not Standing.GRANTED:
        raise ActionRefused("reserve_not_granted", parcel=land.parcel_id)
    if land.bound_to:
        raise ActionRefused("reserve_land_bound", parcel=land.parcel_id, project=land.bound_to)
    return (replace(_entry(ledger, EntryKind.TAKE_BACK, land, _why(terms)), project_id=own.project_id),)


def extend(ledger: Ledger, land: Land, terms: Terms) -> tuple[Entry, ...]:
    """Return the entry that gives a designation a later last day.

    Raises
    ------
    InputRefused
        ``reserve_until_missing``, ``reserve_until_passed``, ``reserve_until_earlier``.
    """
    if terms.until is None:
        raise InputRefused("reserve_until_missing")
    _refuse_bad_terms(ledger, terms)
    own = ledger.held(land.parcel_id)
    if own.terms.until is None or terms.until <= own.terms.until:
        raise InputRefused("reserve_until_earlier", parcel=land.parcel_id, until=_day(own.terms.until))
    return (_entry(ledger, EntryKind.EXTEND, land, replace(_why(terms), until=terms.until)),)


def expire(ledger: Ledger, land: Land, terms: Terms) -> tuple[Entry, ...]:
    """Return the entry that lets a parcel go because its term is over.

    Raises
    ------
    ActionRefused
        ``reserve_term_running`` before that day or without a term; as :func:`release`.
    """
    _refuse_bad_terms(ledger, terms, has_term=False)
    own = ledger.held(land.parcel_id)
    if not is_over(own.terms.until, ledger.on):
        raise ActionRefused("reserve_term_running", parcel=land.parcel_id, until=_day(own.terms.until))
    _replacement(ledger, land, None, terms)
    return (_entry(ledger, EntryKind.EXPIRE, land, _why(terms)),)


def interim(ledger: Ledger, land: Land, terms: Terms) -> tuple[Entry, ...]:
    """Return the entry that lets somebody use a parcel in reserve for a while.

    Raises
    ------
    InputRefused
        ``reserve_until_missing``, ``reserve_interim_use_missing``, ``reserve_interim_long``.
    ActionRefused
        ``reserve_interim_refused`` where the designation does not allow it.
    """
    if terms.until is None:
        raise InputRefused("reserve_until_missing")
    if not terms.interim_use.strip():
        raise InputRefused("reserve_interim_use_missing", parcel=land.parcel_id)
    _refuse_bad_terms(ledger, terms)
    own = ledger.held(land.parcel_id)
    if not own.terms.interim_allowed:
        raise ActionRefused("reserve_interim_refused", parcel=land.parcel_id)
    longest = ledger.settings.interim.longest_days
    if terms.until > ledger.on + timedelta(days=longest):
        raise InputRefused("reserve_interim_long", parcel=land.parcel_id, days=longest)
    return (
        _entry(
            ledger,
            EntryKind.INTERIM,
            land,
            replace(_why(terms), until=terms.until, interim_use=terms.interim_use.strip()),
        ),
    )


def interim_end(ledger: Ledger, land: Land, terms: Terms) -> tuple[Entry, ...]:
    """Return the entry that ends an interim use; refused with ``reserve_no_interim`` where there is none."""
    _refuse_bad_terms(ledger, terms, has_term=False)
    if not ledger.held(land.parcel_id).interim_use:
        raise ActionRefused("reserve_no_interim", parcel=land.parcel_id)
    return (_entry(ledger, EntryKind.INTERIM_END, land, _why(terms)),)


def _entry(ledger: Ledger, kind: EntryKind, land: Land, terms: Terms) -> Entry:
    return Entry(kind, land.parcel_id, land.platform_id, ledger.on, land.area_m2, land.score, terms)


def _why(terms: Terms) -> Terms:
    return Terms(reason=terms.reason.strip(), authority=terms.authority.strip())


def _refuse_bad_terms(ledger: Ledger, terms: Terms, *, has_term: bool = True) -> None:
    if not terms.reason.strip():
        raise InputRefused("reserve_reason_missing")
    if not terms.authority.strip():
        raise InputRefused("reserve_authority_missing")
    if has_term and terms.until is not None and terms.until <= ledger.on:
        raise InputRefused("reserve_until_passed", until=_day(terms.until), on=_day(ledger.on))
    sizes = [size for size in (terms.area_min_mu, terms.area_max_mu) if size is not None]
    if any(not 0 < size < float("inf") for size in sizes) or sizes != sorted(sizes):
        raise InputRefused("reserve_sizes")
    if terms.quality_min is not None and not 0 <= terms.quality_min <= 100:
        raise InputRefused("reserve_quality", value=str(terms.quality_min))
    last = max((entry.on for entry in ledger.entries), default=ledger.on)
    if ledger.on < last:
        raise InputRefused("reserve_order", on=_day(ledger.on), last=_day(last))


def _refuse_unfit(ledger: Ledger, land: Land) -> None:
    """Refuse land that cannot come into reserve."""
    if land.is_blank:
        raise ActionRefused("reserve_statutory_blank", parcel=land.parcel_id)
    own = ledger.holdings.get(land.parcel_id)
    if own is not None and own.standing is Standing.GRANTED:
        ledger.held(land.parcel_id)
    if own is not None and own.standing is Standing.HELD:
        raise ActionRefused("reserve_already_held", parcel=land.parcel_id)
    if not land.is_open:
        raise ActionRefused("reserve_land_gone", parcel=land.parcel_id)
    if land.bound_to:
        raise ActionRefused("reserve_land_bound", parcel=land.parcel_id, project=land.bound_to)


def _replacement(ledger: Ledger, out: Land, into: Land | None, terms: Terms) -> tuple[Entry, ...]:
    """Return the entry of the land that comes in instead; without any, refuse what growth and shares forbid."""
    if into is None:
        if ledger.settings.growth.only_grows:
            raise ActionRefused("reserve_only_grows", parcel=out.parcel_id, reason=ledger.settings.growth.reason)
        _refuse_below_share(ledger, out, None)
        return ()
    _refuse_unequal(ledger, out, into)
    _refuse_below_share(ledger, out, into)
    return (replace(_entry(ledger, EntryKind.SWAP_IN, into, _why(terms)), other=out.parcel_id),)


def _refuse_unequal(ledger: Ledger, out: Land, into: Land) -> None:
    """Refuse land that is not equal or better: area and prime score, each measured today for both parcels."""
    rules = ledger.settings.swaps
    if out.parcel_id == into.parcel_id:
        raise ActionRefused("reserve_swap_same", parcel=out.parcel_id)
    _refuse_unfit(ledger, into)
    if rules.same_platform and into.platform_id != out.platform_id:
        raise ActionRefused("reserve_swap_platform", out=out.parcel_id, into=into.parcel_id)
    leaving = max(out.area_m2, ledger.held(out.parcel_id).area_m2)
    if into.area_m2 < leaving * rules.area_ratio_min * (1 - AREA_ROUNDING):
        sizes = {"out_mu": round(mu_from_m2(leaving), 2), "in_mu": round(mu_from_m2(into.area_m2), 2)}
        raise ActionRefused("reserve_swap_smaller", out=out.parcel_id, into=into.parcel_id, **sizes)
    for land in (out, into):
        if land.score is None:
            raise ActionRefused("reserve_swap_unscored", parcel=land.parcel_id)
    assert out.score is not None
    assert into.score is not None
    if into.score < out.score - rules.score_slack:
        scores = {"out_score": round(out.score, 2), "in_score": round(into.score, 2)}
        raise ActionRefused("reserve_swap_worse", out=out.parcel_id, into=into.parcel_id, **scores)


def _refuse_below_share(ledger: Ledger, out: Land, into: Land | None) -> None:
    """Refuse to leave a platform with less of its open land in reserve than the city's least share."""
    home = ledger.held(out.parcel_id).platform_id
    least, open_m2 = ledger.settings.shares.of(home), ledger.open_m2.get(home, 0.0)
    if least <= 0 or open_m2 <= 0:
        return
    staying = [one for one in held(ledger.holdings).values() if one.platform_id == home]
    area = sum(one.area_m2 for one in staying if one.parcel_id != out.parcel_id)
    area += into.area_m2 if into is not None and into.platform_id == home else 0.0
    if area < least * open_m2 * (1 - AREA_ROUNDING):
        shares = {"share": round(100 * area / open_m2, 2), "limit": round(100 * least, 2)}
        raise ActionRefused("reserve_below_share", platform=home, reason=ledger.settings.shares.reason, **shares)


def _day(day: date | None) -> str:
    return "-" if day is None else day.isoformat()
