"""Coordinate reference systems are demanded, never guessed; degrees raise."""

from geopandas import GeoDataFrame

from parcels.domain.errors import CrsRefused


def require_metres(layer: GeoDataFrame, name: str) -> None:
    """Raise unless ``layer`` is in a projected CRS measured in metres.

    Raises
    ------
    CrsRefused
        ``crs_missing`` without a CRS, ``crs_not_metres`` in degrees, feet or any other unit.
    """
    if layer.crs is None:
        raise CrsRefused("crs_missing", layer=name)
    if not layer.crs.is_projected or layer.crs.axis_info[0].unit_name != "metre":
        raise CrsRefused("crs_not_metres", layer=name, crs=str(layer.crs.name))
