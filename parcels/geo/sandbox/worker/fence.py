"""Limits raised before anything is parsed: memory, time, files, network, privileges and GDAL drivers.

The list of drivers must be set **before** pyogrio is imported; afterwards it has no effect. :func:`check_drivers`
fails closed when a new GDAL brings a driver that is not in the list.
"""

import ctypes
import os
import sys

from parcels.geo.sandbox.worker.stop import Stop
from parcels.geo.sandbox.worker.task import Fence

DRIVER_OF = {"gpkg": "GPKG", "shp": "ESRI Shapefile", "fgb": "FlatGeobuf"}
DRIVERS = [
    "ESRI Shapefile",
    "MapInfo File",
    "UK .NTF",
    "MEM",
    "PCIDSK",
    "PDS4",
    "VICAR",
    "PDF",
    "MBTiles",
    "EEDA",
    "OGCAPI",
    "GDALG",
    "LVBAG",
    "S57",
    "DGN",
    "OGR_VRT",
    "CSV",
    "GML",
    "GPX",
    "LIBKML",
    "KML",
    "GeoJSON",
    "GeoJSONSeq",
    "ESRIJSON",
    "TopoJSON",
    "OGR_GMT",
    "GPKG",
    "SQLite",
    "WAsP",
    "OpenFileGDB",
    "DXF",
    "FlatGeobuf",
    "GeoRSS",
    "VFK",
    "PGDUMP",
    "OSM",
    "GPSBabel",
    "OGR_PDS",
    "WFS",
    "OAPIF",
    "EDIGEO",
    "Idrisi",
    "ODS",
    "XLSX",
    "Elasticsearch",
    "Carto",
    "AmigoCloud",
    "SXF",
    "Selafin",
    "JML",
    "PLSCENES",
    "CSW",
    "VDV",
    "MVT",
    "NGW",
    "MapML",
    "GTFS",
    "PMTiles",
    "JSONFG",
    "MiraMonVector",
    "ADBC",
    "AVCBin",
    "AVCE00",
    "AIVector",
    "HTTP",
    "Parquet",
    "Arrow",
    "PostgreSQL",
    "MySQL",
    "MSSQLSpatial",
    "ODBC",
    "PGeo",
    "GMLAS",
    "Memory",
    "XLS",
    "Geoconcept",
    "TIGER",
    "GPSTrackMaker",
]
GDAL_SETTINGS = {
    "GDAL_DRIVER_PATH": "disable",
    "OGR_DRIVER_PATH": "disable",
    "GDAL_HTTP_PROXY": "127.0.0.1:9",
    "GDAL_HTTP_TIMEOUT": "1",
    "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": "{none}",
    "GDAL_DISABLE_READDIR_ON_OPEN": "TRUE",
    "PROJ_NETWORK": "OFF",
    "SHAPE_RESTORE_SHX": "NO",
    "SHAPE_ENCODING": "",
    "OGR_SQLITE_ALLOW_EXTERNAL_ACCESS": "NO",
    "SQLITE_USE_OGR_VFS": "NO",
    "CPL_DEBUG": "OFF",
}
CLONE_NEWUSER, CLONE_NEWNET, PR_SET_NO_NEW_PRIVS = 0x10000000, 0x40000000, 38


class NotNeeded:
    """Hides packages that others import only if they are there; half a second saved per file."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> None:
        """Say that pandas and geopandas are not installed."""
        if name in ("geopandas", "pandas"):
            raise ModuleNotFoundError(name)


def raise_fence(fence: Fence, kind: str) -> dict[str, bool]:
    """Limit this process for good and return which limits hold on this system."""
    holds = {"resources": _limit_resources(fence), "network": _leave_network()}
    keep = DRIVER_OF.get(kind)
    os.environ.update(GDAL_SETTINGS, OGR_SKIP=",".join(name for name in DRIVERS if name != keep))
    sys.meta_path.insert(0, NotNeeded())
    return holds


def check_drivers(kind: str) -> None:
    """Refuse to go on unless exactly the one driver for ``kind`` is registered."""
    import pyogrio

    have = set(pyogrio.list_drivers())
    if have != {DRIVER_OF[kind]}:
        raise Stop("driver_fence_broken", drivers=", ".join(sorted(have)[:4]))


def _limit_resources(fence: Fence) -> bool:
    if sys.platform == "win32":
        return False
    import resource

    wanted = (
        (resource.RLIMIT_AS, fence.memory_bytes),
        (resource.RLIMIT_CPU, fence.cpu_seconds),
        (resource.RLIMIT_FSIZE, fence.output_bytes),
        (resource.RLIMIT_NOFILE, fence.open_files),
        (resource.RLIMIT_CORE, 0),
    )
    held = True
    for what, limit in wanted:
        hard = resource.getrlimit(what)[1]
        value = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        try:
            resource.setrlimit(what, (value, value))
        except (ValueError, OSError):  # macOS refuses some of them
            held = False
    return held


def _leave_network() -> bool:
    """Enter an empty network namespace; possible on Linux only, and not everywhere there."""
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    return bool(libc.unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0)
