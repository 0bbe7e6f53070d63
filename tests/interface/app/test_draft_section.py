"""The work on the map: drafts go into the open scenario, are previewed, listed, taken back; the register stays."""

import shutil

import pytest
from geopandas import GeoSeries
from shapely.geometry import LineString, box

from parcels.interface.components import draft_state
from parcels.interface.words import Words
from parcels.service.access import Actor, Role
from parcels.service.scenarios import scenario
from parcels.service.workspace import open_workspace
from tests.interface.app.test_pages import problems, text

SYSTEM = Actor("system", "", Role.SYSTEM)


@pytest.fixture
def own_workspace(workspace, tmp_path, monkeypatch):
    """A copy: scenarios are kept in it."""
    shutil.copytree(workspace, tmp_path / "own")
    return tmp_path / "own"


@pytest.fixture
def open_own(open_app, own_workspace, monkeypatch):
    def opened(**address):
        monkeypatch.setenv("PARCELS_WORKSPACE", str(own_workspace))
        return open_app(**address)

    return opened


def button(app, key):
    return next(one for one in app.button if one.key == key)


def keys(app):
    return {one.key for one in app.button}


def drafts_of(own_workspace):
    return scenario(open_workspace(own_workspace), 1, actor=SYSTEM).content


@pytest.fixture
def parcel(small_city):
    land = small_city.parcels
    return str(land.geometry.area[land["status"] == "cleared"].idxmax())


def open_scenario_on(app):
    button(app, "draft-new-scenario").click()
    return app.run()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_parcel_is_split_by_area_into_a_scenario_and_taken_back(open_own, own_workspace, small_city, parcel, lang):
    words = Words(lang)
    app = open_scenario_on(open_own(role="planner", lang=lang, parcel=parcel))
    app.session_state["draft-tool"] = "area"
    app.run()
    next(one for one in app.number_input if one.key == "draft-target").set_value(1.5)
    next(one for one in app.selectbox if one.key == "draft-unit").select("mu")
    next(one for one in app.selectbox if one.key == "draft-side").select(90.0)
    app.run()
    assert words("draft-preview") in text(app)
    assert f"{parcel}/1" in str([frame.value.to_dict() for frame in app.dataframe])
    button(app, "draft-add").click()
    app.run()
    assert problems(app) == []
    (edit,) = drafts_of(own_workspace).edits
    assert (edit.parcel_id, edit.target_m2, edit.bearing_deg) == (parcel, pytest.approx(1000.0), 90.0)
    assert parcel in open_workspace(own_workspace).city().parcels.index  # the register stays
    button(app, "draft-undo").click()
    app.run()
    assert drafts_of(own_workspace).edits == ()
    button(app, "draft-redo").click()
    app.run()
    assert len(drafts_of(own_workspace).edits) == 1
    button(app, "draft-remove-edit-0").click()
    app.run()
    assert drafts_of(own_workspace).edits == ()


def test_a_line_drawn_on_the_map_splits_the_parcel_it_runs_through(open_own, own_workspace, small_city, parcel):
    app = open_scenario_on(open_own(role="planner", lang="en"))
    shape = small_city.parcels.geometry[parcel]
    _, south, _, north = shape.bounds
    x = shape.representative_point().x
    line = GeoSeries([LineString([(x, south - 20), (x, north + 20)])], crs=small_city.crs).to_crs(4326).iloc[0]
    app.session_state["draft-drawing"] = {"type": "LineString", "coordinates": [list(at) for at in line.coords]}
    app.session_state["draft-tool"] = "line"
    app.run()
    next(one for one in app.selectbox if one.key == "draft-parcel").select(parcel)
    app.run()
    button(app, "draft-add").click()
    app.run()
    assert problems(app) == []
    (edit,) = drafts_of(own_workspace).edits
    assert (edit.parcel_id, edit.crs) == (parcel, small_city.crs)
    assert "draft-drawing" not in app.session_state


def test_a_draft_that_cannot_be_made_is_said_and_cannot_be_added(open_own, parcel):
    app = open_scenario_on(open_own(role="planner", lang="en", parcel=parcel))
    app.session_state["draft-tool"] = "area"
    app.run()
    next(one for one in app.number_input if one.key == "draft-target").set_value(1e6)
    app.run()
    assert any("cannot be cut off" in one.value or "faces no road" in one.value for one in app.error)
    assert button(app, "draft-add").disabled


def test_an_assignment_is_banned_and_locked_in_the_scenario(open_own, own_workspace, small_city, parcel):
    project = str(small_city.projects.index[0])
    app = open_scenario_on(open_own(role="planner", lang="en", parcel=parcel))
    app.session_state["draft-tool"] = "decide"
    app.run()
    next(one for one in app.selectbox if one.key == "draft-project").select(project)
    next(one for one in app.radio if one.key == "draft-kind").set_value("ban")
    app.run()
    button(app, "draft-decide-add").click()
    app.run()
    assert problems(app) == []
    (ban,) = drafts_of(own_workspace).bans
    assert (ban.project, ban.site) == (project, parcel)
    shown = "".join(one.value for one in app.markdown).replace("\\", "")
    assert f"{project} banned from {parcel}" in shown


def drawn(app, shape, crs):
    degrees = GeoSeries([shape], crs=crs).to_crs(4326).iloc[0]
    ring = [list(at) for at in degrees.exterior.coords]
    app.session_state["draft-drawing"] = {"type": "Polygon", "coordinates": [ring]}


def test_a_parcel_drawn_beside_the_city_gets_its_fields_and_is_added(open_own, own_workspace, small_city):
    app = open_scenario_on(open_own(role="planner", lang="en"))
    _, south, east, _ = small_city.parcels.total_bounds
    drawn(app, box(east + 50, south, east + 150, south + 80), small_city.crs)
    app.session_state["draft-tool"] = "new"
    app.run()
    next(one for one in app.text_input if one.key == "draft-new-id").set_value("N-1")
    next(one for one in app.text_input if one.key == "draft-new-plan_use").set_value("100102")
    app.run()
    assert Words("en")("draft-preview") in text(app)
    button(app, "draft-add").click()
    app.run()
    assert problems(app) == []
    (edit,) = drafts_of(own_workspace).edits
    assert edit.geometry.area == pytest.approx(8000.0, rel=1e-6)
    assert edit.attributes == {"plan_use": "100102", "plan_use_scheme": "A-2023", "status": "planned"}


def test_a_figure_on_a_parcel_is_refused_by_name(open_own, small_city, parcel):
    app = open_scenario_on(open_own(role="planner", lang="en"))
    middle = small_city.parcels.geometry[parcel].representative_point()
    drawn(app, middle.buffer(8).envelope, small_city.crs)
    app.session_state["draft-tool"] = "new"
    app.run()
    next(one for one in app.text_input if one.key == "draft-new-id").set_value("N-1")
    next(one for one in app.text_input if one.key == "draft-new-plan_use").set_value("100102")
    app.run()
    assert any(parcel in one.value.replace("\\", "") for one in app.error)
    assert button(app, "draft-add").disabled


def test_pieces_are_merged_back_under_the_number_they_came_from(open_own, own_workspace, small_city, parcel):
    app = open_scenario_on(open_own(role="planner", lang="en", parcel=parcel))
    app.session_state["draft-tool"] = "area"
    app.run()
    next(one for one in app.number_input if one.key == "draft-target").set_value(0.1)
    next(one for one in app.selectbox if one.key == "draft-side").select(90.0)
    app.run()
    button(app, "draft-add").click()
    app.run()
    app.session_state["draft-tool"] = "merge"
    app.run()
    two = [str(name) for name in small_city.parcels.index if name != parcel][:2]
    app.session_state["picked-parcels"] = tuple(sorted(two))  # selected on the map while the field stands there
    app.run()
    assert next(one for one in app.multiselect if one.key == "draft-merged").value == sorted(two)
    next(one for one in app.multiselect if one.key == "draft-merged").set_value([f"{parcel}/1", f"{parcel}/2"])
    app.run()
    button(app, "draft-add").click()
    app.run()
    assert problems(app) == []
    cut, joined = drafts_of(own_workspace).edits
    assert (joined.parcel_ids, joined.new_id) == ((f"{parcel}/1", f"{parcel}/2"), parcel)
    assert cut.parcel_id == parcel


def test_a_boundary_is_moved_by_typed_corners(open_own, own_workspace, small_city):
    app = open_scenario_on(open_own(role="planner", lang="en"))
    platform = str(small_city.platforms.index[0])
    before = small_city.platforms.geometry[platform]
    _, _, east, north = before.bounds
    app.session_state["draft-tool"] = "boundary"
    app.run()
    corners = f"{east + 10:.1f} {north:.1f}\n{east + 110:.1f} {north:.1f}\n{east + 110:.1f} {north + 100:.1f}"
    next(one for one in app.text_area if one.key == "draft-corners").set_value(corners)
    app.run()
    next(one for one in app.selectbox if one.key == "draft-platform").select(platform)
    app.run()
    button(app, "draft-add").click()
    app.run()
    assert problems(app) == []
    (edit,) = drafts_of(own_workspace).edits
    assert edit.geometry.area == pytest.approx(before.area + 5000.0, rel=1e-6)


@pytest.mark.parametrize(
    ("written", "kind", "length"),
    [("0 0\n3 4", "LineString", 5.0), ("0,0；3,4;", "LineString", 5.0), ("0 0\n3", "LineString", None),
     ("0 0\n1 0", "Polygon", None), ("0 0\n4 0\n4 3", "Polygon", 12.0), ("a b", "LineString", None)],
)  # fmt: skip
def test_corners_are_read_as_they_are_written(written, kind, length):
    shape = draft_state.typed(written, kind)
    assert (shape.length if shape is not None else None) == length
