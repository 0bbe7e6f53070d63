"""Files taken away in the app: made by the click, recorded with what exactly was taken, by nobody else's rights."""

import hashlib
from contextlib import closing
from pathlib import Path

import pytest
import streamlit as st

import parcels.interface
from parcels.domain.errors import ActionRefused
from parcels.interface.components import downloads
from parcels.interface.components.downloads import Offer
from parcels.service.access import Role, demo_actors
from parcels.service.workspace import open_workspace
from parcels.store.event_search import EventFilter, find_events
from tests.service.conftest import five_parcels, workspace_of

DEMO = {actor.role: actor for actor in demo_actors()}
FOLDER = Path(parcels.interface.__file__).parent


class Words:
    def code(self, group, value):
        return f"{group} {value}"


class AtDesk:
    """What the button needs of a desk."""

    words = Words()

    def __init__(self, workspace, actor):
        self.workspace, self.actor = workspace, actor


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("taken") / "ws"
    workspace_of(five_parcels(), made).close()
    return made


@pytest.fixture
def ws(folder):
    with closing(open_workspace(folder)) as opened:
        yield opened


@pytest.fixture
def drawn(monkeypatch):
    """What was given to Streamlit's button."""
    got: dict = {}

    def button(label, data, name, mime, **options):
        got.update(options, label=label, data=data, name=name)

    monkeypatch.setattr(st, "download_button", button)
    return got


def exported(ws):
    with ws.store.reading() as connection:
        return find_events(connection, EventFilter(name="exported"))


def test_nothing_is_made_or_recorded_before_the_click_and_then_exactly_what_was_taken(ws, drawn):
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return b"rows"

    downloads.button(AtDesk(ws, DEMO[Role.PLANNER]), "Take", Offer("landing", "l.xlsx", make), key="k")
    assert (made, exported(ws), drawn["disabled"]) == ([], (), False)
    assert drawn["data"]() == b"rows"
    (event,) = exported(ws)
    assert event.values == {"kind": "landing", "file": "l.xlsx", "sha256": hashlib.sha256(b"rows").hexdigest()}
    assert event.user == "demo_planner"


def test_who_may_not_take_files_sees_why_and_gets_none(ws, drawn):
    desk = AtDesk(ws, DEMO[Role.ADMINISTRATOR])
    before = exported(ws)
    downloads.button(desk, "Take", Offer("landing", "l.xlsx", lambda: b"rows"), key="k")
    assert (drawn["disabled"], drawn["help"]) == (True, "because role_may_not")
    with pytest.raises(ActionRefused):
        drawn["data"]()
    assert exported(ws) == before


def test_every_file_the_app_gives_away_goes_through_the_one_button():
    sources = [path for room in ("components", "pages") for path in (FOLDER / room).glob("*.py")]
    assert [path.name for path in sources if "download_button(" in path.read_text(encoding="utf-8")] == ["downloads.py"]
