"""An inspection with a photo recorded from the landing page in a browser, in Chinese: refused once, then shown."""

import io
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PIL import Image

from benchmarks.browser import Visit, serving, visiting
from parcels.interface.words import Words
from parcels.landing.records import RecordKind
from parcels.service.access import Role, demo_actors
from parcels.service.record_list import RecordFilter, paper_file, records_of
from parcels.service.workspace import open_workspace
from tests.service.conftest import five_parcels, frame, project, workspace_of

WORDS = Words("zh")
PLANNER = next(actor for actor in demo_actors() if actor.role is Role.PLANNER)
PLACE = b"30.6 N 104.1 E"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    signed = {"project_id": "P1", "milestone": "signed", "actual_on": date.today() - timedelta(days=30)}
    city = replace(
        five_parcels(),
        projects=frame("projects", [project("P1", 28, 31, stage="signed")]),
        milestones=frame("milestones", [signed]),
    )
    made = tmp_path_factory.mktemp("landing") / "ws"
    workspace_of(city, made).close()
    return made


@pytest.fixture
def tab(folder: Path, tmp_path: Path) -> Iterator[Visit]:
    with serving(folder, tmp_path / "app.log") as home, visiting(home) as visit:
        yield visit


def photo() -> bytes:
    """A photo that tells where it was taken."""
    picture, out = Image.new("RGB", (64, 48), "#88aaaa"), io.BytesIO()
    exif = picture.getexif()
    exif[0x010E] = PLACE.decode()
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()


def test_an_inspection_is_refused_in_words_then_kept_with_its_photo_and_without_the_place(tab, folder):
    tab.open("landing?lang=zh&role=planner")
    tab.page.locator(".st-key-landing-filters").wait_for(timeout=120_000)
    tab.settle()
    tab.page.locator("[class*=st-key-record-menu] button").first.click()
    tab.page.locator(".st-key-record-inspection-P1 button").click()
    dialog = tab.page.get_by_role("dialog")
    dialog.get_by_label("累计完成投资").wait_for(timeout=60_000)
    dialog.get_by_role("button", name=WORDS("record-save")).click()
    dialog.get_by_text("记录没有内容").wait_for(timeout=60_000)
    dialog.get_by_label("累计完成投资").fill("1200")
    dialog.locator("input[type=file]").first.set_input_files(
        [{"name": "现场.jpg", "mimeType": "image/jpeg", "buffer": photo()}]
    )
    dialog.get_by_text(WORDS("record-files", n=1)).wait_for(timeout=60_000)
    dialog.get_by_role("button", name=WORDS("record-save")).click()
    dialog.wait_for(state="hidden", timeout=60_000)
    with closing(open_workspace(folder)) as ws:
        (one,) = records_of(ws, RecordFilter("P1", (RecordKind.INSPECTION,)), actor=PLANNER)
        kept = paper_file(ws, one.papers[0].sha256, actor=PLANNER)
    assert one.body.invested_wan_yuan == 1200
    assert PLACE in photo()
    assert PLACE not in kept.content
    tab.settle()
    tab.page.get_by_role("tab", name=WORDS("board-tab-records")).click()
    tab.text(f"#{one.id} ")
    assert (tab.foreign, tab.errors) == ([], [])
