"""Which rows a mapping keeps."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray
from pandas import DataFrame

from parcels.domain.errors import InputRefused
from parcels.geo.mapping import RowFilter
from parcels.geo.quality import Action, Fault, fault
from parcels.geo.translate.cells import as_text


def rows_left_out(frame: DataFrame, where: Mapping[str, RowFilter], file: str) -> list[Fault]:
    """Return one fault per filter with the rows it leaves out; they count as refused.

    Raises
    ------
    InputRefused
        ``mapping_column_missing``, ``mapping_bad_pattern``.
    """
    found, left = [], np.ones(len(frame), bool)
    for column, rule in where.items():
        require_column(frame, column, f"where.{column}", file)
        texts = as_text(frame[column])
        out = left & ~_keeps(texts, rule, column, file)
        left &= ~out
        found.append(fault("row_left_out_by_mapping", Action.REFUSED, out, field=column, cells=texts, rule=_said(rule)))
    return [one for one in found if len(one.positions)]


def require_column(frame: DataFrame, column: str, place: str, file: str) -> None:
    """Raise ``mapping_column_missing`` unless the file has a column the mapping names."""
    if column not in frame.columns:
        listed = ", ".join(str(name) for name in frame.columns if not str(name).startswith("__"))
        raise InputRefused("mapping_column_missing", file=file, place=place, column=column, columns=listed[:400])


def _keeps(texts: NDArray[np.object_], rule: RowFilter, column: str, file: str) -> NDArray[np.bool_]:
    keep = np.ones(len(texts), bool)
    if rule.one_of is not None:
        keep &= np.isin(texts.astype(str), rule.one_of)
    if rule.not_in is not None:
        keep &= ~np.isin(np.where(texts == None, "", texts).astype(str), rule.not_in)  # noqa: E711
    if rule.matches is not None:
        keep &= _matching(texts, rule.matches, column, file)
    if rule.min is not None or rule.max is not None:
        numbers = pd.to_numeric(pd.Series(texts, dtype=object), errors="coerce").to_numpy(float)
        keep &= numbers >= (-np.inf if rule.min is None else rule.min)
        keep &= numbers <= (np.inf if rule.max is None else rule.max)
    return keep


def _matching(texts: NDArray[np.object_], pattern: str, column: str, file: str) -> NDArray[np.bool_]:
    """Match whole cells with RE2, which takes linear time whatever the pattern."""
    try:
        hits = pc.match_substring_regex(pa.array(texts.tolist(), pa.string()), f"^(?:{pattern})$")
    except pa.ArrowInvalid:
        raise InputRefused("mapping_bad_pattern", file=file, column=column, pattern=pattern[:80]) from None
    return np.array(pc.fill_null(hits, False).to_pylist(), dtype=bool)


def _said(rule: RowFilter) -> str:
    given = rule.model_dump(exclude_none=True, by_alias=True)
    texts = {name: "; ".join(value) if isinstance(value, tuple) else str(value) for name, value in given.items()}
    return ", ".join(f"{name}: {text}" for name, text in texts.items())[:200]
