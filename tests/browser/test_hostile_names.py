"""Names that try to run: they are shown as they were entered, on the map, in the hover text, in panels and tables."""

from dataclasses import replace

from benchmarks.workspaces import store_city
from parcels.demo import DemoSize, demo_city
from parcels.interface.words import Words

RUN = "window.top.__ran=(window.top.__ran||[]).concat('{0}')"
NAMES = (
    f'<img src=x onerror="{RUN.format("img")}">',
    f"`);{RUN.format('backtick')};(`",
    "${" + RUN.format("dollar") + "}",
    f"</script><script>{RUN.format('script')}</script>",
    f'\'"><svg onload="{RUN.format("svg")}">',
    "![image](http://foreign.example/x.png) [link](javascript:alert(1))",
    "{{ 'map_div' }} {% raw %}",
    "名" * 300,
    "\u202e反转文字",
    "",
)


def hostile_city():
    city = demo_city(DemoSize(seed=5, parcels=120, projects=20))

    def renamed(frame):
        names = [NAMES[place % len(NAMES)] for place in range(len(frame))]
        return frame.assign(name=names)

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
    frame.locator("input[data-layer=demands]").check()
    frame.evaluate("window.__parcels.map.setZoom(17, {animate: false}), null")
    visit.page.wait_for_timeout(500)
    for parcel in city.parcels.index[:10]:
        visit.page.goto(visit.home + "?lang=en&parcel=" + _quoted(parcel))
        visit.page.locator(".pp-head").wait_for(timeout=60_000)
        visit.settle()
        assert visit.page.locator(".pp-head code").first.inner_text() == parcel
    for project in city.projects.index[:4]:
        visit.page.goto(visit.home + f"?lang=en&project={project}")
        visit.page.locator(".pp-head").wait_for(timeout=60_000)
        visit.settle()
        visit.map()
    for page in ("plan", "reserve", "data"):
        visit.open(f"{page}?lang=en")
        visit.text(words(f"page-{page}"))
        visit.settle()
    assert visit.page.evaluate("window.__ran || []") == []
    assert visit.foreign == []


def _quoted(text: str) -> str:
    from urllib.parse import quote

    return quote(text, safe="")
