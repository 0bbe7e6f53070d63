"""A city in a workspace without files in between, for tests and benchmarks of what comes after the import."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
from geopandas import GeoDataFrame

from parcels.geo.city import City
from parcels.service.access import system_actor
from parcels.service.workspace import init_workspace
from parcels.store.datasets import Counts, NewDataset, store_dataset

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def store_city(folder: Path, city: City) -> Path:
    """Write a city into a new workspace."""
    actor = system_actor("test")
    ws = init_workspace(folder, name=city.name, now=NOW, actor=actor, crs=city.crs, is_demo=city.is_demo)
    names = ("parcels", "platforms", "roads", "utilities", "projects", "milestones", "readiness")
    parts: dict[str, pd.DataFrame] = {name: getattr(city, name) for name in names}
    for kind in city.constraint_kinds:
        parts[f"constraints:{kind}"] = city.constraints[city.constraints["kind"] == kind].drop(columns="kind")
    with ws.store.unit_of_work(actor.stamp(NOW)) as work:
        for name, frame in parts.items():
            counts = Counts(len(frame), len(frame))
            crs = city.crs if isinstance(frame, GeoDataFrame) else None
            sha = hashlib.sha256(name.encode()).hexdigest()
            store_dataset(work, NewDataset(name, frame.reset_index(drop=True), f"{name}.gpkg", sha, crs, counts))
    ws.close()
    return folder
