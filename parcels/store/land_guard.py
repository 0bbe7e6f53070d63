"""Nobody gets land twice: the look at what is bound already, inside the write transaction and behind its locks.

Refused are an atom already bound, an atom of a parcel bound under another cut, and a shape that overlaps bound land of
any name by more than a stated area (parcels redrawn since, parcels that overlap in the register). What a certificate
in force holds for another project is refused in the same ways.
"""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import shapely
import sqlalchemy as sa
from shapely.geometry.base import BaseGeometry

from parcels.domain.errors import ActionRefused
from parcels.store.certificate_tables import certificate, certificate_atom
from parcels.store.tables import allocation, allocation_atom
from parcels.store.unit_of_work import UnitOfWork

LAND_LOCK = 7002
CELL_M = 1000.0


@dataclass(frozen=True)
class AtomShare:
    """One atom of a site: the parcel it is cut from, and into how many pieces that parcel is cut (1: whole)."""

    atom_id: str
    parcel_id: str
    pieces: int = 1


@dataclass(frozen=True)
class LandWish:
    """Land somebody wants bound: atoms, their shapes by atom, and the overlap with bound land still taken for noise."""

    project_id: str
    atoms: tuple[AtomShare, ...]
    shapes: Mapping[str, BaseGeometry]
    tolerance_m2: float


def refuse_nonsense(wish: LandWish) -> None:
    """Raise ``land_none`` without atoms, ``land_cut_twice`` if one parcel is cut in two ways."""
    if not wish.atoms:
        raise ActionRefused("land_none", project=wish.project_id)
    cuts: dict[str, int] = {}
    for atom in wish.atoms:
        if cuts.setdefault(atom.parcel_id, atom.pieces) != atom.pieces:
            raise ActionRefused("land_cut_twice", parcel=atom.parcel_id, project=wish.project_id)


def lock_land(connection: sa.Connection, request_id: str, wish: LandWish) -> None:
    """Let one writer at a time at each request, parcel and square kilometre; on SQLite the write lock already does.

    The locks are taken in one order, so that no two writers wait for each other.
    """
    if connection.dialect.name != "postgresql":
        return
    names = [
        f"request {request_id}",
        f"project {wish.project_id}",
        *(f"parcel {atom.parcel_id}" for atom in wish.atoms),
        *_cells(wish.shapes),
    ]
    for key in sorted({zlib.crc32(name.encode()) for name in names}):
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(LAND_LOCK, sa.cast(key - 2**31, sa.Integer))))


def _cells(shapes: Mapping[str, BaseGeometry]) -> Iterable[str]:
    for shape in shapes.values():
        west, south, east, north = (int(bound // CELL_M) for bound in shape.bounds)
        for column in range(west, east + 1):
            yield from (f"cell {column} {row}" for row in range(south, north + 1))


def refuse_taken(work: UnitOfWork, wish: LandWish, *, own: int | None = None) -> None:
    """Raise if some of the land is bound by another allocation than ``own``.

    Raises
    ------
    ActionRefused
        ``land_taken`` or ``land_taken_until`` with the project that holds the atom; ``land_certified`` with the
        certificate of another project that holds it; ``land_overlaps`` with atom, area and the project that holds the
        land beneath.
    """
    _refuse_certified(work.connection, wish)
    parcels = sorted({atom.parcel_id for atom in wish.atoms})
    names = _bound(work.connection, allocation_atom.c.parcel_id.in_(parcels), own)
    for atom in wish.atoms:
        for held in names:
            other_cut = held.parcel_id == atom.parcel_id and held.pieces != atom.pieces
            if held.atom_id == atom.atom_id or other_cut:
                raise _taken(atom.atom_id, held.project_id, held.held_until)
    if wish.shapes:
        _refuse_overlap(_bound(work.connection, _near(work.connection, wish.shapes), own), wish)


def _refuse_certified(connection: sa.Connection, wish: LandWish) -> None:
    """Raise if a certificate of another project holds some of the land."""
    columns = (
        *certificate_atom.c[("atom_id", "parcel_id", "pieces", "geometry")],
        *certificate.c[("project_id", "number", "valid_until")],
    )
    query = sa.select(*columns).join(certificate, certificate.c.id == certificate_atom.c.certificate_id)
    query = query.where(certificate_atom.c.status == "active", certificate.c.project_id != wish.project_id)
    rows = connection.execute(query).all()
    for atom in wish.atoms:
        for held in rows:
            other_cut = held.parcel_id == atom.parcel_id and held.pieces != atom.pieces
            if held.atom_id == atom.atom_id or other_cut:
                until, number = held.valid_until.isoformat(), held.number
                raise ActionRefused(
                    "land_certified", atom=atom.atom_id, project=held.project_id, number=number, until=until
                )
    _refuse_overlap([row for row in rows if row.geometry is not None], wish)


def _near(connection: sa.Connection, shapes: Mapping[str, BaseGeometry]) -> sa.ColumnElement[bool]:
    """Return the condition that a bound shape may touch one of the shapes; on SQLite, without an index, every shape."""
    known = allocation_atom.c.geometry.is_not(None)
    if connection.dialect.name != "postgresql":
        return known
    boxes = (sa.bindparam(None, shape.envelope, type_=allocation_atom.c.geometry.type) for shape in shapes.values())
    return known & sa.or_(*(allocation_atom.c.geometry.op("&&", is_comparison=True)(box) for box in boxes))


def _bound(
    connection: sa.Connection, condition: sa.ColumnElement[bool], own: int | None
) -> Sequence[sa.Row[tuple[object, ...]]]:
    columns = (
        *allocation_atom.c[("atom_id", "parcel_id", "pieces", "geometry")],
        *allocation.c[("project_id", "held_until")],
    )
    query = sa.select(*columns).join(allocation, allocation.c.id == allocation_atom.c.allocation_id)
    query = query.where(allocation_atom.c.status == "active", condition)
    return connection.execute(query if own is None else query.where(allocation.c.id != own)).all()


def _taken(atom: str, project: str, until: date | None) -> ActionRefused:
    if until is None:
        return ActionRefused("land_taken", atom=atom, project=project)
    return ActionRefused("land_taken_until", atom=atom, project=project, until=until.isoformat())


def _refuse_overlap(held: Sequence[sa.Row[tuple[object, ...]]], wish: LandWish) -> None:
    if not held:
        return
    tree = shapely.STRtree([row.geometry for row in held])
    for atom, shape in sorted(wish.shapes.items()):
        for place in sorted(tree.query(shape, predicate="intersects").tolist()):
            common = shape.intersection(held[place].geometry).area
            if common > wish.tolerance_m2:
                holder = str(held[place].project_id)
                values: dict[str, str | float] = {"atom": atom, "project": holder, "other": str(held[place].atom_id)}
                raise ActionRefused("land_overlaps", **values, area_m2=round(common, 2), limit_m2=wish.tolerance_m2)
