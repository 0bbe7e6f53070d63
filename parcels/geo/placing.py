"""Bringing a layer into the work CRS: which CRS it is in, whether its numbers agree with that, moving it."""

import warnings
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS
from pyproj.transformer import TransformerGroup

from parcels.domain.errors import CrsRefused
from parcels.geo.crs import crs_label, parse_crs, require_modern_datum
from parcels.geo.quality import Fault, note
from parcels.geo.sandbox import RawLayer
from parcels.geo.validate.place import check_place, looks_like_degrees


@dataclass(frozen=True)
class Placed:
    """CRS a layer was in, and what to report about it."""

    source: CRS
    faults: tuple[Fault, ...]


def to_work_crs(
    raw: RawLayer, shapes: NDArray[np.object_], stated: str | None, work: CRS, name: str = ""
) -> tuple[NDArray[np.object_], Placed]:
    """Return ``shapes`` in the work CRS, with refusals for features outside its area of use.

    ``shapes`` are the geometries of ``raw``, ``None`` where a row has no say any more; ``name`` is what messages
    call the layer.

    Raises
    ------
    CrsRefused
        ``crs_missing``, ``crs_legacy``, or what the size of the numbers says (see :mod:`parcels.geo.validate.place`).
    """
    source, faults = source_crs(raw, stated, name)
    faults += check_place(shapes, source, work, raw.source)
    moved, more = transformed(shapes, source, work)
    return moved, Placed(source, (*faults, *more))


def source_crs(raw: RawLayer, stated: str | None, name: str = "") -> tuple[CRS, list[Fault]]:
    """Return the CRS of a layer: the file's own, else the stated one, never a guess.

    GeoJSON without a ``crs`` is in degrees by its standard; where its numbers cannot be degrees the stated CRS is
    taken and that is reported.
    """
    given = raw.frame.crs
    if given is None:
        if stated is None:
            raise CrsRefused("crs_missing", layer=name or raw.source, file=raw.source)
        return parse_crs(stated), [note("crs_stated", crs=stated)]
    require_modern_datum(given)
    if not raw.crs_in_file and stated is not None and not looks_like_degrees(raw.frame.geometry.to_numpy()):
        return parse_crs(stated), [note("geojson_not_degrees", crs=stated)]
    if stated is not None and raw.crs_in_file and not given.equals(parse_crs(stated), ignore_axis_order=True):
        return given, [note("stated_crs_not_used", crs=crs_label(given), stated=stated)]
    return given, []


def transformed(shapes: NDArray[np.object_], source: CRS, work: CRS) -> tuple[NDArray[np.object_], list[Fault]]:
    """Return geometries moved from one CRS to the other and a note with the accuracy PROJ states (−1: unknown)."""
    if source.equals(work, ignore_axis_order=True):
        return shapes, []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # a finer grid is not installed: said in the note instead
        group = TransformerGroup(source, work, always_xy=True)
    best = group.transformers[0]
    moved = shapely.transform(shapes, best.transform, interleaved=False)
    said = note(
        "crs_transformed_ballpark" if "allpark" in best.description else "crs_transformed",
        source=crs_label(source),
        target=crs_label(work),
        accuracy=best.accuracy,
        best="yes" if group.best_available else "no",
    )
    return np.asarray(moved, dtype=object), [said]
