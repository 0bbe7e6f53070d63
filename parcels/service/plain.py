"""Values as plain data: what JSON can hold, the same on every machine, and what a spreadsheet cannot run."""

import dataclasses
import math
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

Plain: TypeAlias = "bool | int | float | str | list[Plain] | dict[str, Plain] | None"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def plain(value: object) -> Plain:
    """Return ``value`` as numbers, text, lists and mappings only; unknown numbers and dates become ``None``.

    >>> plain({"a": (float("nan"), date(2026, 1, 2))})
    {'a': [None, '2026-01-02']}
    """
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(item) for item in value]
    if isinstance(value, (set, frozenset)):
        return sorted((plain(item) for item in value), key=str)
    return _scalar(value)


def _scalar(value: object) -> Plain:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, np.generic):
        value = value.item()
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value if isinstance(value, (str, int, bool)) else _text(value)


def _text(value: object) -> str:
    return value.as_posix() if isinstance(value, Path) else str(value)


def records(frame: pd.DataFrame, columns: tuple[str, ...] | None = None) -> list[dict[str, Plain]]:
    """Return the rows of a frame as plain mappings, without geometry."""
    names = [name for name in (columns or frame.columns) if name in frame.columns and name != "geometry"]
    rows = frame[names].itertuples(index=False, name=None)
    return [{name: plain(value) for name, value in zip(names, row, strict=True)} for row in rows]


def rows_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a frame as records with its own values, geometry included."""
    names = [str(name) for name in frame.columns]
    return [dict(zip(names, row, strict=True)) for row in frame.itertuples(index=False, name=None)]


def guard_cell(value: object) -> object:
    """Return text that a spreadsheet would run as a formula with an apostrophe before it; all else unchanged.

    >>> guard_cell("=1+1"), guard_cell("B-12"), guard_cell(-1.5)
    ("'=1+1", 'B-12', -1.5)
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


def guard_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a copy of a frame with every text cell and header guarded; sequences become text separated by spaces."""
    guarded = frame.copy()
    for name in guarded.columns:
        if guarded[name].dtype.kind not in "biuf":
            cells = [guard_cell(joined(item)) for item in guarded[name]]
            guarded[name] = pd.Series(cells, index=guarded.index, dtype=object)
    return guarded.rename(columns=guard_cell)


def joined(value: object) -> object:
    """Return a sequence as text separated by spaces, a date as ISO text, all else unchanged."""
    if isinstance(value, (tuple, list)):
        return " ".join(str(plain(item)) for item in value)
    if isinstance(value, (date, datetime, Enum)):
        return plain(value)
    return value
