"""Recording from the landing page: what a role is offered, what a refusal keeps, and that success shows at once."""

import math
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from parcels.domain.codes import LandStatus
from parcels.interface.components.landing_forms import KINDS, TASK
from parcels.interface.components.safe import capital
from parcels.interface.reports.landing_records import body_rows, field_text, kind_text, summary_text, value_text
from parcels.interface.words import LANGUAGES, Words
from parcels.landing.clearance_terms import packaged_terms
from parcels.landing.progress import Cause
from parcels.landing.record_chain import How
from parcels.landing.records import (
    BODIES,
    CauseFound,
    Clearance,
    Inspection,
    PauseFound,
    RecordKind,
    ServiceRequest,
    WorksState,
)
from parcels.service.access import Role, demo_actors
from parcels.service.landing_records import NewRecord, record
from parcels.service.record_list import RecordFilter, records_of
from parcels.service.workspace import open_workspace
from tests.service.conftest import five_parcels, frame, land, parcel, project, workspace_of

DEMO = {actor.role: actor for actor in demo_actors()}
WORDS = Words("en")
TODAY = date.today()
TERMS = packaged_terms()


@pytest.fixture
def folder(tmp_path) -> Path:
    """One signed project whose land was to be cleared a week ago."""
    city = replace(
        five_parcels(),
        parcels=frame("parcels", [parcel("A", land(0, 0, 100, 200), status=str(LandStatus.ACQUIRED))]),
        projects=frame("projects", [project("P1", 28, 31, stage="signed", parcel_ids=("A",))]),
        milestones=frame(
            "milestones",
            [
                {"project_id": "P1", "milestone": "signed", "actual_on": TODAY - timedelta(days=90)},
                {"project_id": "P1", "milestone": "cleared", "agreed_on": TODAY - timedelta(days=7)},
            ],
        ),
    )
    workspace_of(city, tmp_path / "ws").close()
    return tmp_path / "ws"


@pytest.fixture
def opened(open_app, folder, monkeypatch) -> Callable[..., AppTest]:
    def start(role: str) -> AppTest:
        monkeypatch.setenv("PARCELS_WORKSPACE", str(folder))
        app = open_app(lang="en", role=role)
        app.session_state["landing-view"] = "roll"
        app.session_state["go-to"] = "landing"
        return app.run()

    return start


def text(app: AppTest) -> str:
    return " ".join(str(item.proto.body) for item in app.get("html"))


def told(app: AppTest) -> str:
    return " ".join(str(item.value).replace("\\", "") for item in (*app.error, *app.exception))


def close(app: AppTest) -> None:
    """Close the dialog as Esc and its cross do: the page forgets the task, the browser draws no dialog."""
    del app.session_state[TASK]
    app.run()


def kept(folder, *kinds):
    with closing(open_workspace(folder)) as ws:
        return records_of(ws, RecordFilter("P1", kinds), actor=DEMO[Role.OFFICER])


def written(folder, role, body):
    with closing(open_workspace(folder)) as ws:
        return record(ws, NewRecord("P1", body), on=TODAY, actor=DEMO[role], now=datetime.now(UTC))


def field(app: AppTest, widgets, name: str):
    return next(one for one in widgets if str(one.key).startswith("form-") and str(one.key).endswith(f"-{name}"))


def offered(app: AppTest) -> set[str]:
    return {str(kind) for kind in KINDS if any(str(one.key) == f"record-{kind}-P1" for one in app.button)}


@pytest.mark.parametrize(
    ("role", "some", "none"),
    [
        ("planner", {"milestone", "inspection", "request", "clearance", "achieved"}, {"cause", "pause", "escalation"}),
        ("officer", {"milestone", "cause", "pause", "extension", "idle_decision"}, {"escalation"}),
        ("leader", {"escalation"}, {"milestone", "cause"}),
        ("auditor", set(), {str(kind) for kind in KINDS}),
    ],
)
def test_a_role_is_offered_what_it_may_record_and_told_why_not_the_rest(opened, role, some, none):
    app = opened(role)
    assert told(app) == ""
    assert some <= offered(app)
    assert offered(app) & none == set()
    assert WORDS("record-not-offered") in text(app)


def test_a_refusal_is_said_in_words_keeps_what_was_filled_in_and_success_shows_at_once(opened, folder):
    app = opened("planner")
    app.button(key="record-inspection-P1").click().run()
    field(app, app.number_input, "invested_wan_yuan").set_value(1200.0)
    field(app, app.date_input, "inspected_on").set_value(TODAY + timedelta(days=1))
    field(app, app.text_area, "note").set_value("foundations")
    app.button(key="record-save").click().run()
    assert "is after today" in told(app)
    assert field(app, app.number_input, "invested_wan_yuan").value == 1200.0
    assert field(app, app.text_area, "note").value == "foundations"
    assert kept(folder) == ()
    field(app, app.date_input, "inspected_on").set_value(TODAY)
    app.button(key="record-save").click().run()
    assert told(app) == ""
    (one,) = kept(folder)
    assert one.body == Inspection(TODAY, invested_wan_yuan=1200.0, note="foundations")
    assert f"#{one.id} {kind_text(WORDS, one.body)}" in text(app)


def test_inspections_are_listed_the_latest_first_with_what_each_measured(opened, folder):
    written(folder, Role.PLANNER, Inspection(TODAY - timedelta(days=30), invested_wan_yuan=800.0, note="piles"))
    written(folder, Role.PLANNER, Inspection(TODAY, physical_percent=35.0, works=WorksState.STOPPED))
    (found,) = (one.value for one in opened("planner").dataframe if WORDS("curve-photos") in one.value.columns)
    told_of = [list(found[capital(field_text(WORDS, name))]) for name in ("invested_wan_yuan", "works", "note")]
    assert [[float(money) for money in told_of[0]], *told_of[1:]] == [
        [pytest.approx(math.nan, nan_ok=True), 800.0],
        ["Works stopped", ""],
        ["", "piles"],
    ]
    assert list(found[WORDS("curve-photos")]) == [0, 0]


def test_a_form_closed_without_saving_opens_with_what_was_filled_in_until_it_is_saved(opened, folder):
    app = opened("planner")
    app.button(key="record-inspection-P1").click().run()
    assert WORDS("record-unsaved") not in text(app)
    field(app, app.number_input, "invested_wan_yuan").set_value(1200.0)
    field(app, app.text_area, "note").set_value("foundations").run()
    close(app)
    app.button(key="record-request-P1").click().run()
    assert field(app, app.text_area, "text").value == ""
    close(app)
    app.button(key="record-inspection-P1").click().run()
    assert WORDS("record-unsaved") in text(app)
    assert field(app, app.number_input, "invested_wan_yuan").value == 1200.0
    app.button(key="record-save").click().run()
    assert [one.body.note for one in kept(folder)] == ["foundations"]
    app.button(key="record-inspection-P1").click().run()
    assert field(app, app.number_input, "invested_wan_yuan").value is None


def test_what_was_not_saved_can_be_thrown_away(opened):
    app = opened("planner")
    app.button(key="record-inspection-P1").click().run()
    field(app, app.text_area, "note").set_value("foundations").run()
    close(app)
    app.button(key="record-inspection-P1").click().run()
    app.button(key="record-anew").click().run()
    assert field(app, app.text_area, "note").value == ""
    assert WORDS("record-unsaved") not in text(app)


def test_a_regional_assessment_recorded_on_the_page_spares_a_clearance_at_once(opened, folder):
    """The demo terms let an assessment of the whole platform take the place of the seismic review of each project."""
    term = TERMS.items["seismic"]
    assert (term.assessment, term.covered_working_days) == ("seismic", 0)
    written(folder, Role.PLANNER, Clearance("seismic", str(term.department), submitted_on=TODAY))
    app = opened("officer")
    app.session_state["landing-view"] = "departments"
    app.run()
    assert WORDS("regional-none") in text(app)
    assert spared(app) == 0
    app.selectbox(key="regional-platform").set_value("PF1").run()
    app.button(key="regional-open").click().run()
    field(app, app.selectbox, "item").set_value("seismic")
    field(app, app.date_input, "done_on").set_value(TODAY)
    field(app, app.text_input, "document").set_value("letter 9")
    app.button(key="record-save").click().run()
    assert told(app) == ""
    assert spared(app) == 1
    assert "letter 9" in text(app)
    assert term.en in text(app)


def spared(app: AppTest) -> int:
    return int(app.dataframe[0].value[WORDS("code-matter-state-spared").capitalize()].sum())


def test_who_may_not_record_a_regional_assessment_is_offered_none(opened):
    app = opened("leader")
    app.session_state["landing-view"] = "departments"
    app.run()
    assert [one for one in app.selectbox if one.key == "regional-platform"] == []


def test_a_milestone_recorded_meets_its_clock_on_the_page_at_once(opened, folder):
    app = opened("officer")
    assert "7 days over" in text(app)
    app.button(key="record-milestone-P1").click().run()
    field(app, app.selectbox, "milestone").set_value("cleared")
    field(app, app.date_input, "actual_on").set_value(TODAY)
    field(app, app.text_area, "evidence").set_value("confirmation 7")
    app.button(key="record-save").click().run()
    assert told(app) == ""
    assert "7 days over" not in text(app)
    assert [one.kind for one in kept(folder)] == [RecordKind.MILESTONE]


def test_who_recorded_a_cause_cannot_confirm_it_and_sees_why(opened, folder):
    one = written(folder, Role.OFFICER, CauseFound(TODAY, Cause.GOVERNMENT, "letter 3"))
    app = opened("officer")
    button = app.button(key=f"record-confirmed-{one.id}")
    assert button.disabled
    assert button.help == WORDS("code-because-wrote-it")
    assert WORDS("record-to-confirm") in text(app)


def test_a_pause_is_carried_on_with_its_end_and_nothing_else_of_it_can_change(opened, folder):
    one = written(folder, Role.OFFICER, PauseFound(TODAY - timedelta(days=30), Cause.GOVERNMENT, "letter 3"))
    app = opened("officer")
    app.button(key=f"record-continued-{one.id}").click().run()
    asked = {str(item.key).rpartition("-")[2] for item in (*app.date_input, *app.text_area, *app.selectbox)}
    assert {"ends_on", "note"} <= asked
    assert asked & {"starts_on", "cause", "evidence"} == set()
    field(app, app.date_input, "ends_on").set_value(TODAY - timedelta(days=1))
    app.button(key="record-save").click().run()
    assert told(app) == ""
    (now,) = kept(folder)
    assert (now.how, now.body.ends_on, now.body.evidence) == (How.CONTINUED, TODAY - timedelta(days=1), "letter 3")


def test_a_correction_without_a_reason_is_refused_and_a_withdrawal_with_one_takes_the_record_away(opened, folder):
    one = written(folder, Role.PLANNER, Inspection(TODAY, invested_wan_yuan=10.0))
    app = opened("planner")
    app.button(key=f"record-corrected-{one.id}").click().run()
    field(app, app.number_input, "invested_wan_yuan").set_value(11.0)
    app.button(key="record-save").click().run()
    assert "reason" in told(app).casefold()
    app = opened("planner")
    app.button(key=f"record-withdrawn-{one.id}").click().run()
    app.text_area(key=f"withdraw-{one.id}").set_value("twice")
    app.button(key="record-save").click().run()
    assert kept(folder) == ()
    assert WORDS("record-none") in text(app)


def test_a_department_decides_its_own_clearance_and_sees_it_on_its_desk(opened, folder):
    one = written(folder, Role.PLANNER, Clearance("filing", "forestry", submitted_on=TODAY - timedelta(days=400)))
    app = opened("department")
    app.button(key=f"record-continued-{one.id}").click().run()
    field(app, app.date_input, "accepted_on").set_value(TODAY - timedelta(days=399))
    app.button(key="record-save").click().run()
    assert told(app) == ""
    app.session_state["landing-view"] = "departments"
    app.run()
    loads = app.dataframe[0].value
    assert loads[WORDS("code-matter-state-overdue").capitalize()].sum() == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(RecordKind))
def test_every_field_of_every_kind_has_a_label(language, kind):
    words = Words(language)
    names = [name for name in BODIES[kind].__dataclass_fields__ if field_text(words, name) == name]
    assert names == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_record_is_told_by_names_and_a_free_text_stays_as_it_was_written(language):
    words = Words(language)
    body = Clearance("filing", "forestry", documents=("a", "b"), is_on_negative_list=True)
    assert [label for label, _ in body_rows(words, body, TERMS) if label.startswith(("code-", "record-"))] == []
    asked = ServiceRequest(
        date(2026, 1, 5), "approved", "text", "water", answered_on=date(2026, 1, 9), result="approved"
    )
    assert value_text(words, "result", asked.result, TERMS) == "approved"
    assert "2026-01-05" in summary_text(words, asked, TERMS)
