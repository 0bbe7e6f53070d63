"""One project from lead to production in a browser by the four people who do it, each on what the others left behind.

Promoter, planner, officer and leader, in Chinese, in a demo workspace whose people need no password.
"""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from benchmarks.browser import Visit
from parcels.interface.reports.overview_words import signed_text
from parcels.interface.words import Words
from parcels.landing.milestones import Milestone
from parcels.landing.overview import Gap
from parcels.landing.records import MilestoneReached, RecordKind
from parcels.service.access import Role, demo_actors
from parcels.service.overview import leader_overview
from parcels.service.queue import dossier
from parcels.service.record_list import RecordFilter, records_of
from parcels.service.workspace import Workspace, open_workspace
from tests.browser.queue_steps import confirm, ended, queue_of, start
from tests.service.conftest import five_parcels, frame, project, workspace_of

WORDS = Words("zh")
DEMO = {actor.role: actor for actor in demo_actors()}
WAIT_MS = 120_000
BUREAU = (("take_up", "checking"), ("approve", "approved"), ("sign", "committed"), ("deliver", "delivered"))


def test_a_lead_is_certified_proposed_checked_signed_delivered_started_and_produces(
    tmp_path: Path, visit_other: Callable[..., Visit]
):
    city = replace(five_parcels(), projects=frame("projects", [project("P1", 28, 31, stage="lead")]))
    folder = tmp_path / "ws"
    workspace_of(city, folder).close()
    tab = visit_other(folder)
    with closing(open_workspace(folder)) as ws:
        promoter_takes_out_a_certificate(tab)
        planner_proposes(tab)
        officer_checks_signs_and_delivers(tab)
        found = dossier(ws, 1, on=date.today(), actor=DEMO[Role.AUDITOR]).allocation
        assert (found.project_id, found.site, found.made_by) == ("P1", "A", "demo_planner")
        assert (found.status, found.decided_by) == ("delivered", "demo_officer")
        planner_records_signature_start_and_production(tab)
        assert recorded(ws) == {Milestone.SIGNED, Milestone.START_STATUTORY, Milestone.PRODUCING}
        leader_sees_it(tab, ws)
    assert (tab.foreign, tab.errors) == ([], [])


def promoter_takes_out_a_certificate(tab: Visit) -> None:
    tab.open("gate?lang=zh&role=promoter&project=P1")
    tab.page.locator(".st-key-gate-issue button").click(timeout=WAIT_MS)
    dialog = tab.page.get_by_role("dialog")
    dialog.locator(".st-key-gate-confirm button").click(timeout=WAIT_MS)
    dialog.wait_for(state="detached", timeout=WAIT_MS)


def planner_proposes(tab: Visit) -> None:
    """Propose the site of the certificate, which is the only one that fits."""
    tab.open("map?lang=zh&role=planner&project=P1")
    tab.page.locator(".st-key-propose-P1 button").click(timeout=WAIT_MS)
    tab.page.locator(".st-key-propose-confirm").wait_for(timeout=WAIT_MS)
    confirm(tab, "propose")
    ended(tab, "proposed")


def officer_checks_signs_and_delivers(tab: Visit) -> None:
    queue_of(tab, "officer")
    for action, status in BUREAU:
        start(tab, action)
        confirm(tab, action)
        ended(tab, status)


def planner_records_signature_start_and_production(tab: Visit) -> None:
    """Record the signature, which brings the project into the roll, and from there start and production."""
    tab.open("landing?lang=zh&role=planner")
    tab.page.locator(".st-key-landing-first button").first.click(timeout=WAIT_MS)
    tab.page.locator(".st-key-landing-first-project input").click()
    tab.page.get_by_role("option").first.click()
    tab.settle()
    tab.page.locator(".st-key-landing-first-open button").click()
    save_today(tab)
    for milestone in (Milestone.START_STATUTORY, Milestone.PRODUCING):
        tab.page.locator("[class*=st-key-record-menu] button").first.click(timeout=WAIT_MS)
        tab.page.locator(".st-key-record-milestone-P1 button").click()
        field = tab.page.get_by_role("dialog").locator("[class*=-milestone] input")
        field.fill(WORDS.code("milestone", milestone), timeout=WAIT_MS)
        field.press("Enter")
        save_today(tab)


def save_today(tab: Visit) -> None:
    dialog = tab.page.get_by_role("dialog")
    dialog.locator("[class*=-actual_on] [role=spinbutton]").first.click(timeout=WAIT_MS)
    tab.page.keyboard.type(f"{date.today():%Y%m%d}")
    tab.page.keyboard.press("Tab")
    tab.settle()
    dialog.locator(".st-key-record-save button").click()
    dialog.wait_for(state="detached", timeout=WAIT_MS)
    tab.settle()


def recorded(ws: Workspace) -> set[Milestone]:
    found = records_of(ws, RecordFilter("P1", (RecordKind.MILESTONE,)), actor=DEMO[Role.AUDITOR])
    assert {one.made_by for one in found} == {"demo_planner"}
    return {one.body.milestone for one in found if isinstance(one.body, MilestoneReached) and one.body.actual_on}


def leader_sees_it(tab: Visit, ws: Workspace) -> None:
    """See one project signed and in no gap: nothing of it is unlanded, unstarted or unproductive any more."""
    landing = leader_overview(ws, date.today(), actor=DEMO[Role.LEADER]).landing
    assert (landing.signed, landing.producing) == (1, 1)
    assert [landing.gaps[gap].total for gap in Gap] == [0, 0, 0]
    tab.open("overview?lang=zh&role=leader")
    tab.page.locator(".st-key-tile-not-producing").wait_for(timeout=WAIT_MS)
    tab.text(signed_text(WORDS, landing))
