"""Opening a map layer: GeoPackage, GeoJSON, zipped Shapefile, FlatGeobuf."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import shapely
from geopandas import GeoDataFrame

from parcels.domain.errors import CrsRefused, InputRefused
from parcels.geo.crs import parse_crs
from parcels.geo.quality import Action, Issue
from parcels.geo.sandbox.child import Job
from parcels.geo.sandbox.limits import LIMITS, Limits
from parcels.geo.sandbox.reading import Bounds, Part, read_file
from parcels.geo.sandbox.sniff import layer_kind, require_file
from parcels.geo.sandbox.unpack import unpack_shapefile


@dataclass(frozen=True, eq=False)
class RawLayer:
    """A layer as it is in the file, nothing repaired.

    ``frame`` has the file's columns, ``geometry``, ``__row`` (place in the layer from 1), ``__flaw`` (``""``,
    ``unclosed`` or ``unreadable``) and ``__closed`` (closed form of an unclosed geometry). ``frame.crs`` is ``None``
    where the file names no CRS that can be identified. ``crs_in_file`` is false where the CRS only follows from the
    format (GeoJSON).
    """

    frame: GeoDataFrame
    source: str
    layer: str
    kind: str
    sha256: str
    notes: tuple[Issue, ...] = ()
    crs_in_file: bool = True


def open_layer(
    path: str | Path,
    *,
    layer: str | None = None,
    encoding: str | None = None,
    wall_seconds: float = 60.0,
    limits: Limits = LIMITS,
) -> RawLayer:
    """Open one map layer, see :func:`open_layers`; ``layer`` is needed where a GeoPackage holds several."""
    (found,) = open_layers(path, (layer,), encoding=encoding, wall_seconds=wall_seconds, limits=limits)
    return found


def open_layers(
    path: str | Path,
    layers: Sequence[str | None],
    *,
    encoding: str | None = None,
    wall_seconds: float = 60.0,
    limits: Limits = LIMITS,
) -> tuple[RawLayer, ...]:
    """Open layers of one file in one sandboxed child process and return them as they are, in the order asked for.

    The kind is decided by content. ``encoding`` overrides the encoding of a Shapefile's attributes, which is otherwise
    decided from the bytes and reported. Counts are limited for each layer, ``wall_seconds`` are allowed for each.

    Raises
    ------
    InputRefused
        The file, or one of the layers, cannot be opened safely or is damaged; the code says why.
    InternalFailure
        ``disk_full``.
    """
    path, bounds = Path(path), Bounds(wall_seconds, limits)
    require_file(path, limits.file_bytes)
    kind = layer_kind(path)
    job = Job(kind, f"input.{kind}", tuple(layers), encoding)
    unpack = partial(_unpacked, path=path, limits=limits) if kind == "zip" else None
    found = read_file(path, job, bounds, unpack)
    if kind == "geojson":
        for layer, part in zip(layers, found.parts, strict=True):
            _require_named(layer, str(part.report.get("layer") or path.stem), path)
    return tuple(_raw_layer(part, path, "shp" if kind == "zip" else kind, found.sha256) for part in found.parts)


def layers_in(path: str | Path, *, wall_seconds: float = 60.0, limits: Limits = LIMITS) -> tuple[str, ...]:
    """Return the names of the layers of a file without reading them; the file's own name where the format has none.

    Raises
    ------
    InputRefused
        The file cannot be opened safely or is damaged; the code says why.
    """
    path = Path(path)
    require_file(path, limits.file_bytes)
    kind = layer_kind(path)
    if kind not in ("gpkg", "fgb"):
        return (open_layer(path, wall_seconds=wall_seconds, limits=limits).layer or path.stem,)
    return read_file(path, Job(kind, f"input.{kind}", ()), Bounds(wall_seconds, limits)).layers


def _unpacked(job: Job, target: Path, *, path: Path, limits: Limits) -> Job:
    """Take a zipped Shapefile apart and return the job of reading it."""
    name = unpack_shapefile(target, target.parent, limits, path.name)
    for layer in job.choices:
        _require_named(layer, name, path)
    return Job("shp", "input.shp", tuple(None for _ in job.choices), job.encoding)


def _require_named(layer: str | None, found: str, path: Path) -> None:
    """Refuse a layer name that a file with one layer does not have; the file's own name is one, too."""
    if layer is not None and layer not in (found, path.stem):
        raise InputRefused("layer_unknown", file=path.name, layer=layer[:80], layers=found[:80])


def _raw_layer(part: Part, path: Path, kind: str, sha256: str) -> RawLayer:
    frame, more = _frame(part.table, part.report.get("crs"), path.name)
    return RawLayer(
        frame=frame,
        source=path.name,
        layer=str(part.report.get("layer") or ""),
        kind=kind,
        sha256=sha256,
        notes=(*part.notes, *more),
        crs_in_file=bool(part.report.get("crs_in_file", True)),
    )


def _frame(table: pa.Table, crs: str | None, file: str) -> tuple[GeoDataFrame, tuple[Issue, ...]]:
    """Return the frame in the CRS its name stands for; a name that is not on the allow-list counts as none.

    A file that says it is in Xi'an 80 or Beijing 54 is refused: a CRS stated beside it would move nothing.
    """
    notes: tuple[Issue, ...] = ()
    known = None
    if crs is not None:
        try:
            known = parse_crs(crs)
        except CrsRefused as error:
            if error.code == "crs_legacy":
                raise CrsRefused("file_crs_legacy", file=file, **error.values) from None
            notes = (Issue("crs_unidentified", Action.NOTED, values={"name": crs[:80]}),)
    with np.errstate(invalid="ignore"):  # NaN coordinates are data here; they are refused row by row later
        shapes = shapely.from_wkb(table["__wkb"].to_numpy())
        closed = shapely.from_wkb(table["__closed"].to_numpy())
    data: pd.DataFrame = table.drop_columns(["__wkb", "__closed"]).to_pandas()
    frame = GeoDataFrame(data, geometry=shapes, crs=known)
    frame["__closed"] = closed
    frame["__row"] = range(1, len(frame) + 1)
    return frame, notes
