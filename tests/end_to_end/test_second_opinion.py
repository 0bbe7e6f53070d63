"""Areas by plain GEOS intersections and the plan by another solver: two independent answers for two whole cities."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
import shapely
from ortools.sat.python import cp_model
from pandas import DataFrame

from parcels.geo.city import City
from parcels.service.access import system_actor
from parcels.service.plan_files import write_plan
from parcels.service.screening import ScreenOptions, screen

pytestmark = pytest.mark.slow

CITIES = pytest.mark.parametrize(
    "planned", ["demo_city", pytest.param("cambridge", marks=pytest.mark.cambridge)], indirect=True
)


@pytest.fixture
def planned(request):
    return request.getfixturevalue(request.param)


def area_by_intersection(parcels: np.ndarray, masks: np.ndarray) -> np.ndarray:
    """Area of each parcel inside the union of masks: intersect with each touching mask, unite, measure."""
    pairs = shapely.STRtree(masks).query(parcels, predicate="intersects")
    pieces = DataFrame({"parcel": pairs[0], "piece": shapely.intersection(parcels[pairs[0]], masks[pairs[1]])})
    areas = np.zeros(len(parcels))
    for parcel, group in pieces.groupby("parcel")["piece"]:
        areas[parcel] = shapely.area(shapely.union_all(group.to_numpy()))
    return areas


def masks_of(city: City, column: str) -> np.ndarray:
    if column == "inside_boundary_m2":
        return city.platforms.geometry.to_numpy()
    return city.constraints.loc[city.constraints["kind"] == column.removesuffix("_m2")].geometry.to_numpy()


@CITIES
def test_every_area_and_share_agrees_with_plain_intersections_to_a_millionth(planned):
    city = planned.workspace.city()
    measures = screen(planned.workspace, ScreenOptions(as_of=date(2026, 11, 23)), actor=system_actor("bureau")).measures
    measures = measures.set_index("parcel_id") if "parcel_id" in measures else measures
    parcels = city.parcels.geometry.to_numpy()
    own = shapely.area(parcels)
    np.testing.assert_allclose(measures.loc[city.parcels.index, "area_m2"], own, rtol=1e-9)
    for kind in ("inside_boundary", *city.constraint_kinds):
        expected = area_by_intersection(parcels, masks_of(city, f"{kind}_m2"))
        ours = measures.loc[city.parcels.index, f"{kind}_m2"].to_numpy()
        assert np.abs(ours - expected).max() <= 1e-6 * own.max(), kind
        assert (np.abs(ours - expected) <= 1e-6 * np.maximum(own, 1)).all(), kind
        np.testing.assert_allclose(measures.loc[city.parcels.index, f"{kind}_share"], expected / own, atol=1e-6)


def best_by_other_solver(folder) -> int:
    """The objective CP-SAT proves from candidates.csv, limits.csv and usage.csv alone."""
    candidates = pd.read_csv(folder / "candidates.csv")
    limits = pd.read_csv(folder / "limits.csv")
    usage = pd.read_csv(folder / "usage.csv")
    model = cp_model.CpModel()
    take = {name: model.new_bool_var(str(name)) for name in candidates["candidate"]}
    rows = dict(iter(usage.groupby("limit")))
    for limit, rhs in zip(limits["limit"], limits["rhs"], strict=True):
        if limit in rows:
            row = rows[limit]
            amounts = zip(row["candidate"], row["amount"], strict=True)
            model.add(sum(int(amount) * take[name] for name, amount in amounts) <= int(rhs))
    model.maximize(
        sum(int(score) * take[name] for name, score in zip(candidates["candidate"], candidates["score"], strict=True))
    )
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 2
    solver.parameters.max_time_in_seconds = 120
    assert solver.solve(model) == cp_model.OPTIMAL
    return round(solver.objective_value)


@CITIES
def test_another_solver_reading_only_the_three_files_finds_the_same_objective(planned, tmp_path):
    write_plan(planned.plan, tmp_path / "plan")
    document = planned.plan.document
    assert document["status"] == "optimal"
    assert document["objective"] == document["bound"] == best_by_other_solver(tmp_path / "plan")


@CITIES
def test_the_independent_check_of_a_whole_city_finds_nothing(planned):
    assert planned.plan.document["check"]["violations"] == []
    assert len(planned.plan.assignments) > 10


@CITIES
def test_every_project_is_placed_refused_or_left_out_and_none_twice(planned):
    document = planned.plan.document
    groups = [{row["project"] for row in document["assignments"]}, set(document["refused"]), set(document["left_out"])]
    assert sum(len(group) for group in groups) == len(set().union(*groups))
    assert set().union(*groups) == set(planned.workspace.city().projects.index)
