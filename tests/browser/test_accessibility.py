"""Every page of planner and leader under axe-core: nothing serious or critical outside Streamlit's own chrome.

axe-core is no part of the project: ``.ci/run`` fetches the version below with npm into a folder outside the tree.
Without it, or with a file of another content, this test is skipped and says why.
"""

import hashlib
import os
from pathlib import Path

import pytest

VERSION = "4.10.2"
SHA256 = "b511cd9dec01c76f4b2ad1723b66b6db37d4c2eb4ed199076e1829d9ee7b75e3"
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
PLACE = CACHE / "parcel-planner-tests" / f"axe-core-{VERSION}" / "package" / "axe.min.js"
PLANNER = (
    *("map", "plan", "queue", "landing", "scenarios", "prepare", "gate", "forecast", "scores", "reserve", "prime"),
    *("holding", "data", "about"),
)
LEADER = ("overview", "reserve", "log")
CHROME = (
    '[data-testid="stHeader"]',  # Streamlit's bar with its menus
    '[data-testid="stDataFrame"]',  # a canvas with a table of its own for readers' aids
    '[data-testid="stVegaLiteChart"]',
    'iframe[title="st.iframe"]',
)
GRAVE = ("serious", "critical")
RUN = """chrome => axe.run({exclude: chrome.map((one) => [one])}, {resultTypes: ['violations']}).then((found) =>
  found.violations.map((one) => [one.impact, one.id, one.nodes.map((node) => node.target.join(' ') + node.html)]))"""


@pytest.fixture(scope="module")
def axe() -> str:
    place = Path(os.environ.get("PARCELS_AXE") or PLACE)
    if not place.is_file():
        pytest.skip(f"axe-core {VERSION} is not there: {place}; .ci/run fetches it where npm is installed")
    content = place.read_bytes()
    if hashlib.sha256(content).hexdigest() != SHA256:
        pytest.skip(f"{place} is not axe-core {VERSION}")
    return content.decode("utf-8")


def graves(visit, axe: str) -> list[str]:
    """Return what is wrong on the page and in the frame of its map."""
    found = []
    for frame in visit.page.frames:
        if frame != visit.page.main_frame and "streamlit_folium" not in frame.url:
            continue
        frame.evaluate(axe)
        there = [one for one in CHROME if frame.locator(one).count()]
        found += [f"{code}: {nodes[:2]}" for impact, code, nodes in frame.evaluate(RUN, there) if impact in GRAVE]
    return found


@pytest.mark.parametrize(("role", "pages"), [("planner", PLANNER), ("leader", LEADER)])
def test_nothing_serious_is_in_the_way_of_anybody(visit, axe, role, pages):
    wrong = {}
    for page in pages:
        visit.open(f"{page if page != 'map' else ''}?lang=zh&role={role}")
        visit.page.locator("h1").first.wait_for(state="attached", timeout=60_000)
        if page == "map":
            visit.map()
        visit.settle()
        found = graves(visit, axe)
        wrong |= {page: found} if found else {}
    assert wrong == {}
    assert visit.page.evaluate("document.documentElement.lang") == "zh-CN"
