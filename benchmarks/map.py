"""The map of the demo city in a browser: seconds until it is painted, and from a click until the facts are shown."""

import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.browser import Visit, chromium, serving, visiting
from benchmarks.workspaces import store_city
from parcels.demo import DemoSize, demo_city

PAINT_ALLOWED_S, CLICK_ALLOWED_S = 4.0, 1.0
READY = (
    "() => [...window.__parcels.byId.values()].map(s => s.feature.properties)"
    ".filter(p => p.k === 'ready').map(p => p.pid)"
)


def run(small: bool) -> dict:
    """Measure paint and click on a warm server; medians. A new tab each time for paint, another parcel for click."""
    if chromium() is None:
        return {"skipped": "no Chromium"}
    repeats, size = (3, DemoSize(parcels=400, projects=45)) if small else (5, DemoSize())
    with tempfile.TemporaryDirectory() as folder:
        workspace = store_city(Path(folder) / "city", demo_city(size))
        with serving(workspace, Path(folder) / "app.log") as home:
            first = _paint(home)
            paints = [_paint(home) for _ in range(repeats)]
            clicks = _clicks(home, repeats)
    paint, click = statistics.median(paints), statistics.median(clicks)
    return {
        "parcels": size.parcels,
        "first paint of the server (s)": first,
        "paint (s)": paint,
        "click to facts (s)": click,
        "paint allowed / paint": PAINT_ALLOWED_S / paint,
        "click allowed / click": CLICK_ALLOWED_S / click,
        "ratio": min(PAINT_ALLOWED_S / paint, CLICK_ALLOWED_S / click),
        "target": 1.0,
    }


def _paint(home: str) -> float:
    with visiting(home) as visit:
        start = time.perf_counter()
        visit.open("?lang=zh")
        visit.map()
        return time.perf_counter() - start


def _clicks(home: str, repeats: int) -> list[float]:
    with visiting(home) as visit:
        visit.open("?lang=zh")
        parcels = visit.map().evaluate(READY)
        visit.settle()
        _click(visit, parcels[0])  # the first one waits for the screening and the search, which are then kept
        visit.settle()
        return [_click(visit, parcel) for parcel in parcels[1 : repeats + 1]]


def _click(visit: Visit, parcel: str) -> float:
    start = time.perf_counter()
    visit.click_parcel(parcel)
    visit.page.locator(".pp-head code", has_text=parcel).wait_for(timeout=60_000)
    seconds = time.perf_counter() - start
    visit.settle()
    return seconds
