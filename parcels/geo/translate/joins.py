"""Columns taken from another table by key."""

from pathlib import Path

import numpy as np
import pandas as pd
from pandas import DataFrame

from parcels.domain.errors import InputRefused
from parcels.geo.mapping import Join
from parcels.geo.quality import Fault, note
from parcels.geo.sandbox import open_table
from parcels.geo.translate.cells import as_text
from parcels.geo.translate.rows import require_column


def join_table(frame: DataFrame, join: Join, folder: Path, file: str) -> tuple[DataFrame, list[Fault]]:
    """Return the frame with the taken columns, and how many rows found no key.

    Raises
    ------
    InputRefused
        ``mapping_column_missing``, ``join_key_repeated`` where a key has several rows and no ``pick`` is given,
        ``mapping_column_taken`` where the frame already has a column of that name.
    """
    require_column(frame, join.on, "join.on", file)
    raw = open_table(folder / join.file, sheet=join.sheet, encoding=join.encoding)
    for column in (join.key, *join.take):
        require_column(raw.frame, column, "join", raw.source)
    table = picked(raw.frame, join, raw.source)
    keys = as_text(frame[join.on])
    places = pd.Index(as_text(table[join.key])).get_indexer(pd.Index(keys))
    places[np.array([key is None for key in keys], bool)] = -1
    out = frame.copy()
    for column, name in join.take.items():
        if name in frame.columns:
            raise InputRefused("mapping_column_taken", file=file, place="join.take", column=name)
        cells = as_text(table[column])
        out[name] = np.array([cells[place] if place >= 0 else None for place in places], dtype=object)
    said = note("joined", table=raw.source, matched=int((places >= 0).sum()), unmatched=int((places < 0).sum()))
    return out, [said]


def picked(table: DataFrame, join: Join, source: str) -> DataFrame:
    """Return one row per key; ties of ``largest`` go to the row that comes first in the file."""
    table = table[np.array([key is not None for key in as_text(table[join.key])], bool)]
    repeated = table.duplicated(join.key)
    if not repeated.any():
        return table
    if join.pick is None:
        first = str(table.loc[repeated.to_numpy(), join.key].iloc[0])
        raise InputRefused(
            "join_key_repeated", file=source, column=join.key, value=first[:80], count=int(repeated.sum())
        )
    if join.pick != "first":
        column = join.pick.partition(":")[2]
        require_column(table, column, "join.pick", source)
        size = pd.to_numeric(table[column], errors="coerce").fillna(-np.inf)
        table = table.iloc[np.argsort(-size.to_numpy(float), kind="stable")]
    return table.drop_duplicates(join.key)
