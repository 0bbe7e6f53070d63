"""Coordinate reference systems are demanded, never guessed; degrees raise."""

import re
from functools import cache

from geopandas import GeoDataFrame
from pyproj import CRS
from pyproj.exceptions import CRSError

from parcels.domain.errors import CrsRefused

ALLOWED_NAME = re.compile(r"(?:urn:ogc:def:crs:)?(?:(EPSG)(?::[\d.]*)?:(\d{4,6})|OGC:(?:1\.3:)?CRS84)", re.IGNORECASE)
LEGACY_DATUMS = {4610: "Xi'an 1980", 4214: "Beijing 1954", 4555: "New Beijing"}
"""Datums from which PROJ has no real shift to CGCS2000, only a ballpark offset of zero."""
PSEUDO_MERCATOR = "Popular Visualisation Pseudo Mercator"


def require_metres(layer: GeoDataFrame, name: str) -> None:
    """Raise unless ``layer`` is in a projected CRS measured in metres.

    Raises
    ------
    CrsRefused
        ``crs_missing`` without a CRS, ``crs_not_metres`` in degrees, feet or any other unit.
    """
    if layer.crs is None:
        raise CrsRefused("crs_missing", file=name, layer=name)
    if not layer.crs.is_projected or layer.crs.axis_info[0].unit_name != "metre":
        raise CrsRefused("crs_not_metres", layer=name, crs=str(layer.crs.name))


@cache
def parse_crs(name: str) -> CRS:
    """Return the CRS of a name on the allow-list: ``EPSG:n``, its URN form or ``OGC:CRS84``.

    Raises
    ------
    CrsRefused
        ``crs_name_refused`` for any other text (URLs, files, WKT), ``crs_unknown`` for a code that does not exist,
        ``crs_legacy`` for Xi'an 80 and Beijing 54.
    """
    match = ALLOWED_NAME.fullmatch(name.strip())
    if match is None:
        raise CrsRefused("crs_name_refused", crs=name[:80])
    try:
        crs = CRS.from_epsg(int(match[2])) if match[2] else CRS.from_authority("OGC", "CRS84")
    except CRSError:
        raise CrsRefused("crs_unknown", crs=name[:80]) from None
    require_modern_datum(crs)
    return crs


def require_modern_datum(crs: CRS) -> None:
    """Raise ``crs_legacy`` for datums PROJ can only shift by ballpark (Xi'an 80, Beijing 54)."""
    base = crs.geodetic_crs
    datum = LEGACY_DATUMS.get(base.to_epsg() or 0) if base is not None else None
    if datum is not None:
        raise CrsRefused("crs_legacy", crs=crs_label(crs), datum=datum)


def work_crs(name: str | None) -> CRS:
    """Return the CRS a workspace measures in: projected, in metres, not Web Mercator.

    Raises
    ------
    CrsRefused
        ``work_crs_missing``, ``crs_web_mercator``, ``work_crs_not_metres`` or what :func:`parse_crs` raises.
    """
    if not name:
        raise CrsRefused("work_crs_missing")
    crs = parse_crs(name)
    if crs.coordinate_operation is not None and crs.coordinate_operation.method_name == PSEUDO_MERCATOR:
        raise CrsRefused("crs_web_mercator", crs=name)
    if not crs.is_projected or any(axis.unit_name != "metre" for axis in crs.axis_info):
        raise CrsRefused("work_crs_not_metres", crs=name)
    return crs


def crs_label(crs: CRS) -> str:
    """Return ``EPSG:n`` or, without a code, the name."""
    authority = crs.to_authority()
    return ":".join(authority) if authority else str(crs.name)[:80]


def plausible_zone(lon: float) -> int | None:
    """Return the EPSG code of the CGCS2000 3-degree zone (no prefix) a longitude lies in: a suggestion for messages.

    EPSG = 4509 + z with z = round(lon / 3), central meridian 3z; ``None`` outside zones 25 to 45 (73.5°E to 136.5°E).

    >>> plausible_zone(120.5)
    4549
    """
    zone = int((lon + 1.5) // 3)
    return 4509 + zone if 25 <= zone <= 45 else None
