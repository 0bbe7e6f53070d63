"""Whole cities, imported and planned once a run: the demo city, and real parcels where they lie beside the project."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pyogrio
import pytest

from parcels.service.access import system_actor
from parcels.service.importing import ImportRequest, import_files
from parcels.service.plan_run import PlanOptions
from parcels.service.plans import PlanResult, make_plan
from parcels.service.workspace import Workspace, init_workspace, open_workspace

ROOT = Path(__file__).parents[2]
CITY_BUREAU = system_actor("bureau")
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
AS_OF = date(2026, 11, 23)


@dataclass(frozen=True, eq=False)
class PlannedCity:
    """A workspace with its plan."""

    workspace: Workspace
    plan: PlanResult


def new_workspace(folder: Path, request: ImportRequest) -> Workspace:
    """A workspace with the requested files imported."""
    init_workspace(folder, name=folder.name, now=NOW, actor=CITY_BUREAU)
    workspace = open_workspace(folder)
    outcome = import_files(workspace, request, now=NOW, actor=CITY_BUREAU)
    assert outcome.stored
    assert all(report.balanced for report in outcome.reports)
    return open_workspace(folder)


def constraint_files(package: Path) -> Mapping[str, str]:
    """Every layer of the constraints file as a kind."""
    return {str(name): f"{package}:{name}" for name, _ in pyogrio.list_layers(package)}


@pytest.fixture(scope="session")
def demo_city(tmp_path_factory) -> PlannedCity:
    """The committed demo city, imported and planned with its own policy."""
    data = ROOT / "gis_data"
    files = {
        "platforms": data / "platforms.gpkg",
        "parcels": data / "parcels.gpkg",
        "roads": data / "roads.gpkg",
        "utilities": data / "utilities.gpkg",
        "projects": data / "projects.csv",
        "milestones": data / "milestones.csv",
        "readiness": data / "readiness.csv",
    }
    request = ImportRequest(files=files, constraints=constraint_files(data / "constraints.gpkg"), crs="EPSG:4549")
    workspace = new_workspace(tmp_path_factory.mktemp("cities") / "demo", request)
    plan = make_plan(workspace, PlanOptions(as_of=AS_OF, policy=data / "policy.toml"), actor=CITY_BUREAU)
    return PlannedCity(workspace, plan)


def real_data() -> Path:
    """The folder of real parcels, or skip."""
    folder = Path(os.environ.get("PARCELS_REAL_DATA", ROOT.parent / "shared" / "data")) / "cambridge"
    if not (folder / "parcels_fy2014.gpkg").is_file():
        pytest.skip("the real parcels are not beside the project (set PARCELS_REAL_DATA)")
    return folder


CAMBRIDGE_MAPPING = """
[parcels.fields]
parcel_id = "ML"
status = "UseCode"
[parcels.constants]
plan_use_scheme = "cambridge-zoning"
[parcels.where.ML]
matches = "[0-9][0-9A-Z.]*-[0-9A-Z][0-9A-Z.]*"
[parcels.dissolve]
by = "ML"
[parcels.join]
file = '{data}/TaxFY14.csv'
on = "ML"
key = "ML"
take = {{ UseCode = "UseCode" }}
pick = "largest:LandArea"
[parcels.values.status]
130 = "cleared"
131 = "cleared"
390 = "cleared"
391 = "cleared"
440 = "cleared"
337 = "cleared"
930 = "cleared"
936 = "cleared"
973 = "cleared"
974 = "cleared"
975 = "cleared"
"*" = "built"
[parcels.from_layer.plan_use]
file = '{data}/CDD_ZoningDistricts.geojson'
field = "ZONE_TYPE"
[platforms.fields]
platform_id = "N_HOOD"
name = "NAME"
"""


@pytest.fixture(scope="session")
def cambridge(tmp_path_factory) -> PlannedCity:
    """13 116 real parcels with zoning, flood plains, open space and 150 generated demands."""
    data = real_data()
    folder = tmp_path_factory.mktemp("cities")
    mapping = folder / "mapping.toml"
    mapping.write_text(CAMBRIDGE_MAPPING.format(data=data.resolve()), encoding="utf-8")
    request = ImportRequest(
        files={
            "platforms": data / "BOUNDARY_CDDNeighborhoods.geojson",
            "parcels": data / "parcels_fy2014.gpkg",
            "projects": data / "demands.csv",
        },
        constraints={
            "flood": data / "FEMA_FloodPlains100Year.geojson",
            "open_space": data / "RECREATION_OpenSpace.geojson",
            "overlay": data / "CDD_ZoningOverlayDistricts.geojson",
        },
        mapping=mapping,
        crs="EPSG:26986",
        repair=frozenset({"make_valid"}),
    )
    workspace = new_workspace(folder / "cambridge", request)
    return PlannedCity(workspace, make_plan(workspace, PlanOptions(as_of=AS_OF), actor=CITY_BUREAU))
