"""The map side by side with the usual way, ``folium.GeoJson`` in ``st_folium``: same parcels, same browser, in turn.

Ours is the whole page with panel, table and all layers; the peer is a map with one layer and a table of facts. Both
show the same number of parcels, counted in the browser. Targets at 20 000 parcels: painted in a third of the time, a
click answered in a fifth.
"""

import os
import statistics
import time
from pathlib import Path
from typing import Any

from benchmarks.browser import Visit, another, chromium, served, visiting
from benchmarks.map import CLOSE, READY, city_of, clicked, opened, place
from benchmarks.workspaces import NOW
from parcels.interface.map.features import PRECISION_DEG, WEB_CRS, parcel_classes
from parcels.service.workspace import open_workspace

PAINT_TARGET, CLICK_TARGET = 3.0, 5.0
SCRIPT = Path(__file__).with_name("_plain_map_app.py")
COUNT = "() => Object.values((window.map || { _layers: {} })._layers).filter(layer => layer.feature).length"
PLACE = """([pid, zoom]) => {
  const shape = Object.values(window.map._layers).find(one => one.feature && one.feature.properties.pid === pid);
  const { x, y } = shape.feature.properties;
  window.map.setView([y, x], zoom, { animate: false });
  const at = window.map.latLngToContainerPoint([y, x]);
  return [at.x, at.y];
}"""


def run(small: bool, parcels: int | None = None) -> dict:
    """Medians of three (five for the whole) of both, in turn."""
    if chromium() is None:
        return {"skipped": "no Chromium"}
    size, repeats = parcels or (2_000 if small else 20_000), 3 if small else 5
    with city_of(size) as workspace:
        told = _both(workspace, size, repeats)
    paint, click = (told[f"plain {name} (s)"] / told[f"ours {name} (s)"] for name in ("paint", "click"))
    ratio = min(paint / PAINT_TARGET, click / CLICK_TARGET)
    return {"parcels": size, **told, "paint, times faster": paint, "click, times faster": click} | (
        {} if small else {"ratio": ratio, "target": 1.0}
    )


def _both(workspace: Path, size: int, repeats: int) -> dict:
    os.environ["PLAIN_PARCELS"] = str(_file(workspace))
    logs = workspace.parent
    times: dict[str, list[float]] = {name: [] for name in ("ours paint", "plain paint", "ours click", "plain click")}
    with (
        served(workspace, logs / "ours.log") as ours,
        served(workspace, logs / "plain.log", script=SCRIPT) as plain,
    ):
        opened(ours.address)
        _opened(plain.address, size)
        for _ in range(repeats):
            times["ours paint"].append(opened(ours.address))
            times["plain paint"].append(_opened(plain.address, size))
        with visiting(ours.address) as visit:
            _click_in_turn(visit, another(visit, plain.address), size, repeats, times)
    return {f"{name} (s)": statistics.median(values) for name, values in times.items()}


def _click_in_turn(visit: Visit, other: Visit, size: int, repeats: int, times: dict[str, list[float]]) -> None:
    visit.open("?lang=zh")
    frame = visit.map(180)
    if frame.evaluate("window.__parcels.parcels.size") != size:
        raise RuntimeError("the map does not hold all parcels")
    visit.settle(180)
    other.open()
    _painted(other, size)
    other.settle(180)
    for number, parcel in enumerate(frame.evaluate(READY)[: repeats + 1]):
        shown = visit.page.locator(".pp-head code", has_text=parcel)
        ours = clicked(visit, place(visit.map(), parcel), shown)
        shown = other.page.get_by_test_id("stCode").filter(has_text=parcel)
        plain = clicked(other, _place(_painted(other, size), parcel), shown)
        if number:  # the first click of ours waits for the search, which is then kept
            times["ours click"].append(ours)
            times["plain click"].append(plain)


def _file(workspace: Path) -> Path:
    """Write the parcels as the peer needs them."""
    ws = open_workspace(workspace)
    city = ws.city(NOW.date())
    ws.close()
    frame = city.parcels.set_geometry(city.parcels.to_crs(WEB_CRS).geometry.set_precision(PRECISION_DEG))
    points = frame.representative_point()
    looks = parcel_classes(city.parcels, NOW.date())
    slim = frame[["name", "geometry"]].assign(
        pid=frame["parcel_id"].astype(str), k=looks, use=frame["plan_use"], a=city.parcels.area.round(1),
        x=points.x.round(6), y=points.y.round(6),
    )  # fmt: skip
    target = workspace.parent / "plain.fgb"
    slim.reset_index(drop=True).to_file(target, driver="FlatGeobuf")
    return target


def _opened(home: str, size: int) -> float:
    with visiting(home) as visit:
        start = time.perf_counter()
        visit.open()
        _painted(visit, size)
        return time.perf_counter() - start


def _painted(visit: Visit, size: int, seconds: float = 180) -> Any:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for frame in visit.page.frames:
            if "streamlit_folium" in frame.url and frame.evaluate(COUNT) == size:
                frame.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
                return frame
        visit.page.wait_for_timeout(50)
    raise RuntimeError("the plain map was not painted")


def _place(frame: Any, parcel: str) -> tuple[float, float]:
    x, y = frame.evaluate(PLACE, [parcel, CLOSE])
    return x, y
