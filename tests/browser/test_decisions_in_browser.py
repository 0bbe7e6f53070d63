"""One allocation from proposal to approval, by four people who sign in in their browsers, in Chinese."""

import hashlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from benchmarks.browser import Visit, serving, somebody_else, visiting
from parcels.interface.words import Words
from parcels.service import people
from parcels.service.access import Actor, Origin, Role, system_actor
from parcels.service.allocations import Step, act
from parcels.service.people import PersonFacts
from parcels.service.queue import dossier
from parcels.service.workspace import Workspace, open_workspace
from parcels.store.event_search import EventFilter, find_events
from tests.browser.queue_steps import confirm, ended, label, queue_of, start
from tests.service.conftest import five_parcels, frame, land, parcel, project, workspace_of

WORDS = Words("zh")
PASSWORD = "好的密码-20261123"
PLANNER = Actor("li", "李规划", Role.PLANNER, origin=Origin.PERSON)
FIRST = Actor("zhang", "张经办", Role.OFFICER, origin=Origin.PERSON)
SECOND = Actor("wang", "王审核", Role.OFFICER, origin=Origin.PERSON)
AUDITOR = Actor("zhao", "赵审计", Role.AUDITOR, origin=Origin.PERSON)


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
    workspace_of(city, made).close()
    return made


@pytest.fixture(scope="module")
def ws(folder: Path) -> Iterator[Workspace]:
    with closing(open_workspace(folder)) as opened:
        yield opened


@pytest.fixture(scope="module")
def tabs(folder: Path, ws: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Visit]]:
    """One tab a person, each signed in with a password of their own."""
    with (
        serving(folder, tmp_path_factory.mktemp("log") / "app.log", demo_users=False) as home,
        visiting(home) as visit,
    ):
        yield {one.user: _signed_in(somebody_else(visit), ws, one) for one in (PLANNER, FIRST, SECOND, AUDITOR)}


def _signed_in(tab: Visit, ws: Workspace, person: Actor) -> Visit:
    facts = PersonFacts(person.name, person.role)
    once = people.add(ws, person.user, facts, now=datetime.now(UTC), actor=system_actor("tester"))
    tab.open("?lang=zh")
    tab.page.wait_for_url("**/sign-in?**", timeout=60_000)
    tab.page.fill("#name", person.user)
    tab.page.fill("#password", once)
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url("**/password?**", timeout=60_000)
    for name, value in (("old", once), ("new", PASSWORD), ("again", PASSWORD)):
        tab.page.fill(f"#{name}", value)
    tab.page.keyboard.press("Enter")
    tab.page.locator(".st-key-account").wait_for(timeout=120_000)
    return tab


def seen(ws: Workspace):
    return dossier(ws, 1, on=date.today(), actor=AUDITOR)


def test_a_planner_proposes_a_site_and_is_led_to_the_queue(tabs, ws):
    tab = tabs[PLANNER.user]
    tab.open("map?lang=zh&project=P1")
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
    assert found.allocation.made_by == PLANNER.user
    assert found.allocation.site in ("A", "B")
    assert (tab.foreign, tab.errors) == ([], [])


def test_the_planner_has_no_button_to_take_it_up_and_reads_why(tabs):
    tab = queue_of(tabs[PLANNER.user])
    assert tab.page.locator(".st-key-move-take_up").count() == 0
    tab.page.get_by_text(WORDS("queue-why-not")).click()
    tab.text(WORDS.code("because", "role_may_not"))


def test_an_officer_takes_it_up_and_returns_it_with_a_reason(tabs, ws):
    tab = queue_of(tabs[FIRST.user])
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


def test_the_planner_chooses_another_site_and_resubmits(tabs, ws):
    before = seen(ws).allocation.site
    tab = queue_of(tabs[PLANNER.user])
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


def test_what_somebody_else_changed_meanwhile_is_told_and_not_overwritten(tabs, ws):
    tab = queue_of(tabs[FIRST.user])
    start(tab, "take_up")
    one = seen(ws).allocation
    act(ws, Step(1, one.version, "take_up"), on=date.today(), actor=SECOND, now=datetime.now(UTC))
    confirm(tab, "take_up")
    tab.text(WORDS("error-allocation-changed", allocation=1, version=one.version))
    assert tab.page.get_by_text("Traceback").count() == 0
    assert seen(ws).allocation.status == "checking"


def test_a_failing_finding_is_waived_with_reason_and_evidence(tabs, ws):
    tab = queue_of(tabs[FIRST.user])
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


def test_another_officer_approves_and_the_auditor_reads_it_all(tabs, ws):
    tab = queue_of(tabs[SECOND.user])
    start(tab, "approve")
    confirm(tab, "approve")
    ended(tab, "approved")
    assert seen(ws).allocation.decided_by == SECOND.user
    tab = queue_of(tabs[AUDITOR.user])
    tab.page.locator(".pp-head .pp-tag", has_text=WORDS.code("allocation-status", "approved")).wait_for()
    tab.text(WORDS("queue-nothing-to-do"))
    assert tab.page.locator("[class*=st-key-move-]").count() == 0
    shown = tab.page.locator(".st-key-queue-panel").inner_text()
    for part in ("请避让林地", "已改址", "已核减行政办公用地", "总平面图.pdf", SECOND.name):
        assert part in shown, part
    with tab.page.expect_download() as downloading:
        tab.page.get_by_role("button", name=WORDS("queue-sheet-pdf")).click()
    taken = Path(downloading.value.path()).read_bytes()
    assert taken.startswith(b"%PDF")
    with ws.store.reading() as connection:
        (event,) = find_events(connection, EventFilter(name="exported"))
    assert (event.values["sha256"], event.role) == (hashlib.sha256(taken).hexdigest(), "auditor")
    assert (tab.foreign, tab.errors) == ([], [])
