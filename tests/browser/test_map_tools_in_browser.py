"""The tools of the map, walked once in one language; the words of the other are held by ``test_words``."""

import json
import re

import pytest
from pyproj import Geod

from parcels.interface.map.assets import SCRIPT_FOLDER
from parcels.interface.words import Words

WORDS = Words("en")
TOOLS = ["rectangle", "lasso", "measure-distance", "measure-area", "overview", "full"]
PLACE = "([lng, lat]) => { const p = window.__parcels.map.latLngToContainerPoint([lat, lng]); return [p.x, p.y]; }"
LONE = """() => { const all = [], { parcels, map } = window.__parcels, size = map.getSize();
  parcels.each((p) => { const at = map.latLngToContainerPoint([p.y, p.x]);
    if (at.x > 330 && at.x < size.x - 340 && at.y > 190 && at.y < size.y - 140) all.push([p.pid, p.x, p.y, p.a]); });
  return all; }"""


@pytest.fixture
def opened(visit):
    """The map at a place where parcels lie in the middle of it, clear of legend and boxes."""
    visit.open("?lang=en")
    frame = visit.map()
    visit.settle()
    frame.evaluate(
        "() => { let first; window.__parcels.parcels.each((p) => { first = first || p; });"
        " window.__parcels.map.setView([first.y, first.x], 15, { animate: false }); }"
    )
    box = visit.page.locator("iframe").first.bounding_box()

    def at(lng: float, lat: float) -> tuple[float, float]:
        x, y = frame.evaluate(PLACE, [lng, lat])
        return box["x"] + x, box["y"] + y

    return visit, frame, at


def text_of(frame, role: str) -> str:
    return frame.locator(f"[data-role={role}]").inner_text()


def view_of(frame) -> list[float]:
    return frame.evaluate(
        "() => { const m = window.__parcels.map, c = m.getCenter(); return [c.lat, c.lng, m.getZoom()]; }"
    )


def test_tools_select_measure_and_look_without_picking_or_moving_anything(opened):
    visit, frame, at = opened
    mouse, keys = visit.page.mouse, visit.page.keyboard
    frame.evaluate("window.__mark = 1")
    before = view_of(frame)
    assert set(TOOLS) <= set(frame.evaluate("[...document.querySelectorAll('.pm-tool')].map((b) => b.dataset.tool)"))
    (first, x1, y1, a1), (second, x2, y2, a2) = frame.evaluate(LONE)[:2]

    # Shift and click: both are selected at once, with their area, and the page hears of them.
    keys.down("Shift")
    mouse.click(*at(x1, y1))
    mouse.click(*at(x2, y2))
    keys.up("Shift")
    assert frame.evaluate("ParcelSelect.chosen()") == [first, second]
    assert f"{(a1 + a2) / 10_000:.2f} ha" in text_of(frame, "picked")
    heard = f"() => window.__GLOBAL_DATA__.last_feature_group.includes({json.dumps(second)})"
    frame.wait_for_function(heard, timeout=60_000)
    visit.settle()
    assert "parcel=" not in visit.page.url
    assert view_of(frame) == before

    # A rectangle replaces them by what lies in it; Esc ends the tool, then clears.
    within = [row for row in frame.evaluate(LONE) if abs(row[1] - x1) < 0.004 and abs(row[2] - y1) < 0.003]
    frame.locator("[data-tool=rectangle]").click()
    mouse.move(*at(x1 - 0.004, y1 + 0.003))
    mouse.down()
    mouse.move(*at(x1, y1), steps=3)
    mouse.move(*at(x1 + 0.004, y1 - 0.003), steps=3)
    mouse.up()
    chosen = frame.evaluate("ParcelSelect.chosen()")
    assert {row[0] for row in within} <= set(chosen)
    assert WORDS("map-picked") + f" {len(chosen)}" in text_of(frame, "picked")
    keys.press("Escape")
    assert frame.evaluate("ParcelTools.active()") == ""
    keys.press("Escape")
    assert frame.evaluate("ParcelSelect.chosen()") == []

    # A distance agrees with pyproj; the click of the tool picks no parcel.
    frame.locator("[data-tool=measure-distance]").click()
    mouse.click(*at(x1, y1))
    mouse.move(*at(x1 + 0.005, y1))
    mouse.dblclick(*at(x1 + 0.005, y1))
    told = float(re.search(r"([\d.]+) m", text_of(frame, "measure"))[1])
    assert told == pytest.approx(Geod(ellps="GRS80").line_length([x1, x1 + 0.005], [y1, y1]), abs=10)  # a pixel is 4 m
    assert frame.locator(".pm-measured").count() == 1

    # The same without a mouse: a tool begun by Enter is led by arrow keys, Space and Enter. Pens wait for a scenario.
    keys.press("Escape")
    frame.locator("[data-role=measure] button").click()
    frame.locator("[data-tool=measure-distance]").focus()
    for key in ("Enter", "Space", *["ArrowRight"] * 5, "Space", "Enter"):
        keys.press(key)
    seen = frame.evaluate("window.__parcels.map.getSize()")
    ends = frame.evaluate(
        "([x, y]) => [x, x + 40].map((x) => window.__parcels.map.containerPointToLatLng([x, y]))",
        [round(seen["x"] / 2), round(seen["y"] / 2)],
    )
    long = Geod(ellps="GRS80").line_length([end["lng"] for end in ends], [end["lat"] for end in ends])
    told = float(re.search(r"([\d.]+) m", text_of(frame, "measure"))[1])
    assert told == pytest.approx(long, rel=0.01)
    keys.press("Escape")
    frame.locator("[data-tool=rectangle]").focus()
    for key in ("Enter", "Space", *["Shift+ArrowRight"] * 3, *["Shift+ArrowDown"] * 3, "Space"):
        keys.press(key)
    assert frame.evaluate("ParcelSelect.chosen().length") > 0
    keys.press("Escape")
    keys.press("Escape")
    assert not frame.locator(".pm-cross").is_visible()
    assert not frame.locator("[data-tool=draw-line]").is_visible()
    assert view_of(frame) == before

    # The overview shows itself once the view is only a part, and moves the map; a place by its coordinates is found.
    overview = frame.locator("[data-role=overview]")
    assert overview.is_visible()
    overview.click(position={"x": 20, "y": 20})
    assert view_of(frame)[:2] != before[:2]
    assert frame.evaluate(f"ParcelMap.goTo({x1}, {y1}, 15)")
    assert view_of(frame) == pytest.approx([y1, x1, 15], abs=1e-4)
    assert not frame.evaluate("ParcelMap.goTo(NaN, 30)")

    # The keyboard reaches the tools by Tab, and the map fills the screen.
    full = frame.locator("[data-tool=full]")
    full.focus()
    keys.press("Enter")
    frame.wait_for_function("document.fullscreenElement !== null || window.frameElement.dataset.full === '1'")
    keys.press("Enter")
    visit.settle()
    assert visit.map().evaluate("window.__mark") == 1
    assert (visit.foreign, visit.errors) == ([], [])


def test_distance_and_area_are_those_of_the_ellipsoid(visit):
    geod = Geod(ellps="GRS80")
    rings = [
        [(121.0, 30.4), (121.01, 30.4), (121.012, 30.408), (121.003, 30.411)],
        [(120.9, 30.3), (121.0, 30.31), (120.98, 30.4)],
        [(118.2, 18.3), (118.2004, 18.3), (118.2002, 18.3005)],
    ]
    visit.page.set_content("<p></p>")
    visit.page.add_script_tag(path=str(SCRIPT_FOLDER / "geodesy.js"))
    program = "(rings) => rings.map((r) => { const p = r.map(([lng, lat]) => ({ lng, lat }));" \
        " return [ParcelGeodesy.along(p), ParcelGeodesy.area(p)]; })"  # fmt: skip
    for ring, (length, area) in zip(rings, visit.page.evaluate(program, rings), strict=True):
        lngs, lats = zip(*ring, strict=True)
        assert length == pytest.approx(geod.line_length(lngs, lats), abs=0.001)
        assert area == pytest.approx(abs(geod.polygon_area_perimeter(lngs, lats)[0]), rel=1e-6)
