"""A release review walked by planner, officer and leader in the browser, in Chinese and in English."""

from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from benchmarks.browser import Visit
from parcels.interface.words import LANGUAGES, Words
from parcels.service.access import Role, demo_actors
from parcels.service.reserve_ledger import ledger_view
from parcels.service.review_views import reviews
from parcels.service.workspace import open_workspace
from tests.service.conftest import five_parcels, workspace_of

LEADER = next(actor for actor in demo_actors() if actor.role is Role.LEADER)
WAIT_MS = 60_000


def view_of(tab: Visit, words: Words, role: str, view: str) -> None:
    """Open a view of the reserve page as somebody."""
    tab.open(f"reserve?role={role}&lang={words.language}")
    tab.page.get_by_text(words("reserve-tab-ledger"), exact=True).wait_for(timeout=WAIT_MS)
    if view != "board":
        tab.page.get_by_text(words(f"reserve-tab-{view}"), exact=True).click()


def press(tab: Visit, key: str) -> None:
    tab.page.locator(f".st-key-{key} button").click(timeout=WAIT_MS)


def write(tab: Visit, key: str, text: str) -> None:
    field = tab.page.locator(f".st-key-{key} input, .st-key-{key} textarea").first
    field.fill(text, timeout=WAIT_MS)
    field.press("Tab")


def gone(tab: Visit) -> None:
    """Wait until the dialog is closed, so that what it did is stored."""
    tab.page.get_by_role("dialog").wait_for(state="detached", timeout=WAIT_MS)


def advised(tab: Visit, reason: str) -> None:
    press(tab, "review-advise")
    write(tab, "review-reason", reason)
    press(tab, "review-advise-confirm")
    gone(tab)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_parcel_is_asked_for_judged_and_released_for_one_project(
    tmp_path: Path, visit_other: Callable[..., Visit], language: str
):
    words = Words(language)
    folder = tmp_path / "ws"
    workspace_of(five_parcels(), folder).close()
    tab = visit_other(folder)
    view_of(tab, words, "planner", "board")
    press(tab, "release-E")
    write(tab, "release-party", "甲公司")
    write(tab, "release-reason", "扩产急需")
    press(tab, "release-confirm")
    gone(tab)
    view_of(tab, words, "planner", "reviews")
    press(tab, "review-compute")
    advised(tab, "符合平台定位")
    view_of(tab, words, "officer", "reviews")
    advised(tab, "先落实供水")
    view_of(tab, words, "leader", "reviews")
    press(tab, "review-decide")
    tab.page.get_by_role("dialog").get_by_text(words("reviews-decide-project"), exact=True).first.click()
    write(tab, "review-decision-reason", "龙头项目")
    write(tab, "review-authority", "市长办公会 2026-32")
    press(tab, "review-decide-confirm")
    gone(tab)
    with closing(open_workspace(folder)) as ws:
        (row,) = reviews(ws, on=date.today(), actor=LEADER)
        view = ledger_view(ws, date.today(), actor=LEADER)
    assert (row.review.status, row.review.scope, row.review.decided_by) == ("released", "project", "demo_leader")
    assert [str(entry.kind) for entry in view.entries] == ["opening", "release_for"]
    assert tab.errors == []
    assert tab.foreign == []
