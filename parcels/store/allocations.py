"""Land promised to projects.

What keeps a piece of land from being promised twice:

- a partial unique index: at most one active row per atom, whatever any program does;
- a parcel cut in two ways is one land: while atoms of one cut are active, none of another cut can be;
- a request id: asked again, the first answer is given again and nothing is done twice;
- a version: who saw an older state is refused instead of overwriting the newer one.
"""

import zlib
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from parcels.domain.errors import ActionRefused
from parcels.store.tables import allocation, allocation_atom
from parcels.store.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class AtomShare:
    """One atom of a site: the parcel it is cut from, and into how many pieces that parcel is cut (1: whole)."""

    atom_id: str
    parcel_id: str
    pieces: int = 1


@dataclass(frozen=True)
class AllocationRequest:
    """A wish to promise land; ``request_id`` is made once by whoever asks, and sent again unchanged on a retry."""

    request_id: str
    project_id: str
    atoms: tuple[AtomShare, ...]
    status: str = "held"
    held_until: date | None = None
    plan_run_id: int | None = None


@dataclass(frozen=True)
class Allocation:
    """Land promised to a project; ``atoms`` are the atoms still bound by it."""

    id: int
    project_id: str
    request_id: str
    status: str
    version: int
    made_at: datetime
    made_by: str
    held_until: date | None
    ended_at: datetime | None
    plan_run_id: int | None
    atoms: tuple[AtomShare, ...]


def allocate(work: UnitOfWork, request: AllocationRequest) -> Allocation:
    """Promise land, recording ``allocated``.

    Raises
    ------
    ActionRefused
        ``land_taken`` or ``land_taken_until`` with the project that holds the land; ``land_none`` without atoms;
        ``land_cut_twice`` if the request itself cuts a parcel in two ways.
    """
    _refuse_nonsense(request)
    _lock(work.connection, request)
    done = _by_request(work.connection, request.request_id)
    if done is not None:
        return done
    _refuse_taken(work.connection, request)
    number = _insert(work, request)
    atoms = [atom.atom_id for atom in request.atoms]
    work.record(
        "allocated", allocation=number, project=request.project_id, atoms=atoms, request_id=request.request_id,
        status=request.status,
    )  # fmt: skip
    return read_allocation(work.connection, number)


def _refuse_nonsense(request: AllocationRequest) -> None:
    if not request.atoms:
        raise ActionRefused("land_none", project=request.project_id)
    cuts: dict[str, int] = {}
    for atom in request.atoms:
        if cuts.setdefault(atom.parcel_id, atom.pieces) != atom.pieces:
            raise ActionRefused("land_cut_twice", parcel=atom.parcel_id, project=request.project_id)


def _lock(connection: sa.Connection, request: AllocationRequest) -> None:
    """Let one writer at a time at each parcel, always in the same order; on SQLite the write lock already does."""
    if connection.dialect.name != "postgresql":
        return
    for key in sorted({zlib.crc32(name.encode()) for name in _lock_names(request)}):
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(7002, sa.cast(key - 2**31, sa.Integer))))


def _lock_names(request: AllocationRequest) -> list[str]:
    return [f"request {request.request_id}", *(f"parcel {atom.parcel_id}" for atom in request.atoms)]


def _by_request(connection: sa.Connection, request_id: str) -> Allocation | None:
    query = sa.select(allocation.c.id).where(allocation.c.request_id == request_id)
    number = connection.execute(query).scalar_one_or_none()
    return None if number is None else read_allocation(connection, number)


def _refuse_taken(connection: sa.Connection, request: AllocationRequest) -> None:
    active = _active(connection, request)
    for atom in request.atoms:
        for held in active:
            other_cut = held.parcel_id == atom.parcel_id and held.pieces != atom.pieces
            if held.atom_id == atom.atom_id or other_cut:
                raise _taken(atom.atom_id, held.project_id, held.held_until)


def _taken(atom: str, project: str, until: date | None) -> ActionRefused:
    if until is None:
        return ActionRefused("land_taken", atom=atom, project=project)
    return ActionRefused("land_taken_until", atom=atom, project=project, until=until.isoformat())


def _active(connection: sa.Connection, request: AllocationRequest) -> list[sa.Row[tuple[object, ...]]]:
    columns = (*allocation_atom.c[("atom_id", "parcel_id", "pieces")], allocation.c.project_id, allocation.c.held_until)
    parcels = {atom.parcel_id for atom in request.atoms}
    query = (
        sa.select(*columns)
        .join(allocation, allocation.c.id == allocation_atom.c.allocation_id)
        .where(allocation_atom.c.status == "active", allocation_atom.c.parcel_id.in_(sorted(parcels)))
    )
    return list(connection.execute(query))


def _insert(work: UnitOfWork, request: AllocationRequest) -> int:
    row = {
        "project_id": request.project_id,
        "request_id": request.request_id,
        "status": request.status,
        "version": 1,
        "made_at": work.stamp.at,
        "made_by": work.stamp.user,
        "held_until": request.held_until,
        "plan_run_id": request.plan_run_id,
    }
    number: int = work.connection.execute(sa.insert(allocation).values(row).returning(allocation.c.id)).scalar_one()
    atoms = [{"allocation_id": number, "status": "active", **vars(atom)} for atom in request.atoms]
    work.connection.execute(sa.insert(allocation_atom), atoms)
    return number


def release(work: UnitOfWork, number: int, *, version: int, status: str) -> Allocation:
    """End a promise with a final status, give its land back and record ``land_released``.

    Raises
    ------
    ActionRefused
        ``allocation_changed`` if somebody changed the allocation since ``version`` was read.
    """
    query = sa.update(allocation).where(allocation.c.id == number, allocation.c.version == version)
    ending = query.values(status=status, version=version + 1, ended_at=work.stamp.at)
    if work.connection.execute(ending).rowcount != 1:
        raise ActionRefused("allocation_changed", allocation=number, version=version)
    bound = sa.update(allocation_atom).where(allocation_atom.c.allocation_id == number)
    work.connection.execute(bound.values(status="ended"))
    work.record("land_released", allocation=number, status=status)
    return read_allocation(work.connection, number)


def read_allocation(connection: sa.Connection, number: int) -> Allocation:
    """Return an allocation.

    Raises
    ------
    KeyError
        If there is none of this number.
    """
    row = connection.execute(sa.select(allocation).where(allocation.c.id == number)).one_or_none()
    if row is None:
        raise KeyError(number)
    query = sa.select(*allocation_atom.c[("atom_id", "parcel_id", "pieces")]).where(
        allocation_atom.c.allocation_id == number, allocation_atom.c.status == "active"
    )
    atoms = tuple(AtomShare(*atom) for atom in connection.execute(query.order_by(allocation_atom.c.atom_id)))
    return Allocation(**row._mapping, atoms=atoms)
