"""Which reader opens which kind of file."""

from collections.abc import Callable

from parcels.geo.sandbox.worker.opened import Opened, each_part
from parcels.geo.sandbox.worker.task import Task


def _geojson(task: Task) -> Opened:
    from parcels.geo.sandbox.worker.geojson import read_geojson

    return each_part(read_geojson, task)


def _ogr(task: Task) -> Opened:
    from parcels.geo.sandbox.worker.ogr import open_ogr

    return open_ogr(task)


def _csv(task: Task) -> Opened:
    from parcels.geo.sandbox.worker.delimited import read_delimited

    return each_part(read_delimited, task)


def _xlsx(task: Task) -> Opened:
    from parcels.geo.sandbox.worker.workbook import open_workbook

    return open_workbook(task)


def _repair(task: Task) -> Opened:
    from parcels.geo.sandbox.worker.repair import repair_shapes

    return each_part(repair_shapes, task)


def _photo(task: Task) -> Opened:
    from parcels.geo.sandbox.worker.photo import read_photo

    return each_part(read_photo, task)


READERS: dict[str, Callable[[Task], Opened]] = {
    "geojson": _geojson,
    "gpkg": _ogr,
    "shp": _ogr,
    "fgb": _ogr,
    "csv": _csv,
    "xlsx": _xlsx,
    "repair": _repair,
    "photo": _photo,
}
