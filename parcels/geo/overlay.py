"""What lies where: area and share of land in each layer, and all measures of a piece of land in one table."""

from collections.abc import Iterator

import numpy as np
import shapely
from geopandas import GeoDataFrame
from pandas import DataFrame, Index, concat

from parcels.domain.codes import RoadClass
from parcels.domain.errors import CrsRefused, InputRefused
from parcels.geo.access import access, nearest_m
from parcels.geo.city import City
from parcels.geo.crs import require_metres
from parcels.geo.dissolve import dissolve, require_polygons
from parcels.geo.edges import Floats, Ints, Shapes
from parcels.geo.kernel import PairAreas, pair_areas
from parcels.geo.law_layers import LawLayers
from parcels.geo.measures import compactness, frontage_m, length_m, width_m

EXACT = 1e-9
"""Share of a shape below which an overlap is rounding: it becomes nothing, or all of the shape."""
FRONTAGE_REACH_M = 10.0
"""A verge or green strip up to this wide between land and road does not take the frontage away."""


def covered_areas(
    shapes: Shapes,
    masks: Shapes,
    column: Ints,
    columns: int,
    threads: int = 2,
) -> Floats:
    """Return the area (m²) of each shape covered by the masks of each column.

    ``out[i, c] = area(shape_i ∩ ∪ {mask_j : column_j = c})``. Masks that overlap within a column count once, shapes
    may overlap each other. One metric CRS is assumed.

    Raises
    ------
    InputRefused
        ``overlay_invalid_geometry`` or ``overlay_not_polygon``.
    """
    require_polygons(shapes, "shapes")
    require_polygons(masks, "masks")
    return _covered(shapes, *dissolve(masks, np.asarray(column, np.int64)), columns, threads)


def _covered(shapes: Shapes, masks: Shapes, column: Ints, columns: int, threads: int) -> Floats:
    pairs = pair_areas(shapes, masks, threads)
    cell = pairs.shape * columns + column[pairs.mask]
    covered = np.bincount(cell, weights=pairs.area, minlength=len(shapes) * columns).astype(np.float64)
    return _settled(covered.reshape(len(shapes), columns), shapely.area(shapes)[:, None])


def _settled(covered: Floats, area: Floats) -> Floats:
    """Remove rounding: a parcel that only touches a layer has exactly nothing in it, one inside exactly all."""
    covered = np.where(covered < EXACT * area, 0.0, covered)
    return np.where(covered > (1.0 - EXACT) * area, area, covered)


def measure_land(
    land: GeoDataFrame,
    city: City,
    *,
    threads: int = 2,
    reach_m: float = FRONTAGE_REACH_M,
    derived: LawLayers | None = None,
) -> DataFrame:
    """Return every measure of each piece of land (parcels or atoms) on its index; see ``docs/method/land-measures.md``.

    Areas in m², lengths in m, shares in [0, 1], all in the CRS of the city. A measure whose layer the city does not
    have is NaN (``boundary_platform``: None). What the law derives from the layers comes last.

    Raises
    ------
    CrsRefused
        A layer is not in metres, or not in the CRS of the land.
    InputRefused
        ``overlay_invalid_geometry``, ``overlay_not_polygon`` or ``overlay_empty_geometry``, naming the layer.
    """
    _require_fit(land, city)
    shapes = np.asarray(land.geometry, dtype=object)
    area = np.asarray(shapely.area(shapes), dtype=np.float64)
    access_roads = city.roads[city.roads["road_class"] != str(RoadClass.MOTORWAY)] if len(city.roads) else city.roads
    shape_measures = {
        "compactness": compactness(land),
        "width_m": width_m(land, threads=threads),
        "length_m": length_m(land),
        "frontage_m": frontage_m(land, access_roads, reach_m=reach_m),
    }
    return concat(
        [
            DataFrame({"area_m2": area}, index=land.index),
            _inside_boundary(shapes, area, city.platforms, threads).set_index(land.index),
            _in_constraints(shapes, area, city, threads).set_index(land.index),
            access(land, city.roads, city.utilities, threads),
            DataFrame(shape_measures, index=land.index),
            _in_derived(shapes, derived, threads).set_index(land.index),
        ],
        axis=1,
    )


def _require_fit(land: GeoDataFrame, city: City) -> None:
    require_metres(land, "land")
    shapes = np.asarray(land.geometry, dtype=object)
    require_polygons(shapes, "land")
    empty = np.flatnonzero(shapely.is_empty(shapes))
    if len(empty):
        raise InputRefused("overlay_empty_geometry", layer="land", row=int(empty[0]) + 1, count=len(empty))
    layers = {"platforms": city.platforms, "roads": city.roads, "utilities": city.utilities}
    layers |= {
        f"constraints:{kind}": city.constraints[city.constraints["kind"] == kind] for kind in city.constraint_kinds
    }
    for name, layer in layers.items():
        if not len(layer):
            continue
        require_metres(layer, name)
        if layer.crs != land.crs:
            raise CrsRefused("crs_differs", layer=name, crs=str(layer.crs.name), other=str(land.crs.name))
        if name not in ("roads", "utilities"):
            require_polygons(np.asarray(layer.geometry, dtype=object), name)


def _inside_boundary(shapes: Shapes, area: Floats, platforms: GeoDataFrame, threads: int) -> DataFrame:
    """Area inside any boundary in force, and the platform that holds the largest part (the first one on a tie)."""
    nothing = np.full(len(shapes), np.nan)
    largest, holder = nothing, np.full(len(shapes), None, dtype=object)
    inside = nothing
    if len(platforms):
        parts, owner = shapely.get_parts(np.asarray(platforms.geometry, dtype=object), return_index=True)
        pairs = pair_areas(shapes, parts, threads)
        merged, _ = dissolve(parts, np.zeros(len(parts), np.int64))
        inside = _covered(shapes, merged, np.zeros(len(merged), np.int64), 1, threads)[:, 0]
        largest, first = _largest(pairs, owner, area)
        names = platforms["platform_id"].to_numpy(dtype=object)
        holder[first >= 0] = names[first[first >= 0]]
    return DataFrame(
        {
            "inside_boundary_m2": inside,
            "inside_boundary_share": inside / area,
            "boundary_platform": Index(holder, dtype=object),
            "boundary_platform_share": largest / area,
        }
    )


def _largest(pairs: PairAreas, owner: Ints, area: Floats) -> tuple[Floats, Ints]:
    """Return per shape the largest area in one owner's masks and that owner (-1: none)."""
    owners = int(owner.max()) + 1
    cell, at = np.unique(pairs.shape * owners + owner[pairs.mask], return_inverse=True)
    shape = cell // owners
    total = np.bincount(at, weights=pairs.area, minlength=len(cell)).astype(np.float64)
    covered = _settled(total, area[shape])
    largest, first = np.zeros(len(area)), np.full(len(area), -1)
    order = np.lexsort((-(cell % owners), covered))  # the largest is written last; on a tie the first platform
    order = order[covered[order] > 0]
    largest[shape[order]], first[shape[order]] = covered[order], (cell % owners)[order]
    return largest, first


def _in_constraints(shapes: Shapes, area: Floats, city: City, threads: int) -> DataFrame:
    table = {}
    for kind, covered in _by_kind(shapes, city.constraints, threads):
        table[f"{kind}_m2"] = covered
        table[f"{kind}_share"] = covered / area
    return DataFrame(table, index=range(len(shapes)))


def _in_derived(shapes: Shapes, derived: LawLayers | None, threads: int) -> DataFrame:
    if derived is None:
        return DataFrame(index=range(len(shapes)))
    table = {f"{kind}_m2": covered for kind, covered in _by_kind(shapes, derived.frame, threads)}
    table |= {f"{kind}_reach_m": nearest_m(shapes, found, threads) for kind, found in derived.distances.items()}
    return DataFrame(table, index=range(len(shapes)))


def _by_kind(shapes: Shapes, layers: GeoDataFrame, threads: int) -> Iterator[tuple[str, Floats]]:
    """Yield the m² of each shape inside the layers of each kind, sorted by kind."""
    if not len(layers):
        return
    names = layers["kind"].to_numpy(dtype=str)
    kinds, column = np.unique(names, return_inverse=True)
    masks, of = dissolve(np.asarray(layers.geometry, dtype=object), column.astype(np.int64))
    covered = _covered(shapes, masks, of, len(kinds), threads)
    yield from ((str(kind), covered[:, number]) for number, kind in enumerate(kinds))
