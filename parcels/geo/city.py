"""Everything a workspace knows about a city, as frozen frames in one projected CRS measured in metres."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from geopandas import GeoDataFrame
from pandas import DataFrame


@dataclass(frozen=True, eq=False)
class City:
    """One city's land, law layers and projects.

    Columns are those of the field schemas (``parcels/geo/schema/*.csv``); empty cells are ``None``/``NaN``/``NaT``.
    List fields hold tuples of text, dates are ``datetime.date``, booleans are ``True``/``False``/``None`` (object
    dtype). Nobody changes a frame in place; use :func:`dataclasses.replace`.

    Attributes
    ----------
    crs
        The workspace CRS as ``EPSG:n``, projected, in metres; all geometry is in it.
    parcels, platforms
        Indexed by ``parcel_id`` and ``platform_id`` (also kept as columns).
    constraints
        All kinds in one frame with a text column ``kind``; one row per feature as imported (a kind may overlap
        itself).
    roads, utilities
        Centre lines or surfaces; facilities. Range index.
    projects
        Indexed by ``project_id`` (also kept as a column).
    milestones, readiness
        Plain tables, range index.
    versions
        Dataset name (constraints: ``constraints:<kind>``) → sha256 of the content it came from.
    """

    crs: str
    name: str
    is_demo: bool
    parcels: GeoDataFrame
    platforms: GeoDataFrame
    constraints: GeoDataFrame
    roads: GeoDataFrame
    utilities: GeoDataFrame
    projects: DataFrame
    milestones: DataFrame
    readiness: DataFrame
    versions: Mapping[str, str] = field(default_factory=dict)

    @property
    def constraint_kinds(self) -> tuple[str, ...]:
        """Kinds of constraint layers present, sorted."""
        return tuple(sorted(self.constraints["kind"].unique())) if len(self.constraints) else ()
