"""The pages on holding and on preparation: computed on request, shown with advice, charts and a chart of works."""

from streamlit.testing.v1 import AppTest

from parcels.interface.pages.router import BY_ROLE
from parcels.service.access import Role


def problems(app: AppTest) -> list[str]:
    return [str(item.value) for item in (*app.exception, *app.error)]


def text(app: AppTest) -> str:
    return " ".join(str(item.proto.body) for item in app.get("html"))


def columns(app: AppTest) -> list[set[str]]:
    return [set(frame.value.columns) for frame in app.dataframe]


def press(app: AppTest, key: str, name: str) -> AppTest:
    """Press a button that starts work, wait for the work and draw the page again."""
    next(button for button in app.button if button.key == key).click().run()
    if f"{name}-job" in app.session_state:
        assert app.session_state[f"{name}-job"].wait(90)
    return app.run()


def page(open_app, role: str, name: str) -> AppTest:
    app = open_app(role=role, lang="en")
    app.session_state["go-to"] = name
    return app.run()


def test_prices_and_advice_are_computed_and_one_parcel_is_shown_in_detail(open_app):
    app = press(page(open_app, "leader", "holding"), "holding-compute", "holding")
    assert problems(app) == []
    assert {"Price, points", "Advice", "Break-even, a quarter"} <= columns(app)[0]
    parcel = app.dataframe[0].value["Parcel"][0]
    app.session_state["holding-picked"] = parcel
    app.run()
    assert problems(app) == []
    assert "Who moves if it is released" in text(app)
    next(item for item in app.number_input if item.key == "holding-horizon-quarters").set_value(4).run()
    assert problems(app) == []


def test_what_one_person_computed_is_there_for_the_next(open_app):
    press(page(open_app, "leader", "holding"), "holding-compute", "holding")
    app = page(open_app, "planner", "holding")
    assert {"Price, points", "Advice"} <= columns(app)[0]


def test_the_same_arrivals_are_compared_under_every_way(open_app):
    app = page(open_app, "leader", "holding")
    next(item for item in app.get("button_group") if item.key == "holding-view").set_value("arrivals").run()
    app = press(app, "arrivals-compute", "arrivals")
    assert problems(app) == []
    ways = app.dataframe[0].value
    assert ways["Way"].iloc[0] == "first come"
    assert ways["Points landed"].max() == ways["Points landed"].iloc[-1] == 0
    assert "None of these projects fits any site" in text(app)
    assert len(app.get("vega_lite_chart")) == 2


def test_what_to_make_ready_first_comes_with_chart_comparison_and_file(open_app):
    app = press(page(open_app, "planner", "prepare"), "prepare-run", "prepare")
    assert problems(app) == []
    assert "Gained by preparation" in text(app)
    assert any({"Way", "Gain, points", "Proof"} <= names for names in columns(app))
    assert len(app.get("download_button")) == 1


def test_who_sees_the_pages():
    assert {role for role, pages in BY_ROLE.items() if "holding" in pages} == {
        Role.PLANNER, Role.LEADER, Role.AUDITOR,
    }  # fmt: skip
    assert {role for role, pages in BY_ROLE.items() if "prepare" in pages} == {Role.PLANNER, Role.LEADER}
