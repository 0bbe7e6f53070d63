"""Scenarios on the screen: drawn up, changed, undone, run and compared; what each role sees."""

import pytest
from streamlit.testing.v1 import AppTest

from parcels.interface.components import scenario_runs
from parcels.interface.words import Words

NAME = "<img src=x onerror=alert(1)> 早交地"


def text(app: AppTest) -> str:
    return " ".join(str(item.proto.body) for item in app.get("html"))


def calm(app: AppTest) -> AppTest:
    assert [str(item.value) for item in (*app.exception, *app.error)] == []
    return app


def on_page(open_app, role: str, lang: str = "en") -> AppTest:
    app = open_app(role=role, lang=lang)
    app.session_state["go-to"] = "scenarios"
    return calm(app.run())


def said(app: AppTest) -> str:
    return " ".join(str(item.value).replace("\\", "") for item in app.error)


def drawn_up(open_app, lang: str = "en", name: str = NAME) -> AppTest:
    app = on_page(open_app, "planner", lang)
    app.text_input(key="scenario-new-name").set_value(name)
    app.button(key="scenario-new").click().run()
    return calm(app.run())


def ended(app: AppTest) -> AppTest:
    key = f"{scenario_runs.NAME}-job"
    if key in app.session_state:  # otherwise it was over before the page was drawn
        assert app.session_state[key].wait(50.0)
    return calm(app.run())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_planner_draws_up_changes_and_undoes(open_app, lang):
    app, words = drawn_up(open_app, lang), Words(lang)
    assert "&lt;img src=x onerror=alert(1)&gt;" in text(app)
    assert "<img" not in text(app)
    assert words("scenario-no-changes") in text(app)
    app.segmented_control(key="scenario-kind").set_value("bars").run()
    app.button(key="scenario-add-bar").click().run()
    calm(app)
    table = app.dataframe[0].value
    assert table.iloc[0, 0] == words("scenario-kind-qualitybar")
    app.button(key="scenario-undo").click().run()
    assert words("scenario-no-changes") in text(calm(app))
    app.button(key="scenario-redo").click().run()
    assert words("scenario-no-changes") not in text(calm(app))
    for view in ("history", "promote", "compare"):
        app.segmented_control(key="scenario-view").set_value(view).run()
        assert [str(item.value) for item in app.exception] == []


def test_a_scenario_is_run_and_compared_with_todays_plan(open_app):
    app = drawn_up(open_app)
    for key in ("scenario-run", "scenario-run-today"):
        app.button(key=key).click().run()
        ended(app)
    app.segmented_control(key="scenario-view").set_value("compare").run()
    calm(app)
    words = Words("en")
    assert words("scenario-proof-equal") in text(app)
    assert words("scenario-no-steps").rstrip(".") in " ".join(str(item.value) for item in app.info)
    app.segmented_control(key="scenario-view").set_value("promote").run()
    calm(app)
    nothing = "There is no project" if app.dataframe else words("scenario-no-assignments").rstrip(".")
    said = " ".join(str(item.value) for item in app.info)
    assert nothing in said or app.button(key="scenario-promote").disabled


@pytest.mark.parametrize("role", ["leader", "officer", "auditor", "department", "promoter"])
def test_who_did_not_draw_it_up_sees_it_once_shared_and_cannot_change_it(open_app, role):
    app, words = drawn_up(open_app, name=f"Draft for the {role}"), Words("en")
    number = app.query_params["scenario"][0]
    hidden = open_app(role=role, lang="en", scenario=number)
    listed = [name for table in hidden.dataframe for name in table.value["Name"]]
    assert f"Draft for the {role}" not in listed
    assert "somebody else’s draft" in said(hidden)
    app.button(key="scenario-share").click().run()
    calm(app)
    assert f"?scenario={number}" in app.code[0].value  # with a button that copies it
    shown = calm(open_app(role=role, lang="en", scenario=number))
    assert shown.query_params["scenario"] in (number, [number])
    assert words("scenario-read-only") in text(shown)
    assert "scenario-kind" not in [one.key for one in shown.segmented_control]
    assert "scenario-share" not in [one.key for one in shown.button]


@pytest.mark.parametrize("number", ["7000", "-1", "x' OR 1=1", "9" * 30])
def test_a_link_to_a_scenario_that_is_none_says_so_and_shows_the_list(open_app, number):
    app = open_app(role="planner", lang="en", scenario=number)
    assert "There is no scenario" in said(app)
    assert "scenario" not in app.query_params
    assert not app.button(key="scenario-new").disabled


def test_the_auditor_draws_up_nothing(open_app):
    app = on_page(open_app, "auditor")
    assert app.button(key="scenario-new").disabled
