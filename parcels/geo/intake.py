"""One raw file becomes one dataset: mapped, placed, typed, checked, and every row accounted for.

Each stage sees only the rows still alive and reports faults by position; the report then gives every row exactly one
fate.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pandas as pd
from geopandas import GeoDataFrame
from numpy.typing import NDArray
from pandas import DataFrame
from pyproj import CRS

from parcels.domain.errors import InputRefused
from parcels.geo.crs import crs_label, work_crs
from parcels.geo.ledger import Ledger
from parcels.geo.mapping import DatasetMapping, ImportMapping
from parcels.geo.placing import to_work_crs
from parcels.geo.quality import Action, Fault, QualityReport, Subject, report_of
from parcels.geo.sandbox import RawLayer, RawTable
from parcels.geo.schema import SPATIAL, key_field
from parcels.geo.translate.cells import as_text
from parcels.geo.translate.columns import schema_columns
from parcels.geo.translate.from_layer import values_from_layer
from parcels.geo.translate.joins import join_table
from parcels.geo.translate.merging import merged_rows
from parcels.geo.translate.rows import rows_left_out
from parcels.geo.validate.areas import check_declared_area, check_slivers
from parcels.geo.validate.coverage import check_coverage, geometry_numbers
from parcels.geo.validate.fields import typed_fields
from parcels.geo.validate.known import Known
from parcels.geo.validate.mending import close_rings, make_valid, require_known_repairs
from parcels.geo.validate.records import IDENTIFIED, check_records, repeated_identifiers
from parcels.geo.validate.shapes import check_presence, check_validity
from parcels.geo.validate.tolerances import TOLERANCES, Tolerances

KIND = re.compile(r"[a-z][a-z0-9_]{0,59}")
COVERAGES = ("parcels", "platforms")
"""Datasets whose polygons are not meant to overlap."""
Shapes = NDArray[np.object_]


@dataclass(frozen=True)
class IntakeRequest:
    """How a file is to be taken in.

    ``stated_crs`` is the CRS of files that carry none, ``work_crs`` that of the workspace (projected, metres); tables
    need neither. ``repair`` names what may be repaired (:data:`parcels.geo.validate.mending.REPAIRS`). ``kind`` is the
    kind of a constraint layer. ``known_ids`` holds identifiers by dataset that rows may refer to, ``known_land_mu``
    all land there is.
    """

    mapping: ImportMapping | None = None
    stated_crs: str | None = None
    work_crs: str | None = None
    repair: frozenset[str] = frozenset()
    kind: str | None = None
    known_ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    known_land_mu: float | None = None
    tolerances: Tolerances = TOLERANCES

    def mapping_of(self, dataset: str) -> DatasetMapping:
        """Return the mapping of a dataset, empty where there is no mapping file."""
        return self.mapping.of(dataset, self.kind) if self.mapping else DatasetMapping()


@dataclass(frozen=True, eq=False)
class Intake:
    """The rows that may be stored, typed as :class:`parcels.geo.city.City` holds them, and the report on all read."""

    frame: DataFrame
    """A GeoDataFrame for layers."""
    report: QualityReport


@dataclass(frozen=True)
class _Take:
    """What is being taken in: dataset, file, its mapping, the caller's request, the CRS of the workspace."""

    dataset: str
    source: str
    mapping: DatasetMapping
    request: IntakeRequest
    work: CRS | None = None
    """Of a layer; tables have none."""

    @property
    def name(self) -> str:
        """The dataset, with the kind of a constraint layer."""
        return f"constraints:{self.request.kind}" if self.dataset == "constraints" else self.dataset


@dataclass(frozen=True)
class _Outcome:
    """What the report says beside the faults."""

    crs: str | None
    records: int
    defaults: Mapping[str, int]


def take_layer(raw: RawLayer, dataset: str, request: IntakeRequest) -> Intake:
    """Return the features of a layer that may be stored, in the work CRS, with the quality report.

    Raises
    ------
    InputRefused
        The layer as a whole cannot be used: empty, a required column missing, a mapping that does not fit.
    CrsRefused
        No CRS, an unfit one, or coordinates that do not agree with it.
    """
    _require(dataset, raw.frame, raw.source, spatial=True)
    require_known_repairs(request.repair)
    if dataset == "constraints" and not KIND.fullmatch(request.kind or ""):
        raise InputRefused("constraint_kind_bad", file=raw.source, value=str(request.kind)[:60])
    work = work_crs(request.work_crs)
    take = _Take(dataset, raw.source, request.mapping_of(dataset), request, work)
    ledger = Ledger(len(raw.frame))
    frame = _chosen(raw.frame, take, ledger)
    shapes, source = _placed(raw, take, work, ledger)
    shapes = _sound_shapes(raw, shapes, take, ledger)
    if take.mapping.dissolve is not None:
        shapes = _merge(frame, shapes, take.mapping.dissolve.by, raw.source, ledger)
    typed, defaults = _typed(frame, shapes, take, ledger)
    _check_shapes_together(typed, shapes, take, ledger)
    rows = ledger.alive()
    result = GeoDataFrame(typed.loc[rows], geometry=shapes[rows], crs=work)
    outcome = _Outcome(crs_label(source), len(rows), defaults)
    return Intake(_indexed(result, take), _report(take, raw, frame, ledger, outcome))


def take_table(raw: RawTable, dataset: str, request: IntakeRequest) -> Intake:
    """Return the rows of a table that may be stored, with the quality report.

    Raises
    ------
    InputRefused
        The table as a whole cannot be used: no rows, a required column missing, a mapping that does not fit.
    """
    _require(dataset, raw.frame, raw.source, spatial=False)
    require_known_repairs(request.repair)
    take = _Take(dataset, raw.source, request.mapping_of(dataset), request)
    ledger = Ledger(len(raw.frame))
    frame = _chosen(raw.frame, take, ledger)
    typed, defaults = _typed(frame, None, take, ledger)
    _check_identifiers(typed, None, take, ledger)
    rows = ledger.alive()
    outcome = _Outcome(None, len(rows), defaults)
    return Intake(_indexed(typed.loc[rows], take), _report(take, raw, frame, ledger, outcome))


def _require(dataset: str, frame: DataFrame, source: str, *, spatial: bool) -> None:
    if spatial != (dataset in SPATIAL):
        raise InputRefused("dataset_wants_table" if spatial else "dataset_wants_layer", file=source, dataset=dataset)
    if not len(frame):
        raise InputRefused("layer_empty" if spatial else "table_empty", file=source, dataset=dataset)


def _chosen(frame: DataFrame, take: _Take, ledger: Ledger) -> DataFrame:
    """Return the frame with joined columns; rows the mapping leaves out are in the ledger."""
    folder = take.request.mapping.folder if take.request.mapping else Path()
    for join in take.mapping.join:
        frame, said = join_table(frame, join, folder, take.source)
        ledger.add(said)
    ledger.add(rows_left_out(frame, take.mapping.where, take.source))
    return frame


def _placed(raw: RawLayer, take: _Take, work: CRS, ledger: Ledger) -> tuple[Shapes, CRS]:
    """Return the geometries in the work CRS, open rings closed where asked; rows already refused have no say."""
    shapes = raw.frame.geometry.to_numpy().copy()
    if "close_rings" in take.request.repair:
        mended = close_rings(shapes, raw.frame["__flaw"].to_numpy(object), raw.frame["__closed"].to_numpy(object))
        shapes = mended.shapes
        ledger.add(mended.faults)
    rows = ledger.alive()
    living = np.full(len(shapes), None, object)
    living[rows] = shapes[rows]
    moved, placed = to_work_crs(raw, living, take.request.stated_crs, work, take.name)
    ledger.add(placed.faults)
    return moved, placed.source


def _sound_shapes(raw: RawLayer, shapes: Shapes, take: _Take, ledger: Ledger) -> Shapes:
    """Return the geometries, repaired where asked; those that cannot be used are refused in the ledger."""
    rows = ledger.alive()
    flaws = raw.frame["__flaw"].to_numpy(object)
    ledger.add(check_presence(shapes[rows], flaws[rows], take.dataset), rows)
    rows, out = ledger.alive(), shapes.copy()
    if "make_valid" in take.request.repair:
        mended = make_valid(out[rows])
        out[rows] = mended.shapes
        ledger.add(mended.faults, rows)
    ledger.add(check_validity(out[rows]), rows)
    return out


def _merge(frame: DataFrame, shapes: Shapes, by: str, source: str, ledger: Ledger) -> Shapes:
    rows = ledger.alive()
    merged, stays, faults = merged_rows(frame.iloc[rows], shapes[rows], by, source)
    out = shapes.copy()
    out[rows] = merged
    ledger.add(faults, rows)
    ledger.gone[rows[~stays]] = True
    return out


def _typed(frame: DataFrame, shapes: Shapes | None, take: _Take, ledger: Ledger) -> tuple[DataFrame, Mapping[str, int]]:
    """Return typed columns of the living rows (index: place in the file) and the defaults applied."""
    rows = ledger.alive()
    taken = {}
    for name, rule in take.mapping.from_layer.items():
        if shapes is None or take.work is None or take.request.mapping is None:
            raise InputRefused("from_layer_needs_layer", file=take.source, field=name)
        cells, faults = values_from_layer(shapes[rows], name, rule, take.request.mapping.folder, take.work)
        taken[name] = cells
        ledger.add(faults, rows)
    columns = schema_columns(frame.iloc[rows], take.dataset, take.mapping, taken, take.source)
    ledger.add(columns.faults)
    typed = typed_fields(take.dataset, columns)
    ledger.add(typed.faults, rows)
    named = typed.frame.set_axis(rows, axis=0)
    rows = ledger.alive()
    known = Known(take.request.known_ids, take.request.known_land_mu)
    ledger.add(check_records(take.dataset, named.loc[rows].reset_index(drop=True), known), rows)
    return named, typed.defaults


def _check_identifiers(typed: DataFrame, shapes: Shapes | None, take: _Take, ledger: Ledger) -> None:
    """Refuse repeated identifiers; drop identical copies where asked."""
    if take.dataset not in IDENTIFIED:
        return
    rows = ledger.alive()
    living = typed.loc[rows].reset_index(drop=True)
    keys = living[key_field(take.dataset)]
    if not keys.duplicated().any():
        return
    same = living.astype(str).agg("\x1f".join, axis=1)
    if shapes is not None:
        same = same + pd.Series(geometry_numbers(shapes[rows]).astype(str))
    faults = repeated_identifiers(keys, "drop_duplicates" in take.request.repair, same)
    _drop(faults, rows, ledger)


def _drop(faults: Sequence[Fault], rows: NDArray[np.int64], ledger: Ledger) -> None:
    """Keep faults and take the rows they drop out of the living."""
    ledger.add(faults, rows)
    for one in faults:
        if one.action is Action.REPAIRED:
            ledger.gone[rows[one.positions]] = True


def _check_shapes_together(typed: DataFrame, shapes: Shapes, take: _Take, ledger: Ledger) -> None:
    _check_identifiers(typed, shapes, take, ledger)
    if take.dataset not in COVERAGES:
        return
    limits, rows = take.request.tolerances, ledger.alive()
    if take.dataset == "parcels":
        _drop(check_slivers(shapes[rows], limits, "drop_slivers" in take.request.repair), rows, ledger)
        rows = ledger.alive()
        declared = typed.loc[rows, "declared_area_mu"].to_numpy(float)
        ledger.add(check_declared_area(declared, shapes[rows], limits), rows)
    records = typed.loc[rows, key_field(take.dataset)].to_numpy(object)
    ledger.add(check_coverage(shapes[rows], records, limits.overlap_m2), rows)


def _report(
    take: _Take, raw: RawLayer | RawTable, frame: DataFrame, ledger: Ledger, outcome: _Outcome
) -> QualityReport:
    key = key_field(take.dataset)
    column = take.mapping.fields.get(key, key)
    records = as_text(frame[column]) if column in frame.columns else [None] * len(frame)
    names = [text or "" for text in records]
    subject = Subject(take.name, raw.source, raw.sha256, outcome.crs, frame["__row"].tolist(), names)
    report = report_of(subject, ledger.faults, outcome.records, outcome.defaults)
    counts = dict(report.counts)
    for issue in raw.notes:
        counts[issue.code] = counts.get(issue.code, 0) + 1
    record = dict(zip(subject.rows, subject.records, strict=True))
    notes = [issue if issue.row is None else replace(issue, record=record.get(issue.row, "")) for issue in raw.notes]
    return replace(report, issues=(*notes, *report.issues), counts=counts)


def _indexed(frame: DataFrame, take: _Take) -> DataFrame:
    """Return the frame indexed by its identifier, or numbered; constraints get their kind."""
    if take.dataset in IDENTIFIED:
        return frame.set_index(key_field(take.dataset), drop=False)
    frame = frame.reset_index(drop=True)
    if take.dataset == "constraints":
        frame.insert(0, "kind", take.request.kind)
    return frame
