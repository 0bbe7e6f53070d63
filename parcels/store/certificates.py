"""Issued land certificates (用地保障凭证): numbered without gaps, each holding its land until it ends.

A certificate in force holds its atoms for its project as an allocation does: no other certificate, and no allocation
of another project, may take them. It ends by being used (signed), withdrawn or expired; then its land is free. Its
document is kept as it was written; its hash is in the log, and the check code on paper is made of that hash.
"""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from shapely.geometry.base import BaseGeometry

from parcels.domain.errors import ActionRefused
from parcels.store.allocations import OVERLAP_M2, read_allocations
from parcels.store.bound_land import land_sha256
from parcels.store.certificate_tables import certificate, certificate_atom
from parcels.store.checks import plain_text
from parcels.store.land_guard import AtomShare, LandWish, lock_land, refuse_nonsense, refuse_taken
from parcels.store.tables import allocation
from parcels.store.unit_of_work import UnitOfWork

NUMBER_LOCK = 7005
CODE_CHARACTERS = 12
"""Characters of a check code: 60 bits of the hash of the document."""


class CertificateStatus(StrEnum):
    """State of an issued certificate. In Chinese: 凭证状态."""

    IN_FORCE = "in_force"
    """有效."""
    USED = "used"
    """已签约使用."""
    EXPIRED = "expired"
    """已过期."""
    WITHDRAWN = "withdrawn"
    """已撤回."""


@dataclass(frozen=True)
class CertificateRequest:
    """A certificate to be issued; ``document`` is plain JSON, to which number, validity and issue are added.

    ``request_id`` is made once by whoever asks, and sent again unchanged on a retry. ``shapes`` holds the polygon of
    each atom in the workspace's CRS.
    """

    request_id: str
    project_id: str
    site: str
    platform_id: str
    area_m2: float
    verdict: str
    as_of: date
    valid_until: date
    atoms: tuple[AtomShare, ...]
    document: Mapping[str, Any] = field(repr=False)
    shapes: Mapping[str, BaseGeometry] = field(default_factory=dict, compare=False)
    tolerance_m2: float = OVERLAP_M2

    @property
    def wish(self) -> LandWish:
        """The land to be held."""
        return LandWish(self.project_id, self.atoms, self.shapes, self.tolerance_m2)


@dataclass(frozen=True)
class Certificate:
    """An issued certificate as it stands in the table; ``atoms`` are those it was made for."""

    id: int
    number: str
    request_id: str
    project_id: str
    site: str
    platform_id: str
    area_m2: float
    verdict: str
    as_of: date
    valid_until: date
    document_sha256: str
    status: CertificateStatus
    issued_at: datetime
    issued_by: str
    ended_at: datetime | None
    ended_by: str | None
    reason: str | None
    allocation_id: int | None
    atoms: tuple[AtomShare, ...]

    @property
    def code(self) -> str:
        """The check code printed on it."""
        return check_code(self.document_sha256)

    def state_on(self, on: date) -> CertificateStatus:
        """Return the state on a date: past its last day it has expired, whether or not anybody has written that."""
        if self.status is CertificateStatus.IN_FORCE and self.valid_until < on:
            return CertificateStatus.EXPIRED
        return self.status


def check_code(digest: str) -> str:
    """Return the short code of a document: the first 60 bits of its SHA-256 in base 32, in groups of four.

    >>> check_code("00" * 32)
    'AAAA-AAAA-AAAA'
    """
    letters = base64.b32encode(bytes.fromhex(digest)).decode()[:CODE_CHARACTERS]
    return "-".join(letters[at : at + 4] for at in range(0, CODE_CHARACTERS, 4))


def document_hash(text: str) -> str:
    """Return the SHA-256 of a document's text."""
    return hashlib.sha256(text.encode()).hexdigest()


def issue(work: UnitOfWork, request: CertificateRequest) -> Certificate:
    """Issue a certificate that holds its land, recording ``certificate_issued``.

    Raises
    ------
    ActionRefused
        ``land_taken``, ``land_taken_until``, ``land_certified`` or ``land_overlaps`` with who holds the land;
        ``certificate_in_force`` if the project holds another; ``project_has_land`` if it has an allocation of other
        land; ``land_none``, ``land_cut_twice``; ``request_reused``.
    """
    refuse_nonsense(request.wish)
    lock_land(work.connection, request.request_id, request.wish)
    done = certificate_answer(work.connection, request.request_id, request.project_id, request.site)
    if done is not None:
        return done
    refuse_taken(work, request.wish, own=_own_allocation(work.connection, request))
    _refuse_second(work.connection, request.project_id)
    number, year, running = _next_number(work.connection, request.as_of.year)
    text = plain_text({**request.document, **_issued(work, request, number)})
    digest = document_hash(text)
    row = {
        "number": number, "year": year, "running": running, "request_id": request.request_id,
        "project_id": request.project_id, "site": request.site, "platform_id": request.platform_id,
        "area_m2": request.area_m2, "verdict": request.verdict, "as_of": request.as_of,
        "valid_until": request.valid_until, "document": text, "document_sha256": digest,
        "status": str(CertificateStatus.IN_FORCE), "issued_at": work.stamp.at, "issued_by": work.stamp.user,
    }  # fmt: skip
    made: int = work.connection.execute(sa.insert(certificate).values(row).returning(certificate.c.id)).scalar_one()
    _hold(work.connection, made, request)
    work.record(
        "certificate_issued", certificate=made, number=number, project=request.project_id, site=request.site,
        atoms=[atom.atom_id for atom in request.atoms], verdict=request.verdict, as_of=request.as_of.isoformat(),
        valid_until=request.valid_until.isoformat(), request_id=request.request_id, document_sha256=digest,
        year=year, running=running, platform_id=request.platform_id, area_m2=request.area_m2,
        land_sha256=land_sha256(request.atoms, request.shapes),
    )  # fmt: skip
    return read_certificate(work.connection, made)


def _issued(work: UnitOfWork, request: CertificateRequest, number: str) -> dict[str, Any]:
    return {
        "number": number,
        "valid_until": request.valid_until.isoformat(),
        "issued_at": work.stamp.at.isoformat(),
        "issued_by": work.stamp.user,
    }


def certificate_answer(connection: sa.Connection, request_id: str, project: str, site: str) -> Certificate | None:
    """Return what a request was answered before, ``None`` for a new one.

    Raises
    ------
    ActionRefused
        ``request_reused`` if it comes back with another wish; an empty ``site`` is any.
    """
    found = _read(connection, certificate.c.request_id == request_id)
    if not found:
        return None
    done = found[0]
    if done.project_id != project or site not in ("", done.site):
        raise ActionRefused("request_reused", project=done.project_id, site=done.site, allocation=done.number)
    return done


def _own_allocation(connection: sa.Connection, request: CertificateRequest) -> int | None:
    """Return the number of the project's allocation of the same site, ``None`` without any."""
    active = allocation.c.ended_at.is_(None) & (allocation.c.project_id == request.project_id)
    found = read_allocations(connection, active)
    if found and found[0].site != request.site:
        raise ActionRefused("project_has_land", project=request.project_id, allocation=found[0].id)
    return found[0].id if found else None


def _refuse_second(connection: sa.Connection, project: str) -> None:
    found = in_force_of(connection, project)
    if found is not None:
        until = found.valid_until.isoformat()
        raise ActionRefused("certificate_in_force", project=project, number=found.number, site=found.site, until=until)


def _next_number(connection: sa.Connection, year: int) -> tuple[str, int, int]:
    """Return the next number of a year; nobody else gets one until this transaction ends, so none is left out."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(NUMBER_LOCK, year)))
    last = sa.select(sa.func.coalesce(sa.func.max(certificate.c.running), 0)).where(certificate.c.year == year)
    running = int(connection.execute(last).scalar_one()) + 1
    return f"{year}-{running:04d}", year, running


def _hold(connection: sa.Connection, number: int, request: CertificateRequest) -> None:
    for atom in request.atoms:
        row = {"certificate_id": number, "status": "active", **vars(atom)}
        shape = request.shapes.get(atom.atom_id)
        connection.execute(sa.insert(certificate_atom), row if shape is None else {**row, "geometry": shape})


def end(work: UnitOfWork, one: Certificate, status: CertificateStatus, **more: Any) -> Certificate:  # noqa: ANN401  columns
    """End a certificate in force and free its land, recording ``certificate_<status>``.

    ``more`` are ``reason`` and ``allocation_id``, as the state asks.

    Raises
    ------
    ActionRefused
        ``certificate_ended`` if it is no longer in force.
    """
    query = sa.update(certificate).where(certificate.c.id == one.id, certificate.c.status == "in_force")
    values = {"status": str(status), "ended_at": work.stamp.at, "ended_by": work.stamp.user, **more}
    if work.connection.execute(query.values(values)).rowcount != 1:
        now = read_certificate(work.connection, one.id)
        raise ActionRefused("certificate_ended", number=one.number, state=str(now.status))
    held = sa.update(certificate_atom).where(certificate_atom.c.certificate_id == one.id)
    work.connection.execute(held.values(status="ended"))
    told = {"allocation" if name == "allocation_id" else name: value for name, value in more.items()}
    work.record(f"certificate_{status}", certificate=one.id, number=one.number, project=one.project_id, **told)
    return read_certificate(work.connection, one.id)


def lapse_certificates(work: UnitOfWork, on: date) -> tuple[str, ...]:
    """End every certificate whose last day was before a date, and return their numbers."""
    over = certificate.c.status == "in_force", certificate.c.valid_until < on
    ids = work.connection.execute(sa.select(certificate.c.id).where(*over).with_for_update()).scalars().all()
    found = _read(work.connection, certificate.c.id.in_(ids)) if ids else ()
    for one in found:
        end(work, one, CertificateStatus.EXPIRED)
    return tuple(one.number for one in found)


def read_certificate(connection: sa.Connection, made: int) -> Certificate:
    """Return a certificate by its row.

    Raises
    ------
    KeyError
        If there is none.
    """
    found = _read(connection, certificate.c.id == made)
    if not found:
        raise KeyError(made)
    return found[0]


def certificate_numbered(connection: sa.Connection, number: str, *, lock: bool = False) -> Certificate | None:
    """Return the certificate of a number, locked against other writers if asked; ``None`` if none was issued."""
    if lock:
        connection.execute(sa.select(certificate.c.id).where(certificate.c.number == number).with_for_update())
    return next(iter(_read(connection, certificate.c.number == number)), None)


def in_force_of(connection: sa.Connection, project: str) -> Certificate | None:
    """Return the certificate a project holds land by; whether its last day has passed is for the reader to see."""
    where = (certificate.c.project_id == project) & (certificate.c.status == "in_force")
    return next(iter(_read(connection, where)), None)


def certificates(connection: sa.Connection, *, is_over_shown: bool = True) -> tuple[Certificate, ...]:
    """Return all certificates, or those not yet ended, in the order of their issue."""
    return _read(connection, sa.true() if is_over_shown else certificate.c.status == "in_force")


def document_text(connection: sa.Connection, made: int) -> str:
    """Return the document of a certificate as it stands in the table."""
    return str(connection.execute(sa.select(certificate.c.document).where(certificate.c.id == made)).scalar_one())


def certified_shapes(connection: sa.Connection) -> tuple[tuple[int, str, BaseGeometry], ...]:
    """Return certificate, atom and polygon of all land held by certificates; atoms without a polygon left out."""
    columns = certificate_atom.c[("certificate_id", "atom_id", "geometry")]
    query = sa.select(*columns).where(certificate_atom.c.status == "active", columns[2].is_not(None))
    return tuple(
        (row.certificate_id, row.atom_id, row.geometry) for row in connection.execute(query.order_by(*columns[:2]))
    )


def _read(connection: sa.Connection, condition: sa.ColumnElement[bool]) -> tuple[Certificate, ...]:
    light = [column for column in certificate.c if column.name not in ("document", "year", "running")]
    rows = connection.execute(sa.select(*light).where(condition).order_by(certificate.c.id)).all()
    columns = certificate_atom.c[("certificate_id", "atom_id", "parcel_id", "pieces")]
    query = sa.select(*columns).join(certificate, certificate.c.id == certificate_atom.c.certificate_id)
    atoms: dict[int, list[AtomShare]] = {}
    for row in connection.execute(query.where(condition).order_by(certificate_atom.c.atom_id)) if rows else ():
        atoms.setdefault(row.certificate_id, []).append(AtomShare(row.atom_id, row.parcel_id, row.pieces))
    return tuple(
        Certificate(**{**row._mapping, "status": CertificateStatus(row.status)}, atoms=tuple(atoms.get(row.id, ())))
        for row in rows
    )
