"""The leader's first page: the service's numbers with their wholes, the lists behind them, and ways to other pages."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from parcels.interface.components import leader_list
from parcels.interface.words import Words
from parcels.landing.overview import Gap
from parcels.service.access import Role, demo_actors
from parcels.service.allocation_checks import LawOptions
from parcels.service.allocations import Proposal, propose
from parcels.service.overview import leader_overview
from parcels.service.workspace import open_workspace
from tests.interface.app.test_pages import problems, text
from tests.service.conftest import five_parcels, workspace_of

DEMO = {actor.role: actor for actor in demo_actors()}
LEADER, PLANNER = DEMO[Role.LEADER], DEMO[Role.PLANNER]


@pytest.fixture(scope="module")
def found(workspace):
    with closing(open_workspace(workspace)) as ws:
        return leader_overview(ws, date.today(), actor=LEADER)


def tile(app, name):
    return next(str(item.proto.body) for item in app.get("html") if Words("en")(name) in str(item.proto.body))


def stuck_table(app):
    return next(frame.value for frame in app.dataframe if "P" in str(frame.value.iloc[0, 0])).iloc[:, 0].tolist()


def key(app, name):
    return next(item for item in (*app.button, *app.selectbox) if item.key == name)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_shows_each_number_with_its_whole_the_date_and_the_data(open_app, found, lang):
    app = open_app(role="leader", lang=lang)
    assert problems(app) == []
    told = text(app)
    for gap in Gap:
        share = found.landing.gaps[gap]
        assert f"<b>{share.n} / {share.total}</b>" in told
    assert f"<b>{found.reserve.held} / {found.reserve.parcels}</b>" in told
    assert date.today().isoformat() in told
    assert found.data_version in told
    assert told.count("data:image/svg+xml") >= 2


def test_a_number_leads_to_the_projects_behind_it(open_app, found):
    app = open_app(role="leader", lang="zh")
    assert stuck_table(app) == [f"{one.project} {one.name}" for one in found.landing.stuck]
    key(app, "open-not-landed").click().run()
    assert stuck_table(app) == [f"{one.project} {one.name}" for one in found.landing.of(Gap.NOT_LANDED)]


def test_the_list_is_narrowed_by_cause_and_says_when_nothing_is_left(open_app, found):
    app = open_app(role="leader", lang="en")
    cause = found.landing.stuck[0].cause
    key(app, leader_list.CAUSE).set_value(cause).run()
    own = [one for one in found.landing.stuck if one.cause == cause]
    assert stuck_table(app) == [f"{one.project} {one.name}" for one in own]
    other = next(gap for gap in Gap if not any(one.gap is gap for one in own))
    app.session_state[leader_list.GAP] = other.value
    app.run()
    assert problems(app) == []
    assert Words("en")("overview-no-match") in text(app)


@pytest.mark.parametrize(("button", "sign"), [("open-reserve", "pp-card"), ("open-waiting", "pp-figures")])
def test_the_way_to_another_page_opens_it(open_app, button, sign):
    app = open_app(role="leader", lang="en")
    key(app, button).click().run()
    assert problems(app) == []
    told = text(app) + " ".join(item.value for item in app.info)
    assert sign in told or Words("en")("queue-none-other").split(".")[0] in told
    assert not [item for item in app.button if item.key == button]


def test_a_city_without_a_signed_project_says_what_to_do(open_app, tmp_path, monkeypatch):
    base = five_parcels()
    leads = base.projects.assign(stage="lead")
    with closing(workspace_of(replace(base, projects=leads), tmp_path / "ws")):
        pass
    monkeypatch.setenv("PARCELS_WORKSPACE", str(tmp_path / "ws"))
    app = open_app(role="leader", lang="en")
    assert problems(app) == []
    assert "No project is signed yet" in " ".join(item.value.replace("\\", "") for item in app.info)


def test_what_is_proposed_meanwhile_is_counted_on_the_next_look(open_app, tmp_path, monkeypatch):
    with closing(workspace_of(five_parcels(), tmp_path / "ws")) as ws:
        monkeypatch.setenv("PARCELS_WORKSPACE", str(tmp_path / "ws"))
        app = open_app(role="leader", lang="en")
        assert "<b>0 / 0</b>" in tile(app, "overview-tile-waiting")
        wish = Proposal("r1", "P1", "A", date.today() + timedelta(days=90))
        propose(ws, wish, LawOptions(date.today()), actor=PLANNER, now=datetime.now(UTC))
        app.run()
        assert "<b>0 / 1</b>" in tile(app, "overview-tile-waiting")
