"""Search, filters, deep links, several parcels at once and the why panel, on the page as a person drives it."""

import json
from base64 import b64decode
from datetime import date

import numpy as np
import pytest

from parcels.interface.words import Words
from parcels.service.access import system_actor
from parcels.service.site_search import SearchOptions, dropped_land
from parcels.service.workspace import open_workspace

EN = Words("en")


def text(app) -> str:
    return " ".join(str(item.proto.body) for item in app.get("html"))


def overlay(app) -> dict:
    """What the page tells the map to draw on top."""
    arguments = json.loads(app.get("component_instance")[0].proto.json_args)
    group = arguments["feature_group"]
    start = group.index("{", group.index("ParcelMap.overlay("))
    return json.JSONDecoder().raw_decode(group[start:])[0]


def lit(app, size) -> set[int]:
    """The rows of the parcels picked out."""
    bits = np.frombuffer(b64decode(overlay(app)["lit"]["bits"]), np.uint8)
    return set(np.flatnonzero(np.unpackbits(bits, bitorder="little")[:size]))


def said(app) -> str:
    return " ".join(str(item.value).replace("\\", "") for item in (*app.warning, *app.markdown))


def search(app, asked):
    """Look for a text, as the field keeps it when it is more than one thing."""
    app.session_state["search-asked"] = asked
    return app.run()


@pytest.fixture
def first(small_city):
    parcel = str(small_city.parcels.index[5])
    point = small_city.parcels.geometry.loc[parcel].representative_point()
    return parcel, f"{point.x:.1f}, {point.y:.1f}", f"{point.y:.1f}, {point.x:.1f}"


def test_a_link_with_an_id_the_city_does_not_hold_says_so(open_app):
    app = open_app(lang="en", project="P-NOWHERE", page="map")
    assert "P-NOWHERE" in said(app)
    assert "project" not in app.query_params


def test_a_link_with_several_parcels_selects_them_and_names_the_unknown(open_app, small_city):
    known = [str(item) for item in small_city.parcels.index[:3]]
    app = open_app(lang="en", parcels=",".join([*known, "NOPE"]))
    assert EN("picked-title") in text(app)
    assert "NOPE" in said(app)
    assert app.query_params["parcels"] == ",".join(sorted(known))
    assert overlay(app)["picked"]["parcels"] == sorted(known)


@pytest.mark.parametrize(("role", "lang"), [("officer", "zh"), ("leader", "en"), ("department", "en")])
def test_a_link_without_a_page_opens_the_map_for_who_begins_elsewhere(open_app, first, role, lang):
    app = open_app(role=role, lang=lang, parcel=first[0])
    assert app.query_params["parcel"] in (first[0], [first[0]])
    assert overlay(app)["shapes"][0]["role"] == "selection"


def test_what_is_looked_at_stays_in_the_address_on_other_pages_and_for_other_roles(open_app, first):
    app = open_app(role="planner", lang="en", page="plan", parcel=first[0])
    assert app.query_params["parcel"] in (first[0], [first[0]])
    app.session_state["role"] = "officer"
    app.session_state["go-to"] = "map"
    app.run()
    assert app.query_params["parcel"] in (first[0], [first[0]])
    assert overlay(app)["shapes"][0]["role"] == "selection"


def test_filters_in_the_address_say_how_many_are_left_and_pick_them_out_on_the_map(open_app, small_city):
    areas = small_city.parcels.area.to_numpy() * 3 / 2000
    least = float(np.floor(np.median(areas)))
    app = open_app(lang="en", **{"from": f"{least:g}"})
    left = {row for row, area in enumerate(areas) if area >= least}
    assert EN("filter-left", left=len(left), total=len(areas)) in said(app)
    assert lit(app, len(areas)) == left
    next(button for button in app.button if button.key == "filter-clear-parcels").click()
    app.run()
    assert "lit" not in overlay(app)
    assert "from" not in app.query_params


def test_a_filter_that_means_nothing_is_said_and_left_out(open_app):
    app = open_app(lang="en", ready="soon")
    assert "ready=soon" in said(app)
    assert "lit" not in overlay(app)


def test_the_funnel_shows_what_dropped_out_at_a_step(open_app, small_city, workspace):
    actor, today = system_actor("t"), date.today()
    ws = open_workspace(workspace)
    rows = small_city.projects
    project = str(rows.index[rows["stage"].isin(["negotiating", "signed", "lead"])][0])
    dropped = dropped_land(ws, project, SearchOptions(today), actor=actor).at
    step = next(step for step, parcels in dropped.items() if parcels)
    app = open_app(lang="en", project=project)
    next(button for button in app.button if button.key == f"why-step-{step.value}").click()
    app.run()
    named = {str(small_city.parcels.index[row]) for row in lit(app, len(small_city.parcels))}
    assert named == set(dropped[step])
    assert EN("why-show-all") in [button.label for button in app.button]


def test_the_first_steps_can_be_put_away_and_brought_back(open_app):
    app = open_app(lang="en", role="planner")
    assert EN("tour-planner-map") in text(app)
    next(button for button in app.button if button.key == "tour-close").click()
    app.run()
    assert EN("tour-planner-map") not in text(app)
    app.session_state["go-to"] = "about"
    app.run()
    next(button for button in app.button if button.key == "tour-open").click()
    app.run()
    app.session_state["go-to"] = "plan"
    app.run()
    assert EN("tour-planner-plan") in text(app)


@pytest.mark.parametrize("turned", [False, True])
def test_a_coordinate_finds_the_parcel_and_turned_axes_are_said(open_app, first, turned):
    parcel, right, wrong = first
    app = search(open_app(lang="en"), wrong if turned else right)
    if turned:
        assert EN("search-swapped", text=wrong, crs="") in said(app)
        next(button for button in app.button if button.key == "search-corrected").click()
    else:
        assert overlay(app)["shapes"][0]["role"] == "selection"
        next(button for button in app.button if button.key == "search-hit-0").click()
    app.run()
    assert parcel in app.query_params["parcel"]
