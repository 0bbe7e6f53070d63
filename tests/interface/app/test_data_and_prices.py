"""The data page with a real import, the banner of changed data, and the price of holding."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import shapely
from geopandas import GeoDataFrame
from streamlit.testing.v1 import AppTest

from benchmarks.workspaces import store_city
from parcels.demo import CITY_NAME, CRS, DemoSize, write_demo
from parcels.interface.components import reserve_price
from parcels.interface.components.desk import Desk
from parcels.interface.pages.data_page import place_name
from parcels.interface.words import Words
from parcels.planning.holding.pricing import Price
from parcels.service.access import Actor, Role, system_actor
from parcels.service.dataset_reports import quality_report
from parcels.service.demo_workspace import demo_request
from parcels.service.importing import ImportRequest, import_files
from parcels.service.workspace import Workspace, init_workspace, open_workspace

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
ACTOR = system_actor("test")


def problems(app: AppTest) -> list[str]:
    return [str(item.value) for item in (*app.exception, *app.error)]


def text(app: AppTest) -> str:
    return " ".join(str(item.proto.body) for item in app.get("html"))


def tables(app: AppTest) -> str:
    return " ".join(frame.value.to_string() for frame in app.dataframe)


def go(app: AppTest, page: str) -> AppTest:
    app.session_state["go-to"] = page
    return app.run()


@pytest.fixture(scope="module")
def dirty_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("dirty")
    write_demo(place / "files", DemoSize(seed=5, parcels=100, projects=12, dirty=True))
    clean = demo_request(place / "files")
    files = {**clean.files, "parcels": str(place / "files" / "dirty" / "parcels.gpkg")}
    ws = init_workspace(place / "qinghe", name=CITY_NAME, now=NOW, actor=ACTOR, crs=CRS, is_demo=True)
    found = import_files(ws, ImportRequest(files=files, constraints=clean.constraints), now=NOW, actor=ACTOR)
    ws.close()
    assert found.stored
    return place / "qinghe"


def test_the_report_of_a_dataset_is_the_one_of_its_import(dirty_workspace):
    ws = open_workspace(dirty_workspace)
    report = quality_report(ws, "parcels", actor=ACTOR)
    assert report is not None
    assert report.balanced
    assert report.refused > 0
    assert len(report.issues) > 10
    assert quality_report(ws, "no such", actor=ACTOR) is None
    ws.close()


def test_the_data_page_lists_every_issue_and_filters_them(open_app, dirty_workspace, monkeypatch):
    monkeypatch.setenv("PARCELS_WORKSPACE", str(dirty_workspace))
    app = go(open_app(lang="zh"), "data")
    assert problems(app) == []
    app.session_state["dataset-picked"] = "parcels"
    app.run()
    assert problems(app) == []
    every = app.dataframe[1].value
    assert len(every) > 10
    assert "issue-" not in every.to_string()
    app.get("button_group")[-1].set_value(["refused"]).run()
    refused = app.dataframe[1].value
    assert 0 < len(refused) < len(every)
    assert set(refused.iloc[:, 0]) == {"拒收"}


def test_the_data_page_shows_no_path_of_the_machine(open_app, dirty_workspace, monkeypatch):
    monkeypatch.setenv("PARCELS_WORKSPACE", str(dirty_workspace))
    app = go(open_app(lang="en"), "data")
    assert "<dd>qinghe</dd>" in text(app)
    assert str(dirty_workspace.parent) not in text(app) + tables(app)


@pytest.mark.parametrize(
    ("target", "name"), [("/srv/plans/qinghe/", "qinghe"), ("postgresql://li:secret@db.example:5432/qinghe", "qinghe")]
)
def test_a_workspace_is_named_without_the_way_there(target, name):
    assert place_name(target) == name


def test_an_empty_workspace_says_what_to_do_next(open_app, monkeypatch, tmp_path):
    init_workspace(tmp_path / "new", name="新城", now=NOW, actor=ACTOR, crs=CRS, is_demo=True).close()
    monkeypatch.setenv("PARCELS_WORKSPACE", str(tmp_path / "new"))
    app = open_app(lang="en")
    assert problems(app) == []
    assert "parcels import" in app.info[0].value.replace("\\", "")


def test_data_changed_meanwhile_are_told_and_loaded_without_losing_the_selection(
    open_app, small_city, monkeypatch, tmp_path
):
    place = store_city(tmp_path / "city", small_city)
    monkeypatch.setenv("PARCELS_WORKSPACE", str(place))
    parcel = str(small_city.parcels.index[5])
    app = open_app(lang="en", parcel=parcel)
    assert not [button for button in app.button if button.key == "stale-reload"]
    shown = open_workspace(place).city()
    _import_more(place, tmp_path)
    with monkeypatch.context() as page:
        page.setattr(Workspace, "city", lambda self, as_of: shown)  # as in a tab that was opened before the import
        app.run()
        (button,) = [button for button in app.button if button.key == "stale-reload"]
        assert "The data changed" in " ".join(item.value for item in app.markdown)
    button.click().run()
    assert problems(app) == []
    assert not [button for button in app.button if button.key == "stale-reload"]
    assert f"<code>{parcel}</code>" in text(app)


def _import_more(place: Path, tmp_path: Path) -> None:
    west, south = 598_000.0, 3_366_000.0
    road = shapely.LineString([(west, south), (west + 500, south)])
    frame = GeoDataFrame({"road_id": ["R-new"], "class": ["local"]}, geometry=[road], crs=CRS)
    frame.to_file(tmp_path / "roads.gpkg")
    ws = open_workspace(place)
    found = import_files(ws, ImportRequest(files={"roads": str(tmp_path / "roads.gpkg")}), now=NOW, actor=ACTOR)
    assert found.stored
    ws.close()


def test_the_price_of_holding_is_computed_on_request(open_app):
    app = open_app(role="leader", lang="en")
    app.session_state["go-to"] = "reserve"
    app.run()
    (button,) = [button for button in app.button if button.key == "reserve-price-compute"]
    button.click().run()
    if "holding-job" in app.session_state:
        assert app.session_state["holding-job"].wait(60)
    app.run()
    assert problems(app) == []
    assert "points the plan would gain" in text(app)
    # the page on holding shows the very same prices, and asks for nothing again
    prices = {one.parcels[0]: one.points for one in app.session_state["holding-result"].what.prices.parcels}
    app.session_state["go-to"] = "holding"
    app.run()
    assert "holding-compute" not in [button.key for button in app.button]
    table = app.dataframe[0].value
    assert dict(zip(table["Parcel"], table["Price, points"], strict=True)) == prices


def price_of(points: int, takers: tuple[str, ...] = (), high: int | None = None) -> Price:
    return Price(("K",), 100, 100 + points, points, points if high is None else high, takers)


def test_a_price_is_told_with_who_would_get_the_land(open_app, small_city):
    actor = Actor("x", "", Role.LEADER)
    desk = Desk(None, small_city, actor, Words("zh"), NOW.date(), None, True)  # type: ignore[arg-type]
    project = str(small_city.projects.index[0])
    told = reserve_price.text(desk, price_of(1234, (project,)))
    assert "1,234 分" in told
    assert project in told
    assert "0 分" in reserve_price.text(desk, price_of(0))
    assert "尚未证明" in reserve_price.text(desk, price_of(0, high=9))
