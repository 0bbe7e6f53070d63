"""The land that an allocation or a certificate was given, in one hash: atoms, how they are cut, and their shapes."""

import hashlib
from collections.abc import Iterable, Mapping

import numpy as np
import sqlalchemy as sa
from shapely.geometry.base import BaseGeometry

from parcels.store.geom import encode
from parcels.store.land_guard import AtomShare


def land_sha256(atoms: Iterable[AtomShare], shapes: Mapping[str, BaseGeometry]) -> str:
    """Return the hash of land: a line for each atom in order (atom, parcel, pieces, WKB or nothing).

    The same on both stores: the shape is written in two dimensions, little-endian, without a coordinate system.
    """
    lines = sorted(_line(atom, shapes.get(atom.atom_id)) for atom in atoms)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _line(atom: AtomShare, shape: BaseGeometry | None) -> str:
    wkb = "" if shape is None else encode(np.array([shape], dtype=object))[0].hex()
    return "\t".join((atom.atom_id, atom.parcel_id, str(atom.pieces), wkb))


def found_land(connection: sa.Connection, owner: sa.Column[int]) -> Mapping[object, str]:
    """Return owner → hash of its land as it is kept, given back or not; ``owner`` is the column of the table."""
    table = owner.table
    atoms: dict[object, list[AtomShare]] = {}
    shapes: dict[object, dict[str, BaseGeometry]] = {}
    for row in connection.execute(
        sa.select(owner.label("owner"), *table.c["atom_id", "parcel_id", "pieces", "geometry"])
    ):
        atoms.setdefault(row.owner, []).append(AtomShare(row.atom_id, row.parcel_id, row.pieces))
        if row.geometry is not None:
            shapes.setdefault(row.owner, {})[row.atom_id] = row.geometry
    return {number: land_sha256(own, shapes.get(number, {})) for number, own in atoms.items()}
