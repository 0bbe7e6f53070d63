"""The land an allocation was made of, as it was drawn then."""

import sqlalchemy as sa
from shapely.geometry.base import BaseGeometry

from parcels.store.tables import allocation_atom


def read_pieces(connection: sa.Connection, number: int) -> tuple[tuple[str, BaseGeometry], ...]:
    """Return parcel and polygon of each atom of an allocation, given back or not; those without a polygon left out."""
    columns = allocation_atom.c[("parcel_id", "geometry")]
    query = sa.select(*columns).where(allocation_atom.c.allocation_id == number, columns[1].is_not(None))
    return tuple((row.parcel_id, row.geometry) for row in connection.execute(query.order_by(allocation_atom.c.atom_id)))


def bound_shapes(connection: sa.Connection) -> tuple[tuple[int, str, BaseGeometry], ...]:
    """Return allocation, atom and polygon of all land that is bound; atoms without a polygon left out."""
    columns = allocation_atom.c[("allocation_id", "atom_id", "geometry")]
    query = sa.select(*columns).where(allocation_atom.c.status == "active", columns[2].is_not(None))
    rows = connection.execute(query.order_by(*columns[:2]))
    return tuple((row.allocation_id, row.atom_id, row.geometry) for row in rows)
