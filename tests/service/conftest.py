"""A city of five parcels that can be checked by hand, a small demo city, and workspaces that hold them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from pathlib import Path

import pandas as pd
import pytest
from geopandas import GeoDataFrame
from shapely import box

from parcels.demo import DemoSize, demo_city
from parcels.geo.city import City
from parcels.geo.schema import SPATIAL, key_field, read_schema
from parcels.service.access import Actor, Origin, Role, system_actor
from parcels.service.certificates import GateOptions
from parcels.service.issued import IssueWish, issue_certificate
from parcels.service.workspace import Workspace, init_workspace, open_workspace
from parcels.store.certificates import Certificate
from parcels.store.datasets import Counts, NewDataset, dataset_name, store_dataset

CRS = "EPSG:4549"
AS_OF = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
ACTOR = system_actor("tester")
PROMOTER = Actor("demo_promoter", "演示 promoter", Role.PROMOTER, origin=Origin.DEMO)
EAST, NORTH = 600_000.0, 3_366_000.0


def land(x: float, y: float, width: float, height: float):
    return box(EAST + x, NORTH + y, EAST + x + width, NORTH + y + height)


def frame(dataset: str, rows: list[dict]) -> pd.DataFrame:
    fields = read_schema(dataset)
    table = pd.DataFrame(
        {field.name: pd.Series([row.get(field.name) for row in rows], dtype=object) for field in fields}
    )
    for field in fields:
        if field.type in ("number", "integer"):
            table[field.name] = pd.to_numeric(table[field.name]).astype(float)
    if dataset in SPATIAL:
        table = GeoDataFrame(table, geometry="geometry", crs=CRS)
    return table.set_index(key_field(dataset), drop=False) if dataset in ("parcels", "platforms", "projects") else table


def parcel(name: str, geometry, **more) -> dict:
    usual = {"platform_id": "PF1", "plan_use": "1001", "plan_use_scheme": "A-2023", "status": "cleared"}
    usual |= {"reserve_status": "none", "detailed_plan": True, "needs_conversion": False}
    return {"parcel_id": name, "geometry": geometry, **usual, **more}


def project(name: str, low: float, high: float, **more) -> dict:
    usual = {
        "name": f"项目{name}",
        "sector_code": "C3962",
        "sector_group": "information",
        "stage": "negotiating",
        "needs_land": True,
        "area_min_mu": low,
        "area_max_mu": high,
        "uses": ("1001",),
        "uses_scheme": "A-2023",
        "need_by": date(2027, 12, 31),
        "investment_wan_yuan": 900.0 * low,
        "tax_wan_yuan_per_year": 60.0 * low,
        "output_wan_yuan_per_year": 1500.0 * low,
        "jobs": 20.0 * low,
        "energy_tce_per_year": 100.0,
        "technology_level": 0.9,
        "funds_arrived_wan_yuan": 450.0 * low,
    }
    return {"project_id": name, **usual, **more}


def five_parcels() -> City:
    """A 1 km × 1 km platform with 30 mu parcels.

    A free, B promised to P2, C half outside the boundary, D a quarter under basic farmland, E in reserve for another
    sector. P1 and P2 fit A (P2 also B), both E when the reserve is lifted; P3 wants more land than there is, P4 has its
    land already.
    """
    parcels = [
        parcel("A", land(100, 100, 100, 200)),
        parcel("B", land(400, 100, 100, 200), held_for="P2", held_until=date(2027, 6, 30)),
        parcel("C", land(950, 100, 100, 200)),
        parcel("D", land(100, 500, 100, 200)),
        parcel(
            "E", land(700, 500, 100, 200), reserve_status="held", reserve_reason="地铁口", reserve_purpose=("food",)
        ),
    ]
    projects = [
        project("P1", 28, 31),
        project("P2", 29, 32),
        project("P3", 900, 950),
        project("P4", 10, 20, stage="supplied"),
    ]
    platforms = [{"platform_id": "PF1", "name": "一号园", "level": "city", "phase": "open", "sectors": ("information",),
                  "geometry": land(0, 0, 1000, 1000)}]  # fmt: skip
    roads = [{"road_id": "R1", "road_class": "arterial", "geometry": land(0, 0, 1000, 1).boundary}]
    farmland = [{"feature_id": "F1", "geometry": land(0, 500, 125, 400), "kind": "permanent_basic_farmland"}]
    constraints = frame("constraints", farmland).assign(kind=["permanent_basic_farmland"])
    return City(
        crs=CRS,
        name="五块地",
        is_demo=True,
        parcels=frame("parcels", parcels),
        platforms=frame("platforms", platforms),
        constraints=constraints,
        roads=frame("roads", roads),
        utilities=frame("utilities", []),
        projects=frame("projects", projects),
        milestones=frame("milestones", []),
        readiness=frame("readiness", []),
    )


def workspace_of(city: City, folder: str | Path, *, is_demo: bool = True) -> Workspace:
    ws = init_workspace(folder, name=city.name, now=NOW, actor=ACTOR, crs=city.crs, is_demo=is_demo)
    with ws.store.unit_of_work(ACTOR.stamp(NOW)) as work:
        for name in ("platforms", "parcels", "roads", "utilities", "projects", "milestones", "readiness"):
            content = getattr(city, name)
            if len(content):
                counts = Counts(len(content), len(content))
                store_dataset(work, NewDataset(name, pd.DataFrame(content), "test", "0" * 64, city.crs, counts))
        for kind in city.constraint_kinds:
            content = pd.DataFrame(city.constraints[city.constraints["kind"] == kind].drop(columns="kind"))
            counts = Counts(len(content), len(content))
            name = dataset_name("constraints", kind)
            store_dataset(work, NewDataset(name, content, "test", "0" * 64, city.crs, counts))
    return ws


def opened(place, name: str, city: City, *, is_demo: bool = True) -> Iterator[Workspace]:
    made = place.holding(name, lambda target: workspace_of(city, target, is_demo=is_demo).close())
    ws = open_workspace(made)
    yield ws
    ws.close()


@pytest.fixture
def five(place) -> Iterator[Workspace]:
    yield from opened(place, "five", five_parcels())


@pytest.fixture
def late_five(place) -> Iterator[Workspace]:
    """The five parcels with P1 wanting its land before today: a finding that fails and may be waived."""
    city = five_parcels()
    projects = city.projects.copy()
    projects.at["P1", "need_by"] = date(2026, 1, 1)
    yield from opened(place, "late", replace(city, projects=projects))


@pytest.fixture
def real_five(place) -> Iterator[Workspace]:
    """The five parcels as a workspace that is no demo."""
    yield from opened(place, "real", five_parcels(), is_demo=False)


def _certified(ws: Workspace, project: str, site: str, *, on: date = AS_OF) -> Certificate:
    """Take out the land certificate of a site, as the promoter would."""
    wish = IssueWish(f"certificate-{project}-{site}", project)
    options = GateOptions(on, site)
    return issue_certificate(ws, wish, options, actor=PROMOTER, now=NOW + timedelta(days=(on - AS_OF).days))


@pytest.fixture(name="certified")
def certified_fixture():
    return _certified


@pytest.fixture
def own_landing():
    """Give a workspace landing settings of its own: the packaged ones, changed."""

    def write(ws: Workspace, changed: Callable[[str], str]) -> None:
        text = files("parcels.landing").joinpath("landing_demo.toml").read_text(encoding="utf-8")
        (Path(ws.target) / "landing.toml").write_text(changed(text), encoding="utf-8")

    return write


@pytest.fixture
def own_calendar():
    """Give a workspace working days of its own."""

    def write(ws: Workspace, text: str) -> None:
        (Path(ws.target) / "calendar.csv").write_text(text, encoding="utf-8")

    return write


def _store_rows(ws: Workspace, name: str, rows: list[dict]) -> None:
    with ws.store.unit_of_work(ACTOR.stamp(NOW)) as work:
        counts = Counts(len(rows), len(rows))
        store_dataset(work, NewDataset(name, pd.DataFrame(frame(name, rows)), "test", "1" * 64, None, counts))


@pytest.fixture(name="store_rows")
def store_rows_fixture():
    """Store a dataset anew, as an import would."""
    return _store_rows


@pytest.fixture(scope="session")
def demo_ws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    ws = workspace_of(demo_city(DemoSize(parcels=300, projects=40)), tmp_path_factory.mktemp("demo") / "ws")
    yield ws
    ws.close()
