import dataclasses
import json
from datetime import UTC, date, datetime

import pandas as pd
import pytest

from parcels.domain.errors import ActionRefused, InputRefused, InternalFailure
from parcels.geo.sandbox import open_layer
from parcels.service import plans
from parcels.service.access import Actor, Role, system_actor
from parcels.service.plan_files import read_plan, write_plan
from parcels.service.plan_run import PlanOptions
from parcels.service.plans import latest_plan, make_plan, save_plan

ACTOR = system_actor("tester")
OPTIONS = PlanOptions(date(2026, 11, 23), seconds=20.0)
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
FILES = ["candidates.csv", "limits.csv", "plan.gpkg", "plan.json", "sites.gpkg", "usage.csv"]


def chosen(result):
    return {one["project"]: one["site"] for one in result.assignments}


def test_two_projects_and_two_free_parcels_make_one_plan(five):
    result = make_plan(five, OPTIONS, actor=ACTOR)
    assert chosen(result) == {"P1": "A", "P2": "B"}
    assert result.document["status"] == "optimal"
    assert result.document["objective"] == sum(one["score"] for one in result.assignments) == result.document["bound"]


def test_each_refused_project_has_its_funnel_and_each_left_out_its_reason(five):
    document = make_plan(five, OPTIONS, actor=ACTOR).document
    assert list(document["refused"]) == ["P3"]
    assert document["refused"]["P3"]["funnel"][1]["left"] == 0
    assert document["left_out"] == {"P4": "stage"}


def test_the_loss_without_a_site_is_worked_out_by_solving_again(five):
    regret = {one["project"]: one["regret"] for one in make_plan(five, OPTIONS, actor=ACTOR).assignments}
    first = make_plan(five, OPTIONS, actor=ACTOR).document["objective"]
    banned = dataclasses.replace(OPTIONS, bans=(("P1", "A"),))
    assert regret["P1"] == first - make_plan(five, banned, actor=ACTOR).document["objective"]


def test_a_lock_is_honoured(five):
    locked = dataclasses.replace(OPTIONS, locks=(("P2", "A"),))
    assert chosen(make_plan(five, locked, actor=ACTOR))["P2"] == "A"


def test_a_ban_is_honoured(five):
    banned = dataclasses.replace(OPTIONS, bans=(("P2", "B"), ("P2", "A")))
    assert "P2" not in chosen(make_plan(five, banned, actor=ACTOR))


def test_a_released_parcel_can_be_chosen_for_this_run_only(five):
    released = make_plan(five, dataclasses.replace(OPTIONS, release=("E",), bans=(("P1", "A"),)), actor=ACTOR)
    assert chosen(released)["P1"] == "E"
    assert five.city().parcels.at["E", "reserve_status"] == "held"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"locks": (("P1", "nowhere"),)}, "lock_unknown_site"),
        ({"locks": (("P1", "A"), ("P2", "A"))}, "locks_contradict"),
        ({"gap": 1.5}, "gap_range"),
        ({"seconds": 0.0}, "seconds_range"),
        ({"release": ("A",)}, "release_not_held"),
    ],
)
def test_what_cannot_be_asked_is_refused(five, change, code):
    with pytest.raises(InputRefused) as caught:
        make_plan(five, dataclasses.replace(OPTIONS, **change), actor=ACTOR)
    assert caught.value.code in (code, "site_unknown")


def test_a_plan_that_does_not_pass_the_check_is_not_given_out(five, monkeypatch):
    violation = plans.violations_of.__globals__["Violation"]("atom_twice", "A")
    monkeypatch.setattr(plans, "violations_of", lambda run: (violation,))
    with pytest.raises(InternalFailure) as caught:
        make_plan(five, OPTIONS, actor=ACTOR)
    assert caught.value.code == "plan_violated"


def test_an_officer_may_plan_and_an_auditor_may_not(five):
    assert make_plan(five, OPTIONS, actor=Actor("o", "o", Role.OFFICER)).assignments
    with pytest.raises(ActionRefused):
        make_plan(five, OPTIONS, actor=Actor("a", "a", Role.AUDITOR))


def test_a_cancelled_plan_says_so(demo_ws):
    result = make_plan(demo_ws, OPTIONS, actor=ACTOR, cancelled=lambda: True)
    assert result.document["status"] in ("cancelled", "optimal")


def test_a_plan_on_disk_is_the_same_problem_in_integers(demo_ws, tmp_path):
    result = make_plan(demo_ws, OPTIONS, actor=ACTOR)
    written = write_plan(result, tmp_path / "plan")
    assert [path.name for path in written] == FILES
    candidates = pd.read_csv(tmp_path / "plan" / "candidates.csv").set_index("candidate")
    limits = pd.read_csv(tmp_path / "plan" / "limits.csv").set_index("limit")
    usage = pd.read_csv(tmp_path / "plan" / "usage.csv")
    document = json.loads((tmp_path / "plan" / "plan.json").read_text(encoding="utf-8"))
    assert candidates.loc[document["chosen"], "score"].sum() == document["objective"]
    used = usage[usage["candidate"].isin(document["chosen"])].groupby("limit")["amount"].sum()
    assert (used <= limits.loc[used.index, "rhs"]).all()
    assert list(limits.reset_index().columns) == ["limit", "kind", "rhs"]
    assert list(usage.columns) == ["candidate", "limit", "amount"]


def test_every_candidate_site_and_its_atoms_have_a_polygon_on_disk(demo_ws, tmp_path):
    write_plan(make_plan(demo_ws, OPTIONS, actor=ACTOR), tmp_path / "plan")
    sites = open_layer(tmp_path / "plan" / "sites.gpkg", layer="sites").frame.set_index("site")
    atoms = open_layer(tmp_path / "plan" / "sites.gpkg", layer="atoms").frame.set_index("atom_id")
    candidates = pd.read_csv(tmp_path / "plan" / "candidates.csv")
    assert set(candidates["site"]) == set(sites.index)
    for row in candidates.itertuples():
        area = atoms.loc[row.atoms.split(" ")].area.sum()
        assert sites.geometry[row.site].area == pytest.approx(area, rel=1e-6)
        assert row.area_m2 == pytest.approx(area, rel=1e-6)


def test_a_plan_read_back_is_the_plan_written(five, tmp_path):
    result = make_plan(five, OPTIONS, actor=ACTOR)
    write_plan(result, tmp_path / "plan")
    again = read_plan(tmp_path / "plan")
    assert again.document == result.document
    assert again.candidates["score"].tolist() == result.candidates["score"].tolist()
    assert set(again.sites.index) == set(result.sites.index)


def test_an_earlier_plan_is_replaced_and_a_foreign_folder_is_left_alone(five, tmp_path):
    result = make_plan(five, OPTIONS, actor=ACTOR)
    write_plan(result, tmp_path / "plan")
    write_plan(result, tmp_path / "plan")
    (tmp_path / "plan" / "thesis.docx").write_text("mine")
    with pytest.raises(InputRefused) as caught:
        write_plan(result, tmp_path / "plan")
    assert caught.value.values["file"] == "thesis.docx"
    assert (tmp_path / "plan" / "thesis.docx").read_text() == "mine"


def test_nothing_half_written_is_left_when_a_writer_fails(five, tmp_path):
    def breaks(folder):
        raise OSError("no space")

    with pytest.raises(OSError, match="no space"):
        write_plan(make_plan(five, OPTIONS, actor=ACTOR), tmp_path / "plan", attachments=(breaks,))
    assert not (tmp_path / "plan").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["five"]


def test_names_that_look_like_formulas_cannot_run_in_a_spreadsheet(five, tmp_path):
    result = make_plan(five, OPTIONS, actor=ACTOR)
    table = result.candidates.assign(site="=1+1")
    write_plan(dataclasses.replace(result, candidates=table), tmp_path / "plan")
    assert "'=1+1" in (tmp_path / "plan" / "candidates.csv").read_text(encoding="utf-8")


def test_a_saved_plan_is_found_again_with_its_land_and_is_stale_once_data_change(five):
    assert latest_plan(five, actor=ACTOR) is None
    result = make_plan(five, OPTIONS, actor=ACTOR)
    number = save_plan(five, result, now=NOW, actor=ACTOR)
    saved = latest_plan(five, actor=ACTOR)
    assert (saved.plan_id, saved.saved_by, saved.is_stale) == (number, "tester", False)
    assert saved.document == result.document
    assert saved.sites.loc["P1"].geometry.equals(result.sites.loc["A"].geometry)


def test_the_same_input_gives_the_same_plan(demo_ws):
    first, second = (make_plan(demo_ws, OPTIONS, actor=ACTOR).document for _ in range(2))
    changing = {"seconds"}
    assert {k: v for k, v in first.items() if k not in changing} == {
        k: v for k, v in second.items() if k not in changing
    }
