"""One allocation from proposal to approval, by the demo people in a browser, in Chinese.

The demo has one officer. The second officer, who approves, is a person of the workspace and goes through the service.
"""

import hashlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from benchmarks.browser import Visit, serving, visiting
from parcels.domain.errors import ActionRefused
from parcels.interface.words import Words
from parcels.service import people
from parcels.service.access import Actor, Origin, Role, demo_actors, system_actor
from parcels.service.allocations import Step, act
from parcels.service.people import PersonFacts
from parcels.service.queue import dossier
from parcels.service.workspace import Workspace, open_workspace
from tests.service.conftest import five_parcels, frame, land, parcel, project, workspace_of

WORDS = Words("zh")
DEMO = {actor.role: actor for actor in demo_actors()}
SECOND = Actor("wang", "王审核", Role.OFFICER, origin=Origin.PERSON)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two sites for one project that declares too much land for offices: A with forest on a tenth of it, and B."""
    forest = {"feature_id": "F1", "geometry": land(100, 100, 40, 50)}
    wish = project("P1", 28, 31, office_share=0.2)
    city = replace(
        five_parcels(),
        parcels=frame("parcels", [parcel("A", land(100, 100, 100, 200)), parcel("B", land(400, 100, 100, 200))]),
        constraints=frame("constraints", [forest]).assign(kind=["forest"]),
        projects=frame("projects", [wish]),
    )
    made = tmp_path_factory.mktemp("decisions") / "ws"
    with closing(workspace_of(city, made)) as ws:
        facts = PersonFacts(SECOND.name, Role.OFFICER)
        people.add(ws, SECOND.user, facts, now=datetime.now(UTC), actor=system_actor("tester"))
    return made


@pytest.fixture(scope="module")
def ws(folder: Path) -> Iterator[Workspace]:
    with closing(open_workspace(folder)) as opened:
        yield opened


@pytest.fixture(scope="module")
def tab(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    with serving(folder, tmp_path_factory.mktemp("log") / "app.log") as home, visiting(home) as visit:
        yield visit


def queue_of(tab: Visit, role: Role) -> None:
    """Open the queue as a demo person."""
    tab.open(f"?lang=zh&role={role}")
    if role is not Role.OFFICER:  # whose first page it is
        tab.page.get_by_role("link", name=WORDS("page-queue")).click(timeout=120_000)
    tab.page.locator(".st-key-queue-filters").wait_for(timeout=120_000)
    tab.map()
    tab.page.locator(".pp-head").wait_for(timeout=120_000)
    tab.settle()


def label(action: str) -> str:
    return WORDS.code("action", action)


def start(tab: Visit, action: str) -> None:
    """Open the dialog of a move."""
    tab.page.locator(f".st-key-move-{action} button").click()
    tab.page.get_by_role("dialog").wait_for(timeout=60_000)
    tab.settle()


def confirm(tab: Visit, action: str, *, reason: str = "") -> None:
    """Give the reason and confirm."""
    dialog = tab.page.get_by_role("dialog")
    if reason:
        dialog.get_by_role("textbox").first.fill(reason)
        dialog.get_by_role("textbox").first.press("Tab")
        tab.settle()
    dialog.get_by_role("button", name=WORDS("queue-confirm", action=label(action))).click()


def ended(tab: Visit, status: str) -> None:
    """Wait until the allocation looked at is in a state."""
    tab.page.get_by_role("dialog").wait_for(state="detached", timeout=120_000)
    text = WORDS.code("allocation-status", status)
    tab.page.locator(".pp-head .pp-tag", has_text=text).wait_for(timeout=120_000)
    tab.settle()


def seen(ws: Workspace):
    return dossier(ws, 1, on=date.today(), actor=DEMO[Role.AUDITOR])


def test_a_planner_proposes_a_site_and_is_led_to_the_queue(tab, ws):
    tab.open("?lang=zh&role=planner&project=P1")
    tab.map()
    button = tab.page.get_by_role("button", name=label("propose"))
    button.wait_for(timeout=120_000)
    tab.settle()
    button.click()
    tab.page.get_by_role("dialog").wait_for(timeout=60_000)
    tab.settle()
    confirm(tab, "propose", reason="首选地块")
    ended(tab, "proposed")
    found = seen(ws)
    assert found.allocation.made_by == DEMO[Role.PLANNER].user
    assert found.allocation.site in ("A", "B")
    assert (tab.foreign, tab.errors) == ([], [])


def test_the_planner_has_no_button_to_take_it_up_and_reads_why(tab):
    queue_of(tab, Role.PLANNER)
    assert tab.page.locator(".st-key-move-take_up").count() == 0
    tab.page.get_by_text(WORDS("queue-why-not")).click()
    tab.text(WORDS.code("because", "role_may_not"))


def test_an_officer_takes_it_up_and_returns_it_with_a_reason(tab, ws):
    queue_of(tab, Role.OFFICER)
    start(tab, "take_up")
    confirm(tab, "take_up")
    ended(tab, "checking")
    start(tab, "send_back")
    confirm(tab, "send_back")
    tab.text(WORDS("code-because-reason-missing"))
    confirm(tab, "send_back", reason="请避让林地")
    ended(tab, "returned")
    found = seen(ws)
    assert (found.allocation.status, found.allocation.reason) == ("returned", "请避让林地")
    tab.text("请避让林地")
    assert (tab.foreign, tab.errors) == ([], [])


def test_the_planner_chooses_another_site_and_resubmits(tab, ws):
    before = seen(ws).allocation.site
    queue_of(tab, Role.PLANNER)
    tab.text("请避让林地")
    start(tab, "resubmit")
    tab.page.get_by_role("dialog").get_by_role("combobox").click()
    tab.page.keyboard.press("ArrowDown")
    tab.page.keyboard.press("Enter")
    tab.settle()
    confirm(tab, "resubmit", reason="已改址")
    ended(tab, "proposed")
    assert seen(ws).allocation.site != before
    assert (tab.foreign, tab.errors) == ([], [])


def test_what_somebody_else_changed_meanwhile_is_told_and_not_overwritten(tab, ws):
    queue_of(tab, Role.OFFICER)
    start(tab, "take_up")
    one = seen(ws).allocation
    act(ws, Step(1, one.version, "take_up"), on=date.today(), actor=SECOND, now=datetime.now(UTC))
    confirm(tab, "take_up")
    tab.text(WORDS("error-allocation-changed", allocation=1, version=one.version))
    assert tab.page.get_by_text("Traceback").count() == 0
    assert seen(ws).allocation.status == "checking"


def test_a_failing_finding_is_waived_with_reason_and_evidence(tab, ws):
    queue_of(tab, Role.OFFICER)
    assert seen(ws).check.open_findings == (("office_share", "P1"),)
    tab.page.get_by_role("button", name=WORDS("queue-decide-waived"), exact=True).click()
    dialog = tab.page.get_by_role("dialog")
    dialog.wait_for(timeout=60_000)
    tab.settle()
    reason = dialog.get_by_label(WORDS("queue-reason-needed"))
    reason.fill("已核减行政办公用地")
    reason.press("Tab")
    dialog.locator("input[type=file]").set_input_files(
        {"name": "总平面图.pdf", "mimeType": "application/pdf", "buffer": b"\x00not opened"}
    )
    digest = hashlib.sha256(b"\x00not opened").hexdigest()
    tab.text(WORDS("queue-evidence-kept", file="总平面图.pdf", sha256=digest[:12]))
    tab.settle()
    dialog.get_by_role("button", name=WORDS("queue-confirm", action=WORDS("queue-decide-waived"))).click()
    dialog.wait_for(state="detached", timeout=60_000)
    tab.text("已核减行政办公用地")
    (decision,) = seen(ws).decisions
    assert decision.kind == "waived"
    assert decision.evidence_sha256 == digest
    assert (tab.foreign, tab.errors) == ([], [])


def test_another_officer_approves_and_the_auditor_reads_it_all(tab, ws):
    with pytest.raises(ActionRefused) as refused:  # the planner cannot
        act(
            ws,
            Step(1, seen(ws).allocation.version, "approve"),
            on=date.today(),
            actor=DEMO[Role.PLANNER],
            now=datetime.now(UTC),
        )
    assert refused.value.code == "action_not_allowed"
    act(ws, Step(1, seen(ws).allocation.version, "approve"), on=date.today(), actor=SECOND, now=datetime.now(UTC))
    queue_of(tab, Role.AUDITOR)
    tab.page.locator(".pp-head .pp-tag", has_text=WORDS.code("allocation-status", "approved")).wait_for()
    tab.text(WORDS("queue-nothing-to-do"))
    assert tab.page.locator("[class*=st-key-move-]").count() == 0
    shown = tab.page.locator(".st-key-queue-panel").inner_text()
    for part in ("请避让林地", "已改址", "已核减行政办公用地", "总平面图.pdf", SECOND.name):
        assert part in shown, part
    with tab.page.expect_download() as downloading:
        tab.page.get_by_role("button", name=WORDS("queue-sheet-pdf")).click()
    assert Path(downloading.value.path()).read_bytes().startswith(b"%PDF")
    assert (tab.foreign, tab.errors) == ([], [])
