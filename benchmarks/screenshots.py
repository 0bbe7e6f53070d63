"""Pictures of every page and state in both languages for the documentation.

``python -m benchmarks.screenshots [FOLDER] [--only NAME ...]``: all of them, or those whose name begins with a NAME.
"""

import argparse
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image

from benchmarks.browser import Visit, serving, visiting
from parcels.demo import CITY_NAME, CRS, DemoSize, write_demo
from parcels.interface.components.tables import HEAD_PX, ROW_PX
from parcels.interface.words import LANGUAGES, Words
from parcels.service.demo_workspace import MAKER, demo_request, ensure_demo
from parcels.service.importing import import_files
from parcels.service.workspace import init_workspace

WANTED_PARCEL = "QH03-032-03"
"""Ready land that several projects want."""
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
SCENARIO = {"zh": "北区提前交地", "en": "North quarter earlier"}
FOLDER = Path(__file__).parents[1] / "docs" / "screenshots"
ACROSS = """(pid) => {
  const { map, parcels } = window.__parcels, p = parcels.get(pid), box = L.geoJSON(parcels.geometry(pid)).getBounds();
  map.setView([p.y, p.x], 17, { animate: false });
  const at = (lat, off) => { const point = map.latLngToContainerPoint([lat, p.x]); return [point.x, point.y + off]; };
  return [at(box.getNorth(), -20), at(box.getSouth(), 20)];
}"""
"""Show a parcel; return where a line from north to south across it begins and ends."""


Steps = Callable[[Visit, str], None]
Pictures = Mapping[str, Steps]


def main(folder: Path, only: Sequence[str] = ()) -> None:
    """Serve each city and take its pictures; ``only`` those whose name begins with one of these."""
    folder.mkdir(parents=True, exist_ok=True)
    cities = (
        (_demo_city, PICTURES),
        (_dirty_city, WITH_DEFECTS),
        (_demo_city, WITH_PRICES),
        (_empty_city, WITHOUT_DATA),
        (_demo_city, WITH_SIGN_IN),
    )
    with tempfile.TemporaryDirectory() as place:
        for number, (make, pictures) in enumerate(cities):
            wanted = {name: steps for name, steps in pictures.items() if is_wanted(name, only)}
            if wanted:
                _take(make(Path(place) / str(number)), wanted, folder, with_demo_users=pictures is not WITH_SIGN_IN)


def is_wanted(name: str, only: Sequence[str]) -> bool:
    """Return whether a picture is among those asked for; without a wish, every one is."""
    return not only or any(name.startswith(start) for start in only)


def _take(workspace: Path, pictures: Pictures, folder: Path, *, with_demo_users: bool) -> None:
    with serving(workspace, workspace.parent / f"{workspace.parent.name}.log", demo_users=with_demo_users) as home:
        for language in LANGUAGES:
            with visiting(home) as visit:
                for name, steps in pictures.items():
                    steps(visit, language)
                    save(visit, folder / f"{name}-{language}.png")


def _demo_city(place: Path) -> Path:
    ensure_demo(place / "qinghe", now=NOW, decided_on=NOW.date()).close()
    return place / "qinghe"


def _dirty_city(place: Path) -> Path:
    """Return the demo city imported from the file of parcels that has the defects real data have."""
    write_demo(place / "files", DemoSize(parcels=300, projects=30, dirty=True))
    clean = demo_request(place / "files")
    files = {**clean.files, "parcels": str(place / "files" / "dirty" / "parcels.gpkg")}
    ws = init_workspace(place / "qinghe", name=CITY_NAME, now=NOW, actor=MAKER, crs=CRS, is_demo=True)
    import_files(ws, replace(clean, files=files), now=NOW, actor=MAKER)
    ws.close()
    return place / "qinghe"


def _empty_city(place: Path) -> Path:
    """Return a workspace into which nothing was imported."""
    init_workspace(place / "qinghe", name=CITY_NAME, now=NOW, actor=MAKER, crs=CRS, is_demo=True).close()
    return place / "qinghe"


def save(visit: Visit, path: Path) -> None:
    """Write a picture with few colours: small enough for a repository, sharp enough for text."""
    visit.settle()
    _stand_still(visit)
    visit.page.mouse.move(1, 1)
    visit.page.wait_for_timeout(900)
    visit.page.screenshot(path=str(path))
    few_colours(Image.open(path).convert("RGB")).save(path, optimize=True)
    print(path.name, f"{path.stat().st_size / 1024:.0f} KB", visit.errors or "", visit.foreign or "")


def _stand_still(visit: Visit, seconds: int = 120) -> None:
    """Wait until the text of the page stays the same: what is computed in the background comes after all else."""
    before = ""
    for _ in range(seconds):
        text = visit.page.evaluate("document.body.innerText")
        if text == before and visit.page.locator("[data-testid=stSkeleton]").count() == 0:
            return
        before = text
        visit.page.wait_for_timeout(1_000)


def few_colours(picture: Image.Image) -> Image.Image:
    """Return the picture in its 256 commonest colours: plain areas stay exactly as they are, only soft edges change."""
    commonest = sorted(picture.getcolors(picture.width * picture.height), reverse=True)[:256]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for _, colour in commonest for part in colour])
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)


def _map(visit: Visit, language: str) -> None:
    visit.open(f"?lang={language}&role=planner")
    visit.map()
    visit.map().wait_for_function("window.__parcels_marked === true", timeout=120_000)


def _parcel(visit: Visit, language: str) -> None:
    _map(visit, language)
    frame = visit.map()
    parcels = frame.evaluate("[...window.__parcels.byId.values()].map(s => s.feature.properties)")
    assert WANTED_PARCEL in {parcel["pid"] for parcel in parcels}
    visit.click_parcel(WANTED_PARCEL)
    visit.page.locator(".pp-head").wait_for(timeout=60_000)


def _project(visit: Visit, language: str) -> None:
    visit.open(f"?lang={language}&role=planner&project=P085")
    visit.map()
    visit.page.locator(".pp-head code", has_text="P085").wait_for(timeout=60_000)


def _plan(visit: Visit, language: str) -> None:
    words = Words(language)
    visit.open(f"?lang={language}&role=planner")
    visit.map()
    visit.page.get_by_role("link", name=words("page-plan")).click()
    visit.settle()
    if visit.page.get_by_role("button", name=words("plan-keep")).count() == 0:
        visit.page.get_by_role("button", name=words("plan-run")).click()
        visit.page.get_by_role("button", name=words("plan-keep")).wait_for(timeout=180_000)
    visit.settle()


def _placed(visit: Visit, language: str) -> None:
    visit.page.get_by_role("button", name=Words(language)("plan-keep")).click()
    visit.settle()
    _pick_row(visit)


def _refused(visit: Visit, language: str) -> None:
    visit.page.locator(".st-key-plan-tables button").nth(1).click()
    visit.settle()
    visit.page.wait_for_timeout(1500)
    _pick_row(visit)


def _pick_row(visit: Visit) -> None:
    box = visit.page.locator("[data-testid=stDataFrame]").last.bounding_box()
    visit.page.mouse.click(box["x"] + 16, box["y"] + 34 + 15)
    visit.page.wait_for_timeout(800)


def _home(role: str) -> Callable[[Visit, str], None]:
    def steps(visit: Visit, language: str) -> None:
        visit.open(f"?lang={language}&role={role}")
        visit.page.locator(".pp-figures, [data-testid=stAlert]").first.wait_for(timeout=120_000)
        if role == "officer":
            visit.map().wait_for_function("window.__parcels_marked === true", timeout=120_000)

    return steps


def _queue(visit: Visit, language: str) -> None:
    """Open the allocation whose findings fail, with the land one of them is about close on the map."""
    _home("officer")(visit, language)
    words = Words(language)
    visit.settle()
    visit.page.locator(".st-key-queue-verdicts").click()
    visit.page.get_by_role("option", name=words("code-verdict-fail")).first.click()
    visit.page.keyboard.press("Escape")
    visit.settle()
    show = visit.page.get_by_role("button", name=words("queue-show"))
    if show.count():
        show.first.click()
        visit.settle()
    visit.page.evaluate("document.querySelector('.st-key-queue-panel').scrollTo(0, 0)")


def _checks(visit: Visit, language: str) -> None:
    _home("officer")(visit, language)
    visit.page.get_by_role("link", name=Words(language)("page-checks")).click()
    visit.settle()
    visit.map().wait_for_function("window.__parcels_marked === true", timeout=120_000)


def _reserve(visit: Visit, language: str) -> None:
    visit.open(f"reserve?lang={language}&role=leader")
    visit.page.locator(".pp-card").first.wait_for(timeout=120_000)


def _scores(visit: Visit, language: str) -> None:
    visit.open(f"scores?lang={language}&role=leader")
    visit.page.locator(".pp-picture").nth(2).wait_for(timeout=120_000)


def _priced(visit: Visit, language: str) -> None:
    _reserve(visit, language)
    words = Words(language)
    button = visit.page.get_by_role("button", name=words("reserve-price-compute"))
    button.or_(visit.page.get_by_text(words("reserve-price-meaning"))).first.wait_for(timeout=120_000)
    visit.settle()
    if button.count():  # once for both languages: the server keeps the prices
        button.click()
        visit.page.get_by_text(words("reserve-price-meaning")).wait_for(timeout=600_000)
    visit.settle()


def _issues(visit: Visit, language: str) -> None:
    visit.open(f"data?lang={language}&role=planner")
    table = visit.page.locator("[data-testid=stDataFrame]").first
    table.wait_for(timeout=60_000)
    box = table.bounding_box()
    visit.page.mouse.click(box["x"] + 16, box["y"] + HEAD_PX + 1.5 * ROW_PX)  # milestones, then parcels
    visit.page.locator(".st-key-action-parcels").wait_for(timeout=60_000)


def _landing(visit: Visit, language: str) -> None:
    _map(visit, language)
    visit.page.get_by_role("link", name=Words(language)("page-landing")).click()
    visit.page.locator(".st-key-landing-filters").wait_for(timeout=120_000)


def _page(name: str, role: str = "planner") -> Steps:
    """Open a page and wait for its heading and for all that it computes."""

    def steps(visit: Visit, language: str) -> None:
        visit.open(f"{name}?lang={language}&role={role}")
        visit.page.locator("h1").first.wait_for(state="attached", timeout=120_000)
        visit.settle()

    return steps


def _reserve_view(view: str) -> Steps:
    """Open one view of the page of the reserve."""

    def steps(visit: Visit, language: str) -> None:
        _page("reserve", "leader")(visit, language)
        name = Words(language)(f"reserve-tab-{view}")
        visit.page.locator(".st-key-reserve-tab button", has_text=name).first.click()
        visit.settle()

    return steps


def _scenario(visit: Visit, language: str) -> None:
    """Draw up a scenario and raise a bar."""
    words = Words(language)
    _page("scenarios")(visit, language)
    name = visit.page.get_by_label(words("scenario-name"), exact=True)
    name.fill(SCENARIO[language])
    name.press("Enter")
    visit.settle()
    visit.page.get_by_role("button", name=words("scenario-new")).click()
    visit.page.locator(".st-key-scenario-kind button", has_text=words("scenario-form-bars")).click(timeout=60_000)
    visit.page.get_by_role("button", name=words("scenario-add"), exact=True).click()
    visit.page.locator(".st-key-scenario-take-out").wait_for(timeout=60_000)


def _compared(visit: Visit, language: str) -> None:
    """Run the scenario just drawn up and today's plan, and look at both side by side."""
    words = Words(language)
    for name in ("scenario-run-today", "scenario-run"):
        visit.page.get_by_role("button", name=words(name), exact=True).click(timeout=120_000)
        visit.page.locator(".st-key-scenario-run").wait_for(state="detached", timeout=60_000)
        visit.page.locator(".st-key-scenario-run").wait_for(timeout=180_000)
    view = visit.page.locator(".st-key-scenario-view button", has_text=words("scenario-view-compare"))
    view.click(timeout=120_000)
    visit.page.locator("iframe").nth(1).wait_for(timeout=60_000)
    visit.page.wait_for_timeout(3_000)


def _drafts(visit: Visit, language: str) -> None:
    """Draw a line across a parcel, for a draft of a new scenario."""
    words = Words(language)
    _map(visit, language)
    visit.page.get_by_text(words("draft-section"), exact=True).click()
    visit.page.get_by_role("button", name=words("draft-new-scenario")).click()
    visit.page.get_by_role("button", name=words("draft-close")).wait_for(timeout=60_000)
    visit.settle()
    frame = visit.map()
    ends = frame.evaluate(ACROSS, WANTED_PARCEL)
    box = frame.locator("#map_div").bounding_box()
    frame.locator("[data-tool=draw-line]").click()
    for x, y in ends:
        visit.page.mouse.click(box["x"] + x, box["y"] + y)
        visit.page.wait_for_timeout(400)
    visit.page.keyboard.press("Enter")
    visit.page.get_by_role("button", name=words("draft-add")).wait_for(timeout=60_000)
    frame.wait_for_function("(window.__parcels.overlaid || {}).preview === 2", timeout=60_000)


def _paper(visit: Visit, language: str) -> None:
    """Open the form to print and pass on, below the map."""
    _map(visit, language)
    visit.page.locator(".st-key-map-paper button").first.click()
    visit.page.locator(".st-key-map-paper-files").wait_for(timeout=60_000)


def _refused_page(visit: Visit, language: str) -> None:
    """Ask by address for a page the role does not have."""
    visit.open(f"log?lang={language}&role=promoter")
    visit.settle()


def _unknown_parcel(visit: Visit, language: str) -> None:
    """Follow a link to a parcel that is not in the city (any more)."""
    visit.open(f"?lang={language}&role=planner&parcel=QH99-999-99")
    visit.map()
    visit.settle()


def _sign_in(visit: Visit, language: str) -> None:
    visit.open(f"sign-in?lang={language}")
    visit.page.locator("form").wait_for(timeout=60_000)


PICTURES: Pictures = {
    "map": _map,
    "map-paper": _paper,
    "parcel": _parcel,
    "project": _project,
    "plan": _plan,
    "plan-placed": _placed,
    "plan-refused": _refused,
    "scenarios": _page("scenarios"),
    "prepare": _page("prepare"),
    "queue": _queue,
    "checks": _checks,
    "gate": _page("gate"),
    "landing": _landing,
    "forecast": _page("forecast"),
    "scenarios-empty": _page("scenarios", "officer"),
    "scenario-changes": _scenario,
    "scenario-compared": _compared,
    "overview": _home("leader"),
    "scores": _scores,
    "reserve": _reserve,
    "reserve-ledger": _reserve_view("ledger"),
    "reserve-reviews": _reserve_view("reviews"),
    "prime": _page("prime", "leader"),
    "holding": _page("holding", "leader"),
    "log": _page("log", "auditor"),
    "people": _page("people", "administrator"),
    "drafts": _drafts,
    "data": _page("data"),
    "about": _page("about"),
    "state-no-permission": _refused_page,
    "state-unknown-parcel": _unknown_parcel,
}
WITH_PRICES: Pictures = {"reserve-price": _priced}
WITH_DEFECTS: Pictures = {"data-issues": _issues}
WITHOUT_DATA: Pictures = {"state-empty-map": _page(""), "state-empty-overview": _page("overview", "leader")}
WITH_SIGN_IN: Pictures = {"sign-in": _sign_in}

if __name__ == "__main__":
    wish = argparse.ArgumentParser(description=__doc__)
    wish.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    wish.add_argument("--only", nargs="+", default=(), metavar="NAME")
    given = wish.parse_args()
    main(given.folder, given.only)
