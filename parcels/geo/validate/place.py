"""Do the coordinates agree with the CRS they are said to be in? Told by their size and the CRS's area of use.

Majority decides: when more than half of the features lie outside, the whole layer is refused with what it looks like
(axes swapped, degrees for metres, zone prefix missing or wrong, a local system); single features outside are refused
one by one.
"""

from functools import cache

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS, Transformer

from parcels.domain.errors import CrsRefused
from parcels.geo.crs import crs_label, plausible_zone
from parcels.geo.quality import Action, Fault, fault

MARGIN_DEGREES = 0.5
"""A city at the edge of a zone is commonly measured in one zone; this much beyond its area of use is accepted."""
LOCAL_BELOW_M = 200_000.0
PREFIXED = (13e6, 46e6)
EASTING = (180_000.0, 820_000.0)
NORTHING = (1.9e6, 6.0e6)

Array = NDArray[np.float64]


def looks_like_degrees(shapes: NDArray[np.object_]) -> bool:
    """Return whether the median position can be longitude and latitude, in either order."""
    x, y = _middle(shapes)
    return bool(not np.isfinite(x) or (abs(x) <= 360 and abs(y) <= 360))


def check_place(shapes: NDArray[np.object_], source: CRS, work: CRS, file: str) -> list[Fault]:
    """Return refusals for single features outside the area of use of either CRS.

    Raises
    ------
    CrsRefused
        The layer as a whole is not where its CRS says: ``axes_swapped``, ``degrees_given_as_metres``,
        ``metres_given_as_degrees``, ``zone_prefix_missing``, ``zone_prefix_unexpected``, ``zone_prefix_mismatch``,
        ``local_coordinates``, ``outside_area_of_use_all``.
    """
    x, y = centres(shapes)
    known = np.isfinite(x) & np.isfinite(y)
    if not known.any():
        return []
    inside, lon, lat = within(x, y, source, work)
    outside = known & ~inside
    if outside.sum() * 2 > known.sum():
        _refuse_layer(float(np.median(x[known])), float(np.median(y[known])), source, work, file)
    if not outside.any():
        return []
    each = {"lon": lon, "lat": lat}
    return [fault("outside_area_of_use", Action.REFUSED, outside, field="geometry", each=each, rule=crs_label(work))]


def centres(shapes: NDArray[np.object_]) -> tuple[Array, Array]:
    """Return the middle of each bounding box, NaN without coordinates."""
    bounds = shapely.bounds(shapes)
    with np.errstate(invalid="ignore"):
        return (bounds[:, 0] + bounds[:, 2]) / 2, (bounds[:, 1] + bounds[:, 3]) / 2


def within(x: Array, y: Array, source: CRS, work: CRS) -> tuple[NDArray[np.bool_], Array, Array]:
    """Return which positions lie in the area of use of both CRS, with their longitude and latitude."""
    if source.is_projected:
        lon, lat = _to_degrees(source).transform(x, y)
    else:
        lon, lat = x, y
    inside = np.isfinite(lon) & np.isfinite(lat)
    for crs in (source, work):
        area = crs.area_of_use
        if area is None:
            continue
        with np.errstate(invalid="ignore"):
            inside &= (lon >= area.west - MARGIN_DEGREES) & (lon <= area.east + MARGIN_DEGREES)
            inside &= (lat >= area.south - MARGIN_DEGREES) & (lat <= area.north + MARGIN_DEGREES)
    return inside, np.where(np.isfinite(lon), lon, 0.0), np.where(np.isfinite(lat), lat, 0.0)


def _middle(shapes: NDArray[np.object_]) -> tuple[float, float]:
    x, y = centres(shapes)
    known = np.isfinite(x) & np.isfinite(y)
    return (float(np.median(x[known])), float(np.median(y[known]))) if known.any() else (np.nan, np.nan)


def _refuse_layer(x: float, y: float, source: CRS, work: CRS, file: str) -> None:
    """Raise with what the numbers look like."""
    code = _degrees_fault(x, y, source, work) if source.is_geographic else _metres_fault(x, y, source, work)
    lon, lat = (x, y) if source.is_geographic else _lonlat(x, y, source)
    suggestion = plausible_zone(lon) if np.isfinite(lon) and abs(lat) <= 90 else None
    raise CrsRefused(
        code,
        file=file,
        crs=crs_label(source),
        work_crs=crs_label(work),
        x=f"{x:.6g}" if abs(x) < 1000 else f"{x:.0f}",
        y=f"{y:.6g}" if abs(y) < 1000 else f"{y:.0f}",
        suggestion=f"EPSG:{suggestion}" if suggestion else "none",
    )


def _degrees_fault(x: float, y: float, source: CRS, work: CRS) -> str:
    if abs(x) > 360 or abs(y) > 360:
        return "metres_given_as_degrees"
    return "axes_swapped" if _is_inside(y, x, source, work) else "outside_area_of_use_all"


def _metres_fault(x: float, y: float, source: CRS, work: CRS) -> str:
    if abs(x) <= 360 and abs(y) <= 360:
        return "degrees_given_as_metres"
    if _is_inside(y, x, source, work) or (_among(x, NORTHING) and (_among(y, EASTING) or _among(y, PREFIXED))):
        return "axes_swapped"
    if max(abs(x), abs(y)) < LOCAL_BELOW_M:
        return "local_coordinates"
    return _prefix_fault(x, source) or "outside_area_of_use_all"


def _prefix_fault(x: float, source: CRS) -> str:
    """Tell a missing, unexpected or other zone prefix from the easting and the false easting of the CRS."""
    expected = int(false_easting(source) // 1e6)
    found = int(x // 1e6) if _among(x, PREFIXED) else 0
    if expected == found:
        return ""
    if not found:
        return "zone_prefix_missing" if _among(x, EASTING) else ""
    return "zone_prefix_mismatch" if expected else "zone_prefix_unexpected"


def false_easting(crs: CRS) -> float:
    """Return the false easting of a projected CRS in metres, 0 where there is none."""
    operation = crs.coordinate_operation
    if operation is None:
        return 0.0
    found = [float(item.value) for item in operation.params if item.name.lower() == "false easting"]
    return found[0] if found else 0.0


def _is_inside(x: float, y: float, source: CRS, work: CRS) -> bool:
    return bool(within(np.array([x]), np.array([y]), source, work)[0][0])


def _among(value: float, limits: tuple[float, float]) -> bool:
    return limits[0] <= value <= limits[1]


def _lonlat(x: float, y: float, source: CRS) -> tuple[float, float]:
    lon, lat = _to_degrees(source).transform(x, y)
    return float(lon), float(lat)


@cache
def _to_degrees(source: CRS) -> Transformer:
    """Return the transformer to longitude and latitude; making one takes a quarter of a second."""
    return Transformer.from_crs(source, "OGC:CRS84", always_xy=True)
