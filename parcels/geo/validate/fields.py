"""Every cell by its field in the schema: present, readable, on the code list; defaults counted."""

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas import DataFrame

from parcels.geo.quality import LISTED, Action, Fault, fault
from parcels.geo.schema import Field, attributes
from parcels.geo.translate.cells import as_text, unique_texts
from parcels.geo.translate.columns import Columns
from parcels.geo.validate import parsing

Parser = Callable[[str], tuple[Any, str]]
PARSERS: Mapping[str, Parser] = {
    "text": parsing.parse_text,
    "number": parsing.parse_number,
    "integer": parsing.parse_number,
    "date": parsing.parse_date,
    "boolean": parsing.parse_boolean,
    "list": parsing.parse_list,
}


@dataclass(frozen=True, eq=False)
class Typed:
    """Typed columns of a dataset, what is wrong with their cells, and how many empty cells took the default."""

    frame: DataFrame
    faults: tuple[Fault, ...]
    defaults: Mapping[str, int] = field(default_factory=dict)


def typed_fields(dataset: str, columns: Columns) -> Typed:
    """Return the columns as the schema types them: numbers as float, the rest as objects with ``None`` for empty.

    A bad cell refuses the row where the field is required; elsewhere the value is left out and listed.
    """
    data: dict[str, Any] = {}
    faults: list[Fault] = []
    defaults: dict[str, int] = {}
    for one in attributes(dataset):
        values, found, defaulted = read_field(one, columns.cells[one.name], columns.factors.get(one.name, 1.0))
        data[one.name] = values
        faults += found
        defaults[one.name] = defaulted
    return Typed(DataFrame(data), tuple(faults), defaults)


def read_field(one: Field, cells: NDArray[Any], factor: float) -> tuple[NDArray[Any], list[Fault], int]:
    """Return typed values of one field, faults, and the number of defaults applied."""
    if cells.dtype.kind == "f":
        values, faults = _numbers(one, cells.astype(float))
        empty = np.isnan(cells)
    else:
        values, faults = _parsed(one, cells)
        empty = np.array([cell is None for cell in cells], bool)
    defaulted = 0
    if one.default is not None and empty.any():
        values[empty] = _parser(one)(one.default)[0]
        defaulted = int(empty.sum())
    elif one.required and empty.any():
        code = "scheme_missing" if one.name == "plan_use_scheme" else "field_empty"
        faults.append(fault(code, Action.REFUSED, empty, field=one.name, rule="required"))
    if one.type in ("number", "integer"):
        values = values.astype(float) * factor
    return values, faults, defaulted


def _parser(one: Field) -> Parser:
    if one.type != "code":
        return PARSERS[one.type]
    allowed = set(one.values)
    return lambda text: (text, "") if text in allowed or one.is_open else (None, "code_unknown")


def _parsed(one: Field, texts: NDArray[np.object_]) -> tuple[NDArray[Any], list[Fault]]:
    """Parse each distinct text once."""
    codes, distinct = unique_texts(texts)
    parse = _parser(one)
    answers = [parse(text) for text in distinct]
    values = np.empty(len(texts), object)
    empty: Any = () if one.type == "list" else None
    for place, code in enumerate(codes):
        values[place] = answers[code][0] if code >= 0 else empty
    faults = []
    for problem in dict.fromkeys(problem for _, problem in answers if problem):
        which = np.array([answer[1] == problem for answer in answers], bool)
        mask = np.zeros(len(texts), bool)
        mask[codes >= 0] = which[codes[codes >= 0]]
        faults.append(_fault(one, problem, mask, texts))
    return values, faults


def _fault(one: Field, problem: str, mask: NDArray[np.bool_], texts: NDArray[np.object_]) -> Fault:
    action = Action.REFUSED if one.required else Action.VALUE_DROPPED
    if problem in parsing.STILL_KEPT:
        action = Action.KEPT
    if problem != "code_unknown":
        return fault(problem, action, mask, field=one.name, cells=texts, rule=one.type)
    positions = np.flatnonzero(mask)
    near = [
        ", ".join(difflib.get_close_matches(str(texts[place]), one.values, n=2)) or "-" for place in positions[:LISTED]
    ]
    allowed = "; ".join(one.values)
    return Fault(
        "code_unknown",
        action,
        positions,
        field=one.name,
        cells=list(texts[positions[:LISTED]]),
        rule=allowed,
        each={"near": near},
    )


def _numbers(one: Field, numbers: NDArray[np.float64]) -> tuple[NDArray[Any], list[Fault]]:
    """Check a column the file already holds as numbers."""
    if one.type not in ("number", "integer"):
        return _parsed(one, as_text(pd.Series(numbers)))
    action = Action.REFUSED if one.required else Action.VALUE_DROPPED
    wrong = {"number_unreadable": np.isinf(numbers), "number_negative": np.isfinite(numbers) & (numbers < 0)}
    faults = [
        fault(code, action, mask, field=one.name, cells=numbers, rule=one.type)
        for code, mask in wrong.items()
        if mask.any()
    ]
    values = np.where(wrong["number_unreadable"] | wrong["number_negative"], np.nan, numbers)
    return values, faults
