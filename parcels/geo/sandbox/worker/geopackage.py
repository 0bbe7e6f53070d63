"""A GeoPackage looked at with plain SQLite before GDAL opens it.

Views and virtual tables other than the spatial index are refused: a view can run for ever or call functions.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from parcels.geo.sandbox.worker.stop import Stop, note
from parcels.geo.sandbox.worker.task import Task

CURVES = frozenset((*range(8, 13), 13, 14, 15, 16, 17))
ENVELOPE_BYTES = (0, 32, 48, 48, 64)


def layers_in_geopackage(task: Task) -> list[str]:
    """Return the layers of a GeoPackage that is sound as a whole.

    Raises
    ------
    Stop
        Damaged, or holds a view or a foreign virtual table.
    """
    with _base(task) as base:
        return _layers(base)


def check_layer(task: Task, layer: str) -> list[dict[str, object]]:
    """Return notes on what GDAL will drop or convert in one layer.

    Raises
    ------
    Stop
        Damaged, no layer, or over a cap.
    """
    with _base(task) as base:
        return _check_rows(base, layer, task)


@contextmanager
def _base(task: Task) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"file:{task.source}?mode=ro&immutable=1", uri=True)) as base:
        try:
            base.execute("PRAGMA trusted_schema=OFF")
            base.execute("PRAGMA cell_size_check=ON")
            yield base
        except sqlite3.Error as error:
            raise Stop("gpkg_damaged", detail=str(error)[:120]) from None


def _layers(base: sqlite3.Connection) -> list[str]:
    if base.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise Stop("gpkg_damaged", detail="quick_check")
    kinds = dict(base.execute("SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view')"))
    virtual = base.execute("SELECT coalesce(sql, '') FROM sqlite_master WHERE sql LIKE 'create virtual%'")
    if any("using rtree" not in " ".join(sql.lower().split()) for (sql,) in virtual):
        raise Stop("gpkg_virtual_table")
    layers = [row[0] for row in base.execute("SELECT table_name FROM gpkg_contents WHERE data_type = 'features'")]
    views = [name for name in layers if kinds.get(name) != "table"]
    if views:
        raise Stop("gpkg_view", layer=str(views[0])[:80])
    return layers


def choose(layers: list[str], wanted: str | None) -> str:
    """Return the layer asked for, or the only one; never a guess among several."""
    listed = ", ".join(layers)[:4000]
    if not layers:
        raise Stop("no_layer")
    if wanted is None and len(layers) > 1:
        raise Stop("layer_not_chosen", layers=listed)
    if wanted is not None and wanted not in layers:
        raise Stop("layer_unknown", layer=wanted[:80], layers=listed)
    return wanted or layers[0]


def _check_rows(base: sqlite3.Connection, layer: str, task: Task) -> list[dict[str, object]]:
    table = '"' + layer.replace('"', '""') + '"'
    found = base.execute("SELECT column_name FROM gpkg_geometry_columns WHERE table_name = ?", (layer,)).fetchone()
    if found is None:
        raise Stop("no_layer")
    column = '"' + str(found[0]).replace('"', '""') + '"'
    rows, size = base.execute(f"SELECT count(*), coalesce(sum(length({column})), 0) FROM {table}").fetchone()
    if rows > task.caps.features:
        raise Stop("too_many_features", count=rows, limit=task.caps.features)
    if size > 16 * task.caps.vertices + 128 * rows:
        raise Stop("too_many_vertices", count=size // 16, limit=task.caps.vertices)
    curves = with_m = 0
    for (head,) in base.execute(f"SELECT substr({column}, 1, 96) FROM {table}"):
        kind = wkb_type(head)
        curves += kind % 1000 in CURVES
        with_m += kind // 1000 in (2, 3)
    counted = (("curves_straightened", curves), ("m_dropped", with_m))
    return [note(code, count=count) for code, count in counted if count]


def wkb_type(blob: object) -> int:
    """Return the ISO WKB type at the start of a GeoPackage geometry, 0 if it cannot be told."""
    if not isinstance(blob, bytes) or len(blob) < 8:
        return 0
    envelope = (blob[3] >> 1) & 7
    start = 8 + (ENVELOPE_BYTES[envelope] if envelope < len(ENVELOPE_BYTES) else 0)
    if len(blob) < start + 5:
        return 0
    return int.from_bytes(blob[start + 1 : start + 5], "little" if blob[start] else "big")
