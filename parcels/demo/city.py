"""The whole demo city in memory."""

from collections.abc import Callable

import pandas as pd

from parcels.demo.approvals import approve_projects, clear_parcels
from parcels.demo.cells import Frame, as_city_cells
from parcels.demo.land import lay_land
from parcels.demo.land_use import plan_land
from parcels.demo.law_layers import as_constraints
from parcels.demo.networks import as_roads, as_utilities
from parcels.demo.platforms import as_platforms
from parcels.demo.projects import draw_projects
from parcels.demo.promises import Promises
from parcels.demo.readiness import set_readiness
from parcels.demo.register import as_parcels, number_lots, serve_lots
from parcels.demo.reserve import reserve_prime
from parcels.demo.size import CITY_NAME, CRS, MARK, DemoSize
from parcels.geo.city import City
from parcels.geo.schema import key_field, read_schema

Progress = Callable[[str, int, int], None]
STEPS = 12
"""Steps told to the progress callback: five for the land, seven for the files."""


def demo_city(size: DemoSize = DemoSize(), progress: Progress | None = None) -> City:  # noqa: B008  frozen
    """Return the demo city (演示数据) as the frames an import would give."""
    tell = progress or _silent
    tell("demo", 0, STEPS)
    land = lay_land(size)
    tell("demo", 1, STEPS)
    lots = number_lots(plan_land(land, size), land, size)
    lots, readiness = set_readiness(lots, size)
    tell("demo", 2, STEPS)
    lots = reserve_prime(serve_lots(lots, size), land, size)
    tell("demo", 3, STEPS)
    pipeline = draw_projects(lots, size)
    lots, readiness = clear_parcels(keep_promises(lots, pipeline.promises), readiness, size)
    projects = approve_projects(pipeline.projects, pipeline.milestones, size)
    tell("demo", 4, STEPS)
    utilities = as_utilities(land, size)
    return City(
        crs=CRS,
        name=f"{CITY_NAME}（{MARK}）",
        is_demo=True,
        parcels=_keyed(as_parcels(lots), "parcels"),
        platforms=_keyed(as_platforms(land), "platforms"),
        constraints=as_city_cells(as_constraints(land, lots, utilities, size), "constraints"),
        roads=as_city_cells(as_roads(land, size), "roads"),
        utilities=as_city_cells(utilities, "utilities"),
        projects=_keyed(projects[[field.name for field in read_schema("projects")]], "projects"),
        milestones=as_city_cells(pipeline.milestones, "milestones"),
        readiness=as_city_cells(readiness, "readiness"),
    )


def keep_promises(lots: pd.DataFrame, promises: Promises) -> pd.DataFrame:
    """Return the lots with ``held_for, held_until`` and the status that landed projects gave their land."""
    lots = lots.copy()
    lots["held_for"] = pd.Series([promises.held_for.get(i) for i in range(len(lots))], index=lots.index, dtype=object)
    lots["held_until"] = pd.Series(
        [promises.held_until.get(i) for i in range(len(lots))], index=lots.index, dtype=object
    )
    status = lots["status"].to_numpy(dtype=object).copy()
    for row, value in promises.status.items():
        status[row] = value
    lots["status"] = status
    return lots


def _keyed(frame: Frame, dataset: str) -> Frame:
    out = as_city_cells(frame, dataset)
    key = key_field(dataset)
    out.index = pd.Index(out[key], name=key)
    return out


def _silent(step: str, done: int, total: int) -> None:
    """Say nothing."""
