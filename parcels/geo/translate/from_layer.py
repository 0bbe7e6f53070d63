"""A value taken from another layer: that of the polygons with the largest share of a shape's area."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS

from parcels.domain.errors import CrsRefused
from parcels.geo.mapping import FromLayer
from parcels.geo.placing import to_work_crs
from parcels.geo.quality import Action, Fault, fault, note
from parcels.geo.sandbox import RawLayer, open_layer
from parcels.geo.translate.cells import as_text, unique_texts
from parcels.geo.translate.rows import require_column


@dataclass(frozen=True, eq=False)
class Shares:
    """Per shape the value with the largest share of its area, and that share."""

    values: NDArray[np.object_]
    shares: NDArray[np.float64]


def values_from_layer(
    shapes: NDArray[np.object_], field: str, rule: FromLayer, folder: Path, work: CRS
) -> tuple[NDArray[np.object_], list[Fault]]:
    """Return a cell per shape; empty where the largest share is below ``min_share``, which is then listed.

    Raises
    ------
    CrsRefused
        ``from_layer_crs_missing`` if the layer has no CRS and the mapping states none.
    """
    raw = open_layer(folder / rule.file, layer=rule.layer)
    require_column(raw.frame, rule.field, f"from_layer.{field}.field", raw.source)
    zones, texts = _zones(raw, field, rule, work)
    found = largest_share(shapes, zones, texts)
    weak = ~(found.shares >= rule.min_share)
    cells = found.values.copy()
    cells[weak] = None
    shares = np.nan_to_num(found.shares)
    more = {"value": np.where(found.values == None, "-", found.values), "share": shares}  # noqa: E711
    faults = [
        note("values_from_layer", field=field, layer=raw.source, column=rule.field, count=int((~weak).sum())),
        fault(
            "share_too_small",
            Action.VALUE_DROPPED,
            weak,
            field=field,
            cells=found.values,
            each=more,
            rule=f"{rule.min_share:g}",
        ),
    ]
    return cells, [one for one in faults if one.action is Action.NOTED or len(one.positions)]


def _zones(raw: RawLayer, field: str, rule: FromLayer, work: CRS) -> tuple[NDArray[np.object_], NDArray[np.object_]]:
    if raw.frame.crs is None and rule.crs is None:
        raise CrsRefused("from_layer_crs_missing", file=raw.source, field=field)
    zones, _ = to_work_crs(raw, raw.frame.geometry.to_numpy(), rule.crs, work)
    texts = as_text(raw.frame[rule.field])
    usable = shapely.is_valid(zones) & ~shapely.is_empty(zones) & np.array([text is not None for text in texts], bool)
    return zones[usable], texts[usable]


def largest_share(shapes: NDArray[np.object_], zones: NDArray[np.object_], texts: NDArray[np.object_]) -> Shares:
    """Return per shape the text whose zones together cover the largest share: sum of |shape ∩ zone| / |shape|.

    Equal shares go to the text that sorts first.
    """
    codes, distinct = unique_texts(texts)
    order = np.argsort(distinct)
    rank = np.empty(len(distinct), np.int64)
    rank[order] = np.arange(len(distinct))
    values = np.full(len(shapes), None, object)
    shares = np.full(len(shapes), np.nan)
    left, right, area = _shared_areas(shapes, zones)
    if not len(left):
        return Shares(values, shares)
    sums = np.zeros(len(shapes) * len(distinct))
    np.add.at(sums, left * len(distinct) + rank[codes[right]], area)
    table = sums.reshape(len(shapes), len(distinct))
    best = table.argmax(axis=1)
    touched = np.unique(left)
    names = np.array(distinct, dtype=object)[order]
    values[touched] = names[best[touched]]
    whole = np.maximum(shapely.area(shapes[touched]), 1e-9)
    shares[touched] = np.minimum(table[touched, best[touched]] / whole, 1.0)
    return Shares(values, shares)


def _shared_areas(
    shapes: NDArray[np.object_], zones: NDArray[np.object_]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Return pairs with the area they share; a shape wholly inside a zone needs no intersection."""
    left, right = shapely.STRtree(zones).query(shapes, predicate="intersects")
    shapely.prepare(zones)
    inside = shapely.covers(zones[right], shapes[left])
    area = np.where(inside, shapely.area(shapes[left]), 0.0)
    area[~inside] = shapely.area(shapely.intersection(shapes[left[~inside]], zones[right[~inside]]))
    return left, right, area
