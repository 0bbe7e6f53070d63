"""While the server starts, what the first visitor would wait for is loaded; what fails there is told to visitors."""

import subprocess
import sys

import pytest

from parcels.interface.components import opening
from parcels.interface.web.warming import load
from parcels.service import screening


@pytest.fixture
def kept(monkeypatch):
    screenings = screening.LastUsed(3)
    monkeypatch.setattr(screening, "_SCREENINGS", screenings)
    return screenings


def test_the_city_is_screened_before_anybody_comes(workspace, kept, monkeypatch):
    monkeypatch.setenv("PARCELS_WORKSPACE", str(workspace))
    load()
    assert len(kept) == 1
    assert opening.workspace_at(str(workspace)) is opening.workspace_at(str(workspace))


@pytest.mark.parametrize("place", [None, "nowhere"])
def test_without_a_workspace_nothing_is_screened_and_nothing_fails(place, kept, monkeypatch, tmp_path):
    monkeypatch.delenv("PARCELS_WORKSPACE", raising=False)
    if place is not None:
        monkeypatch.setenv("PARCELS_WORKSPACE", str(tmp_path / place))
    load()
    assert len(kept) == 0


def test_the_map_is_left_to_the_first_visit_and_nothing_is_said():
    """Imported by anything but a visit, the component of the map stays unknown to the server and is never painted."""
    program = (
        "import sys\nfrom parcels.interface.web.warming import warm_up\nwarm_up().join()\n"
        "assert 'streamlit_folium' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
