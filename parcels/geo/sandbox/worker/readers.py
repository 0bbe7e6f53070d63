"""Which reader opens which kind of file."""

from collections.abc import Callable
from typing import Any

from parcels.geo.sandbox.worker.task import Task


def _geojson(task: Task) -> dict[str, Any]:
    from parcels.geo.sandbox.worker.geojson import read_geojson

    return read_geojson(task)


def _ogr(task: Task) -> dict[str, Any]:
    from parcels.geo.sandbox.worker.ogr import read_ogr

    return read_ogr(task)


def _csv(task: Task) -> dict[str, Any]:
    from parcels.geo.sandbox.worker.delimited import read_delimited

    return read_delimited(task)


def _xlsx(task: Task) -> dict[str, Any]:
    from parcels.geo.sandbox.worker.workbook import read_workbook

    return read_workbook(task)


def _repair(task: Task) -> dict[str, Any]:
    from parcels.geo.sandbox.worker.repair import repair_shapes

    return repair_shapes(task)


READERS: dict[str, Callable[[Task], dict[str, Any]]] = {
    "geojson": _geojson,
    "gpkg": _ogr,
    "shp": _ogr,
    "fgb": _ogr,
    "csv": _csv,
    "xlsx": _xlsx,
    "repair": _repair,
}
