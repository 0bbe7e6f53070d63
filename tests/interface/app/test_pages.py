import json
from pathlib import Path

import pytest
import streamlit as st
import streamlit_folium
from streamlit.testing.v1 import AppTest

from parcels.interface.components import people
from parcels.interface.components.selection import Selection
from parcels.interface.map import show
from parcels.interface.words import Words
from parcels.service.access import Actor, Role, allowed

APP = Path(__file__).parents[3] / "planner_app.py"

PAGES = {
    "planner": (
        "map",
        "queue",
        "gate",
        "landing",
        "forecast",
        "plan",
        "prepare",
        "reserve",
        "prime",
        "holding",
        "scores",
        "data",
        "about",
    ),
    "promoter": ("map", "queue", "gate", "landing", "plan", "reserve", "prime", "scores", "data", "about"),
    "officer": ("queue", "gate", "landing", "checks", "map", "plan", "reserve", "scores", "data", "about"),
    "department": ("queue", "landing", "checks", "map", "plan", "data", "about"),
    "leader": (
        "overview",
        "reserve",
        "prime",
        "holding",
        "queue",
        "gate",
        "landing",
        "forecast",
        "scores",
        "map",
        "plan",
        "prepare",
        "data",
        "about",
    ),
    "auditor": (
        "queue",
        "gate",
        "landing",
        "forecast",
        "scores",
        "checks",
        "map",
        "plan",
        "reserve",
        "prime",
        "holding",
        "data",
        "about",
    ),
    "administrator": ("people", "data", "map", "about"),
}

SIGNS = {
    "gate": "No signature was let past the gate",
    "overview": "pp-figures",
    "queue": "No allocations yet",
    "landing": "pp-figures",
    "forecast": "forecast.toml",
    "checks": "pp-figures",
    "map": "pp-figures",
    "plan": "plan-",
    "reserve": "pp-figures",
    "prime": "pp-note",
    "prepare": "pp-note",
    "holding": "pp-note",
    "scores": "pp-section",
    "data": "EPSG:4549",
    "about": "Leaflet",
}


def problems(app: AppTest) -> list[str]:
    return [str(item.value) for item in (*app.exception, *app.error)]


def text(app: AppTest) -> str:
    return " ".join(str(item.proto.body) for item in app.get("html"))


def map_arguments(app: AppTest) -> dict:
    return json.loads(app.get("component_instance")[0].proto.json_args)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("role", PAGES)
def test_the_first_page_of_every_role_opens_without_an_error(open_app, role, lang):
    app = open_app(role=role, lang=lang)
    assert problems(app) == []
    words = Words(lang)
    assert words("demo-band") in text(app).replace("&amp;", "&")


@pytest.mark.parametrize("role", PAGES)
def test_every_page_of_every_role_opens_without_an_error(open_app, role):
    app = open_app(role=role, lang="en")
    for name in PAGES[role][1:]:
        app.session_state["go-to"] = name
        app.run()
        assert problems(app) == [], name
        told = " ".join(item.value for item in app.info) + json.dumps([str(item) for item in app.button])
        may = allowed(Actor(role, role, Role(role)), "plan").allowed
        sign = "This role may not make plans" if name == "plan" and not may else SIGNS[name]
        assert sign in text(app) + told, name


def test_the_map_message_is_small_and_names_no_other_host(open_app):
    arguments = map_arguments(open_app(lang="zh"))
    assert not [link for link in arguments["js_links"] + arguments["css_links"] if "//" in link]
    assert "http" not in arguments["script"].replace("https://www.w3.org", "")
    assert len(json.dumps(arguments)) < 32_000


def test_a_parcel_in_the_address_is_opened(open_app, small_city):
    parcel = small_city.parcels.index[5]
    app = open_app(lang="en", parcel=parcel)
    assert problems(app) == []
    assert f"<code>{parcel}</code>" in text(app)
    assert "selection" in map_arguments(app)["feature_group"]


def test_a_parcel_the_city_does_not_hold_opens_nothing(open_app):
    app = open_app(lang="en", parcel="<script>alert(1)</script>")
    assert problems(app) == []
    assert "parcel" not in app.query_params


def test_a_project_in_the_address_shows_its_demand_and_funnel(open_app, small_city):
    rows = small_city.projects
    project = rows.index[rows["stage"].isin(["negotiating", "signed", "lead"])][0]
    app = open_app(lang="en", project=project)
    assert problems(app) == []
    assert Words("en")("project-funnel") in text(app)


def test_a_click_on_the_map_selects_and_leaves_the_map_text_alone(open_app, small_city, monkeypatch):
    parcel = str(small_city.parcels.index[7])
    app = open_app(lang="zh")
    before = map_arguments(app)["script"]
    app.session_state["selection"] = Selection("parcel", parcel, by_map=True)
    app.run()
    assert map_arguments(app)["script"] == before
    assert parcel in app.query_params["parcel"]
    assert '"fit": false' in map_arguments(app)["feature_group"]


def test_the_map_component_gives_the_click_to_the_page(monkeypatch):
    got, calls = [], {}

    def component(base, **arguments):
        calls.update(arguments)

    monkeypatch.setattr(streamlit_folium, "st_folium", component)
    monkeypatch.setattr(show.st, "session_state", {"m": {"last_active_drawing": {"properties": {"parcel": "A"}}}})
    config = {"bounds": [[30.0, 120.0], [30.1, 120.1]]}
    show.show_map(config, (), key="m", fit=False, on_pick=lambda kind, item: got.append((kind, item)))
    calls["on_change"]()
    assert got == [("parcel", "A")]
    assert calls["returned_objects"] == ["last_active_drawing"]


def test_without_a_workspace_the_page_says_how_to_start(open_app, monkeypatch):
    monkeypatch.delenv("PARCELS_WORKSPACE")
    app = AppTest.from_file(str(APP), default_timeout=30).run()
    assert "parcels serve" in app.info[0].value.replace("\\", "")


def test_a_missing_workspace_is_named_without_a_traceback(open_app, monkeypatch, tmp_path):
    monkeypatch.setenv("PARCELS_WORKSPACE", str(tmp_path / "nowhere"))
    app = AppTest.from_file(str(APP), default_timeout=30).run()
    assert not app.exception
    assert "nowhere" in app.error[0].value.replace("\\", "")


@pytest.mark.parametrize("because", ["no demo people", "another machine"])
def test_without_demo_people_a_visitor_sees_the_way_to_sign_in_and_nothing_of_the_city(open_app, monkeypatch, because):
    if because == "no demo people":
        monkeypatch.setenv("PARCELS_DEMO_USERS", "0")
    else:
        monkeypatch.setattr(st.context, "ip_address", "10.0.0.7")
    app = open_app(role="leader", lang="en")
    assert problems(app) == []
    assert "/sign-in?lang=en" in text(app)
    assert not [box for box in app.selectbox if box.key == "role"]
    assert not app.get("component_instance")
    assert len(app.get("html")) == 5  # the style, a title, a link, what follows it, and the language of the page
    assert "清和" not in text(app)


def test_the_switch_of_the_demo_shows_every_role_that_people_have(open_app):
    (box,) = [box for box in open_app(lang="en").selectbox if box.key == "role"]
    assert len(box.options) == len(PAGES)


def test_switching_the_language_keeps_the_selection(open_app, small_city):
    parcel = str(small_city.parcels.index[5])
    app = open_app(lang="zh", parcel=parcel)
    app.session_state["language"] = "en"
    app.run()
    assert f"<code>{parcel}</code>" in text(app)
    assert Words("en")("parcel-verdicts") in text(app)
    assert "en" in app.query_params["lang"]


@pytest.mark.parametrize(
    ("served", "visitor", "sent", "expected"),
    [
        ("127.0.0.1", None, (), True),
        ("::1", None, ("host",), True),
        ("localhost", None, (), True),
        ("", None, (), False),
        ("0.0.0.0", None, (), False),
        ("127.0.0.1", "10.0.0.7", (), False),
        ("10.0.0.7", None, (), False),
        ("127.0.0.1", None, ("X-Forwarded-For",), False),
    ],
)
def test_only_a_loopback_address_and_visitor_without_proxy_count_as_this_machine(
    monkeypatch, served, visitor, sent, expected
):
    class Here:
        ip_address = visitor
        headers = dict.fromkeys(sent, "x")

    monkeypatch.setattr(people.st, "get_option", lambda name: served)
    monkeypatch.setattr(people.st, "context", Here())
    assert people.is_local() is expected
