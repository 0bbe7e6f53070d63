"""A parcel is split on the map by a drawn line, as a draft of a scenario."""

import shutil

from parcels.interface.words import Words
from parcels.service.access import Actor, Role
from parcels.service.scenarios import scenario
from parcels.service.workspace import open_workspace

LARGEST = """() => {
  const state = window.__parcels;
  let best = null;
  state.parcels.each((p) => { if (p.k === "ready" && (!best || p.a > best.a)) best = p; });
  state.map.setView([best.y, best.x], 17, { animate: false });
  return best.pid;
}"""
ENDS = """(pid) => {
  const { map, parcels } = window.__parcels, p = parcels.get(pid), box = L.geoJSON(parcels.geometry(pid)).getBounds();
  const at = (lat) => { const point = map.latLngToContainerPoint([lat, p.x]); return [point.x, point.y]; };
  const [top, bottom] = [at(box.getNorth()), at(box.getSouth())];
  return [[top[0], top[1] - 25], [bottom[0] + 3, bottom[1] + 25]];
}"""


def test_a_parcel_is_split_by_a_drawn_line_into_a_scenario(visit_other, demo_workspace, tmp_path):
    words = Words("en")
    own = shutil.copytree(demo_workspace, tmp_path / "city")
    visit = visit_other(own)
    visit.open("?role=planner&lang=en")
    visit.map()
    visit.page.get_by_text(words("draft-section"), exact=True).click()
    visit.page.get_by_role("button", name=words("draft-new-scenario")).click()
    visit.page.get_by_role("button", name=words("draft-close")).wait_for()
    visit.settle()
    frame = visit.map()
    parcel = frame.evaluate(LARGEST)
    box = frame.locator("#map_div").bounding_box()
    frame.locator("[data-tool=draw-line]").click()
    (x1, y1), (x2, y2) = frame.evaluate(ENDS, parcel)
    visit.page.mouse.click(box["x"] + x1, box["y"] + y1)
    visit.page.mouse.move(box["x"] + x2, box["y"] + y2)
    visit.page.mouse.dblclick(box["x"] + x2, box["y"] + y2)
    add = visit.page.get_by_role("button", name=words("draft-add"))
    add.wait_for()
    frame.wait_for_function("(window.__parcels.overlaid || {}).preview === 2")
    add.click()
    frame.wait_for_function("(window.__parcels.overlaid || {}).draft === 2")
    visit.text(words("draft-title-line", parcel=parcel))
    assert [frame.locator(f".pm-draft:has-text('{parcel}/{piece}')").count() for piece in (1, 2)] == [1, 1]
    assert frame.evaluate("ParcelDraw.drawn().length") == 0  # what was drawn has become the draft
    (edit,) = scenario(open_workspace(own), 1, actor=Actor("system", "", Role.SYSTEM)).content.edits
    assert edit.parcel_id == parcel
    assert (visit.foreign, visit.errors) == ([], [])
