"""The import's rules of geometry, asked of one drawn polygon."""

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from parcels.domain.errors import CrsRefused
from parcels.geo.city import City
from parcels.geo.crs import parse_crs
from parcels.geo.drafts.findings import Refusal, Remark, remark
from parcels.geo.validate.areas import slivers
from parcels.geo.validate.place import centres, within
from parcels.geo.validate.shapes import check_presence, check_validity
from parcels.geo.validate.tolerances import TOLERANCES

NO_FLAWS = np.array([""], dtype=object)


def require_crs(crs: str, city: City) -> None:
    """Refuse an edit drawn in another CRS than the city's: ``crs_differs``."""
    if crs != city.crs:
        raise Refusal("crs_differs", crs=crs, wanted=city.crs)


def require_polygon(shape: BaseGeometry, dataset: str, city: City) -> None:
    """Refuse a polygon that an import would refuse.

    Raises
    ------
    Refusal
        ``geometry_…`` codes of the import (type, empty, not finite, invalid with reason and place), ``no_area``,
        ``outside_area_of_use``.
    """
    shapes = np.array([shape], dtype=object)
    for fault in [*check_presence(shapes, NO_FLAWS, dataset), *check_validity(shapes)]:
        raise Refusal(fault.code, **{name: str(cells[0]) for name, cells in fault.each.items()})
    if shape.area <= 0:
        raise Refusal("no_area")
    try:
        crs = parse_crs(city.crs)
    except CrsRefused as error:
        raise Refusal("crs_differs", crs=city.crs, wanted=city.crs) from error
    inside, lon, lat = within(*centres(shapes), crs, crs)
    if not inside[0]:
        raise Refusal("outside_area_of_use", lon=float(lon[0]), lat=float(lat[0]))


def require_free(shape: BaseGeometry, city: City) -> None:
    """Refuse land that lies on parcels by more than the import tolerates: ``overlaps`` with the largest one."""
    drawn = city.parcels.geometry.to_numpy()
    near = shapely.STRtree(drawn).query(shape, predicate="intersects")
    shared = shapely.area(shapely.intersection(drawn[near], shape))
    over = shared > TOLERANCES.overlap_m2
    if over.any():
        first = int(np.argmax(shared))
        other = str(city.parcels.index[near[first]])
        raise Refusal("overlaps", other=other, area_m2=float(shared[first]), count=int(over.sum()))


def sliver_remarks(shapes: dict[str, BaseGeometry]) -> tuple[Remark, ...]:
    """Return a remark per piece that an import would call a sliver."""
    drawn = np.array(list(shapes.values()), dtype=object)
    found = slivers(drawn, TOLERANCES)
    return tuple(
        remark("sliver", parcel=name, area_m2=float(shape.area))
        for (name, shape), bad in zip(shapes.items(), found, strict=True)
        if bad
    )
