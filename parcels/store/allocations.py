"""Land bound to projects: allocations with their state, and the atoms each of them binds.

What keeps a piece of land from being bound twice is in :mod:`parcels.store.land_guard` and, whatever any program does,
a partial unique index: at most one active row per atom. Besides:

- a request id: asked again, the first answer is given again and nothing is done twice;
- a version: who saw an older state is refused instead of overwriting the newer one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from shapely.geometry.base import BaseGeometry

from parcels.domain.allocation import HOLDS, AllocationStatus
from parcels.domain.errors import ActionRefused
from parcels.store.bound_land import land_sha256
from parcels.store.land_guard import AtomShare, LandWish, lock_land, refuse_nonsense, refuse_taken
from parcels.store.tables import allocation, allocation_atom, certificate
from parcels.store.unit_of_work import UnitOfWork

OVERLAP_M2 = 1.0
"""Overlap with bound land that is still taken for the noise of two drawings of one border."""


@dataclass(frozen=True)
class AllocationRequest:
    """A wish for land; ``request_id`` is made once by whoever asks, and sent again unchanged on a retry.

    ``shapes`` holds the polygon of each atom in the workspace's CRS; without them overlap is not looked at.
    """

    request_id: str
    project_id: str
    atoms: tuple[AtomShare, ...]
    status: AllocationStatus = AllocationStatus.PROPOSED
    held_until: date | None = None
    plan_run_id: int | None = None
    site: str = ""
    platform_id: str = ""
    area_m2: float = 0.0
    reason: str = ""
    shapes: Mapping[str, BaseGeometry] = field(default_factory=dict, compare=False)
    tolerance_m2: float = OVERLAP_M2

    @property
    def wish(self) -> LandWish:
        """The land asked for."""
        return LandWish(self.project_id, self.atoms, self.shapes, self.tolerance_m2)


@dataclass(frozen=True)
class Allocation:
    """Land bound to a project; ``atoms`` are those still bound, ``changed_by`` is who proposed the present site."""

    id: int
    project_id: str
    request_id: str
    status: AllocationStatus
    version: int
    made_at: datetime
    made_by: str
    held_until: date | None
    ended_at: datetime | None
    plan_run_id: int | None
    site: str
    platform_id: str
    area_m2: float
    changed_by: str | None
    changed_at: datetime | None
    decided_by: str | None
    decided_at: datetime | None
    reason: str | None
    atoms: tuple[AtomShare, ...]

    @property
    def proposers(self) -> frozenset[str]:
        """The people who must not decide: who made it and who changed it last."""
        return frozenset({self.made_by, self.changed_by} - {None})  # type: ignore[arg-type]


def allocate(work: UnitOfWork, request: AllocationRequest) -> Allocation:
    """Bind land, recording ``allocated``.

    Raises
    ------
    ActionRefused
        ``land_taken``, ``land_taken_until`` or ``land_overlaps`` with the project that holds the land; ``land_none``
        without atoms; ``land_cut_twice`` if the request itself cuts a parcel in two ways; ``project_has_land`` if the
        project already has an allocation in force; ``certificate_elsewhere`` if it holds other land by a certificate;
        ``request_reused`` if the request was another wish before.
    """
    refuse_nonsense(request.wish)
    lock_land(work.connection, request.request_id, request.wish)
    done = answer_to(work.connection, request.request_id, request.project_id, request.site)
    if done is not None:
        return done
    _refuse_second(work.connection, request.project_id)
    refuse_taken(work, request.wish)
    _refuse_certified_elsewhere(work.connection, request)
    number = _insert(work, request)
    work.record(
        "allocated", allocation=number, project=request.project_id, site=request.site,
        atoms=[atom.atom_id for atom in request.atoms], request_id=request.request_id, status=str(request.status),
        held_until=None if request.held_until is None else request.held_until.isoformat(), reason=request.reason,
        **_land_told(request), plan_run_id=request.plan_run_id,
    )  # fmt: skip
    return read_allocation(work.connection, number)


def answer_to(connection: sa.Connection, request_id: str, project: str, site: str) -> Allocation | None:
    """Return what a request was answered before, ``None`` for a new one.

    Raises
    ------
    ActionRefused
        ``request_reused`` if it comes back with another wish; the site may have been changed since the first answer.
    """
    query = sa.select(allocation.c.id).where(allocation.c.request_id == request_id)
    number = connection.execute(query).scalar_one_or_none()
    if number is None:
        return None
    done = read_allocation(connection, number)
    is_other_site = done.changed_by is None and done.site != site
    if done.project_id != project or is_other_site:
        raise ActionRefused("request_reused", project=done.project_id, site=done.site, allocation=done.id)
    return done


def _refuse_second(connection: sa.Connection, project: str) -> None:
    number = has_allocation(connection, project)
    if number is not None:
        raise ActionRefused("project_has_land", project=project, allocation=number)


def _refuse_certified_elsewhere(connection: sa.Connection, request: AllocationRequest) -> None:
    """Raise if the project holds other land by a certificate: it would hold land twice."""
    query = sa.select(certificate.c.number, certificate.c.site).where(
        certificate.c.project_id == request.project_id,
        certificate.c.status == "in_force",
        certificate.c.site != request.site,
    )
    row = connection.execute(query).one_or_none()
    if row is not None:
        raise ActionRefused("certificate_elsewhere", project=request.project_id, number=row.number, site=row.site)


def _insert(work: UnitOfWork, request: AllocationRequest) -> int:
    row = {
        "project_id": request.project_id,
        "request_id": request.request_id,
        "status": str(request.status),
        "version": 1,
        "made_at": work.stamp.at,
        "made_by": work.stamp.user,
        "held_until": request.held_until,
        "plan_run_id": request.plan_run_id,
        "site": request.site,
        "platform_id": request.platform_id,
        "area_m2": request.area_m2,
        "reason": request.reason or None,
    }
    number: int = work.connection.execute(sa.insert(allocation).values(row).returning(allocation.c.id)).scalar_one()
    _bind(work.connection, number, request)
    return number


def _bind(connection: sa.Connection, number: int, request: AllocationRequest) -> None:
    for atom in request.atoms:
        row = {"allocation_id": number, "status": "active", **vars(atom)}
        shape = request.shapes.get(atom.atom_id)
        connection.execute(sa.insert(allocation_atom), row if shape is None else {**row, "geometry": shape})


def _land_told(request: AllocationRequest) -> dict[str, object]:
    """Return what the log says of the land besides its atoms; the hash stands for the shapes as they are bound."""
    digest = land_sha256(request.atoms, request.shapes)
    return {"platform_id": request.platform_id, "area_m2": request.area_m2, "land_sha256": digest}


def move_site(work: UnitOfWork, number: int, request: AllocationRequest, *, version: int) -> Allocation:
    """Bind other land instead (or the same again), recording ``resubmitted``; the state becomes that of the request.

    Raises
    ------
    ActionRefused
        As :func:`allocate` and :func:`change`.
    """
    refuse_nonsense(request.wish)
    lock_land(work.connection, request.request_id, request.wish)
    refuse_taken(work, request.wish, own=number)
    _refuse_certified_elsewhere(work.connection, request)
    values = {
        "status": str(request.status),
        "site": request.site,
        "platform_id": request.platform_id,
        "area_m2": request.area_m2,
        "reason": request.reason or None,
        "changed_by": work.stamp.user,
        "changed_at": work.stamp.at,
        "decided_by": None,
        "decided_at": None,
    }
    _update(work.connection, number, version, values)
    work.connection.execute(sa.delete(allocation_atom).where(allocation_atom.c.allocation_id == number))
    _bind(work.connection, number, request)
    atoms = [atom.atom_id for atom in request.atoms]
    work.record(
        "resubmitted", allocation=number, project=request.project_id, site=request.site, atoms=atoms,
        status=str(request.status), reason=request.reason, **_land_told(request),
    )  # fmt: skip
    return read_allocation(work.connection, number)


def change(work: UnitOfWork, number: int, event: str, *, version: int, values: Mapping[str, Any]) -> Allocation:
    """Change columns of an allocation, recording ``event`` with the plain values; land of an ended one is given back.

    Raises
    ------
    ActionRefused
        ``allocation_changed`` if somebody changed the allocation since ``version`` was read.
    """
    status = values.get("status")
    is_over = status is not None and AllocationStatus(status).is_over
    whole = {**values, "ended_at": work.stamp.at} if is_over else dict(values)
    _update(work.connection, number, version, whole)
    if is_over:
        bound = sa.update(allocation_atom).where(allocation_atom.c.allocation_id == number)
        work.connection.execute(bound.values(status="ended"))
    plain = {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
    work.record(event, allocation=number, **plain)
    return read_allocation(work.connection, number)


def _update(connection: sa.Connection, number: int, version: int, values: Mapping[str, Any]) -> None:
    query = sa.update(allocation).where(allocation.c.id == number, allocation.c.version == version)
    if connection.execute(query.values({**values, "version": version + 1})).rowcount != 1:
        raise ActionRefused("allocation_changed", allocation=number, version=version)


def read_allocation(connection: sa.Connection, number: int) -> Allocation:
    """Return an allocation.

    Raises
    ------
    KeyError
        If there is none of this number.
    """
    found = read_allocations(connection, allocation.c.id == number)
    if not found:
        raise KeyError(number)
    return found[0]


def lock_allocation(connection: sa.Connection, number: int) -> Allocation:
    """Return an allocation that nobody else can change until the end of the transaction.

    Raises
    ------
    KeyError
        If there is none of this number.
    """
    connection.execute(sa.select(allocation.c.id).where(allocation.c.id == number).with_for_update())
    return read_allocation(connection, number)


def overdue_holds(connection: sa.Connection, on: date) -> tuple[Allocation, ...]:
    """Return allocations not signed for whose hold ended before a date, locked until the transaction ends.

    Who waited for the lock sees them as they are then: a hold that was extended or ended meanwhile is left out.
    """
    states = [str(status) for status in HOLDS]
    condition = allocation.c.status.in_(states) & (allocation.c.held_until < on)
    numbers = sa.select(allocation.c.id).where(condition).order_by(allocation.c.id).with_for_update()
    return read_allocations(connection, allocation.c.id.in_(connection.execute(numbers).scalars().all()))


def allocations_version(connection: sa.Connection) -> int:
    """Return a number that grows with every allocation made and every change of one, and with nothing else."""
    return int(connection.execute(sa.select(sa.func.sum(allocation.c.version))).scalar_one() or 0)


def active_allocations(connection: sa.Connection) -> tuple[Allocation, ...]:
    """Return every allocation that binds land, in order."""
    return read_allocations(connection, allocation.c.ended_at.is_(None))


def read_allocations(
    connection: sa.Connection, condition: sa.ColumnElement[bool] | None = None
) -> tuple[Allocation, ...]:
    """Return allocations in order, all of them or those a condition on the table names."""
    query = sa.select(allocation).order_by(allocation.c.id)
    rows = connection.execute(query if condition is None else query.where(condition)).all()
    atoms = _atoms(connection, condition)
    return tuple(
        Allocation(**{**row._mapping, "status": AllocationStatus(row.status)}, atoms=atoms.get(row.id, ()))
        for row in rows
    )


def _atoms(connection: sa.Connection, condition: sa.ColumnElement[bool] | None) -> Mapping[int, tuple[AtomShare, ...]]:
    columns = allocation_atom.c[("allocation_id", "atom_id", "parcel_id", "pieces")]
    query = sa.select(*columns).where(allocation_atom.c.status == "active").order_by(allocation_atom.c.atom_id)
    if condition is not None:
        query = query.join(allocation, allocation.c.id == allocation_atom.c.allocation_id).where(condition)
    found: dict[int, list[AtomShare]] = {}
    for row in connection.execute(query):
        found.setdefault(row.allocation_id, []).append(AtomShare(row.atom_id, row.parcel_id, row.pieces))
    return {number: tuple(own) for number, own in found.items()}


def has_allocation(connection: sa.Connection, project: str) -> int | None:
    """Return the number of a project's allocation in force, ``None`` if it has none."""
    query = sa.select(allocation.c.id).where(allocation.c.project_id == project, allocation.c.ended_at.is_(None))
    return connection.execute(query.limit(1)).scalar_one_or_none()


def parcels_of(found: Iterable[Allocation]) -> Mapping[str, Allocation]:
    """Return parcel id → allocation that binds it or a piece of it (the first in order where several do)."""
    holders: dict[str, Allocation] = {}
    for one in found:
        for atom in one.atoms:
            holders.setdefault(atom.parcel_id, one)
    return holders
