"""Opening a map layer: GeoPackage, GeoJSON, zipped Shapefile, FlatGeobuf."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import shapely
from geopandas import GeoDataFrame

from parcels.domain.errors import CrsRefused, InputRefused
from parcels.geo.crs import parse_crs
from parcels.geo.quality import Action, Issue
from parcels.geo.sandbox.child import Job, copy_in, own_folder, read_answer, run_child
from parcels.geo.sandbox.limits import LIMITS, Limits
from parcels.geo.sandbox.sniff import extension_fits, layer_kind, require_file
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
    """Open a map layer in a sandboxed child process and return it as it is.

    The kind is decided by content. ``layer`` is needed where a GeoPackage holds several; ``encoding`` overrides the
    encoding of a Shapefile's attributes, which is otherwise decided from the bytes and reported.

    Raises
    ------
    InputRefused
        The file cannot be opened safely or is damaged; the code says why.
    InternalFailure
        ``disk_full``.
    """
    path = Path(path)
    require_file(path, limits.file_bytes)
    kind = layer_kind(path)
    with own_folder() as folder:
        target = folder / f"input.{kind}"
        sha256 = copy_in(path, target)
        job = Job(kind, target.name, choice=layer, encoding=encoding)
        if kind == "zip":
            _require_named(layer, unpack_shapefile(target, folder, limits, path.name), path)
            job = Job("shp", "input.shp", encoding=encoding)
        report = run_child(job, folder, limits, wall_seconds, path.name)
        if kind == "geojson":
            _require_named(layer, str(report.get("layer") or path.stem), path)
        table = read_answer(folder, path.name)
    notes = notes_of(report, path, kind)
    frame, more = _frame(table, report.get("crs"), path.name)
    return RawLayer(
        frame=frame,
        source=path.name,
        layer=str(report.get("layer") or ""),
        kind=job.kind,
        sha256=sha256,
        notes=(*notes, *more),
        crs_in_file=bool(report.get("crs_in_file", True)),
    )


def _require_named(layer: str | None, found: str, path: Path) -> None:
    """Refuse a layer name that a file with one layer does not have; the file's own name is one, too."""
    if layer is not None and layer not in (found, path.stem):
        raise InputRefused("layer_unknown", file=path.name, layer=layer[:80], layers=found[:80])


def notes_of(report: dict[str, Any], path: Path, kind: str) -> tuple[Issue, ...]:
    """Return the child's remarks about the file as issues, and that its extension says another kind if it does."""
    found = []
    for one in report.get("notes", []):
        values = dict(one["values"])
        value, field = str(values.pop("value", "")), str(values.pop("column", ""))
        digits = "".join(letter for letter in str(values.get("cell", "")) if letter.isdigit())
        row, action = (int(digits), Action.KEPT) if digits else (None, Action.NOTED)
        found.append(Issue(str(one["code"]), action, row=row, field=field, value=value, values=values))
    if not extension_fits(path, kind):
        found.append(Issue("extension_differs", Action.NOTED, value=path.suffix, values={"kind": kind}))
    return tuple(found)


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
