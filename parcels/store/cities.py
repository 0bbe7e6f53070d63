"""The whole city out of the store, as frozen frames: as it is now, or as it was when something was decided."""

from collections.abc import Mapping, Sequence

import pandas as pd
import sqlalchemy as sa

from parcels.domain.errors import InputRefused
from parcels.geo.city import City
from parcels.geo.schema import DATASETS, SPATIAL
from parcels.store.datasets import DatasetInfo, is_intact, read_frame, stored_datasets, table_and_kind
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


def load_past_city(connection: sa.Connection, facts: WorkspaceFacts, versions: Mapping[str, str]) -> City:
    """Return the city of past contents (dataset name → SHA-256), whose rows are held against their hash first.

    Rows of replaced datasets stay in the store, so that this is possible as long as nobody removed them.

    Raises
    ------
    InputRefused
        ``replay_dataset_gone`` or ``replay_dataset_changed``.
    """
    stored = {(info.name, info.content_sha256): info for info in stored_datasets(connection)}
    found = [_known(stored, name, digest) for name, digest in sorted(versions.items())]
    for info in found:
        if not is_intact(connection, info):
            raise InputRefused("replay_dataset_changed", dataset=info.name, number=str(info.id))
    return load_city(connection, facts, found)


def _known(stored: Mapping[tuple[str, str], DatasetInfo], name: str, digest: str) -> DatasetInfo:
    info = stored.get((name, digest))
    if info is None:
        raise InputRefused("replay_dataset_gone", dataset=name, number=digest[:12])
    return info


def _load(connection: sa.Connection, table: str, facts: WorkspaceFacts, found: Sequence[DatasetInfo]) -> pd.DataFrame:
    wanted = [info for info in found if table_and_kind(info.name)[0] == table]
    frame = read_frame(connection, table, wanted, facts.crs if table in SPATIAL else None)
    return frame.set_index(f"{table.removesuffix('s')}_id", drop=False) if table in KEYED else frame
