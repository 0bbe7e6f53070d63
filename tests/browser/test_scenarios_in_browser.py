"""A scenario drawn up, changed, run and compared; the two maps of the comparison keep step."""

import shutil
from datetime import UTC, date, datetime

from parcels.interface.words import Words
from parcels.service.access import Actor, Role
from parcels.service.scenario_runs import SolveWish, solve_scenario
from parcels.service.workspace import open_workspace

MOVE = """() => {
  const map = window.__parcels.map, at = map.getCenter();
  map.setView([at.lat + 0.01, at.lng + 0.02], map.getZoom() + 1, { animate: false });
}"""
PLACE = """() => {
  const map = window.__parcels.map, at = map.getCenter();
  return [at.lat.toFixed(4), at.lng.toFixed(4), map.getZoom()].join(" ");
}"""


def test_a_scenario_is_drawn_up_changed_run_and_compared(visit_other, demo_workspace, tmp_path):
    words = Words("en")
    own = shutil.copytree(demo_workspace, tmp_path / "city")
    today, who = SolveWish(date.today()), Actor("system", "", Role.SYSTEM)
    solve_scenario(open_workspace(own), today, actor=who, now=datetime.now(UTC))
    visit = visit_other(own)
    page = visit.page
    visit.open("scenarios?role=planner&lang=en")
    name = page.get_by_label(words("scenario-name"), exact=True)
    name.wait_for(timeout=60_000)
    name.fill("Higher bars")
    name.press("Enter")
    visit.settle()
    page.get_by_role("button", name=words("scenario-new")).click()
    page.locator(".st-key-scenario-kind button", has_text=words("scenario-form-bars")).click(timeout=60_000)
    points = page.get_by_label(words("scenario-points"), exact=True)
    points.fill("90")
    points.press("Tab")
    visit.settle()
    page.get_by_role("button", name=words("scenario-add"), exact=True).click()
    visit.text(words("count", n=1))
    page.get_by_role("button", name=words("scenario-run"), exact=True).click()
    page.locator(".st-key-scenario-run").wait_for(state="detached")
    page.locator(".st-key-scenario-view button", has_text=words("scenario-view-compare")).click(timeout=200_000)
    page.locator("iframe").nth(1).wait_for()
    visit.settle()
    left, right = (frame for frame in page.frames if "st_folium" in frame.url)
    for frame in (left, right):
        frame.wait_for_function("window.__parcels && window.__parcels.map")
    left.evaluate(MOVE)
    right.wait_for_function(f"place => ({PLACE})() === place", arg=left.evaluate(PLACE))
    visit.text(words("scenario-steps"))
    assert f"scenario={1}" in page.url
    assert (visit.foreign, visit.errors) == ([], [])
