"""What a leader sees first: what does not land, decisions that wait, prime land in reserve."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from parcels.domain.allocation import MOVES, AllocationStatus
from parcels.domain.codes import ReserveStatus
from parcels.geo.city import City
from parcels.landing.overview import LandingOverview, ProjectFacts, landing_overview
from parcels.landing.reserve.review import ReviewStatus
from parcels.rules.demand import flag, number, records, text, when, words
from parcels.service.access import Actor, Role, allowed, require
from parcels.service.landing import LandingOptions, landing_situation
from parcels.service.overview_duties import Duties, duties
from parcels.service.project_land import land_of_projects
from parcels.service.queue import QueueRow, queue
from parcels.service.workspace import Workspace
from parcels.store.certificates import Certificate, CertificateStatus, certificates
from parcels.store.overrides import Override, read_overrides
from parcels.store.reserve_reviews import StoredReview, read_reviews

SOON_DAYS = 30
"""Calendar days before the end of a hold from which a leader should decide on it."""
PAPER_DAYS = 7
"""Calendar days before its last day from which a land certificate counts as ending."""
REVIEW_DAYS = 90
"""Calendar days before the end of a term of reserve from which it should be reviewed."""
OFFICERS = ("take_up", "approve", "sign")
"""Moves an allocation waits for at an officer."""


@dataclass(frozen=True)
class Waiting:
    """A decision that waits.

    ``kind`` is ``extend_hold``, ``reserve_term``, ``decide_release`` or a move of the queue; ``since`` the day from
    which it waits, ``due_on`` the last day for it; ``page`` shows it, ``is_mine``: this person's role decides it.
    """

    kind: str
    subject: str
    name: str
    since: date | None
    age_days: int | None
    due_on: date | None
    page: str
    is_mine: bool


@dataclass(frozen=True)
class ReserveFigures:
    """Parcels held back of all parcels, their land in m², and those whose term ends within :data:`REVIEW_DAYS`."""

    held: int
    parcels: int
    area_m2: float
    total_m2: float
    term_ends: int


@dataclass(frozen=True)
class CertificateFigures:
    """Land certificates in force, those that end within :data:`PAPER_DAYS`, and signatures let past the gate."""

    in_force: int
    ending: int
    overrides: int


@dataclass(frozen=True)
class LeaderOverview:
    """Everything of the leader's page.

    ``data_version`` stands for the content of all datasets: the same data give the same eight signs. ``data_on`` is the
    day of the newest import.
    """

    city: str
    is_demo: bool
    data_version: str
    data_on: date | None
    landing: LandingOverview
    waiting: tuple[Waiting, ...]
    reserve: ReserveFigures
    certificates: CertificateFigures
    duties: Duties

    @property
    def mine(self) -> tuple[Waiting, ...]:
        """Decisions this person's role takes."""
        return tuple(one for one in self.waiting if one.is_mine)


def leader_overview(ws: Workspace, as_of: date, *, actor: Actor) -> LeaderOverview:
    """Return the overview of a workspace on a date.

    Raises
    ------
    InputRefused
        As :func:`parcels.service.landing.landing_situation` and :func:`parcels.service.forecast.city_forecast`.
    """
    require(actor, "view_reserve")
    situation = landing_situation(ws, LandingOptions(as_of), actor=actor)
    report = situation.report()
    city, imported = ws.city(as_of), [info.imported_at for info in ws.datasets()]
    rows = queue(ws, on=as_of, actor=actor, is_over_shown=False)
    with ws.store.reading() as connection:
        papers, reviews, overrides = certificates(connection), read_reviews(connection), read_overrides(connection)
    own = land_of_projects(ws, city)
    land = {**own, **{one.project_id: (one.site,) for one in _in_force(papers, as_of)}}
    waiting = (
        *_of_queue(rows, as_of, actor),
        *_of_reviews(city, reviews, as_of, actor),
        *_of_reserve(city, as_of, actor),
    )
    return LeaderOverview(
        city=city.name,
        is_demo=city.is_demo,
        data_version=data_version(city.versions),
        data_on=max(imported).date() if imported else None,
        landing=landing_overview(situation.cases, report, project_facts(city, land)),
        waiting=tuple(sorted(waiting, key=_longest_first)),
        reserve=_reserve(city, as_of),
        certificates=_certificates(papers, overrides, as_of),
        duties=duties(ws, (situation, report), city, own, actor=actor),
    )


def _certificates(papers: Sequence[Certificate], overrides: Sequence[Override], as_of: date) -> CertificateFigures:
    ends = [one.valid_until for one in _in_force(papers, as_of)]
    return CertificateFigures(
        in_force=len(ends),
        ending=sum((day - as_of).days <= PAPER_DAYS for day in ends),
        overrides=sum(one.used_at is not None and one.used_at.date() <= as_of for one in overrides),
    )


def _in_force(papers: Iterable[Certificate], as_of: date) -> list[Certificate]:
    return [
        one for one in papers if one.issued_at.date() <= as_of and one.state_on(as_of) is CertificateStatus.IN_FORCE
    ]


def data_version(versions: Mapping[str, str]) -> str:
    """Return eight signs that stand for the content of all datasets.

    >>> data_version({"parcels": "a"}) == data_version({"parcels": "b"})
    False
    """
    told = "\n".join(f"{name} {content}" for name, content in sorted(versions.items()))
    return hashlib.sha256(told.encode()).hexdigest()[:8]


def project_facts(city: City, land: Mapping[str, tuple[str, ...]]) -> dict[str, ProjectFacts]:
    """Return what the overview needs of each project beside its case; ``land`` is project → land it has a claim to."""
    names = ["project_id", "investment_wan_yuan", "area_min_mu", "needs_land", "parcel_ids"]
    return {
        str(row["project_id"]): ProjectFacts(
            investment_wan_yuan=number(row, "investment_wan_yuan"),
            area_mu=number(row, "area_min_mu"),
            needs_land=flag(row, "needs_land") is not False,
            names_land=bool(words(row, "parcel_ids")) or bool(land.get(str(row["project_id"]))),
        )
        for row in records(city.projects[names])
    }


def _of_queue(rows: Sequence[QueueRow], as_of: date, actor: Actor) -> Iterator[Waiting]:
    """Yield holds that end soon or are over, and what waits for an officer."""
    for row in rows:
        until = row.held_until
        if row.status.is_hold and until is not None and (until - as_of).days <= SOON_DAYS:
            yield _of_row(row, "extend_hold", as_of, actor)
        step = next((move for move in OFFICERS if _waits_for(row.status, move)), None)
        if step is not None:
            yield _of_row(row, step, as_of, actor)


def _waits_for(status: AllocationStatus, move: str) -> bool:
    return status in MOVES[move].sources


def _of_row(row: QueueRow, kind: str, as_of: date, actor: Actor) -> Waiting:
    since = row.proposed_at.date()
    return Waiting(
        kind=kind,
        subject=f"#{row.number}",
        name=f"{row.project} {row.project_name}".strip(),
        since=since,
        age_days=(as_of - since).days,
        due_on=row.held_until,
        page="queue",
        is_mine=allowed(actor, kind, platform_id=row.platform_id).allowed,
    )


def _of_reviews(city: City, reviews: Iterable[StoredReview], as_of: date, actor: Actor) -> Iterator[Waiting]:
    """Yield requests to release reserved land that nobody has decided yet."""
    names = city.projects["name"]
    for one in reviews:
        if one.status == ReviewStatus.OPEN and one.asked_on <= as_of:
            name = f"{one.project_id} {names.get(one.project_id) or ''}".strip() if one.project_id else one.party
            yield Waiting(
                kind="decide_release",
                subject=one.parcel_id,
                name=name,
                since=one.asked_on,
                age_days=(as_of - one.asked_on).days,
                due_on=None,
                page="reserve",
                is_mine=allowed(actor, "decide_release").allowed,
            )


def _of_reserve(city: City, as_of: date, actor: Actor) -> Iterator[Waiting]:
    """Yield parcels in reserve whose review date has come or comes soon; since when they are held is not recorded."""
    for row in _held(city):
        until = when(row, "reserved_until")
        if until is not None and (until - as_of).days <= REVIEW_DAYS:
            yield Waiting(
                kind="reserve_term",
                subject=str(row["parcel_id"]),
                name=text(row, "name") or "",
                since=None,
                age_days=None,
                due_on=until,
                page="reserve",
                is_mine=actor.role is Role.LEADER,
            )


def _held(city: City) -> Iterable[Mapping[str, object]]:
    parcels = city.parcels[city.parcels["reserve_status"] == ReserveStatus.HELD]
    return records(parcels.drop(columns=parcels.geometry.name))


def _longest_first(one: Waiting) -> tuple[bool, date, date, str]:
    """Sort mine first, then by the last day for it, then by age."""
    return (not one.is_mine, one.due_on or date.max, one.since or date.max, one.subject)


def _reserve(city: City, as_of: date) -> ReserveFigures:
    parcels = city.parcels
    is_held = parcels["reserve_status"] == ReserveStatus.HELD
    area = parcels.geometry.area
    terms = [when(row, "reserved_until") for row in _held(city)]
    return ReserveFigures(
        held=int(is_held.sum()),
        parcels=len(parcels),
        area_m2=float(area[is_held].sum()),
        total_m2=float(area.sum()),
        term_ends=sum(day is not None and (day - as_of).days <= REVIEW_DAYS for day in terms),
    )
