"""Any cell as text, whatever the file made of it."""

import datetime as dt

import numpy as np
import pandas as pd
from numpy.typing import NDArray


def as_text(cells: pd.Series) -> NDArray[np.object_]:
    """Return cells as stripped text, ``None`` for empty ones; whole numbers lose their point.

    >>> list(as_text(pd.Series([12.0, 1.5, None])))
    ['12', '1.5', None]
    """
    plain = cells.astype(object)
    if pd.api.types.infer_dtype(plain, skipna=True) != "string":
        return _texts(plain.tolist())
    codes, distinct = pd.factorize(plain, use_na_sentinel=True)
    return _texts([*distinct, None])[codes]


def _texts(cells: list[object]) -> NDArray[np.object_]:
    out = np.empty(len(cells), object)
    out[:] = [_text(cell) for cell in cells]
    return out


def _text(cell: object) -> str | None:
    if cell is None or cell is pd.NaT or cell is pd.NA or (isinstance(cell, float) and np.isnan(cell)):
        return None
    if isinstance(cell, bool | np.bool_):
        text = "true" if cell else "false"
    elif isinstance(cell, dt.datetime) and cell.time() == dt.time():
        text = cell.date().isoformat()
    elif isinstance(cell, float):
        text = str(int(cell)) if cell.is_integer() and abs(cell) < 2**53 else repr(float(cell))
    else:
        text = str(cell).strip()
    return text or None


def unique_texts(texts: NDArray[np.object_]) -> tuple[NDArray[np.int64], list[str]]:
    """Return for each cell the place of its text in the list of distinct texts, −1 for empty cells."""
    codes, distinct = pd.factorize(texts, use_na_sentinel=True)
    return codes.astype(np.int64), [str(text) for text in distinct]
