"""One geometry column type for both stores: WKB in a BLOB on SQLite, ``geometry`` on PostGIS.

Neither GeoAlchemy2 nor SpatiaLite is needed. On PostGIS a trigger writes the workspace's SRID into every shape, so that
other programs know where it is; SQLite keeps plain WKB. An invalid, empty or missing shape is refused on the way in and
never repaired: every area measured from the store can be trusted to be the area of what is stored.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from sqlalchemy.dialects.postgresql.base import ischema_names
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.types import UserDefinedType

from parcels.domain.errors import InternalFailure

Shapes = NDArray[np.object_]


class Geom(UserDefinedType[Any]):
    """A valid, non-empty shape in the plane, of any kind; the CRS is the workspace's."""

    cache_ok = True

    def get_col_spec(self, **_: object) -> str:
        """Return the type's name in SQL."""
        return "geometry"

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], bytes | str]:
        """Return the function that turns one shape, or ready WKB from :func:`encode`, into a value of the database."""
        hexadecimal = dialect.name == "postgresql"

        def to_database(shape: object) -> bytes | str:
            wkb: bytes = shape if isinstance(shape, bytes) else encode(np.array([shape], dtype=object))[0]
            return wkb.hex() if hexadecimal else wkb

        return to_database

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        """Return the function that turns a value of the database into a shape."""
        return lambda value: None if value is None else shapely.set_srid(shapely.from_wkb(value), 0)


@compiles(Geom, "sqlite")
def _blob(type_: Geom, compiler: object, **_: object) -> str:
    return "BLOB"


ischema_names["geometry"] = Geom  # what alembic sees when it reads a PostGIS column back


def encode(shapes: Shapes) -> list[bytes]:
    """Return the WKB of each shape, in two dimensions and little-endian, so that equal shapes give equal bytes.

    Raises
    ------
    InternalFailure
        ``store_geometry_refused`` with the position of the first shape that is missing, empty, not finite or not valid.
    """
    bad = shapely.is_missing(shapes) | shapely.is_empty(shapes) | ~shapely.is_valid(shapes)
    if bad.any():
        raise InternalFailure("store_geometry_refused", position=int(np.flatnonzero(bad)[0]), count=int(bad.sum()))
    return shapely.to_wkb(shapely.force_2d(shapes), byte_order=1).tolist()


def decode(values: list[bytes] | list[str]) -> Shapes:
    """Return shapes from the raw values of a geometry column (WKB on SQLite, hexadecimal with SRID on PostGIS).

    The SRID is left in the database, so that a shape read from either store is the same shape.
    """
    shapes = shapely.from_wkb(np.array(values, dtype=object)) if values else np.empty(0, dtype=object)
    return shapely.set_srid(shapes, 0)
