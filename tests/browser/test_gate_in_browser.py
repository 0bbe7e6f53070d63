"""A promoter takes out a land certificate in a browser, and the paper is verified by its code, in Chinese."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.browser import Visit, serving, visiting
from parcels.interface.words import Words
from parcels.service.access import Role, demo_actors
from parcels.service.issued import issued_certificates
from parcels.service.workspace import open_workspace
from tests.service.conftest import five_parcels, workspace_of

WORDS = Words("zh")
AUDITOR = next(actor for actor in demo_actors() if actor.role is Role.AUDITOR)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with closing(workspace_of(five_parcels(), tmp_path / "ws")):
        return tmp_path / "ws"


@pytest.fixture
def tab(folder: Path, tmp_path: Path) -> Iterator[Visit]:
    with serving(folder, tmp_path / "app.log") as home, visiting(home) as visit:
        yield visit


def test_a_promoter_takes_out_a_certificate_and_its_code_is_found_genuine(tab: Visit, folder: Path):
    tab.open("gate?lang=zh&role=promoter&project=P1")
    tab.page.locator(".pp-gate").wait_for(timeout=120_000)
    tab.settle()
    tab.page.locator(".st-key-gate-issue button").click()
    dialog = tab.page.get_by_role("dialog")
    dialog.wait_for(timeout=60_000)
    tab.settle()
    dialog.locator(".st-key-gate-confirm button").click()
    dialog.wait_for(state="detached", timeout=120_000)
    tab.settle()
    with closing(open_workspace(folder)) as ws:
        (one,) = issued_certificates(ws, actor=AUDITOR)
    assert (one.project_id, one.issued_by) == ("P1", "demo_promoter")
    tab.page.get_by_role("tab", name=WORDS("gate-tab-verify")).click()
    tab.page.get_by_label(WORDS("gate-number")).fill(one.number)
    tab.page.get_by_label(WORDS("gate-code")).fill(one.code)
    tab.page.get_by_role("button", name=WORDS("gate-verify"), exact=True).click()
    tab.text(WORDS("code-genuine-genuine"))
    assert (tab.foreign, tab.errors) == ([], [])
