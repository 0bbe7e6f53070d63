"""A cache of measured tables.

The key says what a table was made from, so an entry is never out of date, only unused.
"""

from datetime import datetime

import pandas as pd
import pyarrow as pa
import sqlalchemy as sa

from parcels.store.tables import measurement


def cached_table(connection: sa.Connection, key: str) -> pd.DataFrame | None:
    """Return the table kept under a key, with its index, or ``None``."""
    query = sa.select(measurement.c.arrow).where(measurement.c.key == key)
    data = connection.execute(query).scalar_one_or_none()
    if data is None:
        return None
    with pa.ipc.open_stream(data) as reader:
        frame: pd.DataFrame = reader.read_pandas()
    return frame


def cache_table(connection: sa.Connection, key: str, frame: pd.DataFrame, at: datetime) -> None:
    """Keep a table of numbers, text and dates under a key; a table already there is replaced."""
    sink = pa.BufferOutputStream()
    table = pa.Table.from_pandas(frame)
    with pa.ipc.new_stream(sink, table.schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as writer:
        writer.write_table(table)
    connection.execute(sa.delete(measurement).where(measurement.c.key == key))
    connection.execute(sa.insert(measurement).values(key=key, made_at=at, arrow=sink.getvalue().to_pybytes()))


def keep_newest(connection: sa.Connection, count: int) -> None:
    """Drop all but the newest ``count`` tables."""
    newest = sa.select(measurement.c.key).order_by(measurement.c.made_at.desc(), measurement.c.key).limit(count)
    connection.execute(sa.delete(measurement).where(measurement.c.key.not_in(newest)))
