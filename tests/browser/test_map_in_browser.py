from datetime import date

import pytest

from parcels.interface.words import Words
from parcels.service.access import Actor, Role
from parcels.service.plan_run import PlanOptions
from parcels.service.plans import make_plan
from parcels.service.workspace import open_workspace

CLASSES = "() => [...window.__parcels.byId.values()].map(s => [s.feature.properties.pid, s.feature.properties.k])"


def parcels_of(frame, look: str) -> list[str]:
    return [pid for pid, own in frame.evaluate(CLASSES) if own == look]


def view_of(frame) -> list[float]:
    return frame.evaluate(
        "() => { const m = window.__parcels.map; return [m.getCenter().lat, m.getCenter().lng, m.getZoom()]; }"
    )


def overlaid(frame) -> dict[str, int]:
    return frame.evaluate("() => window.__parcels.overlaid || {}")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_map_is_painted_and_asks_nothing_of_other_hosts(visit, lang):
    words = Words(lang)
    visit.open(f"?lang={lang}")
    frame = visit.map()
    visit.settle()
    assert frame.evaluate("window.__parcels.byId.size") == 400
    legend = frame.locator("[data-role=legend]").inner_text()
    assert words("map-legend") in legend
    assert words("map-layer-platforms") in legend
    assert words("map-area-unit") in legend
    assert frame.evaluate("window.__parcels_error || ''") == ""
    assert (visit.foreign, visit.errors) == ([], [])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_click_on_a_parcel_shows_its_facts_and_leaves_the_map_in_place(visit, lang):
    words = Words(lang)
    visit.open(f"?lang={lang}")
    frame = visit.map()
    visit.settle()
    frame.evaluate("window.__mark = 1")
    before = view_of(frame)
    parcel = parcels_of(frame, "ready")[0]
    visit.click_parcel(parcel)
    visit.page.locator(".pp-head code", has_text=parcel).wait_for(timeout=60_000)
    visit.text(words("parcel-verdicts"))
    visit.settle()
    assert f"parcel={parcel}" in visit.page.url
    assert visit.map().evaluate("window.__mark") == 1
    assert view_of(visit.map()) == before
    assert overlaid(visit.map()) == {"selection": 1}
    assert (visit.foreign, visit.errors) == ([], [])


@pytest.fixture(scope="session")
def sited_project(demo_workspace) -> str:
    """A project that has sites."""
    ws = open_workspace(demo_workspace)
    plan = make_plan(ws, PlanOptions(date.today()), actor=Actor("test", "", Role.PLANNER))
    return plan.assignments[0]["project"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_project_shows_its_sites_on_the_map_and_the_funnel(visit, sited_project, lang):
    words = Words(lang)
    visit.open(f"?lang={lang}")
    visit.map()
    visit.settle()
    visit.page.get_by_role("combobox").last.click()
    visit.page.keyboard.type(sited_project)
    visit.page.keyboard.press("Enter")
    visit.page.locator(".pp-head code", has_text=sited_project).wait_for(timeout=60_000)
    visit.text(words("project-funnel"))
    visit.settle()
    visit.map().wait_for_function("window.__parcels.overlaid && window.__parcels.overlaid.focus === 1", timeout=30_000)
    assert f"project={sited_project}" in visit.page.url
    assert (visit.foreign, visit.errors) == ([], [])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_plan_runs_to_its_table_and_its_map(visit, lang):
    words = Words(lang)
    visit.open(f"?lang={lang}")
    visit.map()
    visit.page.get_by_role("link", name=words("page-plan")).click()
    visit.page.get_by_role("button", name=words("plan-run")).click()
    visit.page.locator(".pp-figures", has_text=words("plan-placed")).wait_for(timeout=180_000)
    visit.settle()
    frame = visit.map()
    frame.wait_for_function("window.__parcels.overlaid && window.__parcels.overlaid.plan > 0", timeout=30_000)
    placed = frame.evaluate("window.__parcels.overlaid.plan")
    visit.text(words("plan-table-chosen", n=placed))
    visit.page.get_by_text(words("plan-table-refused", n="").split("（")[0].split(" (")[0]).first.click()
    visit.settle()
    assert (visit.foreign, visit.errors) == ([], [])


def test_a_plan_can_be_stopped(visit):
    words = Words("en")
    visit.open("?lang=en")
    visit.map()
    visit.page.get_by_role("link", name=words("page-plan")).click()
    visit.page.get_by_role("button", name=words("plan-run")).click()
    visit.page.get_by_role("button", name=words("plan-cancel")).click()
    visit.page.get_by_role("button", name=words("plan-run")).wait_for(timeout=120_000)


def test_the_place_on_the_map_outlives_a_change_of_page_and_language(visit):
    visit.open("?lang=zh")
    frame = visit.map()
    visit.settle()
    frame.evaluate("window.__parcels.map.setView([30.42, 121.04], 15, {animate: false}), null")
    visit.page.wait_for_timeout(500)
    before = view_of(visit.map())
    visit.page.get_by_text("EN", exact=True).click()
    visit.text(Words("en")("page-map"))
    visit.settle()
    visit.page.wait_for_timeout(1500)
    assert view_of(visit.map()) == pytest.approx(before, abs=1e-4)


@pytest.mark.parametrize("role", ["officer", "leader"])
def test_the_home_of_each_role_opens_without_errors(visit, role):
    visit.open(f"?lang=en&role={role}")
    visit.page.locator(".pp-figures, [data-testid=stAlert]").first.wait_for(timeout=120_000)
    visit.settle()
    assert visit.page.locator("[data-testid=stAlertContentError]").count() == 0
    assert (visit.foreign, visit.errors) == ([], [])


def test_the_app_works_below_a_base_path(visit_other, demo_workspace):
    visit = visit_other(demo_workspace, base="zone")
    visit.open("?lang=en")
    frame = visit.map()
    assert frame.evaluate("window.__parcels.byId.size") == 400
    assert visit.foreign == []


def test_the_first_page_of_a_role_has_an_address_of_its_own(visit):
    for address in ("queue?role=officer&lang=en", "log?role=auditor&lang=en", "map?lang=en"):
        visit.open(address)
        visit.page.locator("[data-testid=stTopNavLink], [data-testid=stTopNavLinkContainer]").first.wait_for()
        visit.settle()
        assert visit.page.url.partition("?")[0] == visit.home + address.partition("?")[0]
        assert visit.page.get_by_text("Page not found").count() == 0
    visit.open("log?role=promoter&lang=en")
    visit.text("The page “Log” is not open to you")
    assert visit.page.get_by_text("Page not found").count() == 0
    assert (visit.foreign, visit.errors) == ([], [])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_bar_of_the_role_with_most_pages_keeps_clear_of_the_name_of_the_city(visit, language):
    visit.open(f"about?role=leader&lang={language}")
    visit.page.locator(".pp-place").wait_for()
    visit.settle()
    last = visit.page.get_by_test_id("stTopNavSection").last.bounding_box()
    assert last["x"] + last["width"] < visit.page.locator(".pp-place").bounding_box()["x"]
    visit.page.get_by_test_id("stTopNavSection").first.click()
    visit.page.get_by_role("menuitem", name=Words(language)("page-prepare")).wait_for()
