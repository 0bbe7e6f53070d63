import dataclasses
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from parcels.domain.errors import ActionRefused, InputRefused
from parcels.geo.law_layers import Corridor, LawPlan, Reach
from parcels.service.access import Actor, Role, system_actor
from parcels.service.screening import ScreenOptions, measure_key, screen
from parcels.service.workspace import init_workspace

ACTOR = system_actor("tester")
OPTIONS = ScreenOptions(date(2026, 11, 23))


def test_areas_inside_boundary_and_layers_are_those_worked_out_by_hand(five):
    measures = screen(five, OPTIONS, actor=ACTOR).measures
    assert measures.loc["A", ["area_m2", "inside_boundary_m2"]].tolist() == pytest.approx([20_000, 20_000])
    assert measures.at["C", "inside_boundary_m2"] == pytest.approx(10_000)
    assert measures.at["D", "permanent_basic_farmland_m2"] == pytest.approx(5_000)
    assert measures.at["A", "permanent_basic_farmland_m2"] == 0


def test_columns_follow_the_contract_in_order(five):
    columns = list(screen(five, OPTIONS, actor=ACTOR).measures.columns)
    start = ["parcel_id", "area_m2", "inside_boundary_m2", "permanent_basic_farmland_m2", "road_m"]
    assert columns[:5] == start
    assert columns[-1] == "findings"


def test_land_outside_the_boundary_and_under_basic_farmland_fails(five):
    findings = screen(five, OPTIONS, actor=ACTOR).findings
    failing = findings[findings["verdict"] == "fail"]
    assert set(zip(failing["parcel_id"], failing["rule"], strict=True)) == {
        ("C", "outside_boundary"),
        ("D", "permanent_basic_farmland"),
    }


def test_a_second_screening_of_the_same_content_measures_nothing(five):
    assert not screen(five, OPTIONS, actor=ACTOR).from_cache
    again = screen(five, OPTIONS, actor=ACTOR)
    assert again.from_cache
    assert again.measures.at["C", "inside_boundary_m2"] == pytest.approx(10_000)


def test_the_key_changes_with_the_land_and_not_with_the_projects(five):
    city = five.city()
    other = dataclasses.replace(city, versions={**city.versions, "projects": "1"})
    moved = dataclasses.replace(city, versions={**city.versions, "parcels": "1"})
    plan = LawPlan()
    assert measure_key(city, plan) == measure_key(other, plan) != measure_key(moved, plan)
    further = LawPlan(corridors=(Corridor("road_building_control", "roads", (Reach(20.0, ("national",)),)),))
    assert measure_key(city, further) != measure_key(city, plan)


def test_a_workspace_without_parcels_is_refused_with_its_name(tmp_path, five):
    empty = init_workspace(
        tmp_path / "e", name="e", now=datetime(2026, 11, 23, tzinfo=UTC), actor=ACTOR, crs="EPSG:4549"
    )
    with pytest.raises(InputRefused) as caught:
        screen(empty, OPTIONS, actor=ACTOR)
    empty.close()
    assert caught.value.code == "no_parcels"


def test_everybody_may_look_at_the_data(five):
    assert len(screen(five, OPTIONS, actor=Actor("d", "d", Role.DEPARTMENT)).measures) == 5


def test_somebody_not_signed_in_may_not(five):
    with pytest.raises(ActionRefused):
        screen(five, OPTIONS, actor=None)


def own_pack(ws, rule):
    folder = Path(ws.target) / "rules"
    folder.mkdir()
    text = f"pack: city.own\nlevel: city\ntopic: local\nrules:\n  - {rule}\n"
    (folder / "own.yaml").write_text(text, encoding="utf-8")


def test_the_packs_in_the_folder_rules_of_a_workspace_are_used(five):
    before = set(screen(five, OPTIONS, actor=ACTOR).findings["rule"])
    words = (
        "title: {zh: 本市道路保护带, en: Belt of our own}, values: {distance: {value: 500, unit: m, of: [arterial]}}"
    )
    what = "step: constraint, severity: buffer, authority: transport, grade: policy, corridor: roads"
    own_pack(five, f"{{code: belt, {what}, {words}}}")
    after = set(screen(five, OPTIONS, actor=ACTOR).findings["rule"])
    assert after - before == {"belt", "road_width_assumed"}


def test_a_pack_that_loosens_the_law_stops_the_screening(five):
    own_pack(five, "{code: permanent_basic_farmland, severity: approval}")
    with pytest.raises(InputRefused, match="rulebook_invalid"):
        screen(five, OPTIONS, actor=ACTOR)
