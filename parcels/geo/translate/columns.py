"""The columns of a file under the names of the schema: renamed, constant, with values translated."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas import DataFrame

from parcels.domain.errors import InputRefused
from parcels.geo.mapping import ANY_OTHER, DatasetMapping
from parcels.geo.quality import Fault, note
from parcels.geo.schema import Field, attributes
from parcels.geo.translate.cells import as_text
from parcels.geo.translate.rows import require_column
from parcels.geo.translate.units import unit_factor

Texts = NDArray[np.object_]


@dataclass(frozen=True, eq=False)
class Columns:
    """One array of cells per schema field, as text (or as numbers where the file has numbers); factors per field."""

    cells: Mapping[str, Texts | NDArray[np.float64]]
    factors: Mapping[str, float]
    faults: tuple[Fault, ...]


def schema_columns(
    frame: DataFrame, dataset: str, mapping: DatasetMapping, taken: Mapping[str, Texts], file: str
) -> Columns:
    """Return the cells of every attribute of a dataset; ``taken`` holds fields filled from other layers.

    Raises
    ------
    InputRefused
        ``column_missing`` where a required field has no column, ``mapping_column_missing``, ``mapping_unit_unknown``.
    """
    cells: dict[str, Texts | NDArray[np.float64]] = {}
    factors: dict[str, float] = {}
    faults: list[Fault] = []
    used: set[str] = {*mapping.where}
    for field in attributes(dataset):
        found = _source(frame, field, mapping, taken, used, file)
        if found is None:
            _require_optional(frame, field, dataset, file)
            found = np.full(len(frame), None, object)
        if field.name in mapping.values:
            found, said = translated(found, field.name, mapping.values[field.name])
            faults += said
        cells[field.name] = found
        if field.name in mapping.units:
            factors[field.name] = unit_factor(mapping.units[field.name], field.unit, field.name, file)
            unit, factor = mapping.units[field.name], factors[field.name]
            exact = f"{factor:.8g}"
            faults.append(note("unit_converted", field=field.name, source=unit, target=field.unit, factor=exact))
        if field.name in mapping.constants:
            value = mapping.constants[field.name]
            faults.append(note("constant_from_mapping", field=field.name, value=value, count=len(frame)))
    return Columns(cells, factors, (*faults, *_unused(frame, used, mapping)))


def _source(
    frame: DataFrame, field: Field, mapping: DatasetMapping, taken: Mapping[str, Texts], used: set[str], file: str
) -> Texts | NDArray[np.float64] | None:
    if field.name in mapping.constants:
        return as_text(pd.Series([mapping.constants[field.name]] * len(frame), dtype=object))
    if field.name in taken:
        return taken[field.name]
    column = mapping.fields.get(field.name)
    if column is not None:
        require_column(frame, column, f"fields.{field.name}", file)
    elif field.name in frame.columns:
        column = field.name
    else:
        return None
    used.add(column)
    series = frame[column]
    if field.type == "number" and series.dtype.kind in "iuf" and field.name not in mapping.values:
        return series.to_numpy(float)
    return as_text(series)


def _require_optional(frame: DataFrame, field: Field, dataset: str, file: str) -> None:
    if not field.required:
        return
    names = [str(name) for name in frame.columns if not str(name).startswith("__") and name != "geometry"]
    plain = {name.strip().lower().replace(" ", "_"): name for name in names}
    near = [plain[name] for name in difflib.get_close_matches(field.name, plain, n=3, cutoff=0.5)]
    listed = ", ".join(names)[:400] or "-"
    code = "scheme_column_missing" if field.name == "plan_use_scheme" else "column_missing"
    said = {"columns": listed, "near": ", ".join(near) or "-", "dataset": dataset}
    raise InputRefused(code, file=file, field=field.name, **said)


def translated(cells: Texts | NDArray[np.float64], field: str, table: Mapping[str, str]) -> tuple[Texts, list[Fault]]:
    """Return cells with other people's values replaced; ``""`` stands for empty, ``"*"`` for any other value."""
    texts = as_text(pd.Series(cells, dtype=object))
    out = texts.copy()
    counts = {"translated": 0, "other": 0}
    for place, text in enumerate(texts):
        key = text or ""
        if key in table:
            out[place] = table[key] or None
            counts["translated"] += 1
        elif text is not None and ANY_OTHER in table:
            out[place] = table[ANY_OTHER] or None
            counts["other"] += 1
    faults = [note("values_translated", field=field, count=counts["translated"])] if counts["translated"] else []
    if counts["other"]:
        faults.append(note("values_by_wildcard", field=field, value=table[ANY_OTHER], count=counts["other"]))
    return out, faults


def _unused(frame: DataFrame, used: set[str], mapping: DatasetMapping) -> list[Fault]:
    used = used | {join.on for join in mapping.join} | ({mapping.dissolve.by} if mapping.dissolve else set())
    hidden = {"geometry", *used}
    left = [str(name) for name in frame.columns if name not in hidden and not str(name).startswith("__")]
    return [note("columns_unused", columns=", ".join(left)[:400], count=len(left))] if left else []
