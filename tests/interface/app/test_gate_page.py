"""The page of the signing gate: verdict, the register, verification, signatures past the gate. Five parcels."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from parcels.interface.pages.router import BY_ROLE
from parcels.interface.words import Words
from parcels.service.access import Role, demo_actors
from parcels.service.allocation_checks import LawOptions
from parcels.service.allocations import Proposal, Step, act, propose
from parcels.service.certificates import GateOptions
from parcels.service.issued import IssueWish, issue_certificate
from parcels.service.workspace import open_workspace
from tests.service.conftest import five_parcels, workspace_of

DEMO = {actor.role: actor for actor in demo_actors()}
TODAY = date.today()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with closing(workspace_of(five_parcels(), tmp_path / "ws")):
        return tmp_path / "ws"


@pytest.fixture
def gate(open_app, folder, monkeypatch) -> Callable[..., AppTest]:
    monkeypatch.setenv("PARCELS_WORKSPACE", str(folder))

    def start(project: str = "P1", **address: str) -> AppTest:
        app = open_app(**address, project=project)
        app.session_state["go-to"] = "gate"
        return app.run()

    return start


def html(app: AppTest) -> str:
    return " ".join(str(item.proto.body) for item in app.get("html"))


def button(app: AppTest, key: str):
    return next(one for one in app.button if one.key == key)


def issue(folder: Path, project: str = "P1", site: str = "A"):
    with closing(open_workspace(folder)) as ws:
        wish, options = IssueWish(f"{project}-{site}", project), GateOptions(TODAY, site)
        return issue_certificate(ws, wish, options, actor=DEMO[Role.PROMOTER], now=datetime.now(UTC))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_promoter_reads_the_verdict_the_conditions_and_who_owes_them(gate, lang):
    app, words = gate(role="promoter", lang=lang), Words(lang)
    assert not app.exception
    assert not app.error
    shown = html(app)
    assert "pp-gate pp-v-conditional" in shown
    assert words("gate-column-owner") in shown
    assert "P2" in shown  # who else wants the land
    assert "pp-picture" in shown
    assert not button(app, "gate-issue").disabled


def test_before_it_is_issued_the_promoter_reads_what_follows(gate):
    app = gate(role="promoter", lang="en")
    button(app, "gate-issue").click().run()
    assert not app.exception
    assert button(app, "gate-confirm").label
    assert "A certificate of A for project P1 will be issued" in html(app)


def test_a_certificate_in_force_is_in_the_register_and_no_second_is_offered(gate, folder):
    one = issue(folder)
    app, words = gate(role="promoter", lang="en"), Words("en")
    table = next(frame.value for frame in app.dataframe if words("gate-head-code") in frame.value.columns)
    assert list(table[words("gate-head-number")]) == [one.number]
    assert list(table[words("gate-head-code")]) == [one.code]
    assert button(app, "gate-issue").disabled
    assert one.number in html(app)


def test_land_that_cannot_be_signed_for_offers_no_certificate_and_says_what_must_be_true(gate):
    app, words = gate("P3", role="promoter", lang="en"), Words("en")
    assert words("gate-cannot-issue") in html(app)
    assert button(app, "gate-issue").disabled


@pytest.mark.parametrize("role", ["officer", "leader"])
def test_officer_and_leader_read_and_issue_nothing(gate, role):
    app = gate(role=role, lang="en")
    assert "pp-gate" in html(app)
    assert button(app, "gate-issue").disabled


@pytest.mark.parametrize(("code", "said"), [("", "genuine"), ("AAAA-AAAA-AAAA", "altered")])
def test_a_paper_is_verified_on_the_page(gate, folder, code, said):
    one = issue(folder)
    app, words = gate(role="auditor", lang="en"), Words("en")
    app.text_input(key="gate-verify-number").set_value(one.number)
    app.text_input(key="gate-verify-code").set_value(code or one.code)
    next(each for each in app.button if each.label == words("gate-verify")).click().run()
    told = [box.value for box in (*app.success, *app.error, *app.warning)]
    assert any(words.code("genuine", said)[:8].lower() in text.lower() for text in told)


def test_a_leader_is_told_what_follows_before_letting_an_approved_allocation_past_the_gate(gate, folder):
    with closing(open_workspace(folder)) as ws:
        now = datetime.now(UTC)
        wish = Proposal("r", "P1", "A", TODAY + timedelta(days=60))
        one = propose(ws, wish, LawOptions(TODAY), actor=DEMO[Role.PLANNER], now=now)
        for action in ("take_up", "approve"):
            one = act(ws, Step(one.id, one.version, action), on=TODAY, actor=DEMO[Role.OFFICER], now=now)
    app, words = gate(role="leader", lang="en"), Words("en")
    button(app, "gate-override").click().run()
    assert button(app, "override-confirm").label
    assert words("gate-override-follows") in html(app)


def test_who_signs_decides_or_audits_has_the_page():
    having = {role for role, pages in BY_ROLE.items() if "gate" in pages}
    assert having == {Role.PLANNER, Role.PROMOTER, Role.OFFICER, Role.LEADER, Role.AUDITOR}
