"""Prepare first on the five parcels: A is made unready, so P1 waits for it while P2 has B."""

from datetime import date

import pytest

from parcels.domain.errors import ActionRefused, InputRefused
from parcels.planning.preparation.quarters import quarter_named
from parcels.service.access import Actor, Role, system_actor
from parcels.service.budget_file import read_budget
from parcels.service.plan_run import PlanOptions
from parcels.service.plans import make_plan
from parcels.service.prepare_document import prepare_document
from parcels.service.preparing import PrepareOptions, prepare_first

ACTOR = system_actor("tester")
AS_OF = date(2026, 11, 23)


@pytest.fixture
def budget(tmp_path):
    def write(text, name="money.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def waiting(five, store_rows):
    """The five parcels with A still to be demolished until May 2027 for 40 wan yuan; 300 are spent already."""
    parcels = five.city().parcels.copy()
    parcels.loc["A", "status"] = "acquired"
    parcels.loc["A", "ready_on"] = date(2027, 5, 20)
    parcels.loc["A", "prepare_cost_wan_yuan"] = 40.0
    store_rows(five, "parcels", parcels.to_dict("records"))
    items = [
        {"parcel_id": "A", "item": "acquisition", "state": "done", "cost_wan_yuan": 300.0},
        {
            "parcel_id": "A",
            "item": "demolition",
            "state": "todo",
            "planned_on": date(2027, 5, 20),
            "cost_wan_yuan": 40.0,
        },
    ]
    store_rows(five, "readiness", items)
    return five


def answer(ws, path, **more):
    return prepare_document(prepare_first(ws, PrepareOptions(AS_OF, path, **more), actor=ACTOR))


def test_the_parcel_is_made_ready_for_the_project_that_gets_land_by_it(waiting, budget):
    found = answer(waiting, budget("quarter,wan_yuan\n2026Q4,0\n2027Q1,0\n2027Q2,40\n"))
    (step,) = found["order"]
    assert (step["parcel_id"], step["quarter"], step["start"], step["end"]) == (
        "A",
        "2026Q4",
        "2026-11-23",
        "2027-05-20",
    )
    assert (step["cost_wan_yuan"], step["spent_wan_yuan"], step["cost_by_quarter"]) == (40.0, 300.0, {"2027Q2": 40.0})
    assert [one["project"] for one in step["projects"]] == ["P1"]
    assert step["loss"] == step["points"] == found["gain"] > 0
    assert (found["status"], found["gap"], found["bound"]) == ("optimal", 0.0, found["objective"])
    assert found["gantt"][0]["cost_by_quarter"] == {"2027Q2": 40.0}
    (late,) = found["later"]["gantt"]
    assert (late["quarter"], late["end"], late["cost_by_quarter"]) == ("2027Q1", "2027-08-20", {"2027Q3": 40.0})


def test_with_money_enough_it_is_the_plan_of_every_day(waiting, budget):
    found = answer(waiting, budget("quarter,wan_yuan\n2026Q4,999\n2027Q1,999\n2027Q2,999\n"))
    plan = make_plan(waiting, PlanOptions(AS_OF), actor=ACTOR).document
    assert found["objective"] == plan["objective"]


def test_without_money_nothing_is_made_ready_and_a_little_more_is_worth_the_project(waiting, budget):
    path = budget("quarter,wan_yuan\n2026Q4,0\n2027Q1,0\n2027Q2,39.9\n")
    found = answer(waiting, path)
    assert (found["order"], found["gain"]) == ([], 0)
    assert found["more_money"]["quarter"] == "2027Q2"
    assert found["more_money"]["worth"] > 0


def test_only_who_may_plan_may_ask(waiting, budget):
    path = budget("quarter,wan_yuan\n2027Q1,1\n")
    with pytest.raises(ActionRefused):
        prepare_first(waiting, PrepareOptions(AS_OF, path), actor=Actor("a", "A", Role.AUDITOR))


def test_a_budget_is_read_from_csv_in_any_order_and_from_toml(budget):
    csv = read_budget(budget("wan_yuan,quarter\n12.34,2027Q2\n\n0,2027Q1\n"), AS_OF)
    toml = read_budget(budget('[budget]\n"2027Q1" = 0\n"2027Q2" = 12.34\n', "money.toml"), AS_OF)
    assert csv == toml
    assert (csv.first, csv.thousand) == (quarter_named("2027Q1"), (0, 123))


@pytest.mark.parametrize(
    ("text", "code", "values"),
    [
        ("", "budget_columns", {}),
        ("quarter,wan_yuan\n", "budget_empty", {}),
        ("quarter,money\n2027Q1,5\n", "budget_columns", {"value": "quarter,money"}),
        ("quarter,wan_yuan\n2027Q1,5,6\n", "budget_cells", {"row": "2", "value": 3}),
        ("quarter,wan_yuan\n2027Q5,5\n", "budget_quarter", {"row": "2", "field": "quarter", "value": "2027Q5"}),
        ("quarter,wan_yuan\n2027Q1,-5\n", "budget_amount", {"row": "2", "field": "wan_yuan", "value": "-5"}),
        ("quarter,wan_yuan\n2027Q1,nan\n", "budget_amount", {"row": "2", "field": "wan_yuan", "value": "nan"}),
        ("quarter,wan_yuan\n2027Q1,1_000\n", "budget_amount", {"row": "2", "field": "wan_yuan", "value": "1_000"}),
        ("quarter,wan_yuan\n2027Q1,\n", "budget_amount", {"row": "2", "field": "wan_yuan", "value": ""}),
        ("quarter,wan_yuan\n2027Q1,1\n2027Q1,2\n", "budget_twice", {"row": "3", "value": "2027Q1"}),
        ("quarter,wan_yuan\n2026Q3,1\n", "budget_past", {"row": "2", "value": "2026Q3"}),
        ("quarter,wan_yuan\n2027Q1,1\n2027Q3,2\n", "budget_gap", {"value": "2027Q2"}),
        ("quarter,wan_yuan\n2027Q1,1\n2099Q3,2\n", "budget_long", {}),
    ],
)
def test_a_malformed_budget_is_refused_with_row_and_field(budget, text, code, values):
    with pytest.raises(InputRefused) as refused:
        read_budget(budget(text), AS_OF)
    assert refused.value.code == code
    assert refused.value.values["file"].endswith("money.csv")
    assert {name: refused.value.values[name] for name in values} == values


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("[money]\n", "m.toml", "budget_columns"),
        ('[budget]\n"2027Q1" = "5"\n', "m.toml", "budget_amount"),
        ('[budget]\n"2027Q1" = true\n', "m.toml", "budget_amount"),
        ("budget = [", "m.toml", "budget_unreadable"),
        ("quarter,wan_yuan\n2027Q1,5\n", "m.txt", "budget_suffix"),
    ],
)
def test_other_files_are_refused(budget, text, name, code):
    with pytest.raises(InputRefused) as refused:
        read_budget(budget(text, name), AS_OF)
    assert refused.value.code == code
