"""The auditor's page on the demo city."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from parcels.interface.pages.log_page import NAMES
from parcels.interface.pages.router import BY_ROLE
from parcels.interface.reports.log_words import event_text
from parcels.interface.words import Words, slug
from parcels.service.access import ACTIONS, Role
from parcels.store.certificates import CertificateStatus
from parcels.store.events import Event
from parcels.store.state_check import KEPT

AT = datetime(2026, 11, 23, tzinfo=UTC)
ROOT = Path(__file__).parents[3] / "parcels"


def problems(app: AppTest) -> list[str]:
    return [str(item.value) for item in (*app.exception, *app.error)]


def text(app: AppTest) -> str:
    return " ".join(str(item.proto.body) for item in app.get("html"))


def recorded_names() -> set[str]:
    """Names of events that any part of the program records."""
    source = "\n".join(path.read_text(encoding="utf-8") for path in ROOT.rglob("*.py"))
    direct = set(re.findall(r"\.record\(\s*\"([a-z_]+)\"", source))
    changes = set(re.findall(r"\bchange\(\s*work, [^\"()]*\"([a-z_]+)\"", source))
    moves = re.search(r"^EVENTS = \{(.*?)^\}", source, re.M | re.S)
    kinds = {f"finding_{kind}" for kind in ("waived", "cleared", "refused")}
    kinds |= {f"certificate_{state}" for state in CertificateStatus if state is not CertificateStatus.IN_FORCE}
    indirect = re.findall(r"\.record\(\s*([A-Za-z_f][^\",)]*)[,)\"]", source)
    known = {"event", "RULES_CHANGED", "f", "self", "work"}
    assert {name.strip() for name in indirect} <= known, "a name of an event that this test cannot see"
    return direct | changes | set(re.findall(r": \"([a-z_]+)\"", moves.group(1))) | kinds | {"rules_changed"}


def test_every_event_that_is_recorded_has_words_in_both_languages_and_can_be_filtered_by():
    names = recorded_names()
    assert len(names) > 30
    assert sorted(names ^ set(NAMES)) == []
    for lang in ("zh", "en"):
        words = Words(lang)
        missing = [name for name in names if not words.has(f"event-{slug(name)}")]
        unlabelled = [name for name in names if not words.has(f"code-event-{slug(name)}")]
        assert (missing, unlabelled) == ([], [])


def test_the_auditor_begins_with_the_log_and_verifies_it(open_app):
    app = open_app(role="auditor", lang="en")
    assert problems(app) == []
    assert Words("en")("log-whole") in text(app)  # told without a click
    app.button(key="log-verify").click().run()
    assert problems(app) == []
    assert Words("en")("log-whole") in text(app)


def test_the_log_is_filtered_by_event_and_searched(open_app):
    app = open_app(role="auditor", lang="en")
    shown = len(app.dataframe[0].value)
    app.selectbox(key="log-name").set_value("imported").run()
    imported = app.dataframe[0].value
    assert 0 < len(imported) < shown
    assert set(imported["Event"]) == {"Imported"}
    app.text_input(key="log-text").set_value("roads").run()
    assert problems(app) == []
    assert len(app.dataframe[0].value) == 1
    app.text_input(key="log-text").set_value("no such thing").run()
    assert [item.value.replace("\\", "") for item in app.info] == [Words("en")("log-none")]


def test_an_event_picked_is_shown_in_full(open_app):
    app = open_app(role="auditor", lang="zh")
    app.session_state["log-picked"] = "1"
    app.run()
    assert problems(app) == []
    assert '"name"' in app.get("code")[0].value


def test_those_have_the_page_who_may_read_the_log():
    having = {role for role, pages in BY_ROLE.items() if "log" in pages}
    assert having == ACTIONS["view_log"].roles - {Role.SYSTEM}
    assert BY_ROLE[Role.AUDITOR][0] == "log"


def test_the_fields_of_a_record_are_named_as_on_its_form_and_empty_ones_left_out():
    values = {"kind": "clearance", "project": "P1", "how": "new", "record": 7, "platform_id": None, "reason": None}
    body = {"accepted_on": "2026-10-14", "department": "development", "note": ""}
    event = Event(1, "landing_recorded", AT, "li", "department", {**values, "body": body, "replaces": None})
    assert "accepted_on" not in event_text(Words("zh"), event)
    assert "受理日期：2026-10-14" in event_text(Words("zh"), event)
    assert "note" not in event_text(Words("en"), event)


@pytest.mark.parametrize(
    ("language", "item", "clock"),
    [("zh", "节能审查", "约定动工开发"), ("en", "Energy review", "Agreed statutory start")],
)
def test_matters_and_clocks_of_a_record_stand_in_the_log_by_their_names(language, item, clock):
    values = {"kind": "clearance", "project": "P1", "how": "new", "record": 7, "platform_id": None, "reason": None}
    body = {"item": "energy", "clock": "start_late", "is_on_negative_list": True}
    told = event_text(
        Words(language), Event(1, "landing_recorded", AT, "li", "planner", {**values, "body": body, "replaces": None})
    )
    assert (item in told, clock in told, "True" in told, "energy" in told.replace("Energy", "")) == (
        True,
        True,
        False,
        False,
    ), told


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_table_that_a_fault_can_be_about_has_a_name(language):
    tables = {
        *KEPT,
        "document",
        "evidence",
        "quota_account",
        "quota_entry",
        "scenario_run",
        "scenario_version",
        "event",
    }
    assert [name for name in sorted(tables) if not Words(language).has(f"log-table-{slug(name)}")] == []
