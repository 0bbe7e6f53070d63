"""Names that try to run: they are shown as they were entered, on the map, in the hover text, in panels and tables."""

from contextlib import closing
from dataclasses import replace

from benchmarks.browser import visiting
from benchmarks.workspaces import NOW, store_city
from parcels.demo import DemoSize, demo_city
from parcels.interface.map.handout import handout
from parcels.interface.reports.map_content import Choice, map_content
from parcels.interface.words import Words
from parcels.landing.records import Inspection, ServiceRequest
from parcels.service.access import Role, demo_actors, system_actor
from parcels.service.handing_on import Reader
from parcels.service.landing_records import NewRecord, record
from parcels.service.reserve_reviews import ReleaseRequest, request_release
from parcels.service.scenarios import new_scenario
from parcels.service.workspace import open_workspace
from tests.hostile_names import NAMES, RUN, RUNNING

PAGES = (
    ("planner", "plan"),
    ("planner", "queue"),
    ("planner", "gate"),
    ("planner", "landing"),
    ("planner", "data"),
    ("planner", "scenarios"),
    ("officer", "checks"),
    ("leader", "overview"),
    ("leader", "reserve"),
    ("auditor", "log"),
)
DEMO = {actor.role: actor for actor in demo_actors()}


def hostile_city():
    city = demo_city(DemoSize(seed=5, parcels=120, projects=20))

    def renamed(frame):
        names = [NAMES[place % len(NAMES)] for place in range(len(frame))]
        return frame.assign(name=[name.replace("\x00", "") for name in names])  # no store keeps a zero byte

    ids = {name: f'{name}<img src=x onerror="{RUN.format("id")}">`${{1}}' for name in city.parcels.index[:3]}
    parcels = renamed(city.parcels).rename(index=ids)
    parcels["parcel_id"] = parcels.index
    kept = parcels.index[5]
    parcels.loc[kept, ["reserve_status", "reserve_reason"]] = ["held", RUNNING[3]]
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


def hostile_records(ws, city):
    """A scenario, an inspection, a request of a firm and a wish for land in reserve, all in words that try to run."""
    text, person, now = " ".join(RUNNING[:5]), {"actor": DEMO[Role.PLANNER], "now": NOW}, NOW
    new_scenario(ws, NAMES[0], as_of=NOW.date(), **person)
    project = city.projects.index[0]
    day = NOW.date()
    for body in (Inspection(day, 10.0, note=text), ServiceRequest(day, NAMES[3], text, "energy")):
        record(ws, NewRecord(project, body), on=day, actor=system_actor("x"), now=now)
    request_release(ws, ReleaseRequest("r1", city.parcels.index[5], project, NAMES[3], text), on=day, **person)


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
    place = store_city(tmp_path / "city", city)
    with closing(open_workspace(place)) as ws:
        hostile_records(ws, city)
    visit = visit_other(place)
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
        if page == "reserve":
            visit.page.locator(".st-key-reserve-tab button", has_text=words("reserve-tab-reviews")).first.click()
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
