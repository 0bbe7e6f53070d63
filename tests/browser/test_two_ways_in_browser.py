"""Search by coordinate, filters that combine, a link there and back, and a step of the funnel shown on the map."""

from datetime import date

import pytest

from parcels.interface.words import Words
from parcels.service.access import system_actor
from parcels.service.site_search import SearchOptions, dropped_land
from parcels.service.workspace import open_workspace

EN = Words("en")


@pytest.fixture(scope="module")
def facts(demo_workspace):
    """A parcel with a point in it, and a project with a step at which parcels drop out."""
    ws, today = open_workspace(demo_workspace), date.today()
    city = ws.city(today)
    parcel = str(city.parcels.index[5])
    point = city.parcels.geometry.loc[parcel].representative_point()
    wanting = city.projects.index[city.projects["stage"].isin(["negotiating", "signed", "lead"])]
    project = str(wanting[0])
    dropped = dropped_land(ws, project, SearchOptions(today), actor=system_actor("t")).at
    step = max(dropped, key=lambda one: len(dropped[one]))
    return parcel, f"{point.x:.1f}, {point.y:.1f}", project, step.value, len(dropped[step])


def lit(frame) -> int:
    return frame.evaluate("() => (window.__parcels.overlaid || {}).lit || 0")


def test_search_filter_link_and_funnel_move_table_and_map_together(visit, facts):
    parcel, at, project, step, lost = facts
    visit.open("map?lang=en&class=ready,preparing")
    frame = visit.map(120)  # the first page of a fresh process
    visit.settle()
    frame.evaluate("window.__mark = 1")
    some = lit(frame)
    assert 0 < some < 400
    visit.text(EN("filter-left", left=some, total=400))
    visit.page.locator(".st-key-search input").click()
    visit.page.keyboard.type(at)
    visit.page.keyboard.press("Enter")
    visit.page.locator(".pp-head code", has_text=parcel).wait_for(timeout=60_000)
    visit.settle()
    assert f"parcel={parcel}" in visit.page.url
    assert "class=" in visit.page.url
    assert visit.map().evaluate("window.__mark") == 1

    visit.page.goto(visit.page.url)  # the link brings back what it names
    frame = visit.map()
    visit.page.locator(".pp-head code", has_text=parcel).wait_for(timeout=60_000)
    visit.settle()
    assert lit(frame) == some

    visit.open(f"map?lang=en&project={project}")
    frame = visit.map()
    visit.page.locator(f".st-key-why-step-{step} button").first.click()
    frame.wait_for_function(f"(window.__parcels.overlaid || {{}}).lit === {lost}", timeout=60_000)
    visit.text(EN("why-show-all"))
    assert (visit.foreign, visit.errors) == ([], [])
