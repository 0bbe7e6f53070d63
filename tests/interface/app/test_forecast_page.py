"""The page of the forecast: too little history is said; with enough, chances, reasons, the picture and the test."""

import pytest

from benchmarks.workspaces import store_city
from parcels.demo import DemoSize, demo_city
from parcels.interface.components.selection import Selection
from parcels.interface.pages.router import BY_ROLE
from parcels.interface.words import Words
from parcels.service.access import Role


@pytest.fixture(scope="module")
def long_history(tmp_path_factory):
    city = demo_city(DemoSize(seed=8, parcels=120, projects=20, history=640))
    return store_city(tmp_path_factory.mktemp("long") / "city", city)


def problems(app):
    return [str(item.value) for item in (*app.exception, *app.error)]


def html(app):
    return " ".join(str(item.proto.body) for item in app.get("html"))


def open_forecast(open_app, selection=None, **address):
    """Go to the page as a link does, with a project picked elsewhere if one is given."""
    app = open_app(role="leader", **address)
    if selection is not None:
        app.session_state["selection"] = selection
    app.session_state["go-to"] = "forecast"
    return app.run()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_with_few_projects_the_page_says_how_many_have_ended_and_how_many_it_takes(open_app, lang):
    app = open_forecast(open_app, lang=lang)
    assert problems(app) == []
    assert "30" in app.info[0].value
    assert Words(lang)("forecast-picture-note") not in html(app)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_with_enough_the_page_shows_chances_the_picture_and_that_no_verdict_changes(
    open_app, monkeypatch, long_history, lang
):
    monkeypatch.setenv("PARCELS_WORKSPACE", str(long_history))
    words = Words(lang)
    app = open_forecast(open_app, lang=lang)
    assert problems(app) == []
    shown = html(app)
    assert words("forecast-legal") in shown
    assert "pp-picture" in shown
    assert words("forecast-pick") in shown
    assert words("forecast-column-reason") in app.dataframe[0].value.columns


def test_a_project_picked_is_shown_with_its_reasons_and_the_test(open_app, monkeypatch, long_history):
    monkeypatch.setenv("PARCELS_WORKSPACE", str(long_history))
    words = Words("en")
    first = open_forecast(open_app, lang="en").dataframe[0].value.iloc[0]
    app = open_forecast(open_app, Selection("project", str(first["Project"])), lang="en")
    assert problems(app) == []
    shown = html(app)
    assert str(first["Project"]) in shown
    assert "times the mean monthly chance" in shown
    assert words("forecast-within", months="12") in shown
    assert "Brier" in shown


def test_planner_leader_and_auditor_have_the_page():
    assert {role for role, pages in BY_ROLE.items() if "forecast" in pages} == {
        Role.PLANNER, Role.LEADER, Role.AUDITOR,
    }  # fmt: skip
