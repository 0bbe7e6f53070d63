"""The whole city out of the store, as frozen frames."""

from collections.abc import Sequence

import pandas as pd
import sqlalchemy as sa

from parcels.geo.city import City
from parcels.geo.schema import DATASETS, SPATIAL
from parcels.store.datasets import DatasetInfo, read_frame, table_and_kind
from parcels.store.records import KEYED
from parcels.store.workspaces import WorkspaceFacts


def load_city(connection: sa.Connection, facts: WorkspaceFacts, found: Sequence[DatasetInfo]) -> City:
    """Return the city of the given datasets; datasets that are not there give empty frames with all columns."""
    frames = {table: _load(connection, table, facts, found) for table in DATASETS}
    return City(
        crs=str(facts.crs),
        name=facts.name,
        is_demo=facts.is_demo,
        versions={info.name: info.content_sha256 for info in found},
        **frames,
    )


def _load(connection: sa.Connection, table: str, facts: WorkspaceFacts, found: Sequence[DatasetInfo]) -> pd.DataFrame:
    wanted = [info for info in found if table_and_kind(info.name)[0] == table]
    frame = read_frame(connection, table, wanted, facts.crs if table in SPATIAL else None)
    return frame.set_index(f"{table.removesuffix('s')}_id", drop=False) if table in KEYED else frame
