"""Names that try to run: they are shown as they were entered, on the map, in the hover text, in panels and tables."""

from contextlib import closing
from dataclasses import replace

from benchmarks.browser import visiting
from benchmarks.workspaces import NOW, store_city
from parcels.demo import DemoSize, demo_city
from parcels.interface.map.handout import handout
from parcels.interface.reports.map_content import Choice, map_content
from parcels.interface.words import Words
from parcels.service.access import system_actor
from parcels.service.handing_on import Reader
from parcels.service.workspace import open_workspace
from tests.hostile_names import NAMES, RUN

PAGES = (
    ("planner", "plan"),
    ("planner", "queue"),
    ("planner", "gate"),
    ("planner", "landing"),
    ("planner", "data"),
    ("leader", "reserve"),
)


def hostile_city():
    city = demo_city(DemoSize(seed=5, parcels=120, projects=20))

    def renamed(frame):
        names = [NAMES[place % len(NAMES)] for place in range(len(frame))]
        return frame.assign(name=[name.replace("\x00", "") for name in names])  # no store keeps a zero byte

    ids = {name: f'{name}<img src=x onerror="{RUN.format("id")}">`${{1}}' for name in city.parcels.index[:3]}
    parcels = renamed(city.parcels).rename(index=ids)
    parcels["parcel_id"] = parcels.index
    readiness = city.readiness.assign(parcel_id=city.readiness["parcel_id"].replace(ids))
    platforms = city.platforms.assign(name=list(NAMES[: len(city.platforms)]))
    return replace(
        city,
        name=NAMES[0],
        parcels=parcels.rename_axis("parcel_id"),
        platforms=platforms,
        projects=renamed(city.projects),
        readiness=readiness,
    )


def hover_everything(visit, frame):
    box = visit.page.locator("iframe").first.bounding_box()
    at = frame.evaluate(
        "() => [...window.__parcels.byId.values()].slice(0, 30).map(s => {"
        " const p = s.feature.properties, q = map.latLngToContainerPoint([p.y, p.x]); return [q.x, q.y]; })"
    )
    for x, y in at:
        visit.page.mouse.move(box["x"] + x, box["y"] + y)
    return frame.locator(".pm-hover").inner_text()


def test_nothing_in_a_name_runs(visit_other, tmp_path):
    city = hostile_city()
    visit = visit_other(store_city(tmp_path / "city", city))
    words = Words("en")
    visit.open("?lang=en")
    frame = visit.map()
    visit.settle()
    assert NAMES[0] in frame.locator(".pm-platform").all_inner_texts()
    hover_everything(visit, frame)
    frame.locator("[data-role=layers] summary").click()
    folded = frame.locator("[data-role=layers] .pm-fold[aria-expanded=false]")
    while folded.count():
        folded.first.click()
    frame.locator("input[data-layer=demands]").check()
    frame.evaluate("window.__parcels.map.setZoom(17, {animate: false}), null")
    visit.page.wait_for_timeout(500)
    for parcel in city.parcels.index[[0, 4]]:
        visit.page.goto(visit.home + "?lang=en&parcel=" + _quoted(parcel))
        visit.page.locator(".pp-head").wait_for(timeout=60_000)
        visit.settle()
        assert visit.page.locator(".pp-head code").first.inner_text() == parcel
    for project in city.projects.index[:1]:
        visit.page.goto(visit.home + f"?lang=en&project={project}")
        visit.page.locator(".pp-head").wait_for(timeout=60_000)
        visit.settle()
        visit.map()
    for role, page in PAGES:
        visit.open(f"{page}?lang=en&role={role}")
        visit.text(words(f"page-{page}"))
        visit.settle()
    assert visit.page.evaluate("window.__ran || []") == []
    assert visit.foreign == []
    assert visit.errors == []


def test_nothing_in_a_name_runs_in_the_map_passed_on(tmp_path):
    with closing(open_workspace(store_city(tmp_path / "city", hostile_city()))) as ws:
        page = handout(map_content(ws, Choice(NOW.date(), Reader.LEADER), actor=system_actor("x")), Words("zh"))
    path = tmp_path / "map.html"
    path.write_text(page, encoding="utf-8")
    with visiting(path.as_uri()) as visit:
        asked: list[str] = []
        visit.page.unroute_all()  # a file has no host; what it asks for is counted instead
        visit.page.on("request", lambda request: asked.append(request.url))
        visit.open()
        for parcel in range(0, 60, 6):
            visit.page.locator("#search td button").nth(parcel).click()
        visit.page.locator("#search input").fill("<img")
        assert NAMES[0] in visit.page.locator("#search tbody").inner_text()
        assert visit.page.evaluate("window.__handout.byId.size") == 120
        assert visit.page.evaluate("window.__ran || []") == []
        assert [url for url in asked if not url.startswith(path.as_uri())] == []
        assert visit.errors == []


def _quoted(text: str) -> str:
    from urllib.parse import quote

    return quote(text, safe="")
