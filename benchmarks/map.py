"""The map in a browser at 800, 20 000 and 100 000 parcels: first paint, click to facts, another colour.

Server and headless Chromium share the machine; medians of five. "Opened" begins in a browser that has never seen the
app, "navigated" on another page of the app by the top bar; both end when parcels, boundaries, roads and the layers that
forbid are painted. The screening was done before (it is kept in the workspace); the first visitor after an import sees
the map, too, before it is.
"""

import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.browser import Visit, chromium, serving, visiting
from benchmarks.workspaces import NOW, store_city
from parcels.demo import DemoSize, demo_city
from parcels.service.access import system_actor
from parcels.service.screening import ScreenOptions, screen
from parcels.service.workspace import open_workspace

REPEATS = 5
SIZES = {
    800: DemoSize(),
    20_000: DemoSize(parcels=20_000, projects=200),
    100_000: DemoSize(parcels=100_000, projects=200),
}
PAINT_S = {800: 2.0, 20_000: 3.5, 100_000: 6.0}
CLICK_S = {800: 0.5, 20_000: 0.6, 100_000: 0.9}
RECOLOUR_S = {800: 1.0, 20_000: 1.5, 100_000: 3.0}
CLOSE = 17
"""A zoom at which a parcel is wide enough for a pointer."""

READY = "() => window.__parcels.parcels.rows.filter(p => p.k === 'ready').map(p => p.pid)"
PLACE = """([pid, zoom]) => {
  const { map, parcels } = window.__parcels, p = parcels.get(pid);
  map.setView([p.y, p.x], zoom, { animate: false });
  const at = map.latLngToContainerPoint([p.y, p.x]);
  return [at.x, at.y];
}"""
MODES = "() => window.__parcels.config.modes.map(mode => mode.id)"
RECOLOUR = """async (id) => {
  const state = window.__parcels, select = document.querySelector('[data-role=mode]');
  const pause = (wait) => new Promise((done) => setTimeout(done, wait)), start = performance.now();
  select.value = id;
  select.dispatchEvent(new Event('change'));
  await pause(0);
  while (state.mode.id !== id) {
    if (state.modes.say && state.modes.say !== state.config.text.mode_loading) return null;
    await pause(5);
  }
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return (performance.now() - start) / 1000;
}"""


def run(small: bool, parcels: int | None = None) -> dict:
    """Measure the sizes in turn; ``ratio`` is the tightest of all limits over its time."""
    if chromium() is None:
        return {"skipped": "no Chromium"}
    sizes = [parcels] if parcels else [800] if small else list(SIZES)
    told: dict = {}
    for size in sizes:
        with city_of(size) as workspace:
            told[f"{size} parcels"] = measured(workspace, size, 3 if small else REPEATS)
    return {**told, "ratio": min(one["ratio"] for one in told.values()), "target": 1.0}


@contextmanager
def city_of(parcels: int) -> Iterator[Path]:
    """Yield a workspace with a demo city whose measures are kept."""
    size = SIZES.get(parcels, DemoSize(parcels=parcels, projects=min(200, max(45, parcels // 10))))
    with tempfile.TemporaryDirectory() as folder:
        place = store_city(Path(folder) / "city", demo_city(size))
        ws = open_workspace(place)
        screen(ws, ScreenOptions(NOW.date()), actor=system_actor("benchmark"))
        ws.close()
        yield place


def measured(workspace: Path, parcels: int, repeats: int) -> dict:
    """Paint, click and recolour on one server."""
    with serving(workspace, workspace.parent / "app.log") as home:
        first = opened(home)
        times: dict[str, list[float]] = {"opened": [opened(home) for _ in range(repeats)]}
        with visiting(home) as visit:
            visit.open("?lang=zh")
            visit.map()
            visit.settle()
            times["navigated"] = [navigated(visit) for _ in range(repeats)]
            times["clicked"] = clicks(visit, repeats)
            times["recoloured"], times["recoloured again"] = recolours(visit.map())
    middle = {name: statistics.median(values) for name, values in times.items()}
    limits = {"navigated": PAINT_S, "clicked": CLICK_S, "recoloured": RECOLOUR_S}
    ratio = min(limit[parcels] / middle[name] for name, limit in limits.items()) if parcels in PAINT_S else 1.0
    return {"first visitor (s)": first, **{f"{name} (s)": value for name, value in middle.items()}, "ratio": ratio}


def opened(home: str) -> float:
    """Seconds from the address in a new browser to the painted map."""
    with visiting(home) as visit:
        start = time.perf_counter()
        visit.open("?lang=zh")
        visit.map(180)
        return time.perf_counter() - start


def navigated(visit: Visit) -> float:
    """Seconds from the click on the page's name in the top bar to the painted map, coming from another page."""
    bar = visit.page.get_by_test_id("stTopNavLink")
    bar.filter(has_text="项目落地").first.click()
    visit.page.wait_for_function("!document.querySelector('iframe[title*=folium]')", timeout=90_000)
    visit.settle()
    start = time.perf_counter()
    bar.filter(has_text="地图").first.click()
    visit.map(180)
    seconds = time.perf_counter() - start
    visit.settle(180)
    return seconds


def clicks(visit: Visit, repeats: int) -> list[float]:
    """Seconds from the click on a parcel to its facts; the first waits for the search and is not counted."""
    parcels = visit.map().evaluate(READY)
    shown = ".pp-head code"

    def facts(parcel: str) -> Any:
        return visit.page.locator(shown, has_text=parcel)

    return [clicked(visit, place(visit.map(), parcel), facts(parcel)) for parcel in parcels[: repeats + 1]][1:]


def clicked(visit: Visit, at: tuple[float, float], facts: Any) -> float:
    """Seconds from a click at a place of the map to the facts, a locator."""
    box = visit.page.locator("iframe").first.bounding_box()
    visit.page.wait_for_timeout(600)  # the redraw after the move is no part of the click
    start = time.perf_counter()
    visit.page.mouse.click(box["x"] + at[0], box["y"] + at[1])
    facts.first.wait_for(timeout=180_000)
    seconds = time.perf_counter() - start
    visit.settle(180)
    return seconds


def recolours(frame: Any) -> tuple[list[float], list[float]]:
    """Seconds to each other colour of the map: the first time, when its values come from the server, and again."""
    modes = frame.evaluate(MODES)[::-1]  # the one shown comes last
    first, again = ([frame.evaluate(RECOLOUR, mode) for mode in modes] for _ in range(2))
    return [one for one in first[:-1] if one is not None], [one for one in again if one is not None]


def place(frame: Any, parcel: str) -> tuple[float, float]:
    """Bring a parcel into the middle of the map and return where it is."""
    x, y = frame.evaluate(PLACE, [parcel, CLOSE])
    return x, y
