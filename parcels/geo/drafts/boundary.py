"""Another boundary for a platform, and what it does to the parcels."""

from dataclasses import replace

import numpy as np
import shapely
from geopandas import GeoSeries
from shapely.geometry.base import BaseGeometry

from parcels.geo.city import City
from parcels.geo.drafts.checking import require_crs, require_polygon
from parcels.geo.drafts.edits import BoundaryChange
from parcels.geo.drafts.findings import Refusal, Remark, remark
from parcels.geo.drafts.making import Made
from parcels.geo.drafts.worst import known
from parcels.geo.validate.tolerances import TOLERANCES


def change_boundary(city: City, edit: BoundaryChange) -> Made:
    """Return the city with another boundary for one platform.

    Raises
    ------
    Refusal
        ``platform_gone``, ``crs_differs`` or the import's codes of geometry.
    """
    if edit.platform_id not in city.platforms.index:
        raise Refusal("platform_gone", platform=edit.platform_id)
    require_crs(edit.crs, city)
    require_polygon(edit.geometry, "platforms", city)
    old = city.platforms.geometry.loc[edit.platform_id]
    shapes = np.array(city.platforms.geometry, dtype=object)
    shapes[city.platforms.index.get_loc(edit.platform_id)] = edit.geometry
    frame = city.platforms.set_geometry(GeoSeries(shapes, index=city.platforms.index, crs=city.platforms.crs))
    remarks = (*_locked(city, edit), *_on_others(city, edit), _effect(city, old, edit))
    return Made(replace(city, platforms=frame), (edit.platform_id,), remarks)


def _locked(city: City, edit: BoundaryChange) -> tuple[Remark, ...]:
    day = city.platforms["locked_on"].loc[edit.platform_id] if "locked_on" in city.platforms else None
    return (remark("boundary_locked", day=str(day)),) if known(day) else ()


def _on_others(city: City, edit: BoundaryChange) -> tuple[Remark, ...]:
    """Return what an import would report: land that two boundaries claim."""
    others = city.platforms.drop(index=edit.platform_id)
    area = shapely.area(shapely.intersection(others.geometry.to_numpy(), edit.geometry))
    return tuple(
        remark("boundary_overlaps", other=str(name), area_m2=float(shared))
        for name, shared in zip(others.index, area, strict=True)
        if shared > TOLERANCES.overlap_m2
    )


def _effect(city: City, old: BaseGeometry, edit: BoundaryChange) -> Remark:
    """Return the change of area, and how many parcels have more or less of their land inside than before."""
    land = city.parcels.geometry.to_numpy()
    before, after = (shapely.area(shapely.intersection(land, area)) for area in (old, edit.geometry))
    return remark(
        "boundary_effect",
        change_m2=float(edit.geometry.area - old.area),
        more=int((after > before + TOLERANCES.overlap_m2).sum()),
        less=int((after < before - TOLERANCES.overlap_m2).sum()),
    )
